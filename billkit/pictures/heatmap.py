"""Kinds by economies: how many measures are in force or adopted, beside the provisions of bills where there are any.

A square has its number in it and is the darker the higher it is; a black corner says that some of its measures are those
of member states, provinces or places. A bill's provisions stand in circles.
Where the data know no measure of a kind for anyone, the row is hatched: nothing follows from its being empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from billkit.models.comparison import Comparison, Row
from billkit.models.measure import Measure
from billkit.pictures.colours import GRID, INK, LINE, PAPER, QUIET, SCALE, VERMILION, ink_on, shade
from billkit.pictures.page import BODY, EDGE, LEADING, SMALL, Page, source_line, widest
from billkit.pictures.picture import Picture
from billkit.pictures.svg import number as written
from billkit.pictures.widths import width
from billkit.pictures.words import Words
from billkit.pictures.wrap import wrap

_ROW = 24.0
_ROOMY = 720.0  # columns wider than this together have their heads turned
_TURNED = 150.0  # the longest head, turned
_HATCHED = "url(#billkit-heatmap-hatch)"
_HATCH = (
    '<pattern id="billkit-heatmap-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    f'<rect width="6" height="6" fill="{PAPER}"/><line x1="0" y1="0" x2="0" y2="6" stroke="{GRID}" stroke-width="2"/></pattern>'
)


class _Column(NamedTuple):
    head: str
    bill: bool


class _Grid(NamedTuple):
    """Where things stand: x of the first column, width of one, where the squares begin."""

    left: float
    wide: float
    columns: list[_Column]
    turned: bool
    parts: frozenset[str]  # ids of measures that are those of a part of an economy

    def x(self, number: int) -> float:
        """Left edge of a column; a gap stands between bills and economies."""
        gap = 12.0 if not self.columns[number].bill and self.columns[0].bill else 0.0
        return self.left + number * self.wide + gap

    @property
    def right(self) -> float:
        return self.x(len(self.columns) - 1) + self.wide


def heatmap(compared: Comparison, measures: Sequence[Measure], words: Words) -> Picture:
    """The picture of a comparison, with or without bills. `measures` are those that it was made from."""
    known = {measure.measure_id: measure for measure in measures}
    shown = [known[i] for row in compared.rows for ids in row.economies for i in ids if i in known]
    columns = _columns(compared, words)
    parts = frozenset(measure.measure_id for measure in shown if measure.sub_jurisdiction)
    grid = _grid(compared, columns, words, parts)
    page = Page("heatmap", words, max(560.0, grid.right + EDGE))
    page.define(_HATCH)
    page.head(_title(compared, words), words.say("heatmap", _subtitle(compared)))
    _heads(page, grid)
    _rows(page, grid, compared)
    if compared.economies:
        _legend(page, grid, compared)
        for note in _notes(compared, shown, words):
            page.note(note)
    source = source_line(words, shown) if compared.economies else words.say("source", "bills")
    return page.done(_described(compared, grid, words), source)


def _title(compared: Comparison, words: Words) -> str:
    if not compared.bills:
        return words.say("heatmap", "title")
    alone = "" if compared.economies else "_alone"
    if len(compared.bills) == 1:
        return words.say("heatmap", f"title_bill{alone}", bill=_bill(compared, 0, words))
    return words.say("heatmap", f"title_bills{alone}", count=len(compared.bills))


def _subtitle(compared: Comparison) -> str:
    if not compared.bills:
        return "subtitle"
    return "subtitle_bill" if compared.economies else "subtitle_alone"


def _bill(compared: Comparison, number: int, words: Words) -> str:
    return compared.bills[number].name or words.say("heatmap", "bill", number=number + 1)


def _columns(compared: Comparison, words: Words) -> list[_Column]:
    bills = [_Column(_bill(compared, number, words), True) for number in range(len(compared.bills))]
    return bills + [_Column(words.economy(code), False) for code in compared.economies]


def _grid(compared: Comparison, columns: list[_Column], words: Words, parts: frozenset[str]) -> _Grid:
    labels = widest([words.kind(row.kind) for row in compared.rows], BODY, 300.0)
    cells = [text for row in compared.rows for text in _texts(row)]
    narrow = max(34.0, widest(cells, BODY, 120.0) + 8)
    heads = [word for column in columns for word in column.head.split()]
    roomy = max(narrow, widest(heads, SMALL, 84.0) + 8)
    turned = roomy * len(columns) > _ROOMY
    return _Grid(EDGE + labels + 12, narrow if turned else roomy, columns, turned, parts)


def _texts(row: Row) -> list[str]:
    """What stands in the cells of a row: "3", "2+1", "+1", nothing."""
    bills = [str(len(ids)) if ids else "" for ids in row.bills]
    counts = []
    for ids, used in zip(row.economies, row.in_use, strict=True):
        others = len(ids) - used
        counts.append((str(used) if used else "") + (f"+{others}" if others else ""))
    return bills + counts


def _heads(page: Page, grid: _Grid) -> None:
    if grid.turned:
        most = 2 if grid.wide >= 2 * SMALL * LEADING else 1
        made = [wrap(column.head, _TURNED, SMALL, most) for column in grid.columns]
        high = max(width(line, SMALL) for wrapped in made for line in wrapped.lines)
    else:
        made = [wrap(column.head, grid.wide - 6, SMALL, 3) for column in grid.columns]
        high = max(len(wrapped.lines) for wrapped in made) * SMALL * LEADING
    for number, wrapped in enumerate(made):
        middle = grid.x(number) + grid.wide / 2
        for place, line in enumerate(wrapped.lines):
            off = (place - (len(wrapped.lines) - 1) / 2) * SMALL * LEADING
            if grid.turned:
                page.canvas.text(
                    middle + off + SMALL * 0.35, page.y + high, line, SMALL, upright=False, told=wrapped.told
                )
            else:
                base = page.y + high - (len(wrapped.lines) - 1 - place) * SMALL * LEADING - 3
                page.canvas.text(middle, base, line, SMALL, anchor="middle", told=wrapped.told)
    page.y += high + 6


def _rows(page: Page, grid: _Grid, compared: Comparison) -> None:
    for _, rows in groupby(compared.rows, key=lambda row: row.area):
        page.canvas.line(EDGE, page.y, grid.right, page.y, LINE, stroke_width=0.75)
        page.y += 2
        for row in rows:
            _row(page, grid, row, compared)
            page.y += _ROW
        page.y += 2
    page.y += 8


def _row(page: Page, grid: _Grid, row: Row, compared: Comparison) -> None:
    base = page.y + _ROW / 2 + BODY * 0.35
    page.fitted(EDGE, base, page.words.kind(row.kind), grid.left - 8 - EDGE, BODY)
    for number, text in enumerate(_texts(row)):
        if grid.columns[number].bill:
            _of_bill(page, grid, number, text, row)
        else:
            _of_economy(page, grid, number, text, row, number - len(compared.bills))


def _of_bill(page: Page, grid: _Grid, number: int, text: str, row: Row) -> None:
    """A circle with its number; nothing where the bill has no such provision."""
    if not text:
        return
    middle, y = grid.x(number) + grid.wide / 2, page.y + _ROW / 2
    told = page.words.say(
        "heatmap", "cell_bill", kind=page.words.kind(row.kind), bill=grid.columns[number].head, count=text
    )
    page.canvas.add("circle", told, cx=middle, cy=y, r=max(10, width(text, SMALL) / 2 + 2), fill=VERMILION)
    page.canvas.text(middle, y + SMALL * 0.36, text, SMALL, PAPER, "middle")


def _of_economy(page: Page, grid: _Grid, number: int, text: str, row: Row, place: int) -> None:
    """A square with its number, and a corner where some of it is done by parts of the economy."""
    used, ids = row.in_use[place], row.economies[place]
    parts = len(grid.parts.intersection(ids))
    fill = shade(used) if row.recorded else _HATCHED
    told = page.words.say(
        "heatmap",
        "cell_parts" if parts else "cell",
        kind=page.words.kind(row.kind),
        economy=grid.columns[number].head,
        used=used,
        others=len(ids) - used,
        parts=parts,
    )
    x, y = grid.x(number) + 1, page.y + 1
    page.canvas.rect(x, y, grid.wide - 2, _ROW - 2, fill, told, stroke=GRID)
    if parts:
        _corner(page, x + grid.wide - 2, y, fill)
    if text:
        middle, base = grid.x(number) + grid.wide / 2, page.y + _ROW / 2 + BODY * 0.35
        page.canvas.text(middle, base, text, BODY, ink_on(fill) if used else QUIET, "middle")


def _corner(page: Page, right: float, top: float, fill: str) -> None:
    page.canvas.path(f"M{written(right - 6)},{written(top)} h6 v6 Z", fill=ink_on(fill))


class _Sample(NamedTuple):
    told: str
    fill: str = PAPER
    text: str = ""
    corner: bool = False


def _legend(page: Page, grid: _Grid, compared: Comparison) -> None:
    """Samples with what they mean; as many on a line as fit."""
    x = EDGE
    for sample in _samples(page.words, grid, compared):
        wide = 30 + width(sample.told, SMALL) + 18
        if x > EDGE and x + wide > page.wide - EDGE:
            x, page.y = EDGE, page.y + 24
        _sample(page, sample, x)
        x += wide
    page.y += 30


def _sample(page: Page, sample: _Sample, x: float) -> None:
    if sample.fill == VERMILION:
        page.canvas.add("circle", cx=x + 12, cy=page.y + 9, r=9, fill=sample.fill)
    else:
        page.canvas.rect(x, page.y, 24, 18, sample.fill, stroke=GRID)
    if sample.corner:
        _corner(page, x + 24, page.y, sample.fill)
    if sample.text:
        ink = ink_on(sample.fill) if sample.fill != PAPER else QUIET
        page.canvas.text(x + 12, page.y + 13, sample.text, SMALL, ink, "middle")
    page.canvas.text(x + 30, page.y + 13, sample.told, SMALL, INK)


def _samples(words: Words, grid: _Grid, compared: Comparison) -> Iterator[_Sample]:
    if compared.bills:
        yield _Sample(words.say("heatmap", "legend_bill"), VERMILION, "2")
    ends = [least - 1 for least, _ in SCALE[1:]]
    for (least, colour), last in zip(SCALE, [*ends, None], strict=True):
        told = f"{least}+" if last is None else str(least) if last == least else f"{least}–{last}"
        yield _Sample(told, colour)
    yield _Sample(words.say("heatmap", "only_others"), text="+1")
    yield _Sample(words.say("heatmap", "empty"))
    if grid.parts:
        yield _Sample(words.say("heatmap", "with_parts"), corner=True)
    if not all(row.recorded for row in compared.rows):
        yield _Sample(words.say("heatmap", "unrecorded"), _HATCHED)


def _notes(compared: Comparison, shown: Sequence[Measure], words: Words) -> Iterator[str]:
    for code in compared.economies:
        of = [measure for measure in shown if measure.economy == code]
        parts = sum(measure.sub_jurisdiction is not None for measure in of)
        if parts:
            yield words.say("heatmap", "parts", economy=words.economy(code), count=parts, all=len(of))
    yield words.say("heatmap", "caution")


def _described(compared: Comparison, grid: _Grid, words: Words) -> str:
    cells: Mapping[str, int] = {
        f"{words.kind(row.kind)}, {words.economy(code)}": used
        for row in compared.rows
        for code, used in zip(compared.economies, row.in_use, strict=True)
    }
    most = max(cells, key=lambda cell: cells[cell], default="-")
    told = f"{most} ({cells[most]})" if cells else "-"
    return words.say("heatmap", "described", rows=len(compared.rows), columns=len(grid.columns), most=told)
