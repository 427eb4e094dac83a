"""How much the words of a text speak for each economy being the one whose bill it tells.

A word counts more in a heading, the opening, a dateline and beside the bill; less where it names the other side of a
trade ("Chinese imports"), in a list of economies that are compared, and towards the end, where comparisons stand.
"""

from __future__ import annotations

from collections import defaultdict

from billkit.bill import words
from billkit.bill.jurisdiction import WEIGHTS, Pointer
from billkit.bill.passage import Passage

_OTHER_SIDE, _OPENING, _TITLE, _BESIDE, _DATELINE = 0.4, 1.6, 2.5, 2.0, 3.0
_COMPARED = {1: 1.0, 2: 0.8}  # economies in a sentence -> weight of each; more: _MANY
_MANY, _TAIL, _MAKES_POLICY = 0.5, 0.6, 2.0
_OF_MANY = {
    "money": 0.25,
    "adjectives": 0.6,
}  # euros are the money of most members, and "European" is said of them all
_TOLD_MAX = {
    "metonyms": 3,
    "shared": 3,
    "regions": 3,
    "money": 3,
    "institutions": 6,
}  # how often the same words count
_TAIL_BEGINS, _LONG = 0.7, 1200
_TIE = 0.01
_STANDS_ALONE = ("names", "adjectives", "metonyms")


class Home:
    """The weights of all pointers of a passage."""

    def __init__(self, passage: Passage, pointers: list[Pointer]) -> None:
        self.passage = passage
        self.pointers = pointers
        named: dict[int, set[str]] = defaultdict(set)
        for pointer in pointers:
            if pointer.kind in _STANDS_ALONE:
                named[passage.sentence_at(pointer.start)].add(pointer.economy)
        self._compared = {number: len(economies) for number, economies in named.items()}

    def votes(self, about: set[int]) -> dict[str, float]:
        """Economy -> sum of its words. `about`: sentences that speak of the bill."""
        votes: dict[str, float] = defaultdict(float)
        told: dict[tuple[str, str], int] = defaultdict(int)
        for pointer in self.pointers:
            words_of = (pointer.economy, self.passage.text[pointer.start : pointer.end])
            told[words_of] += 1
            if told[words_of] <= _TOLD_MAX.get(pointer.kind, told[words_of]):
                votes[pointer.economy] += self.weight(pointer, about)
        return votes

    def weight(self, pointer: Pointer, about: set[int]) -> float:
        number = self.passage.sentence_at(pointer.start)
        weight = WEIGHTS[pointer.kind] * (_OTHER_SIDE if self._is_other_side(pointer) else 1.0)
        weight *= _OF_MANY.get(pointer.kind, 1.0) if pointer.economy == "EU" else 1.0
        weight *= _MAKES_POLICY if self._makes_policy(pointer) else 1.0
        weight *= _COMPARED.get(self._compared.get(number, 1), _MANY)
        if is_dateline(self.passage, pointer):
            weight += _DATELINE
        beside = number in about and pointer.kind != "shared"
        return weight * self._place(pointer) * (_BESIDE if beside else 1.0)

    def _place(self, pointer: Pointer) -> float:
        start, length = self.passage.start, self.passage.end - self.passage.start
        headings = self.passage.headings
        if headings and headings[0][0] <= pointer.start < headings[0][1] and headings[0][0] - start < 200:
            return _TITLE
        if pointer.start < self.passage.lead_end or self.passage.in_heading(pointer.start):
            return _OPENING
        return _TAIL if length > _LONG and pointer.start - start > _TAIL_BEGINS * length else 1.0

    def _makes_policy(self, pointer: Pointer) -> bool:
        """ "Italy's government", "Korean lawmakers"."""
        if pointer.kind not in ("names", "adjectives") or pointer.start >= self.passage.lead_end:
            return False
        following = self.passage.words[pointer.after : pointer.after + 2]
        return any(word.lower in words.makers("words") for word in following)

    def _is_other_side(self, pointer: Pointer) -> bool:
        if pointer.kind not in ("names", "adjectives"):
            return False
        items = self.passage.words
        before = items[pointer.first - 1].lower if pointer.first else ""
        following = items[pointer.after].lower if pointer.after < len(items) else ""
        return before in words.instruments("pointing", "foreign_before") or following in words.instruments(
            "pointing", "goods"
        )


def is_dateline(passage: Passage, pointer: Pointer) -> bool:
    """ "SEOUL, Dec. 10": a capital or town in capitals at the start of a sentence."""
    word = passage.words[pointer.first]
    return (
        pointer.kind in ("metonyms", "regions")
        and word.text.isupper()
        and passage.starts_sentence(pointer.first)
    )


def most(votes: dict[str, float]) -> str | None:
    """The economy with most votes; none where two have as many, as with the words that many economies have."""
    ranked = sorted(votes, key=lambda economy: (-votes[economy], economy))
    if len(ranked) > 1 and votes[ranked[0]] - votes[ranked[1]] < _TIE:
        return None
    return ranked[0] if ranked else None
