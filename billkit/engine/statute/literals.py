"""Texts one of which stands in everything that a regular expression matches: `shall (?:submit|report)` asks for "shall".

A sentence without any of them need not be searched. They are read from the parsed pattern; where nothing is certain (an
empty alternative, a class of letters) a pattern has none, and is searched always.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

Texts = frozenset[str]
_MOST = 12  # alternatives that are asked for one by one
_SHORTEST = 2  # characters


def folded(text: str) -> str:
    """A text as literals are looked for in it: letters that `re.IGNORECASE` holds to be the same are the same."""
    return text.lower() if text.isascii() else text.casefold().replace("i̇", "i").replace("ı", "i")


def may_match(texts: Sequence[str], sentence: str) -> bool:
    """Whether a pattern with these literals may match in a sentence, which is `folded`."""
    for text in texts:  # most sentences hold none: `any` would take twice the time
        if text in sentence:
            return True
    return not texts


@cache
def literals_of(pattern: re.Pattern[str]) -> tuple[str, ...]:
    """The literals of a compiled pattern, in order."""
    return tuple(sorted(literals(pattern.pattern)))


def literals(pattern: str) -> Texts:
    """Folded texts one of which stands in whatever the pattern matches; none where that cannot be told."""
    return _best(_needed(parser.parse(pattern, re.IGNORECASE)))


def _needed(parts: Iterable[tuple[Any, Any]]) -> list[Texts]:
    """What each stretch of a row of parts asks for: plain letters together, other parts by themselves."""
    found: list[Texts] = []
    plain: list[str] = []
    for code, given in parts:
        if code is codes.LITERAL:
            plain.append(chr(given))
            continue
        found += [frozenset([folded("".join(plain))])] if plain else []
        plain = []
        found += _inside(code, given)
    return found + ([frozenset([folded("".join(plain))])] if plain else [])


def _inside(code: Any, given: Any) -> list[Texts]:
    if code is codes.SUBPATTERN:
        return _needed(given[3])
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT) and given[0] > 0:
        return _needed(given[2])
    if code is codes.BRANCH:
        choices = [_best(_needed(choice)) for choice in given[1]]
        return [frozenset().union(*choices)] if all(choices) else []
    return []


def _best(found: Iterable[Texts]) -> Texts:
    """The stretch that fewest sentences have: that of the longest texts."""
    fit = [t for t in found if len(t) <= _MOST and min(map(len, t)) >= _SHORTEST]
    return max(fit, key=lambda t: (min(map(len, t)), -len(t), sorted(t)), default=frozenset())
