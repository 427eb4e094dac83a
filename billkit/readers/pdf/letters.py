"""Pages with a few words only, on which PDFium writes each letter on a line of its own: ``제`` / ``1`` / ``항`` reads ``제1항``."""

from __future__ import annotations

from collections.abc import Sequence

from billkit.readers.pdf.lines import Line
from billkit.readers.pdf.spacing import INSIDE

_TOUCHING = 0.2  # of the letters' height: a wider gap is a blank
_FARTHEST = 1.5


def gathered(found: Sequence[Line]) -> list[Line]:
    """The lines, those of one letter put together with the one they stand right of."""
    result: list[Line] = []
    for line in found:
        if result and len(line.text) == 1 and _is_next(result[-1], line):
            result[-1] = _joined(result[-1], line)
        else:
            result.append(line)
    return result


def _is_next(last: Line, line: Line) -> bool:
    between = line.first - last.first - len(last.text)
    gap = line.x0 - last.x1
    return (
        0 <= between <= 2
        and abs(line.base - last.base) < 0.1 * max(line.size, 1.0)
        and -0.1 * line.size < gap < _FARTHEST * line.size
        and (len(last.text) == 1 or INSIDE in last.text or "  " in last.text)
    )


def _joined(last: Line, line: Line) -> Line:
    """One line with one character for each of the page's: its line ends become blanks, or nothing that is written."""
    between = line.first - last.first - len(last.text)
    blank = " " if line.x0 - last.x1 > _TOUCHING * line.size else INSIDE
    return last._replace(
        text=last.text + blank * between + line.text, x1=line.x1, top=min(last.top, line.top),
        bottom=max(last.bottom, line.bottom), bold=(last.bold[0], line.bold[1]),
    )  # fmt: skip
