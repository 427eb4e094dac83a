"""Words that say how a number is meant: "at least 20", "no more than $5 million", "less than 2.2 tonnes", "more than 50%",
"about 47 percent", "an estimated €2bn"; behind it "80 or more", "10 days or less", "20% at most".

Bounds stay distinct: "at most" is not "less than", "at least" is not "more than".
"""

from __future__ import annotations

import re
from functools import cache

from billkit.slots.bounds import as_bound
from billkit.slots.english.passage import Passage
from billkit.slots.found import Values

_REACH = 44


@cache
def _before() -> re.Pattern[str]:
    return re.compile(
        r"(?<!\w)(?:(?P<least>at least|(?:no|not) (?:less|fewer|lower) than|(?:a )?minimum(?: of)?|not (?:be )?below)"
        r"|(?P<most>at (?:the )?most|up to|as (?:much|many|high) as|(?:no|not) (?:more|higher|greater) than"
        r"|(?:a )?maximum(?: of)?|capped at|(?:a )?(?:ceiling|cap|limit) of|limited to|not (?:to )?exceed(?:ing)?)"
        r"|(?P<less>(?:less|fewer|lower) than|below|under)"
        r"|(?P<more>(?:more|greater|higher) than|over|above|exceed(?:s|ing)?|in excess of|upwards of|beyond)"
        r"|(?P<about>about|around|roughly|approximately|approx\.?|some|an? (?:estimated|expected|projected)"
        r"|(?:put|estimated|projected|valued) at|estimated|nearly|almost|close to|circa|ca\.|~)"
        r") *(?:the |an? |a total of |an additional |a further |another )?$"
    )


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(
        r" (?:(?P<least>(?:or|and) (?:more|higher|above|over|longer|greater)|at least|at a minimum)"
        r"|(?P<most>(?:or|and) (?:less|fewer|below|under|lower|shorter)|at (?:the )?most|at the maximum)"
        r"|(?P<about>or so))(?![\w-])"
    )


def bound_values(passage: Passage, start: int, end: int, kinds: bool = True) -> Values:
    """``bound`` of the number between two offsets, and with `kinds` its ``amount_kind`` (ceiling, estimated)."""
    match = passage.ends_with(_before(), start, _REACH) or _behind().match(passage.folded, end)
    return as_bound(match, kinds)
