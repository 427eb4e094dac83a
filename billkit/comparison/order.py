"""In which order measures are shown: what holds now before what does not, what is broad before what is narrow."""

from __future__ import annotations

import re
from collections.abc import Iterable

from billkit.models.measure import Measure

STATUS_ORDER = ("in_force", "adopted", "proposed", "suspended", "expired", "repealed")
IN_USE = frozenset({"in_force", "adopted"})


def in_use(measure: Measure) -> bool:
    """Whether a measure is in force or adopted: proposals and measures that ended are not in use."""
    return measure.status in IN_USE


def ordered(measures: Iterable[Measure]) -> tuple[Measure, ...]:
    """In force first; then sector-wide before economy-wide before one firm's; then the newest; then by id.

    Amounts do not order: they stand in many currencies, and a ceiling is not a payment.
    """
    return tuple(sorted(measures, key=_rank))


def _rank(measure: Measure) -> tuple[int, int, tuple[int, ...], str]:
    newest_first = tuple(-int(part) for part in re.findall(r"\d+", _began(measure)))
    # a year alone sorts after the days of that year: it says less
    return (_place(STATUS_ORDER, measure.status), _scope(measure), newest_first or (0,), measure.measure_id)


def _began(measure: Measure) -> str:
    return str(measure.effective_from or measure.announced or "")


def _scope(measure: Measure) -> int:
    """The scopes of the shipped data; another industry's package names its own first and last alike."""
    if measure.scope == "firm":
        return 2
    return 1 if measure.scope.endswith("-and-other") else 0


def _place(order: tuple[str, ...], value: str) -> int:
    return order.index(value) if value in order else len(order)
