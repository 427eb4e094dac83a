"""One statement about one instrument, as it is gathered from its mentions."""

from __future__ import annotations

from dataclasses import dataclass, field

from billkit.engine.match import Hit
from billkit.engine.reading import Reading
from billkit.engine.scope import Decision

Range = tuple[int, int]


@dataclass
class Item:
    """One statement about one instrument: kind, place, and the token spans that prove it."""

    kind: str
    decision: Decision
    hits: list[Hit]
    spans: list[Range] = field(default_factory=list)
    repeats: list[Range] = field(default_factory=list)

    @property
    def sentence(self) -> int:
        return self.hits[0].sentence

    @property
    def span(self) -> Range:
        return self.spans[0]


def figures(reading: Reading, span: Range) -> set[tuple[str, object]]:
    """The rates, volumes and sums that stand in a token range."""
    start, end = reading.offsets(*span)
    return {
        (slot.slot, slot.values.get("value", slot.values.get("amount")))
        for slot in reading.slots_in(start, end)
        if slot.slot in ("percent", "quantity", "money")
    }
