"""The word lists of ``rules/context/parties.toml``."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from billkit.language.tables import table

_FILE = Path(__file__).resolve().parents[2] / "rules" / "context" / "parties.toml"


@cache
def _lists() -> dict[str, list[str]]:
    return table(_FILE)


@cache
def listed(key: str) -> frozenset[str]:
    """A list as it stands. Raises KeyError on an unknown key."""
    return frozenset(_lists()[key])


@cache
def heads(key: str) -> frozenset[str]:
    """A list of nouns with their regular plurals."""
    return frozenset(form for word in _lists()[key] for form in (word, word + "s"))
