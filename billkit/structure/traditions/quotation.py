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


class Marks(NamedTuple):
    """Patterns of one usage: what opens and what closes; `both` may do either. `reopens`: each paragraph opens anew."""

    opens: str
    closes: str
    both: str = ""
    reopens: bool = True


AMERICAN = Marks("“|‘‘|``", "”|’’", "''|\"")
BRITISH = Marks("“|‘‘", "”|’’", '"', reopens=False)
GERMAN = Marks("„|»", "“|”|«", "", reopens=False)
PORTUGUESE = Marks("“", "”", '"')


class Quotations:
    """`stops` are the offsets, in order, where a number stands without a mark and ends any quotation."""

    def __init__(self, text: str, marks: Marks, stops: Sequence[int] = ()) -> None:
        self._text = text
        self._marks = marks
        self._stops = stops
        both = f"|{marks.both}" if marks.both else ""
        self._token = re.compile(
            rf"(?P<new>^[ \t]*(?:{marks.opens}{both}))|(?P<open>{marks.opens})|(?P<close>{marks.closes}){both}",
            re.M,
        )

    def end(self, start: int) -> int:
        """The offset after the closing mark of a quotation that begins at an opening mark."""
        stop = self._stop(start)
        depth = 0
        for token in self._token.finditer(self._text, start, stop):
            depth = self._depth(depth, token, token.start() == start)
            if depth <= 0:
                return token.end()
        return stop

    def _depth(self, depth: int, token: re.Match[str], first: bool) -> int:
        if first or token["open"]:
            return depth + 1
        if token["new"]:
            return 1 if self._marks.reopens else depth + 1
        if token["close"]:
            return depth - 1
        before = self._text[token.start() - 1]
        return depth + 1 if before.isspace() or before in "(—[-" else depth - 1

    def _stop(self, start: int) -> int:
        at = bisect_right(self._stops, start)
        return self._stops[at] if at < len(self._stops) else len(self._text)
