"""The README does what it says."""

from __future__ import annotations

import doctest
import re
import shlex
from pathlib import Path

import pytest


def test_the_sessions_of_the_readme_run_as_shown(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every `>>>` of the README gives what stands below it."""
    monkeypatch.chdir(root)
    result = doctest.testfile(str(root / "README.md"), module_relative=False, encoding="utf-8")
    assert result.attempted >= 8
    assert result.failed == 0


def test_links_of_the_readme_lead_somewhere(root: Path) -> None:
    text = (root / "README.md").read_text("utf-8")
    links = re.findall(r"\]\(([^)#]+)\)", text)
    assert links
    # reports and the score table are generated; they are committed all the same
    assert [link for link in links if not (root / link).exists()] == []


def test_the_test_command_is_the_one_that_ci_runs(root: Path) -> None:
    """.ci/run takes its command from the README, so that neither can drift."""
    commands = re.findall(r"```sh\n(.+?)\n```", (root / "README.md").read_text("utf-8"))
    assert len(commands) == 2
    assert commands[0].split(" && ")[-1].startswith(".venv/bin/billkit brief ")
    assert shlex.split(commands[1])[-2:] == ["-m", "pytest"]
    assert "README.md" in (root / ".ci" / "run").read_text("utf-8")
