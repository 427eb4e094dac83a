"""USLM: what the XML marks is what the Document has, counted and read a second time straight from the XML."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from lxml import etree

from billkit.models.document import Document
from billkit.models.section import Section
from billkit.readers import read

NAMES = [
    "113publ121-uslm.xml", "114publ4-uslm.xml", "BILLS-114s32cds.xml", "BILLS-116s1014es.xml", "BILLS-118s1325rs.xml",
    "COMPS-10510.xml", "H1000_IH.xml", "H1037_RFS.xml", "H1058_RDS.xml", "H1_RH.xml", "HC105_RDS.xml", "HJ37_RFS.xml",
    "S1900_RS.xml", "S2245_IS.xml", "S3874_IS.xml", "SC13_ATS.xml", "SC13_ES.xml", "SC13_RFH.xml", "SJ36_enr.xml",
    "SR123_RS.xml", "h1037_eh.xml", "h1058_enr.xml", "hc105_eh.xml", "hc105_enr.xml",
]  # fmt: skip
NOT_READ = {"meta", "endorsement", "slugLine", "distributionCode", "endMarker", "page", "sidenote"}
IN_LINE = {
    "inline", "i", "b", "ref", "amendingAction", "quotedText", "term", "shortTitle", "proviso", "cosponsor", "sponsor",
    "committee", "citableAs", "date",
}  # fmt: skip
OWN = "[not(ancestor::*[local-name()='quotedContent' or @changed='deleted'])]"

XML = """<?xml version="1.0" encoding="UTF-8"?>
<bill xmlns="http://schemas.gpo.gov/xml/uslm" xmlns:dc="http://purl.org/dc/elements/1.1/" xml:lang="en">
<meta><dc:title>118 S 7 IS: To help.</dc:title><dc:type>Senate Bill</dc:type><docNumber>7</docNumber>
<docStage>Introduced in Senate</docStage><congress>118</congress></meta>
<preface><slugLine>•S 7 IS</slugLine><dc:type>S. </dc:type><docNumber>7</docNumber>
<action><date date="2023-01-05">January 5, 2023</date><actionDescription><sponsor>Mr. Steel</sponsor> introduced it</actionDescription></action></preface>
<main><longTitle><officialTitle>To help.</officialTitle></longTitle>%s</main></bill>"""


def made(body: str) -> Document:
    return read((XML % body).encode())


def parsed(path: Path) -> etree._Element:
    return etree.parse(path, etree.XMLParser(resolve_entities=False, load_dtd=False)).getroot()


def local(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def words_of_xml(root: etree._Element) -> list[str]:
    parts: list[str] = []

    def skipped(element: etree._Element) -> bool:
        chain: Iterator[etree._Element] = iter([element, *element.iterancestors()])
        return any(local(e) in NOT_READ or e.get("changed") == "deleted" for e in chain)

    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event in ("start", "end") and local(element) not in IN_LINE:
            parts.append(" ")
        if event == "start" and element.text and not skipped(element):
            parts.append(element.text)
        parent = element.getparent()
        if event != "start" and element.tail and parent is not None and not skipped(parent):
            parts.append(element.tail)
    return words("".join(parts))


def words(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFC", text.replace("\u00ad", "")))


def in_order(wanted: list[str], had: list[str]) -> float:
    """Share of the wanted words that stand in the text in their order; in pieces, so that long texts take no time."""
    step, found = 2000, 0
    for at in range(0, len(wanted), step):
        piece, near = wanted[at : at + step], had[max(0, at - 300) : at + step + 300]
        found += sum(b.size for b in SequenceMatcher(None, piece, near, autojunk=False).get_matching_blocks())
    return found / len(wanted)


def without(document: Document, sections: list[Section]) -> str:
    text = document.text
    for section in sorted(sections, key=lambda s: -s.start):
        text = text[: section.start] + text[section.end :]
    return text


@pytest.mark.parametrize("name", NAMES)
def test_sections_and_words_are_those_of_the_xml(shared: Path, name: str) -> None:
    path = shared / "corpus/us/uslm" / name
    document, root = read(path), parsed(path)
    own = [s for s in document.sections if s.rank == "article" and s.role == "body"]
    assert len(own) == len(root.xpath(f"//*[local-name()='section']{OWN}"))
    notes = [s for s in document.sections if s.level == "sidenote"]
    assert len(notes) == len(root.xpath("//*[local-name()='sidenote']"))
    assert len(document.page_starts) == len(root.xpath("//*[local-name()='page']"))
    wanted, had = words_of_xml(root), words(without(document, notes))
    assert in_order(wanted, had) > 0.999
    assert len(had) - len(wanted) < 3  # nor is anything there twice


@pytest.mark.parametrize("name", NAMES)
def test_levels_below_the_section_are_counted_alike(shared: Path, name: str) -> None:
    path = shared / "corpus/us/uslm" / name
    document, root = read(path), parsed(path)
    for level in (
        "division",
        "title",
        "subtitle",
        "part",
        "subsection",
        "paragraph",
        "subparagraph",
        "clause",
    ):
        found = [s for s in document.sections if s.level == level]
        here = f"//*[local-name()='{level}' and contains(namespace-uri(), 'uslm')][not(ancestor::*[@changed='deleted'])]"
        assert len(found) == len(root.xpath(here)), level


def test_every_label_is_that_of_the_identifier(shared: Path) -> None:
    """``/us/bill/116/hr/1000/s2/a/1`` is Sec. 2(a)(1)."""
    path = shared / "corpus/us/uslm/H1000_IH.xml"
    labels = {s.label for s in read(path).sections}
    for element in parsed(path).xpath("//*[@identifier]"):
        steps = re.sub(
            r"^/us/bill/116/hr/1000/(?:t[IVX]+/)?(?:st[A-Z]/)?", "", element.get("identifier")
        ).split("/")
        if steps[0].startswith("s") and steps[0][1:].isdecimal():
            assert f"Sec. {steps[0][1:]}" + "".join(f"({step})" for step in steps[1:]) in labels


def test_quoted_content_is_never_the_bills_own() -> None:
    document = made(
        '<section><num value="3">SEC. 3. </num><heading>AMENDMENT.</heading><subsection><num value="a">(a) </num>'
        "<content>The Act is amended by adding:<quotedContent><section><num>“SEC. 458. </num><heading>AID.</heading>"
        "<subsection><num>“(c) </num><content>Aid.”</content></subsection></section></quotedContent>"
        '<inline role="after-quoted-block">.</inline></content></subsection></section>'
    )
    quoted = [s for s in document.sections if s.role == "quoted"]
    assert [s.label for s in quoted] == ["Sec. 3(a)", "Sec. 3(a) [Sec. 458]", "Sec. 3(a) [Sec. 458(c)]"]
    assert document.text.endswith("“SEC. 458. AID.\n“(c) Aid.”.")


def test_quoted_paragraph_without_a_section_number_is_cited_by_its_own_number(shared: Path) -> None:
    document = read(shared / "corpus/us/uslm/BILLS-114s32cds.xml")
    at = document.text.index("traffics in a drug and knowingly")
    assert document.section_at(at) == "Sec. 3(2)(A) [(4)]"
    assert [s.role for s in document.sections_at(at)][-2:] == ["quoted", "quoted"]


def test_only_what_was_added_is_read(shared: Path) -> None:
    document = read(shared / "corpus/us/uslm/BILLS-118s1325rs.xml")
    assert [s.label for s in document.sections if s.rank == "article"] == [f"Sec. {n}" for n in range(1, 11)]
    assert [n.code for n in document.notices] == ["deleted-text"]


def test_headings_run_on_after_a_dash_and_stand_alone_without() -> None:
    document = made(
        "<section><num>SEC. 2. </num><heading>WAIVER.</heading><subsection><num>(a) </num><heading><inline>In General"
        "</inline>.—</heading><content>It may.</content></subsection></section>"
    )
    assert document.text.endswith("SEC. 2. WAIVER.\n(a) In General.—It may.")
    assert [s.heading for s in document.sections if s.label] == ["WAIVER", "In General"]


def test_side_notes_stand_on_lines_of_their_own() -> None:
    document = made(
        "<section><num>SEC. 2.</num><sidenote><p>Deadline.</p><p>Notice.</p></sidenote><heading>WAIVER.</heading>"
        "<content>It may<page>128 STAT. 2</page>be<sidenote>Then.</sidenote><i>so</i><page>3</page>.</content></section>"
    )
    assert document.text.endswith("SEC. 2. WAIVER.\nIt may be so.\nDeadline. Notice.\nThen.")
    assert [document.text[at:][:2] for at in document.page_starts] == ["be", ".\n"]
    note = next(s for s in document.sections if s.level == "sidenote")
    assert document.text[note.start : note.end] == "Deadline. Notice."


def test_unnumbered_sections_have_no_label_but_what_is_in_them_has() -> None:
    document = made(
        '<section class="inline"><chapeau>That Congress—</chapeau><paragraph><num>(1) </num><content>acts.</content></paragraph></section>'
    )
    assert [(s.rank, s.label) for s in document.sections if s.role == "body"] == [
        ("article", ""),
        ("item", "(1)"),
    ]


def test_tables_of_contents_and_recitals_have_their_role(shared: Path) -> None:
    law = read(shared / "corpus/us/uslm/113publ121-uslm.xml")
    assert [s.role for s in law.sections_at(law.text.index("Sec. 1001. Vertical integration"))][-1] == "toc"
    path = shared / "corpus/us/uslm/SC13_ATS.xml"
    recitals = [s for s in read(path).sections if s.level == "recital"]
    assert len(recitals) == len(parsed(path).xpath("//*[local-name()='recital']")) > 0
    assert {s.role for s in recitals} == {"recital"}


def test_tables_keep_their_cells(shared: Path) -> None:
    path = shared / "corpus/us/uslm/113publ121-uslm.xml"
    document, root = read(path), parsed(path)
    assert len(document.tables) == len(root.xpath("//*[local-name()='table']"))
    first = document.tables[0]
    assert [len(row) for row in first.rows] == [
        len(row) for row in root.xpath("(//*[local-name()='table'])[1]//*[local-name()='tr']")
    ]
    assert [document.text[a:b] for a, b in first.rows[1]][:2] == [
        "1. TX, LA", "Sabine Neches Waterway, Southeast Texas and Southwest Louisiana",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "genre", "facts"),
    [
        ("BILLS-114s32cds.xml", "bill", {
            "number": "S. 32", "date": "2015-01-13", "stage": "Committee Discharged Senate", "sponsor": "Mrs. Feinstein",
            "short_title": "Transnational Drug Trafficking Act of 2015", "congress": "114", "type": "Senate Bill",
        }),
        ("113publ121-uslm.xml", "act", {
            "number": "Public Law 113–121", "date": "2014-06-10", "short_title": "Water Resources Reform and Development Act of 2014",
        }),
        ("COMPS-10510.xml", "compilation", {"number": "Public Law 113–5", "date": "2013-03-13"}),
        ("HJ37_RFS.xml", "resolution", {"number": "H. J. RES. 37", "type": "House Joint Resolution", "date": "2019-02-14"}),
        ("h1058_enr.xml", "bill", {"number": "H. R. 1058", "stage": "Enrolled Bill"}),
    ],
)  # fmt: skip
def test_facts_of_the_file(shared: Path, name: str, genre: str, facts: dict[str, str]) -> None:
    document = read(shared / "corpus/us/uslm" / name)
    assert document.genre == genre
    assert facts.items() <= document.metadata.items()
    assert {"jurisdiction": "us", "language": "en"}.items() <= document.metadata.items()


def test_title_of_an_unread_act_is_not_the_bills_short_title() -> None:
    document = made(
        "<section><num>SEC. 1. </num><content>Insert: <quotedContent>“This may be cited as the <shortTitle>Other Act"
        "</shortTitle>.”</quotedContent></content></section>"
    )
    assert "short_title" not in document.metadata
    assert document.metadata["title"] == "To help."


def test_the_code_in_uslm_1_is_read() -> None:
    document = read(
        b"""<uscDoc xmlns="http://xml.house.gov/schemas/uslm/1.0" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <meta><dc:title>Title 1</dc:title><docNumber>1</docNumber></meta><main><title><num value="1">Title 1\xe2\x80\x94</num>
        <heading>GENERAL PROVISIONS</heading><toc><layout><header><column>Chap.</column></header><tocItem><column>1.</column>
        <column>Rules</column></tocItem></layout></toc><chapter><num value="1">CHAPTER 1\xe2\x80\x94</num><heading>RULES</heading>
        <section identifier="/us/usc/t1/s1"><num value="1">\xc2\xa7 1.</num><heading> Words denoting number</heading><content>
        <p>In determining the meaning.</p></content><sourceCredit>(July 30, 1947)</sourceCredit></section></chapter></title></main></uscDoc>"""
    )
    assert [(s.rank, s.number, s.label) for s in document.sections if s.number] == [
        ("group", "Title 1—", ""), ("group", "CHAPTER 1—", ""), ("article", "§ 1.", "Sec. 1"),
    ]  # fmt: skip
    assert "§ 1. Words denoting number\nIn determining the meaning.\n(July 30, 1947)" in document.text
    assert "\n1. Rules\n" in document.text
    assert document.genre == "compilation"


def test_levels_nested_too_deep_are_kept_as_text() -> None:
    document = made("<paragraph>" * 100 + "<content>word</content>" + "</paragraph>" * 100)
    assert document.text.endswith("word")
    assert len(document.sections) < 50
