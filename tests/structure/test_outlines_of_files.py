"""The text of marked-up acts, read as if it had no mark-up, gives the places that the mark-up tells; press gives none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from billkit.models.document import Document
from billkit.readers import read
from billkit.structure.outline import outline, sections_by


def _places(sections: list) -> dict[int, str]:  # type: ignore[type-arg]
    return {s.start: s.label for s in sections if s.label and s.rank not in ("block", "group")}


def _same(told: str, found: str) -> bool:
    """Text for another law may be cited with the place it goes to, which mark-up does not tell."""
    own, _, quoted = told.partition(" [")
    return told == found or (bool(quoted) and found.startswith(own + " [") and found.endswith(quoted))


def _share(document: Document, tradition: str) -> float:
    """The share of places in the mark-up that are found in the text, at their offset (a quotation mark may stand before)."""
    told = _places(list(document.sections))
    found = _places(sections_by(tradition, document.text))
    hits = sum(any(_same(label, found.get(at - back, "")) for back in range(4)) for at, label in told.items())
    return hits / len(told)


@pytest.mark.parametrize(
    ("tradition", "path", "least"),
    [
        ("us", "us/uslm/H1058_RDS.xml", 1.0),
        ("us", "us/uslm/S3874_IS.xml", 1.0),
        ("us", "us/uslm/113publ121-uslm.xml", 0.95),
        ("us", "us/billdtd/BILLS-117hr6833enr.xml", 0.97),
        ("uk", "uk/clml/asp-2025-11-2025-08-07.xml", 0.98),
        ("uk", "uk/clml/uksi-2025-3-made.xml", 0.97),
        ("uk", "uk/bills-akn/uk-social-housing-bill-1-lords-committee.xml", 0.9),
        ("eu", "eu/other/eu-climate-law-2021-06-30-en.xhtml", 0.95),
        ("eu", "eu/other/eu-gber-2023-07-01-en.xhtml", 0.9),
        ("de", "de/de-bgbl-1-2023-413-zielgesetz-regelungstext-verkuendung-1.xml", 0.92),
        ("de", "de/de-bgbl-1-2024-17-regelungstext-verkuendung-1.xml", 0.92),
        ("jp", "jp/jp-administrative-procedure-act-2018.xml", 0.8),
    ],
)
def test_text_alone_gives_the_places_of_the_mark_up(
    shared: Path, tradition: str, path: str, least: float
) -> None:
    assert _share(read(shared / "corpus" / path), tradition) >= least


@pytest.mark.parametrize(
    "path",
    [
        "us-117hr2468ih.txt",
        "us-118s3439is.txt",
        "us-118s805is.txt",
        "us-119hr4170ih.txt",
        "us-119s1067is.txt",
    ],
)
def test_every_line_that_begins_a_section_of_a_bill_is_one(shared: Path, path: str) -> None:
    document = read(shared / "corpus/us/bills-txt" / path)
    lines = re.findall(r"^SEC(?:TION|\.) (\d+[A-Z]?)\. ", document.text, re.M)
    own = [s.label for s in document.sections if s.rank == "article" and s.role == "body"]
    assert own == [f"Sec. {number}" for number in lines]


def test_articles_of_an_act_in_text_and_in_markdown_are_the_same(shared: Path) -> None:
    text, markdown = (
        read(shared / f"corpus/uk/uk-steel-industry-special-measures-act-2025.{ending}")
        for ending in ("txt", "md")
    )
    assert [s.label for s in text.sections] == [s.label for s in markdown.sections]
    assert [s.label for s in text.sections if s.rank == "article"] == [f"s. {n}" for n in range(1, 11)]


def test_dotted_lines_and_quotations_of_brazilian_laws(shared: Path) -> None:
    document = read(shared / "corpus/br/LEI-15075-2024-12-26-CP-S00.docx")
    lines = re.findall(r"^Art\. (\d+)º", document.text, re.M)
    own = [s.label for s in document.sections if s.rank == "article" and s.role == "body"]
    assert document.tradition == "br"
    assert own == [f"Art. {number}º" for number in lines]


def test_press_texts_have_no_sections(shared: Path, root: Path) -> None:
    files = [
        *root.glob("examples/*.txt"),
        *root.glob("tests/cases/**/*.txt"),
        *(shared / "seed").glob("*.txt"),
        *(shared / "gold/descriptions").glob("*.txt"),
    ]
    assert len(files) > 50
    assert [file.name for file in files if outline(Document(text=file.read_text("utf-8"))).sections] == []
