"""Where an item stands, as text and as tokens: its anchor, its evidence, its clause, its sentence, its neighbours."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from billkit.engine.items import Item
from billkit.engine.reading import Reading
from billkit.engine.scope import Scoping
from billkit.slots.found import Found

Span = tuple[int, int]


class Place(NamedTuple):
    """Text spans (offsets into the document) around an item, from narrow to wide, and token ranges of the same.

    `others` are the anchors (token ranges) of the other items of the text, in order: a figure or noun phrase that
    stands beyond one of them belongs to that item.
    """

    reading: Reading
    anchor: Span
    evidence: Span
    clause: Span
    sentence: Span
    anchor_tokens: Span
    clause_tokens: Span
    sentence_tokens: Span
    others: Sequence[Span]
    bill_words: Sequence[Span]

    def names_bill(self, tokens: Span) -> bool:
        """Whether words are a name of the bill or of another law."""
        return any(w[0] < tokens[1] and tokens[0] < w[1] for w in self.bill_words)

    def text(self, span: Span) -> str:
        return self.reading.text[span[0] : span[1]]

    def nearest(self, slot: str, spans: tuple[Span, ...] | None = None) -> Found | None:
        """The slot of this name that stands nearest to the anchor, in the narrowest span that has one of its own."""
        for span in spans or (self.evidence, self.clause):
            found = self.all(slot, span)
            if found:
                return min(found, key=lambda f: (self._gap(f), f.start))
        return None

    def all(self, slot: str, span: Span) -> list[Found]:
        """The slots of this name in a span that no other item stands nearer to."""
        return [found for found in self.reading.slots_in(*span, slot) if self._owns(found)]

    def own_tokens(self, span: Span) -> Span:
        """The tokens of a span up to the anchors of the items before and after this one."""
        first, after = self.reading.token_at(span[0]), self.reading.token_at(span[1])
        before = [o[1] for o in self.others if o[1] <= self.anchor_tokens[0]]
        behind = [o[0] for o in self.others if o[0] >= self.anchor_tokens[1]]
        return max([first, *before[-1:]]), min([after, *behind[:1]])

    def is_foreign_anchor(self, token: int) -> bool:
        """Whether another item's anchor begins at a token."""
        at = bisect_left(self.others, (token, 0))
        return at < len(self.others) and self.others[at][0] == token

    def _owns(self, found: Found) -> bool:
        first, after = self.reading.token_at(found.start), self.reading.token_at(found.end)
        low, high = min(after, self.anchor_tokens[1]), max(first, self.anchor_tokens[0])
        return not any(low <= other[0] and other[1] <= high for other in self.others)

    def _gap(self, found: Found) -> int:
        return max(found.start - self.anchor[1], self.anchor[0] - found.end, 0)


def place_of(item: Item, anchors: Iterable[Span], reading: Reading, scope: Scoping) -> Place:
    """The place of an item; `anchors` are those of all items of the text, in order."""
    hit = item.hits[0]
    sentence = reading.sentences[hit.sentence]
    clause = scope.clause(hit.anchor, sentence)
    own = {h.anchor for h in item.hits}
    others = [a for a in anchors if a not in own and not any(a[0] < o[1] and o[0] < a[1] for o in own)]
    return Place(
        reading,
        reading.offsets(*hit.anchor),
        reading.offsets(*item.span),
        reading.offsets(*clause),
        (sentence.start, sentence.end),
        hit.anchor,
        clause,
        (sentence.first, sentence.after),
        others,
        scope.frames.instrument_words(sentence),
    )
