"""What tests share: the repository's root, and the material beside the checkout."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder `shared` beside the checkout: must be there in CI, may be missing elsewhere."""
    if not SHARED.is_dir():
        if os.environ.get("CI"):
            pytest.fail("no folder `shared` beside the checkout, though this is CI")
        pytest.skip("no folder `shared` beside the checkout")
    return SHARED


TOLD = "told in the summary"  # a property of a test: text that stands at the end of the run, whether or not it failed


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What tests have to tell a reviewer: with xdist their output is only shown when they fail."""
    for reports in terminalreporter.stats.values():
        for report in reports:
            for name, text in getattr(report, "user_properties", ()):
                if name == TOLD and getattr(report, "when", "") == "call":
                    terminalreporter.section(report.nodeid)
                    terminalreporter.write_line(text)
