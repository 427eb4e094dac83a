"""A document as units: what a version is compared by.

A unit is a section without the sections inside it: the words of ``제5조제2항`` before its first item, the heading of a chapter.
Words that follow after a section's inner ones (the flush text under a list) are a unit of their own, and so is each
paragraph that stands in no section. Units touch each other and cover the text from its first character to its last.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, get_args

from billkit.comparison.versions.words import Alphabet
from billkit.models import Document, Section
from billkit.models.table import Span

Part = Literal[
    "front", "toc", "preamble", "recital", "body", "addenda", "annex", "memorandum", "signature", "loose"
]

_PARTS: dict[str, Part] = {part: part for part in get_args(Part)}
_BARE = re.compile(r"[\s#*>]*")
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*")
_MARK = re.compile(r"[\\*#]+")


@dataclass(slots=True)
class Unit:
    """One unit. `whole_end` is the index after the last unit inside it; `inner` its own words to be likened."""

    index: int
    start: int
    end: int
    section: Section | None
    flush: bool
    parent: int
    part: Part
    step: str = ""
    children: list[int] = field(default_factory=list)
    whole_end: int = 0
    inner: str = ""
    plain_heading: str = ""
    digest: int = 0

    @property
    def label(self) -> str:
        return self.section.label if self.section else ""

    @property
    def heading(self) -> str:
        return self.section.heading if self.section and not self.flush else ""

    @property
    def rank(self) -> str:
        return "flush" if self.flush or not self.section else self.section.rank

    @property
    def stub(self) -> bool:
        """Whether all it says is that its text is gone."""
        return self.section is not None and self.section.role == "deleted"


class Units:
    """The units of one version, in the order of the text; a unit stands before what is inside it."""

    def __init__(self, document: Document, alphabet: Alphabet) -> None:
        self.document = document
        self.text = document.text
        self.notes = _notes(document)
        self._note_starts = [note.start for note in self.notes]
        self._units = _cut(document)
        for unit in self._units:
            unit.inner = alphabet.likened(self.norm(unit))
            unit.plain_heading = "".join(c for c in unit.heading.casefold() if c.isalnum())
        self._sum_up()

    def __getitem__(self, index: int) -> Unit:
        return self._units[index]

    def __iter__(self) -> Iterator[Unit]:
        return iter(self._units)

    def __len__(self) -> int:
        return len(self._units)

    def own(self, unit: Unit) -> str:
        """The words of the unit alone, as they stand."""
        return self.text[unit.start : unit.end]

    def notes_in(self, unit: Unit) -> list[Span]:
        """Amendment notes in the unit; offsets count from its start."""
        first = bisect_left(self._note_starts, unit.start)
        last = bisect_left(self._note_starts, unit.end, first)
        inside = (note for note in self.notes[first:last] if note.end <= unit.end)
        return [Span(note.start - unit.start, note.end - unit.start) for note in inside]

    def norm(self, unit: Unit) -> str:
        """The words of the unit without its number and without amendment notes: what the norm says."""
        text, at, kept = self.own(unit), 0, []
        for note in self.notes_in(unit):
            kept.append(text[at : note.start])
            at = note.end
        return _without_number("".join(kept) + text[at:], unit)

    def whole(self, unit: Unit) -> str:
        """The words to be likened of the unit and all inside it."""
        return "".join(u.inner for u in self._units[unit.index : unit.whole_end])

    def path(self, unit: Unit) -> tuple[str, ...]:
        """Parts, chapters and the article around the unit, outermost first, with their headings. What stands between
        article and item is in the label."""
        names: list[str] = []
        at = unit.parent
        while at >= 0:
            around = self._units[at]
            name = name_of(around)
            if around.rank in ("group", "article") or (not around.label and name != name_of(unit)):
                names.append(f"{name} {around.heading}".strip() if around.label else name)
            at = around.parent
        return tuple(reversed(names))

    def inside(self, unit: Unit) -> Iterator[Unit]:
        """The unit and all inside it."""
        return iter(self._units[unit.index : unit.whole_end])

    def _sum_up(self) -> None:
        """Ends and digests of whole units, from the inside out; no recursion: files nest as deep as they like."""
        for unit in reversed(self._units):
            unit.whole_end = self._units[unit.children[-1]].whole_end if unit.children else unit.index + 1
            unit.digest = hash((unit.inner, unit.flush, *(self._units[c].digest for c in unit.children)))


def name_of(unit: Unit) -> str:
    """ "제9조제1항", "제2장 기본계획", "front matter": how one would call it."""
    section = unit.section
    if section is None:
        return "opening" if unit.part == "front" else "paragraph"
    if unit.flush:
        return f"{section.label or section.heading}, closing words".strip(", ")
    if section.label:
        return section.label
    if section.rank == "block" and not section.heading:
        return {"front": "front matter", "toc": "table of contents"}.get(section.role, section.role)
    return f"{section.number} {section.heading}".strip() or section.level or section.rank


def _notes(document: Document) -> list[Span]:
    if document.tradition != "kr":
        return []
    from billkit.structure.traditions.korean import amendment_notes

    return amendment_notes(document.text)


def _cut(document: Document) -> list[Unit]:
    """The text cut wherever a section starts or ends, each piece with the section it belongs to."""
    sweep = _Sweep(document.text, len(document.sections))
    for _, section in document.outline():
        if section.end > section.start:
            sweep.opened(section)
    sweep.finished()
    return sweep.units


class _Sweep:
    """Goes through the text once; what is open is on a stack."""

    def __init__(self, text: str, sections: int) -> None:
        self.text = text
        self.sections = sections
        self.units: list[Unit] = []
        self.open: list[Unit] = []
        self.end = 0

    def opened(self, section: Section) -> None:
        start = max(_line_start(self.text, section.start), self.end)
        while self.open and _end(self.open[-1]) <= section.start:
            self._give(min(_end(self.open[-1]), start))
            self.open.pop()
        self._give(start)
        self.open.append(self._unit(start, section, flush=False))

    def finished(self) -> None:
        while self.open:
            self._give(_end(self.open[-1]))
            self.open.pop()
        self._give(len(self.text))

    def _give(self, to: int) -> None:
        """Gives the text up to an offset to the innermost open unit, or to flush units inside it."""
        if to <= self.end:
            return
        last, owner = (units[-1] if units else None for units in (self.units, self.open))
        piece = self.text[self.end : to]
        more = last is owner or (last and last.flush and owner and last.section is owner.section)
        if last and (more or not any(c.isalnum() for c in piece)):
            last.end = self.end = to
            return
        for end in _ends(self.text, self.end, to, apart=owner is None):
            self._unit(self.end, owner.section if owner else None, flush=owner is not None)
            self.units[-1].end = self.end = end

    def _unit(self, start: int, section: Section | None, flush: bool) -> Unit:
        parent = self.open[-1] if self.open else None
        unit = Unit(
            len(self.units),
            start,
            start,
            section,
            flush,
            parent.index if parent else -1,
            self._part(parent, section),
        )
        unit.step = "" if flush else _step(parent, section)
        if parent:
            parent.children.append(unit.index)
        self.units.append(unit)
        return unit

    def _part(self, parent: Unit | None, section: Section | None) -> Part:
        """The part of the document; what is quoted or deleted is in the part around it."""
        if parent and parent.part != "body":
            return parent.part
        if section is None:
            opening = self.sections > 0 and all(
                unit.section is None or unit.part == "front" for unit in self.units
            )
            return "front" if opening else "loose"
        return _PARTS.get(section.role, "body")


def _end(unit: Unit) -> int:
    return unit.section.end if unit.section else unit.end


def _line_start(text: str, start: int) -> int:
    """Where the line starts, if only blanks and marks of Markdown stand before the section."""
    line = text.rfind("\n", max(start - 40, 0), start) + 1
    return line if _BARE.fullmatch(text, line, start) else start


def _ends(text: str, start: int, end: int, apart: bool) -> list[int]:
    """Ends of the paragraphs of a text that stands in no section; other texts are one piece."""
    ends = (
        [gap.end() for gap in _PARAGRAPH.finditer(text, start, end) if gap.start() > start] if apart else []
    )
    return [*(e for e in ends if e < end), end]


def _step(parent: Unit | None, section: Section | None) -> str:
    """The last step of the label: what changes when the unit itself, and nothing around it, is renumbered."""
    if section is None:
        return ""
    around = parent.label if parent else ""
    if around and section.label.startswith(around):
        return section.label[len(around) :].strip()
    if parent and section.rank not in ("article", "block") and section.number:
        return "".join(c for c in section.number.casefold() if c.isalnum())
    return section.label or section.number


def _without_number(text: str, unit: Unit) -> str:
    if unit.flush or not unit.section or not unit.section.number:
        return text
    head = _MARK.sub("", text[:60])
    at = head.find(unit.section.number)
    return head[at + len(unit.section.number) :] + text[60:] if 0 <= at < 8 else text
