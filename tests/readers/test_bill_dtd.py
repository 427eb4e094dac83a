"""The older DTD of bills: read as the print has it, counted and compared with the XML and with the text beside it."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from lxml import etree

from billkit.models.document import Document
from billkit.readers import read

NAMES = [
    f"BILLS-{n}enr" for n in ("116hr1520", "116hr2157", "116hr3055", "117hr4373", "117hr6833", "118hr2872")
]
LEVELS = (
    "division",
    "title",
    "subtitle",
    "section",
    "subsection",
    "paragraph",
    "subparagraph",
    "clause",
    "subclause",
    "item",
)


NOT_READ = ("metadata", "distribution-code")
IN_LINE = (
    "quote", "external-xref", "internal-xref", "italic", "term", "short-title", "proviso", "header-in-text",
)  # fmt: skip


def made(body: str, opening: str = "<bill bill-stage='Introduced-in-House'>") -> Document:
    return read(f"{opening}<legis-body>{body}</legis-body></bill>".encode())


def parsed(path: Path) -> etree._Element:
    return etree.parse(path, etree.XMLParser(resolve_entities=False, load_dtd=False)).getroot()


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.replace("\u00ad", ""))


def in_order(wanted: list[str], had: list[str]) -> float:
    step, found = 2000, 0
    for at in range(0, len(wanted), step):
        piece, near = wanted[at : at + step], had[max(0, at - 400) : at + step + 400]
        found += sum(b.size for b in SequenceMatcher(None, piece, near, autojunk=False).get_matching_blocks())
    return found / len(wanted)


@pytest.mark.parametrize("name", NAMES)
def test_levels_are_those_of_the_xml(shared: Path, name: str) -> None:
    path = shared / f"corpus/us/billdtd/{name}.xml"
    document, root = read(path), parsed(path)
    own = Counter(s.level for s in document.sections if s.role == "body")
    quoted = Counter(s.level for s in document.sections if s.role == "quoted")
    for level in LEVELS:
        assert own[level] == len(root.xpath(f"//legis-body//{level}[not(ancestor::quoted-block)]")), level
        assert quoted[level] == len(root.xpath(f"//quoted-block//{level}")), level


@pytest.mark.parametrize("name", NAMES)
def test_words_are_those_of_the_xml(shared: Path, name: str) -> None:
    """In order; what the print adds (SEC., TITLE) may stand between."""
    path = shared / f"corpus/us/billdtd/{name}.xml"
    root = parsed(path)
    parts: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if element.tag not in IN_LINE:
            parts.append(" ")
        if event == "start" and not any(e.tag in NOT_READ for e in (element, *element.iterancestors())):
            parts.append(element.text or "")
        if event == "end" and not any(e.tag in NOT_READ for e in element.iterancestors()):
            parts.append(element.tail or "")
    assert in_order(words("".join(parts)), words(read(path).text)) > 0.995


@pytest.mark.parametrize("name", NAMES)
def test_words_are_those_of_the_text_beside_it(shared: Path, name: str) -> None:
    """Without its first two lines, number and title, which come from the metadata."""
    path = shared / f"corpus/us/billdtd/{name}.xml"
    twin = path.with_suffix(".txt").read_text(encoding="utf-8").strip().split("\n", 2)[2]
    assert in_order(words(twin), words(read(path).text)) > 0.99


def test_numbers_and_headings_read_as_the_print_has_them(shared: Path) -> None:
    text = read(shared / "corpus/us/billdtd/BILLS-117hr4373enr.xml").text
    for line in (
        "SECTION 1. Short title.", "SEC. 2. Table of contents.", "DIVISION B—OTHER MATTERS", "TITLE I—EXTENSIONS",
        "SEC. 101. Extension of FCC Auction authority.",
    ):  # fmt: skip
        assert f"\n{line}\n" in text
    assert "\n(a) Short title.—This section may be cited as the “United States Parole Commission" in text


def test_labels_and_headings(shared: Path) -> None:
    document = read(shared / "corpus/us/billdtd/BILLS-117hr4373enr.xml")
    groups = [(s.level, s.number, s.heading) for s in document.sections if s.rank == "group"]
    assert groups[0] == ("division", "DIVISION A—", "FURTHER ADDITIONAL CONTINUING APPROPRIATIONS ACT, 2023")
    at = document.text.index("for purposes of an allocation to the Committee")
    assert document.section_at(at) == "Sec. 201(c)(2)"


QUOTED = (
    "<section section-type='section-one'><enum>1.</enum><header>Aid</header><text>Amend <quote>Aid for <quote>steel</quote>"
    "</quote> as follows:</text> <quoted-block style='OLC'> <section><enum>458.</enum><header>Loans</header>"
    "<subsection><enum>(c)</enum><header>Terms</header><text>The term <quote>loan</quote> is broad. </text></subsection>"
    "</section> <after-quoted-block>; and</after-quoted-block></quoted-block></section>"
)


def test_quoted_blocks_are_quoted() -> None:
    document = made(QUOTED)
    assert document.text == (
        "SECTION 1. Aid.\nAmend “Aid for ‘steel’” as follows:\n\n“SEC. 458. Loans.\n“(c) Terms.—The term ‘loan’ is broad.”; and"
    )
    quoted = [s.label for s in document.sections if s.role == "quoted"]
    assert quoted == ["Sec. 1", "Sec. 1 [Sec. 458]", "Sec. 1 [Sec. 458(c)]"]
    assert [s.label for s in document.sections if s.rank == "article" and s.role == "body"] == ["Sec. 1"]


def test_struck_out_parts_are_left_out_and_told() -> None:
    document = made(
        "<section><enum>1.</enum><text>It <deleted-phrase>shall</deleted-phrase><added-phrase>may</added-phrase> act.</text></section>"
        "<section changed='deleted'><enum>2.</enum><text>Gone.</text></section>"
    )
    assert document.text == "SEC. 1. It may act."
    assert [n.code for n in document.notices] == ["deleted-text"]


def test_tables_of_contents_are_no_sections(shared: Path) -> None:
    document = read(shared / "corpus/us/billdtd/BILLS-117hr4373enr.xml")
    assert document.sections_at(document.text.index("Title I—Extensions"))[-1].role == "toc"


def test_tables_keep_their_cells(shared: Path) -> None:
    document = read(shared / "corpus/us/billdtd/BILLS-117hr6833enr.xml")
    (table,) = document.tables
    assert [document.text[a:b] for a, b in table.rows[1]][:3] == [
        "Premarket Application",
        "$425,000",
        "$435,000",
    ]


@pytest.mark.parametrize(
    ("root", "genre"),
    [
        ("bill", "bill"),
        ("resolution", "resolution"),
        ("amendment-doc", "amendment"),
        ("engrossed-amendment-doc", "amendment"),
    ],
)
def test_kinds_by_their_root(root: str, genre: str) -> None:
    document = read(f"<{root}><form><legis-num>H. J. Res. 5</legis-num></form></{root}>".encode())
    assert (document.genre, document.metadata["number"]) == (genre, "H. J. Res. 5")
    assert document.metadata["type"] == "House Joint Resolution"


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("118th CONGRESS", "118"), ("One Hundred Sixteenth Congress of the United States of America", "116"),
        ("One Hundred Twenty-first Congress", "121"), ("One Hundred Twentieth Congress", "120"), ("Ninety-eighth Congress", "98"),
    ],
)  # fmt: skip
def test_congresses_are_counted(written: str, number: str) -> None:
    document = made("<section><text>x</text></section>", f"<bill><form><congress>{written}</congress></form>")
    assert document.metadata["congress"] == number


def test_facts_of_the_file(shared: Path) -> None:
    document = read(shared / "corpus/us/billdtd/BILLS-118hr2872enr.xml")
    assert document.genre == "bill"
    assert {
        "number": "H. R. 2872", "congress": "118", "session": "2", "stage": "Enrolled Bill", "jurisdiction": "us", "language": "en",
        "type": "House Bill", "short_title": "Further Additional Continuing Appropriations and Other Extensions Act, 2024",
    }.items() <= document.metadata.items()  # fmt: skip
