"""Where text for another law ends that begins with a quotation mark.

Shapes handled: each paragraph opens with a mark and only the last closes (``‘‘(3) … ’’.``, ``“SEC. 9. … .”``); one pair
around the whole (``„(2) … “``); ASCII marks, ``“`` for both in typewritten texts; marks inside, opened and closed in
their paragraph; a closing mark that was lost: then the quotation ends where a number stands without a mark.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from billkit.structure.traditions.lines import begins_line


class Marks(NamedTuple):
    """Patterns of one usage, marks with a bar between them: what opens and what closes; `both` may do either."""

    opens: str
    closes: str
    both: str = ""


AMERICAN = Marks("“|‘‘|``", "”|’’", "''|\"")
BRITISH = Marks("“|‘‘", "”|’’", '"')
GERMAN = Marks("„|»", "“|”|«")


class Paired:
    """Quotations of one pair of marks each, whatever stands inside: the marks are paired once for the whole text."""

    def __init__(self, text: str, marks: Marks) -> None:
        self._text = text
        self._ends: dict[int, int] = {}
        both = f"|{marks.both}" if marks.both else ""
        opened: list[int] = []
        for token in re.finditer(rf"(?P<open>{marks.opens})|(?P<close>{marks.closes}){both}", text):
            if token["open"] or not (token["close"] or _closes(text, token.start())):
                opened.append(token.start())
            elif opened:
                self._ends[opened.pop()] = token.end()

    def end(self, start: int) -> int:
        """The offset after the closing mark of a quotation; the end of the text where none closes it."""
        return self._ends.get(start, len(self._text))


def _closes(text: str, at: int) -> bool:
    """Whether a mark that may do either closes: not after a blank or a dash."""
    return at > 0 and not text[at - 1].isspace() and text[at - 1] not in "(—[-"


class Quotations:
    """Quotations whose paragraphs open anew. `stops` are the offsets, in order, where a number stands without a mark and ends any quotation."""

    def __init__(self, text: str, marks: Marks, stops: Sequence[int] = ()) -> None:
        self._text = text
        self._stops = stops
        self._token = re.compile("|".join(filter(None, marks)))
        self._opens, self._closing = frozenset(marks.opens.split("|")), frozenset(marks.closes.split("|"))

    def end(self, start: int) -> int:
        """The offset after the closing mark of a quotation that begins at an opening mark."""
        stop = self._stop(start)
        depth = 0
        for token in self._token.finditer(self._text, start, stop):
            depth = self._depth(depth, token[0], token.start(), token.start() == start)
            if depth <= 0:
                return token.end()
        return stop

    def _depth(self, depth: int, mark: str, at: int, first: bool) -> int:
        if first:
            return depth + 1
        if mark in self._closing:
            return depth - 1
        if begins_line(self._text, at):
            return 1
        return depth + 1 if mark in self._opens or not _closes(self._text, at) else depth - 1

    def _stop(self, start: int) -> int:
        at = bisect_right(self._stops, start)
        return self._stops[at] if at < len(self._stops) else len(self._text)
