"""Labels that fit: broken into lines between words, inside a word that is too long, and cut with "…" after the last line.

"European Union", 60          European / Union
"남아프리카공화국", 60           남아프리 / 카공화국
"A very long title", 60, 1    A very…
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from billkit.pictures.widths import width

_PIECES = re.compile(r"[^\s·/\-–—]*[·/\-–—]+|[^\s·/\-–—]+| ")
MORE = "…"


class Wrapped(NamedTuple):
    """The lines, and the whole text where they are not."""

    lines: tuple[str, ...]
    told: str = ""


def wrap(text: str, room: float, size: float, most: int = 99) -> Wrapped:
    """A text in at most `most` lines of a width."""
    lines = list(_lines(" ".join(text.split()), room, size, most + 1))
    if len(lines) <= most:
        return Wrapped(tuple(lines))
    kept = lines[:most]
    return Wrapped((*kept[:-1], _cut(kept[-1], room, size)), text)


def _lines(text: str, room: float, size: float, most: int) -> Iterator[str]:
    """Greedily; no more than are needed, so that a text of any length takes bounded time."""
    line, made = "", 0
    for piece in _pieces(text, room, size):
        if line and width((line + piece).rstrip(), size) > room:
            yield line.rstrip()
            line, made = "", made + 1
            if made == most:
                return
        line = line + piece if line or piece != " " else ""
    if line.rstrip():
        yield line.rstrip()


def _pieces(text: str, room: float, size: float) -> Iterator[str]:
    """Words with the dash or dot they end in, blanks, and the parts of words that no line can hold."""
    for found in _PIECES.finditer(text):
        piece = found[0]
        while width(piece, size) > room and len(piece) > 1:
            fits = _fitting(piece, room, size)
            yield piece[:fits]
            piece = piece[fits:]
        if piece:
            yield piece


def _fitting(text: str, room: float, size: float) -> int:
    """How many characters fit; one at least."""
    used = 0.0
    for count, mark in enumerate(text):
        used += width(mark, size)
        if used > room:
            return max(1, count)
    return len(text)


def _cut(line: str, room: float, size: float) -> str:
    while line and width(line + MORE, size) > room:
        line = line[:-1]
    return line.rstrip() + MORE
