"""Names and references: which mean the bill of the text, and which are somebody else's."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from billkit.bill.facts import find_bill
from billkit.bill.names import Name, instrument_names
from billkit.engine.frames import InstrumentMention
from billkit.engine.mentions import instrument_mentions
from billkit.engine.phrase_set import PhraseSet
from billkit.engine.reading import Reading
from billkit.models import Document

CASES: dict[str, dict[str, Any]] = tomllib.loads(Path(__file__).with_name("texts.toml").read_text("utf-8"))


def names(text: str) -> list[Name]:
    return instrument_names(text, 0, len(text))


def mentions(name: str) -> list[InstrumentMention]:
    document = Document(text=CASES[name]["text"].strip())
    span = (0, len(document.text))
    return instrument_mentions(Reading(document.text, *span, PhraseSet((), ())), find_bill(document, span))


@pytest.mark.parametrize("name", [name for name in CASES if "primary" in CASES[name]])
def test_the_bill_of_the_text_is_primary(name: str) -> None:
    primary = {mention.name for mention in mentions(name) if mention.primary}
    assert set(CASES[name]["primary"]) <= primary


@pytest.mark.parametrize("name", [name for name in CASES if "other" in CASES[name]])
def test_other_laws_and_bills_are_not_primary(name: str) -> None:
    found = {mention.name: mention.primary for mention in mentions(name)}
    for other in CASES[name]["other"]:
        assert found[other] is False


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("She spoke for the Green Rails Act in Congress.", "Green Rails Act", "act"),
        ("Under the Rails (Repair) Act 1993, track is renewed.", "Rails (Repair) Act 1993", "act"),
        ("They call it the Fix the Rails Act.", "Fix the Rails Act", "act"),
        ("MPs read the Iron, Slag and Scrap Bill today.", "Iron, Slag and Scrap Bill", "bill"),
        ("He backs a Special Act on Low-Carbon Rails.", "Special Act on Low-Carbon Rails", "act"),
        ("It amends Law No. 1,204 of 2011.", "Law No. 1,204 of 2011", "number"),
        ("It cites Regulation (EU) 2019/1242.", "Regulation (EU) 2019/1242", "number"),
        ("The minister signed Order No. 7 of 2020.", "Order No. 7 of 2020", "number"),
        ("RAIL REPAIR BILL [HL]\n\nThe rails are old.", "RAIL REPAIR BILL [HL]", "bill"),
        (
            "NOTE ON THE OBJECTS OF THE RAIL REPAIR BILL, 2025\n\nThe rails are old.",
            "RAIL REPAIR BILL, 2025",
            "bill",
        ),
        ("The state has a plan, named Iron Rise, for rails.", "Iron Rise", "plan"),
        ('The "Iron Rise 2030" package pays for rails.', "Iron Rise 2030", "plan"),
        ("It pays under the Rail Renewal scheme.", "Rail Renewal scheme", "programme"),
        ("The bill pays for rails.", "The bill", "reference"),
        ("He defended the private members' bill.", "the private members' bill", "reference"),
        ("A rival bill pays for roads.", "A rival bill", "other"),
        ("A Senate companion pays for roads.", "A Senate companion", "other"),
        ("The Green Party's version pays for roads.", "The Green Party's version", "other"),
    ],
)
def test_names_are_found_whole(text: str, name: str, kind: str) -> None:
    assert [(n.text, n.kind) for n in names(text)] == [(name, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "The act of pouring steel is a sight.",
        "He studied at Harbour Law School.",
        "Banking and Public Law\n\nThe team grows.",
        "Who will foot the bill?",
        "Bill Norton met the press.",
        "SENATE PASSES RAIL REPAIR BILL\n\nIt was late.",
        "PURPOSE OF BILL\n\nRails are old.",
        "The Rail Policy Council met.",
        "An amount set by the rules is paid.",
    ],
)
def test_what_only_looks_like_a_name_is_none(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "reference", "key"),
    [
        ("The Green Rails Act is old. Nobody reads that act.", "that act", "green rails act"),
        ('The Slag Act (the "Act") is old. The Act has holes.', "The Act", "slag act"),
        ("The Enforcement Decree of the Slag Act is new. The Act is not.", "The Act", "slag act"),
        ("The bill is new. The act is old.", "The act", "act"),
    ],
)
def test_a_reference_carries_the_key_of_the_name_it_means(text: str, reference: str, key: str) -> None:
    assert next(n for n in names(text) if n.text == reference).key == key


def test_an_economy_before_a_name_is_told() -> None:
    found = {name.text: name.economy for name in names("Unlike the US Slag Act, Canada's Rails Act pays.")}
    assert found == {"Slag Act": "US", "Rails Act": "CA"}


def test_mentions_of_a_name_share_a_key() -> None:
    found = names("The Clean Rails Act (CRA) of Utah. CRA pays. The Clean Rails Act of 2025 pays.")
    assert len({name.key for name in found}) == 1
