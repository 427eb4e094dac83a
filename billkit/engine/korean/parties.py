"""The word lists of ``rules/context/korean_parties.toml``."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from billkit.language.tables import table

_FILE = Path(__file__).resolve().parents[2] / "rules" / "context" / "korean_parties.toml"


@cache
def _lists() -> dict[str, Any]:
    return table(_FILE)


@cache
def listed(key: str) -> tuple[str, ...]:
    """A list as it stands. Raises KeyError on an unknown key."""
    return tuple(_lists()[key])
