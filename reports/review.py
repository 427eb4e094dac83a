"""Whether every brief of this folder has been judged as it stands: docs/reports-review.md.

    python reports/review.py                        say which briefs changed since they were judged; end with 1 if any did
    python reports/review.py --stamp NAME.md ...    record the named briefs as judged in the state they are in now

A person reads a brief that changed beside its text, mends the answers in the table, and then stamps it by its name. There
is no way to stamp all of them at once.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
from pathlib import Path
from typing import NamedTuple

REPORTS = Path(__file__).resolve().parent
REVIEW = REPORTS.parent / "docs" / "reports-review.md"
CRITERIA = (
    "purpose",
    "changes to existing law",
    "exceptions and conditions",
    "effective dates",
    "sunset",
    "major provisions",
    "right entities",
    "right figures",
    "neutral",
    "coherent",
    "concise",
    "nothing invented",
)
_SECTION = re.compile(r"^## (?P<name>\S+\.md)\n(?P<body>.*?)(?=^## |\Z)", re.M | re.S)
_JUDGED = re.compile(r"^Judged: `(?P<digest>[0-9a-f]{12})`", re.M)
_ROW = re.compile(
    r"^\| (?P<number>\d+) (?P<criterion>[^|]+?) \| (?P<answer>yes|no) \| (?P<reason>[^|]+) \| (?P<place>[^|]+) \|$",
    re.M,
)


class Answer(NamedTuple):
    number: int
    criterion: str
    answer: str
    reason: str
    place: str


class Judged(NamedTuple):
    """What the review says of a brief: the state that was judged, and the twelve answers."""

    digest: str
    answers: tuple[Answer, ...]


def digest(report: str) -> str:
    """The first twelve hexadecimal digits of the SHA-256 of a brief."""
    return hashlib.sha256(report.encode("utf-8")).hexdigest()[:12]


def judged(review: str) -> dict[str, Judged]:
    """Name of a brief -> what the review says of it."""
    found = {}
    for section in _SECTION.finditer(review):
        stamp = _JUDGED.search(section["body"])
        rows = (match.groupdict() for match in _ROW.finditer(section["body"]))
        answers = tuple(Answer(int(row.pop("number")), **row) for row in rows)
        found[section["name"]] = Judged(stamp["digest"] if stamp else "", answers)
    return found


def briefs() -> dict[str, str]:
    """Name -> digest of every brief in Markdown that stands here."""
    return {path.name: digest(path.read_text("utf-8")) for path in sorted(REPORTS.glob("*.md"))}


def unjudged(review: str, found: dict[str, str]) -> list[str]:
    """Briefs that changed since they were judged or never were, and judgements of briefs that are gone."""
    said = {name: entry.digest for name, entry in judged(review).items()}
    return sorted(name for name in said.keys() | found.keys() if said.get(name) != found.get(name))


def incomplete(review: str) -> list[str]:
    """Briefs that have not one answer to each criterion, in their order."""
    wanted = list(enumerate(CRITERIA, start=1))
    return [
        name
        for name, entry in judged(review).items()
        if [(answer.number, answer.criterion) for answer in entry.answers] != wanted
    ]


def stamped(review: str, digests: dict[str, str]) -> str:
    """The review with new digests for some briefs. Raises KeyError for one that it does not judge."""
    for name, value in digests.items():
        section = next((s for s in _SECTION.finditer(review) if s["name"] == name), None)
        if section is None or not _JUDGED.search(section["body"]):
            raise KeyError(name)
        start, end = section.span("body")
        review = review[:start] + _JUDGED.sub(f"Judged: `{value}`", section["body"], count=1) + review[end:]
    return review


def main(arguments: list[str] | None = None) -> int:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument(
        "--stamp", nargs="+", metavar="NAME", help="briefs that were judged as they stand now"
    )
    names = options.parse_args(arguments).stamp or []
    found, review = briefs(), REVIEW.read_text("utf-8")
    unknown = [name for name in names if name not in found or name not in judged(review)]
    if unknown:
        options.error(f"no such brief in reports/ and docs/reports-review.md: {', '.join(unknown)}")
    if names:
        review = stamped(review, {name: found[name] for name in names})
        REVIEW.write_text(review, "utf-8")
    changed = unjudged(review, found)
    for name in changed:
        print(f"not judged as it stands: {name}")
    for name in incomplete(review):
        print(f"not all twelve answers: {name}")
    return 1 if changed or incomplete(review) else 0


if __name__ == "__main__":
    sys.exit(main())
