"""Streams that grow beyond all measure when unpacked: refused before PDFium sees them, since it would unpack them whole.

Only what is drawn on pages is measured (streams without a type, and forms); pictures and fonts are never unpacked to read
a text. No page of print comes near the limit: a dense one has 0.1 MB.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from itertools import pairwise

from billkit.errors import UnreadableSource

_STREAM = re.compile(rb"stream\r?\n")
_OTHER = re.compile(rb"/(?:Type|Length1|Length2|N)\b|/Subtype\s*/(?!Form)")
_DICTIONARY = 1024  # bytes before a stream that are searched for its dictionary
_LIMIT = 6 * 1024 * 1024
_GROWTH = 1032  # what deflate can do at most


def refuse_bombs(data: bytes, label: str) -> None:
    """Raises UnreadableSource where one page's drawing would be larger than the limit."""
    starts = [found.end() for found in _STREAM.finditer(data) if not data.endswith(b"end", 0, found.start())]
    for start, after in pairwise([*starts, len(data)]):
        times = _times_packed(data, start)
        if times and after - start > _LIMIT // _GROWTH**times and _grows(data[start:after], times):
            raise UnreadableSource(
                f"{label} holds a page whose contents unpack to more than {_LIMIT // 1024**2} MB, the limit; it was not opened. "
                "Print it to a new PDF, or split it."
            )


def _times_packed(data: bytes, start: int) -> int:
    """How often a drawing is packed, one around the other; 0 for what is not packed, and for no drawing."""
    before = data[max(start - _DICTIONARY, 0) : start]
    dictionary = before[before.rfind(b" obj") + 1 :]
    return 0 if _OTHER.search(dictionary) else dictionary.count(b"Flate")


def _grows(packed: bytes, times: int) -> bool:
    pieces: Iterator[bytes] = iter([packed])
    for _ in range(times):
        pieces = _unpacked(pieces)
    size = 0
    try:
        for piece in pieces:
            size += len(piece)
            if size > _LIMIT:
                return True
    except zlib.error:
        return False
    return False


def _unpacked(pieces: Iterator[bytes]) -> Iterator[bytes]:
    unpacker = zlib.decompressobj()
    for piece in pieces:
        packed = piece
        while packed and not unpacker.eof:
            yield unpacker.decompress(packed, 65536)
            packed = unpacker.unconsumed_tail
