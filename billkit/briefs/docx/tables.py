"""Tables: a head that is repeated on each page, rows that stay whole, no merged cells, columns as wide as they need.

Widths are fixed, from what the cells hold, so that Word, LibreOffice and a printer agree; a table with more columns than
a page can hold upright is set on pages of its own that lie down, and its head is turned where even that is too narrow.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from billkit.briefs.docx.xml import Element, inline, make, value
from billkit.models.brief import Statement, Table
from billkit.pictures.widths import width

_SIZE = 9 * 20 * 1.0  # of the text in a table, in twentieths of a point
_PADDING = 150
_MARK = 0.55 * _SIZE  # width of a digit of a citation, raised and small
_LONGEST_WORD = 0.30  # of the room: what is longer is broken
_WHOLE = 1200  # characters; a row with more in a cell may be broken across pages


class Need(NamedTuple):
    """What a column cannot do without, and what it would fill in one line."""

    least: float
    most: float


def needs(table: Table, room: int) -> list[Need]:
    """The needs of each column."""
    columns = range(len(table.headers))
    rows = [table.headers, *table.rows]
    return [_need([row[column] for row in rows], room) for column in columns]


def _need(cells: Sequence[Statement], room: int) -> Need:
    least = max(_longest_word(cell) for cell in cells)
    most = max(width(inline(cell.text)[:2000], _SIZE) + _marks(cell) for cell in cells)
    least = min(least, _LONGEST_WORD * room) + _PADDING
    return Need(least, max(least, most + _PADDING))


def _longest_word(cell: Statement) -> float:
    words = inline(cell.text)[:5000].split()
    longest = sorted(words, key=len)[-3:]
    widest = max((width(word[:200], _SIZE) for word in longest), default=0.0)
    return max(widest, min(_marks(cell), 8 * _MARK))


def _marks(cell: Statement) -> float:
    """Room for the citations of a cell."""
    return sum(4 * _MARK for _ in cell.cites)


def columns(needed: Sequence[Need], room: int) -> list[int]:
    """Widths that together are the room: each column has its least, what is left goes where the most text is."""
    least = sum(need.least for need in needed)
    if least >= room:
        return _whole([need.least / least * room for need in needed], room)
    over = [need.most - need.least for need in needed]
    left = min(room - least, sum(over))
    # a root, so that one long cell does not starve the others
    weights = [extra**0.5 for extra in over]
    return _whole(_shared(needed, weights, left, room), room)


def _shared(needed: Sequence[Need], weights: Sequence[float], left: float, room: int) -> list[float]:
    """Least widths and their shares of what is left; none gets more than its most while others lack."""
    widths = [need.least for need in needed]
    open_ = [place for place, weight in enumerate(weights) if weight > 0]
    while left > 1 and open_:
        total = sum(weights[place] for place in open_)
        share = {place: left * weights[place] / total for place in open_}
        for place in open_:
            given = min(share[place], needed[place].most - widths[place])
            widths[place] += given
            left -= given
        open_ = [place for place in open_ if needed[place].most - widths[place] > 1]
    # a table that needs less than the page is still as wide: its columns stand under each other from table to table
    scale = room / sum(widths)
    return [wide * scale for wide in widths]


def _whole(widths: Sequence[float], room: int) -> list[int]:
    made = [int(wide) for wide in widths]
    made[-1] += room - sum(made)
    return made


class Cells(NamedTuple):
    """The paragraphs of a table: of its head, and of its rows."""

    head: list[Element]
    rows: list[list[Element]]


def table(table: Table, cells: Cells, widths: Sequence[int], style: str, title: str) -> Element:
    """The table. `title` is what a screen reader says of it."""
    properties = make(
        "w:tblPr",
        value("w:tblStyle", style),
        make("w:tblW", w_w=str(sum(widths)), w_type="dxa"),
        make("w:tblLayout", w_type="fixed"),
        make(
            "w:tblLook", w_val="04A0", w_firstRow="1", w_lastRow="0", w_firstColumn="1", w_lastColumn="0",
            w_noHBand="0", w_noVBand="1",
        ),
        value("w:tblCaption", title),
    )  # fmt: skip
    grid = make("w:tblGrid", *(make("w:gridCol", w_w=str(wide)) for wide in widths))
    made = make("w:tbl", properties, grid, _row(cells.head, widths, make("w:cantSplit"), make("w:tblHeader")))
    for row, paragraphs in zip(table.rows, cells.rows, strict=True):
        whole = all(len(cell.text) <= _WHOLE for cell in row)
        made.append(_row(paragraphs, widths, *([make("w:cantSplit")] if whole else [])))
    return made


def _row(paragraphs: Sequence[Element], widths: Sequence[int], *properties: Element) -> Element:
    row = make("w:tr", *([make("w:trPr", *properties)] if properties else []))
    for paragraph, wide in zip(paragraphs, widths, strict=True):
        row.append(make("w:tc", make("w:tcPr", make("w:tcW", w_w=str(wide), w_type="dxa")), paragraph))
    return row
