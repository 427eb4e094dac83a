"""Lines -> paragraphs: which line goes on where the one before it ended.

What tells: a line that stops short although the next word would have fitted has ended; a mark begins a unit unless it
is cited; a line that stands farther out than the paragraph it follows begins another; a wide gap ends a paragraph;
centred lines of one size make one caption. The right edge of the column is what indents are measured from: it is the
same on left and right pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from billkit.readers.pdf.lines import Line
from billkit.readers.pdf.marks import begins_unit, ends_hard, ends_item, is_cited

_NEAR = 2.5  # points that count as the same place
_WIDE_GAP = 1.4  # of the usual distance between lines


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


def paragraphs(found: Column, open_one: Paragraph | None) -> Iterable[Paragraph]:
    """The paragraphs of a column. The first is `open_one`, grown, where the column goes on with it."""
    now = open_one
    fresh_column = True
    for line in found.lines:
        step = "apart" if now is None else _step(now, line, found, fresh_column)
        if now is not None and step == "same":
            if len(now.lines) == 1 or now.hanging is None:
                now.hanging = found.right - line.x0
            now.lines.append(line)
        else:
            now = Paragraph([line], step == "apart")
            yield now
        now.right, now.left = found.right, found.left
        fresh_column = False


def _step(now: Paragraph, line: Line, col: Column, fresh_column: bool) -> str:
    """How a line stands to the paragraph before it: in the "same" one, on a new "line", or "apart"."""
    last = now.lines[-1]
    if last.hyphen:
        return "same"
    apart = False
    if not fresh_column:
        gap = line.base - last.base
        if gap < -_NEAR or (col.leading and gap > _WIDE_GAP * max(col.leading, 0.9 * last.size)):
            apart = True
    new = "apart" if apart else "line"
    if apart:
        return new
    centred = (_is_centred(last, now.left, now.right), _is_centred(line, col.left, col.right))
    if all(centred):
        return "same" if _goes_on_centred(last, line, fresh_column) else "apart"
    if any(centred) and _is_other(last, line, fresh_column):
        return "apart"
    if _is_short(last, line, now.right):
        lower = line.text[0].islower() and not ends_item(last.text) and not begins_unit(line.text)
        aligned = abs((now.right - last.x0) - (col.right - line.x0)) < _NEAR
        return "same" if lower and (aligned or fresh_column) else new
    return _full(now, line, col, new)


def _full(now: Paragraph, line: Line, col: Column, new: str) -> str:
    """The line before is full: the paragraph goes on, unless a mark or an indent says otherwise."""
    last = now.lines[-1]
    indent, before = col.right - line.x0, now.right - last.x0
    first = len(now.lines) == 1
    marked = begins_unit(line.text)
    if marked and ends_item(last.text) and not is_cited(last.text):
        return new
    if indent < before - _NEAR:  # deeper than the line before
        if (first and (begins_unit(last.text) or now.hanging is not None)) or (now.hanging is None and first):
            return "same" if not ends_hard(last.text) or begins_unit(last.text) else new
        return new if marked or ends_hard(last.text) else "same"
    if indent > before + _NEAR and not first:  # farther out than the paragraph's own lines
        return new if now.hanging is not None and indent > now.hanging + _NEAR else "same"
    return "same"


def _is_short(last: Line, line: Line, right: float) -> bool:
    """The next line's first word would have fitted on the line before."""
    word = line.text.split(" ", 1)[0]
    each = line.width / max(len(line.text), 1)
    if any("\u1100" <= letter <= "\ud7a3" or "\u3040" <= letter <= "\u9fff" for letter in word[:1]):
        return right - last.x1 > 2.2 * each + _NEAR
    return right - last.x1 > (len(word) + 1.5) * each + _NEAR


def _is_centred(line: Line, left: float, right: float) -> bool:
    inner, outer = line.x0 - left, right - line.x1
    return inner > 12 and outer > 12 and abs(inner - outer) < 6


def _is_other(last: Line, line: Line, fresh_column: bool) -> bool:
    """One of two lines is centred, the other is not: a caption and a text, unless the caption fills its first line."""
    return (
        fresh_column or abs(last.centre - line.centre) > 4 or ends_hard(last.text) or last.width < line.width
    )


def _goes_on_centred(last: Line, line: Line, fresh_column: bool) -> bool:
    same_size = abs(last.size - line.size) < 0.06 * max(last.size, 1)
    return (
        same_size
        and not fresh_column
        and abs(last.centre - line.centre) < 4
        and not begins_unit(line.text)
        and not ends_hard(last.text)
    )
