"""Converted figures, each computed a second time from the raw columns, without the package's code."""

from __future__ import annotations

import csv
from calendar import monthrange
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from billkit.economies import measures, normalise
from billkit.economies.package import DATA
from billkit.errors import MeasuresError
from billkit.models.converted import Converted, NotComparable
from billkit.models.measure import Measure, ReferenceFigure, Source

Raw = dict[str, str]


def raw(name: str) -> list[Raw]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ROWS = {row["measure_id"]: row for row in raw("steel_support.csv")}
RATES = {
    (row["unit"][:3], row["year"]): Decimal(row["value"])
    for row in raw("reference.csv")
    if row["indicator"] == "fx_avg_lcu_per_usd"
}
SIZES = {"tonnes": 1, "thousand tonnes": 10**3, "million tonnes": 10**6}
STEEL = {
    (row["economy"], row["year"]): Decimal(row["value"]) * SIZES[row["unit"]]
    for row in raw("reference.csv")
    if row["indicator"] == "crude_steel_production"
}
CODES = {row["en"]: row["code"] for row in raw("economies.csv")}


def by_hand(row: Raw, currency: str, tonnes: bool, years: bool, steel_year: str | None) -> Decimal | None:
    """The figure from the raw columns; None where an input is missing."""
    if not row["amount"]:
        return None
    year = (row["effective_from"] or row["announced"])[:4]
    value = Decimal(row["amount"])
    if row["currency"] != currency:
        own = Decimal(1) if row["currency"] == "USD" else RATES.get((row["currency"], year))
        asked = Decimal(1) if currency == "USD" else RATES.get((currency, year))
        if own is None or asked is None or not year:
            return None
        value = value / own * asked
    if tonnes:
        place = CODES.get(row["sub_jurisdiction"]) if row["sub_jurisdiction"] else row["economy"]
        output = STEEL.get((str(place), steel_year or year))
        if output is None or row["scope"] == "steel-and-other":
            return None
        value /= output
    if years:
        days = length(row["effective_from"], row["effective_to"])
        if days is None or days < 365:
            return None
        value = value * Decimal("365.25") / days
    return value


def length(start: str, end: str) -> int | None:
    if not start or not end:
        return None
    first = [int(part) for part in start.split("-")] + [1, 1]
    last = [int(part) for part in end.split("-")]
    last += [12] if len(last) == 1 else []
    last += [monthrange(last[0], last[1])[1]] if len(last) == 2 else []
    return (date(last[0], last[1], last[2]) - date(first[0], first[1], first[2])).days + 1


WAYS = [
    ("USD", False, False, None), ("USD", True, False, None), ("USD", True, False, 2024), ("USD", False, True, None),
    ("USD", True, True, 2023), ("EUR", False, False, None), ("KRW", True, False, 2024), ("JPY", False, True, None),
    ("CHF", False, False, None),
]  # fmt: skip


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_every_figure_is_computed_again(way: tuple[str, bool, bool, int | None]) -> None:
    """The same figure where there is one, and none where there is none."""
    currency, tonnes, years, steel_year = way
    figures = 0
    for measure in measures():
        found = normalise(measure, currency, per_tonne=tonnes, per_year=years, steel_year=steel_year)
        expected = by_hand(
            ROWS[measure.measure_id], currency, tonnes, years, str(steel_year) if steel_year else None
        )
        if expected is None:
            assert isinstance(found, NotComparable), measure.measure_id
            assert found.reason.startswith("not comparable: ")
            continue
        assert isinstance(found, Converted), (measure.measure_id, found)
        assert found.value == pytest.approx(float(expected), rel=1e-12), measure.measure_id
        figures += 1
    assert figures > 0


def test_a_figure_leads_back_to_its_original() -> None:
    """value * rate * divisors is the original; the year and the sources are those of the rate."""
    for measure in measures():
        found = normalise(measure, "EUR", per_tonne=True, steel_year=2024)
        if not isinstance(found, Converted):
            continue
        back = found.value * found.rate
        for divisor in found.per:
            back *= divisor.value
        assert back == pytest.approx(found.original, rel=1e-12)
        assert (found.original, found.original_currency) == (measure.amount, measure.currency)
        exchanged = measure.currency != "EUR"
        assert (found.rate_year is not None) == exchanged
        assert len(found.source) >= 1 + exchanged
        told = found.told()
        assert f"{measure.currency} {measure.amount:,}" in told
        assert not exchanged or str(found.rate_year) in told


