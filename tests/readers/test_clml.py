"""CLML of legislation.gov.uk: the files of the corpus against counts made from their XML and against their twins."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from lxml import etree
from xml_words import element_words, local, missing, share_in_order, words

import billkit
from billkit.models import Document, Section

_FILES = [
    "anaw-2020-3-section-2-welsh.xml", "asc-2025-1-2025-03-25.xml", "asp-2025-11-2025-08-07.xml",
    "eudr-2020-2089-article-1-2020-12-11.xml", "ukpga-2000-8-section-91.xml", "ukpga-2023-29-2024-11-01.xml",
    "ukpga-2026-2-section-22.xml", "ukpga-Geo6-6-7-48-1991-02-01.xml", "uksi-2025-3-made.xml",
]  # fmt: skip
_ARTICLES = (
    '//*[local-name()="P1"][not(ancestor::*[local-name()="BlockAmendment" or local-name()="Schedule"])]'
)
_INLINE = {
    "Addition", "Citation", "CitationSubRef", "Emphasis", "InlineAmendment", "InternalLink", "Repeal", "SmallCaps", "Span",
    "Strong", "Substitution", "Term",
}  # fmt: skip


def _is_no_text(element: etree._Element) -> bool:
    return local(element) in ("Metadata", "Commentaries")


@pytest.fixture(scope="module", params=_FILES)
def source(request: pytest.FixtureRequest, shared: Path) -> tuple[Document, etree._Element]:
    path = shared / "corpus/uk/clml" / request.param
    return billkit.read(path), etree.parse(path).getroot()


def test_each_article_is_found_with_all_its_words(source: tuple[Document, etree._Element]) -> None:
    """The heading stands outside the P1 and before its number in the file, so it is left out here."""
    document, root = source
    wanted = root.xpath(_ARTICLES)
    found = [s for s in document.sections if s.rank == "article" and s.role in ("body", "deleted")]
    assert len(found) == len(wanted)
    for section, element in zip(found, wanted, strict=True):
        theirs = element_words(element, _INLINE.__contains__, _is_no_text)
        ours = words(document.text[section.start : section.end])
        at = len(words(section.number)) if document.genre == "act" else 0
        ours = ours[:at] + ours[at + len(words(section.heading)) :]
        assert share_in_order(theirs, ours) > 0.99, section.label


def test_no_word_of_a_file_is_lost_or_doubled(source: tuple[Document, etree._Element]) -> None:
    document, root = source
    theirs = element_words(root, _INLINE.__contains__, _is_no_text)
    ours = words(document.text)
    assert not missing(theirs, ours)
    # Not in the words of the file: numbers of footnotes and of items in ordered lists, and ends of ranges of numbers.
    told_apart = root.xpath(
        '//*[local-name()="Footnote"] | //*[local-name()="OrderedList"]/* | //*[string-length(@PuncAfter) > 1]'
    )
    assert sum(missing(ours, theirs).values()) <= len(told_apart)


def test_sections_lie_in_the_text_and_in_each_other(source: tuple[Document, etree._Element]) -> None:
    document, _ = source
    ends: list[int] = []
    for section in document.sections:
        assert 0 <= section.start < section.end <= len(document.text)
        while ends and ends[-1] <= section.start:
            ends.pop()
        assert not ends or section.end <= ends[-1]
        ends.append(section.end)


def _own_words(document: Document, section: Section) -> Counter[str]:
    """Without the heading: that of a paragraph of a schedule belongs to it in CLML, and stands above it in its twin."""
    return Counter(words(document.text[section.start : section.end])) - Counter(words(section.heading))


@pytest.mark.parametrize("name", ["asp-2025-11-2025-08-07", "uksi-2025-3-made"])
def test_a_law_reads_alike_in_clml_and_akoma_ntoso(shared: Path, name: str) -> None:
    """Two files of one law, two readers: the same places with the same words."""
    clml, akn = (billkit.read(shared / f"corpus/uk/clml/{name}{kind}.xml") for kind in ("", ".akn"))
    first, second = (
        {s.label: _own_words(d, s) for s in d.sections if s.rank not in ("group", "block")}
        for d in (clml, akn)
    )
    assert first == second
    assert share_in_order(words(clml.text)[:4000], words(akn.text)) > 0.99
    assert len(missing(words(clml.text), words(akn.text))) <= 2


@pytest.mark.parametrize(
    ("file", "genre", "language", "number", "date"),
    [
        ("anaw-2020-3-section-2-welsh.xml", "act", "cy", "2020/3", "2020-03-20"),
        ("asp-2025-11-2025-08-07.xml", "act", "en", "2025 asp 11", "2025-08-06"),
        ("uksi-2025-3-made.xml", "regulation", "en", "2025 No. 3", "2025-01-03"),
        ("eudr-2020-2089-article-1-2020-12-11.xml", "directive", "en", "2020/2089", "2020-12-11"),
    ],
)
def test_what_a_file_says_of_itself(
    shared: Path, file: str, genre: str, language: str, number: str, date: str
) -> None:
    document = billkit.read(shared / "corpus/uk/clml" / file)
    assert (document.genre, document.language) == (genre, language)
    assert (document.metadata["number"], document.metadata["date"]) == (number, date)


def test_an_act_of_which_dots_are_left(shared: Path) -> None:
    document = billkit.read(shared / "corpus/uk/clml/ukpga-Geo6-6-7-48-1991-02-01.xml")
    roles = {s.label: s.role for s in document.sections if s.label}
    assert roles["s. 1—25"] == roles["Sch. 3"] == "deleted"
    assert roles["s. 34"] == "body"


# --- shapes


def _clml(
    body: str, kind: str = "primary", minor: str = "", main: str = "UnitedKingdomPublicGeneralAct"
) -> Document:
    source = f"""<?xml version="1.0" encoding="UTF-8"?><Legislation
    xmlns="http://www.legislation.gov.uk/namespaces/legislation"><Metadata><PrimaryMetadata><DocumentClassification>
    <DocumentCategory Value="{kind}"/><DocumentMainType Value="{main}"/><DocumentMinorType Value="{minor}"/>
    </DocumentClassification></PrimaryMetadata></Metadata><Primary>{body}</Primary></Legislation>"""
    return billkit.read(source.encode())


def _labels(document: Document) -> list[str]:
    return [s.label for s in document.sections if s.rank not in ("group", "block")]


def _p(level: int, number: str, inside: str) -> str:
    return f"<P{level}><Pnumber>{number}</Pnumber><P{level}para>{inside}</P{level}para></P{level}>"


def _body(inside: str) -> str:
    return f"<Body><P1group><Title>Steel</Title>{_p(1, '3', inside)}</P1group></Body>"


def test_numbers_get_the_brackets_they_are_printed_with() -> None:
    document = _clml(_body(_p(2, "2", "<Text>If—</Text>" + _p(3, "a", _p(4, "ii", "<Text>so.</Text>")))))
    assert document.text == "3 Steel\n(2) If—\n(a) (ii) so."
    assert _labels(document) == ["s. 3", "s. 3(2)", "s. 3(2)(a)", "s. 3(2)(a)(ii)"]


def test_numbers_keep_the_marks_the_file_tells() -> None:
    number = '<P2><Pnumber PuncBefore="" PuncAfter=".">2</Pnumber><P2para><Text>Words.</Text></P2para></P2>'
    assert "\n2. Words." in _clml(_body(number)).text


@pytest.mark.parametrize(
    ("minor", "label"), [("regulation", "reg. 3"), ("order", "art. 3"), ("rule", "r. 3"), ("", "reg. 3")]
)
def test_an_instrument_is_cited_by_its_kind(minor: str, label: str) -> None:
    document = _clml(
        _body("<Text>Words.</Text>"), kind="secondary", minor=minor, main="UnitedKingdomStatutoryInstrument"
    )
    assert _labels(document) == [label]
    assert document.text == "Steel\n3. Words."


def test_changes_inside_numbers_and_words_leave_them_whole() -> None:
    number = '<Substitution ChangeId="a"><Addition ChangeId="b">1<Repeal RetainText="true">A</Repeal></Addition></Substitution>'
    text = '<Text>The <Substitution ChangeId="c">F<CommentaryRef Ref="x"/>CA</Substitution> may.</Text>'
    document = _clml(_body(_p(2, number, text)))
    assert document.text == "3 Steel\n(1A) The FCA may."
    assert [n.code for n in document.notices] == ["repealed-text"]


def test_commentaries_are_not_text_of_the_law() -> None:
    commentary = '<Commentaries><Commentary Type="F"><Para><Text>S. 3 inserted.</Text></Para></Commentary></Commentaries>'
    assert "inserted" not in _clml(_body("<Text>Words.</Text>") + commentary).text


@pytest.mark.parametrize(
    ("form", "quoted"), [("double", "“(2A) Words.”;"), ("single", "‘(2A) Words.’;"), ("none", "(2A) Words.;")]
)
def test_text_for_another_law_is_quoted_by_its_format(form: str, quoted: str) -> None:
    amendment = f'<BlockAmendment Format="{form}" TargetClass="primary">{_p(2, "2A", "<Text>Words.</Text>")}</BlockAmendment>'
    document = _clml(_body(_p(2, "1", f"<Text>Insert—</Text>{amendment} <AppendText>;</AppendText>")))
    assert document.text == f"3 Steel\n(1) Insert—\n{quoted}"
    assert _labels(document) == ["s. 3", "s. 3(1)", "s. 3(1) [(2A)]"]
    assert document.sections[-1].role == "quoted"


@pytest.mark.parametrize(
    ("target", "context", "label"),
    [("primary", "main", "s. 9"), ("secondary", "main", "reg. 9"), ("primary", "schedule", "para. 9")],
)
def test_what_is_quoted_is_cited_as_in_its_law(target: str, context: str, label: str) -> None:
    amendment = f'<BlockAmendment TargetClass="{target}" Context="{context}">{_p(1, "9", "<Text>Words.</Text>")}</BlockAmendment>'
    document = _clml(
        f"<Schedules><Schedule><Number>SCHEDULE 1</Number><ScheduleBody>{_p(1, '4', amendment)}</ScheduleBody></Schedule></Schedules>"
    )
    assert _labels(document) == ["Sch. 1 para. 4", f"Sch. 1 para. 4 [{label}]"]


def test_items_of_ordered_lists_are_counted() -> None:
    items = "<ListItem><Para><Text>one</Text></Para></ListItem><ListItem NumberOverride='ba'><Para><Text>two</Text></Para></ListItem>"
    ordered = f'<OrderedList Type="alpha" Decoration="parens">{items}</OrderedList>'
    roman = f'<OrderedList Type="roman" Decoration="period">{items}</OrderedList>'
    plain = f'<UnorderedList Decoration="none">{items}</UnorderedList>'
    document = _clml(_body(f"<Text>Those are—</Text>{ordered}{roman}{plain}"))
    assert document.text == "3 Steel\nThose are—\n(a) one\n(ba) two\ni. one\nba. two\none\ntwo"
    assert _labels(document)[:3] == ["s. 3", "s. 3(a)", "s. 3(ba)"]


def test_a_heading_over_several_sections_is_their_group() -> None:
    document = _clml(
        f"<Body><P1group><Title>Steel</Title>{_p(1, '1', '<Text>A.</Text>')}{_p(1, '2', '<Text>B.</Text>')}</P1group></Body>"
    )
    assert [(s.rank, s.heading, s.label) for s in document.sections] == [
        ("group", "Steel", ""), ("article", "", "s. 1"), ("article", "", "s. 2")
    ]  # fmt: skip


def test_a_subsection_of_dots_is_deleted_and_its_neighbour_not() -> None:
    document = _clml(_body(_p(2, "1", "<Text>. . . . . .</Text>") + _p(2, "2", "<Text>Words . . . .</Text>")))
    assert [(s.label, s.role) for s in document.sections] == [
        ("s. 3", "body"), ("s. 3(1)", "deleted"), ("s. 3(2)", "body")
    ]  # fmt: skip


def test_a_preamble_stands_outside_the_preface() -> None:
    prelims = """<PrimaryPrelims><Title>Steel Act</Title><PrimaryPreamble><EnactingText><Para><Text>Be it enacted</Text></Para>
    </EnactingText></PrimaryPreamble></PrimaryPrelims>"""
    document = _clml(prelims + _body("<Text>Words.</Text>"))
    assert [(s.level, s.role) for s in document.sections if s.rank == "block"] == [
        ("preface", "front"), ("preamble", "preamble")
    ]  # fmt: skip


def test_recitals_of_retained_law_of_the_union() -> None:
    prelims = """<EUPrelims><EUPreamble><Division><Number>(1)</Number><P><Text>Why.</Text></P></Division></EUPreamble>
    </EUPrelims><EUBody><P1><Pnumber>Article 1</Pnumber><P1para><Text>What.</Text></P1para></P1></EUBody>"""
    document = _clml(prelims, kind="euretained", main="EuropeanUnionRegulation")
    assert document.text == "(1) Why.\n\nArticle 1 What."
    assert [s.label for s in document.sections if s.label] == ["Recital 1", "Article 1"]


def test_depth_costs_neither_the_stack_nor_words() -> None:
    deep = "<P3><Pnumber>a</Pnumber><P3para>" * 100 + "<Text>Deepest.</Text>" + "</P3para></P3>" * 100
    document = _clml(_body(deep))
    assert document.text.endswith("Deepest.")
    assert document.text.count("(a)") == 100
