"""The material of a brief, ready to use."""

from __future__ import annotations

import pytest
from glass_act import analysis, document, ledger_of

from billkit.briefs import Ledger


@pytest.fixture
def ledger() -> Ledger:
    source = document()
    return ledger_of(source, analysis(source))
