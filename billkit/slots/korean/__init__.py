"""Korean slot readers: one file per slot, all reading the same numerals of the same passage."""

from __future__ import annotations

from collections.abc import Iterator

from billkit.slots.found import Found
from billkit.slots.korean import article, date, money, number, percent, period, quantity
from billkit.slots.korean.passage import Passage


def readings(text: str) -> Iterator[Found]:
    """Every reading of every number in the text; overlaps are left to the caller."""
    passage = Passage(text)
    for reader in (money, percent, period, date, quantity, article, number):
        yield from reader.read(passage)
