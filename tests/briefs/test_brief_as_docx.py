"""A brief as a Word document: what it holds, and that nothing from a source can break it."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from xml.etree import ElementTree

import docx
import pytest
from glass_act import analysis, document, ledger_of
from hypothesis import given, settings
from hypothesis import strategies as st
from word_file import R, W, WordFile, text

from billkit.briefs import Ledger, VerifiedBrief, build, verify
from billkit.briefs.catalogue import layout
from billkit.briefs.docx import charts, to_docx
from billkit.briefs.docx.inline import link_target
from billkit.briefs.docx.reading import read_back
from billkit.briefs.docx.xml import legal
from billkit.briefs.wording import plain
from billkit.models.brief import (
    BriefSection,
    Bullets,
    Figure,
    Language,
    MeasureLink,
    Paragraph,
    Statement,
    Table,
    Tier,
)

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="30"><rect width="60" height="30" fill="#0072b2"/></svg>'
HOSTILE = [
    "a & b < c > d \"e\" 'f' ]]>",
    "<w:p><w:r><w:t>x</w:t></w:r></w:p>",
    "&lt;script&gt; &#0; &#x1; &nbsp;",
    "nul \x00 bell \x07 escape \x1b delete \x7f \x85",
    "half \ud800 pair \udfff",
    "none \ufffe of \uffff these",
    "bidi \u202eabc\u202c \u2066x\u2069 \u200b\u00ad",
    "line\r\nbreak\x0b\x0cpage\u2028\u2029",
    "=cmd|' /C calc'!A0",
    '{ INCLUDEPICTURE "http://example.org/x" } { DDEAUTO c:\\\\windows }',
    "w" * 100_000,
    "한" * 20_000,
    "😀 𠮷 \U000e0041 \U0010ffff",
    "  edges  ",
    "",
]


@pytest.fixture
def brief(ledger: Ledger) -> VerifiedBrief:
    return verify(build(ledger), ledger)


def made_of(*blocks: Paragraph | Bullets | Table | Figure, brief: VerifiedBrief) -> VerifiedBrief:
    section = BriefSection(id="one", heading=Statement(text="One"), blocks=blocks)
    return brief.model_copy(update={"sections": (section,)})


def said(words: str) -> Statement:
    return Statement(text=words)


# --- the whole


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("tier", ["glance", "brief", "full"])
def test_shows_every_statement_once_and_in_order(
    material: Callable[[Language], Ledger], lang: Language, tier: Tier
) -> None:
    ledger = material(lang)
    brief = verify(build(ledger, tier=tier), ledger)
    data = to_docx(brief, "{}")
    assert WordFile(data).faults() == []
    mark = f" ({layout(lang)['not_checked']})"
    shown = [block.replace(mark, "") for block in read_back(data).blocks]
    expected = [plain(s.text) for s in brief.statements() if plain(s.text)]
    assert shown[: len(expected)] == expected
    assert shown[len(expected)] == layout(lang)["sources"]


def test_opens_in_another_reader(brief: VerifiedBrief) -> None:
    opened = docx.Document(BytesIO(to_docx(brief, "{}")))
    assert opened.paragraphs[0].style.name == "Title"
    assert {p.style.name for p in opened.paragraphs} >= {"Heading 1", "List Bullet", "Normal"}
    assert opened.core_properties.title == plain(brief.title.text)
    assert opened.core_properties.subject == "glass.txt"
    assert opened.core_properties.language == "en-US"


def test_same_brief_same_bytes_and_no_clock(brief: VerifiedBrief) -> None:
    data = to_docx(brief, '{"a": 1}')
    assert data == to_docx(brief, '{"a": 1}')
    assert {info.date_time for info in WordFile(data).zip.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert not re.search(rb"created|modified", WordFile(data).zip.read("docProps/core.xml"))


def test_citation_data_come_back_as_they_were(brief: VerifiedBrief) -> None:
    said_so = '{"quote": "a < b & ]]> \\n 한국 \u2028", "lines":\n [1,\t2]}'
    assert read_back(to_docx(brief, said_so)).citation_data == said_so
    # what no XML may hold comes back as JSON writes it
    assert read_back(to_docx(brief, '{"q": "\ufffe"}')).citation_data == '{"q": "\\ufffe"}'


# --- notes


def test_each_source_is_one_note_where_it_is_first_cited(brief: VerifiedBrief) -> None:
    file = WordFile(to_docx(brief, "{}"))
    cited = list(_cited(brief))
    first = list(dict.fromkeys(cited))
    assert len(first) > 3
    assert len(cited) > len(first)
    assert [re.match(r" \[(\w+)\] ", note)[1] for note in file.notes()] == first  # type: ignore[index]
    references = [e.get(f"{W}id") for e in file.body.iter(f"{W}footnoteReference")]
    assert references == [str(number) for number in range(1, len(first) + 1)]


def test_a_source_cited_again_refers_to_its_note(brief: VerifiedBrief) -> None:
    file = WordFile(to_docx(brief, "{}"))
    marks = [e.attrib[f"{W}name"] for e in file.body.iter(f"{W}bookmarkStart")]
    fields = [(e.text or "").split() for e in file.body.iter(f"{W}instrText") if "NOTEREF" in (e.text or "")]
    cited = list(_cited(brief))
    assert len(fields) == len(cited) - len(set(cited))
    assert {field[1] for field in fields} <= set(marks)
    # the number that is shown until Word reckons anew is that of the note
    assert _numbers_shown(file) == [1 + list(dict.fromkeys(cited)).index(cite) for cite in cited]


def _cited(brief: VerifiedBrief) -> list[str]:
    """What is cited, as it is shown: headings show nothing, nor do cells whose row has a column of sources."""
    found = [cite for statement in brief.lead for cite in statement.cites]
    for section in brief.sections:
        for block in section.blocks:
            if isinstance(block, Table):
                cells = [row[-1:] if block.sources_last else row for row in block.rows]
                shown = [cell for row in cells for cell in row]
            elif isinstance(block, Bullets):
                shown = list(block.items)
            else:
                shown = [block.caption if isinstance(block, Figure) else block.statement]
            found += [cite for statement in shown for cite in statement.cites]
    return found


def _numbers_shown(file: WordFile) -> list[int]:
    """Numbers of the marks in reading order: of notes, and what fields show that refer to one."""
    found: list[int] = []
    for run in file.body.iter(f"{W}r"):
        reference = run.find(f"{W}footnoteReference")
        if reference is not None:
            found.append(int(reference.attrib[f"{W}id"]))
        elif _kind(run) == "BriefCitation" and text(run).strip(", "):
            found.append(int(text(run)))
    return found


def _kind(run: ElementTree.Element) -> str | None:
    kind = run.find(f"{W}rPr/{W}rStyle")
    return None if kind is None else kind.get(f"{W}val")


def test_a_note_holds_the_words_and_their_place_or_the_pages(brief: VerifiedBrief) -> None:
    file = WordFile(to_docx(brief, "{}"))
    notes = file.notes()
    quotation = next(q for q in brief.quotations if "kilns" in q.evidence.quote)
    note = next(n for n in notes if n.startswith(f" [{quotation.id}] "))
    assert f"“{plain(quotation.evidence.quote)}” glass.txt, line {quotation.line}" in note
    measure = brief.measures[0]
    note = next(n for n in notes if n.startswith(f" [{measure.id}] "))
    assert f"{measure.economy_name}: {measure.title}. True as of {measure.as_of}." in note
    assert f"A paper, A page: {measure.links[0].url}." in note
    linked = {
        target
        for kind, target, out in file.relations("word/footnotes.xml").values()
        if kind == "hyperlink" and out
    }
    assert linked == {link.url for source in brief.measures for link in source.links}


def test_a_source_that_only_a_heading_cites_is_told_at_the_end(brief: VerifiedBrief) -> None:
    bare = brief.model_copy(
        update={"sections": (), "lead": (), "title": brief.title.model_copy(update={"cites": ("1",)})}
    )
    file = WordFile(to_docx(bare, "{}"))
    assert file.notes() == []
    last = [words for _, words in file.paragraphs()]
    assert any(words.startswith("[1] “") for words in last)


# --- blocks


def test_tables_repeat_their_head_and_fill_the_page(brief: VerifiedBrief) -> None:
    file = WordFile(to_docx(brief, "{}"))
    tables = list(file.body.iter(f"{W}tbl"))
    assert tables
    for table in tables:
        rows = table.findall(f"{W}tr")
        assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + [False] * (
            len(rows) - 1
        )
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        widths = [int(column.attrib[f"{W}w"]) for column in table.iter(f"{W}gridCol")]
        assert sum(widths) == 11906 - 2 * 1247
        assert min(widths) > 400
        assert all(len(row.findall(f"{W}tc")) == len(widths) for row in rows)
    assert not any(file.body.iter(f"{W}gridSpan"))
    assert not any(file.body.iter(f"{W}vMerge"))


def test_a_table_of_many_columns_lies_on_its_side(brief: VerifiedBrief) -> None:
    heads = tuple(said(f"Economy number {place}") for place in range(30))
    wide = Table(headers=heads, rows=(tuple(said("12") for _ in heads),), sources_last=False)
    file = WordFile(to_docx(made_of(Paragraph(statement=said("before")), wide, brief=brief), "{}"))
    sizes = [(s.get(f"{W}w"), s.get(f"{W}h"), s.get(f"{W}orient")) for s in file.body.iter(f"{W}pgSz")]
    upright, lying = ("11906", "16838", None), ("16838", "11906", "landscape")
    assert sizes == [upright, lying, upright]
    widths = [int(column.attrib[f"{W}w"]) for column in file.body.iter(f"{W}gridCol")]
    assert sum(widths) == 16838 - 2 * 1247
    assert len(list(file.body.iter(f"{W}textDirection"))) == 29
    assert len(list(file.body.iter(f"{W}footerReference"))) == 3


def test_a_long_cell_may_be_broken_over_pages(brief: VerifiedBrief) -> None:
    table = Table(headers=(said("Head"),), rows=((said("long " * 1000),), (said("short"),)))
    rows = list(WordFile(to_docx(made_of(table, brief=brief), "{}")).body.iter(f"{W}tr"))
    assert [row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows] == [True, False, True]


def test_two_tables_stay_two(brief: VerifiedBrief) -> None:
    table = Table(headers=(said("Head"),), rows=((said("cell"),),))
    body = WordFile(to_docx(made_of(table, table, brief=brief), "{}")).body[0]
    tags = [element.tag.removeprefix(W) for element in body]
    assert "tbl tbl" not in " ".join(tags)
    assert tags.count("tbl") == 2


def test_headings_are_in_order_and_the_contents_are_theirs(ledger: Ledger) -> None:
    file = WordFile(to_docx(verify(build(ledger, tier="full"), ledger), "{}"))
    paragraphs = file.paragraphs()
    headings = [(style[-1], words) for style, words in paragraphs if style in ("Heading1", "Heading2")]
    assert headings[0][0] == "1"
    assert [(style[-1], words) for style, words in paragraphs if style in ("TOC1", "TOC2")] == headings
    targets = [e.attrib[f"{W}anchor"] for e in file.body.iter(f"{W}hyperlink") if f"{W}anchor" in e.attrib]
    marks = [e.attrib[f"{W}name"] for e in file.body.iter(f"{W}bookmarkStart")]
    assert targets == [mark for mark in marks if mark.startswith("_Toc")]
    assert len(targets) == len(headings)
    codes = [e.text or "" for e in file.body.iter(f"{W}instrText")]
    assert [code for code in codes if "TOC" in code] == [' TOC \\o "1-2" \\h \\z \\u ']
    _fields_are_closed(file.body)


def _fields_are_closed(root: ElementTree.Element) -> None:
    depth = 0
    for mark in root.iter(f"{W}fldChar"):
        depth += {"begin": 1, "separate": 0, "end": -1}[mark.attrib[f"{W}fldCharType"]]
        assert depth in (0, 1)
    assert depth == 0


def test_short_briefs_have_no_contents(ledger: Ledger) -> None:
    for tier in ("glance", "brief"):
        file = WordFile(to_docx(verify(build(ledger, tier=tier), ledger), "{}"))
        assert not any(style.startswith("TOC") for style, _ in file.paragraphs())


def test_what_was_not_checked_is_marked(ledger: Ledger) -> None:
    brief = verify(build(ledger, tier="full"), ledger)
    file = WordFile(to_docx(brief, "{}"))
    marks = [run for run in file.body.iter(f"{W}r") if text(run) == "(not checked)"]
    unsure = [f for s in brief.statements() for f in s.facts if f.check == "not_checked"]
    assert len(marks) == len(unsure) > 0
    assert all(run.find(f"{W}rPr/{W}rStyle").get(f"{W}val") == "BriefNotChecked" for run in marks)  # type: ignore[union-attr]


def test_words_of_the_text_alone_are_a_quotation(brief: VerifiedBrief) -> None:
    from billkit.models.brief import Fact

    words = "“So it is”"
    fact = Fact(
        subject="bill/0", fields=("quote/0",), values=("So it is",), form="quote", start=0, end=len(words)
    )
    file = WordFile(
        to_docx(made_of(Paragraph(statement=Statement(text=words, facts=(fact,))), brief=brief), "{}")
    )
    assert ("Quote", words) in file.paragraphs()


def test_pages_are_numbered(brief: VerifiedBrief) -> None:
    footer = WordFile(to_docx(brief, "{}")).root("word/footer1.xml")
    assert text(footer) == "Page 1 of 1"
    assert [e.text for e in footer.iter(f"{W}instrText")] == [" PAGE ", " NUMPAGES "]
    _fields_are_closed(footer)


@pytest.mark.parametrize(("lang", "told"), [("en", "en-US"), ("ko", "ko-KR")])
def test_runs_and_file_say_their_languages(
    material: Callable[[Language], Ledger], lang: Language, told: str
) -> None:
    ledger = material(lang)
    file = WordFile(to_docx(verify(build(ledger), ledger), "{}"))
    runs = [run for run in file.body.iter(f"{W}r") if text(run)]
    languages = [run.find(f"{W}rPr/{W}lang") for run in runs]
    # of Latin letters and digits, and of Korean ones; digits said to be Korean are broken over lines by LibreOffice
    assert {(e.get(f"{W}val"), e.get(f"{W}eastAsia")) for e in languages if e is not None} == {
        ("en-US", "ko-KR")
    }
    assert None not in languages
    assert f"language>{told}<" in file.zip.read("docProps/core.xml").decode()


# --- charts


def figure(svg: str = SVG, wide: float = 60, high: float = 30) -> Figure:
    return Figure(
        id="map", caption=said("A caption"), svg=svg, alt='What "it" <shows> & why', width=wide, height=high
    )


def test_a_chart_is_there_in_vectors_and_in_pixels(brief: VerifiedBrief) -> None:
    pytest.importorskip("resvg_py")
    file = WordFile(to_docx(made_of(figure(), brief=brief), "{}"))
    assert file.faults() == []
    images = {i: t for i, (kind, t, _) in file.relations("word/document.xml").items() if kind == "image"}
    blip = next(e for e in file.body.iter() if e.tag.endswith("}blip"))
    vectors = next(e for e in file.body.iter() if e.tag.endswith("}svgBlip"))
    assert file.zip.read(images[blip.attrib[f"{R}embed"]]).startswith(b"\x89PNG")
    assert file.zip.read(images[vectors.attrib[f"{R}embed"]]).decode() == SVG
    told = next(e for e in file.body.iter() if e.tag.endswith("}docPr"))
    assert told.attrib["descr"] == 'What "it" <shows> & why'
    assert ("Caption", "A caption") in file.paragraphs()


def test_a_chart_fits_the_page(brief: VerifiedBrief) -> None:
    pytest.importorskip("resvg_py")
    for wide, high in ((4000, 100), (100, 4000), (60, 30)):
        svg = SVG.replace("60", str(wide)).replace("30", str(high))
        body = WordFile(to_docx(made_of(figure(svg, wide, high), brief=brief), "{}")).body
        extent = next(e for e in body.iter() if e.tag.endswith("}extent"))
        across, down = int(extent.attrib["cx"]), int(extent.attrib["cy"])
        assert across <= (11906 - 2 * 1247) * 635
        assert down <= (16838 - 2 * 1247) * 635 - 4 * 360_000 + 1
        assert abs(across / down - wide / high) < 0.02 * wide / high


def test_without_the_extra_a_chart_is_told_in_words(
    brief: VerifiedBrief, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(charts, "can_draw", lambda: False)
    file = WordFile(to_docx(made_of(figure(), brief=brief), "{}"))
    assert ("Normal", 'Chart: What "it" <shows> & why') in file.paragraphs()
    assert not any("media" in name for name in file.names)


# --- hostile text


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_comes_out_as_text(brief: VerifiedBrief, words: str) -> None:
    table = Table(headers=(said(words), said("b")), rows=((said(words), said(words)),))
    hostile = made_of(
        Paragraph(statement=said(words)), Bullets(items=(said(words),)), table, figure().model_copy(update={"alt": words}),
        brief=brief,
    ).model_copy(update={"title": said(words), "tier": "full"})  # fmt: skip
    source = hostile.quotations[0]
    evidence = source.evidence.model_copy(update={"quote": words})
    links = (MeasureLink(title=words, publisher=words, url=words),)
    hostile = hostile.model_copy(
        update={
            "quotations": (source.model_copy(update={"evidence": evidence, "document": words}),),
            "measures": (hostile.measures[0].model_copy(update={"title": words, "links": links}),),
            "lead": (Statement(text=words, cites=(source.id, hostile.measures[0].id)),),
        }
    )
    data = to_docx(hostile, "{}")
    file = WordFile(data)
    assert file.faults() == []
    assert not any(
        "INCLUDE" in (e.text or "") or "DDE" in (e.text or "") for e in file.body.iter(f"{W}instrText")
    )
    shown = _in_word(words)
    expected = [w for w in (shown, shown, "One", shown, shown, shown, "b", shown, shown) if w]
    assert [b for b in read_back(data).blocks if b != "A caption"][: len(expected)] == expected


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(), max_size=80))
def test_any_text_comes_back(words: str) -> None:
    source = document()
    ledger = ledger_of(source, analysis(source))
    brief = verify(build(ledger, tier="glance"), ledger)
    data = to_docx(made_of(Paragraph(statement=said(f"a {words} z")), brief=brief), "{}")
    assert _in_word(f"a {words} z") in read_back(data).blocks


def _in_word(words: str) -> str:
    """Plain words without what no XML may hold; a form feed is a blank, and none of that."""
    return " ".join(legal(plain(words)).split())


def test_a_form_feed_between_two_words_does_not_join_them(brief: VerifiedBrief) -> None:
    words = "$5,000,000\fto the mill\f"
    quotation = brief.quotations[0]
    evidence = quotation.evidence.model_copy(update={"quote": words})
    quoted = made_of(
        Paragraph(statement=Statement(text=f"It gives {words}", cites=(quotation.id,))), brief=brief
    ).model_copy(update={"quotations": (quotation.model_copy(update={"evidence": evidence}),)})
    read = read_back(to_docx(quoted, "{}"))
    assert "It gives $5,000,000 to the mill" in read.blocks
    assert any("“$5,000,000 to the mill”" in note for note in read.notes)


@pytest.mark.parametrize(
    ("address", "stored"),
    [
        ("https://example.org/a?b=c&d=1#e", "https://example.org/a?b=c&d=1#e"),
        ("http://example.org:8080/한국", "http://example.org:8080/%ED%95%9C%EA%B5%AD"),
        ("https://example.org/50%", "https://example.org/50%25"),
        ("https://example.org/a%20b", "https://example.org/a%20b"),
        ("javascript:alert(1)", None),
        ("JaVaScRiPt:alert(1)//https://example.org", None),
        ("file:///etc/passwd", None),
        ("\\\\server\\share", None),
        ("https://user:word@example.org/", None),
        ("https://exa mple.org/", None),
        ("https://example.org:99999/", None),
        ("https://[::1", None),
        ("https://", None),
        ("https://-a.org/", None),
        ("https://example.org/" + "a" * 3000, None),
        ('https://example.org/"onclick', None),
    ],
)
def test_only_addresses_of_the_web_are_links(address: str, stored: str | None) -> None:
    assert link_target(address) == stored
