"""Where facts are looked up: what is there, what is not, and what cannot be."""

from __future__ import annotations

from typing import Any

import pytest

from billkit.briefs import Ledger
from billkit.briefs.ledger import Unknown

SIDES = ["shared", "shared_by_all", "shared_by_some", "in_bill_only", "not_recorded", "elsewhere_only"]
# kind -> the sides it stands on: France has loans in use, Japan quotas; reports are recorded for Nowhere alone
KINDS = {
    "finance.loan": {"shared", "shared_by_some"},
    "oversight.reporting": {"in_bill_only"},
    "governance.committee": {"not_recorded"},
    "trade.quota": {"elsewhere_only"},
    "trade.tariff": set(),  # proposed elsewhere, and in no bill
    "zoo.animal": set(),
}

FACTS: list[tuple[str, str, Any]] = [
    ("bill/0/claim/name", "value", "Glass Act"),
    ("bill/0/claim/jurisdiction", "economy_name", "United States"),
    ("bill/0/provision/p1", "kind_title", "Loan"),
    ("bill/0/provision/p1", "details.amount", 3_000_000),
    ("bill/0/provision/p1", "details.rate", None),
    ("bill/0/provision/p2", "quote/0", "The minister must report every two years"),
    ("bill/0/exclusion/0", "status", "dropped_during_passage"),
    ("bill/0/context/0", "economy_name", "France"),
    ("bill/0/notice/0", "message", "The text ends [early] | look."),
    ("bill/0/count", "provisions", 3),
    ("bill/0/count", "kind/finance.loan", 1),
    ("bill/0/count", "area/trade", 0),
    ("bill/0/count", "modality/shall", 1),
    ("bill/0/count", "sums", 1),
    ("measure/fr-loan-2", "amount", 2_500_000),
    ("measure/fr-loan-2", "amount_kind", "ceiling"),
    ("economy/FR", "name", "France"),
    ("economy/FR", "recorded/finance.loan", 4),
    ("economy/FR", "in_use/finance.loan", 2),
    ("economy/FR", "in_use", 2),
    ("economy/FR", "not_in_use/finance.loan", 2),
    ("economy/FR", "beyond/3/finance.loan", 1),
    ("economy/FR", "beyond/9/finance.loan", 0),
    ("economy/FR", "in_use_beyond/1/finance.loan", 1),
    ("economy/FR", "status/expired/finance.loan", 1),
    ("economy/FR", "status/proposed", 1),
    ("kind/finance.loan", "title", "Loan"),
    ("kind/zoo.animal", "title", "zoo.animal"),
    ("area/labor", "title", "labour"),
    ("area/finance", "title", "finance"),
    ("document/0", "name", "glass.txt"),
    ("data", "measures", 8),  # Nowhere is not compared
    ("data", "first_as_of", "2025-06"),
    ("comparison", "economies", 2),
    ("comparison", "home", 1),
    ("comparison", "shared", 1),
    ("comparison", "elsewhere_only", 1),
]

NOTHING = [
    ("bill/1/provision/p1", "kind"),
    ("bill/0/provision/p9", "kind"),
    ("bill/0/provision/p1", "colour"),
    ("bill/0/provision/p1", "evidence"),
    ("bill/0/provision/p1", "quote/1"),
    ("bill/0/provision/p1", "details.amount/1"),
    ("bill/0/claim/stage", "value"),
    ("bill/0/claim/sponsor-0", "value"),
    ("bill/0/claim/date-0", "value"),
    ("bill/0/exclusion/1", "kind"),
    ("bill/0/exclusion/-1", "kind"),
    ("bill/0/secret/0", "kind"),
    ("bill/0/count", "colours"),
    ("bill/x/count/y", "provisions"),
    ("measure/fr-none", "title"),
    ("measure/fr-loan-2", "colour"),
    ("economy/FR", "colour"),
    ("kind/finance.loan", "colour"),
    ("area/finance", "colour"),
    ("document/1", "name"),
    ("data", "colour"),
    ("comparison", "colour"),
    ("weather", "today"),
]


@pytest.mark.parametrize(("subject", "field", "value"), FACTS)
def test_what_stands_in_the_material(ledger: Ledger, subject: str, field: str, value: Any) -> None:
    assert ledger.value(subject, field) == value


@pytest.mark.parametrize(("subject", "field"), NOTHING)
def test_what_cannot_be_is_unknown(ledger: Ledger, subject: str, field: str) -> None:
    """A brief that asks for it asserts something about nothing."""
    with pytest.raises(Unknown):
        ledger.value(subject, field)


@pytest.mark.parametrize("kind", KINDS)
def test_on_which_side_a_kind_stands(ledger: Ledger, kind: str) -> None:
    assert {side for side in SIDES if ledger.value(f"kind/{kind}", side)} == KINDS[kind]


def test_the_sides_agree_with_the_comparison(ledger: Ledger) -> None:
    """The ledger tells them from provisions and measures, the comparison from its matrix: two ways, one result."""
    compared = ledger.comparison
    for side, rows in (
        ("shared", compared.shared),
        ("in_bill_only", compared.only_bills),
        ("not_recorded", compared.not_recorded),
        ("elsewhere_only", compared.only_economies),
    ):
        assert {row.kind for row in rows} == {k for k in KINDS if ledger.value(f"kind/{k}", side)}


def test_material_of_different_length_is_refused(ledger: Ledger) -> None:
    with pytest.raises(ValueError, match="one document for each analysis"):
        Ledger(ledger.comparison, [], ledger.analyses, (), {}, {})
