"""A page's text -> its lines, each with the box it stands in.

Shapes handled: line ends as PDFium writes them; ``sub\\ufffetitle``, its mark for a hyphen at a line's end, after which
the next line follows without a line end; two lines written as one because the second begins where the first ended.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from billkit.readers.pdf.pdfium import OpenPage, Stretch

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
    apart = line.x0 - last.x1
    if apart < -20.0 or apart > 40.0:  # most lines begin far from where the last one ended
        return False
    height = max(last.size, line.size, 1.0)
    return -0.2 * height < apart < 0.6 * height and abs(line.base - last.base) < 0.7 * height


def upright(angle: float) -> bool:
    return angle < 0.1 or angle > _ROUND


def shortened(page: OpenPage, line: Line, at: int, end: int | None = None) -> Line:
    """A part of a line, measured anew."""
    part = line.text[at:end]
    clean = part.strip()
    start = line.first + at + len(part) - len(part.lstrip())
    hyphen = line.hyphen and (end is None or end >= len(line.text))
    return _line(clean, line.page, page.stretch(start, start + len(clean) - 1), start, hyphen)


def without_start(page: OpenPage, line: Line, length: int) -> Line:
    """A line without its first characters, such as the number in the margin. Where it ends is known."""
    text = line.text[length:].lstrip()
    first = line.first + len(line.text) - len(text)
    (x0, top, _, bottom, base), is_bold = page.place(first), page.is_bold(first)
    bold = (is_bold, is_bold and (line.bold[1] if line.bold[0] else page.is_bold(first + len(text) - 1)))
    return Line(text, line.page, x0, top, line.x1, bottom, base, first, line.hyphen, line.angle, bold)


def lines(page: OpenPage, number: int) -> list[Line]:
    """The lines of a page in the order its writer drew them."""
    found: list[Line] = []
    for piece in _PIECE.finditer(page.text):
        whole = piece[1]
        text = whole.strip()
        if not text:
            continue
        start, hyphen = piece.start() + whole.index(text[0]), piece[2] != ""
        x0, top, x1, bottom, base, angle, bold, turns = page.stretch(start, start + len(text) - 1)
        if turns and upright(angle):
            found += _turned(page, number, text, start, hyphen)
        else:
            found.append(Line(text, number, x0, top, x1, bottom, base, start, hyphen, angle, bold))
    return found


def _turned(page: OpenPage, number: int, text: str, start: int, hyphen: bool) -> Iterator[Line]:
    """The lines that one is made of whose end does not stand on the line it began on."""
    at = _turn(page, text, start)
    while at:
        head = text[:at].rstrip()
        yield _line(head, number, page.stretch(start, start + len(head) - 1), start, False)
        text, start = text[at:], start + at
        at = _turn(page, text, start)
    yield _line(text, number, page.stretch(start, start + len(text) - 1), start, hyphen)


def _line(text: str, number: int, at: Stretch, start: int, hyphen: bool) -> Line:
    x0, top, x1, bottom, base, angle, bold, _ = at
    return Line(text, number, x0, top, x1, bottom, base, start, hyphen, angle, bold)


def _turn(page: OpenPage, text: str, start: int) -> int:
    """Index of the first word that stands on another line than the first; 0 where none does."""
    one = page.place(start)
    for word in _WORD.finditer(text):
        place = page.place(start + word.start())
        if abs(place.base - one.base) >= _APART * max(one.bottom - one.top, place.bottom - place.top, 1.0):
            return word.start()
    return 0
