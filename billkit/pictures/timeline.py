"""Measures over time: a line for each, from its start to its end, with a mark whose shape says its status.

announced and effective_from   dotted to the start, then a line
announced alone                the mark at the announcement, a dashed line: the start is not recorded
no end recorded                an arrow at the day of the data; of what has ended: dotted from its start
beyond the picture             an arrow at its edge, with the year
no date at all                 listed, with words in place of the line
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from billkit.economies.days import first_day, last_day
from billkit.economies.package import data_as_of
from billkit.errors import MeasuresError
from billkit.models.measure import Measure
from billkit.pictures.colours import GRID, INK, QUIET, STATUS, VERMILION
from billkit.pictures.marks import STATUSES, mark
from billkit.pictures.page import BODY, EDGE, LEADING, SMALL, Page, source_line
from billkit.pictures.picture import Picture
from billkit.pictures.svg import number
from billkit.pictures.widths import width
from billkit.pictures.words import Words
from billkit.pictures.wrap import Wrapped, wrap

MOST_ROWS = 1_000
_WIDE = 1000.0
_LABELS = 420.0
_ROW = 22.0
_PAST, _FUTURE = 12, 8  # years shown at most before and after the day of the data
_ENDED = ("expired", "repealed")


class _Axis(NamedTuple):
    """Years from `first` to before `last`, between two places."""

    first: int
    last: int
    left: float
    right: float
    today: date

    def x(self, day: date) -> float:
        """The place of a day, held within the picture."""
        start, end = date(self.first, 1, 1).toordinal(), date(self.last, 1, 1).toordinal()
        place = (day.toordinal() - start) / (end - start)
        return self.left + min(1.0, max(0.0, place)) * (self.right - self.left)


def timeline(measures: Sequence[Measure], words: Words, as_of: str | None = None) -> Picture:
    """The picture. Raises MeasuresError on more rows than a picture can hold."""
    if len(measures) > MOST_ROWS:
        raise MeasuresError(
            f"{len(measures)} measures are too many for one timeline (at most {MOST_ROWS}); narrow the selection (-e, -k, -s)"
        )
    page = Page("timeline", words, _WIDE)
    page.head(words.say("timeline", "title"), words.say("timeline", "subtitle"))
    axis = _axis(measures, last_day(as_of or data_as_of()))
    _legend(page, measures)
    labels = {measure.measure_id: _label(measure, words) for measure in measures}
    heads = len({measure.economy for measure in measures}) * _ROW
    _years(page, axis, heads + sum(map(_high, labels.values())))
    for code, rows in groupby(_in_order(measures), key=lambda measure: measure.economy):
        page.canvas.text(EDGE, page.y + 16, words.economy(code), BODY + 1, INK)
        page.y += _ROW
        for measure in rows:
            _row(page, axis, measure, labels[measure.measure_id])
            page.y += _high(labels[measure.measure_id])
    page.y += 12
    return page.done(_described(measures, axis, words), source_line(words, measures))


def _in_order(measures: Sequence[Measure]) -> list[Measure]:
    """Economies in the order in which they come; inside, the whole before its parts, the oldest first."""
    place = {code: number for number, code in enumerate(dict.fromkeys(m.economy for m in measures))}
    return sorted(
        measures,
        key=lambda m: (place[m.economy], m.sub_jurisdiction or "", _start(m) or "9999", m.measure_id),
    )


def _start(measure: Measure) -> str | None:
    return min((day for day in (measure.announced, measure.effective_from) if day), default=None)


def _label(measure: Measure, words: Words) -> Wrapped:
    """What a row is called, in two lines at most."""
    label = words.say("timeline", "label", title=measure.title, kind=words.kind(measure.instrument))
    if measure.sub_jurisdiction:
        label = words.say("timeline", "place", place=words.place(measure.sub_jurisdiction), label=label)
    return wrap(label, _LABELS - 12, SMALL, 2)


def _high(label: Wrapped) -> float:
    return _ROW if len(label.lines) < 2 else _ROW + SMALL * LEADING - 3


def _axis(measures: Sequence[Measure], today: date) -> _Axis:
    starts = [first_day(day).year for measure in measures if (day := _start(measure))]
    ends = [last_day(measure.effective_to).year for measure in measures if measure.effective_to]
    first = max(min([*starts, today.year - 1]), today.year - _PAST)
    last = min(max([*starts, *ends, today.year + 1]), today.year + _FUTURE) + 1
    return _Axis(min(first, today.year), last, EDGE + _LABELS + 16, _WIDE - EDGE - 34, today)


def _legend(page: Page, measures: Sequence[Measure]) -> None:
    found = {measure.status for measure in measures}
    x = EDGE
    for status in STATUSES:
        if status in found:
            mark(page.canvas, status, x + 7, page.y + 8)
            told = page.words.status(status)
            page.canvas.text(x + 20, page.y + 12, told, SMALL)
            x += 20 + width(told, SMALL) + 22
    page.y += 26


def _years(page: Page, axis: _Axis, high: float) -> None:
    """Years above, lines through all rows, and the day of the data."""
    step = 1 if axis.last - axis.first <= 12 else 2
    told = page.words.say("timeline", "today", day=axis.today.isoformat())
    here = axis.x(axis.today)
    half = width(told, SMALL) / 2
    page.canvas.text(
        min(max(here, axis.left + half), _WIDE - EDGE - half),
        page.y + SMALL,
        told,
        SMALL,
        VERMILION,
        "middle",
    )
    page.y += 18
    for year in range(axis.first, axis.last + 1):
        x = axis.x(date(year, 1, 1))
        page.canvas.line(x, page.y + 18, x, page.y + 18 + high, GRID, stroke_width=1)
        if (year - axis.first) % step == 0 and year < axis.last:
            page.canvas.text(x + 2, page.y + 12, str(year), SMALL, QUIET)
    page.canvas.line(
        here, page.y + 18, here, page.y + 18 + high, VERMILION, stroke_width=1, stroke_dasharray="5 3"
    )
    page.y += 18


def _row(page: Page, axis: _Axis, measure: Measure, label: Wrapped) -> None:
    words, middle = page.words, page.y + _high(label) / 2
    for place, line in enumerate(label.lines):
        off = (place - (len(label.lines) - 1) / 2) * SMALL * LEADING
        page.canvas.text(EDGE + 12, middle + off + SMALL * 0.35, line, SMALL, told=label.told)
    told = words.say(
        "timeline",
        "row",
        title=measure.title,
        kind=words.kind(measure.instrument),
        status=words.status(measure.status),
        dates=", ".join(_dates(measure, words)) or words.say("timeline", "undated"),
    )
    start = _start(measure)
    if start is None:
        mark(page.canvas, measure.status, axis.left + 8, middle, told)
        page.fitted(
            axis.left + 20, middle + SMALL * 0.35, words.say("timeline", "undated"), 300, SMALL, QUIET
        )
        return
    _span(page, axis, measure, middle)
    mark(page.canvas, measure.status, axis.x(first_day(measure.effective_from or start)), middle, told)


def _dates(measure: Measure, words: Words) -> Iterable[str]:
    for name, day in (
        ("announced", measure.announced),
        ("since", measure.effective_from),
        ("until", measure.effective_to),
    ):
        if day:
            yield words.say("timeline", name, day=day)


def _span(page: Page, axis: _Axis, measure: Measure, y: float) -> None:
    """The lines of one measure, from its announcement to its end."""
    begin = first_day(measure.effective_from or measure.announced or "")
    x = axis.x(begin)
    if measure.announced and measure.effective_from and first_day(measure.announced) < begin:
        page.canvas.line(
            axis.x(first_day(measure.announced)), y, x, y, INK, stroke_width=1, stroke_dasharray="1 3"
        )
    end = last_day(measure.effective_to) if measure.effective_to else None
    if end is None and measure.status in _ENDED:
        page.canvas.line(
            x, y, max(x + 14, axis.x(axis.today)), y, INK, stroke_width=1, stroke_dasharray="1 4"
        )
        return
    to = axis.x(end) if end else max(axis.x(axis.today), x + 14)
    pen: dict[str, str | float] = {} if measure.effective_from else {"stroke_dasharray": "6 3"}
    page.canvas.line(x, y, max(to, x + 3), y, _colour(measure), stroke_width=4, **pen)
    beyond = end is not None and end.year >= axis.last
    if end is None or beyond:
        page.canvas.path(f"M{number(to)},{number(y - 4)} l7,4 l-7,4 Z", fill=INK)
    else:
        page.canvas.line(to, y - 5, to, y + 5, INK, stroke_width=1.5)
    if end is not None and beyond:
        page.canvas.text(to + 9, y + SMALL * 0.35, str(end.year), SMALL - 1, QUIET)


def _colour(measure: Measure) -> str:
    return STATUS[measure.status]


def _described(measures: Sequence[Measure], axis: _Axis, words: Words) -> str:
    counted = Counter(measure.status for measure in measures)
    told = ", ".join(
        words.say("timeline", "described_status", count=counted[status], status=words.status(status))
        for status in STATUSES
        if counted[status]
    )
    economies = len({measure.economy for measure in measures})
    return words.say(
        "timeline",
        "described",
        rows=len(measures),
        economies=economies,
        first=axis.first,
        last=axis.last - 1,
        statuses=told,
    )
