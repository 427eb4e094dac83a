"""Amounts with a physical unit, and counts of what capacity is made of: "18.3 million tonnes a year", "2.7 million tons",
"15.2 to 22.2 million tonnes", "30 Mt", "six gigawatts", "500 MWh", "7 kg of CO2 equivalent per kg", "3 bcm", "250 ships",
"20 members", "a 12-member committee".

Values: ``value`` (for a range ``low`` and ``high`` instead), ``unit`` as written without the multiplier, ``bound`` and
``amount_kind`` where stated. "a year" belongs to a unit of mass, energy or volume, not to one of power or to a count.
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

_LOWER_ONLY = {"t", "l", "g"}  # "5 T" and "10 G" are no masses


@cache
def _unit() -> re.Pattern[str]:
    mass = (
        r"(?:(?:gross|short|long|net|dry) |metric )?ton(?:ne)?s?|(?:kilo|mega|giga)tonnes?|mtpa|ktpa|tpa|kt|mt|gt|t"
        r"|kilogram(?:me)?s?|kgs?|gram(?:me)?s?|g"
    )
    flow = (
        r"(?:kilo|mega|giga|tera)watt[ -]hours?|[kmgt]wh|(?:giga|tera|peta)joules?|[gtp]j|mmbtu"
        r"|(?:billion )?cubic (?:met(?:re|er)s?|feet)|nm3|m3|m³|bcm|lit(?:re|er)s?|barrels?"
    )
    gas = r"(?: ?(?:of )?(?:co2|co₂|carbon dioxide)(?:[ -]?eq(?:uivalents?|\.)?|[ -]?e)?(?!\w))"
    product = r"(?: of [a-z]+(?: steel)?)"
    per = (
        rf"(?: a (?:year|month|day|quarter)| per (?:annum|year|month|day|(?:ton(?:ne)?|t|kg|kilogram(?:me)?|[mk]wh)(?!\w)"
        rf"{product}?)| (?:annually|yearly)| (?:each|every) year|/(?:year|yr|y|a|day|d|t|tonne|kg|mwh)(?!\w))"
    )
    power = r"(?:kilo|mega|giga|tera)watts?|[kmgt]we?|[mg]va"
    counts = r"(?:units|vehicles|cars|ships|vessels|members?|projects|facilities|plants)"
    return re.compile(
        rf"[ -]?(?P<unit>(?:(?:{mass}){gas}?|{flow})(?!\w){per}?|(?:{power})(?!\w))|[ -](?P<count>{counts})(?!\w)"
    )


def read(passage: Passage) -> Iterator[Found]:
    """Every quantity in the passage, ranges beside their two ends."""
    for before, numeral in passage.pairs():
        match = _measured(passage, numeral)
        if not match:
            continue
        unit = passage.text[slice(*match.span(match.lastgroup or 0))]
        if before and (ends := _ends(passage, before, numeral)):
            yield _found(passage, before.start, match.end(), {"low": ends[0], "high": ends[1], "unit": unit})
        yield _found(passage, numeral.start, match.end(), {"value": numeral.value, "unit": unit})


def _measured(passage: Passage, numeral: Numeral) -> re.Match[str] | None:
    match = _unit().match(passage.folded, numeral.end)
    if not match or (numeral.glued and not numeral.worded and numeral.scale == 1):
        return None
    unit = passage.text[slice(*match.span(match.lastgroup or 0))]
    return None if unit.lower() in _LOWER_ONLY and not unit.islower() else match


def _ends(passage: Passage, before: Numeral, numeral: Numeral) -> tuple[int | float, int | float] | None:
    own = _unit().match(passage.folded, before.end)
    left_end = own.end() if own else before.end
    if link(passage, before.start, left_end, numeral.start) != "range":
        return None
    return low_and_high(before, numeral)


def _found(passage: Passage, start: int, end: int, values: Values) -> Found:
    return passage.found("quantity", start, end, values | bound_values(passage, start, end))
