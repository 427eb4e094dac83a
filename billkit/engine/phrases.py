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

Words in Hangul stand in a word of the text with whatever Korean puts around them (`language.korean.match`)::

    특별위원회         a noun, in 철강특별위원회를; never in 특별위원회안 (특별위원회* does)
    두다               a verb in any form: 둔다, 두고, 둘 수, 둠, 뒀다
    조세 감면          written apart or together: 조세를 감면, 조세감면
    ^법$               the whole word; ^ its beginning, $ its end without a particle
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import product

from billkit.errors import RuleError
from billkit.language.english import words
from billkit.language.korean import match as korean
from billkit.language.korean.jamo import has_hangul
from billkit.language.korean.tokens import TOKEN as KOREAN_TOKEN
from billkit.language.korean.verbs import is_verb
from billkit.language.tokens import Tokens, folded

Atom = str  # "word", "begin*", "...4", "{slot}"
Option = tuple[Atom, ...]
Place = tuple[Option, ...]  # what may stand in one place of a phrase
Phrase = tuple[Place, ...]
Ranges = list[tuple[int, int]]
Use = tuple[int, int, int]  # phrase, place, option: what a match went through
Slots = Mapping[tuple[str, int], int]

DEFAULT_GAP = 4
MOST_OPTIONS = 400  # in one place of a phrase
_MOST_JOINED = 120  # options of a place of Korean nouns written apart and together
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
    places = _spaced_or_not(places)
    if any(len(place) > MOST_OPTIONS for place in places):
        raise RuleError(f"{alternative!r} has a place with more than {MOST_OPTIONS} options; split it")
    for end in (places[0], places[-1]):
        if any(option and (option[0].startswith("...") or option[-1].startswith("...")) for option in end):
            raise RuleError(f"{alternative!r} begins or ends with a gap")
    return tuple(places)


def _options(piece: re.Match[str], lists: Mapping[str, Sequence[str]]) -> list[Option]:
    one_of, optional, gap, slot, shared, word, _space = piece.groups()
    if one_of is not None:
        return [option for part in one_of.split("/") for option in _writings(_plain(part))]
    if optional is not None:
        return [(), *(option for part in optional.split("/") for option in _writings(_plain(part)))]
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


def _spaced_or_not(places: list[Place]) -> list[Place]:
    """Korean nouns that follow each other may be written as one word: neighbouring places of nouns become one place
    that holds both writings."""
    joined: list[Place] = []
    for place in places:
        both = _joined(joined[-1], place) if joined else None
        if both is None:
            joined.append(place)
        else:
            joined[-1] = both
    return joined


def _joined(left: Place, right: Place) -> Place | None:
    """One place for two, or None where they are not plain Korean words or would give too many options."""
    if len(left) * len(right) * 2 > _MOST_JOINED or not all(map(_may_join_right, left)):
        return None
    if not all(option and _is_korean(option[0]) and option[0][0] != "^" for option in right):
        return None
    apart = [a + b for a in left for b in right]
    together = [(*a[:-1], a[-1] + b[0], *b[1:]) for a in left for b in right]
    return tuple(dict.fromkeys([*apart, *together]))


def _writings(option: Option) -> list[Option]:
    """A row of Korean words, written apart and together."""
    phrase = _spaced_or_not([((atom,),) for atom in option])
    return list(written_out(tuple(phrase))) if len(option) > 1 else [option]


def _may_join_right(option: Option) -> bool:
    return bool(option) and _is_korean(option[-1]) and option[-1][-1] not in "$*" and not is_verb(option[-1])


@cache
def _is_korean(atom: Atom) -> bool:
    return not atom.isascii() and has_hangul(atom)


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
        elif has_hangul(part):
            found += _korean_words(part)
        elif part.endswith("*") and len(part) > 1:
            *first, last = words(part[:-1])
            found += [*first, last + "*"]
        else:
            found += words(part)
    if not found or "*" in found or "@" in text:
        raise RuleError(f"no word in {text!r}; a word list @name stands by itself, outside brackets")
    return tuple(found)


def _korean_words(part: str) -> list[Atom]:
    """A Korean word with its marks (^ $ *), and figures and signs in it apart, as tokens have them: 5년 -> 5, 년."""
    start, bare, end = "^" * part.startswith("^"), part.strip("^$*"), part[-1] * part.endswith(("$", "*"))
    found = folded(bare, KOREAN_TOKEN)
    return [start + found[0], *found[1:-1], found[-1] + end] if len(found) > 1 else [start + found[0] + end]


