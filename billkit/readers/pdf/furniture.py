"""Running heads and feet, page numbers, printers' marks: what stands on pages, not in the document.

Shapes handled: ``VerDate Sep 11 2014 … Jkt 069200 PO 00000 …``, ``•HR 2617 RH``, ``Æ``, ``khammond on DSK… with BILLS``, the
distribution codes ``I``, ``II``, ``IB`` on a bill's first page; page numbers ``3``, ``- 3 -``, ``Seite 2 von 5`` above or below, on
even pages elsewhere than on odd ones; any line that comes again at the same height on page after page, its figures
aside: ``136 STAT. 1846 PUBLIC LAW 117–169—AUG. 16, 2022``.

Pages are looked at in batches; what was learned from one is known in the next.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise, zip_longest
from operator import attrgetter
from statistics import median_low

from billkit.readers.pdf.lines import Line, Sheet
from billkit.readers.pdf.marks import begins_unit

BATCH = 32  # pages: enough to see left and right pages come again

_PRINTER = re.compile(
    r"VerDate\s?.{0,60}\bJkt\s?\d|[EF][PRN]\d\d[A-Z]{2}\d\d\.\d{3}</GPH>|\w+ on \w+ with [A-Z][\w-]*$|Æ$|E:\\[A-Z]+\\\S+|"
    r"[•†*]?\s?(?:HR|S|HRES|SRES|HJ|SJ|HCON|SCON)\s?(?:RES\s?)?\d{1,5}\s[A-Z]{2,4}\d?(?:–\d)?S?$"
)
_PRINTERS = "VEFÆHS•†* "  # how such a mark begins, but for one that has " on " in it
_DISTRIBUTION = re.compile(r"(?:I{1,3}|IV|V|VI)?[AB]?$")
_PAGE_NUMBER = re.compile(
    r"(?P<dash>[-–—]\s*)?(?:(?P<word>Page|PAGE|Seite|page|p\.|S\.)\s*)?(?P<number>\d{1,4}|[ivxl]{1,6})"
    r"(?:\s*(?:of|von|/)\s*\d{1,4})?\s*[-–—.]?$"
)
_FIGURES = re.compile(r"\d+")
_TOP_ROWS, _FOOT_ROWS = 3, 4
_ROW = 3.0  # points that base lines of one row may differ
_SHARE = 0.25  # of a batch's pages: left and right pages have heads of their own
_STEP = 6.0  # points in which heights are compared
_OUTER = 0.15  # of the page's height, above and below: where page numbers stand

_APART = 1.2  # of the usual distance of lines: how far the text is from what is printed over and under it

_Key = tuple[str, str, int, int]  # where, what but for its figures, how high, how large
_Row = tuple[str, list[Line]]


def is_printers_mark(text: str) -> bool:
    return (text[:1] in _PRINTERS or " on " in text) and bool(_PRINTER.match(text))


class Furniture:
    """Learns from batches of pages what comes again, and takes it out of them."""

    def __init__(self) -> None:
        self._known: set[_Key] = set()

    def without(self, sheets: Sequence[Sheet]) -> Iterator[Sheet]:
        """The pages of a batch without their furniture. What is all that most pages hold is no furniture."""
        printed = [
            sheet._replace(lines=[x for x in sheet.lines if not is_printers_mark(x.text)]) for sheet in sheets
        ]
        edges = [_edges(sheet) for sheet in printed]
        self._learn(edges)
        offsets = Counter(
            offset
            for sheet, edge in zip(sheets, edges, strict=True)
            for offset in {offset for _, row in edge for line in row for offset in _offset(line, sheet)}
        )
        cleared = [self._cleared(sheet, edge, offsets) for sheet, edge in zip(printed, edges, strict=True)]
        bare = sum(bool(sheet.lines) and not left.lines for sheet, left in zip(sheets, cleared, strict=True))
        yield from cleared if 2 * bare <= sum(bool(sheet.lines) for sheet in sheets) else sheets

    def _learn(self, edges: Sequence[list[_Row]]) -> None:
        seen = Counter(
            key for edge in edges for key in {_key(zone, line) for zone, row in edge for line in row}
        )
        pages = sum(bool(edge) for edge in edges)
        need = max(3 if pages > 5 else 2, _SHARE * pages)
        for zone, shape, height, size in seen:
            again = sum(seen[zone, shape, near, size] for near in (height - 1, height, height + 1))
            if again >= need and _is_head(shape, again >= 2 * need):
                self._known.add((zone, shape, height, size))

    def _cleared(self, sheet: Sheet, edge: list[_Row], offsets: Counter[int]) -> Sheet:
        out: set[int] = set()
        for zone, inwards in (("top", 1), ("foot", -1)):
            rows = [row for where, row in edge if where == zone][::inwards]
            out |= {line.first for row in self._outermost(zone, rows, sheet, offsets) for line in row}
        return sheet._replace(lines=[x for x in sheet.lines if x.first not in out]) if out else sheet

    def _outermost(
        self, zone: str, rows: list[list[Line]], sheet: Sheet, offsets: Counter[int]
    ) -> list[list[Line]]:
        """The furniture among the rows, given from the page's edge inwards: nothing of the text stands outside it.

        What only comes again must stand apart from the text: the last item of a list may come again too.
        """
        found: list[list[Line]] = []
        apart = 0
        most = _TOP_ROWS if zone == "top" else _FOOT_ROWS
        for row, inner in islice(zip_longest(rows, rows[1:]), most):
            numbered = all(_is_numbered(zone, line, sheet, offsets) for line in row)
            if not numbered and (sheet.number == 1 and zone == "top"):
                break  # on the first page it is the title
            if not numbered and not all(_key(zone, line) in self._known for line in row):
                break
            found.append(row)
            if numbered or inner is None or abs(inner[0].base - row[0].base) > _APART * _leading(sheet):
                apart = len(found)
        return found[:apart]


def _is_head(shape: str, is_everywhere: bool) -> bool:
    """Words, and no mark of a unit unless it stands on far more pages than units with the same words would."""
    is_worded = sum(letter.isalpha() for letter in shape) >= 4
    return is_worded and (is_everywhere or not begins_unit(shape.replace("#", "1")))


def _is_numbered(zone: str, line: Line, sheet: Sheet, offsets: Counter[int]) -> bool:
    """A page number, or the distribution code of a bill's first page."""
    if sheet.number == 1 and zone == "top" and _DISTRIBUTION.match(line.text):
        return line.base < 2 * _OUTER * sheet.height
    return any(offsets[offset] > 1 or offset == 0 for offset in _offset(line, sheet))


