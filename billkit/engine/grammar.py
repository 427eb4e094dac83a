"""What the engine needs of a language: its tokens, and how a sentence falls into chunks."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from billkit.engine import clauses as english_clauses
from billkit.language import english
from billkit.language.korean import clauses as korean_clauses
from billkit.language.korean import tokens as korean
from billkit.language.tokens import Tokens


class Grammar(NamedTuple):
    tokens: Callable[[str], Tokens]
    chunks: Callable[[Tokens, int, int], list[tuple[int, int]]]


GRAMMARS = {
    "en": Grammar(english.tokens, english_clauses.chunks),
    "ko": Grammar(korean.tokens, korean_clauses.chunks),
}
