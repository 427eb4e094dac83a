"""HWPX: paragraphs with the numbers that stand in no run, tables, boxes, notes; nothing lost and nothing doubled."""

from __future__ import annotations

import re
import unicodedata
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree
from office import hp, hwpx

import billkit
from billkit.errors import UnreadableSource

HEADS = (
    '<hh:numbering id="1"><hh:paraHead level="1" start="1" numFormat="DIGIT">제^1조</hh:paraHead><hh:paraHead level="2" start="1" '
    'numFormat="CIRCLED_DIGIT">^2</hh:paraHead><hh:paraHead level="3" start="3" numFormat="HANGUL_SYLLABLE">(^1-^3)</hh:paraHead></hh:numbering>'
    '<hh:bullet id="1" char="-"/><hh:bullet id="2" char="\uf06c"/>'
    '<hh:paraPr id="1"><hh:heading type="NUMBER" idRef="1" level="0"/></hh:paraPr><hh:paraPr id="2"><hh:heading type="NUMBER" idRef="1" level="1"/></hh:paraPr>'
    '<hh:paraPr id="3"><hh:heading type="NUMBER" idRef="1" level="2"/></hh:paraPr><hh:paraPr id="4"><hh:heading type="BULLET" idRef="1" level="0"/></hh:paraPr>'
    '<hh:paraPr id="5"><hh:heading type="BULLET" idRef="2" level="0"/></hh:paraPr><hh:paraPr id="6"><hh:heading type="OUTLINE" idRef="0" level="1"/></hh:paraPr>'
)


def text(*sections: str, header: str = HEADS) -> str:
    return billkit.read(hwpx(*sections, header=header), name="bill.hwpx").text


def test_numbers_come_from_the_header() -> None:
    """Each level counts in its own system, from its own start, and anew under a new parent."""
    body = (
        hp("목적", 1)
        + hp("가", 2)
        + hp("나", 2)
        + hp("다", 3)
        + hp("정의", 1)
        + hp("라", 2)
        + hp("", 2)
        + hp("마", 2)
    )
    assert text(body) == "제1조 목적\n① 가\n② 나\n(1-다) 다\n제2조 정의\n① 라\n③ 마"


def test_headings_count_by_the_numbering_of_their_section() -> None:
    setup = '<hp:secPr outlineShapeIDRef="1"/>'
    assert text(hp("시작", inner=setup) + hp("가", 6) + hp("나", 6)) == "시작\n① 가\n② 나"


def test_bullets() -> None:
    """One that only a font of pictures shows is written as a dot."""
    assert text(hp("가", 4) + hp("나", 5)) == "- 가\n• 나"


def test_a_file_without_its_header_is_read_without_numbers() -> None:
    assert text(hp("목적", 1), header="") == "목적"


def test_sections_follow_the_list_of_contents() -> None:
    spine = (
        '<opf:package xmlns:opf="http://www.idpf.org/2007/opf/"><opf:manifest><opf:item id="a" href="Contents/section0.xml"/>'
        '<opf:item id="b" href="section1.xml"/></opf:manifest><opf:spine><opf:itemref idref="b"/><opf:itemref idref="a"/></opf:spine></opf:package>'
    )
    data = hwpx(hp("첫째"), hp("둘째"), **{"Contents/content.hpf": spine})
    assert billkit.read(data, name="b").text == "둘째\n첫째"
    assert billkit.read(hwpx(*map(hp, "가나다라마바사아자차카")), name="b").text == "\n".join(
        "가나다라마바사아자차카"
    )


def cell(*inner: str) -> str:
    return f"<hp:tc><hp:subList>{''.join(inner)}</hp:subList></hp:tc>"


def table(*rows: str, caption: str = "") -> str:
    return f"<hp:tbl>{caption}{''.join(f'<hp:tr>{row}</hp:tr>' for row in rows)}</hp:tbl>"


def test_tables_know_their_cells() -> None:
    """The caption stands before the table; the number of the paragraph around is not drawn into the first cell."""
    caption = f"<hp:caption><hp:subList>{hp('표 1')}</hp:subList></hp:caption>"
    inner = table(
        cell(hp("구분")) + cell(hp("내용")),
        cell(hp("")) + cell(hp("<신설>".replace("<", "&lt;"))),
        caption=caption,
    )
    document = billkit.read(hwpx(hp("뒤", 1, inner) + hp("끝"), header=HEADS), name="t")
    assert document.text == "표 1\n구분\t내용\n<신설>\n제1조 뒤\n끝"
    assert [[document.text[a:b] for a, b in row] for row in document.tables[0].rows] == [
        ["구분", "내용"],
        ["", "<신설>"],
    ]


def test_old_and_new_law_stand_side_by_side() -> None:
    """A table under the heads 현행 and 개정안 is one of pairs; others with two columns are not."""
    rows = [
        cell(hp("현 행")) + cell(hp("개 정 안")),
        cell(hp("")) + cell(hp("")),
        cell(hp("제1조")) + cell(hp("제1조 ---")),
        cell(hp("")) + cell(hp("② 신설")),
    ]
    old_new, other = (
        billkit.read(hwpx(hp(inner=table(*shown))), name="t")
        for shown in (rows, [*rows, cell(hp("가")) + cell(hp("나")) + cell(hp("다"))])
    )
    (pairs,) = old_new.tables
    assert pairs.kind == "old-new"
    assert [[old_new.text[a:b] for a, b in row] for row in pairs.rows] == [
        ["제1조", "제1조 ---"],
        ["", "② 신설"],
    ]
    assert (other.tables[0].kind, len(other.tables[0].rows)) == ("table", 5)


