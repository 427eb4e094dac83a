"""Pages of figures: labels and numbers that were drawn in any order are read row by row.

Shapes handled: ``Budget Authority`` at left, ``83,623 18,549 12,147 -2,159 …`` drawn elsewhere in the file; the heads of the columns;
notes in running text under the table, which stay paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from billkit.readers.pdf.lines import Line
from billkit.readers.pdf.paragraphs import Paragraph, column, is_row, paragraphs

_LEAST_LINES = 12
_FIGURES = 0.2  # share of a page's lines that are rows of figures
_JUMPS = 4  # times that the writer went up the page
_SAME_ROW = 0.4  # of the letters' height that base lines of a row may differ
_WIDE_GAP = 1.5  # of the letters' height, between rows


def is_tabular(found: Sequence[Line]) -> bool:
    """Most likely a table whose cells were not drawn in the order they are read."""
    if len(found) < _LEAST_LINES:
        return False
    bases = [line.base for line in found]
    if sum([b < a for a, b in pairwise(bases)]) <= _JUMPS:
        return False
    jumps = sum(b.base < a.base - max(a.size, 1.0) for a, b in pairwise(found))
    return jumps > _JUMPS and sum(is_row(line.text) for line in found) > _FIGURES * len(found)


def row_paragraphs(found: Sequence[Line]) -> Iterator[Paragraph]:
    """A paragraph for each row; lines that stand alone in running text are joined as elsewhere."""
    alone: list[Line] = []
    bottom = 0.0
    for row in _rows(found):
        if len(row) == 1 and not is_row(row[0].text):
            alone.append(row[0])
            continue
        yield from paragraphs(column(alone), None) if alone else ()
        alone = []
        yield Paragraph(row, apart=row[0].top - bottom > _WIDE_GAP * row[0].size)
        bottom = max(line.bottom for line in row)
    yield from paragraphs(column(alone), None) if alone else ()


def _rows(found: Sequence[Line]) -> list[list[Line]]:
    rows: list[list[Line]] = []
    for line in sorted(found, key=lambda line: (line.base, line.x0)):
        if rows and line.base - rows[-1][0].base < _SAME_ROW * max(line.size, 1.0):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.x0) for row in rows]
