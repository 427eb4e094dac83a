"""Where text for another act ends: ``‘(b) … ;’;``, over many paragraphs, with apostrophes and marks inside.

An apostrophe looks like the closing mark. The mark that closes stands at the end of a line, and no mark that opened in that
line is left for it. Where it was lost, the next amendment ends the quotation ("(3) Article 3 is amended as follows").
"""

from __future__ import annotations

import re

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
        self._amendment = -1  # the last one found: it stays the next until a quotation begins after it

    def end(self, start: int) -> int:
        """The offset after the closing mark of a quotation that begins at its opening mark."""
        stop = self._next_amendment(start)
        closing = _CLOSING.get(self._text[start], "’")
        open_in_line, line_end = 0, self._line_end(start)
        for mark in _MARK.finditer(self._text, start + 1, stop):
            if mark.start() > line_end:
                open_in_line, line_end = 0, self._line_end(mark.start())
            if mark[0] == self._text[start]:
                open_in_line += 1
            elif mark[0] == closing and open_in_line and not self._is_apostrophe(mark.end()):
                open_in_line -= 1
            elif mark[0] == closing and _ENDS.match(self._text, mark.end()):
                return mark.end()
        return stop

    def _is_apostrophe(self, after: int) -> bool:
        return after < len(self._text) and self._text[after].isalpha()

    def _line_end(self, start: int) -> int:
        end = self._text.find("\n", start)
        return len(self._text) if end < 0 else end

    def _next_amendment(self, start: int) -> int:
        if self._amendment <= start:
            found = _AMENDMENT.search(self._text, start + 1)
            self._amendment = found.start() if found else len(self._text)
        return self._amendment
