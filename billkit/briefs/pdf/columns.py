"""How wide the columns of a table are: no word is broken, and rows are as low as they can be."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from billkit.briefs.pdf.fonts import width

_MEASURED = 2_000  # characters of a cell: more do not make a column any wider
_LONGEST_WORD = 130.0  # pt; longer words are cut
_NARROW = 76.0  # pt; a column that needs no more gets it: dates, numbers and citations stay on one line
_TALL = 4  # how much more a tall cell counts than two of half its height: the tallest makes the row
_AIR = 1.05  # bold and serif letters are wider than those that are measured
_STEPS = 40


class Columns(NamedTuple):
    """Widths in pt, without the space at the edges of cells, and the size of the letters."""

    widths: list[float]
    size: float


def fitted(rows: Sequence[Sequence[str]], room: float, edges: float, sizes: Sequence[float]) -> Columns:
    """Widths that fill the room, at the first of the sizes at which no word must be cut."""
    columns = list(zip(*rows, strict=True))
    room -= edges * len(columns)
    for size in sizes:
        least = [_least(column, size) for column in columns]
        if sum(least) <= room:
            break
    return Columns(_shared(columns, least, room, size), size)


def _shared(columns: Sequence[Sequence[str]], least: list[float], room: float, size: float) -> list[float]:
    """The room, shared. Columns that hold all they have on one line take no more than that."""
    texts = [[_wide(cell[:_MEASURED], size) + 1 for cell in column] for column in columns]
    natural = [max(column) for column in texts]
    if sum(natural) <= room:
        return [wide + (room - sum(natural)) / len(natural) for wide in natural]
    if sum(least) >= room:
        return [wide * room / sum(least) for wide in least]
    weights = [_weight(column) for column in texts]
    return _filled(weights, least, natural, room)


def _weight(column: list[float]) -> float:
    """Widths in this proportion make the sum of (lines of a cell) to the power of _TALL the smallest."""
    return float(sum((wide / 100) ** _TALL for wide in column) ** (1 / (_TALL + 1)))


def _filled(weights: list[float], least: list[float], natural: list[float], room: float) -> list[float]:
    """Weights times the one factor at which, within least and natural, they fill the room."""
    low, high = 0.0, max(wide / weight for wide, weight in zip(natural, weights, strict=True))
    for _ in range(_STEPS):
        factor = (low + high) / 2
        widths = [
            min(max(weight * factor, small), large)
            for weight, small, large in zip(weights, least, natural, strict=True)
        ]
        low, high = (factor, high) if sum(widths) <= room else (low, factor)
    return [wide * room / sum(widths) for wide in widths]


def height(row: Sequence[str], widths: Sequence[float], size: float) -> float:
    """About how many lines a row takes."""
    return max(_lines(cell, wide, size) for cell, wide in zip(row, widths, strict=True))


def _lines(cell: str, wide: float, size: float) -> int:
    measured = _wide(cell[:_MEASURED], size) * max(len(cell) / _MEASURED, 1)
    return ceil(measured / max(wide, 1)) or 1


def _least(column: Sequence[str], size: float) -> float:
    natural = max(_wide(cell[:_MEASURED], size) for cell in column) + 1
    return natural if natural <= _NARROW else max(_longest_word(cell, size) for cell in column)


def _wide(text: str, size: float) -> float:
    return width(text, size) * _AIR


def _longest_word(cell: str, size: float) -> float:
    words = cell[:_MEASURED].split()
    return min(max((_wide(word, size) for word in words), default=0.0) + 1, _LONGEST_WORD)
