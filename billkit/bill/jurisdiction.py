"""Words that point to an economy, and which economy a text's bill belongs to.

Shapes handled: names ("South Korea's"), adjectives, capitals that stand for governments ("Brussels has drawn up"),
institutions ("Lok Sabha", "Royal Assent"), datelines ("SEOUL, Dec. 10"), currencies.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import NamedTuple

from billkit.bill import words
from billkit.bill.passage import Passage, Word

Phrases = dict[str, list[tuple[tuple[str, ...], str, str]]]


class Pointer(NamedTuple):
    """A word group that points to an economy. `kind`: names, adjectives, metonyms, institutions, shared, regions, money."""

    economy: str
    kind: str
    start: int
    end: int
    first: int
    after: int


WEIGHTS = {
    "names": 1.0, "adjectives": 1.0, "metonyms": 1.2, "institutions": 2.5, "shared": 0.8, "regions": 0.8, "money": 2.0,
}  # fmt: skip
_SHORT = 4  # longest word in capitals that may be an abbreviation
NOWHERE = "none"  # longer names in which the word for an economy means nothing: "North America"


@cache
def _phrases() -> Phrases:
    """First word -> phrases that begin with it, longest first."""
    table: Phrases = defaultdict(list)
    for economy, kinds in words.jurisdictions().items():
        for kind in WEIGHTS:
            for phrase in kinds.get(kind, ()):
                for parts in _variants(phrase, kind):
                    table[parts[0]].append((parts, economy, kind))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return dict(table)


def _variants(phrase: str, kind: str) -> list[tuple[str, ...]]:
    """A phrase as the words of `_form`; of towns, with short words in capitals too, as datelines have them."""
    parts = tuple(_form(word) for word in Passage(phrase, 0, len(phrase)).words)
    capitals = tuple(part.upper() if len(part) <= _SHORT else part for part in parts)
    return [parts, capitals] if kind in ("metonyms", "regions") and capitals != parts else [parts]


def pointers(passage: Passage) -> list[Pointer]:
    """All word groups that point to an economy. One that several economies have gives a pointer for each."""
    table, items = _phrases(), passage.words
    found: list[Pointer] = []
    index = 0
    while index < len(items):
        length = 0
        for parts, economy, kind in table.get(_form(items[index]), ()):
            if length and len(parts) < length:
                break
            if all(
                _form(word) == part for word, part in zip(items[index + 1 :], parts[1:], strict=False)
            ) and (index + len(parts) <= len(items)):
                length = len(parts)
                last = items[index + length - 1]
                if economy != NOWHERE:
                    found.append(Pointer(economy, kind, items[index].start, last.end, index, index + length))
        index += length or 1
    return found


def _form(word: Word) -> str:
    """The word without a possessive ending; a dateline's capitals as an ordinary name."""
    text = word.text
    if text.endswith(("'s", "’s")):
        text = text[:-2]
    return _name_form(text)


def _name_form(text: str) -> str:
    return text.title() if len(text) > _SHORT and text.isupper() else text


def economy_of(word: Word) -> str | None:
    """The economy that a single word names."""
    for parts, economy, kind in _phrases().get(_form(word), ()):
        if len(parts) == 1 and kind in ("names", "adjectives", "metonyms"):
            return economy
    return None
