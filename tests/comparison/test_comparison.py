"""Bills and economies side by side: what stands where, and in which order."""

from __future__ import annotations

from typing import Any

import pytest

from billkit.comparison import compare, in_order, in_use
from billkit.comparison.order import ordered
from billkit.models import (
    Analysis,
    Bill,
    Claim,
    Demand,
    Document,
    DocumentInfo,
    Exclusion,
    OtherBill,
    Provision,
)
from billkit.models.measure import Measure, Source

DOCUMENT = Document(text="The Glass Act of the Senate.")
KINDS = {"finance.loan": "Loan", "trade.quota": "Quota", "legal.purpose": "Purpose"}


def measure(identity: str, kind: str, status: str = "in_force", **more: Any) -> Measure:
    sources = (Source(title="A", publisher="B", url="https://example.org"),)
    return Measure(
        measure_id=identity,
        economy=identity[:2].upper(),
        title=identity,
        instrument=kind,
        status=status,
        scope=more.pop("scope", "steel"),
        summary="",
        sources=sources,
        as_of="2026",
        **more,
    )


def bill(*kinds: str, jurisdiction: str | None = "US") -> Analysis:
    evidence = DOCUMENT.evidence(0, 13)
    home = Claim(value=jurisdiction, as_written="Senate", evidence=evidence) if jurisdiction else None
    return Analysis(
        document=DocumentInfo.of(DOCUMENT),
        bill=Bill(jurisdiction=home),
        provisions=tuple(
            Provision(id=f"p{n}", kind=kind, title=kind, rule=kind, evidence=(evidence,))
            for n, kind in enumerate(kinds, 1)
        ),
    )


MEASURES = (
    measure("fr-loan-1", "finance.loan", "expired"),
    measure("fr-loan-2", "finance.loan", "adopted"),
    measure("fr-quota-1", "trade.quota"),
    measure("jp-loan-1", "finance.loan", "proposed"),
    measure("jp-aid-1", "labor.training", "proposed"),
    measure("us-loan-1", "finance.loan"),
    measure("xx-scrap-1", "circularity.scrap"),
)


def test_the_matrix() -> None:
    """Provision ids under bills, measure ids under economies (in force first), and how many are in use."""
    compared = compare([bill("finance.loan", "finance.loan")], ["FR", "JP"], MEASURES, KINDS)
    loan = compared.rows[0]
    assert (loan.kind, loan.title, loan.area) == ("finance.loan", "Loan", "finance")
    assert loan.bills == (("p1", "p2"),)
    assert loan.economies == (("fr-loan-2", "fr-loan-1"), ("jp-loan-1",))
    assert loan.in_use == (1, 0)
    assert [row.kind for row in compared.rows] == ["finance.loan", "trade.quota", "labor.training"]


@pytest.mark.parametrize(
    ("side", "kinds"),
    {
        "shared": ["finance.loan"],
        "only_bills": ["circularity.scrap"],
        "not_recorded": ["legal.purpose"],
        "only_economies": ["trade.quota"],
        "only_planned": ["labor.training"],
    }.items(),
)
def test_every_kind_stands_on_one_side(side: str, kinds: list[str]) -> None:
    """A proposal is no use; a kind that the data do not know at all proves nothing."""
    compared = compare(
        [bill("finance.loan", "circularity.scrap", "legal.purpose")], ["FR", "JP"], MEASURES, KINDS
    )
    assert [row.kind for row in getattr(compared, side)] == kinds


def test_two_bills_are_two_columns() -> None:
    compared = compare([bill("finance.loan"), bill("trade.quota", jurisdiction=None)], [], MEASURES, KINDS)
    assert [row.bills for row in compared.rows] == [(("p1",), ()), ((), ("p1",))]
    assert [side.jurisdiction for side in compared.bills] == ["US", None]


def test_home_is_no_column_unless_asked_for() -> None:
    """What the bill's own jurisdiction has already stands apart; named in the comparison, it is a column."""
    assert compare([bill("finance.loan")], ["FR"], MEASURES, KINDS).home == ("us-loan-1",)
    assert compare([bill("finance.loan")], ["FR", "US"], MEASURES, KINDS).home == ()
    assert compare([bill("finance.loan", jurisdiction=None)], ["FR"], MEASURES, KINDS).home == ()


