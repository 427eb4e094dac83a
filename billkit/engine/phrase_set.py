"""Finds thousands of phrases in one pass over the sentences of a text.

What stands at a token is looked up for all places at once (`options`). Each phrase is listed under one place that it
cannot do without; a sentence asks for those listed under places that stand in it, if all their other places stand there
too. These are searched for when the rules want to know.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

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
        self,
        tokens: Tokens,
        sentence_ends: Sequence[int],
        slots: Slots,
        uses: set[Use] | None = None,
        numbers: Sequence[int] | None = None,
    ) -> Hits:
        """Token ranges by phrase number, in the order of the text; of several readings at one token the longest.

        `sentence_ends[i]` is the end (token index) of the sentence that token i stands in, `numbers[i]` its number;
        `slots` maps (slot, first token) to the token after the slot. `uses` collects which options the matches went
        through.
        """
        standing = self._options.standing(tokens, sentence_ends, slots)
        hits = Hits(self._phrases, _Search(self._gaps, self._optional, tokens, standing), uses)
        first = 0
        while first < len(tokens):
            limit = sentence_ends[first]
            part = _Part(standing, first, limit, first if numbers is None else numbers[first])
            self._ask_for(part, hits)
            first = limit
        if uses is not None:
            hits.search_all()
        return hits

    def _ask_for(self, part: _Part, hits: Hits) -> None:
        for place in part.present & self._asked_under:
            for number in self._alone.get(place, ()):
                hits.ask(number, part)
            for number, needed in self._listed.get(place, ()):
                if needed <= part.present:
                    hits.ask(number, part)


class Hits(Mapping[int, Ranges]):
    """Where phrases stand, by their numbers. A phrase is searched for when somebody asks for it, and only in the sentences
    that all its places stand in: most are words that a cue wants beside others, which are not there."""

    def __init__(
        self, phrases: Sequence[tuple[int, ...]], search: _Search, uses: set[Use] | None = None
    ) -> None:
        self._phrases, self._search, self._uses = phrases, search, uses
        self._asked: dict[int, dict[int, _Part]] = {}  # phrase -> sentences, by their first token
        self._known: dict[tuple[int, int], Ranges] = {}

    def ask(self, number: int, part: _Part) -> None:
        """A phrase may stand in a sentence."""
        self._asked.setdefault(number, {})[part.first] = part

    def search_all(self) -> None:
        for number in self._asked:
            self.inside(number)

    def sentences(self, group: Iterable[int]) -> set[int]:
        """The numbers of the sentences that one of some phrases may stand in."""
        return {part.number for n in group for part in self._asked.get(n, _NOWHERE).values()}

    def inside(self, number: int, only: Container[int] | None = None) -> Ranges:
        """Where a phrase stands, in all sentences or in those of some numbers."""
        found: Ranges = []
        for part in self._asked.get(number, _NOWHERE).values():
            if only is None or part.number in only:
                found += self._in_part(number, part)
        return found

    def _in_part(self, number: int, part: _Part) -> Ranges:
        key = number, part.first
        if key not in self._known:
            ranges = self._search.ranges(self._phrases[number], part)
            self._known[key] = [(first, after) for first, after, _ in ranges]
            if self._uses is not None:
                self._uses.update((number, p, o) for _, _, used in ranges for p, o in used)
        return self._known[key]

    def __getitem__(self, number: int) -> Ranges:
        if found := self.inside(number):
            return found
        raise KeyError(number)

    def __iter__(self) -> Iterator[int]:
        return (number for number in self._asked if self.inside(number))

    def __len__(self) -> int:
        return sum(1 for _ in self)


class _Part:
    """A sentence: the places that stand in it, and where."""

    def __init__(self, standing: Sequence[Ends], first: int, limit: int, number: int) -> None:
        self.first, self.limit, self.number = first, limit, number
        self.present = frozenset[int]().union(*standing[first:limit])
        self._standing = standing
        self._tokens: dict[int, list[int]] = {}

    def tokens_of(self, place: int) -> list[int]:
        """The tokens that a place stands at."""
        if place not in self.present:
            return []
        if place not in self._tokens:
            standing = self._standing
            self._tokens[place] = [i for i in range(self.first, self.limit) if place in standing[i]]
        return self._tokens[place]


_NOWHERE: dict[int, _Part] = {}


class _Search:
    """What a search for one phrase needs to know of the text."""

    def __init__(
        self, gaps: Mapping[int, int], optional: frozenset[int], tokens: Tokens, standing: Sequence[Ends]
    ) -> None:
        self.gaps, self.optional, self.words, self.standing = gaps, optional, tokens.words, standing

    def ranges(self, phrase: tuple[int, ...], part: _Part) -> list[tuple[int, int, Used]]:
        """A phrase at every token of a sentence that it may begin at: with its first place, or with a later one where
        those before it may be missing. With the options that any reading there took."""
        best: dict[int, tuple[int, Used]] = {}
        for at_place, place in enumerate(phrase):
            for i in part.tokens_of(place):
                for end, used in self.ends(phrase, at_place, i, part.limit):
                    known = best.get(i, (0, ()))
                    best[i] = max(end, known[0]), known[1] + used
            if place not in self.optional:
                break
        return [(first, after, used) for first, (after, used) in sorted(best.items())]

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