def _leading(sheet: Sheet) -> float:
    """The usual distance of a page's lines."""
    bases = sorted(line.base for line in sheet.lines)
    gaps = [b - a for a, b in pairwise(bases) if b - a > _ROW]
    return median_low(gaps) if gaps else 0.0


def _key(zone: str, line: Line) -> _Key:
    return zone, _FIGURES.sub("#", line.text), round(line.base / _STEP), round(line.size)


def _edges(sheet: Sheet) -> list[_Row]:
    """The first and last rows of a page, from top to bottom, and one more of either, to measure from."""
    ordered = sorted(sheet.lines, key=attrgetter("base"))
    rows: list[list[Line]] = []
    for line in ordered:
        if rows and line.base - rows[-1][0].base < _ROW:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [
        *(("top", row) for row in rows[: _TOP_ROWS + 1]),
        *(("foot", row) for row in rows[max(len(rows) - _FOOT_ROWS - 1, 0) :]),
    ]


def _offset(line: Line, sheet: Sheet) -> Iterator[int]:
    """How far the number a line consists of is from the page's own, where it stands as page numbers do."""
    found = _PAGE_NUMBER.match(line.text)
    if found and not _OUTER * sheet.height < line.base < (1 - _OUTER) * sheet.height:
        figure = found["number"]
        number = int(figure) if figure.isdigit() else _roman(figure)
        yield 0 if found["dash"] or found["word"] else number - sheet.number


def _roman(figure: str) -> int:
    values = [{"i": 1, "v": 5, "x": 10, "l": 50}[letter] for letter in figure]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))