def test_an_economy_named_twice_counts_once() -> None:
    assert compare([bill()], ["FR", "JP", "FR"], MEASURES, KINDS).economies == ("FR", "JP")


def test_measures_are_ordered() -> None:
    """In force first; then the broad before the narrow; then the newest; a year alone after the days of that year."""
    rows = [
        measure("aa-firm", "finance.loan", scope="firm", recipient="X", effective_from="2026"),
        measure("aa-other", "finance.loan", scope="steel-and-other", effective_from="2026"),
        measure("aa-year", "finance.loan", effective_from="2024"),
        measure("aa-old", "finance.loan", effective_from="2020-05-01"),
        measure("aa-day", "finance.loan", effective_from="2024-05-01"),
        measure("aa-undated", "finance.loan"),
        measure("aa-announced", "finance.loan", announced="2025-01"),
        *(measure(f"aa-{s}", "finance.loan", s) for s in ("repealed", "adopted", "expired", "suspended", "proposed")),
    ]  # fmt: skip
    names = [m.measure_id.removeprefix("aa-") for m in ordered(rows)]
    assert names == [
        "announced", "day", "year", "old", "undated", "other", "firm",
        "adopted", "proposed", "suspended", "expired", "repealed",
    ]  # fmt: skip
    assert [in_use(m) for m in ordered(rows)] == [True] * 8 + [False] * 4


def test_kinds_are_ordered_by_area() -> None:
    """As a law is built; areas nobody knows stand last, by name."""
    kinds = ["zoo.a", "legal.purpose", "finance.loan", "abc.d", "finance.grant", "governance.committee"]
    assert in_order(kinds) == [
        "governance.committee", "finance.grant", "finance.loan", "legal.purpose", "abc.d", "zoo.a",
    ]  # fmt: skip


def test_the_comparison_survives_json() -> None:
    compared = compare([bill("finance.loan")], ["FR"], MEASURES, KINDS)
    assert type(compared).model_validate_json(compared.to_json()) == compared


def test_what_a_text_says_of_a_kind_without_having_it() -> None:
    """Excluded, demanded, in another bill: each with its words; what the bill has comes first, the rest besides."""
    evidence = (DOCUMENT.evidence(0, 13),)
    other = Provision(id="o1", kind="finance.fund", title="", rule="", evidence=evidence)
    told = bill("finance.loan").model_copy(
        update={
            "exclusions": (
                Exclusion(kind="trade.quota", evidence=evidence),
                Exclusion(kind="finance.loan", evidence=evidence),
            ),
            "demands": (Demand(kind="trade.tariff", evidence=evidence), Demand(kind=None, evidence=evidence)),
            "other_bills": (OtherBill(title=None, provisions=(other,), evidence=evidence),),
        }
    )
    compared = compare([told, bill("trade.quota")], [], MEASURES, KINDS, [DOCUMENT, None])
    cells = {row.kind: row.standing for row in (*compared.rows, *compared.mentioned)}
    assert [cell.standing for cell in cells["trade.quota"]] == ["excluded", "present"]
    assert (cells["finance.loan"][0].standing, cells["finance.loan"][0].also) == ("present", ("excluded",))
    assert [row.kind for row in compared.mentioned] == ["finance.fund", "trade.tariff"]
    assert [row.standing[0].standing for row in compared.mentioned] == ["other_bill", "demanded"]
    assert cells["trade.tariff"][1].standing == "absent"
    assert [cell.citations[0].line for cell in cells["trade.quota"]] == [1, None]


def test_a_bill_has_the_status_of_its_source() -> None:
    """By its genre; press, and what does not tell, is a report."""
    genres = ("act", "bill", "", "notice")
    bills = []
    for genre in genres:
        document = DOCUMENT.model_copy(update={"genre": genre})
        bills.append(bill("finance.loan").model_copy(update={"document": DocumentInfo.of(document)}))
    dated = DOCUMENT.model_copy(update={"metadata": {"date": "2025-08-05T10:00"}})
    sides = compare(bills, [], (), {}, [None, dated, None, None]).bills
    assert [side.status for side in sides] == ["enacted", "proposed", "reported", "reported"]
    assert [side.about for side in sides] == ["enacted", "proposed", None, None]
    assert [side.date for side in sides] == [None, "2025-08-05", None, None]
