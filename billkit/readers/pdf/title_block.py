"""The ruled block on the first page of a Korean bill, read cell by cell.

Shapes handled: a left cell ``의 안`` / ``번 호`` with the number beside it, a right cell with ``발의연월일 : 2025. 5. 13.`` and
``발 의 자 : ○○○ㆍ○○○`` over several lines. It becomes ``의안번호 10496``, ``발의연월일 : …``, ``발의자 : …``, one line each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from billkit.readers.pdf.lines import Line, Sheet
from billkit.readers.pdf.paragraphs import Paragraph
from billkit.readers.pdf.spacing import INSIDE

_FIELD = re.compile(
    r"(?:발\s*의\s*연\s*월\s*일|제\s*출\s*연\s*월\s*일|발\s*의\s*자|제\s*출\s*자|제\s*안\s*자)\s*:"
)
_LETTERS = re.compile(r"(?<=\S)\s+(?=\S)")


def title_block(sheet: Sheet) -> tuple[Sheet, list[Paragraph], Sheet] | None:
    """What stands above the block, its fields in order, and what stands under it; None where a page has none."""
    label = _label(sheet.lines)
    fields = [line for line in sheet.lines if _FIELD.match(line.text)]
    if not label or not fields:
        return None
    right = _right_cell(sheet.lines, fields)
    number = [line for line in sheet.lines if _is_number(line, label, fields[0].x0)]
    inside = [*label, *number, *(line for cell in right for line in cell)]
    top, bottom = min(line.top for line in inside), max(line.bottom for line in inside)
    rest = [line for line in sheet.lines if not any(line is member for member in inside)]
    if any(top < (line.top + line.bottom) / 2 < bottom for line in rest):
        return None
    above = sheet._replace(lines=[line for line in rest if line.bottom <= top + 1])
    below = sheet._replace(lines=[line for line in rest if line.bottom > top + 1])
    cells = [[_closed(_one(label)), *number], *([_closed_label(cell[0]), *cell[1:]] for cell in right)]
    return above, [Paragraph(side_by_side(cell), index == 0) for index, cell in enumerate(cells)], below


def side_by_side(lines: Sequence[Line]) -> list[Line]:
    """Lines as if each stood right of the one before it, a blank apart: so they are joined."""
    placed: list[Line] = []
    for line in lines:
        if placed:
            last = placed[-1]
            blank = 0.3 * max(last.size, line.size)
            line = line._replace(x0=last.x1 + blank, x1=last.x1 + blank + line.width, base=last.base)
        placed.append(line)
    return placed


def _label(lines: Sequence[Line]) -> list[Line]:
    """``의 안`` and ``번 호`` under it."""
    for one, two in pairwise(lines):
        if _bare(one.text) == "의안" and _bare(two.text) == "번호" and abs(one.x0 - two.x0) < one.size:
            return [one, two]
    return [line for line in lines if _bare(line.text) == "의안번호"][:1]


def _is_number(line: Line, label: Sequence[Line], right: float) -> bool:
    inside = label[0].top - line.size < line.base < label[-1].bottom + line.size
    return line.text.isdecimal() and inside and label[0].x1 <= line.x0 < right


def _right_cell(lines: Sequence[Line], fields: Sequence[Line]) -> list[list[Line]]:
    """The fields, each with the lines under it that stand to its right, close under one another."""
    cells = []
    for field in sorted(fields, key=lambda line: line.base):
        cell = [field]
        for line in sorted(lines, key=lambda line: line.base):
            near = 0 < line.base - cell[-1].base < 2.2 * line.size
            if near and line.x0 > field.x0 + 2 * line.size and not _FIELD.match(line.text):
                cell.append(line)
        cells.append(cell)
    return cells


def _one(label: Sequence[Line]) -> Line:
    """The two lines of the label as one, if they follow one another in the file."""
    first, last = label[0], label[-1]
    between = last.first - first.first - len(first.text)
    if len(label) == 1 or not 0 <= between <= 2:
        return first
    return first._replace(text=first.text + INSIDE * between + last.text)


def _closed(line: Line) -> Line:
    """Without the blanks between its letters."""
    return line._replace(text=_LETTERS.sub(lambda blank: INSIDE * len(blank.group()), line.text))


def _closed_label(line: Line) -> Line:
    label, colon, value = line.text.partition(":")
    name = label.rstrip()
    closed = _LETTERS.sub(lambda blank: INSIDE * len(blank.group()), name)
    return line._replace(text=closed + label[len(name) :] + colon + value)


def _bare(text: str) -> str:
    return text.replace(" ", "").replace(INSIDE, "")
