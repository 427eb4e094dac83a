"""Amounts put side by side: in one currency, per tonne of crude steel, per year of the measure's life.

The rules, each told in docs/measures-normalised.md:

- An amount is exchanged at the average rate of one year: the year of effective_from, else of announced. Between two
  currencies other than the dollar, both rates are of that year. An amount already in the currency asked for stays.
- Per tonne: by the crude steel of the measure's territory (member state, else economy) in the same year, or in the one
  year asked for. An amount that is not only for steel is not divided: its steel share is not recorded.
- Per year: by the time from effective_from to effective_to, both days included; less than a year is not scaled up.

Where an input is missing there is no figure: `NotComparable` says which. Nothing is taken from the year beside.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from billkit.economies.days import first_day, last_day
from billkit.economies.load import reference
from billkit.economies.names import economy_name, spellings
from billkit.economies.package import rows
from billkit.errors import MeasuresError
from billkit.models.converted import Converted, Divisor, NotComparable
from billkit.models.measure import Measure, ReferenceFigure, Source

FX = "fx_avg_lcu_per_usd"
STEEL = "crude_steel_production"
_TONNES = {"tonnes": 1, "thousand tonnes": 1_000, "million tonnes": 1_000_000}
_DAYS_A_YEAR = Decimal("365.25")
Index = dict[tuple[str, int], list[ReferenceFigure]]


class _Missing(Exception):
    """An input that is not there."""


class _Exchange(NamedTuple):
    rate: Decimal
    year: int | None
    sources: tuple[Source, ...]


def normalise(
    measure: Measure,
    currency: str = "USD",
    *,
    per_tonne: bool = False,
    per_year: bool = False,
    steel_year: int | None = None,
    figures: Sequence[ReferenceFigure] | None = None,
) -> Converted | NotComparable:
    """The amount of a measure in a currency, per tonne of crude steel and per year where asked.

    `steel_year` divides all amounts by the output of one year; without it, by that of each measure's own year.
    `figures` are the reference figures, unless those shipped. Raises MeasuresError on a currency that is none.
    """
    known_currency(currency)
    table = _shipped() if figures is None else _Table(figures)
    try:
        return _converted(measure, currency, table, per_tonne, per_year, steel_year)
    except _Missing as missing:
        return NotComparable(reason=str(missing))


def known_currency(code: str) -> str:
    """The code itself. Raises MeasuresError where ISO 4217 has none such."""
    if code not in {row["code"] for row in rows("currencies")}:
        raise MeasuresError(f"no currency {code!r}; write an ISO 4217 code: USD, EUR, KRW")
    return code


def year_of(measure: Measure) -> int | None:
    """The year of an amount: that of effective_from, else of announced."""
    day = measure.effective_from or measure.announced
    return int(day[:4]) if day else None


def _converted(
    measure: Measure, currency: str, table: _Table, per_tonne: bool, per_year: bool, steel_year: int | None
) -> Converted:
    if measure.amount is None or measure.currency is None:
        raise _Missing("the sources name no amount")
    divisors = [_tonnes(measure, table, steel_year)] if per_tonne else []
    divisors += [_life(measure)] if per_year else []
    exchange = _exchange(measure, currency, table)
    value = Decimal(str(measure.amount)) / exchange.rate
    for divisor in divisors:
        value /= Decimal(str(divisor.value))
    return Converted(
        value=float(value),
        currency=currency,
        original=measure.amount,
        original_currency=measure.currency,
        rate=float(exchange.rate),
        rate_year=exchange.year,
        per=tuple(divisors),
        source=(*exchange.sources, *(d.source for d in divisors if d.source)),
    )


def _exchange(measure: Measure, currency: str, table: _Table) -> _Exchange:
    own = str(measure.currency)
    if own == currency:
        return _Exchange(Decimal(1), None, ())
    year = year_of(measure)
    if year is None:
        raise _Missing(f"no date, so no year whose rate of {own} to take")
    sides = [_per_dollar(code, year, table) for code in (own, currency)]
    return _Exchange(sides[0].rate / sides[1].rate, year, sides[0].sources + sides[1].sources)


def _per_dollar(currency: str, year: int, table: _Table) -> _Exchange:
    if currency == "USD":
        return _Exchange(Decimal(1), year, ())
    figure = table.rate(currency, year)
    return _Exchange(Decimal(figure.as_written), year, (figure.source,) if figure.source else ())


def _tonnes(measure: Measure, table: _Table, steel_year: int | None) -> Divisor:
    if measure.scope == "steel-and-other":
        raise _Missing("the amount is not only for steel, and its steel share is not recorded")
    year = steel_year or year_of(measure)
    if year is None:
        raise _Missing("no date, so no year whose output of steel to take")
    territory = _territory(measure)
    figure = table.output(territory, year)
    tonnes = Decimal(figure.as_written) * _TONNES[figure.unit]
    return Divisor(
        unit="tonne of crude steel", value=float(tonnes), year=year, economy=territory, source=figure.source
    )


def _territory(measure: Measure) -> str:
    """Whose output: that of the member state where the measure is one's, else of the economy."""
    if not measure.sub_jurisdiction:
        return measure.economy
    code = spellings().get(measure.sub_jurisdiction.casefold())
    if code is None:
        raise _Missing(f"no output of crude steel is recorded for {measure.sub_jurisdiction}")
    return code


def _life(measure: Measure) -> Divisor:
    if not measure.effective_from or not measure.effective_to:
        missing = "start" if not measure.effective_from else "end"
        raise _Missing(f"the {missing} of the measure is not recorded")
    days = (last_day(measure.effective_to) - first_day(measure.effective_from)).days + 1
    if days < 365:
        raise _Missing(f"the measure runs for {days} days, less than a year")
    return Divisor(unit="year", value=float(days / _DAYS_A_YEAR))


class _Table:
    """Reference figures by what they are asked for: the currency of a rate is the first word of its unit."""

    def __init__(self, figures: Sequence[ReferenceFigure]) -> None:
        self._rates: Index = {}
        self._outputs: Index = {}
        for figure in figures:
            if figure.indicator == FX and figure.unit[3:11] == " per USD":
                self._rates.setdefault((figure.unit[:3], figure.year), []).append(figure)
            elif figure.indicator == STEEL and figure.unit in _TONNES:
                self._outputs.setdefault((figure.economy, figure.year), []).append(figure)

    def rate(self, currency: str, year: int) -> ReferenceFigure:
        return _one(self._rates, currency, year, f"average rate of {currency}")

    def output(self, economy: str, year: int) -> ReferenceFigure:
        return _one(self._outputs, economy, year, f"output of crude steel of {economy_name(economy)}")


@cache
def _shipped() -> _Table:
    return _Table(reference())


def _one(index: Index, key: str, year: int, what: str) -> ReferenceFigure:
    """The figure of a year; two that differ are none."""
    found = [figure for figure in index.get((key, year), []) if figure.value]
    if len({(figure.value, figure.unit) for figure in found}) == 1:
        return found[0]
    if found:
        raise _Missing(f"the sources differ on the {what} in {year}")
    years = sorted(y for k, y in index if k == key)
    known = f"only for {_spans(years)}" if years else "for no year"
    raise _Missing(f"no {what} is recorded for {year}, {known}")


def _spans(years: list[int]) -> str:
    return str(years[0]) if len(years) == 1 else f"{years[0]} to {years[-1]}"
