"""The material of a brief, ready to use."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from glass_act import analysis, document, ledger_of

from billkit.briefs import Ledger
from billkit.models.brief import Language


@pytest.fixture
def ledger() -> Ledger:
    source = document()
    return ledger_of(source, analysis(source))


@pytest.fixture
def material() -> Callable[[Language], Ledger]:
    """The same material, for a brief in the language asked for."""

    def made(lang: Language) -> Ledger:
        source = document()
        return ledger_of(source, analysis(source), lang=lang)

    return made
