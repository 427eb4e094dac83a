"""In which order things are shown. Measures: what holds now before what does not, what is broad before what is narrow.

Kinds: by area, as a law is built, from its institutions over its means to its enforcement.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from billkit.models.measure import Measure

AREA_ORDER = (
    "governance", "planning", "finance", "technology", "zone", "regulation", "infrastructure", "trade", "demand",
    "competition", "restructuring", "ownership", "labor", "circularity", "carbon", "industry", "social",
    "international", "oversight", "enforcement", "data", "legal", "other",
)  # fmt: skip
STATUS_ORDER = ("in_force", "adopted", "proposed", "suspended", "expired", "repealed")
IN_USE = frozenset({"in_force", "adopted"})


T = TypeVar("T")


def area(kind: str) -> str:
    """The part of a kind before the dot: ``finance`` of ``finance.loan``."""
    return kind.partition(".")[0]


def in_order(kinds: Iterable[str]) -> list[str]:
    """Kinds by area; inside an area, and for areas nobody knows, by name."""
    return sorted(kinds, key=lambda kind: (_place(AREA_ORDER, area(kind)), kind))


def kinds_in_order(found: Iterable[str], kinds: Mapping[str, str]) -> list[str]:
    """Known kinds in their own order; unknown ones join the rows of their area, after the known."""
    place = {kind: number for number, kind in enumerate(kinds)}
    area_place: dict[str, int] = {}
    for kind, number in place.items():
        area_place.setdefault(area(kind), number)
    last = len(place)
    return sorted(found, key=lambda kind: (area_place.get(area(kind), last), place.get(kind, last), kind))


def spread(items: Iterable[T], kind: Callable[[T], str]) -> list[T]:
    """One of every kind before the second of any; else in the order they had."""
    seen: Counter[str] = Counter()
    rounds: list[tuple[int, T]] = []
    for item in items:
        seen[kind(item)] += 1
        rounds.append((seen[kind(item)], item))
    return [item for _, item in sorted(rounds, key=lambda one: one[0])]


def usual(currencies: Iterable[object]) -> str:
    """The currency that stands most often among them; of equals the first by its code. "" where there is none."""
    found = Counter(map(str, currencies))
    return min(found, key=lambda code: (-found[code], code), default="")


def in_use(measure: Measure) -> bool:
    """Whether a measure is in force or adopted: proposals and measures that ended are not in use."""
    return measure.status in IN_USE


def ordered(measures: Iterable[Measure]) -> tuple[Measure, ...]:
    """In force first; then sector-wide before economy-wide before one firm's; then the newest; then by id.

    Amounts do not order: they stand in many currencies, and a ceiling is not a payment.
    """
    return tuple(sorted(measures, key=_rank))


def _rank(measure: Measure) -> tuple[int, int, tuple[int, ...], str]:
    year, month, day, *_ = [-int(part) for part in re.findall(r"\d+", _began(measure))] + [0, 0, 0]
    # a year alone sorts after the days of that year: it says less
    return (_place(STATUS_ORDER, measure.status), _scope(measure), (year, month, day), measure.measure_id)


def _began(measure: Measure) -> str:
    return str(measure.effective_from or measure.announced or "")


def _scope(measure: Measure) -> int:
    """The scopes of the shipped data; another industry's package names its own first and last alike."""
    if measure.scope == "firm":
        return 2
    return 1 if measure.scope.endswith("-and-other") else 0


def _place(order: tuple[str, ...], value: str) -> int:
    return order.index(value) if value in order else len(order)
