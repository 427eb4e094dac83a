"""reports/ holds the briefs that today's examples, rules and data give."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="module")
def render(root: Path) -> dict[str, Any]:
    return runpy.run_path(str(root / "reports" / "render.py"))


@pytest.fixture(scope="module")
def briefs(render: dict[str, Any]) -> dict[str, str]:
    made: dict[str, str] = render["rendered"]()
    return made


def test_the_reports_come_out_the_same(render: dict[str, Any], briefs: dict[str, str]) -> None:
    """`python reports/render.py` writes them; read what changed before you commit it."""
    assert render["out_of_date"](briefs) == []


def test_there_are_six_at_least(briefs: dict[str, str]) -> None:
    assert len(briefs) >= 6


def test_a_change_is_noticed(render: dict[str, Any], briefs: dict[str, str]) -> None:
    """One other letter, one brief too few, one too many."""
    name = next(iter(briefs))
    assert name in render["out_of_date"]({**briefs, name: briefs[name] + "x"})
    assert name in render["out_of_date"]({n: text for n, text in briefs.items() if n != name})
    assert "new.md" in render["out_of_date"]({**briefs, "new.md": "x"})
