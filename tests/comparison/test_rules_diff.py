"""Two analyses of a text by two sets of rules, two folders of rules, and the processes that make the analyses."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest

import billkit
from billkit.comparison.rules_diff import Outcome, compared, rule_changes, text_change
from billkit.comparison.rules_diff.processes import outcomes
from billkit.comparison.rules_diff.sides import Side
from billkit.errors import RuleError
from billkit.models import Analysis

TEXT = (
    "The Steel Bill was introduced in the Senate on 4 March 2025. It provides low-interest loans to steelmakers. "
    "It gives grants of $5 million to mills. The bill does not cut electricity tariffs. "
    "Unions demand tax credits for mills."
)


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    found = billkit.parse(TEXT.encode())
    assert {p.kind for p in found.provisions} == {"finance.loan", "finance.grant"}
    assert found.exclusions
    assert found.demands
    return found


def changed(analysis: Analysis, number: int = 0, **values: object) -> Analysis:
    """The analysis with other values in one of its provisions."""
    provisions = list(analysis.provisions)
    provisions[number] = provisions[number].model_copy(update=values)
    return analysis.model_copy(update={"provisions": tuple(provisions)})


def change(old: Analysis, new: Analysis):  # type: ignore[no-untyped-def]
    return text_change("a.txt", Outcome(old), Outcome(new))


def test_the_same_is_no_change(analysis: Analysis) -> None:
    assert change(analysis, analysis) is None


def test_gained_and_lost(analysis: Analysis) -> None:
    fewer = analysis.model_copy(update={"provisions": analysis.provisions[1:]})
    lost, gained = change(analysis, fewer), change(fewer, analysis)
    assert [(item.group, item.kind) for item in lost.lost] == [("provision", analysis.provisions[0].kind)]
    assert lost.lost == gained.gained
    assert (lost.gained, lost.changed, gained.lost) == ((), (), ())
    assert lost.lost[0].quote == analysis.provisions[0].evidence[0].quote
    assert lost.lost[0].rule.startswith("finance.")


def test_exclusions_and_demands_count_too(analysis: Analysis) -> None:
    without = analysis.model_copy(update={"exclusions": (), "demands": ()})
    assert {item.group for item in change(analysis, without).lost} == {"exclusion", "demand"}


def test_another_kind_on_the_same_words_is_lost_and_gained(analysis: Analysis) -> None:
    other = changed(analysis, kind="finance.guarantee")
    found = change(analysis, other)
    assert [item.kind for item in found.gained] == ["finance.guarantee"]
    assert [item.kind for item in found.lost] == [analysis.provisions[0].kind]


def test_values_that_differ_are_named(analysis: Analysis) -> None:
    details = {**analysis.provisions[0].details, "period_years": 5}
    found = change(analysis, changed(analysis, modality="may", actor="the Minister", details=details))
    fields = {field.name: (field.before, field.after) for field in found.changed[0].fields}
    assert fields["period_years"] == (None, 5)
    assert fields["modality"] == (analysis.provisions[0].modality, "may")
    assert fields["actor"] == (analysis.provisions[0].actor, "the Minister")
    assert (found.gained, found.lost) == ((), ())


def test_overlapping_words_of_a_kind_are_changed_words(analysis: Analysis) -> None:
    evidence = analysis.provisions[0].evidence[0]
    shorter = evidence.model_copy(update={"end": evidence.end - 3, "quote": evidence.quote[:-3]})
    found = change(analysis, changed(analysis, evidence=(shorter,)))
    assert [(f.name, f.before, f.after) for f in found.changed[0].fields] == [
        ("evidence", evidence.quote, shorter.quote)
    ]


def test_the_cue_that_found_it_is_not_compared(analysis: Analysis) -> None:
    trace = analysis.provisions[0].trace.model_copy(update={"cue": "renamed"})  # type: ignore[union-attr]
    assert change(analysis, changed(analysis, trace=trace, title="Renamed")) is None


def test_two_on_the_same_words_find_each_other_by_their_values(analysis: Analysis) -> None:
    one = analysis.provisions[0]
    two = one.model_copy(update={"details": {"limit": 1}})
    old = analysis.model_copy(update={"provisions": (one, two)})
    assert change(old, analysis.model_copy(update={"provisions": (two, one)})) is None


def test_facts_of_the_bill_are_told_by_name(analysis: Analysis) -> None:
    bill = analysis.bill.model_copy(update={"stage": None})  # type: ignore[union-attr]
    assert change(analysis, analysis.model_copy(update={"bill": bill})).also == ("bill.stage",)


def test_texts_that_one_side_or_neither_can_read(analysis: Analysis) -> None:
    bad, good = Outcome(None, "a.txt: empty"), Outcome(analysis)
    found = compared(["a", "b", "c"], [bad, bad, good], [bad, good, good])
    assert [(one.source, one.reason) for one in found.not_read] == [("a", "a.txt: empty")]
    assert [(one.source, one.error_before, one.error_after) for one in found.changes] == [
        ("b", "a.txt: empty", None)
    ]


def test_totals_count_all_texts_and_list_what_differs(analysis: Analysis) -> None:
    fewer = Outcome(analysis.model_copy(update={"provisions": analysis.provisions[1:]}))
    whole = Outcome(analysis)
    (total,) = compared(["a", "b"], [whole, whole], [whole, fewer]).totals
    assert (total.kind, total.before, total.after, total.lost) == (analysis.provisions[0].kind, 2, 1, 1)


def rules(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / "kinds" / f"{name}.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def test_rules_differ_by_what_they_say(tmp_path: Path) -> None:
    """Comments, layout and the order of keys are nothing; parts are named."""
    cue = '[[cue]]\nid = "a"\nall = ["x"]\n[[cue]]\nid = "b"\nall = ["y"]\n'
    old = rules(
        tmp_path / "old", toll='id = "toll"\nstatus = "draft"\n' + cue, same="a = 1\nb = 2", gone="a = 1"
    )
    new = rules(
        tmp_path / "new",
        toll='id = "toll"\nnote = "n"\n' + cue.replace('"y"', '"z"'),
        same="# said\nb = 2\na    = 1",
        more="a = 1",
    )
    found = {one.id: (one.state, set(one.parts)) for one in rule_changes(old, new)}
    assert found == {
        "gone": ("removed", set()),
        "more": ("added", set()),
        "toll": ("changed", {"- status", "+ note", "~ cue b"}),
    }
    rules(new, same="a = ")
    with pytest.raises(RuleError, match=r"same\.toml"):
        rule_changes(old, new)


WORKER = """
import json, os, sys
from pathlib import Path
paths = json.load(sys.stdin)
print(json.dumps({first}), flush=True)
for path in paths:
    if "deadly" in path:
        os._exit(9)
    print(json.dumps({{"error": "read " + path}}), flush=True)
