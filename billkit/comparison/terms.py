"""Words of bills in two languages, as ideas that can be compared: data in `rules/bilingual/`.

Prime Minister                 {prime-minister}
국무총리 소속                   {prime-minister}
green steel zones              {green, steel, zone}
녹색철강특구                    {green, steel, zone}
the Ruritanian steel board     {steel}, and "ruritanian board" is left over
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

_FOLDER = Path(__file__).resolve().parent.parent / "rules" / "bilingual"
_HANGUL = re.compile(r"[가-힣]")
_SPACES = re.compile(r"\s+")
# What stands between the words of a name and says nothing: function words, particles, marks.
_EMPTY = re.compile(
    r"\b(?:the|a|an|of|and|or|in|on|for|to|by|with|its|their|under|heads?|office|relevant|concerned)\b"
    r"|(?<=[가-힣\s])(?:및|등|소속|직속|또는|의|에|을|를|이|가|은|는|과|와|로|으로|장)(?![가-힣])|[^\w가-힣]+",
    re.I,
)


class Meaning(NamedTuple):
    """The ideas of a text, and the words that no table holds."""

    ideas: frozenset[str]
    rest: str


def is_korean(text: str) -> bool:
    return bool(_HANGUL.search(text))


@cache
def tables() -> Mapping[str, Any]:
    """`fields.toml`: how details are compared."""
    return dict(tomllib.loads((_FOLDER / "fields.toml").read_text("utf-8")))


@cache
def wider() -> Mapping[str, frozenset[str]]:
    """Idea -> the wider ones it is part of."""
    return {term["id"]: frozenset(term.get("part_of", ())) for term in _terms()}


@cache
def institutions() -> frozenset[str]:
    """The ideas that are somebody who acts."""
    path = _FOLDER / "institutions.toml"
    return frozenset(term["id"] for term in tomllib.loads(path.read_text("utf-8"))["term"])


@cache
def generic() -> frozenset[str]:
    """Names that many bear: with words beside them, they mean one that the tables may not hold."""
    return frozenset(term["id"] for term in _terms() if term.get("generic"))


@lru_cache(maxsize=65536)
def meaning(text: str) -> Meaning:
    """The ideas of a few words; the longest phrase wins, wherever it stands."""
    lowered = _SPACES.sub(" ", text.casefold())
    ideas: set[str] = set()
    known, pattern = _korean() if is_korean(text) else _english()

    def taken(match: re.Match[str]) -> str:
        ideas.add(known[_key(match[0])])
        return " "

    left = pattern.sub(taken, lowered)
    return Meaning(frozenset(ideas), " ".join(_EMPTY.sub(" ", left).split()))


def plain(text: str) -> str:
    """Words without case, articles, plurals of zones and marks: what is left when two spellings are one."""
    words = re.sub(r"[^\w가-힣]+", " ", text.casefold()).split()
    kept = [word for word in words if word not in ("the", "a", "an")]
    if is_korean(text):
        return "".join(kept)
    return " ".join(word[:-1] if len(word) > 3 and word.endswith("s") else word for word in kept)


def _terms() -> Iterator[Mapping[str, Any]]:
    for path in sorted(_FOLDER.glob("*.toml")):
        yield from tomllib.loads(path.read_text("utf-8")).get("term", ())


@cache
def _english() -> tuple[dict[str, str], re.Pattern[str]]:
    known = {_key(phrase): term["id"] for term in _terms() for phrase in term["en"]}
    for phrase in list(known):
        known.setdefault(f"{phrase}s", known[phrase])
    body = "|".join(re.escape(phrase).replace(r"\ ", " ") for phrase in _longest_first(known))
    return known, re.compile(rf"(?<![\w-])(?:{body})(?!\w)")


@cache
def _korean() -> tuple[dict[str, str], re.Pattern[str]]:
    """Korean names are written apart or together; English ones stand among them."""
    known = {_key(phrase): term["id"] for term in _terms() for phrase in term["ko"]}
    body = "|".join(r"\s?".join(map(re.escape, phrase)) for phrase in _longest_first(known))
    return known, re.compile(body)


def _key(phrase: str) -> str:
    folded = _SPACES.sub(" ", phrase.casefold()).strip()
    return folded.replace(" ", "") if is_korean(folded) else folded


def _longest_first(known: Mapping[str, str]) -> list[str]:
    return sorted(known, key=lambda phrase: (-len(phrase), phrase))
