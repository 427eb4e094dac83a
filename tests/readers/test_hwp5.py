"""HWP 5 and other OLE containers: records by hand, the corpus against its own previews and against another reader."""

from __future__ import annotations

import re
import struct
import sys
from collections import Counter
from io import BytesIO
from pathlib import Path

import pytest
from office import call, container, hwp5, paragraph, record

import billkit
from billkit.errors import UnreadableSource

olefile = pytest.importorskip("olefile", reason="comes with the extra billkit[hwp]")


def utf16(text: str) -> bytes:
    return text.encode("utf-16-le")


def read(section: bytes, header: bytes = b"") -> str:
    return billkit.read(hwp5(section, header), name="bill.hwp").text


def head(system: int, pattern: str) -> bytes:
    return struct.pack("<IHHIH", system << 5, 0, 0, 0xFFFFFFFF, len(pattern)) + utf16(pattern)


def shape(kind: int, level: int = 1, number: int = 1) -> bytes:
    return record(
        25,
        0,
        struct.pack("<I", kind << 23 | (level - 1) << 25) + bytes(26) + struct.pack("<H", number) + bytes(22),
    )


def numbering(*heads: tuple[int, str], starts: tuple[int, ...] = ()) -> bytes:
    levels = (*heads, *[(0, "")] * (7 - len(heads)))
    data = b"".join(head(*level) for level in levels) + struct.pack("<H", 1)
    return record(23, 0, data + b"".join(struct.pack("<I", start) for start in starts))


def test_paragraphs() -> None:
    """Letters beyond the basic plane, tabs, line breaks and fixed blanks; a paragraph without text is none."""
    text = (
        utf16("제1조")
        + call(9, "    ")
        + utf16("목적 😀")
        + b"\n\0"
        + utf16("융자")
        + b"\x1f\0"
        + utf16("끝")
    )
    assert read(paragraph(text) + paragraph("") + paragraph("둘째")) == "제1조 목적 😀\n융자 끝\n둘째"


@pytest.mark.parametrize("flags", [0, 1], ids=["as it is", "packed"])
def test_sections_packed_and_not(flags: int) -> None:
    assert billkit.read(hwp5(paragraph("본문"), flags=flags), name="b.hwp").text == "본문"


def test_automatic_numbers() -> None:
    """Each level in its system and from its start; headings count by the numbering their section names."""
    header = (
        numbering((0, "제^1조"), (1, "^2"), (8, "^1-^3)"), starts=(1, 1, 3))
        + b"".join(shape(2, n) for n in (1, 2, 3))
        + shape(1, 1)
    )
    body = (
        paragraph("목적", shape=0)
        + paragraph("가", shape=1)
        + paragraph("나", shape=1)
        + paragraph("다", shape=2)
        + paragraph("정의", shape=0)
    )
    assert (
        read(body + paragraph("라", shape=1), header) == "제1조 목적\n① 가\n② 나\n1-다) 다\n제2조 정의\n① 라"
    )
    setup = record(71, 1, b"dces" + bytes(14) + struct.pack("<H", 1) + bytes(20))
    assert read(paragraph(call(2, "secd") + utf16("총칙"), setup, shape=3), header) == "제1조 총칙"


def test_bullets() -> None:
    header = record(24, 0, bytes(12) + utf16("○")) + shape(3)
    assert read(paragraph("가", shape=0), header) == "○ 가"


def control(name: str, *inside: bytes, data: bytes = b"", level: int = 1) -> bytes:
    return record(71, level, name[::-1].encode() + data) + b"".join(inside)


def table(*cells: tuple[int, int, bytes], level: int = 2) -> bytes:
    lists = b"".join(
        record(72, level, struct.pack("<HIHHHHH", 1, 0, 0, column, row, 1, 1) + bytes(10)) + inner
        for row, column, inner in cells
    )
    return record(77, level, struct.pack("<IHH", 0, 2, 2)) + lists


