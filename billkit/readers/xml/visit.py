"""A tree of XML read from top to bottom, without recursion: what a dialect does at each element is its own matter.

A dialect's reader is a `Visitor`: it is told of each element as it begins and ends, and of each text in its place. Comments
and processing instructions are passed over, the text after them is not.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Protocol

from lxml import etree

from billkit.models.section import Rank, Role
from billkit.models.table import Span
from billkit.readers.draft import Draft
from billkit.readers.xml.parse import local

MOST_DEPTH = 40  # sections in sections: no law has more, and deeper ones are kept as text

_LAST_DASH = re.compile(r"[.\s]*[—–-]?\s*$")


class Visitor(Protocol):
    def enter(self, element: etree._Element, name: str, /) -> bool:
        """An element begins. False: it is not read, nor what is in it."""
        ...

    def text(self, element: etree._Element, name: str, text: str, /) -> None:
        """Text that stands directly in an element."""
        ...

    def leave(self, element: etree._Element, name: str, /) -> None:
        """An element that was entered ends."""
        ...


def walk(root: etree._Element, visitor: Visitor) -> None:
    """Tells a visitor of the root and of all that is in it, in the order of the file."""
    walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    around: list[tuple[etree._Element, str]] = []
    passed_over: etree._Element | None = None
    for event, element in walker:
        if event == "start":
            name = local(element)
            if not visitor.enter(element, name):
                passed_over = element
                walker.skip_subtree()
                continue
            around.append((element, name))
            if element.text:
                visitor.text(element, name, element.text)
            continue
        if event == "end":
            if element is passed_over:
                passed_over = None
            else:
                visitor.leave(*around.pop())
        if element.tail and around:
            visitor.text(*around[-1], element.tail)


def all_text(element: etree._Element | None, but: Callable[[str], bool] | None = None) -> str:
    """The text of an element on one line, without the elements whose names are excepted."""
    if element is None:
        return ""
    if len(element) == 0:
        return " ".join((element.text or "").split())
    words = _Words(but)
    walk(element, words)
    return " ".join("".join(words.parts).split())


class _Words:
    """Visitor that keeps the text."""

    def __init__(self, but: Callable[[str], bool] | None) -> None:
        self.parts: list[str] = []
        self._but = but

    def enter(self, _: etree._Element, name: str) -> bool:
        return not (self._but and self._but(name))

    def text(self, _: etree._Element, __: str, text: str) -> None:
        self.parts.append(text)

    def leave(self, _: etree._Element, __: str) -> None:
        """Nothing ends but the element."""


def apart(element: etree._Element) -> str:
    """The text of an element whose children are lines, with a blank between them."""
    parts = [element.text or ""]
    for child in element:
        parts += [all_text(child), child.tail or ""]
    return " ".join(" ".join(parts).split())


def child(element: etree._Element, name: str) -> etree._Element | None:
    return next((inner for inner in element if local(inner) == name), None)


def parent(element: etree._Element) -> str:
    """Name of the element around; "" for the root."""
    around = element.getparent()
    return local(around) if around is not None else ""


def bare_heading(text: str) -> str:
    """A heading without the stop and dash that end it in print: "Short Title.—" -> "Short Title"."""
    return _LAST_DASH.sub("", text)


class Levels:
    """Sections of a draft, opened and closed in step with elements; what lies too deep is kept as text of what is around."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._opened: list[bool] = []

    def open(
        self, rank: Rank, level: str, number: str = "", heading: str = "", role: Role | None = None
    ) -> None:
        opened = self._draft.depth < MOST_DEPTH
        self._opened.append(opened)
        if opened:
            self._draft.open(rank, level, number, heading, role)

    def close(self) -> None:
        if self._opened.pop():
            self._draft.close()


class Rows:
    """A table while it is being written: a line for each row, a tab between its cells."""

    def __init__(self, draft: Draft) -> None:
        draft.line()
        self._draft = draft
        self._start = draft.here
        self._rows: list[list[Span]] = []
        self._from = 0

    def row(self) -> None:
        self._draft.line()
        self._rows.append([])

    def cell(self) -> None:
        if not self._rows:
            self.row()
        if self._rows[-1]:
            self._draft.tab()
        self._from = self._draft.here

    def end_cell(self) -> None:
        end = self._draft.end
        empty = max(end, self._start)  # nothing has been written yet where the first cell is empty
        self._rows[-1].append(Span(self._from, end) if end > self._from else Span(empty, empty))

    def end(self) -> None:
        if any(cell.end > cell.start for row in self._rows for cell in row):
            self._draft.table(self._start, tuple(tuple(row) for row in self._rows if row))
        self._draft.line()
