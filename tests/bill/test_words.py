"""The word lists of the context files: an entry that can never be met is an error."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from billkit.bill import words
from billkit.bill.jurisdiction import NOWHERE, WEIGHTS, pointers
from billkit.bill.passage import Passage

CONTEXT = Path(words.__file__).parents[1] / "rules" / "context"
# Lists whose entries are looked for as text, not word by word.
AS_TEXT = {"aliases", "korean", "sponsors", "numbers", "programme_phrases"}


def table(name: str) -> dict[str, Any]:
    return tomllib.loads((CONTEXT / f"{name}.toml").read_text("utf-8"))


def tokens(text: str) -> list[str]:
    """As a text has it, with capitals, since abbreviations are cut by them: "Rep."."""
    capital = text.title() if "." in text else text
    return [word.lower for word in Passage(capital, 0, len(capital)).words]


@pytest.mark.parametrize("section", [s for s in table("instruments") if s not in AS_TEXT])
def test_entries_of_word_lists_are_single_words(section: str) -> None:
    lists = table("instruments")[section]
    entries = [entry for key, entries in lists.items() if key not in AS_TEXT for entry in entries]
    assert [entry for entry in entries if tokens(entry) != [entry.lower()]] == []


@pytest.mark.parametrize("section", ["makers", "unless", "planned"])
def test_words_around_a_step_are_single_words(section: str) -> None:
    entries = [entry for entries in table("stages")[section].values() for entry in entries]
    assert [entry for entry in entries if entry != "n't" and tokens(entry) != [entry]] == []


def test_phrases_of_stages_are_cut_as_texts_are() -> None:
    phrases = {" ".join(p) for s in words.stages() for cue in s.cues for group in cue for p in group}
    assert [p for p in sorted(phrases) if not p.startswith("@") and tokens(p) != p.split()] == []


@pytest.mark.parametrize("key", table("instruments")["programme_phrases"])
def test_phrases_of_programmes_are_cut_as_texts_are(key: str) -> None:
    phrases = table("instruments")["programme_phrases"][key]
    assert [phrase for phrase in phrases if tokens(phrase) != phrase.split()] == []


@pytest.mark.parametrize("section", ["business", "programme", "programme_phrases"])
def test_no_word_stands_twice_in_a_list(section: str) -> None:
    for entries in table("instruments")[section].values():
        assert sorted(set(entries)) == sorted(entries)


def test_stages_have_different_ranks() -> None:
    ranks = [stage.rank for stage in words.stages()]
    assert len(ranks) == len(set(ranks))


@pytest.mark.parametrize("economy", [e for e in table("jurisdictions") if e != NOWHERE])
def test_every_word_for_an_economy_points_to_it(economy: str) -> None:
    missed = [
        entry
        for kind in WEIGHTS
        for entry in table("jurisdictions")[economy].get(kind, [])
        if not any(
            p.economy == economy and p.kind == kind and p.end == len(entry)
            for p in pointers(Passage(entry, 0, len(entry)))
        )
    ]
    assert missed == []


def test_a_longer_name_hides_the_economy_in_it() -> None:
    text = "Demand in North America and in Latin America fell."
    assert pointers(Passage(text, 0, len(text))) == []
