"""Words of two versions, as letters of one alphabet: what rapidfuzz compares fast are strings, a letter a word.

Two readings of a text. `Alphabet.likened`: words in lower case and single letters of Korean, Chinese and Japanese, for
asking how alike two units are. `tokens`: everything that stands there (words, blanks, marks, whole amendment notes), for
the redline, which loses nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from billkit.models.table import Span

_CJK = "\u1100-\u11ff\u3040-\u30ff\u3131-\u318e\u3400-\u9fff\uac00-\ud7a3"
_LIKENED = re.compile(rf"[{_CJK}]|(?:(?![{_CJK}_])\w)+")
_TOKEN = re.compile(r"\d+(?:[.,-]\d+)*[A-Za-z]*|(?:(?!\d)\w|(?<=\w)\d)+|[^\S\n]+|\n+|.", re.S)

_FIRST, _LAST = 0x20000, 0x10FFFF


class Alphabet:
    """Gives each word a letter of its own, the same in both versions."""

    def __init__(self) -> None:
        self._letters: dict[str, str] = {}

    def letter(self, word: str) -> str:
        """The letter of a word; beyond 900,000 words letters are used again, which makes texts likelier alike."""
        found = self._letters.get(word)
        if found is None:
            found = self._letters[word] = chr(_FIRST + len(self._letters) % (_LAST - _FIRST))
        return found

    def likened(self, text: str) -> str:
        """Words and East Asian letters, without marks, blanks and case."""
        return "".join(
            word if len(word) == 1 and word > "\u1100" else self.letter(word)
            for word in _LIKENED.findall(text.casefold())
        )

    def written(self, words: Sequence[str]) -> str:
        """A letter for each token, as it is written."""
        return "".join(map(self.letter, words))


def tokens(text: str, notes: Sequence[Span] = ()) -> list[tuple[str, bool]]:
    """All of a text in pieces, and whether each is an amendment note: with the blanks before it one piece, so that no
    edit is half note and half norm."""
    found: list[tuple[str, bool]] = []
    at = 0
    for note in notes:
        start = at + len(text[at : note.start].rstrip(" \t"))
        found += [(piece, False) for piece in _TOKEN.findall(text, at, start)]
        found.append((text[start : note.end], True))
        at = note.end
    return found + [(piece, False) for piece in _TOKEN.findall(text, at)]
