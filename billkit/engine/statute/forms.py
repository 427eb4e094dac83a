"""The wordings of statutes, as data: `rules/statute/<language>.toml`.

A form says that a paragraph has a kind: `says` is looked for in its operative sentence, `head` in its headings (one of
them must stand there if given), `item` in the items of its list. Statutes repeat a few hundred formulas word for word, so
these are regular expressions over one sentence, not phrases over tokens; sentences are bounded (`MOST`).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[2] / "rules" / "statute"
_FILES = {"ko": "korean.toml", "en": "english.toml"}
MOST = 1500  # characters of a sentence that are looked at

Pattern = re.Pattern[str]


@dataclass(frozen=True)
class Form:
    """One wording. `where`: sentence (default) or item. `once`: how often it counts: per paragraph, article, statute.
    `anyway`: also in paragraphs that only follow up. `addenda`: only there, and nowhere else."""

    kind: str
    id: str
    says: Pattern
    head: Pattern | None = None
    unless: Pattern | None = None
    unless_head: Pattern | None = None
    where: str = "sentence"
    once: str = "paragraph"
    anyway: bool = False
    addenda: bool = False
    whole: bool = False  # says is looked for in the whole lead, provisos included
    each: bool = False  # every item of a list that says so is a provision of its own
    inserted: bool = False  # also tells the subject of amending clauses and long titles
    main: bool = False  # what the sentence does: its other words are what is reported, planned, set up
    alone: bool = False  # nothing else is read in the paragraph
    sets: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True)
class Heading:
    """What the heading of an article names. A weak one counts only where nothing else is found."""

    kind: str
    pattern: Pattern
    weak: bool = False
    once: bool = False  # a second list under the heading is not of its kind again


@dataclass(frozen=True)
class Forms:
    """All wordings of a language, and what else tells paragraphs apart."""

    forms: tuple[Form, ...]
    own: frozenset[str]  # kinds that only forms tell: hits of the rules for descriptions do not count
    headings: tuple[Heading, ...]  # kind by the heading of the article
    follow_up: tuple[Pattern, ...]
    follow_up_head: Pattern
    contents: Pattern  # openings of lists of contents
    operative: Pattern  # verbs of support and of duty
    support_list: Pattern
    reference: Pattern
    applies: Pattern  # verbs that make an inserted sentence a rule
    rest: Pattern  # openings of items that only close a list


@cache
def forms(language: str) -> Forms:
    """The forms of a language."""
    data = tomllib.loads((FOLDER / _FILES[language]).read_text("utf-8"))
    made = tuple(_form(entry, n) for n, entry in enumerate(data["form"], 1))
    return Forms(
        made,
        frozenset(data["own"]),
        tuple(
            Heading(e["kind"], _pattern(e["head"]), e.get("weak", False), e.get("once", False))
            for e in data["heading"]
        ),
        tuple(_pattern(p) for p in data["follow_up"]),
        _pattern("|".join(data["follow_up_head"])),
        _pattern("|".join(data["contents"])),
        _pattern("|".join(data["operative"])),
        _pattern("|".join(data["support_list"])),
        _pattern("|".join(data["reference"])),
        _pattern(data["applies"]),
        _pattern(data["rest"]),
    )


_PATTERNS = ("says", "head", "unless", "unless_head")
_PLAIN = ("where", "once", "anyway", "addenda", "alone", "whole", "inserted", "main", "each")


def _form(entry: Mapping[str, Any], number: int) -> Form:
    given: dict[str, Any] = {name: _pattern(entry[name]) for name in _PATTERNS if name in entry}
    given |= {name: entry[name] for name in _PLAIN if name in entry}
    given["sets"] = tuple(entry.get("set", {}).items())
    return Form(kind=entry["kind"], id=entry.get("id", f"form-{number}"), **given)


def _pattern(text: str) -> Pattern:
    return re.compile(text, re.IGNORECASE)
