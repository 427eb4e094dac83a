"""Like with like: natures, rates that may be ranked, what a kind comes to."""

from __future__ import annotations

from typing import Any

import pytest
from test_comparison import measure

from billkit.comparison.likeness import (
    Rate,
    comparable_rates,
    nature,
    rate,
    summary,
    unlike,
    unlike_amounts,
)
from billkit.economies import measures
from billkit.models.converted import Converted, NotComparable


@pytest.mark.parametrize(
    ("kind", "status", "more", "expected"),
    [
        ("planning.multi_year_plan", "in_force", {}, "plan"),
        ("finance.grant", "proposed", {}, "plan"),
        ("finance.grant", "proposed", {"legal_basis": "Bill 5"}, "law"),
        ("finance.grant", "in_force", {"legal_basis": "Act 5"}, "law"),
        ("finance.grant", "in_force", {}, "programme"),
        ("finance.grant", "in_force", {"scope": "firm", "recipient": "X", "legal_basis": "Act 5"}, "award"),
        ("trade.tariff", "proposed", {}, "border"),
    ],
)
def test_natures(kind: str, status: str, more: dict[str, Any], expected: str) -> None:
    assert nature(measure("jp-x", kind, status, **more)) == expected


def test_plans_stand_beside_plans_and_awards_beside_awards() -> None:
    award = measure("jp-a", "finance.grant", scope="firm", recipient="X")
    other = measure("fr-a", "finance.grant", scope="firm", recipient="Y")
    law = measure("fr-l", "finance.grant", legal_basis="Act 5")
    assert unlike(award, other) is None
    assert str(unlike(award, law)) == "an award is no law"
    assert "finance.loan" in str(unlike(law, measure("jp-l", "finance.loan", legal_basis="Act")))


def test_amounts_are_alike_in_sort_and_reach() -> None:
    def paid(kind: str, scope: str = "steel") -> Any:
        return measure("jp-a", "finance.grant", amount=5, currency="JPY", amount_kind=kind, scope=scope)

    assert unlike_amounts(paid("ceiling"), paid("ceiling")) is None
    assert "one amount is ceiling, the other disbursed" in str(
        unlike_amounts(paid("ceiling"), paid("disbursed"))
    )
    assert "steel-and-other" in str(unlike_amounts(paid("ceiling"), paid("ceiling", "steel-and-other")))
    assert "no amount" in str(unlike_amounts(paid("ceiling"), measure("jp-b", "finance.grant")))


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("percent", ("percent", "flat", None, None)),
        ("percent out-of-quota", ("percent", "out of quota", None, None)),
        ("percent (max; min 20.2)", ("percent", "highest", None, "max; min 20.2")),
        ("percent (highest)", ("percent", "highest", None, "highest")),
        ("percent of CIF (highest)", ("percent", "highest", "CIF", "highest")),
        ("percent (year 1; 11 year 2; 9 year 3)", ("percent", "first step", None, "year 1; 11 year 2; 9 year 3")),
        ("percent (non-alloy HRC)", ("percent", "qualified", None, "non-alloy HRC")),
        ("USD/t", ("USD/t", "flat", None, None)),
        ("percent of loan", ("percent of loan", "flat", None, None)),
        ("JPY/t-CO2 (price ceiling FY2026; floor 1700)", ("JPY/t-CO2", "qualified", None, "price ceiling FY2026; floor 1700")),
    ],
)  # fmt: skip
def test_a_rate_with_what_it_takes_to_compare_it(unit: str, expected: tuple[str | None, ...]) -> None:
    found = rate(measure("jp-t", "trade.tariff", rate=5, rate_unit=unit))
    assert isinstance(found, Rate)
    assert (found.unit, found.bound, found.base, found.told) == expected
    assert isinstance(rate(measure("jp-t", "trade.tariff")), NotComparable)


def test_rates_are_ranked_only_among_their_like() -> None:
    """One unit, base, bound and scope; ended measures stay out, the highest comes first."""
    rows = [
        measure("jp-a", "trade.tariff", rate=5, rate_unit="percent"),
        measure("us-a", "trade.tariff", rate=50, rate_unit="percent"),
        measure("eu-a", "trade.tariff", rate=70, rate_unit="percent out-of-quota"),
        measure("fr-a", "trade.tariff", rate=90, rate_unit="percent", scope="steel-and-other"),
        measure("in-a", "trade.tariff", rate=60, rate_unit="USD/t"),
        measure("gb-a", "trade.tariff", "expired", rate=99, rate_unit="percent"),
        measure("kr-a", "trade.quota", rate=99, rate_unit="percent"),
        measure("cn-a", "trade.tariff"),
    ]
    groups = comparable_rates(rows)
    ranked = [[found.economy for found in group.rates] for group in groups]
    assert ranked == [["US", "JP"], ["IN"], ["FR"], ["EU"]]


def test_what_a_kind_comes_to() -> None:
    """Which economies and levels, since when, how much, how tied to low-carbon production; natures apart."""
    money: dict[str, Any] = {
        "amount": 10,
        "currency": "USD",
        "amount_kind": "ceiling",
        "green_conditional": "yes",
    }
    rows = [
        measure("eu-a", "finance.grant", legal_basis="L", effective_from="2022-05", **money),
        measure("eu-b", "finance.grant", legal_basis="L", announced="2021", green_conditional="no"),
        measure("eu-c", "finance.grant", "proposed", legal_basis="L", announced="1999"),
        measure("eu-d", "finance.grant", legal_basis="L", sub_jurisdiction="Germany"),
        measure("jp-a", "finance.grant", scope="firm", recipient="X", effective_from="2020", **money),
        measure("jp-b", "finance.loan", effective_from="2020"),
    ]
    found = summary("finance.grant", rows)
    assert [(line.nature, line.economy, line.level) for line in found.lines] == [
        ("law", "EU", None), ("law", "EU", "Germany"), ("award", "JP", None),
    ]  # fmt: skip
    union, germany = found.of("law")
    assert union.measures == ("eu-a", "eu-b", "eu-c")
    assert union.statuses == {"in_force": 2, "proposed": 1}
    assert union.since == "2021"
    assert germany.since is None
    assert union.low_carbon == {"yes": 1, "no": 1, "not said": 1}
    assert [(a.measure_id, a.amount_kind) for a in union.amounts] == [("eu-a", "ceiling")]
    assert isinstance(union.amounts[0].figure, Converted)


def test_every_shipped_measure_stands_in_one_line() -> None:
    rows = measures()
    kinds = {m.instrument for m in rows}
    told = [name for kind in kinds for line in summary(kind, rows).lines for name in line.measures]
    assert sorted(told) == sorted(m.measure_id for m in rows)
