"""The scores on annotated texts do not get worse: a table for the reviewer, and a failure when a figure drops.

The figures are those of docs/scores.json; `python benchmarks/scores.py --write` records others.
"""

from __future__ import annotations

import copy
import runpy
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

GROUP = "English, gold, all"


@pytest.mark.timeout(300)
@pytest.mark.usefixtures("shared")
def test_no_figure_is_worse_than_recorded(root: Path, record_property: Callable[[str, object], None]) -> None:
    """All texts are read and scored; the table stands at the end of the run."""
    command = [sys.executable, str(root / "benchmarks" / "scores.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=root, check=False)
    record_property("told in the summary", done.stdout or done.stderr)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith("| texts | cases | precision |")


@pytest.fixture(scope="module")
def gate(root: Path) -> dict[str, Any]:
    return runpy.run_path(str(root / "benchmarks" / "scores.py"))


def test_what_is_recorded_is_not_worse_than_itself(gate: dict[str, Any]) -> None:
    """And it holds both languages, descriptions and statutes."""
    figures = gate["recorded"]()
    assert gate["worse"](figures, figures) == []
    for name in ("English, gold, all", "Korean, gold, all", "English, statutes", "Korean, statutes"):
        assert figures[name]["f1"] > 0.5


@pytest.mark.parametrize(
    ("figure", "change", "fails"),
    [
        ("f1", -0.011, True),
        ("f1", -0.01, False),
        ("precision", -0.02, True),
        ("recall", -0.02, True),
        ("macro_f1", -0.02, True),
        ("details", -0.02, True),
        ("details", +0.02, False),
        ("leak", 1, True),
        ("leak", -1, False),
        ("negated", 1, True),
        ("bad_quote", 1, True),
        ("cases", -1, True),
    ],
)
def test_what_counts_as_worse(gate: dict[str, Any], figure: str, change: float, fails: bool) -> None:
    """Shares may lose a hundredth; leaks, what is denied, and bad quotes may not grow; no text may be missing."""
    before = gate["recorded"]()
    after = copy.deepcopy(before)
    after[GROUP][figure] = round(after[GROUP][figure] + change, 3)
    assert [line.startswith(f"{GROUP}: ") for line in gate["worse"](after, before)] == [True] * fails


def test_a_group_that_is_gone_is_worse(gate: dict[str, Any]) -> None:
    before = gate["recorded"]()
    after = {name: figures for name, figures in before.items() if name != GROUP}
    assert gate["worse"](after, before)


def test_the_table_shows_what_changed(gate: dict[str, Any]) -> None:
    before = gate["recorded"]()
    after = copy.deepcopy(before)
    after[GROUP]["f1"] = round(after[GROUP]["f1"] - 0.05, 3)
    after[GROUP]["leak"] += 2
    row = next(line for line in gate["beside"](after, before).splitlines() if line.startswith(f"| {GROUP} "))
    assert "(-0.050)" in row
    assert "(+2)" in row


def test_the_page_and_the_record_agree(gate: dict[str, Any], root: Path) -> None:
    """docs/scores.md and docs/scores.json are written together."""
    lines = (root / "docs" / "scores.md").read_text("utf-8").splitlines()
    for name, figures in gate["recorded"]().items():
        row = next(line for line in lines if line.startswith(f"| {name} |"))
        assert f"| {figures['cases']} | {figures['precision']:.3f} | {figures['recall']:.3f} |" in row
