"""Days as far as they are known: YYYY, YYYY-MM or YYYY-MM-DD."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

_SHAPE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def is_day(text: str) -> bool:
    """Whether a text is a year, a month or a day of the calendar: 2024-02-30 is none."""
    try:
        first_day(text)
    except ValueError:
        return False
    return True


def first_day(text: str) -> date:
    """The first day that is meant: 2024 -> 2024-01-01. Raises ValueError."""
    year, month, day = _parts(text)
    return _date(text, year, month or 1, day or 1)


def last_day(text: str) -> date:
    """The last day that is meant: 2024-02 -> 2024-02-29. Raises ValueError."""
    year, month, day = _parts(text)
    month = month or 12
    return _date(text, year, month, day or monthrange(year, month)[1])


def _date(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(f"no day {text!r}: the calendar has none such") from None


def _parts(text: str) -> tuple[int, int | None, int | None]:
    if not (shape := _SHAPE.fullmatch(text)):
        raise ValueError(f"no day {text!r}; write YYYY, YYYY-MM or YYYY-MM-DD")
    year, month, day = (None if part is None else int(part) for part in shape.groups())
    if not year or day == 0 or not 1 <= (1 if month is None else month) <= 12:
        raise ValueError(f"no day {text!r}: the calendar has none such")
    return year, month, day
