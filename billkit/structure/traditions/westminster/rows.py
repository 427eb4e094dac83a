"""The row of articles of an act: which shape its numbers have, where it begins and ends, and whether it is one at all.

A list of contents ("arrangement of sections") counts like the act itself, but its entries follow each other line by line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from billkit.structure.traditions.ordinals import Ordinal, digits
from billkit.structure.traditions.westminster import shapes

_LEGAL = re.compile(
    r"\b(?:this (?:Act|section|Order|Part|Schedule)|these Regulations|(?:sub)?sections? (?:\(\d|\d+\(\d)|be it (?:therefore )?enacted)\b",
    re.I,
)
_GAP = 8  # numbers left out: repealed
_LEAST_LEGAL = 3
_LEAST_UNITS = 2
_ENTRY = 160  # characters from one entry of a list of contents to the next, at most


class Candidate(NamedTuple):
    """A number that may begin an article, at the offset of its line's first word."""

    start: int
    end: int
    number: str
    ordinal: Ordinal
    quoted: bool


class Row(NamedTuple):
    shape: str
    articles: list[Candidate]  # of the act and its schedules, in order
    contents: tuple[int, int] | None


def row_of(text: str) -> Row | None:
    shape, candidates = _shape(text)
    if not candidates or not _is_act(text):
        return None
    listed = _contents(candidates)
    contents = (candidates[0].start, candidates[listed - 1].end) if listed else None
    return Row(shape, candidates[listed:], contents)


def _shape(text: str) -> tuple[str, list[Candidate]]:
    """The shape that counts furthest from 1, and its candidates; none where nothing gets to 3 (2, a number alone)."""
    found: dict[str, list[Candidate]] = {}
    for match in shapes.ARTICLE.finditer(text):
        shape = match.lastgroup or ""
        ordinal = digits(match[shape])
        if ordinal:
            start = match.start("quote") if match["quote"] else match.end() - len(match[0].lstrip(" \t#*-•"))
            found.setdefault(shape, []).append(
                Candidate(start, match.end(shape), match[shape], ordinal, bool(match["quote"]))
            )
    reach = {shape: _reach(candidates) for shape, candidates in found.items()}
    best = max(shapes.SHAPES, key=lambda shape: reach.get(shape, 0))
    least = 2 if best in ("alone", "worded") else 3
    return (best, found[best]) if reach.get(best, 0) >= least else (best, [])


def _reach(candidates: Sequence[Candidate]) -> int:
    """How many numbers follow each other from 1 on."""
    last, count = Ordinal(0), 0
    for candidate in candidates:
        if not candidate.quoted and candidate.ordinal.follows(last):
            last, count = candidate.ordinal, count + 1
    return count


def _is_act(text: str) -> bool:
    legal = sum(1 for _, _ in zip(range(_LEAST_LEGAL), _LEGAL.finditer(text), strict=False))
    if legal < _LEAST_LEGAL:
        return False
    units = (token for token in shapes.TOKEN.finditer(text) if token["unit"])
    return sum(1 for _, _ in zip(range(_LEAST_UNITS), units, strict=False)) == _LEAST_UNITS


def _contents(candidates: Sequence[Candidate]) -> int:
    """How many candidates are entries of a list of contents: a row close together, after which the count begins anew."""
    again = next((i for i, c in enumerate(candidates) if i and c.ordinal.value == 1), 0)
    if again < 3:
        return 0
    spread = candidates[again - 1].start - candidates[0].start
    return again if spread < _ENTRY * (again - 1) else 0


def goes_on(last: Ordinal, ordinal: Ordinal) -> bool:
    """Whether an article may come after another: the next, or one after some that were repealed."""
    return ordinal.follows(last) or 0 < ordinal.value - last.value <= _GAP
