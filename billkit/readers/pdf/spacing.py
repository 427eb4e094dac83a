"""Words printed with spaced letters: ``F ü r  d e n  B u n d e s p r ä s i d e n t e n`` reads ``Für den Bundespräsidenten``.

PDFium sees a blank after each letter. Those inside words are made zero-width blanks, which the writer leaves out, so that
the line keeps one character for each of the page's.
"""

from __future__ import annotations

import re
from statistics import median

from billkit.readers.pdf.lines import Line
from billkit.readers.pdf.pdfium import OpenPage

INSIDE = "\u200b"

_SPACED = re.compile(r"(?:[^\W\d_][.,;:]? ){5,}[^\W\d_][.,;:]?$")
_WORD_GAP = 1.6  # times the usual gap
_COLUMNS = 1.2  # of the letters' height: so far apart stand cells of a table


def closed_up(page: OpenPage, line: Line) -> Line:
    """The line with its words closed up; the line itself where its letters are not spaced."""
    if not _SPACED.match(line.text):
        return line
    gaps = {at: _gap(page, line.first + at) for at, letter in enumerate(line.text) if letter == " "}
    usual = median(gaps.values())
    if not 0 < usual < _COLUMNS * max(line.size, 1.0):
        return line
    inside = {at for at, gap in gaps.items() if gap < _WORD_GAP * usual}
    return line._replace(
        text="".join(INSIDE if at in inside else letter for at, letter in enumerate(line.text))
    )


def _gap(page: OpenPage, blank: int) -> float:
    return page.place(blank + 1).x0 - page.place(blank - 1).x1
