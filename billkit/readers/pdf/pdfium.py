"""The one place that speaks to PDFium: files opened or refused by name, pages opened one at a time, text in bulk.

PDFium is not safe to use from two threads, so all of it goes through one lock. A page's text is fetched in one call;
where characters stand is asked for single characters, only where somebody needs it.
"""

from __future__ import annotations

import ctypes
import struct
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from ctypes import c_double, c_int, c_void_p
from math import pi
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as raw_api

from billkit.errors import UnreadableSource

LOCK = threading.RLock()


def _direct(function: Any, result: type | None, *arguments: type) -> Callable[..., Any]:
    """A function of PDFium that takes addresses: asked six times for each line, it is called without wrapping its pointers."""
    direct = type(function)(ctypes.cast(function, c_void_p).value)
    direct.restype, direct.argtypes = result, arguments
    called: Callable[..., Any] = direct
    return called


_char_box = _direct(raw_api.FPDFText_GetLooseCharBox, c_int, c_void_p, c_int, c_void_p)
_origin = _direct(raw_api.FPDFText_GetCharOrigin, c_int, c_void_p, c_int, c_void_p, c_void_p)
_weight = _direct(raw_api.FPDFText_GetFontWeight, c_int, c_void_p, c_int)
_angle = _direct(raw_api.FPDFText_GetCharAngle, ctypes.c_float, c_void_p, c_int)
_object = _direct(raw_api.FPDFText_GetTextObject, c_void_p, c_void_p, c_int)
_render_mode = _direct(raw_api.FPDFTextObj_GetTextRenderMode, c_int, c_void_p)
_edges = struct.Struct("4f").unpack  # of a box: left, top, right, bottom

_MOST_LETTERS = 100_000  # on a page; a page of small print in three columns has 12,000
_INVISIBLE = raw_api.FPDF_TEXTRENDERMODE_INVISIBLE
_BOLD = 600  # weight of a font, of 1 to 900

_REASONS = {
    raw_api.FPDF_ERR_PASSWORD: "is protected: password needed. Save a copy without the password and read that.",
    raw_api.FPDF_ERR_SECURITY: "is protected in a way that is not supported. Save a copy without protection.",
    raw_api.FPDF_ERR_FORMAT: "is damaged or no PDF inside: its structure cannot be read. Fetch it again, or print it to a new PDF.",
    raw_api.FPDF_ERR_FILE: "is damaged: it cannot be opened as a PDF. Fetch it again.",
}


class Place(NamedTuple):
    """Where one character stands, in points from the page's top left corner. `base` is the line it is written on."""

    x0: float
    top: float
    x1: float
    bottom: float
    base: float


# Where the characters from one to another stand, and how they are printed: x0, top, x1, bottom, base, angle, bold, turns.
# `turns` where the last stands higher or lower than the first; `bold`: the first, and all as far as the last tells.
# Made for each line and taken apart at once, so a tuple.
Stretch = tuple[float, float, float, float, float, float, tuple[bool, bool], bool]

_PLAIN, _BOLD_ALL, _BOLD_HEAD = (False, False), (True, True), (True, False)


