"""The word lists of ``rules/context/korean_frames.toml``."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from billkit.language.tables import table

_FILE = Path(__file__).resolve().parents[2] / "rules" / "context" / "korean_frames.toml"


@cache
def _lists() -> dict[str, Any]:
    return table(_FILE)


@cache
def words(key: str) -> tuple[str, ...]:
    """A list, longest words first. Raises KeyError on an unknown key."""
    return tuple(sorted(_lists()[key], key=lambda word: (-len(word), word)))


@cache
def pattern(key: str) -> str:
    """The words of a list as alternatives of a regular expression, blanks being any white space."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words(key))


@cache
def foreign_laws() -> dict[str, str]:
    """Name of a law without blanks -> the economy whose it is."""
    laws: dict[str, list[str]] = _lists()["foreign_laws"]
    return {name.replace(" ", ""): economy for economy, names in laws.items() for name in names}
