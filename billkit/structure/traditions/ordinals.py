"""What a number in a law counts: ``b`` 2, ``aa`` 27 as a letter, ``iv`` 4 as a Roman numeral, ``3A`` 3 and an insertion."""

from __future__ import annotations

import re
from typing import NamedTuple

_ROMAN = re.compile(r"(?=[ivxlc])c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})\Z")
_WORTH = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_DIGITS = re.compile(r"(\d{1,5})(?:[-–.\s]?([A-Za-z]{1,3}))?\Z")
_KANJI = {char: value for value, char in enumerate("〇一二三四五六七八九")}
_SIZES = {"十": 10, "百": 100, "千": 1000}
_IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラム"


class Ordinal(NamedTuple):
    """A count and, for a number put between two others (``3A``, ``45a``), the letter that says so."""

    value: int
    inserted: str = ""

    def follows(self, other: Ordinal) -> bool:
        """Whether this is what comes right after another: 4 or 3A after 3."""
        if self.value == other.value:
            return self.inserted > other.inserted
        return self.value == other.value + 1


def digits(text: str) -> Ordinal | None:
    match = _DIGITS.match(text)
    return Ordinal(int(match[1]), (match[2] or "").upper()) if match else None


def letters(text: str) -> Ordinal | None:
    """a, b ... z, aa, bb ...: the letter, after the 26 that stand alone when doubled; ``ba`` is put between b and c."""
    low = text.lower()
    if not low.isascii() or not low.isalpha():
        return None
    if len(set(low)) == 1:
        return Ordinal(ord(low[0]) - 96 + 26 * (len(low) - 1))
    return Ordinal(ord(low[0]) - 96, low[1:]) if len(low) == 2 else None


def doubled(text: str) -> Ordinal | None:
    """aa, bb: 1, 2."""
    low = text.lower()
    return Ordinal(ord(low[0]) - 96) if len(low) == 2 and low[0] == low[1] and low.isascii() else None


def roman(text: str) -> Ordinal | None:
    low = text.lower()
    if not _ROMAN.match(low):
        return None
    values = [_WORTH[char] for char in low]
    return Ordinal(sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True)))


def kanji(text: str) -> Ordinal | None:
    """二十一: 21; ``三の二`` is put after 三."""
    main, _, branch = text.partition("の")
    count = _kanji(main)
    inserted = _kanji(branch.split("の")[0]) if branch else 0
    return Ordinal(count, f"{inserted:03d}" if inserted else "") if count and inserted is not None else None


def _kanji(text: str) -> int | None:
    total, digit = 0, 0
    for char in text:
        if char in _SIZES:
            total, digit = total + max(digit, 1) * _SIZES[char], 0
        elif char in _KANJI:
            digit = digit * 10 + _KANJI[char]
        else:
            return None
    return total + digit


def iroha(text: str) -> Ordinal | None:
    return Ordinal(_IROHA.index(text) + 1) if len(text) == 1 and text in _IROHA else None
