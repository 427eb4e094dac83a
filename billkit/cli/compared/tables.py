"""The comparison in the terminal: the matrix, then what differs inside the kinds that several bills have."""

from __future__ import annotations

from collections.abc import Iterator

from billkit.cli.compared.words import RELATION, called, label, matrix, ordered, place, values
from billkit.cli.table import render
from billkit.models.comparison import Comparison, Line

_TOLD = ("differs", "partly", "overlaps", "same")


def as_table(compared: Comparison) -> str:
    parts = [render(*matrix(compared))]
    if rows := list(_rows(compared)):
        numbers = "".join(
            f"[{number}] {called(bill, number)}\n" for number, bill in enumerate(compared.bills, 1)
        )
        parts.append(f"\nInside the kinds that several bills have\n{numbers}\n")
        parts.append(render(["instrument", "detail", "", "values", "where"], rows))
    return "".join(parts)


def _rows(compared: Comparison) -> Iterator[list[str]]:
    for row in compared.rows:
        for line in row.lines:
            if len(line.cells) < 2:
                continue
            where = _where(line)
            told = [detail for detail in ordered(line.details) if detail.relation in _TOLD]
            for detail in told:
                yield [row.title, label(detail.name), RELATION[detail.relation], values(detail), where]
            if not told:
                yield [row.title, "", "no detail stated", "", where]


def _where(line: Line) -> str:
    return "; ".join(f"[{cell.bill + 1}] {place(cell.citations[0])}".rstrip() for cell in line.cells)
