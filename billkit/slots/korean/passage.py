"""A Korean text prepared for the readers: folded once, its numerals scanned once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from billkit.slots.english.passage import fold
from billkit.slots.found import Found, Values
from billkit.slots.korean.numerals import Numeral, scan


class Passage:
    """The text as written, its folded twin of the same length (small letters, plain spaces), and its numerals."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded = fold(text)
        self.numerals = list(scan(self.folded))

    def found(self, slot: str, start: int, end: int, values: Values) -> Found:
        return Found(slot, start, end, self.text[start:end], values)

    def before(self, pattern: re.Pattern[str], at: int, reach: int = 16) -> re.Match[str] | None:
        """Match of a pattern that ends in ``$``, within `reach` characters before `at`."""
        return pattern.search(self.folded, max(0, at - reach), at)

    def pairs(self) -> Iterator[tuple[Numeral | None, Numeral]]:
        """Each numeral with the one before it."""
        before: Numeral | None = None
        for numeral in self.numerals:
            yield before, numeral
            before = numeral
