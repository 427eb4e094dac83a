"""A text prepared for the readers of a language: folded once, its numerals scanned once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Generic, TypeVar

from billkit.slots.found import Found, Values

N = TypeVar("N")  # the language's numeral

# One character for one, so that offsets stay. A single line end is a wrapped line and reads as a space; a blank line
# parts paragraphs, and no reading crosses it.
_FOLD = str.maketrans(
    {"\n": " ", "\t": " ", "\r": " ", "\u00a0": " ", "\u2007": " ", "\u2009": " ", "\u202f": " "}
    | {"\u2010": "-", "\u2011": "-", "\u2212": "-", "\u2019": "'", "\uff05": "%", "\uff04": "$"}
)
_PARAGRAPH = "\x1e"


@cache
def _blank_line() -> re.Pattern[str]:
    return re.compile(r"\n(?=[ \t\r]*\n)")


def fold(text: str) -> str:
    """Lower case, plain spaces and hyphens; every character keeps its place."""
    lowered = text.lower()
    if len(lowered) != len(text):  # a few capitals (İ) become two characters
        lowered = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return _blank_line().sub(_PARAGRAPH, lowered).translate(_FOLD)


class BasePassage(Generic[N]):
    """The text as written, its folded twin of the same length, and its numerals, as `scan` of the language finds them."""

    def __init__(self, text: str, scan: Callable[[str], Iterable[N]]) -> None:
        self.text = text
        self.folded = fold(text)
        self.numerals = list(scan(self.folded))

    def found(self, slot: str, start: int, end: int, values: Values) -> Found:
        return Found(slot, start, end, self.text[start:end], values)

    def ends_with(
        self, pattern: re.Pattern[str], at: int, reach: int, after: int = 0
    ) -> re.Match[str] | None:
        """Match of a pattern that ends in ``$``, within `reach` characters before `at` and not before `after`."""
        return pattern.search(self.folded, max(0, after, at - reach), at)

    def pairs(self) -> Iterator[tuple[N | None, N]]:
        """Each numeral with the one before it."""
        before: N | None = None
        for numeral in self.numerals:
            yield before, numeral
            before = numeral
