"""A measures file, checked: its rows, and all that is wrong with it, each once, in the order of the file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from billkit.economies.check.cells import cell_fault
from billkit.economies.check.decode import decode, encoding_fault, first_bad, is_bad, read_again
from billkit.economies.check.fault import Fault
from billkit.economies.check.header import Header, delimiter_of, header
from billkit.economies.check.records import Cell, Record, records
from billkit.economies.check.together import Row, duplicates, faults_between
from billkit.economies.package import fields

LARGEST = 10_000_000  # bytes: forty times the shipped file
MOST = 5_000  # faults: nobody corrects more by hand
_SCHEMA = {field["name"]: field for field in fields("steel_support")}
_TEMPLATE = "`billkit measures template` writes an empty file"


class Checked(NamedTuple):
    """`rows` are those that can be read: each column with its text, and the line."""

    rows: list[tuple[int, dict[str, str]]]
    faults: list[Fault]


def check(data: bytes) -> Checked:
    """Read and check a measures file."""
    if len(data) > LARGEST:
        return _only(f"{len(data):,} bytes, more than {LARGEST:,}", "split the file")
    if not data.strip(b"\xef\xbb\xbf \t\r\n\0"):
        return _only("the file is empty", _TEMPLATE, "empty")
    text, faults, whole = decode(data)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    known = list(_SCHEMA)
    delimiter, more = delimiter_of(text, known)
    table = records(text, delimiter)
    first = next(table)
    if first.broken:
        broken = Fault(
            first.broken.line, "", "quotes", "quotation marks of the first line do not match", _QUOTES
        )
        return Checked([], [*faults, *more, broken])
    head = header(first._replace(cells=[Cell(read_again(c.text, whole), c.line) for c in first.cells]), known)
    if not any(head.columns):
        return _only("the first line names no column of a measures file", _TEMPLATE, "header")
    body = _Body(head, whole)
    rows = list(body.rows(table))
    if not rows and not body.faults:
        body.faults.append(
            Fault(first.line, "", "empty", "no measure below the first line", "add one line a measure")
        )
    return Checked(rows, sorted([*faults, *more, *head.faults, *body.faults], key=_in_file))


_QUOTES = 'put the whole cell in quotation marks and double those inside: "says ""yes"" here"'


def _only(message: str, remedy: str, code: str = "large") -> Checked:
    return Checked([], [Fault(1, "", code, message, remedy)])


def _in_file(fault: Fault) -> tuple[int, int]:
    """By line, then by the column's place in the data package."""
    names = list(_SCHEMA)
    return fault.line, names.index(fault.column) if fault.column in _SCHEMA else len(names)


class _Body:
    """The lines below the header."""

    def __init__(self, head: Header, whole: str | None) -> None:
        self.columns = head.columns
        self.faults: list[Fault] = []
        self._whole = whole
        self._whole_told = False
        self._look = duplicates()

    def rows(self, table: Iterator[Record]) -> Iterator[tuple[int, dict[str, str]]]:
        """The rows that can be read. After very many faults reading stops, and that is told."""
        for record in table:
            if (row := self.row(record)) is not None:
                yield row
            if len(self.faults) > MOST:
                message = f"more than {MOST:,} faults; the lines below are not checked"
                self.faults.append(
                    Fault(record.line + 1, "", "many", message, "correct these and check again")
                )
                return

    def row(self, record: Record) -> tuple[int, dict[str, str]] | None:
        """A row of the table; None, with its fault, where the cells are not those of the columns."""
        if fault := self._misshapen(record):
            self.faults.append(fault)
            return None
        cells, unread = self._readable(record)
        row = {name: cell for name, cell in zip(self.columns, cells, strict=True) if name}
        self._check(row, unread)
        return record.line, {name: cell.text for name, cell in row.items()}

    def _check(self, row: Row, faulty: set[str]) -> None:
        told = [
            f for name, cell in row.items() if name not in faulty and (f := cell_fault(_SCHEMA[name], cell))
        ]
        faulty = faulty | {fault.column for fault in told}
        told += faults_between(row, faulty)
        told += [fault for fault in self._look(row) if fault.column not in faulty | {f.column for f in told}]
        self.faults += told

    def _misshapen(self, record: Record) -> Fault | None:
        """Quotation marks that do not match, too many cells, too few, or none with text."""
        columns, cells = self.columns, record.cells
        if record.broken:
            return Fault(
                record.broken.line,
                self._name(len(cells) - 1),
                "quotes",
                "quotation marks do not match",
                _QUOTES,
            )
        if not any(cell.text.strip() for cell in cells):
            return Fault(record.line, "", "blank-line", "a line of empty cells", "delete it")
        if len(cells) > len(columns):
            message = f"{len(cells)} cells for {len(columns)} columns"
            remedy = "put a cell that holds a comma in quotation marks"
            return Fault(
                cells[len(columns)].line, f"column {len(columns) + 1}", "cells-extra", message, remedy
            )
        if len(cells) < len(columns):
            message = f"{len(cells)} cells for {len(columns)} columns; here the first is missing"
            return Fault(
                cells[-1].line,
                self._name(len(cells)),
                "cells-missing",
                message,
                "add a comma for each empty cell",
            )
        return None

    def _name(self, number: int) -> str:
        return (self.columns[number] if number < len(self.columns) else None) or f"column {number + 1}"

    def _readable(self, record: Record) -> tuple[list[Cell], set[str]]:
        """The cells with all their bytes read, and the columns told to be no UTF-8: each, or the first of a file."""
        cells, told = [], set()
        for number, cell in enumerate(record.cells):
            if is_bad(cell.text) and not (self._whole and self._whole_told):
                self._whole_told = True
                told.add(self._name(number))
                line = cell.line + cell.text.count("\n", 0, first_bad(cell.text))
                self.faults.append(encoding_fault(line, self._name(number), cell.text, self._whole))
            cells.append(Cell(read_again(cell.text, self._whole), cell.line))
        return cells, told
