"""What to know before citing a row; days as far as they are known."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from test_normalise import ROWS, measure

from billkit.economies import crosswalk, flags, measures, staleness
from billkit.economies.days import first_day, is_day, last_day
from billkit.economies.flags import CODES
from billkit.errors import MeasuresError

TWO = tuple(measure().sources) * 2
CASES: list[tuple[dict[str, Any], str, list[str]]] = [
    ({}, "2025-06-01", []),
    ({"effective_to": "2025-05-31"}, "2025-06-01", ["past-end"]),
    ({"effective_to": "2025-06"}, "2025-06-01", []),
    ({"effective_to": "2025-05"}, "2025-06", ["past-end"]),
    ({"effective_to": "2025"}, "2025-12-31", []),
    ({"effective_to": "2024", "status": "adopted"}, "2025", ["past-end"]),
    ({"effective_to": "2024", "status": "suspended"}, "2025", ["past-end"]),
    ({"effective_to": "2024", "status": "expired"}, "2025", []),
    ({"effective_from": "2025-07-01", "as_of": "2025-06-30"}, "2025-08", ["not-begun"]),
    ({"effective_from": "2025-07-01", "as_of": "2025-07"}, "2025-08", []),
    ({"effective_from": "2025-05", "status": "proposed"}, "2025-06", ["begun"]),
    ({"effective_from": "2025-06", "status": "adopted"}, "2025-06", []),
    ({"as_of": "2024-05-31"}, "2025-06-01", ["stale"]),
    ({"as_of": "2024-06-01"}, "2025-06-01", []),
    ({"as_of": "2024"}, "2025-12-31", []),
    ({"as_of": "2024"}, "2026-01-01", ["stale"]),
    ({"sources": TWO[:1]}, "2025", ["single-source"]),
    ({"note": "Size conflict: 4 or 5."}, "2025", ["conflict", "amount"]),
    ({"note": "Month inferred; outcome not found."}, "2025", ["inferred", "not-seen"]),
    ({"note": "A conflicted minister."}, "2025", []),
]


@pytest.mark.parametrize(("changes", "day", "codes"), CASES)
def test_flags(changes: dict[str, Any], day: str, codes: list[str]) -> None:
    found = flags(measure(**{"sources": TWO, "as_of": "2025", **changes}), day)
    assert [flag.code for flag in found] == codes
    assert all(flag.message for flag in found)


def test_the_day_is_that_of_the_data_unless_given() -> None:
    """No clock: the latest evidence is of 2026-07-01."""
    for row in measures():
        assert flags(row) == flags(row, "2026-07-01")
    with pytest.raises(MeasuresError, match="no day '2025-02-30'"):
        flags(measure(), "2025-02-30")


def test_rows_past_their_end_are_those_that_a_look_at_the_file_finds() -> None:
    running = {"in_force", "adopted", "suspended"}
    expected = {
        name
        for name, row in ROWS.items()
        if row["status"] in running and row["effective_to"] and row["effective_to"] < "2026-07-01"[: len(row["effective_to"])]
    }  # fmt: skip
    found = {row.measure_id for row in measures() for flag in flags(row) if flag.code == "past-end"}
    assert found == expected != set()


def test_the_changelog_names_what_is_flagged(root: Path) -> None:
    """Counts and ids of the known faults of the data."""
    page = " ".join((root / "docs" / "measures-changelog.md").read_text("utf-8").split())
    by_code = {code: [m.measure_id for m in measures() for f in flags(m) if f.code == code] for code in CODES}
    assert f"{len(by_code['past-end'])} rows in force or adopted past their end" in page
    assert all(f"`{name}`" in page for name in by_code["past-end"])
    assert f"{len(by_code['not-begun'])} rows in force that begin after" in page
    assert f"{len(by_code['single-source'])} rows with one source" in page


def test_staleness_is_one_sentence() -> None:
    rows = [measure(as_of="2020"), measure(as_of="2025"), measure(as_of="2021-05")]
    assert str(staleness(rows, "2025-06")).startswith(
        "2 of 3 rows are true to a day more than a year before 2025-06 (the oldest: 2020)"
    )
    assert staleness(rows[1:2], "2025-06") is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02-28", date(2023, 2, 28), date(2023, 2, 28)),
    ],
)
def test_a_day_as_far_as_it_is_known(text: str, first: date, last: date) -> None:
    assert (first_day(text), last_day(text)) == (first, last)


@pytest.mark.parametrize(
    "text", ["", "24", "2024-13", "2024-00", "2023-02-29", "2024-2", "2024-02-30", "0000", "2024 "]
)
def test_no_day(text: str) -> None:
    assert not is_day(text)


def test_crosswalk() -> None:
    loan = crosswalk("finance.loan")
    assert (loan.mast_chapter, loan.gta_intervention_types, loan.wto_scm_article) == (
        "L",
        ("State loan",),
        "1.1(a)(1)(i)",
    )
    assert crosswalk("trade.remedy").gta_intervention_types == ("Anti-dumping", "Anti-subsidy", "Safeguard")
    assert crosswalk("legal.purpose").mast_chapter is None
    with pytest.raises(MeasuresError, match=re.escape("no kind 'finance.laon'; did you mean finance.loan")):
        crosswalk("finance.laon")


def test_every_kind_of_the_rules_has_its_crosswalk() -> None:
    """Provisions and measures share the kinds; the rules' own tables say the same."""
    from billkit.engine.compiled import ruleset

    for kind, rule in ruleset().rules.items():
        lead = crosswalk(kind)
        assert (lead.mast_chapter or "") == rule.crosswalk.get("mast_chapter", "")
        assert "; ".join(lead.gta_intervention_types) == rule.crosswalk.get("gta_intervention_type", "")
        assert (lead.wto_scm_article or "") == rule.crosswalk.get("wto_scm_article", "")