def measure(**more: Any) -> Measure:
    whole: dict[str, Any] = {
        "measure_id": "kr-x", "economy": "KR", "title": "X", "instrument": "finance.grant", "scope": "steel",
        "status": "in_force", "summary": "", "as_of": "2025", "amount": 1000, "currency": "KRW",
        "amount_kind": "ceiling", "sources": (Source(title="A", publisher="B", url="https://example.org"),),
    }  # fmt: skip
    return Measure(**(whole | more))


def figure(economy: str, indicator: str, year: int, value: str, unit: str) -> ReferenceFigure:
    return ReferenceFigure(
        economy=economy, indicator=indicator, year=year, value=float(value), as_written=value, unit=unit
    )


FIGURES = [
    figure("KR", "fx_avg_lcu_per_usd", 2024, "1000", "KRW per USD"),
    figure("JP", "fx_avg_lcu_per_usd", 2024, "100", "JPY per USD"),
    figure("KR", "fx_avg_lcu_per_usd_ecb_check", 2025, "9", "KRW per USD"),
    figure("KR", "crude_steel_production", 2024, "2", "thousand tonnes"),
    figure("JP", "crude_steel_production", 2024, "1", "tonnes"),
    figure("JP", "crude_steel_production", 2024, "2", "tonnes"),
]


def told(way: dict[str, Any] | None = None, into: str = "USD", **more: Any) -> str:
    return normalise(measure(**more), into, figures=FIGURES, **(way or {})).told()


def test_how_a_figure_is_told() -> None:
    """Original, rate and year stand beside it."""
    assert told(effective_from="2024") == "USD 1 (KRW 1,000 at 1,000 KRW per USD, 2024)"
    assert told(into="JPY", announced="2024-05") == "JPY 100 (KRW 1,000 at 10 KRW per JPY, 2024)"
    assert told(into="KRW") == "KRW 1,000"
    per = {"per_tonne": True}
    assert told(per, amount=4_000_000, effective_from="2024") == (
        "USD 2 per tonne of crude steel (KRW 4,000,000 at 1,000 KRW per USD, 2024; by 2,000 tonnes of crude steel of 2024)"
    )
    assert told({"per_year": True}, effective_from="2024", effective_to="2027").endswith("2024; by 4 years)")


REASONS: list[tuple[dict[str, Any], dict[str, Any], str]] = [
    ({}, {"amount": None, "currency": None}, "the sources name no amount"),
    ({}, {}, "no date, so no year whose rate of KRW to take"),
    ({}, {"effective_from": "2025"}, "no average rate of KRW is recorded for 2025, only for 2024"),
    ({}, {"effective_from": "2024", "currency": "NZD"}, "no average rate of NZD is recorded for 2024, for no year"),
    ({"per_tonne": True}, {"effective_from": "2024", "scope": "steel-and-other"}, "its steel share is not recorded"),
    ({"per_tonne": True}, {"effective_from": "2024", "sub_jurisdiction": "Pohang"}, "is recorded for Pohang"),
    ({"per_tonne": True}, {"currency": "USD"}, "no date, so no year whose output of steel to take"),
    ({"per_tonne": True}, {"economy": "JP", "effective_from": "2024"}, "the sources differ on the output of crude steel of Japan"),
    ({"per_tonne": True, "steel_year": 2020}, {"effective_from": "2024"}, "recorded for 2020, only for 2024"),
    ({"per_year": True}, {"effective_from": "2024"}, "the end of the measure is not recorded"),
    ({"per_year": True}, {"announced": "2024", "effective_to": "2026"}, "the start of the measure is not recorded"),
    ({"per_year": True}, {"effective_from": "2024-03", "effective_to": "2024-04"}, "runs for 61 days, less than a year"),
]  # fmt: skip


@pytest.mark.parametrize(("way", "more", "reason"), REASONS, ids=[reason for *_, reason in REASONS])
def test_a_missing_input_is_named(way: dict[str, Any], more: dict[str, Any], reason: str) -> None:
    said = told(way, **more)
    assert said.startswith("not comparable: ")
    assert reason in said


def test_the_member_states_own_steel_divides() -> None:
    """A grant of Germany by the steel of Germany, one of the Union by that of the Union."""
    more = {"economy": "EU", "currency": "USD", "effective_from": "2024", "amount": 129_500_000}
    german = normalise(measure(**more, sub_jurisdiction="Germany"), per_tonne=True)
    union = normalise(measure(**more), per_tonne=True)
    assert isinstance(german, Converted)
    assert isinstance(union, Converted)
    assert (german.per[0].economy, german.per[0].value) == ("DE", 37_234_000)
    assert (union.per[0].economy, union.value) == ("EU", 1)


def test_a_currency_that_is_none() -> None:
    with pytest.raises(MeasuresError, match="no currency 'XYZ'; write an ISO 4217 code"):
        normalise(measure(), "XYZ")