def test_tables_know_their_cells() -> None:
    """The caption stands before the table, the words of the paragraph behind it."""
    cells = table(
        (0, 0, paragraph("구분", level=2)),
        (0, 1, paragraph("내용", level=2)),
        (1, 0, paragraph("", level=2)),
        (1, 1, paragraph("신설", level=2)),
    )
    caption = record(72, 2, bytes(20)) + paragraph("표 1", level=2)
    around = paragraph(call(11, "tbl ") + utf16("뒤"), control("tbl ", caption, cells), shape=1)
    header = numbering((0, "제^1조")) + shape(0) + shape(2)
    document = billkit.read(hwp5(around + paragraph("끝"), header), name="t")
    assert document.text == "표 1\n구분\t내용\n신설\n제1조 뒤\n끝"
    assert [[document.text[a:b] for a, b in row] for row in document.tables[0].rows] == [
        ["구분", "내용"],
        ["", "신설"],
    ]


def test_what_hangs_on_a_paragraph() -> None:
    """Boxes follow it, notes stand at the end, running heads and hidden comments nowhere; each by the control it calls."""
    box = control("gso ", record(76, 2), record(72, 3, bytes(20)), paragraph("상자", level=3))
    note = control("fn  ", record(72, 2, bytes(20)), paragraph("각주다.", level=2))
    header = control("head", record(72, 2, bytes(20)), paragraph("머리말", level=2))
    hidden = control("tcmt", record(72, 2, bytes(20)), paragraph("숨은 설명", level=2))
    words = (
        utf16("앞")
        + call(16, "head")
        + call(11, "gso ")
        + call(9, "    ")
        + utf16("가운데")
        + call(17, "fn  ")
        + call(15, "tcmt")
        + utf16("뒤")
    )
    assert (
        read(paragraph(words, header, box, note, hidden) + paragraph("끝"))
        == "앞 가운데뒤\n상자\n끝\n\n[1] 각주다."
    )


def test_small_things_in_a_line() -> None:
    reading = control(
        "tdut", data=struct.pack("<H", 2) + utf16("高爐") + struct.pack("<H", 2) + utf16("고로")
    )
    overlaid = control("tcps", data=struct.pack("<H", 1) + utf16("인"))
    equation = control("eqed", record(88, 2, struct.pack("<IH", 0, 8) + utf16("a over b")))
    words = (
        utf16("이")
        + call(9, "    ")
        + utf16("큰 ")
        + call(23, "tdut")
        + utf16("와 ")
        + call(23, "tcps")
        + utf16("은")
        + call(11, "eqed")
        + utf16("끝")
    )
    assert read(paragraph(words, reading, overlaid, equation)) == "이 큰 高爐(고로)와 인은 a over b 끝"


@pytest.mark.parametrize(
    ("flag", "what"), [(2, "a password is needed"), (16, "rights"), (256, "certificate")]
)
def test_protected_files_say_what_they_need(flag: int, what: str) -> None:
    with pytest.raises(
        UnreadableSource, match=rf"^b\.hwp is an encrypted HWP document: .*{what}.*remove the protection"
    ):
        billkit.read(hwp5(b"", flags=1 | flag), name="b.hwp")


def test_a_bomb_is_measured_while_it_is_unpacked() -> None:
    with pytest.raises(UnreadableSource, match="the limit"):
        billkit.read(hwp5(bytes(70 * 1024 * 1024)), name="b.hwp")


