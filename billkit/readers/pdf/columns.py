"""Lines of a page -> columns in reading order.

Shapes handled: one column; two and three, drawn one after another (the order is kept) or row by row (each row is cut at
the gutters and the columns are put together); a block that was drawn last and stands in a gap of the others, such as the
ruled head of a Korean bill; footnotes under a column, which would part its last sentence from the next column.

Columns are told by the gutters between them: stretches that almost no line crosses. The writer's own order is trusted
unless it jumps between columns at every line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from billkit.readers.pdf.lines import Line, shortened
from billkit.readers.pdf.paragraphs import Column, column
from billkit.readers.pdf.pdfium import OpenPage

_MANY_LETTERS = 70  # in most lines: more than one column of print has, so rows of two may be one line
_SAMPLE = 8
_MANY_RUNS = 12
_COLUMN_LETTERS = 24  # in most lines of a column of print; the cells of a table have fewer
_GUTTER = 8.0  # points
_SPACE = re.compile(r"\s+")
_MOST_RUNS = 400
_SMALL = 0.93
_NOTE_MARK = re.compile(r"(?:\d{1,3}|[*†‡§])\s?\S")


def parted(page: OpenPage, found: list[Line]) -> list[Line]:
    """The lines of a page; rows that run across gutters are cut there."""
    wide = [line for line in found if len(line.text) >= _MANY_LETTERS]
    if len(wide) < _SAMPLE or 2 * len(wide) < len(found):
        return found
    step = max(len(wide) // _SAMPLE, 1)
    gutters = _shared([_gaps(page, line) for line in wide[::step][:_SAMPLE]])
    if not gutters:
        return found
    return [part for line in found for part in _cut(page, line, gutters)]


def _gaps(page: OpenPage, line: Line) -> list[tuple[float, float]]:
    """The wide blanks of a line: where each begins and ends."""
    gaps = []
    for blank in _SPACE.finditer(line.text):
        begin = page.place(line.first + blank.start() - 1).x1
        end = page.place(line.first + blank.end()).x0
        if end - begin >= _GUTTER:
            gaps.append((begin, end))
    return gaps


def _shared(rows: list[list[tuple[float, float]]]) -> list[tuple[float, float]]:
    """Stretches that stay blank in most rows."""
    found: list[tuple[float, float]] = []
    for begin, end in sorted({gap for row in rows for gap in row}, reverse=True):
        middle = (begin + end) / 2
        if any(begin < right and left < end for left, right in found):
            continue
        if sum(any(a < middle < b for a, b in row) for row in rows) >= 0.75 * len(rows):
            found.append((begin, end))
    return found


def _cut(page: OpenPage, line: Line, gutters: list[tuple[float, float]]) -> list[Line]:
    cuts = [0]
    if any(line.x0 < (a + b) / 2 < line.x1 for a, b in gutters):
        for blank in _SPACE.finditer(line.text):
            begin = page.place(line.first + blank.start() - 1).x1
            end = page.place(line.first + blank.end()).x0
            if end - begin >= _GUTTER and any(begin < (a + b) / 2 < end for a, b in gutters):
                cuts.append(blank.end())
    if len(cuts) == 1:
        return [line]
    return [shortened(page, line, a, b) for a, b in pairwise([*cuts, len(line.text)])]


def is_note_mark(text: str) -> bool:
    """A footnote begins: ``1Preliminary``, ``* See``."""
    return bool(_NOTE_MARK.match(text))


def columns(found: Sequence[Line]) -> tuple[list[Column], list[Column]]:
    """The columns of a page in reading order, and the footnotes under them."""
    runs = _runs(found)
    if len(runs) > 1 and _jumps(runs):
        runs = _runs(sorted(found, key=lambda line: line.base) if _one_column(found) else _by_gutter(found))
    elif 1 < len(runs) < _MOST_RUNS:
        runs = _placed(runs)
    if len(runs) > _MOST_RUNS:
        runs = [[line for run in runs for line in run]]  # no page of print: its lines as they come
    size = _usual_size(found)
    bodies: list[list[Line]] = []
    notes: list[list[Line]] = []
    for run in runs:
        if notes and _is_small(run, size):  # a footnote goes on in the next column
            notes.append(run)
            continue
        at = _footnotes(run, size, len(runs) == 1) if len(found) > _SAMPLE else len(run)
        bodies.append(run[:at])
        notes += [run[at:]] if at < len(run) else []
    return _edged([run for run in bodies if run]), [column(run) for run in notes]


def _usual_size(found: Sequence[Line]) -> float:
    """The largest that a quarter of a page's letters have: on some pages the footnotes are longer than the text."""
    letters: dict[int, int] = {}  # by twice the size
    for line in found:
        size = round((line.bottom - line.top) * 2)
        letters[size] = letters.get(size, 0) + len(line.text)
    whole = sum(letters.values())
    return max((size / 2 for size, count in letters.items() if 4 * count >= whole), default=0.0)


