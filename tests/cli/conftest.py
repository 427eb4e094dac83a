"""The command line, ready to use."""

from __future__ import annotations

import pytest
from command_line import Billkit, caller


@pytest.fixture
def billkit(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Billkit:
    return caller(monkeypatch, capsysbinary)
