"""The word lists of ``rules/context``: loaded once, as sets and as phrase tables."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

_CONTEXT = Path(__file__).parent.parent / "rules" / "context"


class Stage(NamedTuple):
    """A state of a bill. Each cue is a list of phrase groups; a phrase is a tuple of lower-case words."""

    value: str
    event: str
    rank: int
    cues: tuple[tuple[tuple[tuple[str, ...], ...], ...], ...]


@cache
def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((_CONTEXT / f"{name}.toml").read_text("utf-8"))


@cache
def instruments(section: str, key: str) -> frozenset[str]:
    """A word list of ``instruments.toml``."""
    return frozenset(_table("instruments")[section][key])


@cache
def korean(key: str) -> tuple[str, ...]:
    """A Korean word list of ``instruments.toml``, longest words first."""
    return tuple(sorted(_table("instruments")["korean"][key], key=lambda word: (-len(word), word)))


@cache
def heads(section: str) -> dict[str, str]:
    """Word that ends a name -> kind of instrument; `section` is ``heads`` or ``small_heads``."""
    return {word: kind for kind, words in _table("instruments")[section].items() for word in words}


@cache
def jurisdictions() -> dict[str, dict[str, list[str]]]:
    """Economy -> kind of word -> words."""
    return _table("jurisdictions")


@cache
def stages() -> tuple[Stage, ...]:
    return tuple(
        Stage(
            stage["value"],
            stage["event"],
            stage["rank"],
            tuple(
                tuple(tuple(tuple(phrase.split()) for phrase in group) for group in cue)
                for cue in stage["cues"]
            ),
        )
        for stage in _table("stages")["stage"]
    )


@cache
def makers(key: str) -> frozenset[str]:
    """``words``: who makes law or policy; ``objects``: what they make."""
    return frozenset(_table("stages")["makers"][key])


@cache
def not_before_stage() -> frozenset[str]:
    """Words before a verb of passage that make it a plan or a condition ("would", "once")."""
    return frozenset(_table("stages")["unless"]["words"])


@cache
def korean_stages() -> dict[str, tuple[str, ...]]:
    """Stage -> Korean phrases."""
    return {stage: tuple(words) for stage, words in _table("stages")["korean"].items()}
