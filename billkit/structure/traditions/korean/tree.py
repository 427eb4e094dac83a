"""Marks in the order of the text -> sections: where each ends, its label, whether it is only a stub."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from billkit.models.section import Role, Section
from billkit.structure.citations import Step, cite
from billkit.structure.traditions.korean.marks import CLAUSE, QUOTATION, Mark

_DELETED = re.compile(r"[\s:.]*\(?삭\s?제\)?\s*(?:[<\[(][^<>\[\]]{0,80}[>\])]\s*)*[\s.]*\Z")
_STUB = 200  # characters that a stub may have


@dataclass
class _Open:
    mark: Mark
    role: Role
    children: int = 0
    slot: int = 0


def sections(text: str, marks: Sequence[Mark]) -> list[Section]:
    """Sections in the order of their starts."""
    found: list[Section | None] = []
    path: list[_Open] = []
    for mark in marks:
        cut = mark.start if mark.cut is None else mark.cut
        _close(text, path, mark.depth, cut, found)
        if path:
            path[-1].children += 1
        around: Role = path[-1].role if path else "body"
        path.append(_Open(mark, mark.role or around, slot=len(found)))
        found.append(None)
    _close(text, path, -1, len(text), found)
    return [section for section in found if section]


def _close(text: str, path: list[_Open], depth: int, cut: int, found: list[Section | None]) -> None:
    """Everything ends that stands as deep as the next mark or deeper, or whose own end has come."""
    while path and (path[-1].mark.depth >= depth or _over(path[-1].mark, cut)):
        opened = path[-1]
        end = min(cut, opened.mark.end or cut)
        end = opened.mark.start + len(text[opened.mark.start : end].rstrip())
        if end > opened.mark.start:
            found[opened.slot] = _section(text, path, end)
        path.pop()


def _over(mark: Mark, cut: int) -> bool:
    return mark.end is not None and mark.end <= cut


def _section(text: str, path: Sequence[_Open], end: int) -> Section:
    opened = path[-1]
    mark = opened.mark
    deleted = not opened.children and end - mark.body < _STUB and bool(_DELETED.match(text, mark.body, end))
    return Section(
        label=cite("kr", _steps(path)), start=mark.start, end=end, heading=mark.heading, number=mark.number,
        rank=mark.rank, level=mark.level, role="deleted" if deleted else opened.role,
    )  # fmt: skip


def _steps(path: Sequence[_Open]) -> list[Step]:
    """The way to a section, with the steps that are cited and not written. What stands under a sentence that amends is
    cited by its place in the other law: the place that the sentence names first, until new text tells its own."""
    steps: list[Step] = []
    own = 0  # steps outside the sentence
    for opened, around in zip(path, (None, *path), strict=False):
        mark = opened.mark
        if mark.depth == CLAUSE:
            own = len(steps)
        elif around and mark.depth >= QUOTATION >= around.mark.depth:
            del steps[own:]
        steps += mark.outer
        steps.append(
            Step(mark.rank, mark.level, mark.number, "quoted" if mark.depth >= CLAUSE else opened.role)
        )
    return steps
