"""A page's text -> its lines, each with the box it stands in.

Shapes handled: line ends as PDFium writes them; ``sub\\ufffetitle``, its mark for a hyphen at a line's end, after which
the next line follows without a line end; two lines written as one because the second begins where the first ended.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from billkit.readers.pdf.pdfium import OpenPage, Place

_PIECE = re.compile("([^\r\n\ufffe]+)(\ufffe?)")
_WORD = re.compile(r"(?<=\s)\S")
_APART = 0.6  # of the letters' height: farther from the first letter's line is another line; superscripts are nearer
_ROUND = 6.18  # radians: a little less than a whole turn


class Line(NamedTuple):
    """Some characters of one page that stand side by side. `text[i]` is the page's character `first + i`.

    Points from the page's top left corner; `base` is the line that the letters stand on. A `hyphen` stood at its end.
    """

    text: str
    page: int
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    first: int
    hyphen: bool = False
    angle: float = 0.0
    bold: tuple[bool, bool] = (False, False)  # at its beginning and at its end

    @property
    def size(self) -> float:
        """Height of the letters' cell: tells small print from large, is not the font size."""
        return self.bottom - self.top

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def centre(self) -> float:
        return (self.x0 + self.x1) / 2


class Sheet(NamedTuple):
    """One page's lines, in the order its writer drew them until they are put in reading order."""

    number: int
    width: float
    height: float
    lines: list[Line]


def is_beside(last: Line, line: Line) -> bool:
    """A line goes on right where the last one ended, a little higher or lower: ``117`` / ``th Congress``."""
    height = max(last.size, line.size, 1.0)
    return -0.2 * height < line.x0 - last.x1 < 0.6 * height and abs(line.base - last.base) < 0.7 * height


def upright(angle: float) -> bool:
    return angle < 0.1 or angle > _ROUND


def shortened(page: OpenPage, line: Line, at: int, end: int | None = None) -> Line:
    """A part of a line, measured anew."""
    part = line.text[at:end]
    clean = part.strip()
    start = line.first + at + len(part) - len(part.lstrip())
    one, last = page.place(start), page.place(start + len(clean) - 1)
    hyphen = line.hyphen and (end is None or end >= len(line.text))
    return _line(clean, line.page, one, last, start, hyphen, line.angle, line.bold)


def lines(page: OpenPage, number: int) -> list[Line]:
    """The lines of a page in the order its writer drew them."""
    found: list[Line] = []
    for piece in _PIECE.finditer(page.text):
        text = piece[1].strip()
        if text:
            start = piece.start() + piece[1].index(text[0])
            found += _measured(page, number, text, start, bool(piece[2]))
    return found


def _measured(page: OpenPage, number: int, text: str, start: int, hyphen: bool) -> Iterator[Line]:
    """One line, or the lines it is made of where its end does not stand on the line it began on."""
    end = page.place(start + len(text) - 1)
    while True:
        one = page.place(start)
        angle = page.angle(start)
        bold = (page.is_bold(start), page.is_bold(start + len(text) - 1))
        at = _turn(page, text, start, one, end) if upright(angle) else 0
        if not at:
            yield _line(text, number, one, end, start, hyphen, angle, bold)
            return
        head = text[:at].rstrip()
        yield _line(head, number, one, page.place(start + len(head) - 1), start, False, angle, bold)
        text, start = text[at:], start + at


def _line(
    text: str,
    number: int,
    one: Place,
    end: Place,
    start: int,
    hyphen: bool,
    angle: float,
    bold: tuple[bool, bool],
) -> Line:
    return Line(
        text, number, min(one.x0, end.x0), min(one.top, end.top), max(one.x1, end.x1), max(one.bottom, end.bottom),
        one.base, start, hyphen, angle, bold,
    )  # fmt: skip


def _turn(page: OpenPage, text: str, start: int, one: Place, end: Place) -> int:
    """Index of the first word that stands on another line than the first, where the last letter does; else 0."""
    if abs(end.base - one.base) < _APART * max(one.bottom - one.top, end.bottom - end.top, 1.0):
        return 0
    for word in _WORD.finditer(text):
        place = page.place(start + word.start())
        if abs(place.base - one.base) >= _APART * max(one.bottom - one.top, place.bottom - place.top, 1.0):
            return word.start()
    return 0
