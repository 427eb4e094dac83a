"""The press page on the first bill, set against the Act as promulgated: the changes that the facts file tells, none invented."""

from __future__ import annotations

from pathlib import Path

import pytest

import billkit
from billkit.models.dossier import Dossier

# facts/ksteel.json, changes_1_to_5: the head of the committee, the zone and its name, who makes the plans (Articles 5, 6)
# and permits that are no longer tied to the zone (Article 36)
CHANGES = {
    ("governance.committee", "under", "presidential", "국무총리"),
    ("planning.annual_plan", "actor", "presidential committee", "관계 중앙행정기관의 장"),
    ("planning.multi_year_plan", "actor", "presidential committee", "정부"),
    ("zone.designation", "zone_name", "green steel zones", "저탄소철강특구"),
    ("regulation.permit_streamlining", "within", "green steel zones", "general"),
}


@pytest.fixture(scope="module")
def told(shared: Path) -> Dossier:
    return billkit.dossier(
        [shared / "seed/korea-herald-page.txt", shared / "corpus/kr/kr-ksteel-act-2025-12-16.md"]
    )


def test_each_change_is_told_and_none_is_invented(told: Dossier) -> None:
    found = {(str(c.kind), str(c.detail), *(side.value for side in c.sides)) for c in told.conflicts}
    assert found == CHANGES


def test_a_bill_that_changed_is_no_contradiction(told: Dossier) -> None:
    """The page tells of the bill, the Act is law: both were right on their day, and the law is what holds now."""
    assert {c.nature for c in told.conflicts} == {"change"}
    assert {c.settled_by for c in told.conflicts} == {1}
    assert all(side.citations for c in told.conflicts for side in c.sides if side.value != "general")
