"""신ㆍ구조문대비표, the table of a Korean bill that sets the law as it stands beside the law as the bill would have it.

Shapes handled: a heading, then the heads ``현 행`` and ``개 정 안``, then rows to the end of the file, over pages without a
head; ``-----`` under words that stay, ``(현행과 같음)``, ``(생 략)``, ``<신 설>``, ``<삭 제>``, ``③ ∼ ⑪ (생 략)``; pages on which only
one column has text. PDFium writes short cells of one row as one line: such lines are cut between the columns.

A row begins where both columns begin a unit on one line: a new article of many paragraphs beside ``<신 설>`` is one row.
The text has the old cell, then the new one. A row that goes on over a page has a pair of cells for each page, so that the
text keeps the order of the pages.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from billkit.models.table import Span, Table
from billkit.readers.pdf.layout import Piece
from billkit.readers.pdf.lines import Line, Sheet, shortened
from billkit.readers.pdf.paragraphs import Paragraph
from billkit.readers.pdf.pdfium import OpenPage
from billkit.structure.traditions.korean.marks import CIRCLED, LETTERS

_HEADING = re.compile(r"신[ㆍ·․‧⋅・•]?구(?:조문)?(?:대비표|대조표)\Z")
_HEADS = re.compile(r"현행개정(?:안|법률안)\Z")
_AFTER = re.compile(r"(?:비용추계서|관계법령|의안의소관|심사보고서).{0,20}\Z")
_PAGE_NUMBER = re.compile(r"[-–—]?\s*\d{1,4}\s*[-–—]?\Z")
# Not those of `marks`: ``결)`` and ``등)`` end a heading that is broken over two lines.
_MARK = re.compile(
    rf"[{CIRCLED}]|\d{{1,3}}(?:의\d{{1,2}})*\.(?=\s|\Z)|[{LETTERS}][.)](?=\s)|\d{{1,2}}\)(?=\s)"
    r"|제\s?\d+\s?[조편장절관](?:의\s?\d+)*(?=[\s(<]|\Z)|부\s*칙(?=[\s(<]|\Z)|별표|별지"
    r"|<\s*(?:신\s*설|삭\s*제)\s*>|\((?:생\s*략|현\s*행)"
)
_BLANK = re.compile(r"\s+")
_GUTTER = 9.0  # points between the columns at least; a blank between words is narrower
_ACROSS = 12.0  # points that a line reaches over into the other column
_LEVEL = 0.4  # of the letters' height: lines that stand on one line of a row


@dataclass
class _Cells:
    """What stands of a row on one page."""

    old: list[Line] = field(default_factory=list)
    new: list[Line] = field(default_factory=list)


class _Extent(NamedTuple):
    """Where the table stands on a page, and whether it begins there."""

    begins: bool
    top: float
    foot: float


class OldNew:
    """Finds the table while pages are read; `tables` tells where it stands in the text."""

    def __init__(self) -> None:
        self._inside = False
        self._pages: dict[int, _Extent] = {}
        self._tables: list[list[list[_Cells]]] = []  # tables of rows of parts

    # --- while a page is open

    def cut(self, page: OpenPage, number: int, lines: list[Line]) -> list[Line]:
        """The lines of a page; those of the table are cut between its columns."""
        head = _head(lines)
        if not head and not self._inside:
            return lines
        middle, top = page.width / 2, head.bottom - 1 if head else 0.0
        parts = [_cut(page, line, middle) if line.top >= top else [line] for line in lines]
        foot = min(
            (one[0].top for one in parts if one[0].top >= top and _is_below(one, middle)), default=page.height
        )
        self._inside = foot == page.height
        self._pages[number] = _Extent(bool(head), top, foot)
        return [
            part
            for line, cut in zip(lines, parts, strict=True)
            for part in (cut if line.top < foot else [line])
        ]

    # --- page by page, in their order

    def parts(self, sheet: Sheet) -> Iterator[Sheet | list[Paragraph]]:
        """A sheet as it is, or the paragraphs of the table's cells between what stands above and under them on it."""
        extent = self._pages.get(sheet.number)
        if extent is None:
            yield sheet
            return
        if extent.begins:
            yield from _heading(sheet, [line for line in sheet.lines if line.top < extent.top])
            self._tables.append([])
        inside = [line for line in sheet.lines if extent.top <= line.top < extent.foot]
        yield [paragraph for cells in self._rows(inside, sheet.width / 2) for paragraph in _written(cells)]
        below = [line for line in sheet.lines if line.top >= extent.foot]
        if below:
            yield sheet._replace(lines=below)

    def _rows(self, lines: Sequence[Line], middle: float) -> list[_Cells]:
        """The parts of rows on a page, as they are added to the table."""
        old = sorted((line for line in lines if line.x0 < middle), key=lambda line: (line.base, line.x0))
        new = sorted((line for line in lines if line.x0 >= middle), key=lambda line: (line.base, line.x0))
        starts = _starts(old, new)
        if not starts or min((line.top for line in (*old, *new)), default=0.0) < starts[0] - 1:
            starts = [-1.0, *starts]
        found = [_Cells() for _ in starts]
        for line in old:
            found[_row_of(starts, line)].old.append(line)
        for line in new:
            found[_row_of(starts, line)].new.append(line)
        found = [cells for cells in found if cells.old or cells.new]
        goes_on = bool(starts and starts[0] < 0 and self._tables[-1])
        for index, cells in enumerate(found):
            if index == 0 and goes_on:
                self._tables[-1][-1].append(cells)
            else:
                self._tables[-1].append([cells])
        return found

    # --- when the text is written

    def tables(self, pieces: Iterable[Piece]) -> tuple[Table, ...]:
        """The tables, with the spans of their cells in the text."""
        if not self._tables:
            return ()
        where = sorted((piece.page, piece.first, piece.start, piece.length) for piece in pieces)
        return tuple(_table([tuple(_spans(row, where)) for row in rows]) for rows in self._tables if rows)


