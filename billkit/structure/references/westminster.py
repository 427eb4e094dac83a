"""References of acts, bills and instruments of the United Kingdom and parliaments that draft like it.

Shapes handled: ``section 3(2)``, ``sections 3 and 4``, ``sections 2 to 13``, ``clause 4``, ``regulation 5(1)``; ``subsection (1)``,
``paragraphs (a) and (b)``, ``sub-paragraph (2)`` relative to the place they stand in; ``paragraph 4 of Schedule 1``, ``paragraph 4``
inside a schedule, ``Schedule 2``; ``section 259 of the Companies Act 2006``, ``the Steel Industry (Nationalisation) Act 1967``,
``that Act``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from billkit.models.document import Document
from billkit.models.section import Section
from billkit.structure.references.places import Places, inside, items, own_and_quoted
from billkit.structure.references.reference import Reference

_STEPS = r"(?:\([A-Za-z0-9]{1,5}\))"
_NUMBER = rf"\d{{1,4}}[A-Z]{{0,3}}{_STEPS}*"
_AND = r"(?:, (?:and |or )?| and | or | to )"
_ACT = r"(?:the )?(?P<{0}act>(?:[A-Z][\w’'-]*(?: and| of| the| for| in| to| \([A-Z][\w ,’'-]{{0,80}}\))* ){{1,12}}?Act,? \d{{4}})"
_LAW = rf"(?: (?:of|to) (?:{_ACT}|(?P<{{0}}same>that (?:Act|section|Schedule))|(?P<{{0}}own>this (?:Act|section|Schedule))))"
_PATTERN = re.compile(
    rf"\b(?P<word>[Ss]ection|[Cc]lause|[Rr]egulation|[Aa]rticle|[Rr]ule)s? (?P<articles>{_NUMBER}(?:{_AND}(?:{_NUMBER}|{_STEPS}+))*){_LAW.format('of_')}?"
    rf"|\b(?P<item>[Pp]aragraph)s? (?P<paragraphs>{_NUMBER}(?:{_AND}{_NUMBER})*)(?: of Schedule (?P<schedule>\d{{1,2}}[A-Z]?))?{_LAW.format('in_')}?"
    rf"|\b(?P<unit>[Ss]ubsection|[Pp]aragraph|[Ss]ub-paragraph)s? (?P<steps>{_STEPS}+(?:{_AND}{_STEPS}+)*)(?: of subsection (?P<above>{_STEPS}+))?"
    rf"|\bSchedules? (?P<schedules>\d{{1,2}}[A-Z]?(?:{_AND}\d{{1,2}}[A-Z]?)*){_LAW.format('by_')}?"
    rf"|\b{_ACT.format('whole_')}"
)
_ITEM = re.compile(rf"{_NUMBER}|{_STEPS}+")
_STEP_LIST = re.compile(rf"{_STEPS}+")
_FIGURE = re.compile(r"\d{1,2}[A-Z]?")
_SHORT = {"section": "s.", "clause": "cl.", "regulation": "reg.", "article": "art.", "rule": "r."}
_UNNAMED = "the act amended"
_UNITS = {"subsection": 0, "paragraph": 1, "sub-paragraph": 2}
_RANKS = ("article", "paragraph", "item", "subitem", "subsubitem")


def references(document: Document) -> list[Reference]:
    """References in the order of the text."""
    finder = _Finder(document)
    return [reference for match in _PATTERN.finditer(document.text) for reference in finder.read(match)]


class _Finder:
    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._places = Places(document)
        self._level = next((s.level for s in document.sections if s.rank == "article"), "section")
        self._last_law = ""

    def read(self, match: re.Match[str]) -> Iterator[Reference]:
        if self._places.in_contents(match.start()):
            return
        if match["articles"]:
            yield from self._articles(match)
        elif match["paragraphs"]:
            yield from self._paragraphs(match)
        elif match["unit"]:
            yield from self._units(match)
        elif match["schedules"]:
            law = self._law(match, "by_")
            for item in items(match, "schedules", _FIGURE):
                yield self._reference(item.start, item.end, law, f"Sch. {item.number}")
        else:
            law = self._law(match, "whole_")
            yield Reference(match.start(), match.end(), match[0], law, "", None)

    def _articles(self, match: re.Match[str]) -> Iterator[Reference]:
        law, base = self._law(match, "of_"), ""
        word = match["word"].lower()
        short = _SHORT[self._level if not law and self._level in _SHORT and word == "section" else word]
        for item in items(match, "articles", _ITEM):
            number = item.number if item.number[0].isdigit() else base + item.number
            base = number.split("(")[0]
            yield self._reference(item.start, item.end, law, f"{short} {number}")

    def _paragraphs(self, match: re.Match[str]) -> Iterator[Reference]:
        law = self._law(match, "in_")
        schedule = f"Sch. {match['schedule']}" if match["schedule"] else self._schedule(match.start())
        for item in items(match, "paragraphs", _ITEM):
            label = f"{schedule} para. {item.number}".strip()
            yield self._reference(item.start, item.end, law, label)

    def _units(self, match: re.Match[str]) -> Iterator[Reference]:
        level = _UNITS[match["unit"].lower()]
        around = self._places.around(match.start())
        label = self._above(around, 0 if match["above"] else level)
        if label is None:
            return
        label = inside(label, match["above"]) if match["above"] else label
        for item in items(match, "steps", _STEP_LIST):
            yield self._reference(item.start, item.end, "", inside(label, item.number))

    def _above(self, around: list[Section], level: int) -> str | None:
        """The label of what a unit of a level stands in. In a schedule sub-paragraphs stand right below the paragraph."""
        in_schedule = any(s.level == "schedule" for s in around)
        deepest = max(0, level - 1 if in_schedule and level else level)
        found = [s for s in around if s.rank in _RANKS and _RANKS.index(s.rank) <= deepest]
        return found[-1].label if found else None

    def _schedule(self, offset: int) -> str:
        around = self._places.around(offset)
        own, _ = own_and_quoted(around[-1].label) if around else ("", "")
        return own.split(" para.")[0] if own.startswith("Sch.") else ""

    def _reference(self, start: int, end: int, law: str, label: str) -> Reference:
        self._last_law = law or self._last_law
        text, around = self._text[start:end], self._places.around(start)
        if law or " [" in label or not around or around[-1].role != "quoted":
            target = None if law else self._places.target(label)
            unnamed = (
                _UNNAMED if not law and target is None and around and self._amends(around[0], start) else ""
            )
            return Reference(start, end, text, law or unnamed, label, target)
        within = f"{own_and_quoted(around[-1].label)[0]} [{label}]"
        target = self._places.target(within)
        if target is not None:
            return Reference(start, end, text, "", within, target)
        return Reference(start, end, text, _UNNAMED, label, None)

    def _amends(self, article: Section, offset: int) -> bool:
        """Whether words of an article before an offset amend another act."""
        words = self._text[article.start : min(offset, article.start + 600)]
        return "amended" in words or "insert" in words or "substitute" in words

    def _law(self, match: re.Match[str], prefix: str) -> str:
        """The act that a match names; "" for this act, and where none is named."""
        if prefix != "whole_" and match[prefix + "same"]:
            return self._last_law
        name = " ".join((match[prefix + "act"] or "").split()).removeprefix("The ")
        self._last_law = name or self._last_law
        return name
