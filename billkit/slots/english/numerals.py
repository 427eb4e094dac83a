"""Numbers as English writes them: "106", "1,860", "15,00,000", "EUR 500 000", "18.3 million", "Rs 1.5 lakh crore",
"5.8bn", "twelve", "twenty-five", "one hundred and six", "a hundred", "two and a half", "a billion", "half a million",
"a dozen". A label ("1.1.1"), a part of a longer digit string and an ordinal ("22nd", "twenty-first") is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

Number = int | float

ONES = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2
    )
}
_SCALES = {
    "hundred": 10**2, "thousand": 10**3, "lakh": 10**5, "million": 10**6, "mn": 10**6, "mln": 10**6,
    "crore": 10**7, "cr": 10**7, "billion": 10**9, "bn": 10**9, "bln": 10**9, "trillion": 10**12, "tn": 10**12,
    "trn": 10**12,
}  # fmt: skip


class Numeral(NamedTuple):
    """A number in the text. `value` is `mantissa` times `scale`; `worded` where words and not digits give it."""

    start: int
    end: int
    value: Number
    mantissa: Number
    scale: int
    worded: bool
    grouped: bool  # digits with thousands separators
    glued: bool  # a letter, sign of another number or hyphen stands right before it

    def scaled(self, scale: int) -> Number:
        """The mantissa in another scale ("15.2" of "15.2 to 22.2 million")."""
        return times(self.mantissa, scale)


def times(number: Number, scale: int) -> Number:
    """Product without binary dust: 18.3 times a million is the integer 18300000."""
    if isinstance(number, int):
        return number * scale
    digits = f"{number!r}"
    if "e" in digits or "n" in digits:
        return number * scale
    return _decimal(digits, scale)


def hundredth(number: Number) -> Number:
    """A hundredth, as an integer where it is one ("200 cents")."""
    return number // 100 if isinstance(number, int) and number % 100 == 0 else number / 100


def _decimal(digits: str, scale: int) -> Number:
    whole, _, fraction = digits.partition(".")
    over, under = int(whole + fraction) * scale, int(10 ** len(fraction))
    return over // under if over % under == 0 else over / under


@cache
def _pattern() -> re.Pattern[str]:
    ones = "|".join(sorted(ONES, key=len, reverse=True))
    small = rf"(?:(?:{'|'.join(TENS)})(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|{ones})"
    long_scales = "hundred|thousand|lakhs?|millions?|crores?|billions?|trillions?"
    return re.compile(
        r"(?:(?P<digits>(?<![0-9])(?<![0-9][.,])"
        r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,5}(?:\.[0-9]{1,6})?"
        r"|[0-9]{1,2}(?:,[0-9]{2}){1,3},[0-9]{3}"
        r"|(?<![0-9] )[0-9]{1,3}(?: [0-9]{3}){1,4}(?:\.[0-9]{1,6})?"
        rf"|[0-9]{{1,4}},[0-9]{{1,2}}(?= (?:{long_scales}|bn)\b)"
        r"|[0-9]{1,15}(?:\.[0-9]{1,9})?)"
        r"(?![0-9]|[.,][0-9]))"
        rf"|(?<!\w)(?P<words>{small}(?:[ -]hundred(?: (?:and )?{small})?|[ -]and[ -]a[ -]half)?"
        rf"|a hundred(?: and {small})?|half a(?= (?:{long_scales}))|an?(?= (?:{long_scales})\b)|a dozen)"
        r"(?!\w|-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)))"
        rf"(?P<scale>(?:[ -]+(?:{long_scales})(?: crores?)?| ?(?:bn|mn|mln|bln|tn|trn|cr))(?!\w))?"
    )


def scan(folded: str) -> Iterator[Numeral]:
    """Every number of a folded text, left to right."""
    for match in _pattern().finditer(folded):
        digits, words = match["digits"], match["words"]
        scale = _scale(match["scale"])
        mantissa = _digits_value(digits) if digits else _words_value(words)
        yield Numeral(
            start=match.start(),
            end=match.end(),
            value=times(mantissa, scale),
            mantissa=mantissa,
            scale=scale,
            worded=digits is None,
            grouped=digits is not None and ("," in digits or " " in digits),
            glued=_is_glued(folded, match.start()),
        )


def _scale(words: str | None) -> int:
    product = 1
    for word in (words or "").replace("-", " ").split():
        product *= _SCALES[word if word in _SCALES else word.removesuffix("s")]
    return product


def _digits_value(digits: str) -> Number:
    whole, comma, last = digits.rpartition(",")
    if comma and len(last) < 3:  # a decimal comma; the pattern lets it in before a scale word only
        return _decimal(f"{whole}.{last}", 1)
    plain = digits.replace(",", "").replace(" ", "")
    return _decimal(plain, 1) if "." in plain else int(plain)


def _words_value(words: str) -> Number:
    if words.endswith(" dozen"):
        return 12
    if words.startswith("half"):
        return 0.5
    total = 0
    for word in words.replace("-", " ").split():
        if word == "hundred":
            total = max(total, 1) * 100
        elif word == "half":
            return total + 0.5
        else:
            total += ONES.get(word, TENS.get(word, 0))
    return total or (0 if words == "zero" else 1)


def _is_glued(folded: str, start: int) -> bool:
    """Whether the number belongs to the word before it: "CO2", "COVID-19", "4.5" of "3.4.5"."""
    before = folded[max(0, start - 2) : start]
    if not before:
        return False
    if before[-1] == "-":
        return before[0].isalnum()
    return before[-1].isalnum() or before[-1] == "_"