def _head(lines: Sequence[Line]) -> Line | None:
    """The line with the heads of the columns, where the heading stands above it."""
    titles = [
        line
        for line in lines
        if "신" in line.text and len(line.text) < 30 and _HEADING.search(_letters(line))
    ]
    heads = [line for line in lines if len(line.text) < 40 and _HEADS.match(_letters(line))] if titles else []
    return next((head for head in heads if head.top > titles[0].top), None)


def _letters(line: Line) -> str:
    return _BLANK.sub("", line.text)


def _cut(page: OpenPage, line: Line, middle: float) -> list[Line]:
    """A line that reaches from one column into the other, as two."""
    if not line.x0 < middle < line.x1:
        return [line]
    for blank in _BLANK.finditer(line.text):
        before = page.place(line.first + blank.start() - 1).x1
        after = page.place(line.first + blank.end()).x0
        if before <= middle <= after and after - before >= _GUTTER:
            return [shortened(page, line, 0, blank.start()), shortened(page, line, blank.end())]
    return [line]


def _is_below(parts: Sequence[Line], middle: float) -> bool:
    """A line that is no part of the table: it runs over both columns, or is the heading of something else."""
    line = parts[0]
    if _AFTER.match(_letters(line)):
        return True
    return (
        len(parts) == 1
        and line.x0 < middle - _ACROSS
        and line.x1 > middle + _ACROSS
        and not _PAGE_NUMBER.match(line.text)
    )


def _starts(old: Sequence[Line], new: Sequence[Line]) -> list[float]:
    """Where rows begin: both columns begin a unit on one line."""
    marked = [line for line in new if _begins(line)]
    bases = [line.base for line in marked]
    starts = []
    for line in old:
        if _begins(line):
            at = bisect_left(bases, line.base - _LEVEL * line.size)
            if at < len(bases) and bases[at] <= line.base + _LEVEL * line.size:
                starts.append(min(line.top, marked[at].top))
    return starts


def _begins(line: Line) -> bool:
    return bool(_MARK.match(line.text))


def _row_of(starts: Sequence[float], line: Line) -> int:
    middle = (line.top + line.bottom) / 2
    return max(bisect_left(starts, middle) - 1, 0)


def _heading(sheet: Sheet, above: list[Line]) -> Iterator[Sheet | list[Paragraph]]:
    """What stands above the rows: text before the heading, the heading, the heads of the columns."""
    title = next((index for index, line in enumerate(above) if _HEADING.search(_letters(line))), 0)
    if title:
        yield sheet._replace(lines=above[:title])
    yield [Paragraph([line], index == 0) for index, line in enumerate(above[title:])]


def _written(cells: _Cells) -> Iterator[Paragraph]:
    """The paragraphs of a row: a blank line, the old cell, the new cell; units inside a cell on lines of their own."""
    for apart, lines in ((True, cells.old), (not cells.old, cells.new)):
        for index, line in enumerate(lines):
            if index == 0:
                now = Paragraph([], apart)
            elif _begins(line):
                yield now
                now = Paragraph([], apart=False)
            now.lines.append(line)
        if lines:
            yield now


def _table(rows: Sequence[tuple[Span, ...]]) -> Table:
    end = max(span.end for row in rows for span in row)
    return Table(start=rows[0][0].start, end=end, rows=tuple(rows), kind="old-new")


def _spans(row: Sequence[_Cells], where: list[tuple[int, int, int, int]]) -> Iterator[Span]:
    """Old and new for each page of a row; an empty cell stands where the one beside it ends."""
    for cells in row:
        old, new = _span(cells.old, where), _span(cells.new, where)
        if old is None and new is not None:
            old = Span(new.start, new.start)
        if new is None and old is not None:
            new = Span(old.end, old.end)
        yield from (old or Span(0, 0), new or Span(0, 0))


def _span(lines: Sequence[Line], where: list[tuple[int, int, int, int]]) -> Span | None:
    if not lines:
        return None
    first, last = lines[0], lines[-1]
    start = where[bisect_left(where, (first.page, first.first, -1, -1))][2]
    end = where[bisect_left(where, (last.page, last.first + len(last.text), -1, -1)) - 1]
    return Span(start, end[2] + end[3])
