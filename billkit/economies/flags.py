"""What a reader should know about a row before citing it. The row is shown as it is written; a flag stands beside it.

    past-end       in force, adopted or suspended, though its end is before the day
    not-begun      in force, though its start is after the day to which the row is true
    begun          proposed or adopted, though its start is before the day: nobody has looked since, or it waits
    stale          true to a day more than a year before the day
    single-source  one source only
    conflict       the note says that sources differ
    inferred       the note says that something was worked out
    not-seen       the note says that something was looked for in vain
    amount         the note says that the amount is not what it looks like

The day is the one given, else that of the latest evidence in the shipped data: never that of a clock.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from billkit.economies.days import first_day, last_day
from billkit.economies.package import data_as_of
from billkit.errors import MeasuresError
from billkit.models.measure import Measure

STALE_DAYS = 365
CODES = (
    "past-end", "not-begun", "begun", "stale", "single-source", "conflict", "inferred", "not-seen", "amount",
)  # fmt: skip
_RUNNING = ("in_force", "adopted", "suspended")
_DOUBTS = {
    "conflict": "sources differ",
    "inferred": "something was inferred",
    "not_seen": "something was not found or not checked",
    "amount": "the amount needs care",
}


class Flag(NamedTuple):
    code: str
    message: str


def flags(measure: Measure, as_of: str | None = None) -> tuple[Flag, ...]:
    """The flags of a measure on a day (YYYY, YYYY-MM or YYYY-MM-DD). Raises MeasuresError on a day that is none."""
    return (*_of_dates(measure, _day(as_of)), *_of_sources(measure))


def staleness(measures: Iterable[Measure], as_of: str | None = None) -> str | None:
    """One sentence on how many rows are older than a year on a day; None where none is."""
    day = _day(as_of)
    measures = list(measures)
    old = [m for m in measures if _is_stale(m, day)]
    if not old:
        return None
    first = min(m.as_of for m in old)
    return (
        f"{len(old)} of {len(measures)} rows are true to a day more than a year before {day} (the oldest: {first}); "
        "look at their sources before you say that they hold"
    )


def _day(as_of: str | None) -> str:
    day = as_of or data_as_of()
    try:
        first_day(day)
    except ValueError as error:
        raise MeasuresError(str(error)) from error
    return day


def _of_dates(measure: Measure, day: str) -> Iterator[Flag]:
    """A month or a year counts as a whole: what ends in 2026 has not ended within 2026."""
    start, end, status = measure.effective_from, measure.effective_to, measure.status
    word = status.replace("_", " ")
    if end and status in _RUNNING and last_day(end) < first_day(day):
        yield Flag("past-end", f"{word}, though its end ({end}) is before {day}")
    if start and status == "in_force" and first_day(start) > last_day(measure.as_of):
        yield Flag("not-begun", f"in force, though it begins {start} and the row is true to {measure.as_of}")
    if start and status in ("proposed", "adopted") and last_day(start) < first_day(day):
        yield Flag("begun", f"{word}, though its start ({start}) is before {day}")
    if _is_stale(measure, day):
        yield Flag("stale", f"true to {measure.as_of}, more than a year before {day}")


def _is_stale(measure: Measure, day: str) -> bool:
    return (first_day(day) - last_day(measure.as_of)).days > STALE_DAYS


def _of_sources(measure: Measure) -> Iterator[Flag]:
    if len(measure.sources) == 1:
        yield Flag("single-source", "one source only")
    note = (measure.note or "").lower()
    for name, words in _doubts().items():
        if words.search(note):
            yield Flag(name.replace("_", "-"), f"{_DOUBTS[name]}: see the note")


@cache
def _doubts() -> dict[str, re.Pattern[str]]:
    data = tomllib.loads((Path(__file__).parent / "doubts.toml").read_text("utf-8"))
    return {name: re.compile(rf"\b({'|'.join(map(re.escape, words))})\b") for name, words in data.items()}
