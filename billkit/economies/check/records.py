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

_NEXT_MEASURE = r"\n[a-z]{2}-[a-z0-9.-]+%s[A-Z]{2}%s"


class Cell(NamedTuple):
    text: str
    line: int


class Record(NamedTuple):
    """One line of the table. `broken` is the cell whose quotation marks do not match: what follows it is not known."""

    line: int
    cells: list[Cell]
    broken: Cell | None = None


class _Quoted(NamedTuple):
    text: str
    end: int  # where reading goes on
    fault_at: int | None = None


def records(text: str, delimiter: str = ",") -> Iterator[Record]:
    """The records of a text whose lines end in \\n; blank lines are no records."""
    plain = re.compile(rf"[^{re.escape(delimiter)}\n]*")
    swallowed = re.compile(_NEXT_MEASURE % (re.escape(delimiter), re.escape(delimiter)))
    at, line = 0, 1
    while at < len(text):
        begin, cells, broken = line, [], None
        while True:
            cell_at = at
            if text.startswith('"', at):
                value, at, fault_at = _quoted(text, at, delimiter, swallowed)
                if fault_at is not None:
                    broken = Cell(value, line + text.count("\n", cell_at, fault_at))
            else:
                at = plain.match(text, at).end()  # type: ignore[union-attr]  # it matches the empty string
                value = text[cell_at:at]
            cells.append(Cell(value, line))
            line += text.count("\n", cell_at, at)
            if broken or not text.startswith(delimiter, at):
                break
            at += 1
        if text.startswith("\n", at):
            at, line = at + 1, line + 1
        if broken or len(cells) > 1 or cells[0].text.strip():
            yield Record(begin, cells, broken)


def _quoted(text: str, at: int, delimiter: str, swallowed: re.Pattern[str]) -> _Quoted:
    """The cell that opens at a quotation mark."""
    mark = at + 1
    while (mark := text.find('"', mark)) >= 0 and text.startswith('"', mark + 1):
        mark += 2
    if mark < 0 or swallowed.search(text, at, mark):
        return _Quoted(text[at : _line_end(text, at)], _line_end(text, at), at)
    if text[mark + 1 : mark + 2] in ("", delimiter, "\n"):
        return _Quoted(text[at + 1 : mark].replace('""', '"'), mark + 1)
    if text[mark - 1] in (delimiter, "\n"):  # it opens a cell: the one before was never closed
        return _Quoted(text[at : _line_end(text, at)], _line_end(text, at), at)
    return _Quoted(text[at : _line_end(text, mark)], _line_end(text, mark), mark)


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end