def test_a_table_in_a_table() -> None:
    document = billkit.read(
        hwpx(hp(inner=table(cell(hp("가", inner=table(cell(hp("나")) + cell(hp("다"))))) + cell(hp("라"))))),
        name="t",
    )
    assert [[document.text[a:b] for a, b in t.rows[0]] for t in document.tables] == [
        ["나", "다"],
        ["나\t다\n가", "라"],
    ]


def box(*inner: str) -> str:
    return f"<hp:rect><hp:drawText><hp:subList>{''.join(inner)}</hp:subList></hp:drawText></hp:rect>"


def test_text_boxes_follow_their_paragraph() -> None:
    """Each once and whole, also one in another."""
    body = f"<hp:p><hp:run><hp:t>앞</hp:t>{box(hp('상자 1'), hp('상자 2', inner=box(hp('안'))), hp('상자 3'))}{box(hp('다른 상자'))}<hp:t>뒤</hp:t></hp:run></hp:p>"
    assert text(body + hp("끝")) == "앞뒤\n상자 1\n상자 2\n안\n상자 3\n다른 상자\n끝"


def test_notes_stand_at_the_end_and_heads_nowhere() -> None:
    note = f"<hp:ctrl><hp:footNote><hp:subList>{hp('각주다.')}</hp:subList></hp:footNote></hp:ctrl>"
    head = f"<hp:ctrl><hp:header><hp:subList>{hp('머리말')}</hp:subList></hp:header></hp:ctrl>"
    assert text(hp("본문", inner=note + head) + hp("끝")) == "본문\n끝\n\n[1] 각주다."


def test_tracked_changes_are_read_as_accepted() -> None:
    """What is deleted is left out, over runs and paragraphs; a beginning without an end deletes nothing."""
    body = (
        '<hp:p><hp:run><hp:t>하나<hp:deleteBegin Id="1"/> 둘</hp:t></hp:run><hp:run><hp:t>셋</hp:t></hp:run></hp:p>'
        '<hp:p><hp:run><hp:t>넷<hp:deleteEnd Id="1"/>다섯<hp:insertBegin Id="2"/> 여섯<hp:insertEnd Id="2"/><hp:deleteBegin Id="3"/> 일곱</hp:t></hp:run></hp:p>'
    )
    document = billkit.read(hwpx(body), name="t")
    assert document.text == "하나\n다섯 여섯 일곱"
    assert [n.code for n in document.notices] == ["tracked-changes"]


def test_small_things_in_a_line() -> None:
    """Tabs, line breaks, words with a reading, equations, letters laid over one another, check boxes."""
    inner = (
        "<hp:dutmal><hp:mainText>高爐</hp:mainText><hp:subText>고로</hp:subText></hp:dutmal><hp:t>와<hp:tab/>전기로<hp:lineBreak/>는</hp:t>"
        '<hp:equation><hp:script>a over b</hp:script></hp:equation><hp:compose composeText="인"/><hp:checkBtn caption="동의"/>'
    )
    assert text(hp("끝", inner=inner)) == "高爐(고로)와 전기로\n는 a over b 인 동의 끝"


def test_an_encrypted_file_needs_its_password(shared: Path) -> None:
    with pytest.raises(UnreadableSource, match=r"password is needed.*remove the password"):
        billkit.read(shared / "corpus/malformed/hwpx-password-123456.hwpx")


def test_the_case_with_a_missing_manifest_is_read() -> None:
    assert text(hp("본문")) == "본문"


def _visible(path: Path) -> str:
    """All text of runs but that of headers, footers and deletions, from the XML alone."""
    parts = []
    with zipfile.ZipFile(path) as archive:
        for name in sorted(n for n in archive.namelist() if re.search(r"section\d+\.xml$", n)):
            root = etree.fromstring(archive.read(name))
            for gone in [e for e in root.iter() if etree.QName(e).localname in ("header", "footer")]:
                gone.getparent().remove(gone)
            parts += [
                "".join(t.itertext()) for t in root.iter("{*}t", "{*}mainText", "{*}subText", "{*}script")
            ]
    return unicodedata.normalize("NFC", "".join(parts))


def test_no_letter_of_the_corpus_is_lost_or_doubled(shared: Path) -> None:
    """Against the letters of the XML: what the text has more is numbers, bullets and brackets."""
    paths = [p for p in sorted((shared / "corpus/hwp/hwpx").glob("*.hwpx")) if p.stem != "ChangeTrack"]
    assert len(paths) > 10
    for path in paths:
        expected = Counter(re.sub(r"\s", "", _visible(path)))
        if not expected:
            with pytest.raises(UnreadableSource, match="without text"):
                billkit.read(path)
            continue
        found = Counter(re.sub(r"\s", "", billkit.read(path).text))
        assert not expected - found, path.name
        assert re.fullmatch(r"[\d.()①-⑳가-하•\[\]ㄱ-ㅎa-zA-Z※○-]*", "".join(found - expected)), path.name
        assert sum((found - expected).values()) <= 8 * len(billkit.read(path).text.splitlines()), path.name
