"""Bare counts: "106", "twelve", "at least 20", "1,400 jobs", "5 to 10 firms", "250,000".

Values: ``value`` (for a range ``low`` and ``high`` instead), ``bound`` and ``amount_kind`` where stated. No count are: years,
ordinals, "one" and "zero", numbers of laws and documents ("Law No. 14,990", "Decree 36410"), list numbers ("1.", "(2)"),
numbers glued to letters ("CO2", "COVID-19"), times of day, and the number of a time span ("ten years ago").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from billkit.slots.english.bounds import bound_values
from billkit.slots.english.numerals import Numeral
from billkit.slots.english.passage import Passage
from billkit.slots.english.ranges import link, low_and_high
from billkit.slots.found import Found, Values

_REACH = 24
_NO_COUNT = ("one", "zero", "a", "an")


@cache
def _labelled() -> re.Pattern[str]:
    """Words after which a number is a name."""
    return re.compile(
        r"(?:(?<!\w)(?:nos?\.|no|number|laws?|bills?|acts?|decrees?|regulations?(?: \([a-z]{2,7}\))?|directives?|phases?"
        r"|resolutions?|orders?|rules?|h\.? ?r\.|s\.|codes?|headings?|tables?|annex(?:es)?|figures?|pages?|pp?\.|tiers?"
        r"|category|scenario|option|step|version|vol(?:ume|\.)|chapters?|articles?|art\.|sections?|sec\.|items?|points?"
        r"|scope|top|g|form|notice|docket|issue|case|group|class|level|cap\.) ?|[#§/:])$"
    )


@cache
def _disqualified() -> re.Pattern[str]:
    """What behind a number tells that it counts nothing: letters, hyphens, a time span, a time of day, a fraction."""
    return re.compile(
        r"[a-z_]|-[a-z]|[:/][0-9]| ?(?:years?|months?|weeks?|days?|hours?|minutes?|o'clock|[ap]\\.?m\\.?)(?!\w)| ?°"
        r"| (?:calendar|working|business) days?"
    )


def read(passage: Passage) -> Iterator[Found]:
    """Every count in the passage, ranges beside their two ends."""
    for before, numeral in passage.pairs():
        if not _counts(passage, numeral):
            continue
        if (
            before
            and _counts(passage, before, ranged=True)
            and link(passage, before.start, before.end, numeral.start) == "range"
            and (ends := low_and_high(before, numeral))
        ):
            yield _found(passage, before.start, numeral.end, {"low": ends[0], "high": ends[1]})
        yield _found(passage, numeral.start, numeral.end, {"value": numeral.value})


def _counts(passage: Passage, numeral: Numeral, ranged: bool = False) -> bool:
    written = passage.folded[numeral.start : numeral.end]
    if numeral.glued or written in _NO_COUNT:
        return False
    if _is_year(numeral) or _is_list_number(passage, numeral):
        return False
    if not numeral.worded and passage.ends_with(_labelled(), numeral.start, _REACH):
        return False
    return ranged or not _disqualified().match(passage.folded, numeral.end)


def _is_year(numeral: Numeral) -> bool:
    plain = not numeral.worded and not numeral.grouped and numeral.scale == 1
    return plain and isinstance(numeral.value, int) and 1900 <= numeral.value <= 2100


def _is_list_number(passage: Passage, numeral: Numeral) -> bool:
    """ "1." or "1)" at the head of a line, "(2)" anywhere."""
    if numeral.worded or numeral.value >= 100:
        return False
    behind = passage.text[numeral.end : numeral.end + 1]
    if behind == ")" and passage.text[numeral.start - 1 : numeral.start] == "(":
        return True
    head = passage.text[max(0, numeral.start - 8) : numeral.start]
    at_head = numeral.start == 0 or head.rstrip(" \t*•-(") == "" or head.rstrip(" \t*•-(").endswith("\n")
    return at_head and behind in (".", ")")


def _found(passage: Passage, start: int, end: int, values: Values) -> Found:
    return passage.found("number", start, end, values | bound_values(passage, start, end))
