"""The operative words of a statute: a text of the same length in which all else is blank.

Marks, headings, amendment notes (`<개정 …>`), provisos and follow-up sentences, contents of plans, addenda of other laws are
blank; each lead and each item stands on a line of its own. What is read of it has the offsets of the document, and
reading takes as long as the operative words are many.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

Span = tuple[int, int]

_NOTE = re.compile(r"<[^<>\n]{0,400}>|\[(?:본조|전문|제목|종전)[^\]\n]{0,200}\]")
_BREAK = re.compile(r"[\s*\\]")


def live_text(text: str, pieces: Iterable[Span]) -> str:
    """The document's text with everything blank but the pieces; each piece is a paragraph of its own."""
    parts: list[str] = []
    at = 0
    for start, end in sorted(pieces):
        if start < at:
            continue
        parts.append(_blank(start - at))
        parts.append(_line(text[start:end]))
        at = end
    parts.append(" " * (len(text) - at))
    return "".join(parts)


def _blank(length: int) -> str:
    """Blanks that end a paragraph: lines are broken on both sides, as far as there is room."""
    return "\n" * min(length, 2) + " " * max(0, length - 4) + "\n" * min(2, max(0, length - 2))


def _line(piece: str) -> str:
    return _NOTE.sub(lambda m: " " * len(m[0]), _BREAK.sub(" ", piece))
