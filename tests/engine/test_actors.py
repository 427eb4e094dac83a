"""Who acts, who wants, what is excepted: the words of the text, and only those."""

from __future__ import annotations

import pytest

import billkit
from billkit.models import Provision

HEAD = "The Glass Act was introduced in South Korea on Monday. "


def provision(kind: str, sentence: str) -> Provision:
    return next(p for p in billkit.parse((HEAD + sentence).encode()).provisions if p.kind == kind)


@pytest.mark.parametrize(
    "sentence",
    [
        "Under the bill, joint steps under a voluntary restructuring plan may for a time be exempted from the Fair Trade Act.",
        "Under the bill, mergers within an approved plan would for five years be exempt from the Fair Trade Act.",
    ],
)
def test_a_plan_under_which_something_is_done_does_not_act(sentence: str) -> None:
    """And what is exempted is neither an exception nor decided by the law it is exempted from."""
    found = provision("competition.antitrust_exemption", sentence)
    assert found.actor is None or "plan" not in found.actor
    assert not {"exception", "authority"} & set(found.details)
    assert found.details["exempt_from"] == "the Fair Trade Act"


def test_an_exception_is_still_told() -> None:
    found = provision(
        "trade.tariff", "The bill sets a tariff of 25% on glass, except for imports from Canada."
    )
    assert found.details["exception"] == "imports from Canada"


@pytest.mark.parametrize("wanting", ["have also asked for", "had long called for", "are now demanding"])
def test_who_wants_it_is_named_without_the_verb(wanting: str) -> None:
    text = f"{HEAD}The bill offers loans to glassmakers. Glassmakers {wanting} lower electricity rates."
    assert [d.by for d in billkit.parse(text.encode()).demands] == ["Glassmakers"]
