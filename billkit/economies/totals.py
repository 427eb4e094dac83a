"""Amounts of an economy added up without adding anything twice.

- The amounts of one package may overlap: the largest counts, the others are left out and named.
- What differs in kind is never added: each status has its own total, and so have the level of the economy (the European
  Union, the federation) and each member state or province below it.
- An amount that is not only for steel is left out unless asked for: its steel share is not recorded.
- An amount that cannot be converted is left out, with the reason.

So a total is a floor: the public money that the rows name at least, in nominal amounts; a loan counts as its principal.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from pydantic import BaseModel, ConfigDict

from billkit.economies.normalise import known_currency, normalise
from billkit.models.converted import Converted, NotComparable
from billkit.models.measure import Measure, Status

ONLY_STEEL = ("steel", "firm")
EVERY_SCOPE = ("steel", "firm", "steel-and-other")
Key = tuple[str, str, str, Status]


class _Item(BaseModel):
    model_config = ConfigDict(frozen=True)


class Counted(_Item):
    measure_id: str
    package: str | None
    amount_kind: str | None
    figure: Converted
    note: str | None = None


class LeftOut(_Item):
    measure_id: str
    reason: str


class Total(_Item):
    """What the measures of one economy, level and status come to; `elsewhere` share a package with what is counted here.

    Totals of several statuses, levels or kinds must not be added where `elsewhere` is not empty.
    """

    economy: str
    sub_jurisdiction: str | None
    kind: str | None
    status: Status
    currency: str
    value: float
    counted: tuple[Counted, ...]
    left_out: tuple[LeftOut, ...]
    elsewhere: tuple[str, ...] = ()

    @property
    def by_amount_kind(self) -> dict[str, float]:
        """The value by what the amounts are: committed, ceiling, …"""
        parts: dict[str, float] = {}
        for item in self.counted:
            kind = item.amount_kind or "not said"
            parts[kind] = parts.get(kind, 0.0) + item.figure.value
        return parts


def totals(
    measures: Iterable[Measure],
    currency: str = "USD",
    *,
    by_kind: bool = False,
    scopes: Collection[str] = ONLY_STEEL,
    per_tonne: bool = False,
    steel_year: int | None = None,
) -> list[Total]:
    """One total for each economy, level and status (and kind), in that order; rows without an amount do not appear."""
    known_currency(currency)
    groups: dict[Key, list[Measure]] = {}
    for measure in measures:
        if measure.amount is not None:
            groups.setdefault(_key(measure, by_kind), []).append(measure)
    made = [
        _total(key, groups[key], currency, scopes, per_tonne, steel_year)
        for key in sorted(groups, key=_order)
    ]
    return [_with_elsewhere(total, made) for total in made]


def _key(measure: Measure, by_kind: bool) -> Key:
    return (
        measure.economy,
        measure.sub_jurisdiction or "",
        measure.instrument if by_kind else "",
        measure.status,
    )


_STATUS = ("in_force", "adopted", "proposed", "suspended", "expired", "repealed")


def _order(key: Key) -> tuple[str, str, str, int]:
    return (*key[:3], _STATUS.index(key[3]))


def _total(
    key: Key,
    measures: Sequence[Measure],
    currency: str,
    scopes: Collection[str],
    per_tonne: bool,
    steel_year: int | None,
) -> Total:
    convertible: list[Counted] = []
    left_out: list[LeftOut] = []
    for measure in measures:
        if measure.scope not in scopes:
            left_out.append(LeftOut(measure_id=measure.measure_id, reason=_beyond(measure)))
            continue
        figure = normalise(measure, currency, per_tonne=per_tonne, steel_year=steel_year)
        if isinstance(figure, NotComparable):
            left_out.append(LeftOut(measure_id=measure.measure_id, reason=figure.reason))
        else:
            convertible.append(_counted(measure, figure))
    counted, overlapping = _largest_of_each_package(convertible)
    economy, sub_jurisdiction, kind, status = key
    return Total(
        economy=economy,
        sub_jurisdiction=sub_jurisdiction or None,
        kind=kind or None,
        status=status,
        currency=currency,
        value=sum(item.figure.value for item in counted),
        counted=tuple(counted),
        left_out=(*left_out, *overlapping),
    )


def _beyond(measure: Measure) -> str:
    return f"scope {measure.scope}: the amount is not only for steel, and its steel share is not recorded"


def _counted(measure: Measure, figure: Converted) -> Counted:
    return Counted(
        measure_id=measure.measure_id,
        package=measure.package,
        amount_kind=measure.amount_kind,
        figure=figure,
        note=measure.note,
    )


def _largest_of_each_package(items: Sequence[Counted]) -> tuple[list[Counted], list[LeftOut]]:
    """A measure without a package stands for itself."""
    largest: dict[str, Counted] = {}
    for item in items:
        name = item.package or f"measure {item.measure_id}"
        if name not in largest or item.figure.value > largest[name].figure.value:
            largest[name] = item
    counted = {item.measure_id for item in largest.values()}
    left_out = [
        LeftOut(
            measure_id=item.measure_id,
            reason=f"may overlap with {largest[item.package].measure_id}, the largest amount of package {item.package}",
        )
        for item in items
        if item.measure_id not in counted and item.package
    ]
    return [item for item in items if item.measure_id in counted], left_out


def _with_elsewhere(total: Total, made: Sequence[Total]) -> Total:
    """Ids that other totals count, of the packages that this one counts."""
    packages = {item.package for item in total.counted if item.package}
    elsewhere = [
        item.measure_id
        for other in made
        if other is not total and other.economy == total.economy
        for item in other.counted
        if item.package in packages
    ]
    return total.model_copy(update={"elsewhere": tuple(elsewhere)})
