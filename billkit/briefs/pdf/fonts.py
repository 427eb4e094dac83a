"""The fonts of a PDF: Noto Sans and Serif, for Latin and Korean, from packages under the SIL Open Font License.

No font of the machine is looked at, so the same brief gives the same bytes everywhere. What none of the four covers
(emoji, Thai, Arabic …) is told by its number: "[U+0E01]".
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from billkit.errors import MissingExtra

if TYPE_CHECKING:
    from typst import Fonts

REMEDY = "pip install 'billkit[pdf]'; Markdown and HTML need nothing"


@cache
def fonts() -> Fonts:
    """What typst sets with. Raises MissingExtra."""
    try:
        from typst import Fonts
    except ImportError as error:
        raise MissingExtra(f"PDF needs typst: {REMEDY}") from error
    folders = sorted({str(path.parent) for path in _files()})
    return Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)


def drawable(text: str) -> str:
    """The text with the number of each character that no font has in its place."""
    missing = {point for point in map(ord, text) if point not in covered() and point != 10}
    return text.translate({point: f"[U+{point:04X}]" for point in missing}) if missing else text


@cache
def covered() -> frozenset[int]:
    """The characters that one of the fonts can draw."""
    return frozenset(point for path in _files() for point in _characters(path.read_bytes()))


@cache
def _files() -> tuple[Path, ...]:
    try:
        import fontpkg_noto_sans
        import fontpkg_noto_serif
        from pylopdf_fonts_ko import sans_path, serif_path
    except ImportError as error:
        raise MissingExtra(f"PDF needs its fonts: {REMEDY}") from error
    latin = (
        Path(str(package.__file__)).parent / "files" / f"{name}[wdth,wght].ttf"
        for package, name in ((fontpkg_noto_sans, "NotoSans"), (fontpkg_noto_serif, "NotoSerif"))
    )
    return (*latin, Path(str(sans_path())), Path(str(serif_path())))


def _characters(font: bytes) -> Iterator[int]:
    """The code points in the character map of an OpenType font: the tables of segments that Unicode fonts have."""
    (tables,) = struct.unpack_from(">H", font, 4)
    directory = (struct.unpack_from(">4sLLL", font, 12 + 16 * n) for n in range(tables))
    start = next(offset for tag, _, offset, _ in directory if tag == b"cmap")
    (count,) = struct.unpack_from(">H", font, start + 2)
    for place in {struct.unpack_from(">HHL", font, start + 4 + 8 * n)[2] for n in range(count)}:
        (form,) = struct.unpack_from(">H", font, start + place)
        if form == 4:
            yield from _segments(font, start + place)
        elif form == 12:
            yield from _groups(font, start + place)


def _segments(font: bytes, at: int) -> Iterator[int]:
    """Format 4: ends, a blank, starts; a segment of glyph 0 alone is the end mark at U+FFFF."""
    twice = struct.unpack_from(">H", font, at + 6)[0]
    half = f">{twice // 2}H"
    ends = struct.unpack_from(half, font, at + 14)
    starts = struct.unpack_from(half, font, at + 16 + twice)
    for first, last in zip(starts, ends, strict=True):
        yield from range(first, min(last, 0xFFFE) + 1)


def _groups(font: bytes, at: int) -> Iterator[int]:
    """Format 12: first, last and glyph of each group."""
    (count,) = struct.unpack_from(">L", font, at + 12)
    for number in range(count):
        first, last, _ = struct.unpack_from(">LLL", font, at + 16 + 12 * number)
        yield from range(first, last + 1)