class PhraseSet:
    """Finds all of many phrases in one pass over the tokens.

    `places` are the distinct places of all phrases, each with its options; a phrase is the numbers of its places. Many
    phrases share a place (a word list, a choice of verbs), and what stands at a token is looked up once for all of them.
    """

    def __init__(self, places: Sequence[Place], phrases: Sequence[tuple[int, ...]]) -> None:
        self._phrases = phrases
        self._gaps = {
            n: int(p[0][0][3:])
            for n, p in enumerate(places)
            if len(p) == 1 and p[0] and p[0][0].startswith("...")
        }
        self._optional = frozenset(n for n, place in enumerate(places) if () in place)
        # first atom -> the options that begin with it: (place, option, atoms)
        self._by_first: dict[str, list[tuple[int, int, Option]]] = {}
        # a text that stands in every Korean word that the first atom stands in -> the same
        self._by_piece: dict[str, list[tuple[int, int, Option]]] = {}
        for number, place in enumerate(places):
            if number not in self._gaps:
                for option, atoms in enumerate(place):
                    if atoms and atoms[0].isascii():  # tens of thousands at every start
                        self._by_first.setdefault(atoms[0], []).append((number, option, atoms))
                    elif atoms:
                        self._index(number, option, atoms)
        # phrase -> places that must stand somewhere in its sentence
        self._needed: dict[int, frozenset[int]] = {}
        # place -> where phrases may begin with it: (phrase, place within the phrase)
        self._beginning: dict[int, list[tuple[int, int]]] = {}
        for number, phrase in enumerate(phrases):
            for at, place_number in enumerate(phrase):
                self._beginning.setdefault(place_number, []).append((number, at))
                if place_number not in self._optional:
                    break

    def _index(self, number: int, option: int, atoms: Option) -> None:
        if _is_korean(atoms[0]):
            for piece in korean.keys(atoms[0]):
                self._by_piece.setdefault(piece, []).append((number, option, atoms))
        else:
            self._by_first.setdefault(atoms[0], []).append((number, option, atoms))

    def find(
        self, tokens: Tokens, sentence_ends: Sequence[int], slots: Slots, uses: set[Use] | None = None
    ) -> dict[int, Ranges]:
        """Token ranges by phrase number, in the order of the text; of several readings at one token the longest.

        `sentence_ends[i]` is the end (token index) of the sentence that token i stands in; `slots` maps (slot, first
        token) to the token after the slot. `uses` collects which options the matches went through.
        """
        search = _Search(
            self._phrases,
            self._gaps,
            self._optional,
            tokens,
            sentence_ends,
            slots,
            self._standing(tokens, slots),
        )
        found: dict[int, Ranges] = {}
        present = self._present(search.standing, sentence_ends)
        viable: dict[tuple[int, int], bool] = {}
        for i in range(len(tokens)):
            best: dict[int, int] = {}
            limit = sentence_ends[i]
            for place in search.standing[i]:
                for number, at_place in self._beginning.get(place, ()):
                    key = (number, limit)
                    if key not in viable:
                        viable[key] = self._needs(number) <= present[limit]
                    if not viable[key]:
                        continue
                    for end, used in search.ends(number, at_place, i, limit):
                        best[number] = max(end, best.get(number, 0))
                        if uses is not None:
                            uses.update((number, p, o) for p, o in used)
            for number in sorted(best):
                found.setdefault(number, []).append((i, best[number]))
        return found

    def _needs(self, number: int) -> frozenset[int]:
        if number not in self._needed:
            places = self._phrases[number]
            self._needed[number] = frozenset(
                p for p in places if p not in self._optional and p not in self._gaps
            )
        return self._needed[number]

    @staticmethod
    def _present(
        standing: Sequence[Mapping[int, object]], sentence_ends: Sequence[int]
    ) -> dict[int, set[int]]:
        """The places that may stand somewhere in a sentence, by its end."""
        present: dict[int, set[int]] = {}
        for places, end in zip(standing, sentence_ends, strict=False):
            present.setdefault(end, set()).update(places)
        return present

    def _standing(self, tokens: Tokens, slots: Slots) -> list[dict[int, list[tuple[int, Option]]]]:
        """For each token the places that may stand there: place -> its options that begin with that word."""
        known: dict[str, dict[int, list[tuple[int, Option]]]] = {}
        standing = []
        for token in tokens.items:
            if token.word not in known:
                known[token.word] = self._places_of(self._options_of(token.word))
            standing.append(known[token.word])
        for slot, first in slots:
            named = self._by_first.get(f"{{{slot}}}")
            if named:
                standing[first] = {**standing[first]}
                for place, options in self._places_of(named).items():
                    standing[first][place] = [*standing[first].get(place, ()), *options]
        return standing

    def _options_of(self, word: str) -> list[tuple[int, int, Option]]:
        if self._by_piece and has_hangul(word):
            standing = (
                entry
                for piece in korean.pieces(word)
                for entry in self._by_piece.get(piece, ())
                if korean.stands(entry[2][0], word)
            )
            return list(dict.fromkeys(standing))
        options = list(self._by_first.get(word, ()))
        for length in range(1, len(word) + 1):
            options += self._by_first.get(word[:length] + "*", ())
        return options

    @staticmethod
    def _places_of(options: Iterable[tuple[int, int, Option]]) -> dict[int, list[tuple[int, Option]]]:
        places: dict[int, list[tuple[int, Option]]] = {}
        for place, option, atoms in options:
            places.setdefault(place, []).append((option, atoms))
        return places


