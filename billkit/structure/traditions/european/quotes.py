"""Where text for another act ends: ``‘(b) … ;’;``, over many paragraphs, with apostrophes and marks inside.

An apostrophe looks like the closing mark. The mark that closes stands at the end of a line, and no mark that opened in that
line is left for it. Where it was lost, the next amendment ends the quotation ("(3) Article 3 is amended as follows").
"""

from __future__ import annotations

import re
from bisect import bisect_right

_MARK = re.compile(r"[‘’“”„]")
_ENDS = re.compile(r"[.;:,)]*(?: (?:and|or))?[ \t]*(?:\n|\Z)")
_AMENDMENT = re.compile(
    r"^[ \t]*\((?:\d{1,3}[a-z]?|[a-z]{1,5})\)[ \t\n]+(?:in |the following |(?:Article|Annex|Chapter|Title|point|paragraph|the)\b)"
    r"[^\n]{0,300}?\b(?:is|are) (?:amended|replaced|deleted|added|inserted|renumbered)",
    re.M,
)
_CLOSING = {"‘": "’", "“": "”", "„": "“", '"': '"'}


class Quotations:
    """Quotations of one text, asked for in the order they begin."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._closings: dict[
            str, list[int]
        ] = {}  # by opening mark: ends of closing marks at the ends of lines
        self._amendments = [match.start() for match in _AMENDMENT.finditer(text)]

    def end(self, start: int) -> int:
        """The offset after the closing mark of a quotation that begins at its opening mark."""
        opening = self._text[start]
        stop = _after(self._amendments, start, len(self._text))
        newline = self._text.find("\n", start)
        line_end = len(self._text) if newline < 0 else newline
        in_line = self._closings_in(opening, start + 1, line_end)
        return min(in_line[0] if in_line else self._later(opening, line_end), stop)

    def _later(self, opening: str, line_end: int) -> int:
        if opening not in self._closings:
            self._closings[opening] = self._closings_in(opening, 0, len(self._text))
        return _after(self._closings[opening], line_end, len(self._text))

    def _closings_in(self, opening: str, start: int, end: int) -> list[int]:
        """Ends of the closing marks at the ends of lines for which no opening mark is left in their line."""
        closing, found, opened, line_end = _CLOSING.get(opening, "’"), [], 0, -1
        for mark in _MARK.finditer(self._text, start, end):
            if mark.start() > line_end:
                newline = self._text.find("\n", mark.start())
                opened, line_end = 0, len(self._text) if newline < 0 else newline
            if mark[0] == opening:
                opened += 1
            elif mark[0] == closing and opened and not self._text[mark.end() : mark.end() + 1].isalpha():
                opened -= 1
            elif mark[0] == closing and _ENDS.match(self._text, mark.end()):
                found.append(mark.end())
        return found


def _after(offsets: list[int], start: int, default: int) -> int:
    at = bisect_right(offsets, start)
    return offsets[at] if at < len(offsets) else default
