"""Where the words of a text stand on their pages: looked up in the file when somebody asks.

For each line of the file that went into the text, three numbers are kept: where it begins in the text, its page, and
the index of its first character there. Boxes are measured by PDFium on request, one page open at a time.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from billkit.models.document import Box
from billkit.readers.pdf.pdfium import opened, page_of

_BLANKS = 1  # between two words of a line; a line end is two characters


class Piece(NamedTuple):
    """`length` characters of the text from `start` are the page's `taken` characters from `first` on.

    Where both are the same they go one by one; else the piece is a word that was composed or cleaned.
    """

    start: int
    length: int
    page: int
    first: int
    taken: int


class Pieces:
    """Pieces in the order of the text, a column for each of their figures: a law has tens of thousands."""

    def __init__(self) -> None:
        self.columns = tuple(array("l") for _ in Piece._fields)
        self._start, self._length, self._page, self._first, self._taken = (
            column.append for column in self.columns
        )

    def add(self, start: int, length: int, page: int, first: int, taken: int) -> None:
        self._start(start)
        self._length(length)
        self._page(page)
        self._first(first)
        self._taken(taken)

    def __iter__(self) -> Iterator[Piece]:
        return (Piece(*figures) for figures in zip(*self.columns, strict=True))


class PdfLayout:
    """A `billkit.models.document.Layout` over the bytes of the file."""

    def __init__(self, data: bytes, label: str, pieces: Pieces) -> None:
        self._data, self._label = data, label
        self._columns = pieces.columns

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PdfLayout) and (self._data, self._columns) == (other._data, other._columns)

    __hash__ = None  # type: ignore[assignment]

    def pieces(self, start: int, end: int) -> list[Piece]:
        """The parts of the file's lines that a span covers, in the order of the text."""
        starts = self._columns[0]
        found = []
        for index in range(max(bisect_right(starts, start) - 1, 0), bisect_left(starts, end)):
            piece = Piece(*(column[index] for column in self._columns))
            a, b = max(start, piece.start), min(end, piece.start + piece.length)
            if a < b and piece.length == piece.taken:
                piece = Piece(a, b - a, piece.page, piece.first + a - piece.start, b - a)
            if a < b:
                found.append(piece)
        return found

    def boxes(self, start: int, end: int) -> tuple[Box, ...]:
        """One box for each line that the span touches."""
        wanted = _lines(self.pieces(start, end))
        by_page: dict[int, list[int]] = {}
        for index, piece in enumerate(wanted):
            by_page.setdefault(piece.page, []).append(index)
        found: list[Box | None] = [None] * len(wanted)
        with opened(self._data, self._label) as document:
            for number, indexes in by_page.items():
                with page_of(document, number - 1) as page:
                    for index in indexes if page else ():
                        around = page.rectangle(wanted[index].first, wanted[index].taken) if page else None
                        found[index] = Box(number, *around) if around else None
        return tuple(box for box in found if box)


def _lines(pieces: list[Piece]) -> list[Piece]:
    """Words of one line that were cleaned one by one, put together again."""
    found: list[Piece] = []
    for piece in pieces:
        last = found[-1] if found else None
        if last and last.page == piece.page and 0 <= piece.first - last.first - last.taken <= _BLANKS:
            found[-1] = last._replace(
                length=piece.start + piece.length - last.start, taken=piece.first + piece.taken - last.first
            )
        else:
            found.append(piece)
    return found
