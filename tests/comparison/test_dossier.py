"""Conflicts of a dossier in small: what bears a value out, what settles, what a user tells of the sources."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from steel_acts import Item, analysis, read

import billkit
from billkit.comparison.dossier import Listed, dossier, listed
from billkit.errors import UnreadableSource
from billkit.models.dossier import Conflict, Dossier

LAW_TEXT = read(
    """Glass Act
A false mark costs a fine of up to 10 million won. Fraud costs a fine of up to 20 million won.
The Glass Council is chaired by the Prime Minister and steers the policy.
Small working parties of the Council on health matters may have the President of the guild in the chair.
""",
    "act.txt",
    "en",
    "act",
)
WON = {"currency": "KRW"}
LAW_ITEMS: list[Item] = [
    ("enforcement.penalty", "A false mark costs a fine of up to 10 million won", {"amount": 10_000_000, **WON}),
    ("enforcement.penalty", "Fraud costs a fine of up to 20 million won", {"amount": 20_000_000, **WON}),
    ("governance.committee", "The Glass Council is chaired by the Prime Minister and steers the policy", {"chair": "Prime Minister"}),
    ("governance.committee", "Small working parties of the Council on health matters may have the President", {"chair": "President", "modality": "may", "actor": "Council"}),
]  # fmt: skip
LAW = analysis(LAW_TEXT, LAW_ITEMS)


def report(text: str, kind: str, quote: str, details: dict[str, Any]) -> Dossier:
    document = read(text, "news.txt", "en")
    told = (analysis(document, [(kind, quote, details)]), document, Listed(about="enacted"))
    return dossier([told, (LAW, LAW_TEXT, Listed())], {})


def conflicts(found: Dossier) -> list[tuple[str, str | None, str | None]]:
    return [(conflict.code, conflict.kind, conflict.detail) for conflict in found.conflicts]


@pytest.mark.parametrize(
    ("million", "expected"), [(10, []), (20, []), (30, [("value", "enforcement.penalty", "amount")])]
)
def test_a_value_that_another_clause_bears_out_is_no_conflict(million: int, expected: list[Any]) -> None:
    """Which of two fines a report speaks of does not matter, as long as the law has it."""
    text = f"Offenders pay a fine of up to {million} million won."
    details = {"amount": million * 1_000_000, **WON}
    found = report(text, "enforcement.penalty", text[:-1], details)
    assert conflicts(found) == expected


def test_a_clause_far_away_bears_nothing_out() -> None:
    """A working party has the other chair; the report speaks of the council, in nearly its words."""
    text = "The Glass Council is chaired by the President and steers the policy."
    found = report(text, "governance.committee", text[:-1], {"chair": "President"})
    assert conflicts(found) == [("value", "governance.committee", "chair")]


def test_a_second_mention_that_meets_another_clause_is_no_conflict() -> None:
    """Told twice by the report, the council meets the working party on a line of its own: the first clause bears it out."""
    text = "A council is chaired by the Prime Minister. The Council on health matters has the Prime Minister in the chair."
    document = read(text, "news.txt", "en")
    items: list[Item] = [
        ("governance.committee", quote, {"chair": "Prime Minister"}) for quote in text[:-1].split(". ")
    ]
    found = dossier([(analysis(document, items), document, Listed()), (LAW, LAW_TEXT, Listed())], {})
    assert max(len(entry.sayings) for entry in found.entries) == 2
    assert conflicts(found) == []


def one_conflict(found: Dossier) -> Conflict:
    assert len(found.conflicts) == 1
    return found.conflicts[0]


def test_two_laws_that_exclude_each_other_are_told_apart_by_their_days() -> None:
    """Of two versions, the later settles: a change, no contradiction. Without days, one of them is wrong."""
    items: list[Item] = [(*LAW_ITEMS[2][:2], {"chair": "President"})]
    older = analysis(LAW_TEXT, items)
    newer = analysis(LAW_TEXT, [LAW_ITEMS[2]])
    days = [Listed(date="2025-12-16"), Listed(date="2024-01-01")]
    found = one_conflict(dossier([(newer, LAW_TEXT, days[0]), (older, LAW_TEXT, days[1])], {}))
    assert (found.nature, found.settled_by) == ("change", 0)
    undated = one_conflict(dossier([(newer, LAW_TEXT, Listed()), (older, LAW_TEXT, Listed())], {}))
    assert undated.nature == "contradiction"


def test_reports_alone_settle_nothing() -> None:
    document = read("A council chaired by the President. A council chaired by the Prime Minister.", "n", "en")
    both = [
        (analysis(document, [("governance.committee", f"council chaired by the {head}.", {"chair": head})]), document, Listed())
        for head in ("President", "Prime Minister")
    ]  # fmt: skip
    found = one_conflict(dossier(both, {}))
    assert (found.nature, found.settled_by) == ("contradiction", None)
    assert (
        found.message == "governance.committee, chair: President (n, reported); Prime Minister (n, reported)"
    )


@pytest.mark.parametrize(
    ("exempt_from", "expected"),
    [
        ("feasibility studies", [("excluded", "regulation.exemption", None)]),
        ("emission standards", []),
        (None, []),
    ],
)
def test_only_what_was_excluded_is_in_conflict(exempt_from: str | None, expected: list[Any]) -> None:
    """That the waiver of studies was dropped says nothing of other exemptions."""
    document = read("The waiver of feasibility studies was dropped. Firms are exempt from a rule.", "n", "en")
    details = {"exempt_from": exempt_from} if exempt_from else {}
    without = analysis(
        document, [],
        excluded=[("regulation.exemption", "waiver of feasibility studies", {"exempt_from": "feasibility studies"})],
    )  # fmt: skip
    having = analysis(document, [("regulation.exemption", "Firms are exempt from a rule", details)])
    found = dossier([(without, document, Listed()), (having, document, Listed(status="enacted"))], {})
    assert conflicts(found) == expected


NEWS = "The Glass Bill was introduced in the National Assembly. The bill creates a special committee chaired by the {head}."


def test_a_list_of_sources(tmp_path: Path) -> None:
    """The verb reads the list and its files; TOML dates are dates."""
    (tmp_path / "a.txt").write_text(NEWS.format(head="President"), "utf-8")
    (tmp_path / "b.txt").write_text(NEWS.format(head="Prime Minister"), "utf-8")
    (tmp_path / "list.toml").write_text(
        'title = "Glass"\n[[source]]\nfile = "a.txt"\nname = "Daily"\ndate = 2025-08-05\n'
        '[[source]]\nfile = "b.txt"\nstatus = "enacted"\ndate = "2025-12-16"\n',
        "utf-8",
    )
    found = billkit.dossier(tmp_path / "list.toml")
    assert found.title == "Glass"
    assert [(s.name, s.status, s.date) for s in found.sources] == [
        ("Daily", "reported", "2025-08-05"), ("b.txt", "enacted", "2025-12-16"),
    ]  # fmt: skip
    assert ("governance.committee", "chair", "change") in [
        (c.kind, c.detail, c.nature) for c in found.conflicts
    ]
    beside = billkit.dossier(
        [{"file": tmp_path / "a.txt", "name": "Daily"}, {"file": tmp_path / "b.txt", "status": "enacted"}]
    )
    assert [source.status for source in beside.sources] == ["reported", "enacted"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("title = ", "cannot be read as TOML"),
        ('title = "x"', "lists no source"),
        ('sauce = 1\n[[source]]\nfile = "a"', "unknown key 'sauce'"),
        ('[[source]]\nname = "a"', "source 1: names no `file`"),
        (
            '[[source]]\nfile = "a"\nstatsu = "enacted"',
            "source 1: unknown key 'statsu'; known keys: file, name, status",
        ),
        ('[[source]]\nfile = "a"\nstatus = "law"', "source 1: status: "),
        ('[[source]]\nfile = "a"\ndate = "2025-02-30"', "source 1: date: "),
        ('[[source]]\nfile = "nowhere.txt"', "nowhere.txt"),
    ],
)
def test_faults_of_a_list_are_named(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "list.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(UnreadableSource) as caught:
        billkit.dossier(path)
    assert message in str(caught.value)


def test_a_list_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match="cannot be read as TOML"):
        listed(tmp_path / "none.toml")
