"""English text as tokens with offsets: what phrases are matched against."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

# In this order: abbreviations with full stops (U.S., e.g.), numbers with their separators, words, a possessive
# ending, any other sign. Hyphens part words, so that "low-interest" and "low interest" are the same two tokens.
_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}|\d+(?:[.,]\d+)*|['’]s\b|[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)?|[^\w\s-]|(?<!\w)-|-(?!\w)|_"
)
_CURLY = str.maketrans("’‘“”", "''\"\"")


class Token(NamedTuple):
    word: str  # case-folded, straight quotes
    start: int
    end: int


class Tokens:
    """The tokens of a text, and the way from a text offset to a token."""

    def __init__(self, text: str) -> None:
        self.items = [
            Token(m[0].casefold().translate(_CURLY), m.start(), m.end()) for m in _TOKEN.finditer(text)
        ]
        self._starts = [t.start for t in self.items]

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, index: int) -> Token:
        return self.items[index]

    def at_or_after(self, offset: int) -> int:
        """Index of the first token that begins at the offset or later."""
        return bisect_left(self._starts, offset)

    def between(self, start: int, end: int) -> tuple[int, int]:
        """Token range that lies in a span of the text: first token, token after the last."""
        return self.at_or_after(start), self.at_or_after(end)


def words(text: str) -> list[str]:
    """The words of a phrase, in the form tokens have."""
    return [m[0].casefold().translate(_CURLY) for m in _TOKEN.finditer(text)]
