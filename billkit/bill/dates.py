"""Dates in the life of a bill, English.

Shapes handled: "12 April 2025", "April 12, 2025", "Dec. 31, 2036", "April 2025", "2025-04-12"; without a year "Dec. 10"; weekdays
and "today", "yesterday", "last week" ("Monday night").
"""

from __future__ import annotations

import re
from typing import NamedTuple

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<{0}>Jan(?:uary|\.)|Feb(?:ruary|\.)|Mar(?:ch|\.)|Apr(?:il|\.)|May|June?|July?|Aug(?:ust|\.)|"
    r"Sept?(?:ember|\.)|Oct(?:ober|\.)|Nov(?:ember|\.)|Dec(?:ember|\.))"
)
_DATE = re.compile(
    r"\b(?:(?P<iso>(?:19|20)\d\d-\d\d-\d\d)"
    rf"|(?P<day1>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?{_MONTH.format('month1')}(?:,? (?P<year1>(?:19|20)\d\d))?"
    rf"|{_MONTH.format('month2')} (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,? (?P<year2>(?:19|20)\d\d))?"
    rf"|{_MONTH.format('month3')},? (?P<year3>(?:19|20)\d\d)"
    r"|(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:night|morning|evening|afternoon))?|[Tt]oday|[Yy]esterday|[Ll]ast (?:week|month)|[Tt]his (?:week|month)))"
    r"(?=\W|$)"
)


class DateFound(NamedTuple):
    """`value`: ISO date or month; None where the text gives no year."""

    value: str | None
    start: int
    end: int


def dates(text: str, start: int, end: int) -> list[DateFound]:
    """Dates between two offsets."""
    return [DateFound(_iso(match), match.start(), match.end()) for match in _DATE.finditer(text, start, end)]


def _iso(match: re.Match[str]) -> str | None:
    if match["iso"]:
        return match["iso"]
    for number in "12":
        year, month, day = match[f"year{number}"], match[f"month{number}"], match[f"day{number}"]
        if year and month and 1 <= int(day) <= 31:
            return f"{year}-{_MONTHS.index(month[:3].lower()) + 1:02d}-{int(day):02d}"
    if match["month3"]:
        return f"{match['year3']}-{_MONTHS.index(match['month3'][:3].lower()) + 1:02d}"
    return None
