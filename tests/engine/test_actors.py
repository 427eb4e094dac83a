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


@pytest.mark.parametrize(
    ("sentence", "actor"),
    [
        ("The central and local governments may offer loans to mills.", "central and local governments"),
        ("The state and local governments may offer loans to mills.", "state and local governments"),
        (
            "The Minister of Trade, Industry and Resources may offer loans to mills.",
            "Minister of Trade, Industry and Resources",
        ),
        (
            "The bill builds two new ports, and local governments may offer loans to mills.",
            "local governments",
        ),
    ],
)
def test_partners_behind_and_act_together(sentence: str, actor: str) -> None:
    assert provision("finance.loan", sentence).actor == actor


def test_who_gets_the_help_does_not_give_it() -> None:
    found = provision("finance.loan", "Firms that join a cooperation model may receive loans.")
    assert found.actor is None
    assert found.details["beneficiary"] == "Firms"


def test_who_heads_a_body_does_not_set_it_up() -> None:
    found = provision(
        "governance.committee", "Under the bill, a steel committee chaired by the President would be set up."
    )
    assert found.actor is None
    assert found.details["chair"] == "President"


def test_regulations_do_not_act() -> None:
    assert (
        provision("finance.compensation", "Regulations may set up a compensation scheme for mills.").actor
        is None
    )


def test_turns_of_phrase_are_no_conditions() -> None:
    """ "If need be" and "once a year" bound nothing; a preposition before "that" opens no relative clause."""
    entry = provision(
        "oversight.inspection", "Officials can enter the site, by force if need be, and inspect the books."
    )
    yearly = provision(
        "oversight.inspection", "Mills shall be inspected by the ministry at least once a year."
    )
    loan = provision("finance.loan", "From that programme Alpha Steel is to receive a loan.")
    assert all("condition" not in found.details for found in (entry, yearly, loan))


def test_all_or_part_is_told_whole() -> None:
    found = provision(
        "finance.loan", "The government may grant a loan for all or part of the cost of a furnace."
    )
    assert str(found.details["object"]).startswith("all or part of the cost")
