"""Text of marked-up sources set line by line, and their tables.

`Flow` knows where a line begins: blanks between elements are layout, a number stands on one line with the words after it,
a closing quotation mark right behind the word before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from billkit.models.table import Span
from billkit.readers.draft import Draft
from billkit.readers.xml import visit

After = Callable[[], None]
Enter = Callable[[etree._Element], After | None]

_STOP = re.compile(r",|\.(?!\s*\.)")  # a comma or full stop, not the dots of an omission
_NONE, _SPACE, _TAB, _LINE, _PARAGRAPH = range(5)


def nothing() -> None:
    """What is to be done at the end of most elements."""


def walk(root: etree._Element, enter: Enter, text: Callable[[str], None]) -> None:
    """From top to bottom: `enter` gives what is to be done at an element's end, or None to pass over its inside."""
    visit.walk(root, _Calls(enter, text))


class _Calls:
    """Visitor that calls back."""

    def __init__(self, enter: Enter, text: Callable[[str], None]) -> None:
        self._enter = enter
        self._text = text
        self._after: list[After] = []

    def enter(self, element: etree._Element, _: str) -> bool:
        after = self._enter(element)
        if after is None:
            return False
        self._after.append(after)
        return True

    def text(self, _: etree._Element, __: str, text: str) -> None:
        self._text(text)

    def leave(self, _: etree._Element, __: str) -> None:
        self._after.pop()()


class Flow:
    """Text on its way into a Draft. A gap is kept until something is written after it, so that it can be taken back."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self._gap = _NONE
        self._fixed = (
            False  # the gap before the next piece is settled: after a number, an opening quotation mark
        )
        self._tables: list[_Table] = []

    def text(self, text: str) -> None:
        """Running text; its blanks count."""
        words = text.strip()
        if text[:1].isspace():
            self._want(_SPACE)
        if words:
            if self._gap == _SPACE and _STOP.match(words):
                self._gap = _NONE
            self._put(words)
            if text[-1].isspace():
                self._want(_SPACE)

    def space(self) -> None:
        self._want(_SPACE)

    def line(self) -> None:
        self._want(_LINE)

    def paragraph(self) -> None:
        self._want(_PARAGRAPH)

    def number(self, text: str) -> None:
        """A mark on the line of what follows: ``(1)``."""
        if text:
            self._put(text)
            self._gap, self._fixed = _SPACE, True

    def opening(self, mark: str) -> None:
        """A quotation mark right before what follows."""
        if mark:
            self._put(mark)
            self._gap, self._fixed = _NONE, True

    def closing(self, mark: str) -> None:
        """A quotation mark or stop right behind what was written last."""
        if words := mark.strip():
            self._gap = _NONE
            self._put(words)

    def _want(self, gap: int) -> None:
        if not self._fixed:
            self._gap = max(self._gap, gap)

    def _put(self, words: str) -> None:
        if self._gap == _PARAGRAPH:
            self.draft.paragraph()
        elif self._gap == _LINE:
            self.draft.line()
        elif self._gap == _TAB:
            self.draft.tab()
        elif self._gap == _SPACE:
            self.draft.write(" ")
        start = self.draft.here
        self._gap, self._fixed = _NONE, False
        self.draft.write(words)
        for table in self._tables:
            table.written(start, self.draft.end)

    # --- tables: a line for each row, a tab between its cells

    def table(self) -> After:
        self.line()
        self._tables.append(_Table())
        return self._table_ends

    def row(self) -> After:
        self.line()
        if self._tables:
            self._tables[-1].row()
        return self.line

    def cell(self) -> After:
        if not self._tables:
            self.line()
            return self.line
        if self._tables[-1].opens():
            self._gap, self._fixed = _TAB, True
        return self._cell_ends

    def _cell_ends(self) -> None:
        self._fixed = False
        self._tables[-1].closes()

    def _table_ends(self) -> None:
        self._tables.pop().into(self.draft)
        self.line()


class _Table:
    def __init__(self) -> None:
        self.rows: list[list[Span]] = []
        self._row_has_text = False
        self._start = -1
        self._end = 0
        self._cell: Span | None = None

    def row(self) -> None:
        self.rows.append([])
        self._row_has_text = False

    def opens(self) -> bool:
        """A cell begins. True where it stands beside another one that is not empty."""
        if not self.rows:
            self.rows.append([])
        self._cell = None
        return bool(self.rows[-1]) and self._row_has_text

    def written(self, start: int, end: int) -> None:
        self._start = start if self._start < 0 else self._start
        self._end = end
        self._cell = Span(self._cell.start if self._cell else start, end)

    def closes(self) -> None:
        self._row_has_text = self._row_has_text or self._cell is not None
        self.rows[-1].append(self._cell or Span(self._end, self._end))
        self._cell = None

    def into(self, draft: Draft) -> None:
        if self._start >= 0:
            draft.table(self._start, tuple(tuple(row) for row in self.rows if row))
