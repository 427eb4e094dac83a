"""Texts without mark-up give the sections that their numbering shows, tradition by tradition."""

from __future__ import annotations

import pytest

from billkit.models.document import Document
from billkit.models.section import nested
from billkit.structure.outline import outline, sections_by
from billkit.structure.traditions.european.quotes import Quotations


def _labels(tradition: str, text: str) -> list[str]:
    return [s.label for s in sections_by(tradition, text) if s.label and s.rank != "block"]


def _at(tradition: str, text: str, words: str) -> str | None:
    document = Document(text=text, sections=tuple(sections_by(tradition, text)))
    return document.section_at(text.index(words))


# --- United States

_BILL = """\
SECTION 1. SHORT TITLE.

This Act may be cited as the “Bridge Act”.

SEC. 2. GRANTS FOR BRIDGES OF LESS THAN ONE MILE, AND FOR
OTHER PURPOSES.

(a) IN GENERAL.—(1) The Secretary shall make grants.
(2) A grant under paragraph
(1) may be renewed.
(b) DEFINITIONS.—In this section:
  (1) STATE.—The term State has the meaning given in subsection
(h) of section 9.
  (2) BRIDGE.—The term bridge means—
    (A) a bridge;
    (B) a culvert that—
      (i) carries water; or
      (ii) is longer than—
        (I) six feet; or
        (II) two metres; and
    (C) a ferry.

SEC. 3. AMENDMENTS.

(a) TARIFFS.—The Tariff Act of 1930 is amended by adding at the end the following:
    “SEC. 900. BRIDGES.
    “(a) IN GENERAL.—The term “bridge” means a bridge.
    “(b) OTHERS.—Others are not.”.
(b) LOANS.—Section 502 of the Railroad Act (45 U.S.C. 822) is amended—
  (1) in subsection (c), by adding at the end the following:
    ‘‘(4) FEES.—No fee is due.
    ‘‘(5) TERMS.—None.’’; and
  (2) by striking subsection (d).
"""


def test_american_units_nest_by_their_shape() -> None:
    labels = _labels("us", _BILL)
    assert labels[:4] == ["Sec. 1", "Sec. 2", "Sec. 2(a)", "Sec. 2(a)(1)"]
    assert "Sec. 2(b)(2)(B)(ii)(II)" in labels
    assert "Sec. 2(b)(2)(C)" in labels
    assert len(labels) == len(set(labels))


def test_a_number_after_words_that_name_a_place_is_no_unit() -> None:
    assert _at("us", _BILL, "may be renewed") == "Sec. 2(a)(2)"
    assert _at("us", _BILL, "of section 9") == "Sec. 2(b)(1)"


def test_captions_and_headings_are_read() -> None:
    headings = {s.label: s.heading for s in sections_by("us", _BILL)}
    assert headings["Sec. 2"] == "GRANTS FOR BRIDGES OF LESS THAN ONE MILE, AND FOR OTHER PURPOSES"
    assert headings["Sec. 2(b)(1)"] == "STATE"


def test_text_for_other_laws_is_cited_by_their_numbers() -> None:
    assert _at("us", _BILL, "Others are not") == "Sec. 3(a) [Sec. 900(b)]"
    assert _at("us", _BILL, "No fee is due") == "Sec. 3(b)(1) [Sec. 502(c)(4)]"
    assert _at("us", _BILL, "by striking subsection (d)") == "Sec. 3(b)(2)"
    quoted = [s.label for s in sections_by("us", _BILL) if s.role == "quoted" and s.rank == "article"]
    assert quoted == ["Sec. 3(a) [Sec. 900]"]


@pytest.mark.parametrize(
    ("before", "level"),
    [
        ("(h) Eighth.\n(i) Ninth", "paragraph"),
        ("(h) If—\n(i) first", "subsubitem"),
        ("(iv) x\n(v) fifth", "subsubitem"),
    ],
)
def test_i_and_v_are_letters_or_numerals_by_their_row(before: str, level: str) -> None:
    letters = "\n".join(f"({letter}) x." for letter in "abcdefg")
    numerals = "(h) x:\n(i) x\n(ii) x\n(iii) x\n" if before.startswith("(iv)") else ""
    text = f"SEC. 1. A.\n{letters}\n{numerals}{before}.\nSEC. 2. B."
    last = [s for s in sections_by("us", text) if s.rank != "article"][-1]
    assert last.rank == level


