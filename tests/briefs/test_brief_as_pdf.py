"""A brief as a PDF: all its text on the pages, its tags, its data, and nothing of a source but text."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from glass_act import document
from quoting import quoting

from billkit.briefs import Ledger, VerifiedBrief, build, verify
from billkit.briefs.pdf import fonts
from billkit.briefs.pdf.columns import fitted, height
from billkit.briefs.pdf.drawings import drawn
from billkit.briefs.pdf.fonts import covered, drawable, faces
from billkit.briefs.pdf.reading import read_back
from billkit.briefs.pdf.runs import Styled, runs
from billkit.briefs.pdf.writing import to_pdf
from billkit.briefs.shown import ReadBack
from billkit.briefs.wording import plain
from billkit.errors import MissingExtra, UnreadableSource
from billkit.models.brief import (
    Bullets,
    Fact,
    Figure,
    MeasureLink,
    MeasureSource,
    Paragraph,
    Statement,
    Table,
)

typst = pytest.importorskip("typst")
pdfium = pytest.importorskip("pypdfium2")

# letters of several parts: they are set, and pdfium reads the parts as often as there are glyphs
MARKED = "e\u0301\u0302 q\u0308 각\u0301 \u1100\u1161\u11a8 \u20dd"
HOSTILE = [
    '#eval("1+1") #read("/etc/passwd") #include "/etc/passwd" #panic()',
    "\\ \\u{41} $x^2$ <label> @reference *b* _i_ `raw` // gone? /* gone? */ [a] {b} ~ -- ---",
    "= heading",
    "- item + item / term: told",
    "<script>alert(1)</script> javascript:alert(1)",
    "]}]}]} #[ #{ ) ;",
    "a" * 500,
    "가" * 500,
    "제11조제2항부터 제13조까지의 규정에 따라",
    MARKED,
    "สวัสดี 😀 العربية עברית 中文 日本語 Łódź ř",
    "\u202eturned\u202c \u2066isolated\u2069 \x00\x07",
    "&lt;b&gt; ' \" “ ” « »",
]
PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="80" viewBox="0 0 600 80" '
    'font-family="\'Noto Sans\',sans-serif"><text x="10" y="30" font-size="14" fill="#000">{}</text></svg>'
)


def shown(brief: VerifiedBrief, data: str = "{}") -> ReadBack:
    return read_back(to_pdf(brief, data))


def bare(text: str) -> str:
    """Without the citations behind it."""
    return re.sub(r"\s?\[M?\d+(, M?\d+)*\]$", "", text)


def expected(statement: Statement, mark: str = "not checked") -> str:
    """What a reader should see of a statement."""
    told, end = "", 0
    for fact in statement.facts:
        told += statement.text[end : fact.end] + (f" ({mark})" if fact.check == "not_checked" else "")
        end = fact.end
    return drawable(plain(told + statement.text[end:]))


def hostile(lang: str = "en") -> VerifiedBrief:
    """Every hostile text as paragraph, item, cell, caption, quotation and measure."""
    texts = [text for text in HOSTILE if plain(text)]
    source = document(" ".join(plain(text) for text in texts))
    said = [Statement(text=text) for text in texts]
    blocks = [
        *(Paragraph(statement=statement) for statement in said),
        Bullets(items=tuple(said)),
        Table(
            headers=(said[0], Statement(text="B"), Statement(text="C")),
            rows=tuple((statement, Statement(text="1,860"), statement) for statement in said),
        ),
        *(
            Figure(
                id="f",
                caption=statement,
                svg=PICTURE.format("Łódź, 한국 ř"),
                alt=statement.text,
                width=600,
                height=80,
            )
            for statement in said
        ),
    ]
    return quoting(source, [(0, len(source.text))], blocks, measures=tuple(measures(texts)), lang=lang)


def measures(texts: list[str]) -> Iterator[MeasureSource]:
    addresses = [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://example.org/a?b=(c)#d",
        "https://e.org/한글",
    ]
    for number, text in enumerate(texts):
        link = MeasureLink(title=text, publisher=text, url=addresses[number % len(addresses)])
        yield MeasureSource(
            id=f"M{number + 1}", measure=f"m{number}", title=text, economy="US", economy_name="United States",
            as_of="2026-01-01", links=(link,),
        )  # fmt: skip


# --- what stands on the pages ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_every_statement_is_read_back_word_for_word(ledger: Ledger, lang: str) -> None:
    brief = verify(build(ledger), ledger).model_copy(update={"lang": lang})
    mark = {"en": "not checked", "ko": "미확인"}[lang]
    read = {bare(block) for block in shown(brief).blocks}
    missing = [text for s in brief.statements() if (text := expected(s, mark)) and text not in read]
    assert missing == []


def test_what_was_not_found_again_is_marked(ledger: Ledger) -> None:
    brief = verify(build(ledger), ledger)
    marked = sum(fact.check == "not_checked" for s in brief.statements() for fact in s.facts)
    text = " ".join(shown(brief).blocks)
    assert marked
    assert text.count("(not checked)") == marked


@pytest.mark.parametrize("tier", ["glance", "brief", "full"])
def test_every_source_has_its_number_and_words(ledger: Ledger, tier: str) -> None:
    brief = verify(build(ledger), ledger).model_copy(update={"tier": tier})
    blocks = shown(brief).blocks
    for quotation in brief.quotations:
        words = drawable(plain(quotation.evidence.quote))
        assert any(block.startswith(f"[{quotation.id}] “{words}”") for block in blocks)
    for source in brief.measures:
        assert any(block.startswith(f"[{source.id}] ") and source.title in block for block in blocks)


def test_sources_tell_the_pages_on_which_they_are_cited(ledger: Ledger) -> None:
    blocks = shown(verify(build(ledger), ledger)).blocks
    first = next(block for block in blocks if block.startswith("[1] "))
    assert re.search(r"Cited on p\. 1\b", first)


def test_kinds_of_blocks_are_told(ledger: Ledger) -> None:
    brief = verify(build(ledger), ledger)
    read = shown(brief).shown
    headings = {bare(block.cells[0]) for block in read if block.kind == "heading"}
    assert {expected(section.heading) for section in brief.sections} <= headings
    tables = [block for section in brief.sections for block in section.blocks if isinstance(block, Table)]
    rows = [block.cells for block in read if block.kind == "row"]
    assert len(rows) == sum(1 + len(table.rows) for table in tables)
    assert sorted(map(len, rows)) == sorted(len(t.headers) for t in tables for _ in range(1 + len(t.rows)))


def test_a_head_that_is_told_again_on_the_next_page_is_read_once() -> None:
    cells = tuple((Statement(text=f"row {n}"), Statement(text="words " * 30)) for n in range(60))
    table = Table(headers=(Statement(text="Number"), Statement(text="Text")), rows=cells)
    data = to_pdf(quoting(document(), [(0, 5)], [table]), "")
    pages = [page.get_textpage().get_text_range() for page in pdfium.PdfDocument(data)]
    assert sum("Number" in page for page in pages) > 2
    rows = [block.cells for block in read_back(data).shown if block.kind == "row"]
    assert [row[0] for row in rows] == ["Number", *(f"row {n}" for n in range(60))]


def test_text_that_takes_several_pages_is_one_block() -> None:
    long = " ".join(f"word{n}" for n in range(4_000))
    table = Table(
        headers=(Statement(text="A"), Statement(text="B")),
        rows=((Statement(text="one"), Statement(text=long)),),
    )
    read = shown(quoting(document(), [(0, 5)], [Paragraph(statement=Statement(text=long)), table]))
    assert long in read.blocks
    assert [block.cells for block in read.shown if block.kind == "row"][-1] == ("one", long)


def test_korean_lines_are_joined_with_the_blank_between_them() -> None:
    text = " ".join(f"제{n}조의 규정에 따라 산업통상자원부장관은 지원할 수 있다." for n in range(40))
    assert (
        text
        in shown(quoting(document(), [(0, 5)], [Paragraph(statement=Statement(text=text))], lang="ko")).blocks
    )


def test_no_letter_stands_beyond_the_margins() -> None:
    for page in pdfium.PdfDocument(to_pdf(hostile(), "")):
        wide, high = page.get_size()
        text = page.get_textpage()
        for number in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(number)
            inside = left >= 0 and right <= wide - 40 and bottom >= 0 and top <= high
            assert inside, text.get_text_range(number, 20)


# --- hostile texts -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_texts_of_sources_are_text(lang: str) -> None:
    brief = hostile(lang)
    blocks = {bare(block) for block in shown(brief).blocks}
    told = [s for s in brief.statements() if expected(s) and MARKED not in s.text]
    assert [s.text for s in told if expected(s) not in blocks] == []


def test_hostile_texts_make_a_file_of_the_standard_too() -> None:
    assert b"pdfuaid:part" in to_pdf(hostile(), "")


def test_only_web_addresses_are_links() -> None:
    data = to_pdf(hostile(), "")
    addresses = set(re.findall(rb"/URI ?\(([^)]*(?:\\\)[^)]*)*)\)", data))
    assert addresses
    assert all(address.startswith(b"https://") for address in addresses)


def test_a_picture_that_asks_for_a_file_gets_none() -> None:
    svg = PICTURE.replace("<text", '<image href="/etc/passwd" width="9" height="9"/><text').format("A")
    figure = Figure(id="f", caption=Statement(text="C"), svg=svg, alt="A", width=600, height=80)
    with pytest.raises(typst.TypstError, match="not allowed"):
        to_pdf(quoting(document(), [(0, 5)], [figure]), "")


def test_letters_that_no_font_has_are_told_by_number() -> None:
    assert drawable("a 😀 ก") == "a [U+1F600] [U+0E01]"
    assert drawable("제11조 漢字 Łódź – “é”") == "제11조 漢字 Łódź – “é”"
    assert drawable("각\u0301") == "각[U+0301]"
    assert drawable("q\u0308") == "q\u0308"


def test_every_letter_that_is_said_to_be_covered_can_be_set() -> None:
    """PDF/UA asks for a glyph for each; a text that lacks one is refused by typst."""
    letters = "".join(chr(point) for point in sorted(covered()) if chr(point).isprintable())
    letters = " ".join(drawable(letters[n : n + 20]) for n in range(0, len(letters), 20))
    for line in ("sans", "serif"):
        family = [face.name for face in faces()]
        family = family[::2] + family[1::2] if line == "sans" else family[1::2] + family[::2]
        layout = f"#set document(title: sys.inputs.text.slice(0, 5))\n#set text(font: {family!r}, fallback: false)\n"
        layout = layout.replace("[", "(").replace("]", ")").replace("'", '"') + "#sys.inputs.text"
        made = typst.Compiler(
            {"main.typ": layout.encode()}, font_paths=fonts.fonts(), sys_inputs={"text": letters}
        )
        assert made.compile(format="pdf", pdf_standards="ua-1")


# --- the file ----------------------------------------------------------------------------------------------------------


def test_same_brief_same_bytes(ledger: Ledger) -> None:
    brief = verify(build(ledger), ledger)
    first = to_pdf(brief, "{}")
    assert to_pdf(brief, "{}") == first
    assert b"CreationDate" not in first


@pytest.mark.parametrize(("lang", "told"), [("en", "en"), ("ko", "ko")])
def test_it_is_tagged_has_title_language_and_bookmarks(ledger: Ledger, lang: str, told: str) -> None:
    brief = verify(build(ledger), ledger).model_copy(update={"lang": lang})
    data = to_pdf(brief, "{}")
    file = pdfium.PdfDocument(data)
    assert pdfium.raw.FPDFCatalog_IsTagged(file)
    assert file.get_metadata_dict()["Title"] == plain(brief.title.text)
    assert re.search(rb"/Lang ?\(%b" % told.encode(), data)
    assert b"pdfuaid:part" in data  # PDF/UA-1
    marks = [mark.get_title() for mark in file.get_toc()]
    assert [bare(mark) for mark in marks][: len(brief.sections)] == [
        expected(section.heading) for section in brief.sections
    ]


def test_pictures_have_words_for_who_cannot_see_them() -> None:
    figure = Figure(
        id="f",
        caption=Statement(text="Below"),
        svg=PICTURE.format("A"),
        alt="What it shows",
        width=600,
        height=80,
    )
    read = shown(quoting(document(), [(0, 5)], [figure])).shown
    assert [block.cells for block in read if block.kind == "image"] == [("What it shows",)]


def test_each_page_has_its_number(ledger: Ledger) -> None:
    file = pdfium.PdfDocument(to_pdf(verify(build(ledger), ledger), ""))
    for number, page in enumerate(file, 1):
        assert f"Page {number} of {len(file)}" in page.get_textpage().get_text_range()


def test_contents_only_where_the_brief_is_long(ledger: Ledger) -> None:
    brief = verify(build(ledger), ledger)
    blocks = shown(brief.model_copy(update={"tier": "full"})).blocks
    assert "Contents" in blocks
    assert not [
        block for block in blocks if re.fullmatch(rf"{re.escape(brief.sections[0].heading.text)} \d", block)
    ]
    assert "Contents" not in shown(brief.model_copy(update={"tier": "brief"})).blocks


@pytest.mark.parametrize("data", ["{}", '{"a": "각\\n \U0001f600 ]] #eval"}', "x" * 300_000])
def test_citation_data_come_back_as_they_were(data: str) -> None:
    assert shown(quoting(document(), [(0, 5)]), data).citation_data == data


def test_a_file_without_tags_is_read_page_by_page() -> None:
    file = pdfium.PdfDocument.new()
    file.import_pages(pdfium.PdfDocument(to_pdf(quoting(document(), [(0, 5)]), "{}")))
    from io import BytesIO

    file.save(buffer := BytesIO())
    read = read_back(buffer.getvalue())
    assert read.citation_data is None
    assert "What is said" in " ".join(read.blocks)


@pytest.mark.parametrize("data", [b"", b"no PDF", b"%PDF-1.7\n%%EOF"])
def test_what_is_no_pdf_is_named_so(data: bytes) -> None:
    with pytest.raises(UnreadableSource, match=r"^act\.pdf is no PDF"):
        read_back(data, "act.pdf")


def test_a_brief_that_is_no_pdf_within_is_told_by_its_name(tmp_path: Path) -> None:
    from billkit.briefs.checking.files import written

    (tmp_path / "steel.pdf").write_bytes(b"%PDF-1.7\nand no more")
    with pytest.raises(UnreadableSource, match=r"^steel\.pdf is no PDF"):
        written(tmp_path / "steel.pdf", None)


@pytest.mark.parametrize("module", ["typst", "fontpkg_noto_sans", "fontpkg_noto_serif", "pylopdf_fonts_ko"])
def test_without_the_extra_the_remedy_is_named(module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for cached in (fonts.fonts, fonts.faces, fonts.covered, fonts._files):
        cached.cache_clear()
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingExtra, match=r"billkit\[pdf\]"):
        to_pdf(quoting(document(), [(0, 5)]), "")


# --- lines and columns -------------------------------------------------------------------------------------------------


def test_korean_words_are_kept_whole_with_the_blank_behind_them() -> None:
    assert runs([Styled("법 제11조제2항을 see")], 400, 10) == ["법 ", {"keep": ["제11조제2항을 "]}, "see"]


def test_a_word_may_end_in_another_look() -> None:
    made = runs([Styled("“지원”", "quote"), Styled("을 한다")], 400, 10)
    assert made[0] == {"keep": [{"text": "“지원”", "look": "quote"}, "을 "]}


def test_long_words_are_cut_and_short_ones_are_not() -> None:
    assert runs([Styled("steel " + "x" * 20)], 60, 10) == [
        "steel ",
        {"cut": ["xxxxxxxx", "xxxxxxxx", "xxxx"]},
    ]
    assert runs([Styled("steel " + "x" * 5)], 60, 10) == ["steel xxxxx"]


def test_columns_fill_the_room_and_break_no_word() -> None:
    rows = [["제11조제2항", "2025-06-04", "word " * 60], ["제3조", "from 2025-06-04 to 2027-12-31", "x"]]
    made = fitted(rows, 480, 10, (8.5, 7.5))
    assert made.size == 8.5
    assert sum(made.widths) == pytest.approx(450)
    assert made.widths[2] > made.widths[1] > made.widths[0] * 0.9
    assert height(["제11조제2항", "2025-06-04", ""], made.widths, made.size) == 1


def test_what_needs_little_room_stands_on_one_line() -> None:
    rows = [["United States", "word " * 40, "more " * 40, "[10, 11, M7]"], ["Japan", "x", "y", "[1]"]]
    made = fitted(rows, 300, 10, (8.5,))
    assert height(["United States", "", "", ""], made.widths, 8.5) == 1
    assert height(["", "", "", "[10, 11, M7]"], made.widths, 8.5) == 1


def test_letters_are_smaller_where_words_would_be_cut() -> None:
    assert fitted([["responsibilities"] * 7], 480, 10, (8.5, 7.5, 6.5)).size < 8.5


def test_a_line_of_a_picture_in_two_scripts_is_set_run_by_run() -> None:
    svg = drawn(PICTURE.format("Łódź, 한국"))
    assert re.findall(r'<tspan x="[\d.]+" [^>]*font-family="([^"]+)"[^>]*>([^<]*)<', svg) == [
        ("Noto Sans", "Łódź, "),
        ("Noto Sans KR", "한국"),
    ]
    assert drawn(PICTURE.format("Łódź")) == PICTURE.format("Łódź")


def test_a_line_in_two_scripts_stands_where_it_stood() -> None:
    def places(anchor: str) -> list[float]:
        svg = drawn(PICTURE.replace("fill=", f'text-anchor="{anchor}" fill=').format("Go 한국"))
        return [float(x) for x in re.findall(r'<tspan x="([-\d.]+)"', svg)]

    start, middle, end = places("start"), places("middle"), places("end")
    assert start[0] == 10
    assert start[0] - end[0] == pytest.approx(2 * (start[0] - middle[0]), abs=0.02)
    assert start[0] - end[0] > start[1] - start[0] > 0


def test_quotations_are_set_apart() -> None:
    fact = Fact(subject="bill/0", fields=("quote/0",), values=("so",), form="quote", start=6, end=10)
    from billkit.briefs.pdf.runs import styled

    assert styled(Statement(text="Said: “so”.", facts=(fact,)), "en") == [
        Styled("Said: "),
        Styled("“so”", "quote"),
        Styled("."),
    ]
