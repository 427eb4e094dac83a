"""Numbers as Korean writes them: "106", "1,860", "18.3", "1조 5천억", "3조2000억", "44억 8000만", "5천만", "1천5백만", "1830만",
"1만2천"; in Hangul before a unit, native "한", "두", "석", "다섯" and Chinese "삼천만", "천만", "백만".

A number inside a date ("2025.8.4") or a longer digit string is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from billkit.slots.english.numerals import Number, times

_BIG = {"경": 10**16, "조": 10**12, "억": 10**8, "만": 10**4}
_SMALL = {"천": 1000, "백": 100, "십": 10}
_CHINESE = {"일": 1, "이": 2, "삼": 3, "사": 4, "오": 5, "육": 6, "칠": 7, "팔": 8, "구": 9}
NATIVE = {
    "한": 1, "두": 2, "세": 3, "석": 3, "서": 3, "네": 4, "넉": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9, "열": 10,
    "열두": 12, "스무": 20,
}  # fmt: skip
_MOST_PARTS = 8  # "9경 9999조 9999억 9999만 9999" has five


class Numeral(NamedTuple):
    """A number in the text. `value` is `mantissa` times `scale`; `scale` is that of its last part."""

    start: int
    end: int
    value: Number
    mantissa: Number
    scale: int
    grouped: bool = False  # digits with thousands separators
    glued: bool = False  # a Latin letter or hyphen of a name stands right before it

    def scaled(self, scale: int) -> Number:
        """The mantissa in another scale ("5" of "5~10억원")."""
        return times(self.mantissa, scale)


class _Part(NamedTuple):
    end: int
    value: Number  # with its small scale: 5천 is 5000
    big: int
    mantissa: Number
    grouped: bool


@cache
def _digits() -> re.Pattern[str]:
    return re.compile(r"(?<![0-9])(?<![0-9][.,])[0-9]+(?:[.,][0-9]+)*")


@cache
def _plain() -> re.Pattern[str]:
    return re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,6}|[0-9]{1,18})(?:\.[0-9]{1,9})?")


@cache
def _scales() -> re.Pattern[str]:
    """What stands behind the digits: a small scale, a big one, or both; "만" of "30만큼" and "천" of "천연" are none."""
    return re.compile(
        r"(?: ?(?P<small>[천백십])(?!연|막|장|화|업))?(?: ?(?P<big>[경조억만])(?!큼|들|[이가을를의]? ?법|기|약|장|료)(?!제[0-9]))?"
    )


@cache
def _hangul() -> re.Pattern[str]:
    """Amounts of fines in older statutes: "삼천만원", "천만원", "오백만원"."""
    return re.compile(
        r"(?<![가-힣0-9])(?P<n>[일이삼사오육칠팔구]?[십백천]|[일이삼사오육칠팔구])(?P<big>[억만])(?= ?원)|(?<![가-힣0-9])(?P<hundreds>[일이삼사오육칠팔구]?[십백천])(?= ?분의| ?원(?![가-힣]))"
    )


def scan(folded: str) -> Iterator[Numeral]:
    """Every number of a folded text, left to right."""
    found = [*_in_digits(folded), *_in_hangul(folded)]
    yield from sorted(found)


def _in_digits(folded: str) -> Iterator[Numeral]:
    after = 0
    for match in _digits().finditer(folded):
        if match.start() < after:
            continue
        parts = _parts(folded, match)
        if not parts:
            continue
        after = parts[-1].end
        yield _numeral(folded, match.start(), parts)


def _parts(folded: str, match: re.Match[str]) -> list[_Part]:
    """The parts of a number whose scales fall: 44억, 8000만."""
    parts: list[_Part] = []
    at: re.Match[str] | None = match
    while at and len(parts) < _MOST_PARTS:
        part = _part(folded, at)
        if part is None or (parts and not _continues(parts[-1], part)):
            break
        parts.append(part)
        at = _next_digits(folded, part)
    return parts


def _part(folded: str, match: re.Match[str]) -> _Part | None:
    written = match[0]
    if not _plain().fullmatch(written):
        return None
    number = _value(written)
    labelled = folded[max(0, match.start() - 2) : match.start()].rstrip().endswith("제")
    scales = None if labelled else _scales().match(folded, match.end())  # 제29조 is a place
    small = _SMALL[scales["small"]] if scales and scales["small"] else 1
    big = _BIG[scales["big"]] if scales and scales["big"] else 1
    end = scales.end() if scales and (small > 1 or big > 1) else match.end()
    return _Part(end, times(number, small), big, number, "," in written)


def _value(written: str) -> Number:
    plain = written.replace(",", "")
    return times(float(plain), 1) if "." in plain else int(plain)


def _next_digits(folded: str, part: _Part) -> re.Match[str] | None:
    at = part.end + folded.startswith(" ", part.end)
    return _digits().match(folded, at)


def _continues(before: _Part, part: _Part) -> bool:
    """Whether a part adds to the one before it: 1조 5000억, 1만2천, 1천5백만."""
    if before.big == 1:
        return part.value < 1000 and before.mantissa != before.value
    return part.big < before.big and part.value * part.big < before.big


def _numeral(folded: str, start: int, parts: list[_Part]) -> Numeral:
    total: Number = 0
    held: Number = 0  # 1천 of 1천5백만: its scale stands behind a later part
    for part in parts:
        held += part.value
        if part.big > 1 or part is parts[-1]:
            total += times(held, part.big)
            held = 0
    first = parts[0]
    scale = (
        first.big * (int(first.value // first.mantissa) if first.mantissa else 1) if len(parts) == 1 else 1
    )
    mantissa = first.mantissa if len(parts) == 1 else total
    return Numeral(start, parts[-1].end, total, mantissa, scale, first.grouped, _is_glued(folded, start))


def _in_hangul(folded: str) -> Iterator[Numeral]:
    for match in _hangul().finditer(folded):
        small = match["n"] or match["hundreds"]
        big = _BIG[match["big"]] if match["big"] else 1
        value = _hangul_value(small) * big
        yield Numeral(match.start(), match.end(), value, value, 1)


def _hangul_value(word: str) -> int:
    one = _CHINESE.get(word[0], 1)
    return one * _SMALL.get(word[-1], 1)


def _is_glued(folded: str, start: int) -> bool:
    """Whether the number belongs to the name before it: "CO2", "COVID-19", "K2"."""
    before = folded[max(0, start - 2) : start]
    if not before:
        return False
    if before[-1] == "-":
        return before[0].isascii() and before[0].isalnum()
    return (before[-1].isascii() and before[-1].isalpha()) or before[-1] == "_"
