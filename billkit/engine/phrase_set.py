"""Finds thousands of phrases in one pass over the sentences of a text.

What stands at a token is looked up for all places at once (`options`). Each phrase is listed under one place that it
cannot do without; a sentence asks for those listed under places that stand in it, and searches only for the ones whose
other places stand there too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from billkit.engine.atoms import GAP_STOPS
from billkit.engine.options import Ends, Options, Slots
from billkit.engine.phrases import Place
from billkit.language.tokens import Tokens

Ranges = list[tuple[int, int]]
Use = tuple[int, int, int]  # phrase, place, option: what a match went through
Used = tuple[tuple[int, int], ...]  # the same of one phrase


class PhraseSet:
    """`places` are the distinct places of all phrases, each with its options; a phrase is the numbers of its places."""

    def __init__(self, places: Sequence[Place], phrases: Sequence[tuple[int, ...]]) -> None:
        self._phrases = phrases
        asked = {place for phrase in phrases for place in phrase}
        self._gaps = {
            n: int(places[n][0][0][3:])
            for n in asked
            if len(places[n]) == 1 and places[n][0] and places[n][0][0].startswith("...")
        }
        self._optional = frozenset(n for n in asked if () in places[n])
        self._options = Options((n, places[n]) for n in sorted(asked) if n not in self._gaps)
        # place -> phrases that are nothing but this place
        self._alone: dict[int, list[int]] = {}
        # place -> longer phrases that are listed under it, with all places they cannot do without
        self._listed: dict[int, list[tuple[int, frozenset[int]]]] = {}
        for number, phrase in enumerate(phrases):
            if len(phrase) == 1:
                self._alone.setdefault(phrase[0], []).append(number)
            else:
                needed = [p for p in phrase if p not in self._optional and p not in self._gaps]
                under = [min(needed, key=lambda p: len(places[p]))] if needed else phrase
                for place in under:
                    self._listed.setdefault(place, []).append((number, frozenset(needed)))
        self._asked_under = self._alone.keys() | self._listed.keys()

    def find(
        self, tokens: Tokens, sentence_ends: Sequence[int], slots: Slots, uses: set[Use] | None = None
    ) -> dict[int, Ranges]:
        """Token ranges by phrase number, in the order of the text; of several readings at one token the longest.

        `sentence_ends[i]` is the end (token index) of the sentence that token i stands in; `slots` maps (slot, first
        token) to the token after the slot. `uses` collects which options the matches went through.
        """
        search = _Search(
            self._gaps, self._optional, tokens, self._options.standing(tokens, sentence_ends, slots)
        )
        found: dict[int, Ranges] = {}
        first = 0
        while first < len(tokens):
            limit = sentence_ends[first]
            self._in_sentence(_Part(search, first, limit), found, uses)
            first = limit
        return found

    def _in_sentence(self, part: _Part, found: dict[int, Ranges], uses: set[Use] | None) -> None:
        asked: set[int] = set()
        for place in part.present & self._asked_under:
            for number in self._alone.get(place, ()):
                self._take(number, part, found, uses)
            for number, needed in self._listed.get(place, ()):
                if needed <= part.present:
                    asked.add(number)
        for number in asked:
            self._take(number, part, found, uses)

    def _take(self, number: int, part: _Part, found: dict[int, Ranges], uses: set[Use] | None) -> None:
        """A phrase at every token of the sentence that it may begin at: with its first place, or with a later one where
        those before it may be missing."""
        phrase = self._phrases[number]
        best: dict[int, int] = {}
        for at_place, place in enumerate(phrase):
            for i in part.tokens_of(place):
                for end, used in part.search.ends(phrase, at_place, i, part.limit):
                    best[i] = max(end, best.get(i, 0))
                    if uses is not None:
                        uses.update((number, p, o) for p, o in used)
            if place not in self._optional:
                break
        if best:
            found.setdefault(number, []).extend(sorted(best.items()))


class _Part:
    """A sentence: the places that stand in it, and where."""

    def __init__(self, search: _Search, first: int, limit: int) -> None:
        self.search, self.first, self.limit = search, first, limit
        self.present = frozenset[int]().union(*search.standing[first:limit])
        self._tokens: dict[int, list[int]] = {}

    def tokens_of(self, place: int) -> list[int]:
        """The tokens that a place stands at."""
        if place not in self.present:
            return []
        if place not in self._tokens:
            standing = self.search.standing
            self._tokens[place] = [i for i in range(self.first, self.limit) if place in standing[i]]
        return self._tokens[place]


class _Search:
    """What a search for one phrase needs to know of the text."""

    def __init__(
        self, gaps: Mapping[int, int], optional: frozenset[int], tokens: Tokens, standing: Sequence[Ends]
    ) -> None:
        self.gaps, self.optional, self.words, self.standing = gaps, optional, tokens.words, standing

    def ends(self, phrase: tuple[int, ...], at_place: int, at: int, limit: int) -> list[tuple[int, Used]]:
        """The tokens after a phrase, with the options taken, when its places from `at_place` on stand at `at`."""
        if at_place == len(phrase):
            return [(at, ())]
        place = phrase[at_place]
        gap = self.gaps.get(place)
        if gap is not None:
            return self._after_gap(phrase, at_place + 1, at, limit, gap)
        found: list[tuple[int, Used]] = []
        if at < limit:
            for length, option in self.standing[at].get(place, ()):
                for end, used in self.ends(phrase, at_place + 1, at + length, limit):
                    found.append((end, ((at_place, option), *used)))
        if place in self.optional:
            found += self.ends(phrase, at_place + 1, at, limit)
        return found

    def _after_gap(
        self, phrase: tuple[int, ...], at_place: int, at: int, limit: int, gap: int
    ) -> list[tuple[int, Used]]:
        """The nearest continuation behind up to `gap` tokens."""
        for skipped in range(gap + 1):
            found = self.ends(phrase, at_place, at + skipped, limit)
            if found or at + skipped >= limit or self.words[at + skipped] in GAP_STOPS:
                return found
        return []
