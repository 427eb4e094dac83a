"""Tables: a head that is repeated on each page, rows that stay whole, no merged cells, columns as wide as they need.

Widths are fixed, from what the cells hold, so that Word, LibreOffice and a printer agree. A table with more columns than
an upright page can hold is set on pages that lie down, and its head is turned where even that is too narrow.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from billkit.briefs.docx.xml import Element, inline, make, value
from billkit.models.brief import Statement, Table
from billkit.pictures.widths import width

_SIZE = 9.0 * 20  # of the text in a table, in twentieths of a point
_FACE = 0.88  # of the widths of `pictures.widths`, which are of the widest faces; Korean letters are as wide in any
_BOLD = 1.1  # how much wider a head is than the same words below it
_WHOLE_EM = re.compile("[\u1100-\u11ff\u3000-\u9fff\uac00-\ud7a3]")
_PADDING = 150
_MARK = 0.4 * _SIZE  # a raised digit or blank of a citation
_TURNED = 300  # a column under a turned head
_HIGHEST = 2600  # a turned head
_LONGEST_WORD = 0.30  # of the room: what is longer is broken
_WHOLE = 1200  # characters; a row with more in a cell may be broken across pages


class Plan(NamedTuple):
    """How a table stands on a page: the widths of its columns, whether the page lies down and the head is turned."""

    widths: list[int]
    lying: bool = False
    turned: bool = False


class Need(NamedTuple):
    """What a column cannot do without, and what it would fill in one line at most."""

    least: float
    most: float


def plan(table: Table, upright: int, lying: int) -> Plan:
    """Upright if the columns fit, else lying, else lying with a turned head."""
    needed = _needs(table, upright)
    if _fits(needed, upright) or lying <= upright:
        return Plan(_columns(needed, upright))
    needed = _needs(table, lying)
    if _fits(needed, lying):
        return Plan(_columns(needed, lying), lying=True)
    return Plan(_columns(_needs(table, lying, turned=True), lying), lying=True, turned=True)


def _fits(needed: Sequence[Need], room: int) -> bool:
    return sum(need.least for need in needed) <= room


def _needs(table: Table, room: int, turned: bool = False) -> list[Need]:
    return [
        _need(head, [row[place] for row in table.rows], room, turned and place > 0)
        for place, head in enumerate(table.headers)
    ]


def _need(head: Statement, cells: Sequence[Statement], room: int, turned: bool) -> Need:
    heads = (_TURNED, _TURNED) if turned else (_word(head, _BOLD), _line(head) * _BOLD)
    least = min(max(heads[0], *map(_word, cells)), _LONGEST_WORD * room) + _PADDING
    return Need(least, max(least, heads[1] + _PADDING, *(_line(cell) + _PADDING for cell in cells)))


def _line(cell: Statement) -> float:
    """Width of a cell in one line, its citations behind it."""
    return _width(inline(cell.text)[:2000]) + _marks(cell)


def _word(cell: Statement, weight: float = 1.0) -> float:
    """Width of the longest word of a cell."""
    longest = sorted(inline(cell.text)[:5000].split(), key=len)[-3:]
    widest = max((_width(word[:200]) * weight for word in longest), default=0.0)
    return max(widest, min(_marks(cell), 5 * _MARK))


def _width(text: str) -> float:
    return width(text, _SIZE) * _FACE + len(_WHOLE_EM.findall(text)) * _SIZE * (1 - _FACE)


def _marks(cell: Statement) -> float:
    return 4 * _MARK * len(cell.cites)


def _columns(needed: Sequence[Need], room: int) -> list[int]:
    """Widths that together are the room: each column has its least, and what is left goes where the most text is."""
    widths = [need.least for need in needed]
    if sum(widths) < room:
        _share(widths, needed, room - sum(widths))
    # a table that needs less is still as wide as the page, so that tables below each other agree
    scale = room / sum(widths)
    made = [int(wide * scale) for wide in widths]
    made[-1] += room - sum(made)
    return made


def _share(widths: list[float], needed: Sequence[Need], left: float) -> None:
    """Gives each column a share of what is left; what one does not need goes to the others."""
    # weaker than in proportion, so that one long cell does not starve the others
    weights = [(need.most - need.least) ** 0.75 for need in needed]
    lacking = [place for place, weight in enumerate(weights) if weight > 0]
    while left > 1 and lacking:
        total = sum(weights[place] for place in lacking)
        spread = left
        for place in lacking:
            given = min(spread * weights[place] / total, needed[place].most - widths[place])
            widths[place] += given
            left -= given
        lacking = [place for place in lacking if needed[place].most - widths[place] > 1]


class Cells(NamedTuple):
    """The paragraphs of a table: of its head, and of its rows."""

    head: list[Element]
    rows: list[list[Element]]


def table(table: Table, cells: Cells, plan: Plan, style: str, title: str) -> Element:
    """The table. `title` is what a screen reader says of it."""
    properties = make(
        "w:tblPr",
        value("w:tblStyle", style),
        make("w:tblW", w_w=str(sum(plan.widths)), w_type="dxa"),
        make("w:tblLayout", w_type="fixed"),
        make(
            "w:tblLook", w_val="04A0", w_firstRow="1", w_lastRow="0", w_firstColumn="1", w_lastColumn="0",
            w_noHBand="0", w_noVBand="1",
        ),
        value("w:tblCaption", title),
    )  # fmt: skip
    grid = make("w:tblGrid", *(make("w:gridCol", w_w=str(wide)) for wide in plan.widths))
    made = make("w:tbl", properties, grid, _head(table, cells.head, plan))
    for row, paragraphs in zip(table.rows, cells.rows, strict=True):
        whole = all(len(cell.text) <= _WHOLE for cell in row)
        made.append(_row(paragraphs, plan.widths, *([make("w:cantSplit")] if whole else [])))
    return made


def _head(table: Table, paragraphs: Sequence[Element], plan: Plan) -> Element:
    properties = [make("w:cantSplit"), make("w:tblHeader")]
    if plan.turned:
        high = max(_line(head) * _BOLD for head in table.headers[1:]) + _PADDING
        properties.insert(1, make("w:trHeight", w_val=str(int(min(high, _HIGHEST))), w_hRule="atLeast"))
    row = _row(paragraphs, plan.widths, *properties)
    if plan.turned:
        for cell in list(row)[2:]:  # behind the properties of the row and the first head
            cell[0].append(value("w:textDirection", "btLr"))
    return row


def _row(paragraphs: Sequence[Element], widths: Sequence[int], *properties: Element) -> Element:
    row = make("w:tr", *([make("w:trPr", *properties)] if properties else []))
    for paragraph, wide in zip(paragraphs, widths, strict=True):
        row.append(make("w:tc", make("w:tcPr", make("w:tcW", w_w=str(wide), w_type="dxa")), paragraph))
    return row