def test_a_file_that_was_cut_off_is_told() -> None:
    """What is there is read; where nothing is there, the error says why."""
    lines = [f"{n * 7919 % 10_007}번" for n in range(3000)]
    data = hwp5(b"".join(map(paragraph, lines)))
    document = billkit.read(data[: len(data) * 2 // 3], name="b.hwp")
    assert 100 < len(document.text.split("\n")) < 3000
    assert document.text.split("\n")[:-1] == lines[: document.text.count("\n")]
    assert [n.code for n in document.notices] == ["truncated"]
    with pytest.raises(UnreadableSource, match=r"incomplete HWP 5 document.*BodyText/Section0 is missing"):
        billkit.read(data[:10_300], name="b.hwp")


def test_too_many_records_and_levels() -> None:
    with pytest.raises(UnreadableSource, match="500,000 records"):
        billkit.read(hwp5(bytes(4 * 600_000)), name="b.hwp")
    with pytest.raises(UnreadableSource, match="100 levels"):
        billkit.read(hwp5(b"".join(record(66, n % 1000, bytes(22)) for n in range(500))), name="b.hwp")


def test_without_the_extra_the_error_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "olefile", None)
    with pytest.raises(
        UnreadableSource, match=r"^b\.hwp is HWP 5.*pip install 'billkit\[hwp\]'.*save it as HWPX"
    ):
        billkit.read(hwp5(paragraph("본문")), name="b.hwp")


@pytest.mark.parametrize(
    ("stream", "what"),
    [
        ("WordDocument", "is DOC.*DOCX"),
        ("Workbook", "is XLS"),
        ("EncryptedPackage", "password is needed"),
        ("Other", "unknown kind"),
    ],
)
def test_other_containers_are_named(stream: str, what: str) -> None:
    with pytest.raises(UnreadableSource, match=what):
        billkit.read(container({stream: b"x" * 5000}), name="b.doc")


def test_hwp_5_without_text_is_refused() -> None:
    with pytest.raises(UnreadableSource, match=r"without text.*OCR"):
        billkit.read(hwp5(paragraph("")), name="b.hwp")


# --- the corpus


def corpus(shared: Path) -> list[Path]:
    paths = [
        *sorted((shared / "corpus/hwp/hwp5").glob("*.hwp")),
        *sorted((shared / "corpus/kr/bills").glob("*.hwp")),
    ]
    assert len(paths) > 8
    return [path for path in paths if path.stem != "table"]  # a table of empty cells


def test_the_first_page_is_complete(shared: Path) -> None:
    """Hancom Office leaves a preview of the first page in the file; each of its words is in the text."""
    for path in corpus(shared):
        preview = (
            olefile.OleFileIO(BytesIO(path.read_bytes()))
            .openstream("PrvText")
            .read()
            .decode("utf-16-le", "ignore")
        )
        text = re.sub(r"\s", "", billkit.read(path).text)
        words = [word for word in re.split(r"[\s<>\x00]+", preview) if word]
        missing = [word for word in words if word not in text]
        assert not missing, (path.name, missing[:10])


def test_no_letter_is_lost_or_doubled(shared: Path) -> None:
    """Against another reader, which shows running heads and no numbers: Hangul of ours is Hangul of theirs."""
    syhwp = pytest.importorskip("syhwp")
    for path in corpus(shared):
        ours = Counter(re.findall("[가-힣]", billkit.read(path).text))
        theirs = Counter(re.findall("[가-힣]", syhwp.extract_text(str(path)).replace("[그림]", "")))
        extra, missing = ours - theirs, theirs - ours
        assert not missing or path.stem == "headerfooter", (path.name, missing)
        assert set(extra) <= set("가나다라마바사제장절항조"), (path.name, extra)


def test_old_and_new_law_of_a_notice(shared: Path) -> None:
    """The bill of a notice ends in the table that sets the old law beside the new one."""
    document = billkit.read(shared / "corpus/kr/bills/kr-weather-act-prior-notice.hwp")
    (pairs,) = [table for table in document.tables if table.kind == "old-new"]
    first = [document.text[start:end].split("\n")[0] for start, end in pairs.rows[0]]
    assert first[0].startswith("제1조(목적) 이 법은")
    assert re.match(r"제1조\(목적\) -{80}", first[1])
    assert sum("<신 설>" in document.text[old.start : old.end] for old, _ in pairs.rows) > 5
