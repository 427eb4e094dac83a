"""Two numbers as one range: "20 to 25", "15.2–22.2", "between 5 and 10", "from two to four"; and what only looks like one:
"raised from 25 to 50" is a change, and its numbers stay two.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from billkit.slots.english.numerals import Number, Numeral
from billkit.slots.english.passage import Passage

Link = Literal["range", "change", "none"]
_SIGNS = tuple("$€£¥₩₹")  # "$10 to 20 projects": the sign makes the first number a sum


@cache
def _joiner() -> re.Pattern[str]:
    return re.compile(r" ?[-–—] ?| +to +| +and +|-to-")


@cache
def _between() -> re.Pattern[str]:
    return re.compile(r"\bbetween (?:about |around |roughly |some )?$")


@cache
def _change() -> re.Pattern[str]:
    """A verb of change and "from", in one sentence: the numbers are before and after."""
    return re.compile(
        r"\b(?:rais|increas|rise|rising|rose|cut|lower|reduc|drop|fall|fell|doubl|tripl|lift|hik|bring|brought|go|went"
        r"|climb|grow|grew|shr[iau]nk|widen|expand|chang|mov|extend|shorten|lengthen|push|up|down)\w*\b"
        r"[^.;:\x1e]{0,60}\bfrom (?:the |about |around |an? )?$"
    )


def link(passage: Passage, start: int, left_end: int, right_start: int) -> Link:
    """How a number that begins at `start` and ends (with its unit) at `left_end` is tied to the next one."""
    if not 0 < right_start - left_end <= 12 or passage.folded[start - 1 : start] in _SIGNS:
        return "none"
    joiner = _joiner().fullmatch(passage.folded, left_end, right_start)
    if not joiner:
        return "none"
    word = joiner[0].strip()
    if word == "and":
        return "range" if passage.ends_with(_between(), start, 24) else "none"
    if word == "to" and passage.ends_with(_change(), start, 110):
        return "change"
    return "range"


def low_and_high(left: Numeral, right: Numeral) -> tuple[Number, Number] | None:
    """Both ends of a range; a scale word behind the second counts for the first too ("15.2 to 22.2 million").

    None where the numbers do not rise.
    """
    shared = left.scale == 1 and right.scale > 1 and left.mantissa <= right.mantissa
    low = left.scaled(right.scale) if shared else left.value
    return (low, right.value) if low < right.value else None
