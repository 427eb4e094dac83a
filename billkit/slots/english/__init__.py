"""English slot readers: one file per slot, all reading the same numerals of the same passage."""

from __future__ import annotations

from collections.abc import Iterator

from billkit.slots.english import article, date, money, number, percent, period, quantity
from billkit.slots.english.passage import Passage
from billkit.slots.found import Found


def readings(text: str, jurisdiction: str | None) -> Iterator[Found]:
    """Every reading of every number in the text; overlaps are left to the caller."""
    passage = Passage(text)
    yield from money.read(passage, jurisdiction)
    for reader in (percent, period, date, quantity, article, number):
        yield from reader.read(passage)
