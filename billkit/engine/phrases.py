"""The language in which rules name words, and a matcher for thousands of such phrases at once.

A phrase is words, as a researcher writes them::

    low-interest loan*            '*' ends a word in any way
    (tax/fiscal) break*           one of several words (or groups of words) in this place
    [new] special zone*           a word that may be missing
    curb* ... imports             up to four other words between; '...8' sets another number
    {money} in loans              a slot: money, percent, period, date, quantity, number, article
    @create                       a shared word list from rules/words/
    set up | establish            alternatives

Case does not count; a hyphen is a space. Nothing matches across the end of a sentence; a gap skips no comma, colon,
semicolon, dash or bracket.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import NamedTuple

from billkit.errors import RuleError
from billkit.language.english import Tokens, words

Atom = str  # "word", "begin*", "...4", "{slot}"
Option = tuple[Atom, ...]
Phrase = tuple[tuple[Option, ...], ...]  # the places of a phrase, each with what may stand there
Ranges = list[tuple[int, int]]
Use = tuple[int, int, int]  # phrase, place, option: what a match went through
Slots = Mapping[tuple[str, int], int]

DEFAULT_GAP = 4
MOST_OPTIONS = 400  # in one place of a phrase
SLOTS = frozenset({"money", "percent", "period", "date", "quantity", "number", "article"})
_STOPS = frozenset({";", ".", "!", "?", ":", "(", ")", "—", "–", ","})
_PIECE = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|\.\.\.(\d*)|\{(\w+)\}|@([a-z_]+)|([^\s()\[\]{}@]+)|(\s+)")


def alternatives(group: str) -> list[str]:
    """The alternatives of a group, split at '|'."""
    return [part.strip() for part in group.split("|")]


def parse(alternative: str, lists: Mapping[str, Sequence[str]]) -> Phrase:
    """One alternative as a phrase.

    Raises RuleError on an empty alternative, unbalanced brackets, an unknown slot or word list, a gap at an end.
    """
    places: list[tuple[Option, ...]] = []
    at = 0
    for piece in _PIECE.finditer(alternative):
        if piece.start() != at:
            break
        at = piece.end()
        if options := _options(piece, lists):
            places.append(tuple(dict.fromkeys(options)))
    if at != len(alternative) or not any(option for place in places for option in place):
        raise RuleError(f"not a phrase: {alternative!r}")
    if any(len(place) > MOST_OPTIONS for place in places):
        raise RuleError(f"{alternative!r} has a place with more than {MOST_OPTIONS} options; split it")
    for end in (places[0], places[-1]):
        if any(option and (option[0].startswith("...") or option[-1].startswith("...")) for option in end):
            raise RuleError(f"{alternative!r} begins or ends with a gap")
    return tuple(places)


def _options(piece: re.Match[str], lists: Mapping[str, Sequence[str]]) -> list[Option]:
    one_of, optional, gap, slot, shared, word, _space = piece.groups()
    if one_of is not None:
        return [_plain(part) for part in one_of.split("/")]
    if optional is not None:
        return [(), *(_plain(part) for part in optional.split("/"))]
    if gap is not None:
        return [(f"...{gap or DEFAULT_GAP}",)]
    if slot:
        if slot not in SLOTS:
            raise RuleError(f"no slot {{{slot}}}; there are {', '.join(sorted(SLOTS))}")
        return [(f"{{{slot}}}",)]
    if shared:
        if shared not in lists:
            raise RuleError(f"no word list @{shared}; there are {', '.join(sorted(lists))}")
        return [option for entry in lists[shared] for option in written_out(parse(entry, {}))]
    return [_plain(word)] if word else []


def written_out(phrase: Phrase) -> Iterator[Option]:
    """Every row of atoms that a phrase stands for: for the short entries of word lists."""
    for combined in product(*phrase):
        yield tuple(atom for option in combined for atom in option)


def _plain(text: str) -> Option:
    """Words and beginnings of words, without further structure; a part may hold gaps."""
    found: list[str] = []
    for part in text.split():
        if part.startswith("..."):
            found.append(f"...{part[3:] or DEFAULT_GAP}")
        elif part.startswith("{"):
            found.append(part)
        elif part.endswith("*") and len(part) > 1:
            *first, last = words(part[:-1])
            found += [*first, last + "*"]
        else:
            found += words(part)
    if not found or "*" in found or "@" in text:
        raise RuleError(f"no word in {text!r}; a word list @name stands by itself, outside brackets")
    return tuple(found)


class _Place(NamedTuple):
    """A place of a phrase, sorted by how its options are looked up; the numbers are those of the options."""

    exact: dict[str, int]
    others: tuple[tuple[int, Option], ...]
    gap: int | None

    @classmethod
    def of(cls, options: Sequence[Option]) -> _Place:
        single = {
            o[0]: n for n, o in enumerate(options) if len(o) == 1 and o[0][-1] != "*" and o[0][0] not in ".{"
        }
        gap = int(options[0][0][3:]) if len(options) == 1 and options[0][0].startswith("...") else None
        rest = tuple((n, o) for n, o in enumerate(options) if n not in single.values())
        return cls(single, rest, gap)


class PhraseSet:
    """Finds all of many phrases in one pass over the tokens."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._places = [tuple(map(_Place.of, phrase)) for phrase in phrases]
        # first atom -> phrases that may begin with it: (phrase, place, option)
        self._by_first: dict[str, list[tuple[int, int, int, Option]]] = {}
        for number, phrase in enumerate(self._phrases_of(self._places)):
            for place, option, atoms in phrase:
                self._by_first.setdefault(atoms[0], []).append((number, place, option, atoms))

    @staticmethod
    def _phrases_of(compiled: Sequence[tuple[_Place, ...]]) -> Iterator[list[tuple[int, int, Option]]]:
        for places in compiled:
            starts: list[tuple[int, int, Option]] = []
            for at, place in enumerate(places):
                starts += [(at, n, (word,)) for word, n in place.exact.items()]
                starts += [(at, n, atoms) for n, atoms in place.others if atoms]
                if all(atoms for _, atoms in place.others) or not place.others:
                    break  # something must stand here: the phrase cannot begin later
            yield starts

    def find(
        self, tokens: Tokens, sentence_ends: Sequence[int], slots: Slots, uses: set[Use] | None = None
    ) -> dict[int, Ranges]:
        """Token ranges by phrase number, in the order of the text; of several readings at one token the longest.

        `sentence_ends[i]` is the end (token index) of the sentence that token i stands in; `slots` maps (slot, first
        token) to the token after the slot. `uses` collects which options the matches went through.
        """
        found: dict[int, Ranges] = {}
        known: dict[str, list[tuple[int, int, int, Option]]] = {}
        slots_at: dict[int, list[str]] = {}
        for slot, first in slots:
            slots_at.setdefault(first, []).append(f"{{{slot}}}")
        for i, token in enumerate(tokens.items):
            starts = known.get(token.word)
            if starts is None:
                starts = known[token.word] = self._beginning_with(token.word)
            if i in slots_at:
                starts = [*starts, *(s for slot in slots_at[i] for s in self._by_first.get(slot, ()))]
            best: dict[int, int] = {}
            limit = sentence_ends[i]
            for number, place, option, atoms in starts:
                after = _atoms_end(atoms, tokens, i, limit, slots)
                if after is None:
                    continue
                for end, used in _ends(self._places[number], place + 1, tokens, after, limit, slots):
                    best[number] = max(end, best.get(number, 0))
                    if uses is not None:
                        uses.update((number, p, o) for p, o in ((place, option), *used))
            for number, end in best.items():
                found.setdefault(number, []).append((i, end))
        return found

    def _beginning_with(self, word: str) -> list[tuple[int, int, int, Option]]:
        starts = list(self._by_first.get(word, ()))
        for length in range(1, len(word) + 1):
            starts += self._by_first.get(word[:length] + "*", ())
        return starts


