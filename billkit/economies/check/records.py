"""Text of a CSV file -> records of cells, each with the line it begins on (RFC 4180).

    a,b,"c, d"            three cells
    a,"two
    lines",c              one record on two lines; c begins on the second
    a,"a ""b"" c",d       a doubled quotation mark stands for one
    a,"never closed,c     broken: told at the opening mark; reading goes on with the next line
    a,"a "b" c",d         broken: told at the inner mark; reading goes on with the next line

A quotation mark is never closed if the text it would enclose holds the beginning of another measure: so that one lost
mark does not swallow the lines below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_MOST_CELLS = 1_000  # what stands behind is one cell: no table is so wide
_BLANK_LINES = re.compile(r"\n*")
_NEXT_MEASURE = r"\n[a-z]{2}-[a-z0-9.-]+%s[A-Z]{2}%s"


class Cell(NamedTuple):
    text: str
    line: int


class Record(NamedTuple):
    """One line of the table. `broken` is the cell whose quotation marks do not match: what follows it is not known."""

    line: int
    cells: list[Cell]
    broken: Cell | None = None


class _Read(NamedTuple):
    text: str
    end: int  # where reading goes on
    fault_at: int | None = None


class _Marks(NamedTuple):
    """What ends a cell, and what must not stand inside one."""

    delimiter: str
    plain: re.Pattern[str]
    swallowed: re.Pattern[str]


def records(text: str, delimiter: str = ",") -> Iterator[Record]:
    """The records of a text whose lines end in \\n; blank lines are no records."""
    mark = re.escape(delimiter)
    marks = _Marks(delimiter, re.compile(rf"[^{mark}\n]*"), re.compile(_NEXT_MEASURE % (mark, mark)))
    at, line = 0, 1
    while True:
        blank = len(_BLANK_LINES.match(text, at)[0])  # type: ignore[index]  # it matches the empty string
        at, line = at + blank, line + blank
        if at >= len(text):
            return
        record, end = _record(text, at, line, marks)
        line += text.count("\n", at, end)
        at = end
        if record.broken or len(record.cells) > 1 or record.cells[0].text.strip():
            yield record


def _record(text: str, at: int, line: int, marks: _Marks) -> tuple[Record, int]:
    """The record that begins at a place, and where it ends."""
    begin, cells = line, list[Cell]()
    while True:
        read = _cell(text, at, len(cells), marks)
        cells.append(Cell(read.text, line))
        if read.fault_at is not None:
            broken = Cell(read.text, line + text.count("\n", at, read.fault_at))
            return Record(begin, cells, broken), read.end
        line += text.count("\n", at, read.end)
        if not text.startswith(marks.delimiter, read.end):
            return Record(begin, cells), read.end
        at = read.end + 1


def _cell(text: str, at: int, number: int, marks: _Marks) -> _Read:
    if number == _MOST_CELLS:
        end = _line_end(text, at)
        return _Read(text[at:end], end)
    if text.startswith('"', at):
        return _quoted(text, at, marks)
    end = marks.plain.match(text, at).end()  # type: ignore[union-attr]  # it matches the empty string
    return _Read(text[at:end], end)


def _quoted(text: str, at: int, marks: _Marks) -> _Read:
    """The cell that opens at a quotation mark."""
    mark = at + 1
    while (mark := text.find('"', mark)) >= 0 and text.startswith('"', mark + 1):
        mark += 2
    never_closed = _Read(text[at : _line_end(text, at)], _line_end(text, at), at)
    if mark < 0 or marks.swallowed.search(text, at, mark):
        return never_closed
    if text[mark + 1 : mark + 2] in ("", marks.delimiter, "\n"):
        return _Read(text[at + 1 : mark].replace('""', '"'), mark + 1)
    if text[mark - 1] in (marks.delimiter, "\n"):  # it opens a cell: the one before was never closed
        return never_closed
    return _Read(text[at : _line_end(text, mark)], _line_end(text, mark), mark)


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end
