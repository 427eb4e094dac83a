"""Two numbers as one range: "5~10억원", "3∼5년", "15%에서 20% 사이"; and what only looks like one: "25%에서 50%로" is a change,
and its numbers stay two.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from billkit.slots.english.numerals import Number
from billkit.slots.korean.numerals import Numeral
from billkit.slots.korean.passage import Passage

Link = Literal["range", "change", "none"]
_MOST = 12


@cache
def _dash() -> re.Pattern[str]:
    return re.compile(r" ?[~∼～〜–—-] ?| ?(?:내지|또는)? ?내지 ?")


@cache
def _from() -> re.Pattern[str]:
    return re.compile(r"(?:\([^()]{1,30}\))?에서 (?:[가-힣]{1,8} )?(?:최대 |최장 |최고 )?")


@cache
def _to() -> re.Pattern[str]:
    """Behind the second number of a change."""
    return re.compile(r" ?(?:\([^()]{1,30}\))?(?:으로|로|까지)")


@cache
def _between() -> re.Pattern[str]:
    return re.compile(r" ?사이")


def link(passage: Passage, left_end: int, right_start: int, right_end: int) -> Link:
    """How a number that ends (with its unit) at `left_end` is tied to the one at `right_start`-`right_end`."""
    if not 0 < right_start - left_end <= _MOST + 32:
        return "none"
    if _dash().fullmatch(passage.folded, left_end, right_start):
        return "range"
    if not _from().fullmatch(passage.folded, left_end, right_start):
        return "none"
    if _between().match(passage.folded, right_end):
        return "range"
    return "change" if _to().match(passage.folded, right_end) else "none"


def low_and_high(left: Numeral, right: Numeral) -> tuple[Number, Number] | None:
    """Both ends of a range; a scale behind the second counts for the first too ("5~10억"). None where they do not rise."""
    shared = left.scale == 1 and right.scale > 1 and left.mantissa <= right.mantissa
    low = left.scaled(right.scale) if shared else left.value
    return (low, right.value) if low < right.value else None
