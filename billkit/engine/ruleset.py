"""Rules as the matcher uses them: phrases numbered once, cues pointing at them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from billkit.engine.phrases import Phrase, PhraseSet

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
    """Rules and scope cues over one numbered list of phrases. `digest` names the version of the data."""

    rules: dict[str, Rule]
    scope: tuple[ScopeCue, ...]
    phrases: tuple[Phrase, ...]
    texts: tuple[str, ...]  # the phrases as written
    digest: str

    @cached_property
    def matcher(self) -> PhraseSet:
        return PhraseSet(self.phrases)


class PhraseBook:
    """Gives each distinct phrase one number."""

    def __init__(self) -> None:
        self._numbers: dict[Phrase, int] = {}
        self._texts: list[str] = []

    def number(self, phrase: Phrase, text: str) -> int:
        if phrase not in self._numbers:
            self._numbers[phrase] = len(self._numbers)
            self._texts.append(text)
        return self._numbers[phrase]

    def phrases(self) -> tuple[Phrase, ...]:
        return tuple(self._numbers)

    def texts(self) -> tuple[str, ...]:
        return tuple(self._texts)
