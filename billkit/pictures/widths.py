"""How wide a text is, without a font: an upper estimate, so that labels fit whichever font a reader's machine takes.

Latin       the widest of three common fonts, from widths.txt; é is as wide as e
한글, 漢字    one em
combining   nothing
anything else: one em, what Unicode calls wide a little more
"""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path

_UNKNOWN = 1.0
_WIDE = {"W": 1.0, "F": 1.0}
_EMOJI = 1.3


@cache
def _table() -> dict[str, float]:
    lines = (Path(__file__).parent / "widths.txt").read_text("utf-8").splitlines()
    return {mark: float(line[:4]) for line in lines if not line.startswith("#") for mark in line[5:]}


@cache
def _em(mark: str) -> float:
    base = unicodedata.normalize("NFD", mark)[:1]
    if "\uac00" <= mark <= "\ud7a3":
        return 1.0
    if base in _table():
        return _table()[base]
    if unicodedata.combining(mark):
        return 0.0
    if ord(mark) > 0xFFFF and unicodedata.category(mark) == "So":
        return _EMOJI
    return _WIDE.get(unicodedata.east_asian_width(mark), _UNKNOWN)


def width(text: str, size: float) -> float:
    """Width of a text in a font of a size, in the unit of the size."""
    return sum(map(_em, text)) * size