def test_a_table_of_contents_holds_no_sections() -> None:
    text = (
        "SECTION 1. SHORT TITLE; TABLE OF CONTENTS.\n(a) SHORT TITLE.—This Act is short.\n"
        "(b) TABLE OF CONTENTS.—The table of contents for this Act is as follows:\nSec. 1. Short title.\n"
        "TITLE I—BRIDGES\nSec. 101. Grants.\nTITLE I—BRIDGES\nSEC. 101. GRANTS.\n(a) IN GENERAL.—Do."
    )
    found = sections_by("us", text)
    assert [s.label for s in found if s.rank == "article"] == ["Sec. 1", "Sec. 101"]
    assert [text[s.start : s.end] for s in found if s.role == "toc"] == [
        "Sec. 1. Short title.\nTITLE I—BRIDGES\nSec. 101. Grants."
    ]
    assert [s.number for s in found if s.rank == "group"] == ["TITLE I"]


def test_new_york_counts_anew_in_each_part() -> None:
    text = (
        "THE PEOPLE OF THE STATE OF NEW YORK DO ENACT AS FOLLOWS:\n\n    1    Section 1. This act.\n"
        "    2                 PART A\n    3    Section  1.  Do it.\n    4    S  2.  The law is amended to read:\n"
        "    5    S 280. HIGH PRICES. 1. Text.\n    6    § 3. This act takes effect.\n"
    )
    found = sections_by("us", text)
    assert [s.label for s in found if s.rank == "article"] == ["Sec. 1", "Sec. 1", "Sec. 2", "Sec. 3"]
    assert [s.number for s in found if s.rank == "group"] == ["PART A"]


# --- Westminster

_ACT = """\
Meaning of “mill”

1

In this Act, “mill” means a mill.

Directions

2

(1) The Minister may give a notice to—

(a) a mill, or

(b) an owner who—

(i) owns, or

(ii) leases a mill,

and must publish it.

(2) In section 5 of the Mills Act 1950, after subsection (3) insert—

“(3A) A mill must be—

(a) safe, and

(b) clean.”

(3) This section binds the Crown.

Schedule 1

1

A paragraph.

2

(1) Another under subsection (1).
"""


def test_british_articles_stand_under_their_headings() -> None:
    found = {s.label: s for s in sections_by("uk", _ACT)}
    assert found["s. 2"].heading == "Directions"
    assert _ACT[found["s. 2"].start :].startswith("Directions\n\n2\n")
    assert _ACT[found["s. 1"].end - 5 : found["s. 1"].end] == "mill."


def test_words_after_a_list_belong_to_what_opened_it() -> None:
    assert _at("uk", _ACT, "leases a mill") == "s. 2(1)(b)(ii)"
    assert _at("uk", _ACT, "and must publish") == "s. 2(1)"


def test_schedules_count_anew_and_insertions_are_quoted() -> None:
    assert _at("uk", _ACT, "Another under") == "Sch. 1 para. 2(1)"
    assert _at("uk", _ACT, "clean") == "s. 2(2) [(3A)(b)]"
    assert _at("uk", _ACT, "binds the Crown") == "s. 2(3)"


def test_markdown_bullets_are_no_part_of_a_number() -> None:
    text = "#### Uno\n\n##### 1\n\n- (1) This Act and this section—\n\n- (a) a;\n\n- (b) b.\n\n#### Due\n\n##### 2\n\n- (1) This Act.\n"
    assert _labels("uk", text) == ["s. 1", "s. 1(1)", "s. 1(1)(a)", "s. 1(1)(b)", "s. 2", "s. 2(1)"]


