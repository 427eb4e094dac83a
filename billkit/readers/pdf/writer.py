"""Paragraphs -> the text, with what is needed to find each of its characters on its page again.

Two joints can only be judged when the whole file was read: a hyphen at a line's end, and the line ends of languages
that break lines inside words. They are left open until `finish` and decided by `billkit.readers.pdf.joining`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from billkit.readers.pdf.joining import Joints
from billkit.readers.pdf.layout import Pieces
from billkit.readers.pdf.lines import Line
from billkit.readers.pdf.paragraphs import Paragraph

_INVISIBLE = re.compile(
    r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffe\uffff\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]"
)


class Written(NamedTuple):
    text: str
    page_starts: tuple[int, ...]
    pieces: Pieces


class Writer:
    """Takes paragraphs in the order of the text, and pages as they begin."""

    def __init__(self) -> None:
        self._parts: list[tuple[str, Line]] = []  # what stands before the line, and the line

    def write(self, paragraph: Paragraph) -> None:
        gap = "\n\n" if paragraph.apart else "\n"
        for line in paragraph.lines:
            self._parts.append((gap, line))
            gap = "?"

    def finish(self, pages: int) -> Written:
        joints = Joints([line for _, line in self._parts])
        chunks: list[str] = []
        pieces = Pieces()
        starts: list[int] = []
        length = 0
        before: Line | None = None
        for gap, line in self._parts:
            words = _cleaned(line)
            if not words:
                continue
            if before is not None:
                between = joints.between(before, line) if gap == "?" else gap
                if before.hyphen and gap != "?":
                    between = "-" + between
                chunks.append(between)
                length += len(between)
            while len(starts) < line.page:
                starts.append(length)
            for text, first, count in words:
                if text != " ":
                    pieces.add(length, len(text), line.page, first, count)
                chunks.append(text)
                length += len(text)
            before = line
        starts += [length] * (pages - len(starts))
        return Written("".join(chunks), tuple(starts), pieces)


def _cleaned(line: Line) -> Sequence[tuple[str, int, int]]:
    """The line's text in NFC, without what is invisible: in one piece where nothing changes, else word by word.

    Each piece with the index of its first character on the page, and how many it has there.
    """
    text = line.text
    if text.isprintable() and "  " not in text and unicodedata.is_normalized("NFC", text):
        return ((text, line.first, len(text)),)
    found: list[tuple[str, int, int]] = []
    for word in re.finditer(r"\S+", text):
        clean = unicodedata.normalize("NFC", _INVISIBLE.sub("", word[0]))
        if clean:
            if found:
                found.append((" ", 0, 0))
            found.append((clean, line.first + word.start(), len(word[0])))
    return found
