"""English text as tokens: what phrases are matched against."""

from __future__ import annotations

import re

from billkit.language.tokens import Token, Tokens, folded

__all__ = ["TOKEN", "Token", "Tokens", "tokens", "words"]

# In this order: abbreviations with full stops (U.S., e.g.), numbers with their separators, words, a possessive
# ending, any other sign. Hyphens part words, so that "low-interest" and "low interest" are the same two tokens.
TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}|\d+(?:[.,]\d+)*|['’]s\b|[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)?|[^\w\s-]|(?<!\w)-|-(?!\w)|_"
)


def tokens(text: str) -> Tokens:
    return Tokens(text, TOKEN)


def words(text: str) -> list[str]:
    """The words of a phrase, in the form tokens have."""
    return folded(text, TOKEN)