class OpenPage:
    """A page while it is open. Index of the text = index of PDFium's characters."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self._page = page
        self._text_page = page.get_textpage()
        self._raw = self._text_page.raw
        self._at: int | None = ctypes.cast(self._raw, c_void_p).value
        self.width, self.height = page.get_size()
        self._left, self._under, self._right, self._over = page.get_bbox()
        self._turns = page.get_rotation() // 90  # quarter turns, clockwise, that the page is shown with
        self._box = raw_api.FS_RECTF()
        self._x, self._y = c_double(), c_double()
        self._box_at = ctypes.addressof(self._box)
        self._x_at, self._y_at = ctypes.addressof(self._x), ctypes.addressof(self._y)
        text = _text(self._raw)
        self.is_crowded = len(text) > _MOST_LETTERS
        self.text = text[:_MOST_LETTERS]

    def place(self, index: int) -> Place:
        _char_box(self._at, index, self._box_at)
        _origin(self._at, index, self._x_at, self._y_at)
        x0, top, x1, bottom = _edges(self._box)
        if self._turns:
            x, y = self._x.value, self._y.value
            return Place(*self._shown(x0, top, x1, bottom), self._shown(x, y, x, y)[1])
        over, left = self._over, self._left
        return Place(x0 - left, over - top, x1 - left, over - bottom, over - self._y.value)

    def _shown(
        self, left: float, top: float, right: float, bottom: float
    ) -> tuple[float, float, float, float]:
        """A box in the file's coordinates as the reader sees it: x0, top, x1, bottom."""
        if self._turns == 0:
            return left - self._left, self._over - top, right - self._left, self._over - bottom
        if self._turns == 1:
            return bottom - self._under, left - self._left, top - self._under, right - self._left
        if self._turns == 2:
            return self._right - right, bottom - self._under, self._right - left, top - self._under
        return self._over - top, self._right - right, self._over - bottom, self._right - left

    def stretch(self, first: int, last: int) -> Stretch:
        """All that a line needs, from its first and last character; asked for each line, so in as few calls as can be."""
        if self._turns:
            return self._turned_stretch(first, last)
        page, box, box_at = self._at, self._box, self._box_at
        _char_box(page, first, box_at)
        x0, top, x1, bottom = _edges(box)
        _origin(page, first, self._x_at, self._y_at)
        base, angle, bold = self._y.value, 0.0, _PLAIN
        if _weight(page, first) >= _BOLD:
            bold = _BOLD_ALL if _weight(page, last) >= _BOLD else _BOLD_HEAD
        _char_box(page, last, box_at)
        end_x0, end_top, end_x1, end_bottom = _edges(box)
        turns = end_top < base + 0.1 * (top - bottom) or end_bottom > (top + bottom) / 2
        if turns or end_x0 <= x0:  # else it runs from left to right
            angle = _angle(page, first)
        over, left = self._over, self._left
        return (
            (x0 if x0 < end_x0 else end_x0) - left,
            over - (top if top > end_top else end_top),
            (x1 if x1 > end_x1 else end_x1) - left,
            over - (bottom if bottom < end_bottom else end_bottom),
            over - base,
            angle,
            bold,
            turns,
        )

    def _turned_stretch(self, first: int, last: int) -> Stretch:
        """The same on a page that is shown turned."""
        one, end = self.place(first), self.place(last)
        angle = (_angle(self._at, first) + self._turns * pi / 2) % (2 * pi)
        bold = (_weight(self._at, first) >= _BOLD, _weight(self._at, last) >= _BOLD)
        x0, top, x1, bottom = (
            min(one.x0, end.x0),
            min(one.top, end.top),
            max(one.x1, end.x1),
            max(one.bottom, end.bottom),
        )
        turns = end.top > one.base or end.bottom < (one.top + one.bottom) / 2
        return x0, top, x1, bottom, one.base, angle, bold, turns

    def is_bold(self, index: int) -> bool:
        return bool(_weight(self._at, index) >= _BOLD)

    def invisible(self, indexes: Iterable[int]) -> int:
        """How many characters are printed neither filled nor outlined, as the text under a scan is."""
        page = self._at
        objects = [_object(page, index) for index in indexes]
        return sum([_render_mode(printed) == _INVISIBLE for printed in objects if printed])

    def rectangle(self, start: int, count: int) -> tuple[float, float, float, float] | None:
        """Around some characters that stand on one line: x0, top, x1, bottom."""
        a, b, c, d = (c_double() for _ in range(4))
        found: list[tuple[float, float, float, float]] = []
        for index in range(raw_api.FPDFText_CountRects(self._raw, start, count)):
            if raw_api.FPDFText_GetRect(self._raw, index, a, b, c, d):
                found.append((a.value, b.value, c.value, d.value))
        if not found:
            return None
        return self._shown(
            min(r[0] for r in found),
            max(r[1] for r in found),
            max(r[2] for r in found),
            min(r[3] for r in found),
        )

    def has_images(self) -> bool:
        return any(True for _ in self._page.get_objects(filter=[raw_api.FPDF_PAGEOBJ_IMAGE], max_depth=3))

    def close(self) -> None:
        self._at = None  # what PDFium answers with nothing
        self._text_page.close()
        self._page.close()


def _text(text_page: object) -> str:
    count = raw_api.FPDFText_CountChars(text_page)
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (2 * count + 2))()
    units = raw_api.FPDFText_GetText(text_page, 0, count, buffer)
    text = bytes(memoryview(buffer)[: max(units - 1, 0)]).decode("utf-16-le", "replace")
    if len(text) == count:
        return text
    # Characters without a code are left out of the bulk text, others take two units: ask one by one.
    return "".join(_character(raw_api.FPDFText_GetUnicode(text_page, index)) for index in range(count))


def _character(code: int) -> str:
    return "\ufffd" if code == 0 or 0xD800 <= code < 0xE000 or code > 0x10FFFF else chr(code)


@contextmanager
def opened(data: bytes, label: str) -> Iterator[pypdfium2.PdfDocument]:
    """The file, while nobody else uses PDFium. Raises UnreadableSource with PDFium's reason."""
    with LOCK:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            reason = _REASONS.get(
                getattr(error, "err_code", None) or 0, f"cannot be opened as a PDF ({error}). Fetch it again."
            )
            raise UnreadableSource(f"{label} {reason}") from None
        try:
            yield document
        finally:
            document.close()


@contextmanager
def page_of(document: pypdfium2.PdfDocument, index: int) -> Iterator[OpenPage | None]:
    """A page, closed when left; None where it is too damaged to open."""
    try:
        page = OpenPage(document[index])
    except (pypdfium2.PdfiumError, IndexError):
        yield None
        return
    try:
        yield page
    finally:
        page.close()
