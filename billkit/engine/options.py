"""Where the options of places stand: one walk over trees of atoms finds all of them that begin at a token.

Options that begin with the same atom are one tree, which grows when a text first has a word for it; words that begin no
option, and most words do not, cost one look-up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from billkit.engine.atoms import GAP_STOPS, Option, is_korean, stands
from billkit.language.korean import match as korean
from billkit.language.korean.jamo import has_hangul
from billkit.language.tokens import Tokens

Entry = tuple[int, int, Option]  # place, option, atoms
Ends = dict[int, list[tuple[int, int]]]  # place -> how many tokens an option of it takes, and which option
Slots = Mapping[tuple[str, int], int]

_MOST_WORDS = 60_000  # whose options are kept


class Node:
    """What may follow a row of atoms, and the options that end there."""

    __slots__ = ("gaps", "here", "others", "slots", "words")

    def __init__(self) -> None:
        self.here: list[tuple[int, int]] = []  # place, option
        self.words: dict[str, Node] = {}
        self.others: dict[str, Node] = {}  # beginnings of words, and Korean words
        self.slots: dict[str, Node] = {}
        self.gaps: dict[str, Node] = {}

    def add(self, place: int, option: int, atoms: Iterable[str]) -> None:
        node = self
        for atom in atoms:
            node = node._below(atom).setdefault(atom, Node())
        node.here.append((place, option))

    def _below(self, atom: str) -> dict[str, Node]:
        if atom.startswith("..."):
            return self.gaps
        if atom[0] == "{":
            return self.slots
        return self.others if atom[-1] == "*" or is_korean(atom) else self.words

    @property
    def goes_on(self) -> bool:
        return bool(self.words or self.others or self.slots or self.gaps)


class _Word(NamedTuple):
    """What begins at every token that is this word."""

    alone: Ends  # options of one atom
    tree: Node | None  # longer ones, from their second atom on


_NOTHING = _Word({}, None)


class Options:
    """The options of many places, by the words they begin with."""

    def __init__(self, places: Iterable[tuple[int, Sequence[Option]]]) -> None:
        # first atom -> the options that begin with it
        self._by_first: dict[str, list[Entry]] = {}
        # a text that stands in every Korean word that the first atom stands in -> the same
        self._by_piece: dict[str, list[Entry]] = {}
        for number, place in places:
            for option, atoms in enumerate(place):
                if atoms and atoms[0].isascii():  # tens of thousands at every start
                    self._by_first.setdefault(atoms[0], []).append((number, option, atoms))
                elif atoms:
                    self._index(number, option, atoms)
        self._words: dict[str, _Word] = {}
        self._slots: dict[str, Node] = {}

    def _index(self, number: int, option: int, atoms: Option) -> None:
        if is_korean(atoms[0]):
            for piece in korean.keys(atoms[0]):
                self._by_piece.setdefault(piece, []).append((number, option, atoms))
        else:
            self._by_first.setdefault(atoms[0], []).append((number, option, atoms))

    def standing(self, tokens: Tokens, sentence_ends: Sequence[int], slots: Slots) -> list[Ends]:
        """For each token the places that stand there."""
        found: list[Ends] = []
        for i, text in enumerate(tokens.words):
            word = self._words.get(text) or self._word(text)
            if word.tree is not None:
                reached = Walk(tokens.words, sentence_ends[i], slots).below(word.tree, i + 1)
                found.append(_with(word.alone, [(node, end - i) for node, end in reached]))
            else:
                found.append(word.alone)
        for (slot, first), after in slots.items():
            if first < len(found) and (tree := self._slot(slot)):
                reached = Walk(tokens.words, sentence_ends[first], slots).below(tree, after)
                found[first] = _with(found[first], [(node, end - first) for node, end in reached])
        return found

    def _word(self, text: str) -> _Word:
        if len(self._words) > _MOST_WORDS:
            self._words.clear()
        entries = self._beginning_with(text)
        word = self._words[text] = _grown(entries) if entries else _NOTHING
        return word

    def _slot(self, slot: str) -> Node | None:
        name = f"{{{slot}}}"
        if name not in self._slots and name in self._by_first:
            tree = self._slots[name] = Node()
            for place, option, atoms in self._by_first[name]:
                tree.add(place, option, atoms[1:])
        return self._slots.get(name)

    def _beginning_with(self, word: str) -> list[Entry]:
        if self._by_piece and has_hangul(word):
            standing = (
                entry
                for piece in korean.pieces(word)
                for entry in self._by_piece.get(piece, ())
                if korean.stands(entry[2][0], word)
            )
            return list(dict.fromkeys(standing))
        entries = list(self._by_first.get(word, ()))
        for length in range(1, len(word) + 1):
            entries += self._by_first.get(word[:length] + "*", ())
        return entries


def _grown(entries: Sequence[Entry]) -> _Word:
    alone: Ends = {}
    tree = Node()
    for place, option, atoms in entries:
        if len(atoms) == 1:
            alone.setdefault(place, []).append((1, option))
        else:
            tree.add(place, option, atoms[1:])
    return _Word(alone, tree if tree.goes_on else None)


def _with(alone: Ends, reached: Iterable[tuple[Node, int]]) -> Ends:
    """Options of one atom and longer ones at a token. What stands at all tokens of a word is not written to."""
    found: Ends | None = None
    for node, length in reached:
        for place, option in node.here:
            if found is None:
                found = dict(alone)
            found[place] = [*found.get(place, ()), (length, option)]
    return alone if found is None else found


class Walk:
    """Follows trees over the words of one sentence."""

    def __init__(self, words: Sequence[str], limit: int, slots: Slots) -> None:
        self._words, self._limit, self._slots = words, limit, slots

    def below(self, node: Node, at: int) -> list[tuple[Node, int]]:
        """The nodes with options that end there, from a node on whose next atom must stand at token `at`; with the
        token after it."""
        found = [(node, at)] if node.here else []
        if at < self._limit:
            word = self._words[at]
            if (child := node.words.get(word)) is not None:
                found += self.below(child, at + 1)
            for atom, other in node.others.items():
                if stands(atom, word):
                    found += self.below(other, at + 1)
            for atom, other in node.slots.items():
                if (after := self._slots.get((atom[1:-1], at))) is not None:
                    found += self.below(other, after)
        for atom, other in node.gaps.items():
            found += self._after_gap(other, at, int(atom[3:]))
        return found

    def _after_gap(self, node: Node, at: int, most: int) -> list[tuple[Node, int]]:
        """A gap skips as few tokens as it can, for each option by itself."""
        nearest: dict[Node, int] = {}
        for skipped in range(most + 1):
            for reached, end in self.below(node, at + skipped):
                nearest.setdefault(reached, end)
            if at + skipped >= self._limit or self._words[at + skipped] in GAP_STOPS:
                break
        return list(nearest.items())
