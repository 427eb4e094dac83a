"""The word lists of ``rules/context``: loaded once, as sets and as phrase tables."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from billkit.language.tables import table

_CONTEXT = Path(__file__).parent.parent / "rules" / "context"


class Stage(NamedTuple):
    """A state of a bill. Each cue is a list of phrase groups; a phrase is a tuple of lower-case words."""

    value: str
    event: str
    rank: int
    cues: tuple[tuple[tuple[tuple[str, ...], ...], ...], ...]


@cache
def _table(name: str) -> dict[str, Any]:
    return table(_CONTEXT / f"{name}.toml")


@cache
def instruments(section: str, key: str) -> frozenset[str]:
    """A word list of ``instruments.toml``."""
    return frozenset(_table("instruments")[section][key])


@cache
def sponsor_words(key: str) -> tuple[str, ...]:
    """Words around the names of sponsors, in the order of the file."""
    return tuple(_table("instruments")["sponsors"][key])


@cache
def korean(key: str) -> tuple[str, ...]:
    """A Korean word list of ``instruments.toml``, longest words first."""
    return tuple(sorted(_table("instruments")["korean"][key], key=lambda word: (-len(word), word)))


@cache
def number_beginnings() -> dict[str, tuple[str, ...]]:
    """Economy -> beginnings of numbers that only its laws have."""
    return {economy: tuple(starts) for economy, starts in _table("instruments")["numbers"].items()}


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
                tuple(tuple(tuple(phrase.split()) for phrase in _spelled_out(group)) for group in cue)
                for cue in stage["cues"]
            ),
        )
        for stage in _table("stages")["stage"]
    )


def _spelled_out(group: list[str]) -> list[str]:
    """The phrases of a group, with the verbs of saying yes for "@approve"."""
    yes = _table("stages")["approve"]["words"]
    return [phrase for entry in group for phrase in (yes if entry == "@approve" else [entry])]


@cache
def planned() -> frozenset[str]:
    """Words between a step and a date that make it the date of something else."""
    return frozenset(_table("stages")["planned"]["words"])


@cache
def papers() -> dict[str, tuple[str, ...]]:
    """Stage -> names of papers, or references, that tell it."""
    return {stage: tuple(phrases) for stage, phrases in _table("stages")["papers"].items()}


@cache
def programme_stages() -> dict[str, tuple[str, ...]]:
    """Stage of a programme -> words that tell it."""
    return {stage: tuple(phrases) for stage, phrases in _table("stages")["programmes"].items()}


@cache
def verbs_of_passage() -> frozenset[str]:
    """Single words that report a step: "passes", "tabled"."""
    first = (phrase for stage in stages() for cue in stage.cues for phrase in cue[0])
    return frozenset(phrase[0] for phrase in first if len(phrase) == 1)


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
