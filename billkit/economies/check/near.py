""" "did you mean": the nearest of a closed list."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from difflib import get_close_matches

_LONGEST = 60  # nobody misspells more than that; comparing is quadratic in the length


def nearest(text: str, known: Iterable[str], most: int = 3, cutoff: float = 0.6) -> list[str]:
    """The likest of a list, without regard to case, blanks and the sign between words: "In force" -> in_force."""
    by_plain = {_plain(name): name for name in known}
    return [by_plain[like] for like in get_close_matches(_plain(text[:_LONGEST]), by_plain, most, cutoff)]


def meant(like: Iterable[str], known: Collection[str], where: str = "") -> str:
    """The remedy: the likest, else the whole list where it is short, else where the list stands."""
    if names := ", ".join(like):
        return f"did you mean {names}?"
    return f"write one of {', '.join(known)}" if len(known) <= 8 else f"see {where}"


def _plain(text: str) -> str:
    return text.strip().casefold().replace(" ", "_").replace("-", "_")
