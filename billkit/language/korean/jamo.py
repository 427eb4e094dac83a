"""Hangul syllables taken apart and put together."""

from __future__ import annotations

_FIRST, _LAST = 0xAC00, 0xD7A3
_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_FINALS: list[str] = ["", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"]


def is_syllable(char: str) -> bool:
    return _FIRST <= ord(char) <= _LAST


def has_hangul(text: str) -> bool:
    return any(is_syllable(char) for char in text)


def vowel(syllable: str) -> str:
    return _VOWELS[(ord(syllable) - _FIRST) % 588 // 28]


def final(syllable: str) -> str:
    """The closing consonant; "" for an open syllable."""
    return _FINALS[(ord(syllable) - _FIRST) % 28]


def with_final(syllable: str, consonant: str) -> str:
    """A syllable with another closing consonant: 두, ㄴ -> 둔."""
    code = ord(syllable) - _FIRST
    return chr(_FIRST + code - code % 28 + _FINALS.index(consonant))


def with_vowel(syllable: str, new: str) -> str:
    """An open syllable with another vowel: 추, ㅝ -> 춰."""
    code = ord(syllable) - _FIRST
    return chr(_FIRST + code // 588 * 588 + _VOWELS.index(new) * 28)