def _runs(found: Sequence[Line]) -> list[list[Line]]:
    """Stretches of lines that go down the page. What stands beside the line before it, or above, begins another."""
    runs: list[list[Line]] = []
    last: Line | None = None
    for line in found:
        if last is not None and not _breaks(last, line):
            runs[-1].append(line)
        else:
            runs.append([line])
        last = line
    return runs


def _breaks(last: Line, line: Line) -> bool:
    if line.base >= last.base and line.x0 < last.x1 and line.x1 > last.x0:  # under it, as most are
        return False
    if line.base < last.base - 0.5 * max(last.size, 1.0):
        return True
    beside = line.x0 >= last.x1 or line.x1 <= last.x0
    return beside and line.top < last.bottom and line.base - last.base < 0.5 * max(last.size, 1.0)


def _jumps(runs: list[list[Line]]) -> bool:
    """The writer went to and fro between columns of print, line by line."""
    if len(runs) <= _MANY_RUNS or median(len(run) for run in runs) > 2:
        return False
    return median(len(line.text) for run in runs for line in run) > _COLUMN_LETTERS


def _one_column(found: Sequence[Line]) -> bool:
    return not _gutters(found)


def _gutters(found: Sequence[Line]) -> list[float]:
    """Middles of the stretches that few lines cross, with columns on both sides."""
    left, right = min(line.x0 for line in found), max(line.x1 for line in found)
    bins = int((right - left) // 4) + 1
    if bins > 2000 or right - left < 100:
        return []
    change = [0] * (bins + 1)
    for line in found:
        change[int((line.x0 - left) // 4)] += 1
        change[min(int((line.x1 - left) // 4) + 1, bins)] -= 1
    cover, gutters, low = 0, [], -1
    for index in range(bins):
        cover += change[index]
        if cover <= len(found) // 12:
            low = index if low < 0 else low
        elif low >= 0:
            gutters.append(left + 2.0 * (low + index))
            low = -1
    return [at for at in gutters if _is_gutter(found, at)]


def _is_gutter(found: Sequence[Line], at: float) -> bool:
    before = sum(line.x1 <= at for line in found)
    after = sum(line.x0 >= at for line in found)
    return min(before, after) >= 4 and min(before, after) * 6 >= len(found)


def _by_gutter(found: Sequence[Line]) -> list[Line]:
    """Column after column, between the lines that run across."""
    gutters = _gutters(found)
    ordered = sorted(found, key=lambda line: (line.base, line.x0))
    result: list[Line] = []
    band: list[list[Line]] = [[] for _ in range(len(gutters) + 1)]
    for line in ordered:
        if any(line.x0 < at < line.x1 for at in gutters):
            result += [member for col in band for member in col]
            band = [[] for _ in range(len(gutters) + 1)]
            result.append(line)
        else:
            band[sum(line.x0 >= at for at in gutters)].append(line)
    return result + [member for col in band for member in col]


def _placed(runs: list[list[Line]]) -> list[list[Line]]:
    """Blocks that were drawn later but stand above an earlier one, or in a gap of it, put where they stand."""
    result = [runs[0]]
    for run in runs[1:]:
        top, bottom = run[0].top, max(line.bottom for line in run)
        for index, other in enumerate(result):
            at = _gap_in(other, top, bottom) if _overlap(run, other) else None
            if at is not None:
                result[index : index + 1] = [part for part in (other[:at], run, other[at:]) if part]
                break
        else:
            result.append(run)
    return result


def _overlap(one: list[Line], two: list[Line]) -> bool:
    """Neither stands beside the other."""
    left, right = min(line.x0 for line in two), max(line.x1 for line in two)
    return any(line.x0 < right and left < line.x1 for line in one)


def _gap_in(run: list[Line], top: float, bottom: float) -> int | None:
    """Index of the line of a run that a block stands right above; None if it stands below or across."""
    if run[-1].top < bottom - 1:
        return None
    at = next(index for index, line in enumerate(run) if line.top >= bottom - 1)
    return at if all(line.bottom <= top + 1 for line in run[:at]) else None


def _is_small(run: list[Line], size: float) -> bool:
    return all(line.size < _SMALL * size for line in run)


def _footnotes(run: list[Line], size: float, is_only: bool) -> int:
    """Index of the first footnote of a column: small print at its foot that begins with a mark."""
    at = len(run)
    while at and run[at - 1].size < _SMALL * size:
        at -= 1
    while at < len(run) and not is_note_mark(run[at].text):
        at += 1
    return len(run) if is_only and at == 0 else at


def _edged(runs: list[list[Line]]) -> list[Column]:
    """Columns with their edges; a short one takes those of the longest that it stands under or over."""
    found = [column(run) for run in runs]
    result = []
    for one in found:
        if len(one.lines) < 6:
            same = [
                c
                for c in found
                if len(c.lines) > len(one.lines) and c.left < one.right and one.left < c.right
            ]
            if same:
                longest = max(same, key=lambda c: len(c.lines))
                if longest.right >= one.right - 3:
                    one = one._replace(left=longest.left, right=longest.right, leading=longest.leading)
        result.append(one)
    return result
