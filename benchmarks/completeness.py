"""How much of a document's words is read, in order, measured on twins: docs/completeness.md.

    python benchmarks/completeness.py            print the table
    python benchmarks/completeness.py --write    write docs/completeness.md

Twins are the same document in two formats: the share of the words of the one, as billkit reads it, that the
reading of the other has in order (longest common subsequence). Where one of the two keeps its quotations in another
place, each paragraph is looked for by its own first words, and its words in order there ("by paragraph"). Each XML reader is besides tested against the words of the
file's own elements. The aims: 99 percent for XML, 97 for text PDFs.
Headings, footnotes and amendment marks stand in another place or not at all in some twins: what is below the aim is told
with its reason.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from rapidfuzz.distance import LCSseq

import billkit

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
PAGE = ROOT / "docs" / "completeness.md"

# (words of, are looked for in, why it may be less)
TWINS = (
    *((f"us/billdtd/BILLS-{n}enr.txt", f"us/billdtd/BILLS-{n}enr.xml", "the text's first two lines are of its publisher")
      for n in ("116hr1520", "116hr2157", "116hr3055", "117hr4373", "117hr6833", "118hr2872")),
    ("uk/clml/asp-2025-11-2025-08-07.akn.xml", "uk/clml/asp-2025-11-2025-08-07.xml", ""),
    ("uk/clml/asp-2025-11-2025-08-07.akn.xml", "uk/clml/asp-2025-11-2025-08-07.html", ""),
    ("uk/clml/uksi-2025-3-made.akn.xml", "uk/clml/uksi-2025-3-made.xml", ""),
    ("uk/clml/uksi-2025-3-made.akn.xml", "uk/clml/uksi-2025-3-made.html", ""),
    ("eu/ets/eu-ets-2021-01-01-en.fmx.xml", "eu/ets/eu-ets-2021-01-01-en.xhtml", ""),
    ("eu/ets/eu-ets-2023-06-05-en.fmx.xml", "eu/ets/eu-ets-2023-06-05-en.xhtml", ""),
    ("eu/ets/eu-ets-2024-03-01-en.fmx.xml", "eu/ets/eu-ets-2024-03-01-en.xhtml", ""),
    ("eu/other/eu-climate-law-2026-04-07-en.fmx.xml", "eu/other/eu-climate-law-2026-04-07-en.xhtml", ""),
    ("eu/other/eu-ets-amending-2023-2023-05-16-en.fmx.xml", "eu/other/eu-ets-amending-2023-2023-05-16-en.xhtml", ""),
    ("za/za-cpa.html", "za/za-cpa.txt", "the text edition is another converter's"),
    ("uk/uk-steel-industry-special-measures-act-2025.txt", "uk/uk-steel-industry-special-measures-act-2025.md", ""),
)  # fmt: skip
BY_PARAGRAPH = (
    ("de/de-bgbl-1-2024-107-regelungstext-verkuendung-1.xml", "de/de-bgbl-1-2024-107-107.pdf"),
    ("de/de-bgbl-1-2024-17-regelungstext-verkuendung-1.xml", "de/de-bgbl-1-2024-17-17.pdf"),
)
_OPENING = 3  # words by which a paragraph is looked for
_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def in_order(wanted: list[str], found: list[str]) -> float:
    """Share of the wanted words that stand in the found ones in the same order."""
    return LCSseq.similarity(wanted, found) / len(wanted) if wanted else 1.0


def by_paragraph(paragraphs: list[list[str]], found: list[str]) -> float:
    """Share of the words that stand in order where their paragraph stands, at the best of the places that open like it.
    Its number may differ: it is looked for by the words behind it too."""
    places: dict[tuple[str, ...], list[int]] = {}
    for at in range(len(found) - _OPENING + 1):
        places.setdefault(tuple(found[at : at + _OPENING]), []).append(at)
    total = sum(map(len, paragraphs))
    return sum(_best(paragraph, found, places) for paragraph in paragraphs) / total


def _best(paragraph: list[str], found: list[str], places: dict[tuple[str, ...], list[int]]) -> int:
    reach = len(paragraph) + len(paragraph) // 10 + 2
    starts = {
        max(at - skipped, 0)
        for skipped in range(_OPENING)
        for at in places.get(tuple(paragraph[skipped : skipped + _OPENING]), ())
    }
    return max((LCSseq.similarity(paragraph, found[first : first + reach]) for first in starts), default=0)


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--write", action="store_true", help="write docs/completeness.md")
    chosen = options.parse_args()
    if not CORPUS.is_dir():
        sys.exit("no ../shared/corpus: put the folder `shared` beside the checkout")
    text = page()
    if chosen.write:
        PAGE.write_text(text, "utf-8")
    else:
        print(text)


def page() -> str:
    rows = [_row(*twin) for twin in TWINS] + [_row_by_paragraph(*twin) for twin in BY_PARAGRAPH]
    return "\n".join(
        [
            "# Completeness",
            "",
            "Made by `python benchmarks/completeness.py --write`, which tells what is measured.",
            "",
            "| words of | words | looked for in | found in order | |",
            "|---|---|---|---|---|",
            *rows,
            "",
        ]
    )


def _row(one: str, other: str, why: str) -> str:
    wanted, found = (words(billkit.read(CORPUS / name).text) for name in (one, other))
    return f"| {one} | {len(wanted):,} | {Path(other).name} | {in_order(wanted, found):.2%} | {why} |"


def _row_by_paragraph(one: str, other: str) -> str:
    paragraphs = [
        found for line in billkit.read(CORPUS / one).text.split("\n") if len(found := words(line)) >= _OPENING
    ]
    share = by_paragraph(paragraphs, words(billkit.read(CORPUS / other).text))
    return f"| {one} | {sum(map(len, paragraphs)):,} | {Path(other).name} | {share:.2%} | by paragraph |"


if __name__ == "__main__":
    main()
