"""Shares and rates: "50%", "50퍼센트", "100분의 30", "1천분의 5", "5~10%", "3%포인트", "3%p", "25bp"; shares in words "3분의 2",
"절반".

Values: ``value`` (for a range ``low`` and ``high`` instead), ``unit`` percent, percentage points or basis points, ``bound`` and
``amount_kind`` where stated, ``fraction`` true for a share in words. In "25%에서 50%로" each number stands alone, with
``relation`` from and to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from billkit.slots.english.numerals import Number
from billkit.slots.found import Found, Values
from billkit.slots.korean.bounds import bound_values
from billkit.slots.korean.numerals import Numeral
from billkit.slots.korean.passage import Passage
from billkit.slots.korean.ranges import link, low_and_high


@cache
def _unit() -> re.Pattern[str]:
    return re.compile(
        r" ?(?:(?:%|퍼센트|프로(?![가-힣])|percent)(?P<points> ?(?:포인트|p(?![a-z])))?|(?P<basis>bp(?![a-z])|베이시스포인트))"
    )


@cache
def _parts() -> re.Pattern[str]:
    return re.compile(r" ?분의 ?")


@cache
def _half() -> re.Pattern[str]:
    return re.compile(r"(?<![가-힣])절반(?! ?가까)")


def read(passage: Passage) -> Iterator[Found]:
    """Every share and rate in the passage, ranges beside their two ends."""
    held: Found | None = None  # the last rate, which the next may show to be the first of a change
    for before, numeral in passage.pairs():
        if before and (share := _share(passage, before, numeral)):
            yield share
        match = _unit().match(passage.folded, numeral.end)
        if not match or numeral.glued:
            continue
        for found in _rates(passage, before, numeral, match):
            if held and not (held.start == found.start and found.values.get("relation") == "from"):
                yield held
            held = found
    if held:
        yield held
    for half in _half().finditer(passage.folded):
        yield _found(passage, half.start(), half.end(), {"value": 50, "unit": "percent", "fraction": True})


def _rates(
    passage: Passage, before: Numeral | None, numeral: Numeral, match: re.Match[str]
) -> Iterator[Found]:
    unit = _unit_name(match)
    tied = "none"
    if before:
        own = _unit().match(passage.folded, before.end)
        left_end = own.end() if own else before.end
        tied = link(passage, left_end, numeral.start, match.end())
        ends = low_and_high(before, numeral)
        if tied == "range" and ends:
            yield _found(passage, before.start, match.end(), {"low": ends[0], "high": ends[1], "unit": unit})
        if tied == "change":
            yield _found(
                passage, before.start, left_end, {"value": before.value, "unit": unit, "relation": "from"}
            )
    values: Values = {"value": numeral.value, "unit": unit}
    if tied == "change":
        values["relation"] = "to"
    yield _found(passage, numeral.start, match.end(), values)


def _unit_name(match: re.Match[str]) -> str:
    if match["basis"]:
        return "basis points"
    return "percentage points" if match["points"] else "percent"


def _share(passage: Passage, whole: Numeral, part: Numeral) -> Found | None:
    """ "100분의 30" is 30 percent; "3분의 2" is a share in words."""
    if not whole.value or not _parts().fullmatch(passage.folded, whole.end, part.start):
        return None
    value = _percent(part.value, whole.value)
    values: Values = {"value": value, "unit": "percent"}
    if whole.value not in (100, 1000, 10000):
        values["fraction"] = True
    return _found(passage, whole.start, part.end, values)


def _percent(part: Number, whole: Number) -> Number:
    share = 100 * part / whole
    return int(share) if share == int(share) else round(share, 4)


def _found(passage: Passage, start: int, end: int, values: Values) -> Found:
    return passage.found("percent", start, end, values | bound_values(passage, start, end))
