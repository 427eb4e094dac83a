"""What the steps of aligning fill: pairs of units, and units that are parts of others."""

from __future__ import annotations

from collections.abc import Iterable

from billkit.comparison.versions.units import Unit, Units


class Alignment:
    """Pairs of units, one to one."""

    def __init__(self, old: Units, new: Units) -> None:
        self.old, self.new = old, new
        self.to_new: dict[int, int] = {}
        self.to_old: dict[int, int] = {}
        self.twins: dict[int, int] = {}
        self.parts: dict[int, int] = {}  # new unit -> old unit that it is a part of
        self.joined: dict[int, int] = {}  # old unit -> new unit that it is a part of

    def pair(self, o: int, n: int) -> None:
        self.to_new[o] = n
        self.to_old[n] = o

    def pair_wholes(self, o: Unit, n: Unit) -> None:
        """Pairs two units of the same build with all that is inside them, as far as that is free."""
        for inner_o, inner_n in zip(self.old.inside(o), self.new.inside(n), strict=True):
            if inner_o.index not in self.to_new and inner_n.index not in self.to_old:
                self.pair(inner_o.index, inner_n.index)

    def free_old(self, indexes: Iterable[int]) -> list[int]:
        return [i for i in indexes if i not in self.to_new and i not in self.joined]

    def free_new(self, indexes: Iterable[int]) -> list[int]:
        return [i for i in indexes if i not in self.to_old and i not in self.parts]


def tops(units: Units) -> list[Unit]:
    """Articles, and blocks, flush text and the like that stand in none and hold none."""
    found = []
    at = 0
    while at < len(units):
        unit = units[at]
        if is_container(units, unit):
            at += 1
        else:
            found.append(unit)
            at = unit.whole_end
    return found


def is_container(units: Units, unit: Unit) -> bool:
    """Whether it holds articles: parts, chapters, addenda."""
    if unit.rank == "group":
        return True
    return unit.rank in ("block", "file") and any(
        units[child].rank in ("article", "group", "block") for child in unit.children
    )
