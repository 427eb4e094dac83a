"""Texts that share rare pieces: which are worth comparing word by word, among thousands."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from rapidfuzz import fuzz

_PIECE = 5  # letters
_COMMON = 60  # a piece in more clauses than this tells nothing
_CANDIDATES = 8


class ClauseIndex:
    """Finds the texts nearest to one."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        self._places: dict[str, list[int]] = defaultdict(list)
        for place, text in enumerate(words):
            for piece in _pieces(text):
                self._places[piece].append(place)

    def nearest(self, text: str, least: int) -> tuple[int, int] | None:
        """Place and likeness (to 100) of the nearest clause that is at least so like."""
        best: tuple[int, int] | None = None
        for place in self.candidates(text):
            likeness = round(fuzz.ratio(text, self._words[place]))
            if likeness >= least and (best is None or likeness > best[1]):
                best = (place, likeness)
        return best

    def candidates(self, text: str) -> list[int]:
        """Places of the few texts that share most rare pieces with one, the most first."""
        counts: Counter[int] = Counter()
        for piece in _pieces(text):
            places = self._places.get(piece, ())
            if len(places) <= _COMMON:
                counts.update(places)
        ordered = sorted(counts.items(), key=lambda found: (-found[1], found[0]))
        return [place for place, _ in ordered[:_CANDIDATES]]


def _pieces(text: str) -> set[str]:
    letters = text.replace(" ", "")
    return {letters[at : at + _PIECE] for at in range(max(1, len(letters) - _PIECE + 1))}
