"""Shares and rates: "50 percent", "50%", "47 per cent", "2.5-percent", "five percent", "20 to 25 per cent", "5 percentage
points", "25 basis points"; shares in words: "half of the sum", "a third of", "two-thirds", "three quarters".

Values: ``value`` (for a range ``low`` and ``high`` instead), ``unit`` percent, percentage points or basis points, ``bound``
and ``amount_kind`` where stated, ``fraction`` true for a share in words. In "from 25 to 50 percent" behind a verb of
change each number stands alone, with ``relation`` from and to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from billkit.slots.english.bounds import bound_values
from billkit.slots.english.passage import Passage
from billkit.slots.english.ranges import link, low_and_high
from billkit.slots.found import Found, Values

_PARTS = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_COUNTS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "seven": 7, "nine": 9}


@cache
def _unit() -> re.Pattern[str]:
    return re.compile(
        r"(?: ?%(?:[ -](?P<sign_points>points?))?|[ -]+(?:(?:percent|per[ -]cent|pct\.?)(?:age)?(?P<points>[ -]points?)?"
        r"|(?P<short_points>p\.?p\.?|ppts?|p\.p)|(?P<basis>basis points?|bps?)))(?!\w)"
    )


@cache
def _fraction() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w-])(?:(?P<count>one|two|three|four|five|seven|nine|a)[ -](?P<part>third|quarter|fifth|sixth|eighth|tenth)"
        r"(?:s(?! (?:part|countr))|(?= of (?!\d|the (?:year|month|quarter)\b)))"
        r"|(?<!first )(?<!second )(?<!latter )(?<!last )(?:(?:one[ -])?(?P<half>half)(?= of (?!(?:19|20)\d\d)|"
        r" (?:the|its|their|that|these|those|all)\b)))(?![\w-])"
    )


def read(passage: Passage) -> Iterator[Found]:
    """Every share and rate in the passage, ranges beside their two ends."""
    for before, numeral in passage.pairs():
        match = _unit().match(passage.folded, numeral.end)
        if not match or (numeral.glued and not numeral.worded):
            continue
        unit = _unit_name(match)
        tied = "none"
        if before:
            own = _unit().match(passage.folded, before.end)
            left_end = own.end() if own else before.end
            tied = link(passage, before.start, left_end, numeral.start)
            ends = low_and_high(before, numeral)
            if tied == "range" and ends:
                values: Values = {"low": ends[0], "high": ends[1], "unit": unit}
                yield _found(passage, before.start, match.end(), values)
            if tied == "change":
                values = {"value": before.value, "unit": unit, "relation": "from"}
                yield _found(passage, before.start, left_end, values)
        values = {"value": numeral.value, "unit": unit}
        if tied == "change":
            values["relation"] = "to"
        yield _found(passage, numeral.start, match.end(), values)
    yield from _fractions(passage)


def _unit_name(match: re.Match[str]) -> str:
    if match["basis"]:
        return "basis points"
    points = match["points"] or match["sign_points"] or match["short_points"]
    return "percentage points" if points else "percent"


def _fractions(passage: Passage) -> Iterator[Found]:
    for match in _fraction().finditer(passage.folded):
        share = 50.0 if match["half"] else 100 * _COUNTS[match["count"]] / _PARTS[match["part"]]
        value = int(share) if share == int(share) else round(share, 4)
        yield _found(
            passage, match.start(), match.end(), {"value": value, "unit": "percent", "fraction": True}
        )


def _found(passage: Passage, start: int, end: int, values: Values) -> Found:
    return passage.found("percent", start, end, values | bound_values(passage, start, end))
