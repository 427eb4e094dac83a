"""Atoms, the smallest parts of a phrase: a word, the beginning of one (`loan*`), a gap (`...4`), a slot (`{money}`); and
whether one stands in a word of the text."""

from __future__ import annotations

from functools import cache

from billkit.language.korean import match as korean
from billkit.language.korean.jamo import has_hangul

Atom = str
Option = tuple[Atom, ...]

GAP_STOPS = frozenset({";", ".", "!", "?", ":", "(", ")", "—", "–", ","})  # signs that no gap skips


@cache
def is_korean(atom: Atom) -> bool:
    return not atom.isascii() and has_hangul(atom)


def stands(atom: Atom, word: str) -> bool:
    """Whether an atom stands in a word: as the word itself, as its beginning, or as a Korean word in it."""
    if word == atom or (atom[-1] == "*" and word.startswith(atom[:-1])):
        return True
    return is_korean(atom) and korean.stands(atom, word)
