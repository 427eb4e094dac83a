"""Text that does not stand upright: side marks and endorsements leave the body; a page that lies on its side is turned.

Shapes handled: ``khammond on DSK9W7S144PROD with BILLS`` up the margin (a printer's mark); the endorsement across a bill's last
page; a landscape table printed on an upright page, where most of the page's letters are turned.
"""

from __future__ import annotations

from math import pi

from billkit.readers.pdf.furniture import is_printers_mark
from billkit.readers.pdf.lines import Line, Sheet, upright


def straightened(sheet: Sheet) -> tuple[Sheet, list[Line]]:
    """The page with its upright lines, and the lines that were left out, printers' marks aside."""
    turned = [line for line in sheet.lines if line.angle and not upright(line.angle)]
    if not turned:
        return sheet, []
    straight = [line for line in sheet.lines if upright(line.angle)]
    if _letters(turned) > _letters(straight):
        return _turned(sheet), []
    return sheet._replace(lines=straight), [line for line in turned if not is_printers_mark(line.text)]


def _letters(lines: list[Line]) -> int:
    return sum(len(line.text) for line in lines)


def _turned(sheet: Sheet) -> Sheet:
    """A page on its side, as if the reader had turned it. Lines that stood upright keep their place in the order."""
    upwards = sum(len(line.text) for line in sheet.lines if abs(line.angle - 3 * pi / 2) < 0.3)
    is_up = 2 * upwards > _letters([line for line in sheet.lines if not upright(line.angle)])
    return sheet._replace(
        width=sheet.height,
        height=sheet.width,
        lines=[_turn(line, sheet, is_up) for line in sheet.lines],
    )


def _turn(line: Line, sheet: Sheet, is_up: bool) -> Line:
    if is_up:
        x0, x1, top, bottom = sheet.height - line.bottom, sheet.height - line.top, line.x0, line.x1
    else:
        x0, x1, top, bottom = line.top, line.bottom, sheet.width - line.x1, sheet.width - line.x0
    return line._replace(x0=x0, x1=x1, top=top, bottom=bottom, base=bottom, angle=0.0)
