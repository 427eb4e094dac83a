"""Bare counts: "106", "1,400", "52", "5~10", "3만". No count are: years, numbers of laws and places ("제21202호"), list numbers
("1.", "(2)", "가."), numbers glued to Latin letters ("CO2"), and parts of names ("3법", "52시간제").

Values: ``value`` (for a range ``low`` and ``high`` instead), ``bound`` and ``amount_kind`` where stated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from billkit.slots.found import Found, Values
from billkit.slots.korean.bounds import bound_values
from billkit.slots.korean.numerals import Numeral
from billkit.slots.korean.passage import Passage
from billkit.slots.korean.ranges import link, low_and_high


@cache
def _labelled() -> re.Pattern[str]:
    return re.compile(r"(?:제|번호|의안번호|조의|no\.?|[#§/:.]) ?$")


@cache
def _disqualified() -> re.Pattern[str]:
    """What behind a number tells that it counts nothing: letters, times, places, the words of a name."""
    return re.compile(
        r"[a-z_%]|의[0-9]|[-:/][0-9]|\. ?[0-9]| ?(?:년|월(?!\w)|월|일(?!\w)|시간|시|분|조(?:의|제|[ ,.)]|$)|항|호|차|세|위|법|대|단계|주년|주(?!요|민))"
    )


@cache
def _glued_word() -> re.Pattern[str]:
    """A word of Hangul right behind the digits, other than a bound."""
    return re.compile(
        r"(?!이상|이하|이내|미만|초과|여|까지|부터|에서|으로|로|을|를|은|는|이|가|의|와|과|만|보다|에)[가-힣]"
    )


def read(passage: Passage) -> Iterator[Found]:
    """Every count in the passage, ranges beside their two ends."""
    for before, numeral in passage.pairs():
        if not _counts(passage, numeral) or _disqualified().match(passage.folded, numeral.end):
            continue
        if (
            before
            and _counts(passage, before)
            and link(passage, before.end, numeral.start, numeral.end) == "range"
            and (ends := low_and_high(before, numeral))
        ):
            yield _found(passage, before.start, numeral.end, {"low": ends[0], "high": ends[1]})
        yield _found(passage, numeral.start, numeral.end, {"value": numeral.value})


def _counts(passage: Passage, numeral: Numeral) -> bool:
    if numeral.glued or _is_year(numeral) or _is_list_number(passage, numeral):
        return False
    if _glued_word().match(passage.folded, numeral.end):
        return False
    return not passage.before(_labelled(), numeral.start, 6)


def _is_year(numeral: Numeral) -> bool:
    plain = not numeral.grouped and numeral.scale == 1
    return plain and isinstance(numeral.value, int) and 1900 <= numeral.value <= 2100


def _is_list_number(passage: Passage, numeral: Numeral) -> bool:
    """ "1." or "1)" at the head of a line, "(2)" anywhere."""
    if numeral.value >= 100:
        return False
    behind = passage.text[numeral.end : numeral.end + 1]
    if behind == ")" and passage.text[max(0, numeral.start - 1) : numeral.start] == "(":
        return True
    head = passage.text[max(0, numeral.start - 8) : numeral.start].rstrip(" \t*•-(□○ㅇ")
    return (not head or head.endswith("\n")) and behind in (".", ")", "\\")  # "1\\." in Markdown


def _found(passage: Passage, start: int, end: int, values: Values) -> Found:
    return passage.found("number", start, end, values | bound_values(passage, start, end))