"""


def stand_in(folder: Path, first: str) -> Side:
    """A side whose process does as told, without billkit."""
    package = folder / "billkit" / "comparison" / "rules_diff"
    package.mkdir(parents=True)
    for part in (package, package.parent, package.parent.parent):
        (part / "__init__.py").touch()
    (package / "worker.py").write_text(WORKER.format(first=first), "utf-8")
    return Side("here", folder / "rules", folder)


def test_a_text_that_ends_the_process_stops_no_other(tmp_path: Path) -> None:
    side = stand_in(tmp_path, f"{{'digest': 'd', 'rules': {str((tmp_path / 'rules').resolve())!r}}}")
    heard: list[str] = []
    texts = [Path(name) for name in ("a", "deadly-1", "b", "deadly-2")]
    found = outcomes(side, texts, heard.append, Event())
    assert [one.error and one.error.partition(":")[0] for one in found.texts] == [
        "read a", "deadly-1", "read b", "deadly-2",
    ]  # fmt: skip
    assert heard == ["a", "deadly-1", "b", "deadly-2"]


@pytest.mark.parametrize(
    ("first", "told"),
    [
        ("{'digest': 'd', 'rules': '/elsewhere'}", "not these rules were read"),
        ("{'fatal': 'statute is missing'}", "do not work with this billkit: statute is missing"),
        ("no_name", "ended at its start: NameError"),
    ],
)
def test_a_side_that_cannot_work_is_an_error(tmp_path: Path, first: str, told: str) -> None:
    with pytest.raises(RuleError, match=f"^here: .*{told}"):
        outcomes(stand_in(tmp_path, first), [Path("a")], lambda _: None, Event())
