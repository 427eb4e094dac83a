"""Like with like: which measures may stand side by side, and what each kind comes to.

A measure has a nature, told by its columns:

    award      support to one named firm (scope firm)
    plan       what a government means to do: planning.*, and what is only proposed and has no legal basis yet
    border     what imports or exports meet: tariffs, quotas, remedies, standards (trade.*)
    law        the rest, where a legal basis is named: open to more than one firm
    programme  the rest, where none is named

Two measures are alike where kind and nature are the same. Their figures are alike under conditions of their own: rates in
one unit and one bound; amounts of one sort (a ceiling is not a payment) that reach as far (steel, or more than steel).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

from billkit.comparison.order import in_use, ordered
from billkit.economies.normalise import normalise
from billkit.models.converted import Converted, NotComparable
from billkit.models.measure import GreenConditional, Measure, Scope, Status

Nature = Literal["plan", "law", "programme", "border", "award"]
NATURES: tuple[Nature, ...] = ("plan", "law", "programme", "border", "award")


class _Item(BaseModel):
    model_config = ConfigDict(frozen=True)


class Unlike(NamedTuple):
    """Why two measures must not stand side by side."""

    reason: str

    def __str__(self) -> str:
        return self.reason


def nature(measure: Measure) -> Nature:
    if measure.scope == "firm":
        return "award"
    if measure.instrument.startswith("planning."):
        return "plan"
    if measure.instrument.startswith("trade."):
        return "border"
    if measure.legal_basis:
        return "law"
    return "plan" if measure.status == "proposed" else "programme"


def unlike(one: Measure, other: Measure) -> Unlike | None:
    """Why two measures are not alike; None where they are."""
    if one.instrument != other.instrument:
        return Unlike(f"{one.instrument} is no {other.instrument}")
    if nature(one) != nature(other):
        return Unlike(f"{_a(nature(one))} is no {nature(other)}")
    return None


def _a(name: Nature) -> str:
    return f"an {name}" if name == "award" else f"a {name}"


def unlike_amounts(one: Measure, other: Measure) -> Unlike | None:
    """Why the amounts of two measures are not alike; None where they are."""
    if reason := unlike(one, other):
        return reason
    if one.amount is None or other.amount is None:
        return Unlike("the sources name no amount")
    if one.amount_kind != other.amount_kind:
        return Unlike(f"one amount is {one.amount_kind}, the other {other.amount_kind}")
    if one.scope != other.scope:
        return Unlike(f"one is for {one.scope}, the other for {other.scope}")
    return None


# --- tariffs and other rates ---------------------------------------------------------------------------------------------

Bound = Literal["flat", "highest", "out of quota", "first step", "qualified"]
_PERCENT = re.compile(r"(percent)(?: (out-of-quota|of CIF))?(?: \((.+)\))?")


class Rate(_Item):
    """A rate with what it takes to compare it: unit, bound, whom it reaches, what the sources add in brackets."""

    measure_id: str
    economy: str
    sub_jurisdiction: str | None
    status: Status
    scope: Scope
    value: float
    unit: str
    bound: Bound
    base: str | None = None
    told: str | None = None
    since: str | None = None


def rate(measure: Measure) -> Rate | NotComparable:
    """The rate of a measure: "percent (max; min 20.2)" is the highest of several, in percent."""
    if measure.rate is None or measure.rate_unit is None:
        return NotComparable(reason="the sources name no rate")
    unit, base, told = _parts(measure.rate_unit)
    return Rate(
        measure_id=measure.measure_id,
        economy=measure.economy,
        sub_jurisdiction=measure.sub_jurisdiction,
        status=measure.status,
        scope=measure.scope,
        value=float(measure.rate),
        unit=unit,
        bound=_bound(base, told),
        base="CIF" if base == "of CIF" else None,
        told=told,
        since=measure.effective_from or measure.announced,
    )


def _parts(unit: str) -> tuple[str, str | None, str | None]:
    if shape := _PERCENT.fullmatch(unit):
        return shape[1], shape[2], shape[3]
    head, bracket, rest = unit.partition(" (")
    return head, None, rest.removesuffix(")") if bracket else None


def _bound(base: str | None, told: str | None) -> Bound:
    if base == "out-of-quota":
        return "out of quota"
    if told is None:
        return "flat"
    if told.startswith(("max", "highest")):
        return "highest"
    return "first step" if told.startswith("year 1") else "qualified"


class Rates(_Item):
    """Rates that may be ranked, the highest first: one kind, one unit and base, one bound, one scope."""

    kind: str
    unit: str
    base: str | None
    bound: Bound
    scope: Scope
    rates: tuple[Rate, ...]


def comparable_rates(measures: Iterable[Measure], kind: str = "trade.tariff") -> list[Rates]:
    """The rates of a kind in groups that may be ranked, the largest group first. Ended measures stay out.

    An anti-dumping duty's highest margin is not a flat tariff, a tariff on steel not one on steel among others.
    """
    groups: dict[tuple[str, str | None, Bound, Scope], list[Rate]] = {}
    for measure in measures:
        if measure.instrument != kind or measure.status in ("expired", "repealed"):
            continue
        found = rate(measure)
        if isinstance(found, Rate):
            groups.setdefault((found.unit, found.base, found.bound, found.scope), []).append(found)
    made = [
        Rates(
            kind=kind,
            unit=unit,
            base=base,
            bound=bound,
            scope=scope,
            rates=tuple(sorted(rates, key=_highest)),
        )
        for (unit, base, bound, scope), rates in groups.items()
    ]
    return sorted(
        made, key=lambda group: (-len(group.rates), group.unit, group.base or "", group.bound, group.scope)
    )


def _highest(found: Rate) -> tuple[float, str]:
    return -found.value, found.measure_id


# --- what a kind comes to -----------------------------------------------------------------------------------------------


class Amount(_Item):
    """An amount as the sources name it, and put beside others or not."""

    measure_id: str
    original: int | float
    original_currency: str
    amount_kind: str | None
    scope: Scope
    figure: Converted | NotComparable
    note: str | None


class EconomyLine(_Item):
    """What one economy does of one kind and nature. `level` is the member state or province, None for the economy itself.

    `since` is the earliest start of a measure in force or adopted; None where none has a date.
    """

    economy: str
    level: str | None
    nature: Nature
    measures: tuple[str, ...]
    statuses: dict[Status, int]
    since: str | None
    amounts: tuple[Amount, ...]
    low_carbon: dict[GreenConditional | Literal["not said"], int]


class KindSummary(_Item):
    """Per kind: which economies, since when, how much, how conditional on low-carbon production."""

    kind: str
    lines: tuple[EconomyLine, ...]

    def of(self, wanted: Nature) -> tuple[EconomyLine, ...]:
        """The lines that may stand side by side."""
        return tuple(line for line in self.lines if line.nature == wanted)


def summary(
    kind: str, measures: Iterable[Measure], currency: str = "USD", per_tonne: bool = False
) -> KindSummary:
    """What the economies do of a kind, nature by nature; economies and levels by name, the economy before its parts."""
    groups: dict[tuple[Nature, str, str], list[Measure]] = {}
    for measure in measures:
        if measure.instrument == kind:
            place = (nature(measure), measure.economy, measure.sub_jurisdiction or "")
            groups.setdefault(place, []).append(measure)
    keys = sorted(groups, key=lambda key: (NATURES.index(key[0]), key[1], key[2]))
    return KindSummary(kind=kind, lines=tuple(_line(key, groups[key], currency, per_tonne) for key in keys))


def _line(
    key: tuple[Nature, str, str], found: Sequence[Measure], currency: str, per_tonne: bool
) -> EconomyLine:
    rows = ordered(found)
    return EconomyLine(
        economy=key[1],
        level=key[2] or None,
        nature=key[0],
        measures=tuple(row.measure_id for row in rows),
        statuses=dict(Counter(row.status for row in rows)),
        since=min(
            (day for row in rows if in_use(row) and (day := row.effective_from or row.announced)),
            default=None,
        ),
        amounts=tuple(_amount(row, currency, per_tonne) for row in rows if row.amount is not None),
        low_carbon=dict(Counter(row.green_conditional or "not said" for row in rows)),
    )


def _amount(row: Measure, currency: str, per_tonne: bool) -> Amount:
    return Amount(
        measure_id=row.measure_id,
        original=row.amount or 0,
        original_currency=row.currency or "",
        amount_kind=row.amount_kind,
        scope=row.scope,
        figure=normalise(row, currency, per_tonne=per_tonne),
        note=row.note,
    )
