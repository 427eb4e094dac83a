"""Whether a word of a phrase stands in a word of a text.

위원회      a noun: compounds in front of it, particles and 하다/되다 behind (철강특별위원회를)
두다        a verb, in any form (둔다, 두고, 둘, 뒀다); one of two or more syllables also behind a noun (신설하다)
위원회*     the beginning goes on in any way (위원회안)
^특구       only at the beginning of a word of the text
특구$       only at its end, without a particle
^법$        the whole word
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from billkit.language.korean import verbs
from billkit.language.korean.nouns import may_follow

_MOST = 24  # syllables of a word that are looked at; longer ones are headings run together


@cache
def _shape(atom: str) -> tuple[str, bool, bool, bool]:
    """The bare word, whether it is bound to the beginning, to the end, and whether it goes on in any way."""
    bare = atom.removeprefix("^").removesuffix("$").removesuffix("*")
    one = len(bare) - bare.endswith("다") <= 1
    return bare, atom.startswith("^") or one, atom.endswith("$"), atom.endswith("*")


@lru_cache(maxsize=200_000)
def stands(atom: str, word: str) -> bool:
    """Whether an atom of a phrase stands in a word."""
    bare, at_start, at_end, open_end = _shape(atom)
    if verbs.is_verb(bare) and not at_end and not open_end:
        return any(_verb_stands(form, word, at_start) for form in verbs.forms(bare))
    return any(_noun_stands(bare, word, at, at_end, open_end) for at in _places(bare, word, at_start))


def _places(text: str, word: str, at_start: bool) -> Iterator[int]:
    at = word.find(text)
    while at >= 0:
        if not at_start or at == 0:
            yield at
        at = word.find(text, at + 1)


def _noun_stands(bare: str, word: str, at: int, at_end: bool, open_end: bool) -> bool:
    rest = word[at + len(bare) :]
    return open_end or (not rest if at_end else may_follow(rest))


def _verb_stands(form: verbs.Form, word: str, at_start: bool) -> bool:
    for at in _places(form.text, word, at_start):
        rest = word[at + len(form.text) :]
        if any(rest.startswith(ending) if ending else not rest for ending in form.endings):
            return True
    return False


def keys(atom: str) -> tuple[str, ...]:
    """The texts one of which stands in every word that the atom stands in: for an index."""
    bare, _, at_end, open_end = _shape(atom)
    if verbs.is_verb(bare) and not at_end and not open_end:
        return tuple(dict.fromkeys(form.text for form in verbs.forms(bare)))
    return (bare,)


def pieces(word: str) -> Iterator[str]:
    """All stretches of a word: what an index of `keys` is asked for."""
    word = word[:_MOST]
    for first in range(len(word)):
        for after in range(first + 1, len(word) + 1):
            yield word[first:after]
