"""Sums of money: "1조 5천억원", "3조2000억 원", "5천만원", "삼천만원", "660억원", "44억 8000만 달러", "10억유로", "2조 엔", "30억 위안",
"$5억", "€1.3억", "US$ 40만", "미화 5억 달러"; ranges "5억~10억원", "5∼10억 달러".

Values: ``amount`` in whole units of ``currency`` (ISO 4217), for a range ``amount_min`` and ``amount_max`` instead;
``amount_kind`` ceiling or estimated, ``bound``, and ``per`` ("year", "㎞", "톤") only where stated ("연간 10억원", "1㎞당 20억원").
The span is the sum, without its bound and without particles.
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

_NAMES = {
    "원": "KRW", "달러": "USD", "불": "USD", "유로": "EUR", "엔": "JPY", "위안": "CNY", "파운드": "GBP", "루피": "INR", "헤알": "BRL",
    "리라": "TRY", "랜드": "ZAR", "페소": "MXN", "루블": "RUB", "바트": "THB", "링깃": "MYR", "루피아": "IDR", "프랑": "CHF", "크로나": "SEK",
    "krw": "KRW", "usd": "USD", "eur": "EUR", "jpy": "JPY", "cny": "CNY", "gbp": "GBP",
}  # fmt: skip
_NATIONS = {
    "미국": "USD", "미": "USD", "호주": "AUD", "캐나다": "CAD", "대만": "TWD", "홍콩": "HKD", "싱가포르": "SGD", "뉴질랜드": "NZD",
}  # fmt: skip
_SIGNS = {"$": "USD", "us$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₩": "KRW", "￦": "KRW", "c$": "CAD", "a$": "AUD",
          "usd": "USD", "eur": "EUR", "krw": "KRW"}  # fmt: skip
_YEARLY = ("연", "연간", "매년", "해마다", "한 해")


@cache
def _name() -> re.Pattern[str]:
    """The currency behind a number; a longer noun that begins like one (원자재, 엔진) is none."""
    names = "|".join(sorted(_NAMES, key=len, reverse=True))
    nations = "|".join(_NATIONS)
    return re.compile(
        rf" ?(?P<over>여 ?)?(?:(?:(?P<nation>{nations}) ?|(?:스위스|인도|튀르키예|터키|브라질|멕시코|남아공|영국|일본|중국) ?)?(?P<name>{names}))(?![a-z])"
        r"(?!자재|료|칙|인(?! ?것)|천|산지|유(?!로)|전(?!액)|소(?!득)|장|가(?![ ,.])|격|진|지니어|존|스(?!위)|마크|본|구하|이행|공정|법|특정)"
    )


@cache
def _sign() -> re.Pattern[str]:
    return re.compile(r"(?:(?<![a-z])(?P<letters>us\$|c\$|a\$|usd|eur|krw)|(?P<sign>[$€£¥₩￦])) ?$")


@cache
def _per() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?<![가-힣])(?P<year>연간|연|매년|해마다|한 해)|(?P<unit>[a-z㎞㎡㎥㎾㎿가-힣]{1,6})당)(?: (?:최대|약|최소|최고))? ?$"
    )


def read(passage: Passage) -> Iterator[Found]:
    """Every sum in the passage, ranges beside their two ends."""
    for before, numeral in passage.pairs():
        read_sum = _sum(passage, numeral)
        if not read_sum:
            continue
        start, end, currency = read_sum
        if before and (pair := _range(passage, before, numeral, end, currency)):
            yield pair
        yield _found(passage, start, end, {"amount": numeral.value, "currency": currency})


def _sum(passage: Passage, numeral: Numeral) -> tuple[int, int, str] | None:
    """Where the sum begins and ends, and its currency."""
    if passage.folded[max(0, numeral.start - 1) : numeral.start] == "제":
        return None
    sign = passage.before(_sign(), numeral.start, 5)
    start = sign.start() if sign else numeral.start
    match = _name().match(passage.folded, numeral.end)
    if match and not (numeral.glued and not sign):
        return start, match.end("name"), _currency(match)
    if sign:
        return start, numeral.end, _SIGNS[sign["letters"] or sign["sign"]]
    return None


def _currency(match: re.Match[str]) -> str:
    named = _NAMES[match["name"]]
    return _NATIONS[match["nation"]] if match["nation"] and named == "USD" else named


def _range(passage: Passage, before: Numeral, numeral: Numeral, end: int, currency: str) -> Found | None:
    own = _name().match(passage.folded, before.end)
    left_end = own.end("name") if own else before.end
    ends = low_and_high(before, numeral)
    if not ends or link(passage, left_end, numeral.start, end) != "range":
        return None
    values: Values = {"amount_min": ends[0], "amount_max": ends[1], "currency": currency}
    return _found(passage, before.start, end, values)


def _found(passage: Passage, start: int, end: int, values: Values) -> Found:
    values |= bound_values(passage, start, end)
    if per := passage.before(_per(), start, 14):
        values["per"] = "year" if per["year"] else passage.text[slice(*per.span("unit"))]
    return passage.found("money", start, end, values)
