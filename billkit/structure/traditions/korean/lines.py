"""The lines of a text that say something, each with what stands before it.

Page numbers on a line of their own (``- 3 -``) are passed over: a sentence goes on under them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_LINE = re.compile(r"[^\n]+")
_PAGE = re.compile(r"-\s*\d{1,4}\s*-\Z")
_ENDS = (".", ">", "＞", "]", ":", "”", "．", "생략", "삭제", "개정한다")


class Line(NamedTuple):
    """A line without the blanks around it. `fresh` where nothing of a sentence can run over from the line before."""

    text: str
    start: int
    end: int
    fresh: bool
    before: str  # the line before it, "" at the beginning


def lines(text: str) -> Iterator[Line]:
    before, last = "", 0
    for match in _LINE.finditer(text):
        line = match.group().strip()
        if not line or _PAGE.match(line):
            continue
        start = match.start() + match.group().index(line[0])
        fresh = not before or before.endswith(_ENDS) or before[0] == "[" or text.count("\n", last, start) > 1
        yield Line(line, start, start + len(line), fresh, before)
        before, last = line, start + len(line)
