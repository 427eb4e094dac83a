"""Where an item stands, as text: its evidence, its clause, its sentence."""

from __future__ import annotations

from typing import NamedTuple

from billkit.engine.gather import Item
from billkit.engine.reading import Reading
from billkit.engine.scope import Scope
from billkit.slots.found import Found

Span = tuple[int, int]


class Place(NamedTuple):
    """Text spans (offsets into the document) around an item, from narrow to wide."""

    reading: Reading
    anchor: Span
    evidence: Span
    clause: Span
    sentence: Span

    def text(self, span: Span) -> str:
        return self.reading.text[span[0] : span[1]]

    def nearest(self, slot: str, spans: tuple[Span, ...] | None = None) -> Found | None:
        """The slot of this name that stands nearest to the anchor, in the narrowest span that has one."""
        for span in spans or (self.evidence, self.clause):
            found = self.reading.slots_in(*span, slot)
            if found:
                return min(found, key=lambda f: (self._gap(f), f.start))
        return None

    def all(self, slot: str, span: Span) -> list[Found]:
        return self.reading.slots_in(*span, slot)

    def _gap(self, found: Found) -> int:
        return max(found.start - self.anchor[1], self.anchor[0] - found.end, 0)


def place_of(item: Item, reading: Reading, scope: Scope) -> Place:
    hit = item.hits[0]
    sentence = reading.sentences[hit.sentence]
    return Place(
        reading,
        reading.offsets(*hit.anchor),
        reading.offsets(*item.span),
        reading.offsets(*scope.clause(hit.anchor, sentence)),
        (sentence.start, sentence.end),
    )
