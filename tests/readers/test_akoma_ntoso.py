"""Akoma Ntoso: every file of the corpus against counts made from its XML; shapes of each dialect on small inputs."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree
from xml_words import element_words, local, missing, share_in_order, words

import billkit
from billkit.errors import UnreadableSource
from billkit.models import Document

_FILES = [
    "akn/oasis-cl_Sesion56_2.xml", "akn/oasis-eu_COM20130619_EN-8.xml", "akn/oasis-it_senato_ddl_2013.xml",
    "akn/oasis-ke_Debate_Bungeni_2011-06-10.xml", "akn/oasis-uk_pga-2014-27-enacted-data.xml",
    "akn/oasis-us_Act_2011-11-29.xml", "akn/oasis-us_Title9-Chap3-eng.xml", "akn/oasis-uy_bill_2010-09-27.xml",
    "akn/oasis-za_Judgement_2008-11-26.xml",
    "de/de-bgbl-1-2017-s419-aenderungsgesetz-regelungstext-verkuendung-1.xml",
    "de/de-bgbl-1-2017-s419-zielgesetz-regelungstext-verkuendung-1.xml",
    "de/de-bgbl-1-2023-413-aenderungsgesetz-regelungstext-verkuendung-1.xml",
    "de/de-bgbl-1-2023-413-zielgesetz-regelungstext-verkuendung-1.xml",
    "de/de-bgbl-1-2024-10-aenderungsgesetz-regelungstext-verkuendung-1.xml",
    "de/de-bgbl-1-2024-107-regelungstext-verkuendung-1.xml", "de/de-bgbl-1-2024-17-regelungstext-verkuendung-1.xml",
    "eu/leos/bill-test.xml", "eu/leos/bill_3Articles.xml", "eu/leos/bill_add__articleFullStructureWith3LevelPoints_output.xml",
    "eu/leos/bill_ec_chapter_section_title_3Articles.xml", "eu/leos/memorandum-test.xml",
    "uk/bills-akn/uk-social-housing-bill-1-lords-committee.xml", "uk/bills-akn/uk-social-housing-bill-2-lords-report.xml",
    "uk/bills-akn/uk-social-housing-bill-3-commons-from-lords.xml",
    "uk/bills-akn/uk-social-housing-bill-4-commons-committee.xml",
    "uk/amendments-akn/uk-amend-econactivity_rm_rep_0918.xml", "uk/amendments-akn/uk-amend-econactivity_rm_rep_0919.xml",
    "uk/amendments-akn/uk-amend-victims_prisoners_rm_rep_0906.xml",
    "uk/clml/asp-2025-11-2025-08-07.akn.xml", "uk/clml/uksi-2025-3-made.akn.xml", "za/tz-swahili.xml",
    "malformed/xml-akn-bad-eids.xml", "malformed/xml-ldml-invalid-schematron.xml", "malformed/xml-ldml-invalid-xsd.xml",
]  # fmt: skip

_OWN = (
    '[not(ancestor::*[local-name()="quotedStructure" or local-name()="embeddedStructure"])]'
    '[not(ancestor::*[local-name()="attachment" or @name="schedule"])]'
)
_ARTICLES = f'//*[local-name()="article"]{_OWN}'
# Where a law has no articles, its sections and the regulations of an instrument; page marks are neither.
_SECTIONS = (
    f'//*[local-name()="section" or (local-name()="hcontainer" and @name="regulation")]{_OWN}'
    '[*[local-name()="num" or local-name()="heading"]]'
)
_INLINE = {
    "a", "abbr", "b", "def", "docTitle", "i", "inline", "ins", "mod", "mref", "quotedText", "ref", "remark", "rref", "span",
    "sub", "sup", "term", "u",
}  # fmt: skip


def _own_articles(root: etree._Element) -> list[etree._Element]:
    return list(root.xpath(_ARTICLES) or root.xpath(_SECTIONS))


def _is_no_text(element: etree._Element) -> bool:
    return local(element) in ("meta", "staticContent") or element.get("name", "").startswith("repeatable")


def _is_aside(element: etree._Element) -> bool:
    return local(element) == "authorialNote" and element.get("class") != "referenceNote"


@pytest.fixture(scope="module", params=_FILES)
def source(request: pytest.FixtureRequest, shared: Path) -> tuple[Document, etree._Element]:
    path = shared / "corpus" / request.param
    return billkit.read(path), etree.parse(path).getroot()


def test_each_article_is_found_with_all_its_words(source: tuple[Document, etree._Element]) -> None:
    """As many articles as the XML has, in their order, each with its own words in order and no others."""
    document, root = source
    wanted = _own_articles(root)
    found = [s for s in document.sections if s.rank == "article" and s.role in ("body", "deleted")]
    assert len(found) == len(wanted)
    for section, element in zip(found, wanted, strict=True):
        theirs = element_words(element, _INLINE.__contains__, _is_aside)
        ours = words(document.text[section.start : section.end])
        assert share_in_order(theirs, ours) > 0.99, section.label
        assert len(ours) <= len(theirs) * 1.01 + 1, section.label


def test_no_word_of_a_file_is_lost_or_doubled(source: tuple[Document, etree._Element]) -> None:
    document, root = source
    theirs = element_words(root, _INLINE.__contains__, _is_no_text)
    ours = words(document.text)
    assert sum(missing(theirs, ours).values()) <= 0.004 * len(theirs)
    if not root.xpath('//*[@class="placeholder"]'):  # LawMaker's variables are words that no element holds
        notes = root.xpath('//*[local-name()="authorialNote"][@marker]')
        assert sum(missing(ours, theirs).values()) <= 0.004 * len(theirs) + len(notes)


def test_sections_lie_in_the_text_and_in_each_other(source: tuple[Document, etree._Element]) -> None:
    document, _ = source
    ends: list[int] = []
    for section in document.sections:
        assert 0 <= section.start < section.end <= len(document.text)
        while ends and ends[-1] <= section.start:
            ends.pop()
        assert not ends or section.end <= ends[-1]
        ends.append(section.end)
    for table in document.tables:
        assert all(table.start <= a <= b <= table.end for row in table.rows for a, b in row)


def test_the_same_bytes_give_the_same_document(source: tuple[Document, etree._Element]) -> None:
    document, _ = source
    assert billkit.read(Path(document.source)) == document


@pytest.mark.parametrize(
    ("file", "genre", "tradition", "language"),
    [
        ("uk/bills-akn/uk-social-housing-bill-2-lords-report.xml", "bill", "uk", "en"),
        ("de/de-bgbl-1-2024-107-regelungstext-verkuendung-1.xml", "act", "de", "de"),
        ("uk/clml/uksi-2025-3-made.akn.xml", "regulation", "uk", "en"),
        ("za/tz-swahili.xml", "act", "uk", "sw"),
        ("akn/oasis-uy_bill_2010-09-27.xml", "bill", "eu", "es"),
        ("akn/oasis-us_Act_2011-11-29.xml", "act", "us", "en"),
        ("akn/oasis-eu_COM20130619_EN-8.xml", "bill", "eu", "en"),
        ("akn/oasis-ke_Debate_Bungeni_2011-06-10.xml", "debate", "eu", "en"),
        ("akn/oasis-za_Judgement_2008-11-26.xml", "judgment", "uk", "en"),
        ("uk/amendments-akn/uk-amend-econactivity_rm_rep_0918.xml", "amendment-paper", "uk", "en"),
        ("eu/leos/memorandum-test.xml", "memorandum", "eu", "en"),
    ],
)
def test_what_a_file_is(shared: Path, file: str, genre: str, tradition: str, language: str) -> None:
    document = billkit.read(shared / "corpus" / file)
    assert (document.genre, document.tradition, document.language) == (genre, tradition, language)
    told = [n.code for n in document.notices].count("not-legislation")
    assert told == (genre in ("debate", "judgment", "amendment-paper", "memorandum"))


def test_a_bill_of_lawmaker_says_what_it_is(shared: Path) -> None:
    """Title and stage are variables in the metadata, sponsor and dates stand on the back page."""
    document = billkit.read(shared / "corpus/uk/bills-akn/uk-social-housing-bill-2-lords-report.xml")
    told = document.metadata
    assert told["title"] == "Social Housing (Regulation) Bill [HL]"
    assert told["stage"] == "As amended on Report"
    assert told["sponsor"] == "Baroness Scott of Bybrook"
    assert (told["number"], told["date"]) == ("HL Bill 60", "2022-10-19")
    labels = {s.label for s in document.sections}
    assert {
        "cl. 3(2)(a)",
        "cl. 3(2)(c) [(2A)]",
        "cl. 2 [s. 96A(4)(a)(i)]",
        "Sch. 1 para. 2",
        "Sch. 1",
    } <= labels


def test_an_amending_act_of_germany_is_cited_by_its_units(shared: Path) -> None:
    document = billkit.read(shared / "corpus/de/de-bgbl-1-2024-107-regelungstext-verkuendung-1.xml")
    labels = {s.label for s in document.sections}
    assert "Artikel 1 Nummer 1 Buchstabe a Doppelbuchstabe aa" in labels
    assert "Artikel 2 Nummer 4 Buchstabe a [§ 59 Absatz 5 Nummer 1]" in labels
    assert "missing-text" in [n.code for n in document.notices]  # quotations that are empty in this file


def test_a_cover_without_text_names_the_files_to_read(shared: Path) -> None:
    file = shared / "corpus/de/de-bgbl-1-2024-107-rechtsetzungsdokument-1.xml"
    with pytest.raises(UnreadableSource, match=r"cover .* regelungstext-verkuendung-1\.xml\. Read"):
        billkit.read(file)


# --- shapes


def _akn(
    body: str,
    kind: str = "act",
    country: str = "gb",
    language: str = "eng",
    namespace: str = "http://akn/3.0",
) -> Document:
    source = f"""<?xml version="1.0" encoding="UTF-8"?><akomaNtoso xmlns="{namespace}" xmlns:leos="urn:leos"
    xmlns:ukl="urn:ukl"><{kind}><meta><identification><FRBRWork><FRBRcountry value="{country}"/></FRBRWork><FRBRExpression>
    <FRBRlanguage language="{language}"/></FRBRExpression></identification><references><TLCConcept eId="varTitle"
    showAs="Steel Bill"/></references></meta>{body}</{kind}></akomaNtoso>"""
    return billkit.read(source.encode())


def _labels(document: Document) -> list[str]:
    return [s.label for s in document.sections if s.rank not in ("group", "block")]


def _point(number: str, text: str) -> str:
    return f"<point><num>{number}</num><content><p>{text}</p></content></point>"


@pytest.mark.parametrize(
    "namespace",
    [
        "http://docs.oasis-open.org/legaldocml/ns/akn/3.0",
        "http://docs.oasis-open.org/legaldocml/ns/akn/3.0/WD17",
        "http://example.org/any",
    ],
)
def test_elements_are_known_in_any_namespace(namespace: str) -> None:
    document = _akn(
        "<body><section><num>1</num><heading>Title</heading></section></body>", namespace=namespace
    )
    assert _labels(document) == ["s. 1"]


def test_the_namespace_of_germany_tells_the_tradition() -> None:
    body = "<body><article><num>§ 3</num><paragraph><num>(1)</num><content><p>Text.</p></content></paragraph></article></body>"
    document = _akn(body, country="", language="deu", namespace="http://Inhaltsdaten.LegalDocML.de/1.9/")
    assert _labels(document) == ["§ 3", "§ 3 Absatz 1"]


def test_deleted_text_of_leos_is_left_out_and_added_text_kept() -> None:
    paragraphs = "".join(
        f'<paragraph leos:softaction="{action}"><num>{n}.</num><content><p>{action} words</p></content></paragraph>'
        for n, action in enumerate(["add", "del", "move_to", "move_from"], 1)
    )
    document = _akn(
        f"<body><article><num>Article 1</num>{paragraphs}</article></body>", kind="bill", country="eu"
    )
    assert document.text == "Article 1\n1. add words\n4. move_from words"
    assert next(n.message for n in document.notices if n.code == "deleted-text").startswith("2 passages")
    renumbered = '<num leos:softaction="del">2.</num><num leos:softaction="add">3.</num><content><p>Words</p></content>'
    document = _akn(
        f"<body><article><num>Article 1</num><paragraph>{renumbered}</paragraph></article></body>",
        country="eu",
    )
    assert (document.text, _labels(document)) == ("Article 1\n3. Words", ["Article 1", "Article 1(3)"])


def test_text_for_another_law_is_quoted_and_closed_behind_its_last_word() -> None:
    body = """<body><section><num>3</num><subsection><num>(2)</num><content><p><mod>After subsection (2) insert—
    <quotedStructure startQuote="“" endQuote="”"><section><num><i>9</i>A</num><heading>Steel</heading><subsection>
    <num>(1)</num><content><p>Words.</p></content></subsection></section></quotedStructure><inline name="AppendText">;</inline>
    </mod></p></content></subsection></section></body>"""
    document = _akn(body, kind="bill")
    assert document.text == "3 (2) After subsection (2) insert—\n“9A Steel\n(1) Words.”;"
    assert _labels(document) == ["cl. 3", "cl. 3(2)", "cl. 3(2) [s. 9A]", "cl. 3(2) [s. 9A(1)]"]
    assert {s.role for s in document.sections if "[" in s.label} == {"quoted"}


def test_quotations_without_text_are_told_of() -> None:
    body = """<body><article><num>Artikel 1</num><paragraph><num/><content><p><mod>§ 2 wird wie folgt gefasst:
    <quotedStructure startQuote="„" endQuote="“"/></mod></p></content></paragraph></article></body>"""
    document = _akn(body, country="de", language="deu")
    assert document.text.endswith("gefasst:")
    assert [n.code for n in document.notices] == ["missing-text"]


def test_a_section_above_articles_is_a_group_and_one_without_them_an_article() -> None:
    article = "<article><num>Article 1</num><heading>Scope</heading></article>"
    of_the_union = _akn(
        f"<body><section><num>Section 1</num><heading>General</heading>{article}</section></body>",
        country="eu",
    )
    assert [(s.rank, s.label) for s in of_the_union.sections] == [("group", ""), ("article", "Article 1")]
    of_parliament = _akn("<body><section><num>1</num><heading>Scope</heading></section></body>")
    assert [(s.rank, s.label) for s in of_parliament.sections] == [("article", "s. 1")]


def test_a_treaty_in_a_schedule_makes_no_groups_of_an_acts_sections() -> None:
    treaty = "<article><num>Article 1</num><heading>Scope</heading></article>"
    document = _akn(
        "<body><section><num>1</num><heading>Title</heading></section>"
        f'<hcontainer name="schedule"><num>SCHEDULE</num>{treaty}</hcontainer></body>'
    )
    assert [(s.rank, s.label) for s in document.sections] == [
        ("article", "s. 1"), ("group", "Sch."), ("article", "Sch. art. 1")
    ]  # fmt: skip


def test_paragraphs_of_a_schedule_are_its_articles() -> None:
    body = """<body><section><num>1</num><heading>Title</heading></section><hcontainer name="schedule"><num>SCHEDULE 2
    <authorialNote class="referenceNote"><p>Section 1</p></authorialNote></num><heading>Steel</heading><paragraph><num>4</num>
    <subparagraph><num>(1)</num><content><p>Words.</p></content></subparagraph></paragraph></hcontainer></body>"""
    document = _akn(body)
    assert [s.label for s in document.sections] == ["s. 1", "Sch. 2", "Sch. 2 para. 4", "Sch. 2 para. 4(1)"]
    assert [s.role for s in document.sections] == ["body", "annex", "annex", "annex"]
    assert "SCHEDULE 2\nSteel\nSection 1\n" in document.text


def test_levels_of_lawmaker_tell_their_depth_by_their_class() -> None:
    body = """<body><section><num>1</num><level class="para1"><num>(a)</num><level class="para2"><num>(i)</num><content>
    <p>Words.</p></content></level></level><level class="unnumberedParagraph"><content><p>End.</p></content></level></section></body>"""
    document = _akn(body)
    assert [(s.rank, s.label) for s in document.sections] == [
        ("article", "s. 1"), ("item", "s. 1(a)"), ("subitem", "s. 1(a)(i)")
    ]  # fmt: skip
    assert document.text == "1 (a) (i) Words.\nEnd."


def test_ranks_in_german_lists_follow_the_look_of_the_number() -> None:
    inner = "<list><intro><p>wird geändert:</p></intro>" + _point("aa)", "Wort") + "</list>"
    lists = f"<list><point><num>2.</num><list><point><num>a)</num>{inner}</point></list></point></list>"
    document = _akn(
        f"<body><article><num>Artikel 1</num><paragraph><num/>{lists}</paragraph></article></body>",
        country="de",
    )
    assert _labels(document) == [
        "Artikel 1", "Artikel 1 Nummer 2", "Artikel 1 Nummer 2 Buchstabe a",
        "Artikel 1 Nummer 2 Buchstabe a Doppelbuchstabe aa",
    ]  # fmt: skip


def test_regulations_of_an_instrument_stand_below_their_heading() -> None:
    body = """<body><hcontainer name="regulation"><heading>Citation</heading><num>1.</num><paragraph><num>(1)</num><content>
    <p>Words.</p></content></paragraph></hcontainer></body>"""
    document = _akn(body)
    assert document.text == "Citation\n1. (1) Words."
    assert _labels(document) == ["reg. 1", "reg. 1(1)"]


def test_footnotes_stand_at_the_end_and_leave_no_blank() -> None:
    body = """<body><article><num>Article 1</num><content><p>The Union <authorialNote marker="1"><p>OJ L 1.</p></authorialNote>
    , and more.</p></content></article></body>"""
    document = _akn(body, country="eu")
    assert document.text == "Article 1\nThe Union, and more.\n\n1 OJ L 1."
    assert [(s.level, s.role) for s in document.sections][-1] == ("notes", "memorandum")


def test_variables_of_lawmaker_are_written_out() -> None:
    preface = '<preface><block name="title"><docTitle><ref class="placeholder" href="#varTitle"/></docTitle></block></preface>'
    document = _akn(preface, kind="bill")
    assert (document.text, document.metadata["title"]) == ("Steel Bill", "Steel Bill")


def test_cells_of_tables_are_spans_of_the_text() -> None:
    table = "<table><tr><td><p>Step</p></td><td/><td><p>20 %</p><p>or more</p></td></tr></table>"
    document = _akn(
        f"<body><article><num>Article 1</num><content>{table}</content></article></body>", country="eu"
    )
    (found,) = document.tables
    assert [[document.text[a:b] for a, b in row] for row in found.rows] == [["Step", "", "20 %\nor more"]]


def test_recitals_and_parts_have_their_roles() -> None:
    body = """<preface><p>Title</p></preface><preamble><recitals><recital><num>(1)</num><p>Why.</p></recital></recitals></preamble>
    <body><article><num>Article 1</num></article></body><conclusions><p>Done at Brussels</p></conclusions>"""
    document = _akn(body, kind="bill", country="eu")
    assert [(s.label, s.role) for s in document.sections] == [
        ("", "front"), ("", "preamble"), ("Recital 1", "recital"), ("Article 1", "body"), ("", "signature")
    ]  # fmt: skip


def test_what_says_only_that_it_was_repealed_is_deleted() -> None:
    body = """<body><section><num>2.</num><content><p><remark status="editorial">[Repealed by Act 4 of 1992]</remark></p>
    </content></section><section><num>3.</num><content><p>. . . . . .</p></content></section>
    <section><num>4.</num><content><p>In force. <remark>[amended]</remark></p></content></section></body>"""
    assert [s.role for s in _akn(body, country="za").sections] == ["deleted", "deleted", "body"]


def test_an_article_of_a_heading_alone_is_not_deleted() -> None:
    document = _akn(
        "<body><section><num>1</num><heading>Title</heading><content><p/></content></section></body>"
    )
    assert [s.role for s in document.sections] == ["body"]


def test_bullets_are_no_sections_and_bare_letters_get_their_brackets() -> None:
    bullets = "<list>" + _point("–", "one") + _point("•", "two") + "</list>"
    document = _akn(
        f"<body><section><num>1</num>{bullets}<paragraph><num>a</num><content><p>three</p></content></paragraph></section></body>"
    )
    assert _labels(document) == ["s. 1", "s. 1(a)"]
    assert document.text == "1 – one\n• two\n(a) three"


def test_depth_costs_neither_the_stack_nor_words() -> None:
    deep = "<point><num>(a)</num>" * 200 + "<content><p>Deepest.</p></content>" + "</point>" * 200
    document = _akn(f"<body><article><num>Article 1</num>{deep}</article></body>", country="eu")
    assert document.text.endswith("Deepest.")
    assert document.text.count("(a)") == 200


def test_a_file_without_text_is_refused_by_name() -> None:
    with pytest.raises(UnreadableSource, match="without text"):
        _akn("<body/>")
