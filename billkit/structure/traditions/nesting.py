"""Marks in the order of a text -> sections, nested, with spans and labels.

A tradition says where a number stands and what rank it has; here is decided what it closes. A mark closes every open
section of its own rank and below; among equals of rank (division, title, subtitle; all that stands below the subitem)
`depth` tells the outer from the inner. A mark with `until` encloses: it closes nothing, stands inside what is open,
and nothing before that offset closes it, so that an article inside a quotation leaves the article around it open.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from billkit.models.section import Rank, Role, Section
from billkit.structure.citations import Step, cite

_ORDER: dict[Rank, int] = {
    "file": 0, "block": 1, "group": 2, "article": 3, "paragraph": 4, "item": 5, "subitem": 6, "subsubitem": 7,
}  # fmt: skip
_MOST = 50_000  # sections; the longest acts have some ten thousand, and what comes after is only numbers
_DEEPEST = 40  # sections open at once; no law comes near, and labels stay short whatever the input


class Mark(NamedTuple):
    """Where a section begins. `role` is that of the section around it where none is given.

    With `opens` False nothing begins: words that go on after a list close the list.
    """

    offset: int
    rank: Rank
    level: str = ""
    number: str = ""
    heading: str = ""
    role: Role | None = None
    depth: int = 0
    until: int | None = None
    opens: bool = True


@dataclass(slots=True)
class _Open:
    mark: Mark
    step: Step
    label: str
    slot: int
    order: tuple[int, int]


def nest(text: str, marks: Iterable[Mark], tradition: str) -> list[Section]:
    """Sections in the order of the text. Each ends with the last character that is not blank before the next begins."""
    nest = _Nest(text, tradition)
    for mark in islice(marks, _MOST):
        nest.add(mark)
    return nest.done()


class _Nest:
    def __init__(self, text: str, tradition: str) -> None:
        self._text = text
        self._tradition = tradition
        self._path: list[_Open] = []
        self._steps: list[Step] = []  # of the path
        self._sections: list[Section | None] = []

    def add(self, mark: Mark) -> None:
        self._leave(mark.offset)
        order = (_ORDER[mark.rank], mark.depth)
        if mark.until is None:
            self._close_from(mark, order)
        if mark.opens and len(self._path) < _DEEPEST:
            self._open(mark, order)

    def done(self) -> list[Section]:
        self._leave(len(self._text))
        self._close_to(0, len(self._text))
        return [section for section in self._sections if section]

    def _leave(self, offset: int) -> None:
        """Close the outermost enclosing section that ends before an offset, with all inside it, then the next."""
        for at, opened in enumerate(self._path):
            if opened.mark.until is not None and opened.mark.until <= offset:
                self._close_to(at, opened.mark.until)
                break

    def _close_from(self, mark: Mark, order: tuple[int, int]) -> None:
        """Close what a mark ends: all of its rank and below, down to the innermost enclosing section."""
        keep = len(self._path)
        while keep and self._path[keep - 1].mark.until is None and self._path[keep - 1].order >= order:
            keep -= 1
        self._close_to(keep, mark.offset)

    def _close_to(self, keep: int, offset: int) -> None:
        if len(self._path) > keep:
            end = _last_word(self._text, self._path[-1].mark.offset, offset)
            while len(self._path) > keep:
                opened = self._path.pop()
                self._sections[opened.slot] = _section(opened, end)
            del self._steps[keep:]

    def _open(self, mark: Mark, order: tuple[int, int]) -> None:
        around: Role = self._steps[-1].role if self._steps else "body"
        step = Step(mark.rank, mark.level, mark.number, mark.role or around)
        self._steps.append(step)
        label = cite(self._tradition, self._steps)
        self._path.append(_Open(mark, step, label, len(self._sections), order))
        self._sections.append(None)


def _section(opened: _Open, end: int) -> Section:
    mark, step = opened.mark, opened.step
    return Section(
        label=opened.label, start=mark.offset, end=end, heading=mark.heading, number=mark.number,
        rank=mark.rank, level=mark.level, role=step.role,
    )  # fmt: skip


def _last_word(text: str, start: int, end: int) -> int:
    """The end of the last word between two offsets; at least one character stays."""
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return end
