"""How alike two units are, and which units of the other version are worth asking about.

Likeness is the mean of two views: the order of words (longest common subsequence, rapidfuzz) and their weight (words
that few units have count more: two items that share only "에 관한 사항" or "the Secretary shall" are not alike).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from math import log

from rapidfuzz.distance import Indel

from billkit.comparison.versions.units import Units

# Longer texts are likened by their first letters: an article of 20,000 words tells what it is by its first 6,000.
_LONGEST = 6_000
_COMMON = 40  # words that more units have lead to no candidate
_CANDIDATES = 8
_STRANGERS = 0.1  # units that share so little are not asked for the order of their words


class Likeness:
    """Asks how alike units of two versions are; answers are kept."""

    def __init__(self, old: Units, new: Units) -> None:
        self.old, self.new = old, new
        in_units: Counter[str] = Counter()
        for units in (old, new):
            for unit in units:
                in_units.update(set(_grams(unit.inner)))
        every = len(old) + len(new)
        self._weights = {gram: log(1 + every / count) for gram, count in in_units.items()}
        self._asked: dict[tuple[int, int], float] = {}
        self._wholes: dict[tuple[bool, int], tuple[str, Counter[str], float]] = {}

    def whole(self, old: int, new: int) -> float:
        """Likeness of two units with all that is inside them, 0 to 1."""
        known = self._asked.get((old, new))
        if known is None:
            known = self._asked[old, new] = self._alike(self._side(False, old), self._side(True, new))
        return known

    def weight(self, grams: Mapping[str, int]) -> float:
        known = self._weights
        return sum([known.get(gram, 1.0) * count for gram, count in grams.items()])

    def candidates(self, old: Iterable[int], new: Iterable[int]) -> dict[int, list[int]]:
        """For each old unit the new ones that share most of its rarer words."""
        index: dict[str, list[int]] = defaultdict(list)
        for n in new:
            for gram in self._side(True, n)[1]:
                index[gram].append(n)
        found: dict[int, list[int]] = {}
        for o in old:
            votes: Counter[int] = Counter()
            for gram in self._side(False, o)[1]:
                holders = index.get(gram, ())
                if 0 < len(holders) <= _COMMON:
                    votes.update(dict.fromkeys(holders, 1 + _COMMON // len(holders)))
            best = sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))[:_CANDIDATES]
            found[o] = [n for n, count in best if count * 3 >= best[0][1]]
        return found

    def _side(self, is_new: bool, index: int) -> tuple[str, Counter[str], float]:
        known = self._wholes.get((is_new, index))
        if known is None:
            units = self.new if is_new else self.old
            text = units.whole(units[index])[:_LONGEST]
            grams = Counter(_grams(text))
            known = self._wholes[is_new, index] = (text, grams, self.weight(grams))
        return known

    def _alike(self, old: tuple[str, Counter[str], float], new: tuple[str, Counter[str], float]) -> float:
        if not old[0] or not new[0]:
            return float(old[0] == new[0])
        fewer, more = (old[1], new[1]) if len(old[1]) <= len(new[1]) else (new[1], old[1])
        shared = {gram: min(count, more[gram]) for gram, count in fewer.items() if gram in more}
        by_weight = 2 * self.weight(shared) / (old[2] + new[2])
        if by_weight < _STRANGERS:
            return by_weight / 2
        return (by_weight + Indel.normalized_similarity(old[0], new[0])) / 2


def _grams(text: str) -> list[str]:
    """Words as they are, East Asian letters in twos."""
    return [a if a >= "\U00020000" else a + b for a, b in zip(text, text[1:] + " ", strict=False)]
