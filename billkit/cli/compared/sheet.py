"""The comparison as CSV, one line for each detail of each provision, so that a spreadsheet can filter it.

Economies have a line for each measure. No cell runs as a formula.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from billkit.cli.compared.words import names
from billkit.economies.exports.sheet import formula_safe
from billkit.models.comparison import BillCell, Citation, Comparison, LineCell, Row

HEADS = (
    "kind", "column", "standing", "line", "item", "detail", "value", "relation", "quote", "page", "section", "text_line",
)  # fmt: skip


def as_csv(compared: Comparison) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(HEADS)
    bills = names(compared)
    for row in (*compared.rows, *compared.mentioned):
        for cells in _rows(row, bills, compared.economies):
            writer.writerow([formula_safe(cell) for cell in cells])
    return buffer.getvalue()


def _rows(row: Row, bills: list[str], economies: tuple[str, ...]) -> Iterator[list[object]]:
    for bill, cell in enumerate(row.standing):
        if cell.standing != "present" or not row.lines:
            yield from _standing(row, bills[bill], bill, cell)
    for number, line in enumerate(row.lines, 1):
        for member in line.cells:
            yield from _member(row, bills, number, member)
    for economy, ids in zip(economies, row.economies, strict=True):
        for identity in ids:
            yield [row.kind, economy, "measure", None, identity, *[None] * 7]


def _standing(row: Row, name: str, bill: int, cell: BillCell) -> Iterator[list[object]]:
    item = " ".join(row.bills[bill]) or None
    places = [_place(citation) for citation in cell.citations] or [[None] * 4]
    for where in places:
        yield [row.kind, name, cell.standing, None, item, None, None, None, *where]


def _member(row: Row, bills: list[str], number: int, member: LineCell) -> Iterator[list[object]]:
    head = [row.kind, bills[member.bill], "present", number, member.provision]
    where = _place(member.citations[0])
    found = False
    for detail in row.lines[number - 1].details:
        for stated in detail.values:
            if stated.bill == member.bill:
                found = True
                yield [*head, detail.name, stated.value, detail.relation, *where]
    if not found:
        yield [*head, None, None, None, *where]


def _place(citation: Citation) -> list[object]:
    return [" ".join(citation.quote.split()), citation.page, citation.section, citation.line]
