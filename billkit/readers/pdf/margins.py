"""What stands beside the text: line numbers of bills, margin notes of slip laws.

Shapes handled: ``8 Section 10202(b)(3) of …`` with 1 to 25 down the left margin, anew on each page; a number on a line of its
own where the caption beside it stands a little higher; ``Determinations.``, ``26 USC 55 note.``, ``Effective date.`` in small print, left of
the text on even pages, right on odd ones.

Line numbers go. Margin notes are no text of the law, but they are text of the paper: each is kept as a paragraph of
its own after the paragraph it stands beside.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from statistics import median

from billkit.readers.pdf.lines import Line, Sheet, without_start
from billkit.readers.pdf.pdfium import OpenPage

_NUMBER = re.compile(r"(\d{1,2})(?=\s|$)")
_ENOUGH = 3  # numbers in a row
_ALIGNED = 9.0  # points: one figure or two
_SMALL = 0.9  # of the text's letters: notes are smaller
_NARROW = 0.4  # of the text's width
_MOST = 0.9  # of the lines outside the text; otherwise they are columns


class LineNumbers:
    """Takes the line numbers off a page's lines; remembers where the margin was on the page before."""

    def __init__(self) -> None:
        self._margin: float | None = None

    def without(self, page: OpenPage, found: list[Line]) -> list[Line]:
        counted = self._counted(found)
        if not counted:
            return found
        kept = []
        for line in found:
            length = counted.get(line.first)
            if length is None:
                kept.append(line)
            elif length < len(line.text):
                kept.append(without_start(page, line, length))
        return kept

    def _counted(self, found: list[Line]) -> dict[int, int]:
        """First character of each numbered line -> length of its number; empty where lines are not numbered."""
        numbers = [
            (line, int(hit[1]), len(hit[1]))
            for line in found
            if line.text[:1].isdecimal() and (hit := _NUMBER.match(line.text))
        ]
        if not numbers:
            return {}
        margin = Counter(round(line.x0) for line, _, _ in numbers).most_common(1)[0][0]
        near = [entry for entry in numbers if abs(entry[0].x0 - margin) < _ALIGNED]
        run = _longest_count(sorted(near, key=lambda entry: entry[0].base))
        known = self._margin is not None and abs(self._margin - margin) < _ALIGNED and run and run[0][1] == 1
        if len(run) < _ENOUGH and not known:
            return {}
        self._margin = margin
        return {line.first: length for line, _, length in run}


def _longest_count(numbers: list[tuple[Line, int, int]]) -> list[tuple[Line, int, int]]:
    """The longest row of numbers that count up by one, down the page."""
    best: list[tuple[Line, int, int]] = []
    rows: dict[int, list[tuple[Line, int, int]]] = {}
    for entry in numbers:
        row = rows.pop(entry[1] - 1, [])
        row.append(entry)
        rows[entry[1]] = row
        if len(row) > len(best):
            best = row
    return best


def without_notes(sheet: Sheet) -> tuple[Sheet, list[Line]]:
    """The page without its margin notes, and the notes, from top to bottom."""
    if len(sheet.lines) < _ENOUGH:
        return sheet, []
    left, right = _body(sheet.lines)
    outside = [line for line in sheet.lines if line.x1 <= left - 2 or line.x0 >= right + 4]
    if not outside:
        return sheet, []
    size = median([line.size for line in sheet.lines if line.x0 >= left - 2 and line.x1 <= right + 4])
    notes = [line for line in outside if line.size < _SMALL * size and line.width < _NARROW * (right - left)]
    if (
        not notes
        or len(notes) < _MOST * len(outside)
        or sum([len(line.text) for line in notes]) * 2 > sum([len(line.text) for line in sheet.lines])
    ):
        return sheet, []
    out = {line.first for line in notes}
    kept = [line for line in sheet.lines if line.first not in out]
    return sheet._replace(lines=kept), sorted(notes, key=lambda line: line.base)


def _body(found: Sequence[Line]) -> tuple[float, float]:
    """The edges of the text: where most lines end, and where those begin."""
    ends: dict[int, int] = {}
    for line in found:
        end = round(line.x1 / 3)
        ends[end] = ends.get(end, 0) + len(line.text)
    near = [(ends.get(end - 1, 0) + count + ends.get(end + 1, 0), -end) for end, count in ends.items()]
    right = -max(near)[1] * 3.0
    return min(line.x0 for line in found if abs(line.x1 - right) < 6), right
