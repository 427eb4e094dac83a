"""Measures of one's own laid over the shipped ones.

A row whose measure_id is shipped replaces the shipped row, in its place; the others follow, in the order of the file.
With `only`, nothing shipped is used.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from billkit.economies.load import measures as read
from billkit.models.measure import Measure

Own = str | Path | Iterable[Measure]


def overlaid(own: Own | None, only: bool = False) -> tuple[Measure, ...]:
    """The measures to work with. `own` is a file or rows read before. Raises MeasuresError with every fault of a file."""
    if own is None:
        return read()
    rows = read(own) if isinstance(own, str | Path) else tuple(own)
    return tuple(rows) if only else _laid_over(rows, read())


def _laid_over(rows: Sequence[Measure], shipped: Sequence[Measure]) -> tuple[Measure, ...]:
    own = {row.measure_id: row for row in rows}
    known = {row.measure_id for row in shipped}
    replaced = [own.get(row.measure_id, row) for row in shipped]
    return (*replaced, *(row for row in own.values() if row.measure_id not in known))
