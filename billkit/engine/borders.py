"""The clause of an English sentence around some of its words: where it ends, looked up and not walked to.

A turn ("but") ends a clause always; a conjunction ("because", "and") where a finite verb stands on both sides of it. What
a conjunction asks of its far side does not depend on the words, so it is asked once for each conjunction; what it asks of
the near side is true from the first finite verb on.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

Range = tuple[int, int]

TURNS = frozenset(
    {"but", "while", "whereas", "although", "though", "however", "whilst", "yet", "instead", "unless", ";"}
)
FINITE = frozenset(
    {"is", "are", "was", "were", "has", "have", "had", "will", "would", "may", "must", "shall", "can", "could", "should",
     "does", "do", "did", "might"}
)  # fmt: skip
_JOINTS = frozenset({"and", "or", "which", "who"})
_SUBORDINATE = frozenset({"because", "since", "after", "so"})
_PARTS = TURNS | {","}
_CONJUNCTIONS = _JOINTS | _SUBORDINATE
_NEAR_SIDE, _FAR_SIDE = 60, 8  # tokens in which a finite verb is looked for


class Borders:
    """The places in a sentence where clauses may end."""

    def __init__(self, words: Sequence[str], first: int, after: int) -> None:
        self._first, self._after = first, after
        self._turns = [i for i in range(first, after) if words[i] in TURNS]
        self._parts = [i for i in range(first, after) if words[i] in _PARTS]
        self._finite = [i for i in range(first, after) if words[i] in FINITE]
        conjunctions = [i for i in range(first, after) if words[i] in _CONJUNCTIONS]
        self._behind = [i for i in conjunctions if self._parts_behind(i, words[i])]
        self._before = [i for i in conjunctions if self._parts_before(i, words[i])]

    def clause(self, words: Range) -> Range:
        """The part of the sentence around some words that ends at a turn or at a conjunction between two clauses."""
        return self._begin(words), self._end(words)

    def turn_from(self, at: int) -> int:
        """The first turn at or behind a token, else the end of the sentence."""
        found = bisect_left(self._turns, at)
        return self._turns[found] if found < len(self._turns) else self._after

    def _end(self, words: Range) -> int:
        turn = self.turn_from(words[1])
        verb = self._verb_in(words[0], words[0] + _NEAR_SIDE)
        if verb is None:
            return turn
        found = bisect_left(self._behind, max(words[1], verb + 1))
        return min(turn, self._behind[found]) if found < len(self._behind) else turn

    def _begin(self, words: Range) -> int:
        turn = bisect_left(self._turns, words[0])
        first = self._turns[turn - 1] + 1 if turn else self._first
        verb = bisect_left(self._finite, words[1])
        if verb == 0:
            return first
        found = bisect_left(self._before, min(words[0], self._finite[verb - 1]))
        return max(first, self._before[found - 1] + 1) if found else first

    def _parts_behind(self, i: int, word: str) -> bool:
        """Whether a conjunction has a clause behind it."""
        if word in _SUBORDINATE:
            part = bisect_left(self._parts, i + 1)
            end = self._parts[part] if part < len(self._parts) else self._after
            return self._verb_in(i + 1, min(end, i + 1 + _NEAR_SIDE)) is not None
        return self._verb_in(i + 1, i + 1 + _FAR_SIDE) is not None

    def _parts_before(self, i: int, word: str) -> bool:
        """Whether a conjunction has a clause before it, and near enough behind it one for words further on."""
        if self._verb_in(i + 1, i + 1 + _NEAR_SIDE) is None:
            return False
        if word in _SUBORDINATE:
            part = bisect_left(self._parts, i)
            begin = self._parts[part - 1] + 1 if part else self._first
            return self._verb_in(begin, min(i, begin + _NEAR_SIDE)) is not None
        return self._verb_in(self._first, min(i, self._first + _FAR_SIDE)) is not None

    def _verb_in(self, first: int, after: int) -> int | None:
        """The first finite verb of a stretch."""
        found = bisect_left(self._finite, first)
        return self._finite[found] if found < len(self._finite) and self._finite[found] < after else None
