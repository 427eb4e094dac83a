"""Every brief of reports/ was judged as it stands, by the twelve criteria of docs/reports-review.md."""

from __future__ import annotations

import re
import runpy
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="module")
def tool(root: Path) -> dict[str, Any]:
    return runpy.run_path(str(root / "reports" / "review.py"))


@pytest.fixture(scope="module")
def review(root: Path) -> str:
    return (root / "docs" / "reports-review.md").read_text("utf-8")


def test_every_brief_was_judged_as_it_stands(tool: dict[str, Any], review: str) -> None:
    """One that changed is read again beside its text; then `python reports/review.py --stamp NAME.md`."""
    assert tool["unjudged"](review, tool["briefs"]()) == []


def test_each_has_its_twelve_answers(tool: dict[str, Any], review: str) -> None:
    assert tool["incomplete"](review) == []
    answers = [answer for entry in tool["judged"](review).values() for answer in entry.answers]
    assert len(answers) == 12 * len(tool["briefs"]())
    assert all(answer.reason.strip() and answer.place.strip() for answer in answers)


def test_the_totals_are_those_of_the_answers(tool: dict[str, Any], review: str) -> None:
    entries = tool["judged"](review).values()
    for place, criterion in enumerate(tool["CRITERIA"]):
        total = sum(entry.answers[place].answer == "yes" for entry in entries)
        assert f"\n| {criterion} | {total} |\n" in review
    every = [answer.answer for entry in entries for answer in entry.answers]
    assert f"\n| all | {every.count('yes')} of {len(every)} |\n" in review


def test_lines_that_are_named_are_lines_of_the_text(review: str, root: Path) -> None:
    """A place of a brief on one text names lines that hold words."""
    checked = 0
    for section in re.finditer(
        r"^Judged: .*?Text: (\S+\.txt)(?: \(in English\))?\.\n(.*?)(?=^## |\Z)", review, re.M | re.S
    ):
        lines = (root / "examples" / section[1]).read_text("utf-8").split("\n")
        for named in re.findall(r"\| text lines? ([\d, –]+);", section[2]):
            for number in re.findall(r"\d+", named):
                assert lines[int(number) - 1].strip(), (section[1], number)
                checked += 1
    assert checked > 50


def test_a_brief_that_changed_is_named(tool: dict[str, Any], review: str) -> None:
    """Another state, a brief nobody judged, a judgement of a brief that is gone."""
    found = tool["briefs"]()
    name, other = list(found)[:2]
    assert tool["unjudged"](review, {**found, name: "0" * 12}) == [name]
    assert tool["unjudged"](review, {**found, "new.md": "0" * 12}) == ["new.md"]
    assert tool["unjudged"](review, {n: d for n, d in found.items() if n != other}) == [other]


def test_an_answer_that_is_missing_is_noticed(tool: dict[str, Any], review: str) -> None:
    without = re.sub(r"^\| 7 right entities \|.*\n", "", review, count=1, flags=re.M)
    assert len(tool["incomplete"](without)) == 1


def test_only_what_is_named_is_stamped(tool: dict[str, Any], review: str) -> None:
    name, other = list(tool["briefs"]())[:2]
    before, after = tool["judged"](review), tool["judged"](tool["stamped"](review, {name: "0" * 12}))
    assert after[name].digest == "0" * 12
    assert after[other] == before[other]
    assert after[name].answers == before[name].answers
    with pytest.raises(KeyError):
        tool["stamped"](review, {"new.md": "0" * 12})
