"""What a slot reader hands back: the words, where they stand, and what they are worth."""

from __future__ import annotations

from typing import NamedTuple

Value = str | int | float | bool
Values = dict[str, Value]


class Found(NamedTuple):
    """One number, date or label in a text. Offsets are code points; `as_written` is ``text[start:end]``."""

    slot: str
    start: int
    end: int
    as_written: str
    values: Values