def test_an_arrangement_of_sections_is_a_list_of_contents() -> None:
    text = (
        "1. Short title.\n2. Mills.\n3. Owners.\n4. Fees.\n\nPART I\n\n1. Short title\n\n(1) This Act is the Mills Act.\n\n"
        "(2) This Act commences.\n\n2. Mills\n\nThis Act binds mills.\n\n3. Owners\n\nThis section.\n\n4. Fees\n\nNone.\n"
    )
    found = sections_by("uk", text)
    assert [s.number for s in found if s.rank == "article"] == ["1", "2", "3", "4"]
    assert found[0].role == "toc"


# --- European Union

_REGULATION = """\
REGULATION (EU) 2030/1

Whereas:

(1) Steel is made.

(2) It should be made cleanly.

HAVE ADOPTED THIS REGULATION:

Article 1

Subject matter

1. Member States shall report:

(a) emissions;

(b) removals:

(i) natural;

(ii) technical.

2. Reports shall be public.

(1) OJ L 282, 19.10.2016, p. 4.

Article 2

Amendments

Directive 2003/87/EC is amended as follows:

(1) in Article 10, paragraph 3 is replaced by the following:

‘3. Member States’ plans shall be called ‘plans’.

(a) They shall be called ‘short’ or ‘brief’;’;

(2) Article 12 is deleted.

ANNEX I

1. First criterion.
"""


def test_european_paragraphs_points_and_recitals() -> None:
    labels = _labels("eu", _REGULATION)
    assert labels[:2] == ["Recital 1", "Recital 2"]
    assert "Article 1(1)(b)(ii)" in labels
    assert "Annex I (1)" in labels
    assert "Article 1(2)(1)" not in labels


def test_european_quotations_go_to_the_place_named_before() -> None:
    assert _at("eu", _REGULATION, "plans shall be called") == "Article 2(1) [Article 10(3)]"
    assert _at("eu", _REGULATION, "They shall be called") == "Article 2(1) [Article 10(3)(a)]"
    assert _at("eu", _REGULATION, "is deleted") == "Article 2(2)"


def test_a_quotation_ends_with_the_mark_that_no_mark_of_its_line_opened() -> None:
    text = "‘States’ plans are called ‘short’ or ‘brief’.\n\nTheir end is ‘near’.’;\nMore.’"
    assert text[: Quotations(text).end(0)].endswith("‘near’.’")


def test_after_z_comes_aa() -> None:
    points = "\n".join(f"({letter}) x;" for letter in "abcdefghijklmnopqrstuvwxyz")
    text = f"Article 1\n\nIt shall be:\n{points}\n(aa) y;\n(ab) z.\n\nArticle 2\n\nText."
    assert "Article 1(ab)" in _labels("eu", text)


# --- Germany

_GESETZ = """\
Der Bundestag hat das folgende Gesetz beschlossen:

Artikel 1

Änderung des Stahlgesetzes

Das Stahlgesetz vom
1. Januar 2020 wird wie folgt geändert:
1. § 57 wird wie folgt geändert:
a) Absatz 2 wird wie folgt gefasst:
„(2) Die Hütte zahlt
1. im Jahr 2030 nichts,
2. danach „wenig“.“
b) Absatz 3 wird aufgehoben.
aa) Ein Unterpunkt.
c) In Absatz 4 wird Nummer 1 wie folgt gefasst:
„1. gar nichts.“
2. § 58 wird aufgehoben.

Artikel 2

Inkrafttreten

Dieses Gesetz tritt in Kraft.
"""


def test_german_amending_laws() -> None:
    assert _at("de", _GESETZ, "danach") == "Artikel 1 Nummer 1 Buchstabe a [§ 57 Absatz 2 Nummer 2]"
    assert _at("de", _GESETZ, "gar nichts") == "Artikel 1 Nummer 1 Buchstabe c [§ 57 Absatz 4 Nummer 1]"
    assert _at("de", _GESETZ, "Absatz 3 wird") == "Artikel 1 Nummer 1 Buchstabe b"
    assert _at("de", _GESETZ, "Ein Unterpunkt") == "Artikel 1 Nummer 1 Buchstabe b Doppelbuchstabe aa"
    assert _at("de", _GESETZ, "tritt in Kraft") == "Artikel 2"


