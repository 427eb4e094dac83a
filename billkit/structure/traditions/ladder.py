"""Which level a number stands at, where its shape leaves it open: ``(i)`` is the letter after (h) or the first clause.

A ladder holds the open levels of one article, or of one quotation, with the last number of each. A number goes on at an
open level, or begins the next one below; words before it that open a list ("—", ":") speak for the second.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from billkit.structure.traditions.ordinals import Ordinal

_WIDEST_GAP = 40  # numbers that a text may leave out: repealed, or not quoted


class Reading(NamedTuple):
    """A number, read as one of a level; 0 is the outermost."""

    level: int
    ordinal: Ordinal


class Ladder:
    """With `restarts`, a first number may also begin a new list at an open level (lists of one definition after another)."""

    def __init__(self, *, restarts: bool = False) -> None:
        self._open: list[Reading] = []
        self._restarts = restarts

    def place(
        self, readings: Sequence[Reading], *, opens: bool, strict: bool, first: int | None = None
    ) -> int | None:
        """The level of a number, which is open from now on; None where it fits nowhere.

        `opens`: the words before it open a list. `strict`: only what comes next by number fits. `first`: nothing is
        open yet and any number may begin, best at this level (text quoted from the middle of a law).
        """
        reading = self._choose(readings, opens, strict) or self._begin(readings, first)
        if reading is None:
            return None
        self._open = [r for r in self._open if r.level < reading.level] + [reading]
        return reading.level

    def expects(self, readings: Sequence[Reading]) -> bool:
        """Whether a number goes on at an open level."""
        return self._going_on(readings) is not None

    def close(self, level: int) -> None:
        """Nothing at this level or below is open any more."""
        self._open = [r for r in self._open if r.level < level]

    @property
    def levels(self) -> list[int]:
        """The open levels, outermost first."""
        return [r.level for r in self._open]

    @property
    def deepest(self) -> int:
        """The innermost open level, -1 where none is."""
        return self._open[-1].level if self._open else -1

    def _choose(self, readings: Sequence[Reading], opens: bool, strict: bool) -> Reading | None:
        going_on, beginning = self._going_on(readings), self._beginning(readings)
        best = (beginning or going_on) if opens else (going_on or beginning)
        return best or (None if strict else self._after_gap(readings) or self._again(readings))

    def _again(self, readings: Sequence[Reading]) -> Reading | None:
        levels = {r.level for r in self._open} if self._restarts else set()
        return next((r for r in readings if r.ordinal == Ordinal(1) and r.level in levels), None)

    def _going_on(self, readings: Sequence[Reading]) -> Reading | None:
        for last in reversed(self._open):
            for reading in readings:
                if reading.level == last.level and reading.ordinal.follows(last.ordinal):
                    return reading
        return None

    def _beginning(self, readings: Sequence[Reading]) -> Reading | None:
        new = [r for r in readings if r.ordinal.value == 1 and r.level > self.deepest]
        return min(new, key=lambda r: r.level, default=None)

    def _after_gap(self, readings: Sequence[Reading]) -> Reading | None:
        for last in reversed(self._open):
            for reading in readings:
                if (
                    reading.level == last.level
                    and 0 < reading.ordinal.value - last.ordinal.value <= _WIDEST_GAP
                ):
                    return reading
        return None

    def _begin(self, readings: Sequence[Reading], first: int | None) -> Reading | None:
        if first is None or self._open or not readings:
            return None
        return next((r for r in readings if r.level == first), readings[0])
