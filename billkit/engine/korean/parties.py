"""The word lists of ``rules/context/korean_parties.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

_FILE = Path(__file__).resolve().parents[2] / "rules" / "context" / "korean_parties.toml"


@cache
def listed(key: str) -> tuple[str, ...]:
    """A list as it stands. Raises KeyError on an unknown key."""
    return tuple(tomllib.loads(_FILE.read_text("utf-8"))[key])
