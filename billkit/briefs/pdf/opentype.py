"""Which characters a font has and how wide they are, read from the tables of its file.

cmap   format 12: groups of characters that have glyphs one after the other
hhea   how many glyphs have a width of their own; the rest are as wide as the last of them
hmtx   the widths
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

_FORMAT = 12


def widths(file: Path) -> dict[int, float]:
    """Character -> width in em."""
    font = file.read_bytes()
    tables = _tables(font)
    (units,) = struct.unpack_from(">H", font, tables["head"] + 18)
    (told,) = struct.unpack_from(">H", font, tables["hhea"] + 34)
    advances = struct.unpack_from(">" + "Hh" * told, font, tables["hmtx"])[::2]
    return {
        point: advances[min(glyph, told - 1)] / units
        for point, glyph in _glyphs(font, tables["cmap"])
        if glyph
    }


def _tables(font: bytes) -> dict[str, int]:
    (count,) = struct.unpack_from(">H", font, 4)
    records = (struct.unpack_from(">4sLLL", font, 12 + 16 * number) for number in range(count))
    return {tag.decode("ascii"): offset for tag, _, offset, _ in records}


def _glyphs(font: bytes, cmap: int) -> Iterator[tuple[int, int]]:
    (count,) = struct.unpack_from(">H", font, cmap + 2)
    places = (struct.unpack_from(">HHL", font, cmap + 4 + 8 * number)[2] for number in range(count))
    table = next(cmap + at for at in places if struct.unpack_from(">H", font, cmap + at)[0] == _FORMAT)
    (groups,) = struct.unpack_from(">L", font, table + 12)
    for number in range(groups):
        first, last, glyph = struct.unpack_from(">LLL", font, table + 16 + 12 * number)
        yield from zip(range(first, last + 1), range(glyph, glyph + last - first + 1), strict=True)
