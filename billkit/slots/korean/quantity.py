"""Amounts with a physical unit, and counts: "1830만t", "2백만 톤", "40GW", "345㎸", "300m", "2.2tCO₂", "20명", "15인", "2회", "18개",
"3개사", "250척", "두 차례"; ranges "2~3개", "100~200MW".

Values: ``value`` (for a range ``low`` and ``high`` instead), ``unit`` as written without the multiplier, ``bound`` and
``amount_kind`` where stated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from billkit.slots.found import Found, Values
from billkit.slots.korean.bounds import bound_values
from billkit.slots.korean.numerals import NATIVE, Numeral
from billkit.slots.korean.passage import Passage
from billkit.slots.korean.ranges import link, low_and_high


@cache
def _unit() -> re.Pattern[str]:
    mass = r"(?:이산화탄소 ?)?(?:톤|t(?=co|[^a-z]|$)|mt(?![a-z])|kt(?![a-z])|kg|㎏|킬로그램|그램|g(?![a-z]))"
    gas = r"(?: ?(?:co2|co₂)(?:[ -]?eq\.?|환산|e(?![a-z]))?)"
    energy = r"[kmgt]wh|㎾h|㎿h|킬로와트시|메가와트시|기가와트시|[kmgt]w(?![a-z])|㎾|㎿|킬로와트|메가와트|기가와트|kv(?![a-z])|㎸|킬로볼트|[gtp]j(?![a-z])"
    space = r"km(?![a-z])|㎞|킬로미터|㎡|㎢|㎥|m²|m2|m3|m³|nm3|m(?![a-z])|미터|헥타르|ha(?![a-z])|배럴|리터|만평|평(?!가|균|등|상)"
    per = r"(?:/(?:년|일|t|톤|kwh|㎾h|mwh)(?![a-z가-힣]))"
    counts = (
        r"명|인(?= ?(?:이내|이하|이상|미만|초과|의|으로|을|[,.)]|$))|개사|개소|개국|개 ?(?:기업|업체|항목|조문|조항|지역)(?=.)|개(?!월|정|선|편|발|최|시|혁|별|인|념|요|년|방|질|관|체)"
        r"|곳|척|건(?!설|물|축|강|의|전|조)|회(?!사|의|계|원|장|수|복|생|피)|차례|기(?= ?(?:이상|이하|이내|의|를|가|[,.)]|$))|가구|세대|만 ?대|종(?= |을|의|이|에|$)|가지|대(?= ?(?:이상|이하|이내|의|를|[,.)]|$))"
    )
    return re.compile(
        rf" ?여? ?(?P<unit>(?:{mass}{gas}?|{energy}|{space}){per}?)|(?: ?여 ?| )?(?P<count>{counts})"
    )


@cache
def _native() -> re.Pattern[str]:
    words = "|".join(sorted(NATIVE, key=len, reverse=True))
    return re.compile(
        rf"(?<![가-힣])(?P<n>{words}) ?(?P<unit>차례|번(?!째|호)|명|곳|개(?=[^가-힣]|를|의|가|로)|건(?=[^가-힣]|을|의|이))"
    )


def read(passage: Passage) -> Iterator[Found]:
    """Every quantity in the passage, ranges beside their two ends."""
    for before, numeral in passage.pairs():
        match = _unit().match(passage.folded, numeral.end)
        if not match or (numeral.glued and numeral.scale == 1) or _is_ordinal(passage, numeral):
            continue
        name = "unit" if match["unit"] else "count"
        unit, end = passage.text[slice(*match.span(name))], match.end(name)
        if before and (ends := _ends(passage, before, numeral, end)):
            yield _found(passage, before.start, end, {"low": ends[0], "high": ends[1], "unit": unit})
        yield _found(passage, numeral.start, end, {"value": numeral.value, "unit": unit})
    for match in _native().finditer(passage.folded):
        values: Values = {"value": NATIVE[match["n"]], "unit": passage.text[slice(*match.span("unit"))]}
        yield _found(passage, match.start(), match.end(), values)


def _is_ordinal(passage: Passage, numeral: Numeral) -> bool:
    """ "제3회", "제22대" name and do not count."""
    return passage.folded[max(0, numeral.start - 2) : numeral.start].rstrip().endswith("제")


def _ends(
    passage: Passage, before: Numeral, numeral: Numeral, end: int
) -> tuple[int | float, int | float] | None:
    own = _unit().match(passage.folded, before.end)
    left_end = own.end() if own else before.end
    if link(passage, left_end, numeral.start, end) != "range":
        return None
    return low_and_high(before, numeral)


def _found(passage: Passage, start: int, end: int, values: Values) -> Found:
    return passage.found("quantity", start, end, values | bound_values(passage, start, end))
