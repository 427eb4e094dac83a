"""Places that texts name, with the law they are in and the section of the document they point to."""

from __future__ import annotations

from pathlib import Path

import pytest

from billkit.models.document import Document
from billkit.readers import read
from billkit.structure.outline import outline
from billkit.structure.references import Reference, references


def _read(text: str) -> tuple[Document, list[Reference]]:
    found = outline(Document(text=text))
    document = Document(text=text, sections=found.sections, tradition=found.tradition)
    return document, references(document)


def _named(text: str) -> list[tuple[str, str, str]]:
    return [(r.text, r.law, r.label) for r in _read(text)[1]]


_US = """\
SEC. 1. SHORT TITLE.

Text.

SEC. 2. GRANTS.

(a) IN GENERAL.—Under sections 1 and 3(b), and section 232 of the Trade Expansion Act of 1962 (19 U.S.C. 1862), do it.
(b) LIMITS.—Subject to subsection (a) and paragraphs (1) through (3) of subsection (c), no grant.
(c) TERMS.—The terms are:
  (1) One, as in paragraph (2).
  (2) Two, as in title 5, United States Code.
  (3) Three.

SEC. 3. AMENDMENT.

Section 502 of the Railroad Act of 1976 is amended—

(1) in subsection (c), by striking “paragraph”; and
(2) by adding at the end the following:
    “(n) BUY.—See subsection (c) and section 9.
      “(1) IN GENERAL.—As in paragraph (2).
      “(2) MORE.—Text.”.
"""


def test_american_references() -> None:
    named = _named(_US)
    assert ("sections 1", "", "Sec. 1") in named
    assert ("3(b)", "", "Sec. 3(b)") in named
    assert ("section 232", "Trade Expansion Act of 1962", "Sec. 232") in named
    assert ("19 U.S.C. 1862", "title 19, United States Code", "Sec. 1862") in named
    assert ("title 5, United States Code", "title 5, United States Code", "") in named


def test_american_places_told_by_where_they_stand() -> None:
    named = _named(_US)
    assert ("subsection (a)", "", "Sec. 2(a)") in named
    assert ("paragraphs (1)", "", "Sec. 2(c)(1)") in named
    assert ("(3)", "", "Sec. 2(c)(3)") in named
    assert ("paragraph (2)", "", "Sec. 2(c)(2)") in named


def test_american_amendments_name_places_of_the_law_amended() -> None:
    named = _named(_US)
    assert ("subsection (c)", "Railroad Act of 1976", "Sec. 502(c)") in named
    assert ("section 9", "Railroad Act of 1976", "Sec. 9") in named
    assert ("paragraph (2)", "", "Sec. 3(2) [Sec. 502(n)(2)]") in named


def test_what_is_in_the_document_is_pointed_to() -> None:
    document, found = _read(_US)
    for reference in found:
        assert document.text[reference.start : reference.end] == reference.text
        if reference.target is not None:
            assert document.sections[reference.target].label == reference.label
            assert not reference.law
    pointed = {r.label for r in found if r.target is not None}
    assert {"Sec. 1", "Sec. 2(a)", "Sec. 2(c)(1)", "Sec. 2(c)(3)", "Sec. 3(2) [Sec. 502(n)(2)]"} <= pointed
    assert not any(r.target for r in found if r.label == "Sec. 3(b)")


_UK = """\
Uno

1

(1) Subject to subsection (2), section 2(1)(a) and this Act.

(2) See paragraph 1 of Schedule 1, sections 2 to 4 and section 259 of the Companies Act 2006.

Due

2

(1) This Act—

(a) one, or

(b) two as in paragraph (a) and that Act.

Schedule 1

1

See paragraph 2 and sub-paragraph (1).

2

(1) This Act.
"""


def test_british_references() -> None:
    named = _named(_UK)
    assert ("subsection (2)", "", "s. 1(2)") in named
    assert ("section 2(1)(a)", "", "s. 2(1)(a)") in named
    assert ("paragraph 1", "", "Sch. 1 para. 1") in named
    assert ("paragraph 2", "", "Sch. 1 para. 2") in named
    assert ("sections 2", "", "s. 2") in named
    assert ("4", "", "s. 4") in named
    assert ("section 259", "Companies Act 2006", "s. 259") in named
    assert ("paragraph (a)", "", "s. 2(1)(a)") in named


_EU = """\
Article 1

Scope

1. Article 2(1), point (a), and point (b) of Article 2(1) shall apply.

2. Paragraph 1 of this Article shall apply to Article 10a of Directive 2003/87/EC and to Regulation (EU) 2019/331.

Article 2

Rules

1. States shall:

(a) act under Articles 107 and 108 of the TFEU;

(b) do as in point (a).

ANNEX I

Text of Annex II to that Regulation.
"""


def test_european_references() -> None:
    named = _named(_EU)
    assert ("Article 2(1), point (a)", "", "Article 2(1)(a)") in named
    assert any(label == "Article 2(1)(b)" for _, law, label in named if not law)
    assert ("Paragraph 1", "", "Article 1(1)") in named
    assert ("Article 10a", "Directive 2003/87/EC", "Article 10a") in named
    assert ("Regulation (EU) 2019/331", "Regulation (EU) 2019/331", "") in named
    assert ("Articles 107", "TFEU", "Article 107") in named
    assert ("108", "TFEU", "Article 108") in named
    assert ("point (a)", "", "Article 2(1)(a)") in named
    assert ("Annex II", "Regulation (EU) 2019/331", "Annex II") in named


_DE = """\
§ 1
(1) Nach § 2 Absatz 1 Satz 2 Nummer 1 und den §§ 2 und 3 gilt § 5 des Energiewirtschaftsgesetzes.
(2) Absatz 1 gilt.
§ 2
(1) Es gilt:
1. eins.
"""


def test_german_references() -> None:
    document, found = _read(_DE)
    named = [(r.text, r.law, r.label) for r in found]
    assert ("§ 2 Absatz 1 Satz 2 Nummer 1", "", "§ 2 Absatz 1 Satz 2 Nummer 1") in named
    assert ("§§ 2", "", "§ 2") in named
    assert ("3", "", "§ 3") in named
    assert ("§ 5", "Energiewirtschaftsgesetz", "§ 5") in named
    assert ("Absatz 1", "", "§ 1 Absatz 1") in named
    sentence = next(r for r in found if "Satz" in r.text)
    assert sentence.target is not None
    assert document.sections[sentence.target].label == "§ 2 Absatz 1 Nummer 1"


def test_press_names_no_places() -> None:
    assert _named("Section 232 of the Trade Expansion Act of 1962 and subsection (a) matter.") == []


@pytest.mark.parametrize(
    "path", ["us/bills-txt/us-118s3439is.txt", "uk/uk-steel-industry-special-measures-act-2025.txt"]
)
def test_all_places_in_whole_texts_are_found(shared: Path, path: str) -> None:
    found = [r for r in references(read(shared / "corpus" / path)) if not r.law]
    assert len(found) > 15
    assert [r.text for r in found if r.target is None] == []
