"""Measures by economy, kind, status, scope and date."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import get_args

from billkit.economies.days import is_day
from billkit.errors import MeasuresError
from billkit.models.measure import Measure, Status


def select(
    rows: Iterable[Measure],
    economies: Collection[str] = (),
    kinds: Collection[str] = (),
    status: Collection[str] = (),
    scope: Collection[str] = (),
    as_of: str | None = None,
) -> list[Measure]:
    """Rows that pass every filter given, in their order.

    A kind is exact (`finance.grant`) or an area (`finance`, `finance.*`). `as_of` (YYYY, YYYY-MM or YYYY-MM-DD) keeps
    what had been announced or taken effect by then; rows without either date are kept. Raises MeasuresError on an
    unknown status and on a day that is none.
    """
    if as_of is not None and not is_day(as_of):
        raise MeasuresError(f"no day {as_of!r}; write YYYY, YYYY-MM or YYYY-MM-DD")
    for value in status:
        if value not in get_args(Status):
            raise MeasuresError(f"no status {value!r}; one of {', '.join(get_args(Status))}")
    return [
        row
        for row in rows
        if (not economies or row.economy in economies)
        and (not kinds or any(_is_kind(row.instrument, kind) for kind in kinds))
        and (not status or row.status in status)
        and (not scope or row.scope in scope)
        and (as_of is None or _by(row, as_of))
    ]


def _is_kind(instrument: str, wanted: str) -> bool:
    area = wanted.removesuffix(".*")
    return instrument == wanted or instrument.startswith(area + ".")


def _by(row: Measure, day: str) -> bool:
    """A month or a year counts as a whole: what was announced on 8 March was there by March."""
    start = min((d for d in (row.announced, row.effective_from) if d), default="")
    return start[: len(day)] <= day
