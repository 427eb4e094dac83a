"""Automatic numbers and bullets of Hancom's formats (HWPX, HWP 5): patterns such as ``^1.`` or ``(^5)``, counted by level.

``^3`` is the number of the third level in that level's own system; ``^n`` the numbers of all levels down to this one with
stops between them, ``^N`` the same with a stop after the last.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from billkit.readers.numerals import numeral, of_hangul

_PLACE = re.compile(r"\^(10|[1-9nN])")


class Head(NamedTuple):
    """How one level counts: its first number, its system as Hancom calls it, its pattern."""

    start: int
    system: str
    pattern: str


@dataclass
class Heads:
    """Numberings and bullets of a document by id; levels from 1."""

    numberings: dict[int, dict[int, Head]] = field(default_factory=dict)
    bullets: dict[int, str] = field(default_factory=dict)
    _counts: dict[int, dict[int, int]] = field(default_factory=dict)

    def bullet(self, number: int) -> str:
        """A bullet; those that only a font of pictures shows are written as ``•``."""
        char = self.bullets.get(number, "")
        return "•" if not char or not char.isprintable() or "\ue000" <= char <= "\uf8ff" else char

    def mark(self, number: int, level: int) -> str:
        """The number of the next paragraph of a level; "" where the numbering does not know the level."""
        heads = self.numberings.get(number, {})
        head = heads.get(level)
        if head is None:
            return ""
        counts = self._counts.setdefault(number, {})
        counts[level] = counts[level] + 1 if level in counts else head.start
        for below in [other for other in counts if other > level]:
            del counts[below]
        return _PLACE.sub(lambda place: _shown(place[1], level, heads, counts), head.pattern).strip()


def _shown(place: str, level: int, heads: dict[int, Head], counts: dict[int, int]) -> str:
    if place in "nN":
        path = ".".join(_number(at, heads, counts) for at in range(1, level + 1))
        return path + "." * (place == "N")
    return _number(int(place), heads, counts)


def _number(level: int, heads: dict[int, Head], counts: dict[int, int]) -> str:
    head = heads.get(level, Head(1, "DIGIT", ""))
    return numeral(of_hangul(head.system), counts.get(level, head.start))
