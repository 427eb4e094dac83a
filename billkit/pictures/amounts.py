"""Public money by economy, in US dollars per tonne of crude steel: a bar for each total of `economies.totals`.

Statuses, and the Union beside its member states, have bars of their own, as they have totals of their own. What cannot
be compared has no bar: it is listed below, with the reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from math import floor, log10

from billkit.economies import Total, totals
from billkit.errors import MeasuresError
from billkit.models.converted import plain
from billkit.models.measure import Measure
from billkit.pictures.colours import GRID, INK, PAPER, QUIET
from billkit.pictures.marks import STATUSES, filling, pattern
from billkit.pictures.page import BODY, EDGE, SMALL, Page, source_line, widest
from billkit.pictures.picture import Picture
from billkit.pictures.widths import width
from billkit.pictures.words import Words

_WIDE = 900.0
_ROW = 24.0
_NAME = "billkit-amounts"


def amounts(
    measures: Sequence[Measure],
    words: Words,
    steel_year: int | None = None,
) -> Picture:
    """The picture. Raises MeasuresError where nothing can be compared, with the reasons."""
    made = totals(measures, "USD", per_tonne=True, steel_year=steel_year)
    bars = _in_order([total for total in made if total.counted])
    if not bars:
        raise MeasuresError(_nothing(made))
    page = Page("amounts", words, _WIDE)
    for status in STATUSES:
        if found := pattern(_NAME, status):
            page.define(found)
    subtitle = "subtitle_own_year" if steel_year is None else "subtitle_one_year"
    page.head(words.say("amounts", "title"), words.say("amounts", subtitle, year=steel_year))
    _bars(page, bars)
    _notes(page, bars)
    left_out = _left_out(page, made)
    largest = max(bars, key=lambda total: total.value)
    most = f"{_label(largest, words)}, {words.status(largest.status)}: {plain(largest.value)}"
    described = words.say("amounts", "described", rows=len(bars), most=most, left_out=left_out)
    shown = [measure for measure in measures if measure.amount is not None]
    return page.done(described, source_line(words, shown))


def _nothing(made: Sequence[Total]) -> str:
    if not made:
        return "no measure of this selection has an amount; widen it (-e, -k, -s)"
    reasons = Counter(
        left.reason.removeprefix("not comparable: ") for total in made for left in total.left_out
    )
    told = "; ".join(f"{count}: {reason}" for reason, count in reasons.most_common(5))
    return f"no amount of this selection is comparable per tonne of crude steel ({told}); try --steel-year, or widen it"


def _in_order(bars: Sequence[Total]) -> list[Total]:
    """Economies by their largest bar, the largest first; the bars of an economy by level and status as they come."""
    largest: dict[str, float] = {}
    for total in bars:
        largest[total.economy] = max(total.value, largest.get(total.economy, 0.0))
    return sorted(bars, key=lambda total: (-largest[total.economy], total.economy))


def _label(total: Total, words: Words) -> str:
    economy = words.economy(total.economy)
    return f"{words.place(total.sub_jurisdiction)} ({economy})" if total.sub_jurisdiction else economy


def _bars(page: Page, bars: Sequence[Total]) -> None:
    words = page.words
    names = widest([_label(total, words) for total in bars], BODY, 250.0)
    statuses = widest([words.status(total.status) for total in bars], SMALL, 110.0)
    values = widest([_value(total, words) for total in bars], BODY, 200.0)
    left = EDGE + names + 14 + statuses + 12
    room = page.wide - EDGE - left - values - 8
    top, step = _scale(max(total.value for total in bars))
    _axis(page, left, room, top, step, len(bars))
    before = ""
    for total in bars:
        middle = page.y + _ROW / 2
        label = _label(total, words)
        if total.economy != before.partition("/")[0] and before:
            page.canvas.line(EDGE, page.y, page.wide - EDGE, page.y, GRID)
        if f"{total.economy}/{label}" != before:
            page.fitted(EDGE, middle + BODY * 0.35, label, names + 1, BODY)
        before = f"{total.economy}/{label}"
        page.fitted(
            EDGE + names + 14, middle + SMALL * 0.35, words.status(total.status), statuses + 1, SMALL, QUIET
        )
        long = max(2.0, total.value / top * room)
        told = words.say(
            "amounts",
            "row",
            economy=label,
            status=words.status(total.status),
            value=plain(total.value),
            count=len(total.counted),
            ids=", ".join(item.measure_id for item in total.counted),
        )
        fill = filling(_NAME, total.status)
        page.canvas.rect(left, page.y + 4, long, _ROW - 8, fill, told, stroke=INK, stroke_width=0.75)
        value = _value(total, words)
        page.canvas.rect(left + long + 3, page.y + 4, width(value, BODY) + 6, _ROW - 8, PAPER)
        page.canvas.text(left + long + 6, middle + BODY * 0.35, value, BODY)
        page.y += _ROW
    page.y += 26


def _value(total: Total, words: Words) -> str:
    every = len(total.counted) + len(total.left_out)
    counted = words.say("amounts", "counted", count=len(total.counted), all=every)
    return f"{plain(total.value)}{'*' if total.elsewhere else ''} {counted}"


def _scale(largest: float) -> tuple[float, float]:
    """Where the axis ends, and the step of its marks: 1, 2, 2.5 or 5 times a power of ten."""
    rough = largest / 5
    power = 10.0 ** floor(log10(rough)) if rough > 0 else 1.0
    step = next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= rough)
    return step * max(1, -(-largest // step)), step


def _axis(page: Page, left: float, room: float, top: float, step: float, rows: int) -> None:
    end = page.y + rows * _ROW + 2
    for count in range(round(top / step) + 1):
        x = left + count * step / top * room
        page.canvas.line(x, page.y, x, end, GRID)
        page.canvas.text(x, end + SMALL + 3, f"{count * step:,.10g}", SMALL, QUIET, "middle")


def _notes(page: Page, bars: Sequence[Total]) -> None:
    page.note(page.words.say("amounts", "axis"), INK)
    page.note(page.words.say("amounts", "floor"))
    if any(total.elsewhere for total in bars):
        page.note(page.words.say("amounts", "elsewhere"))
    page.note(page.words.say("amounts", "figures"))


def _left_out(page: Page, made: Sequence[Total]) -> int:
    """The list of what has no bar, economy by economy; how many amounts these are."""
    reasons: dict[str, Counter[str]] = {}
    for total in made:
        for left in total.left_out:
            reasons.setdefault(_label(total, page.words), Counter())[page.words.reason(left.reason)] += 1
    if reasons:
        page.y += 8
        page.note(page.words.say("amounts", "left_out"), INK)
    for economy, counted in reasons.items():
        told = "; ".join(_parts(page.words, counted))
        page.note(page.words.say("amounts", "left_out_line", economy=economy, reasons=told), indent=10)
    return sum(sum(counted.values()) for counted in reasons.values())


def _parts(words: Words, counted: Counter[str]) -> Iterator[str]:
    for reason, count in counted.most_common():
        yield words.say("amounts", "left_out_part", count=count, reason=reason)