def test_a_date_at_the_start_of_a_line_is_no_number() -> None:
    assert _at("de", _GESETZ, "Januar 2020") == "Artikel 1"


def test_german_paragraphs() -> None:
    text = "§ 1\nZweck\n(1) Eins.\n(2) Zwei nach § 2 Absatz 1:\n1. a,\n2. b.\n§ 2 (1) Drei.\n(2) Vier."
    assert _labels("de", text) == [
        "§ 1", "§ 1 Absatz 1", "§ 1 Absatz 2", "§ 1 Absatz 2 Nummer 1", "§ 1 Absatz 2 Nummer 2",
        "§ 2", "§ 2 Absatz 1", "§ 2 Absatz 2",
    ]  # fmt: skip


# --- Japan, Brazil


def test_japanese_first_paragraphs_are_cited_where_there_is_a_second() -> None:
    text = "目次\n第一章 総則 （第一条）\n\n第一章 総則\n\n（目的）\n第一条 目的とする。\n２ 二項。\n一 一号\nイ 細分\n（定義）\n第二条 定義。\n一 号\n附 則\n第一条 施行する。"
    assert _labels("jp", text) == [
        "第一条", "第一条第一項", "第一条第二項", "第一条第二項第一号", "第一条第二項第一号イ", "第二条", "第二条第一号", "附則第一条",
    ]  # fmt: skip


def test_brazilian_quotations_close_with_nr_or_where_the_law_goes_on() -> None:
    text = (
        "LEI Nº 1\nArt. 1º Esta Lei:\nI - cria;\na) letra;\nParágrafo único. Fim.\nArt. 2º A Lei nº 2 passa a vigorar:\n"
        '"Art. 47. ....\n§ 1º Texto." (NR)\nArt. 3º A Lei nº 3:\n“Art. 9º Sem fecho.\nArt. 4º Entra em vigor.'
    )
    assert _labels("br", text) == [
        "Art. 1º", "Art. 1º, I", "Art. 1º, I, a", "Art. 1º, parágrafo único", "Art. 2º", "Art. 2º [Art. 47]",
        "Art. 2º [Art. 47, § 1º]", "Art. 3º", "Art. 3º [Art. 9º]", "Art. 4º",
    ]  # fmt: skip


# --- all of them

_ALL = {"us": _BILL, "uk": _ACT, "eu": _REGULATION, "de": _GESETZ}


@pytest.mark.parametrize("tradition", _ALL)
def test_the_tradition_of_a_text_is_recognised(tradition: str) -> None:
    assert outline(Document(text=_ALL[tradition])).tradition == tradition


@pytest.mark.parametrize("tradition", _ALL)
def test_sections_lie_inside_each_other_in_the_order_of_the_text(tradition: str) -> None:
    text = _ALL[tradition]
    found = sections_by(tradition, text)
    assert [s.start for s in found] == sorted(s.start for s in found)
    ends: list[int] = []
    for depth, section in nested(found):
        ends = ends[:depth]
        assert 0 <= section.start < section.end <= len(text)
        assert not ends or section.end <= ends[-1]
        ends.append(section.end)


@pytest.mark.parametrize(
    "text",
    [
        "Section 232 of the Trade Expansion Act lets the president act.\nSection 301 is another tool.\nThis Act is old.",
        "The bill would:\n\n(a) cut fees;\n\n(b) raise grants under section 3(a);\n\n(c) end this Act.",
        "1. Steel\n\n2. Aluminium\n\n3. Copper\n\nThis Act and this section, subsection (1).",
        "Article 122 of the Treaty shall apply, officials said.\n\nArticle 123 shall not.",
        "Nach § 3 zahlen Hütten weniger.\n§ 4 bleibt.",
        "第1条では鉄鋼を、第2条では銅を扱う。",
        "O art. 5º da Lei nº 1 diz:\nI - aço;\nII - ferro.",
        "(1) first\n(2) second\n(3) third",
        "",
    ],
)
def test_prose_that_only_names_places_has_no_sections(text: str) -> None:
    assert outline(Document(text=text)).sections == ()