Used = tuple[tuple[int, int], ...]


class _Search:
    """One pass: what it needs to know, and which places were found to stand where."""

    def __init__(
        self,
        phrases: Sequence[tuple[int, ...]],
        gaps: Mapping[int, int],
        optional: frozenset[int],
        tokens: Tokens,
        sentence_ends: Sequence[int],
        slots: Slots,
        standing: list[dict[int, list[tuple[int, Option]]]],
    ) -> None:
        self.phrases, self.gaps, self.optional = phrases, gaps, optional
        self.tokens, self.sentence_ends, self.slots = tokens, sentence_ends, slots
        self.standing = standing
        self._known: dict[tuple[int, int], list[tuple[int, int]]] = {}

    def ends(self, number: int, at_place: int, at: int, limit: int) -> list[tuple[int, Used]]:
        """The tokens after a phrase, with the options taken, when its places from `at_place` on stand at `at`."""
        phrase = self.phrases[number]
        if at_place == len(phrase):
            return [(at, ())]
        place = phrase[at_place]
        gap = self.gaps.get(place)
        if gap is not None:
            return self._after_gap(number, at_place + 1, at, limit, gap)
        found: list[tuple[int, Used]] = []
        for after, option in self._place_at(place, at, limit):
            for end, used in self.ends(number, at_place + 1, after, limit):
                found.append((end, ((at_place, option), *used)))
        if place in self.optional:
            found += self.ends(number, at_place + 1, at, limit)
        return found

    def _after_gap(self, number: int, at_place: int, at: int, limit: int, gap: int) -> list[tuple[int, Used]]:
        """The nearest continuation behind up to `gap` tokens."""
        for skipped in range(gap + 1):
            found = self.ends(number, at_place, at + skipped, limit)
            if found or at + skipped >= limit or self.tokens[at + skipped].word in _STOPS:
                return found
        return []

    def _place_at(self, place: int, at: int, limit: int) -> list[tuple[int, int]]:
        """The tokens after a place that stands at a token, with the options that do."""
        if at >= limit:
            return []
        options = self.standing[at].get(place)
        if not options:
            return []
        key = (place, at)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = []
            for option, atoms in options:
                # the first atom is known to stand here, by the way the options were looked up; a slot may be long
                is_slot = atoms[0][0] == "{"
                end = (
                    _atoms_end(
                        atoms, 0 if is_slot else 1, self.tokens, at if is_slot else at + 1, limit, self.slots
                    )
                    if is_slot or len(atoms) > 1
                    else at + 1
                )
                if end is not None:
                    known.append((end, option))
        return known


def _atoms_end(atoms: Option, first: int, tokens: Tokens, at: int, limit: int, slots: Slots) -> int | None:
    """The token after a row of atoms, from the one numbered `first` on, that stands at `at`, else None. A gap skips as
    few tokens as it can."""
    for place in range(first, len(atoms)):
        atom = atoms[place]
        if atom.startswith("..."):
            for skipped in range(int(atom[3:]) + 1):
                after = _atoms_end(atoms, place + 1, tokens, at + skipped, limit, slots)
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
        if word != atom and not _begins(atom, word):
            return None
        at += 1
    return at


def _begins(atom: Atom, word: str) -> bool:
    """Whether an atom that is not the word itself stands there: as its beginning, or in a Korean word."""
    if atom[-1] == "*" and word.startswith(atom[:-1]):
        return True
    return _is_korean(atom) and korean.stands(atom, word)
