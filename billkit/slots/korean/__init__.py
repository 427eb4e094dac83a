"""Korean slot readers: one file per slot."""

from __future__ import annotations

from collections.abc import Iterator

from billkit.slots.found import Found


def readings(text: str) -> Iterator[Found]:
    """Every reading of every number in the text; overlaps are left to the caller."""
    yield from ()
