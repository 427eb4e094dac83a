"""A text as tokens with offsets: what phrases are matched against. Each language says what a token is."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

_CURLY = str.maketrans("’‘“”", "''\"\"")


class Token(NamedTuple):
    word: str  # case-folded, straight quotes
    start: int
    end: int


class Tokens:
    """The tokens of a text, and the way from a text offset to a token. `words`, `starts` and `ends` go side by side."""

    def __init__(self, text: str, pattern: re.Pattern[str]) -> None:
        spans = [m.span() for m in pattern.finditer(text)]
        written = [text[start:end] for start, end in spans]
        known = {word: word.casefold().translate(_CURLY) for word in set(written)}
        self.words = [known[word] for word in written]
        self.starts = [start for start, _ in spans]
        self.ends = [end for _, end in spans]

    def __len__(self) -> int:
        return len(self.words)

    def __getitem__(self, index: int) -> Token:
        return Token(self.words[index], self.starts[index], self.ends[index])

    def at_or_after(self, offset: int) -> int:
        """Index of the first token that begins at the offset or later."""
        return bisect_left(self.starts, offset)

    def between(self, start: int, end: int) -> tuple[int, int]:
        """Token range that lies in a span of the text: first token, token after the last."""
        return self.at_or_after(start), self.at_or_after(end)


def folded(text: str, pattern: re.Pattern[str]) -> list[str]:
    """The words of a phrase, in the form tokens have."""
    return [m[0].casefold().translate(_CURLY) for m in pattern.finditer(text)]
