"""Lines -> paragraphs: which line goes on where the one before it ended.

What tells: a line that stops short although the next word would have fitted has ended; a mark begins a unit unless it
is cited; a line that stands farther out than the paragraph it follows begins another; a wide gap ends a paragraph;
centred lines of one size make one caption. The right edge of the column is what indents are measured from: it is the
same on left and right pages.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import Literal, NamedTuple

from billkit.readers.pdf.lines import Line, is_beside
from billkit.readers.pdf.marks import begins_unit, ends_hard, ends_item, is_cited

Step = Literal["same", "line", "apart"]  # in the paragraph, on a new line, after a blank line

_NEAR = 2.5  # points that count as the same place
_FIGURE = re.compile(r"[-+(]?[$€£]?\d[\d,.]*[)%]?$|[*–—-]$")
_ROW_ENDS = frozenset("0123456789)%*–—-")
_WIDE_GAP = 1.4  # of the usual distance between lines
_OTHER_SIZE = 0.09  # of the letters' height
_CAPITAL = 0.5  # of a letter's width that a capital is wider


class Column(NamedTuple):
    """Lines that stand under one another, between two edges; `leading` is the usual distance of their base lines."""

    lines: Sequence[Line]
    left: float
    right: float
    leading: float


def column(found: Sequence[Line]) -> Column:
    """A column's edges, from where most of its lines begin and end."""
    rights = sorted(line.x1 for line in found)
    gaps = [b.base - a.base for a, b in pairwise(found) if b.base > a.base + 1]
    return Column(
        found,
        min((line.x0 for line in found), default=0.0),
        rights[-1 - len(rights) // 20] if rights else 0.0,
        _low_median(gaps),
    )


def _low_median(gaps: list[float]) -> float:
    """The lower half's middle: captions and blank lines between items make gaps wider, nothing makes them narrower."""
    ordered = sorted(gaps)
    return median(ordered[: max(1, len(ordered) * 3 // 4)]) if ordered else 0.0


@dataclass
class Paragraph:
    """Lines that are read as one. `apart` where a blank line stands before it."""

    lines: list[Line] = field(default_factory=list)
    apart: bool = True
    right: float = 0.0  # of the column its last line stands in
    left: float = 0.0
    hanging: float | None = None  # indent of its second line, from the right edge


def paragraphs(found: Column, open_one: Paragraph | None) -> list[Paragraph]:
    """The paragraphs that begin in a column; `open_one` is grown where the column goes on with it."""
    begun: list[Paragraph] = []
    now = open_one
    for index, line in enumerate(found.lines):
        after = found.lines[index + 1] if index + 1 < len(found.lines) else None
        step: Step = (
            "apart"
            if now is None
            else _step(now, line, after, found, is_first=index == 0 and _is_elsewhere(now.lines[-1], line))
        )
        if now is not None and step == "same":
            now.hanging = found.right - line.x0 if now.hanging is None else now.hanging
            now.lines.append(line)
        else:
            now = Paragraph([line], step == "apart")
            begun.append(now)
        now.right, now.left = found.right, found.left
    return begun


def _step(now: Paragraph, line: Line, after: Line | None, col: Column, is_first: bool) -> Step:
    """How a line stands to the paragraph before it. `is_first`: it is the first of its column."""
    last = now.lines[-1]
    if last.hyphen:
        return "same"
    if not is_first and is_beside(last, line):
        return "same"
    if not is_first and _is_apart(last, line, col.leading):
        return "apart"
    if is_first and _differs(last, line):
        return "apart"
    was_centred, is_centred = (
        _is_centred(last, now.left, now.right),
        _is_centred(line, col.left, col.right),
    )
    if was_centred and is_centred:
        return "same" if not is_first and _goes_on_centred(last, line) else "apart"
    if (was_centred or is_centred) and (is_first or _is_other(last, line)):
        return "apart"
    if (last.bold != line.bold or last.size > line.size) and _is_caption_end(last, line):
        return "line"
    if is_row(last.text) or is_row(line.text):
        return "line"
    if _is_short(last, line, now.right):
        return "same" if _goes_on_small(now, line, col, is_first) else "line"
    return "same" if _goes_on_full(now, line, after, col) else "line"


def is_row(text: str) -> bool:
    """A row of a table: most of its words are figures."""
    if text[-1] not in _ROW_ENDS:
        return False
    words = text.split()
    return len(words) > 3 and sum(bool(_FIGURE.match(word)) for word in words) > 0.6 * len(words)


def _is_caption_end(last: Line, line: Line) -> bool:
    """A caption and its text by the print: bold or larger, then neither. Small capitals that go on are no text."""
    if all(last.bold) != all(line.bold) and ((all(last.bold) and not line.bold[0]) or ends_hard(last.text)):
        return not line.bold[0] or not last.bold[1]
    return (
        last.size > (1 + _OTHER_SIZE) * line.size
        and not line.text[:12].isupper()
        and not last.text[:12].isupper()
    )


def _is_elsewhere(last: Line, line: Line) -> bool:
    """On another page or in another column, so that the distance between the two says nothing."""
    return line.page != last.page or line.base <= last.base or line.x0 > last.x1 or line.x1 < last.x0


def _is_apart(last: Line, line: Line, leading: float) -> bool:
    gap = line.base - last.base
    if gap < -_NEAR:
        return True
    return 0 < leading < gap and gap > _WIDE_GAP * max(leading, 0.9 * last.size)


def _differs(last: Line, line: Line) -> bool:
    return abs(last.size - line.size) > _OTHER_SIZE * max(last.size, line.size)


def _goes_on_small(now: Paragraph, line: Line, col: Column, is_first: bool) -> bool:
    """The line before is short, but ends in the middle of a sentence that goes on in small letters under it."""
    last = now.lines[-1]
    is_within = line.text[0].islower() and not ends_item(last.text) and not begins_unit(line.text)
    return is_within and (is_first or abs((now.right - last.x0) - (col.right - line.x0)) < _NEAR)


def _goes_on_full(now: Paragraph, line: Line, after: Line | None, col: Column) -> bool:
    """The line before is full: the paragraph goes on, unless a mark or an indent says otherwise."""
    last = now.lines[-1]
    indent, before = col.right - line.x0, now.right - last.x0
    is_second = len(now.lines) == 1
    if begins_unit(line.text) and ends_item(last.text) and not is_cited(last.text, line.text):
        return False
    if indent < before - _NEAR:  # deeper than the line before: its hanging lines, or a new paragraph's first
        if is_second and begins_unit(last.text):
            return True
        returns = after is not None and abs((col.right - after.x0) - before) < _NEAR
        return not ends_hard(last.text) and not returns
    if indent > before + _NEAR and not is_second:  # farther out than the paragraph's own lines
        return now.hanging is None or indent <= now.hanging + _NEAR
    return True


def _is_short(last: Line, line: Line, right: float) -> bool:
    """The next line's first word would have fitted on the line before."""
    text = line.text
    word = text.split(" ", 1)[0]
    each = (line.x1 - line.x0) / len(text)
    if "가" <= word[0] <= "힣":  # lines break inside words
        return right - last.x1 > 2.2 * each + _NEAR
    room = right - last.x1 - _NEAR - (len(word) + 1.5) * each
    if room <= 0 or word.islower() or text.isupper():
        return room > 0
    return room > _CAPITAL * sum(letter.isupper() for letter in word) * each


def _is_centred(line: Line, left: float, right: float) -> bool:
    inner = line.x0 - left
    if inner <= 12:
        return False
    outer = right - line.x1
    return outer > 12 and abs(inner - outer) < 6


def _is_other(last: Line, line: Line) -> bool:
    """One of two lines is centred, the other is not: a caption and a text, unless the caption fills its first line."""
    return abs(last.centre - line.centre) > 4 or ends_hard(last.text) or last.width < line.width


def _goes_on_centred(last: Line, line: Line) -> bool:
    same_size = abs(last.size - line.size) < 0.06 * max(last.size, 1)
    return (
        same_size
        and abs(last.centre - line.centre) < 4
        and not begins_unit(line.text)
        and not ends_hard(last.text)
    )
