"""From the first K-Steel bill to the Act: every change and conflict that the texts carry is told, and none is invented.

What must be found is told by the facts beside the checkout; which of their topics our texts carry stands in this file, so
that a topic added to the facts makes a test fail.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from steel_acts import (
    ABROAD,
    ABROAD_TEXT,
    ACT,
    ACT_TEXT,
    FIRST,
    FIRST_BILL,
    MERGED,
    MERGED_TEXT,
    OTHER_BILLS,
    OTHERS,
    RIGHT,
    RIGHT_TEXT,
)

from billkit.comparison import compare
from billkit.comparison.dossier import Listed, dossier
from billkit.models.comparison import Comparison
from billkit.models.dossier import Dossier

# Topic of the facts -> what of the comparison tells it: a detail that differs, or kinds that only one side has.
CHANGES: dict[str, set[tuple[str, str]]] = {
    "committee head": {("governance.committee", "chair"), ("governance.committee", "under")},
    "title of technology": {("technology.designation", "technology_name")},
    "zone": {
        ("zone.designation", "zone_name"), ("regulation.permit_streamlining", "within"), ("infrastructure.other", "within"),
        ("finance.tax_relief", "only first"),
    },
    "direct aid words": {
        ("finance.grant", "only first"), ("finance.loan", "only first"), ("finance.production_support", "only first"),
    },
    "modality of technology support": {("technology.rd", "modality")},
    "electricity price": {("finance.energy_cost", "only others"), ("infrastructure.energy", "only act")},
    "preliminary feasibility study": {("regulation.exemption", "only first")},
    "special account": {("finance.fund", "only others")},
    "certification": {("technology.certification", "only act"), ("enforcement.penalty", "only act")},
    "antitrust": {("competition.merger_review", "only act"), ("competition.information_exchange", "only act")},
    "sunset": {
        ("legal.sunset", "only act"), ("legal.retroactivity", "only act"), ("legal.effective_date", "only act"),
    },
    "trade defence": {("trade.tariff", "only act")},
    "raw materials": set(),  # both have it: circularity.scrap, with no detail that the texts state differently
    "demonstration": {("technology.demonstration", "only act")},
    "direct PPA": {("infrastructure.energy", "only others")},
}  # fmt: skip
# Tax relief for firms that restructure answers to no relief of the first bill: another condition.
RESTRUCTURING = {("finance.tax_relief", "only act")}

CONFLICTS: dict[str, tuple[str, str | None, str | None]] = {
    "sunset scope": ("scope", "legal.sunset", "scope"),
    "committee head after the merger": ("value", "governance.committee", "chair"),
    "who writes the yearly plan": ("value", "planning.annual_plan", "actor"),
    "start date": ("value", "legal.effective_date", "date"),
    "electricity relief": ("not_found", "finance.energy_cost", None),
    "title of the passed act": ("title", None, "title"),
    "who proposed": ("sponsors", None, "sponsors"),
}


@pytest.fixture(scope="session")
def facts(shared: Path) -> Any:
    return json.loads((shared / "facts" / "ksteel.json").read_text("utf-8"))


def found_in(compared: Comparison, first: str, second: str) -> set[tuple[str, str]]:
    """Every detail that differs, and every line that one side has alone."""
    found = set()
    for row in compared.rows:
        for line in row.lines:
            found |= {(row.kind, detail.name) for detail in line.differences}
            if len(line.cells) == 1:
                found.add((row.kind, f"only {(first, second)[line.cells[0].bill]}"))
    return found


@pytest.fixture(scope="module")
def first_and_act() -> Comparison:
    return compare([FIRST, ACT], [], (), {}, [FIRST_BILL, ACT_TEXT])


def test_our_texts_carry_all_topics(facts: Any) -> None:
    assert set(CHANGES) == {change["topic"] for change in facts["changes_1_to_5"]}
    assert set(CONFLICTS) == {conflict["topic"] for conflict in facts["press_conflicts"]}


def test_every_change_is_told_and_none_invented(first_and_act: Comparison) -> None:
    """From an English report on the first bill to the Korean text of the Act."""
    expected = set().union(*CHANGES.values()) | RESTRUCTURING
    expected = {change for change in expected if change[1] != "only others"}
    assert found_in(first_and_act, "first", "act") == expected


def test_what_the_other_bills_had() -> None:
    """A special account, cheaper power, direct supply: none of it is in the Act; its demonstration facilities are theirs."""
    compared = compare([OTHERS, ACT], [], (), {})
    theirs = {change for change in found_in(compared, "others", "act") if change[1] != "only act"}
    assert theirs == {
        change for changes in CHANGES.values() for change in changes if change[1] == "only others"
    }
    demonstration = next(row for row in compared.rows if row.kind == "technology.demonstration")
    assert [len(line.cells) for line in demonstration.lines] == [2]


def test_the_order_of_the_bills_tells_nothing(first_and_act: Comparison) -> None:
    turned = compare([ACT, FIRST], [], (), {})
    assert found_in(turned, "act", "first") == found_in(first_and_act, "first", "act")


def test_values_stand_beside_each_other(first_and_act: Comparison) -> None:
    committee = next(row for row in first_and_act.rows if row.kind == "governance.committee").lines[0]
    told = {d.name: (d.relation, [stated.value for stated in d.values]) for d in committee.details}
    assert told["chair"] == ("differs", ["President", "국무총리"])
    assert told["members_max"] == ("partly", ["20"])
    plan = next(row for row in first_and_act.rows if row.kind == "planning.multi_year_plan").lines[0]
    assert {d.name: d.relation for d in plan.details}["period_years"] == "same"
    permits = next(row for row in first_and_act.rows if row.kind == "regulation.permit_streamlining").lines[0]
    within = next(detail for detail in permits.details if detail.name == "within")
    assert [(stated.value, stated.general) for stated in within.values] == [
        ("green steel zone", False),
        ("general", True),
    ]


def test_every_cell_has_its_words_and_its_place(first_and_act: Comparison) -> None:
    texts = [FIRST_BILL.text, ACT_TEXT.text]
    citations = [
        (cell.bill, citation)
        for row in first_and_act.rows for line in row.lines for cell in line.cells for citation in cell.citations
    ]  # fmt: skip
    assert len(citations) == len(FIRST.provisions) + len(ACT.provisions)
    for bill, citation in citations:
        assert texts[bill][citation.start : citation.end] == citation.quote
        assert citation.quote.splitlines()[0] in texts[bill].splitlines()[(citation.line or 0) - 1]


def test_one_language_has_the_same_changes() -> None:
    """A report in English that has the Act right is the Act, but for what it leaves out."""
    compared = compare([RIGHT, ACT], [], (), {})
    assert not {change for change in found_in(compared, "right", "act") if not change[1].startswith("only")}
    energy = next(row for row in compared.mentioned if row.kind == "finance.energy_cost")
    assert [cell.standing for cell in energy.standing] == ["excluded", "absent"]
    assert energy.standing[0].citations[0].quote == "Relief on electricity prices was dropped before the vote"


# --- the dossier ------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def sources() -> Dossier:
    return dossier(
        [
            (FIRST, FIRST_BILL, Listed(date="2025-08-05")),
            (MERGED, MERGED_TEXT, Listed(date="2025-11-21")),
            (ACT, ACT_TEXT, Listed(settled="2025-11-19")),
            (ABROAD, ABROAD_TEXT, Listed(date="2025-11-28")),
            (RIGHT, RIGHT_TEXT, Listed(date="2025-12-18")),
        ],
        {},
    )


def test_every_conflict_is_told_and_none_invented(sources: Dossier) -> None:
    """All that the facts know, as contradictions or unconfirmed; all else are changes on the way, or drops."""
    found = {(c.code, c.kind, c.detail) for c in sources.conflicts if c.nature != "change"}
    dropped = {
        ("excluded", "finance.energy_cost", None)
    }  # one report has the relief, one says that it was dropped
    assert found == set(CONFLICTS.values()) | dropped


def test_changes_are_no_contradictions(sources: Dossier) -> None:
    """What the report of August says was so in August."""
    changes = {(c.kind, c.detail) for c in sources.conflicts if c.nature == "change"}
    assert changes == {
        ("governance.committee", "under"), ("technology.designation", "technology_name"), ("technology.rd", "modality"),
        ("zone.designation", "zone_name"), ("regulation.permit_streamlining", "within"), ("infrastructure.other", "within"),
        ("regulation.exemption", None),
    }  # fmt: skip


@pytest.mark.parametrize("topic", ["sunset scope", "start date", "committee head after the merger", "who writes the yearly plan"])  # fmt: skip
def test_the_text_of_the_law_settles_it(sources: Dossier, topic: str) -> None:
    conflict = next(c for c in sources.conflicts if (c.code, c.kind, c.detail) == CONFLICTS[topic])
    assert conflict.settled_by == 2
    assert all(side.citations for side in conflict.sides)


def test_a_report_that_has_it_right_contradicts_nothing() -> None:
    right = dossier([(RIGHT, RIGHT_TEXT, Listed(date="2025-12-18")), (ACT, ACT_TEXT, Listed())], {})
    assert right.conflicts == ()


def test_six_months_after_promulgation_is_a_day(sources: Dossier) -> None:
    start = next(c for c in sources.conflicts if c.detail == "date")
    told = {side.source: side.value for side in start.sides}
    assert told[2] == "2026-06-17 (6 months after promulgation on 2025-12-16)"
    assert told[3] == "2024-06-17"


def test_each_source_has_its_status_and_day(sources: Dossier) -> None:
    assert [(s.status, s.about, s.date) for s in sources.sources] == [
        ("reported", "proposed", "2025-08-05"),
        ("reported", "proposed", "2025-11-21"),
        ("enacted", "enacted", "2025-12-16"),
        ("reported", "enacted", "2025-11-28"),
        ("reported", "enacted", "2025-12-18"),
    ]


def test_the_inventory_says_who_says_it(sources: Dossier) -> None:
    committee = [entry for entry in sources.entries if entry.kind == "governance.committee"]
    assert len(committee) == 1
    assert [(s.source, s.status) for s in committee[0].sayings] == [
        (0, "reported"), (1, "reported"), (2, "enacted"), (3, "reported"), (4, "reported"),
    ]  # fmt: skip
    assert committee[0].status == "enacted"
    grant = next(entry for entry in sources.entries if entry.kind == "finance.grant")
    assert (grant.status, grant.missing_in) == ("reported", (2,))
    assert {item.kind for item in sources.not_contained} == {"finance.energy_cost", "regulation.exemption"}


def test_every_provision_of_every_source_stands_once(sources: Dossier) -> None:
    said = sorted((s.source, s.provision) for entry in sources.entries for s in entry.sayings)
    analyses = (FIRST, MERGED, ACT, ABROAD, RIGHT)
    assert said == sorted((n, p.id) for n, analysis in enumerate(analyses) for p in analysis.provisions)


def test_bills_before_the_law_are_proposals() -> None:
    """A bill that excludes nothing and a law without its fund: no contradiction, for both are texts of their own day."""
    both = dossier([(OTHERS, OTHER_BILLS, Listed(date="2025-08-27")), (ACT, ACT_TEXT, Listed())], {})
    assert [source.status for source in both.sources] == ["proposed", "enacted"]
    assert {conflict.nature for conflict in both.conflicts} <= {"change"}


def test_the_dossier_survives_json(sources: Dossier) -> None:
    assert Dossier.model_validate_json(sources.to_json()) == sources