Used = tuple[tuple[int, int], ...]


def _ends(
    places: tuple[_Place, ...], at_place: int, tokens: Tokens, at: int, limit: int, slots: Slots
) -> Iterator[tuple[int, Used]]:
    """The tokens after the phrase, with the options taken, when its places from `at_place` on stand at `at`."""
    if at_place == len(places):
        yield at, ()
        return
    place = places[at_place]
    if place.gap is not None:
        for skipped in range(place.gap + 1):
            reached = list(_ends(places, at_place + 1, tokens, at + skipped, limit, slots))
            if reached or at + skipped >= limit or tokens[at + skipped].word in _STOPS:
                yield from reached
                return
        return
    word = tokens[at].word if at < limit else ""
    if word in place.exact:
        for end, used in _ends(places, at_place + 1, tokens, at + 1, limit, slots):
            yield end, ((at_place, place.exact[word]), *used)
    for option, atoms in place.others:
        after = _atoms_end(atoms, tokens, at, limit, slots)
        if after is not None:
            for end, used in _ends(places, at_place + 1, tokens, after, limit, slots):
                yield end, ((at_place, option), *used)


def _atoms_end(atoms: Option, tokens: Tokens, at: int, limit: int, slots: Slots) -> int | None:
    """The token after a row of atoms that stands at `at`, else None. A gap skips as few tokens as it can."""
    for place, atom in enumerate(atoms):
        if atom.startswith("..."):
            for skipped in range(int(atom[3:]) + 1):
                after = _atoms_end(atoms[place + 1 :], tokens, at + skipped, limit, slots)
                if after is not None or at + skipped >= limit or tokens[at + skipped].word in _STOPS:
                    return after
            return None
        if at >= limit:
            return None
        if atom[0] == "{":
            slot_end = slots.get((atom[1:-1], at))
            if slot_end is None:
                return None
            at = slot_end
            continue
        word = tokens[at].word
        if word != atom and not (atom[-1] == "*" and word.startswith(atom[:-1])):
            return None
        at += 1
    return at
