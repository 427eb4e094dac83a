"""Rules as the matcher uses them: phrases numbered once, cues pointing at them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from billkit.engine.phrase_set import PhraseSet
from billkit.engine.phrases import Phrase, Place

Within = Literal["chunk", "near", "sentence", "paragraph"]
Group = tuple[int, ...]  # numbers of the phrases, any of which will do


@dataclass(frozen=True)
class Cue:
    """One way of saying it: every group must occur; the first is the anchor that the evidence grows from."""

    id: str
    lang: str
    groups: tuple[Group, ...]
    unless: Group = ()
    mask: Group = ()
    within: Within = "near"
    sets: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Rule:
    """All that billkit knows of one kind of provision."""

    kind: str
    title: dict[str, str]
    definition: str
    not_this: tuple[str, ...]
    crosswalk: dict[str, str]
    status: str
    cues: tuple[Cue, ...]
    details: tuple[str, ...] = ()
    detail_words: dict[str, Group] = field(default_factory=dict)


@dataclass(frozen=True)
class ScopeCue:
    """Words that decide whose measure a statement is: see rules/context/README.md."""

    id: str
    effect: str
    direction: str
    reach: str
    words: Group
    unless: Group = ()
    value: str = ""


@dataclass(frozen=True)
class RuleSet:
    """Rules and scope cues of one language over one numbered list of phrases. `digest` names the version of the data."""

    rules: dict[str, Rule]
    scope: tuple[ScopeCue, ...]
    places: tuple[Place, ...]  # the distinct places of all phrases
    phrases: tuple[tuple[int, ...], ...]  # each by the numbers of its places
    texts: tuple[str, ...]  # the phrases as written
    digest: str
    language: str = "en"

    @cached_property
    def matcher(self) -> PhraseSet:
        return PhraseSet(self.places, self.phrases)

    def options(self, phrase: int, place: int) -> Place:
        """What may stand in a place of a phrase."""
        return self.places[self.phrases[phrase][place]]


class PhraseBook:
    """Gives each distinct phrase, and each distinct place of phrases, one number."""

    def __init__(self) -> None:
        self._places: dict[Place, int] = {}
        self._numbers: dict[tuple[int, ...], int] = {}
        self._texts: list[str] = []

    def number(self, phrase: Phrase, text: str) -> int:
        places = tuple(self._places.setdefault(place, len(self._places)) for place in phrase)
        if places not in self._numbers:
            self._numbers[places] = len(self._numbers)
            self._texts.append(text)
        return self._numbers[places]

    def places(self) -> tuple[Place, ...]:
        return tuple(self._places)

    def phrases(self) -> tuple[tuple[int, ...], ...]:
        return tuple(self._numbers)

    def texts(self) -> tuple[str, ...]:
        return tuple(self._texts)
