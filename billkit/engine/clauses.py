"""Sentences cut into chunks: the pieces between commas, conjunctions, dashes and brackets.

A chunk is what a list item, a short clause or an aside is in prose: "subsidies", "low-interest loans", "tax breaks".
Evidence is made of whole chunks, so that a quote reads like words somebody wrote.
"""

from __future__ import annotations

from billkit.language.tokens import Tokens

_SIGNS = frozenset({",", ";", ":", "—", "–", "(", ")", "•", "|"})
_BULLETS = frozenset({"-", "•", "*", "▪", "◦", "‣", "●", "■", "·"})
_FINAL = frozenset({".", "!", "?"})
_CONJUNCTIONS = frozenset({"and", "or", "but", "while", "whereas", "plus", "nor"})
_PAIRS = frozenset({("as", "well"), ("along", "with"), ("together", "with"), ("rather", "than")})
# A conjunction inside these is no border: "terms and conditions", "research and development".
_FIXED = frozenset(
    {
        ("research", "development"), ("terms", "conditions"), ("small", "medium"), ("supply", "demand"),
        ("mergers", "acquisitions"), ("melt", "pour"), ("melted", "poured"), ("cap", "trade"), ("oil", "gas"),
        ("iron", "steel"), ("steel", "aluminum"), ("steel", "aluminium"), ("waste", "scrap"), ("anti", "dumping"),
        ("waive", "reduce"), ("import", "distribution"), ("design", "construction"),
    }
)  # fmt: skip


def chunks(tokens: Tokens, start: int, end: int) -> list[tuple[int, int]]:
    """Token ranges of the chunks of a sentence, in order, without the border signs; conjunctions open a chunk's
    successor and belong to none."""
    found: list[tuple[int, int]] = []
    while end > start and tokens.words[end - 1] in _FINAL:
        end -= 1
    while start < end and tokens.words[start] in _BULLETS:
        start += 1
    first = start
    i = start
    while i < end:
        width = _border(tokens, i, start, end)
        if width:
            if i > first:
                found.append((first, i))
            first = i + width
            i = first
        else:
            i += 1
    if end > first:
        found.append((first, end))
    return found


def _border(tokens: Tokens, i: int, start: int, end: int) -> int:
    """How many tokens form a border at i: 0 for none."""
    word = tokens.words[i]
    if word in _SIGNS:
        return 1
    if word in _CONJUNCTIONS and start < i < end - 1:
        return 0 if (tokens.words[i - 1], tokens.words[i + 1]) in _FIXED else 1
    if i + 1 < end and (word, tokens.words[i + 1]) in _PAIRS:
        return 3 if word == "as" and i + 2 < end and tokens.words[i + 2] == "as" else 2
    return 0
