"""How fast bills are compared, and how well their provisions are aligned, beside a naive way, in one run.

    python benchmarks/compare.py [--bills 50] [--runs 3]

The bills are acts, bills and descriptions of the corpus beside the checkout and of `examples/`; parsing is timed apart. The
naive way compares each provision with each line by `difflib` and takes the nearest at once, one after the other.

Alignment is measured on two versions of one law, years apart, whose article numbers are stable: provisions of one
kind in one place of the law are one (where the kind stands there once in both). The places are taken away before the
comparison. The aim: 50 bills in less than 10 seconds after parsing.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path

import billkit
from billkit.comparison import compare
from billkit.errors import BillkitError
from billkit.models import Analysis, Document, Provision

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
PATTERNS = (
    "kr/acts/*.md",
    "kr/bills/*.pdf",
    "kr/*.md",
    "us/**/*bill*.xml",
    "uk/**/*.xml",
    "eu/**/*.xml",
    "us/**/*bill*.htm",
)
LARGEST = 600_000  # bytes
LAW = "kr/versions/kr-corporate-revitalisation-{}.md"
DAYS = ("2016-02-12", "2025-10-01")
ENOUGH = 0.4

Found = tuple[Document, Analysis]


def parsed(most: int) -> list[Found]:
    """Documents with provisions: the examples first, then the corpus by name."""
    paths = [
        *sorted((ROOT / "examples").glob("*.txt")),
        *(p for one in PATTERNS for p in sorted(CORPUS.glob(one))),
    ]
    found: list[Found] = []
    for path in dict.fromkeys(paths):
        if path.stat().st_size > LARGEST:
            continue
        try:
            document = billkit.read(path)
            analysis = billkit.parse(document)
        except BillkitError:
            continue
        if analysis.provisions:
            found.append((document, analysis))
        if len(found) == most:
            break
    return found


def words(provision: Provision) -> str:
    return provision.evidence[0].quote.casefold()[:400]


def naive(columns: Sequence[Sequence[Provision]]) -> list[list[Provision]]:
    """The nearest line by difflib, taken at once."""
    lines: list[list[Provision]] = []
    for column in columns:
        free = list(lines)
        for provision in column:
            near = [
                (SequenceMatcher(None, words(line[0]), words(provision)).ratio(), n)
                for n, line in enumerate(free)
            ]
            likeness, at = max(near, default=(0.0, -1))
            if likeness >= ENOUGH:
                free.pop(at).append(provision)
            else:
                lines.append([provision])
    return lines


def naively(analyses: Sequence[Analysis]) -> Iterator[list[Provision]]:
    kinds = dict.fromkeys(p.kind for analysis in analyses for p in analysis.provisions)
    for kind in kinds:
        yield from naive([[p for p in analysis.provisions if p.kind == kind] for analysis in analyses])


def measured(runs: int, job: Callable[[], object]) -> float:
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        job()
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def answers(old: Analysis, new: Analysis) -> set[tuple[str, str]]:
    """Provisions that are one, by their place in the law: kinds that stand once in it in both versions."""
    sides = []
    for analysis in (old, new):
        places = Counter((p.kind, p.section) for p in analysis.provisions)
        sides.append(
            {(p.kind, p.section): p.id for p in analysis.provisions if places[p.kind, p.section] == 1}
        )
    return {(identity, sides[1][place]) for place, identity in sides[0].items() if place in sides[1]}


def placeless(analysis: Analysis) -> Analysis:
    provisions = tuple(p.model_copy(update={"section": None}) for p in analysis.provisions)
    return analysis.model_copy(update={"provisions": provisions})


def right(found: set[tuple[str, str]], known: set[tuple[str, str]]) -> str:
    hit = len(found & known)
    touched = {old for old, _ in known}
    wrong = sum(old in touched and (old, new) not in known for old, new in found)
    return f"{hit} of {len(known)} pairs, {wrong} of their provisions paired with another"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bills", type=int, default=50)
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    began = time.perf_counter()
    found = parsed(asked.bills)
    documents, analyses = [d for d, _ in found], [a for _, a in found]
    provisions = sum(len(analysis.provisions) for analysis in analyses)
    print(f"{len(found)} documents, {provisions} provisions, parsed in {time.perf_counter() - began:.1f} s")
    ours = measured(asked.runs, lambda: compare(analyses, [], (), {}, documents))
    print(f"billkit compare: {ours:.2f} s (median of {asked.runs})")
    theirs = measured(1, lambda: list(naively(analyses)))
    print(f"difflib, nearest first: {theirs:.2f} s (once)")
    old, new = (billkit.parse(CORPUS / LAW.format(day)) for day in DAYS)
    known = answers(old, new)
    lines = compare([placeless(old), placeless(new)], [], (), {}).rows
    pairs = {
        (line.cells[0].provision, line.cells[1].provision)
        for row in lines
        for line in row.lines
        if len(line.cells) == 2
    }
    print(f"alignment of {DAYS[0]} with {DAYS[1]}, billkit: {right(pairs, known)}")
    taken = {(line[0].id, line[1].id) for line in naively([old, new]) if len(line) == 2}
    print(f"alignment of {DAYS[0]} with {DAYS[1]}, difflib: {right(taken, known)}")


if __name__ == "__main__":
    main()
