"""Who the bill of a text is, or that the text describes none: the cases of texts.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from billkit.bill.facts import find_bill
from billkit.models import Bill, Document
from billkit.models.analysis import Claim

CASES: dict[str, dict[str, Any]] = tomllib.loads(Path(__file__).with_name("texts.toml").read_text("utf-8"))
BILLS = [name for name, case in CASES.items() if case.get("bill", True)]
CLAIMS = ("jurisdiction", "title", "short_title", "number", "stage")


@cache
def bill_of(name: str) -> Bill | None:
    document = Document(text=CASES[name]["text"].strip())
    return find_bill(document, (0, len(document.text)))


def stated(*keys: str) -> list[tuple[str, str]]:
    return [(name, key) for name in BILLS for key in keys if key in CASES[name]]


def value(claim: Claim | None) -> str | int | None:
    return claim.value if claim else None


@pytest.mark.parametrize("name", CASES)
def test_a_text_about_a_bill_is_told_from_one_that_is_not(name: str) -> None:
    assert (bill_of(name) is not None) == CASES[name].get("bill", True)


@pytest.mark.parametrize(("name", "key"), stated(*CLAIMS))
def test_each_fact_is_the_one_the_text_states(name: str, key: str) -> None:
    bill = bill_of(name)
    assert bill is not None
    assert value(getattr(bill, key)) == CASES[name][key]


@pytest.mark.parametrize(("name", "key"), stated("sponsors"))
def test_sponsors_are_named_without_party_and_title(name: str, key: str) -> None:
    bill = bill_of(name)
    assert bill is not None
    assert [claim.value for claim in bill.sponsors] == CASES[name][key]


@pytest.mark.parametrize(("name", "key"), stated("count"))
def test_the_number_of_sponsors_is_the_one_stated(name: str, key: str) -> None:
    bill = bill_of(name)
    assert bill is not None
    assert value(bill.sponsors_count) == CASES[name][key]


@pytest.mark.parametrize(("name", "key"), stated("dates"))
def test_dates_stand_with_their_event(name: str, key: str) -> None:
    bill = bill_of(name)
    assert bill is not None
    found = [[date.event, date.value or date.as_written] for date in bill.dates]
    assert all(date in found for date in CASES[name][key]), found
