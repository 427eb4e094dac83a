"""Sums of money: "$5.8 billion", "US$ 40m", "C$1.2bn", "NT$300 million", "R$18.3 billion", "€1.3bn", "£377 million", "Rs 15,000
crore", "₹2 lakh", "R500 million" (rand), "CAD 1 billion", "EUR 500 000", "500 million US dollars", "8.5 trillion won",
"3 billion euros", "5 billion Turkish lira", "20 trillion yen", "50 cents"; ranges "$5-10 billion", "between €1bn and €2bn".

Values: ``amount`` in whole units of ``currency`` (ISO 4217), for a range ``amount_min`` and ``amount_max`` instead;
``amount_kind`` ceiling, estimated or unlimited, ``bound``, and ``per`` ("year", "tonne") only where stated. "an unlimited
fine" has ``amount_kind`` alone. A bare "$" is read by jurisdiction. The span is the sum, without its bound.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from billkit.slots.currencies import in_jurisdiction
from billkit.slots.english.bounds import bound_values
from billkit.slots.english.numerals import Numeral, hundredth, times
from billkit.slots.english.passage import Passage
from billkit.slots.english.ranges import link, low_and_high
from billkit.slots.found import Found, Values

_SIGNS = {
    "$": "USD", "us$": "USD", "u.s.$": "USD", "u.s. $": "USD", "c$": "CAD", "ca$": "CAD", "can$": "CAD", "cdn$": "CAD",
    "a$": "AUD", "au$": "AUD", "nz$": "NZD", "nt$": "TWD", "hk$": "HKD", "s$": "SGD", "r$": "BRL", "mx$": "MXN",
    "€": "EUR", "£": "GBP", "¥": "JPY", "₩": "KRW", "₹": "INR", "₺": "TRY", "₽": "RUB", "₫": "VND", "₪": "ILS",
    "cn¥": "CNY", "rmb¥": "CNY", "￥": "JPY", "￦": "KRW",
}  # fmt: skip
# Written in capitals before or behind a sum; three of them in other cases too.
_CODES = {
    "USD", "CAD", "AUD", "NZD", "TWD", "HKD", "SGD", "BRL", "MXN", "EUR", "GBP", "JPY", "KRW", "INR", "TRY", "CNY",
    "ZAR", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "RON", "RUB", "UAH", "VND", "IDR", "MYR", "THB", "PHP",
    "AED", "SAR", "EGP", "ILS", "ARS", "CLP", "COP", "KZT", "PKR", "BDT",
}  # fmt: skip
_SHORT = {
    "rs": "INR",
    "rs.": "INR",
    "tl": "TRY",
    "rmb": "CNY",
    "rm": "MYR",
    "rp": "IDR",
    "ntd": "TWD",
    "r": "ZAR",
}
_NAMES = {
    "dollar": "USD", "euro": "EUR", "pound": "GBP", "won": "KRW", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY",
    "rupee": "INR", "rand": "ZAR", "lira": "TRY", "reai": "BRL", "real": "BRL", "peso": "MXN", "franc": "CHF",
    "rouble": "RUB", "ruble": "RUB", "rupiah": "IDR", "ringgit": "MYR", "baht": "THB", "dong": "VND", "hryvnia": "UAH",
    "zloty": "PLN", "dirham": "AED", "riyal": "SAR", "cent": "USD",
}  # fmt: skip
_NATIONS = {
    "us": "USD", "u.s.": "USD", "american": "USD", "canadian": "CAD", "australian": "AUD", "new zealand": "NZD",
    "new taiwan": "TWD", "nt": "TWD", "taiwan": "TWD", "taiwanese": "TWD", "hong kong": "HKD", "singapore": "SGD",
}  # fmt: skip
# Signs and names that several currencies share; the jurisdiction decides.
_SHARED = {"$", "dollar", "cent", "rupee", "rs", "rs.", "¥", "￥", "peso"}
_SMALLEST_WON = 2200  # a smaller bare number before "won" is a year or a count
_LETTERS = {"k": 10**3, "m": 10**6, "b": 10**9, "t": 10**12}
_PREFIX_REACH = 8


class _Sum(NamedTuple):
    numeral: Numeral
    start: int
    end: int
    currency: str | None
    leading: bool  # whether the currency stands before the number


@cache
def _prefix() -> re.Pattern[str]:
    signs = "|".join(re.escape(sign) for sign in sorted(_SIGNS, key=len, reverse=True) if len(sign) > 1)
    letters = "|".join(
        sorted({*(code.lower() for code in _CODES), *map(re.escape, _SHORT)}, key=len, reverse=True)
    )
    return re.compile(
        rf"(?:(?<![\w$])(?P<sign>{signs})|(?P<plain>[$€£¥₩₹₺₽₫₪￥￦])|(?<![\w$-])(?P<letters>{letters})) ?$"
    )


@cache
def _suffix() -> re.Pattern[str]:
    nations = "|".join(re.escape(nation) for nation in sorted(_NATIONS, key=len, reverse=True))
    codes = "|".join(sorted(code.lower() for code in _CODES))
    return re.compile(
        rf" ?[-‑]?(?:(?:(?P<nation>{nations}) |(?:[a-z]+(?:ish|ese|ian|an|ss|ch)|british|qatari|saudi|turkish) )?"
        rf"(?P<name>{'|'.join(_NAMES)})s?|(?P<code>{codes}|tl|rmb|ntd))(?![\w-])"
    )


@cache
def _per() -> re.Pattern[str]:
    return re.compile(
        r" ?(?:an? (?P<a>year|month|week|day|tonne|ton)|(?:per|each|/) ?(?P<per>annum|[a-z]+)"
        r"|(?P<adverb>annually|yearly))(?!\w)"
    )


@cache
def _unlimited() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:(?P<a>unlimited)(?= (?:fines?|penalt|amount|sum|liabilit|guarantee))"
        r"|(?<=fine )(?P<b>(?:without|with no|of no)(?: any)?(?: upper| maximum)? limit|of an unlimited amount))"
    )


def read(passage: Passage, jurisdiction: str | None) -> Iterator[Found]:
    """Every sum in the passage, ranges beside their two ends."""
    left: _Sum | None = None
    for numeral in passage.numerals:
        right = _sum(passage, numeral, jurisdiction)
        if left and (pair := _range(passage, left, right)):
            yield pair
        if right.currency:
            values: Values = {"amount": right.numeral.value, "currency": right.currency}
            yield _found(passage, right.start, right.end, values)
        left = right
    for match in _unlimited().finditer(passage.folded):
        yield passage.found("money", match.start(), match.end(), {"amount_kind": "unlimited"})


def _sum(passage: Passage, numeral: Numeral, jurisdiction: str | None) -> _Sum:
    """The number with the currency around it, if there is any; a currency behind it says more than a sign before."""
    start, leading = _leading(passage, numeral, jurisdiction)
    numeral = _with_letter(passage, numeral) if leading else numeral
    match = _suffix().match(passage.folded, numeral.end)
    trailing = _trailing(passage, numeral, match, jurisdiction) if match else None
    if not match or not trailing or (leading and match["name"]):
        return _Sum(numeral, start, numeral.end, leading, leading is not None)
    if match["name"] == "cent":
        numeral = numeral._replace(value=hundredth(numeral.value))
    return _Sum(numeral, start, match.end(), trailing, leading is not None)


def _leading(passage: Passage, numeral: Numeral, jurisdiction: str | None) -> tuple[int, str | None]:
    """Where the sum begins, and the currency before its number."""
    match = passage.ends_with(_prefix(), numeral.start, _PREFIX_REACH)
    if not match:
        return numeral.start, None
    if match["letters"]:
        currency = _lettered(passage, match, numeral, jurisdiction)
    else:
        currency = _resolved(_SIGNS, match["sign"] or match["plain"], jurisdiction)
    return (match.start(), currency) if currency else (numeral.start, None)


def _lettered(
    passage: Passage, match: re.Match[str], numeral: Numeral, jurisdiction: str | None
) -> str | None:
    """Currency of the letters before a number: codes in capitals only, "R" only before a sum of some size."""
    written = passage.text[slice(*match.span("letters"))]
    if written.upper() in _CODES:
        return written if written.isupper() else None
    if not written[0].isupper():
        return None
    if written == "R":  # "R500 million", "R1,500", "R40m"; "R2802" may be the number of a notice
        sized = numeral.scale > 1 or numeral.grouped or _with_letter(passage, numeral).scale > 1
        return "ZAR" if sized or jurisdiction == "ZA" else None
    return _resolved(_SHORT, match["letters"], jurisdiction)


def _with_letter(passage: Passage, numeral: Numeral) -> Numeral:
    """The number with a single letter for its scale ("$40m"), which counts beside a currency only."""
    letter = passage.folded[numeral.end : numeral.end + 1]
    follows = passage.folded[numeral.end + 1 : numeral.end + 2]
    if numeral.scale > 1 or letter not in _LETTERS or follows.isalnum():
        return numeral
    scale = _LETTERS[letter]
    return numeral._replace(end=numeral.end + 1, scale=scale, value=times(numeral.mantissa, scale))


def _trailing(
    passage: Passage, numeral: Numeral, match: re.Match[str], jurisdiction: str | None
) -> str | None:
    """Currency named behind a number, unless the word means something else there."""
    if numeral.glued and numeral.scale == 1:
        return None
    if code := match["code"]:
        written = passage.text[slice(*match.span("code"))]
        return _SHORT.get(code, written) if written.isupper() else None
    name = match["name"]
    sized = numeral.scale > 1 or numeral.grouped
    if name == "won" and not sized and (numeral.worded or numeral.value < _SMALLEST_WON):
        return None  # "of the 12 won", "in 2024 won"
    if name == "real" and not sized:
        return None  # "two real changes"
    if name == "pound" and not sized and passage.folded.startswith(" of ", match.end()):
        return None  # pounds of carbon are a mass
    if match["nation"] and name in ("dollar", "cent"):
        return _NATIONS[match["nation"]]
    return _resolved(_NAMES, name, jurisdiction)


def _resolved(table: dict[str, str], word: str, jurisdiction: str | None) -> str:
    return in_jurisdiction(table[word], jurisdiction) if word in _SHARED else table[word]


def _range(passage: Passage, left: _Sum, right: _Sum) -> Found | None:
    """Two sums as one range: "$5 to $10 billion", "$5-10bn", "5 to 10 billion dollars"."""
    if left.leading and not right.currency:
        if left.numeral.scale > right.numeral.scale:
            return None  # "$5 million to 20 projects"
        numeral = _with_letter(passage, right.numeral)
        right = right._replace(numeral=numeral, end=numeral.end, currency=left.currency)
    ends = low_and_high(left.numeral, right.numeral)
    if not ends or not right.currency or left.currency not in (None, right.currency):
        return None
    if link(passage, left.start, left.end, right.start) != "range":
        return None
    values: Values = {"amount_min": ends[0], "amount_max": ends[1], "currency": right.currency}
    return _found(passage, left.start, right.end, values)


def _found(passage: Passage, start: int, end: int, values: Values) -> Found:
    values |= bound_values(passage, start, end)
    if per := _per().match(passage.folded, end):
        word = per["a"] or per["per"] or "year"
        values["per"] = "year" if word == "annum" else word
    return passage.found("money", start, end, values)
