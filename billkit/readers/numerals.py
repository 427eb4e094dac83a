"""The numbers that word processors put before paragraphs, which stand in no run of text: ``①``, ``가``, ``iv``, ``二``.

`numeral` knows the systems by one name each; `of_word` and `of_hangul` translate the names that the two families of
formats use. Numbers that a system does not reach (the 51st in a circle) are written in digits.
"""

from __future__ import annotations

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
    (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_ROWS = {
    "syllable": "가나다라마바사아자차카타파하",
    "jamo": "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ",
    "circled syllable": "㉮㉯㉰㉱㉲㉳㉴㉵㉶㉷㉸㉹㉺㉻",
    "circled jamo": "㉠㉡㉢㉣㉤㉥㉦㉧㉨㉩㉪㉫㉬㉭",
    "circled small letter": "ⓐⓑⓒⓓⓔⓕⓖⓗⓘⓙⓚⓛⓜⓝⓞⓟⓠⓡⓢⓣⓤⓥⓦⓧⓨⓩ",
    "circled letter": "ⒶⒷⒸⒹⒺⒻⒼⒽⒾⒿⓀⓁⓂⓃⓄⓅⓆⓇⓈⓉⓊⓋⓌⓍⓎⓏ",
    "circled ideograph": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
    "iroha": "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス",
    "aiueo": "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン",
    "stems": "甲乙丙丁戊己庚辛壬癸",
    "hangul stems": "갑을병정무기경신임계",
    "branches": "子丑寅卯辰巳午未申酉戌亥",
}
_REPEATED = ("letter", "small letter", "syllable", "jamo")  # past their end: aa, bb
_IDEOGRAPHS, _HANGUL = "一二三四五六七八九", "일이삼사오육칠팔구"

_WORD = {
    "upperLetter": "letter", "lowerLetter": "small letter", "upperRoman": "roman", "lowerRoman": "small roman",
    "ganada": "syllable", "chosung": "jamo", "decimalEnclosedCircle": "circled", "decimalEnclosedCircleChinese": "circled",
    "decimalFullWidth": "full width", "decimalFullWidth2": "full width", "ideographDigital": "ideograph", "japaneseCounting": "ideograph",
    "chineseCounting": "ideograph", "chineseCountingThousand": "ideograph", "koreanDigital": "hangul", "koreanCounting": "hangul",
    "koreanDigital2": "ideograph", "iroha": "iroha", "irohaFullWidth": "iroha", "aiueo": "aiueo", "aiueoFullWidth": "aiueo",
    "ideographTraditional": "stems", "ideographZodiac": "branches", "decimalZero": "two digits", "ordinal": "ordinal",
    "none": "none", "bullet": "none",
}  # fmt: skip
_OF_HANGUL = {
    "CIRCLED_DIGIT": "circled", "ROMAN_CAPITAL": "roman", "ROMAN_SMALL": "small roman", "LATIN_CAPITAL": "letter",
    "LATIN_SMALL": "small letter", "CIRCLED_LATIN_CAPITAL": "circled letter", "CIRCLED_LATIN_SMALL": "circled small letter",
    "HANGUL_SYLLABLE": "syllable", "CIRCLED_HANGUL_SYLLABLE": "circled syllable", "HANGUL_JAMO": "jamo",
    "CIRCLED_HANGUL_JAMO": "circled jamo", "HANGUL_PHONETIC": "hangul", "IDEOGRAPH": "ideograph",
    "CIRCLED_IDEOGRAPH": "circled ideograph", "DECAGON_CIRCLE": "hangul stems", "DECAGON_CIRCLE_HANJA": "stems",
}  # fmt: skip
# HWP 5 counts the same systems.
HANGUL_SYSTEMS = (
    "DIGIT", "CIRCLED_DIGIT", "ROMAN_CAPITAL", "ROMAN_SMALL", "LATIN_CAPITAL", "LATIN_SMALL", "CIRCLED_LATIN_CAPITAL",
    "CIRCLED_LATIN_SMALL", "HANGUL_SYLLABLE", "CIRCLED_HANGUL_SYLLABLE", "HANGUL_JAMO", "CIRCLED_HANGUL_JAMO",
    "HANGUL_PHONETIC", "IDEOGRAPH", "CIRCLED_IDEOGRAPH", "DECAGON_CIRCLE", "DECAGON_CIRCLE_HANJA",
)  # fmt: skip


def of_word(name: str) -> str:
    """The system that WordprocessingML calls so; digits for those it is not known of."""
    return _WORD.get(name, "digit")


def of_hangul(name: str) -> str:
    """The system that Hancom's formats call so."""
    return _OF_HANGUL.get(name, "digit")


def numeral(system: str, number: int) -> str:
    """A number from 1 up in a system; in digits where the system does not reach it."""
    if system == "none":
        return ""
    if number < 1 or number > 9999:
        return str(number)
    if system in ("letter", "small letter"):
        return _in_row(
            "ABCDEFGHIJKLMNOPQRSTUVWXYZ" if system == "letter" else "abcdefghijklmnopqrstuvwxyz", number
        )
    if system in ("roman", "small roman"):
        return _roman(number).upper() if system == "roman" else _roman(number)
    if system in ("ideograph", "hangul"):
        return (
            _counted(number, _IDEOGRAPHS, "十百千")
            if system == "ideograph"
            else _counted(number, _HANGUL, "십백천")
        )
    if system in _ROWS:
        row = _ROWS[system]
        return (
            _in_row(row, number)
            if system in _REPEATED
            else row[number - 1]
            if number <= len(row)
            else str(number)
        )
    return _of_digits(system, number)


def _of_digits(system: str, number: int) -> str:
    if system == "circled":
        return _circled(number)
    if system == "full width":
        return str(number).translate({ord("0") + n: ord("０") + n for n in range(10)})
    if system == "ordinal":
        teens = 10 < number % 100 < 14
        return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
    return f"{number:02}" if system == "two digits" else str(number)


def _in_row(row: str, number: int) -> str:
    """a, b, ... z, aa, bb: the letter again for each time the row was gone through; never more than 30 of them."""
    times, at = divmod(number - 1, len(row))
    return row[at] * (times + 1) if times < 30 else str(number)


def _circled(number: int) -> str:
    if number <= 20:
        return chr(0x2460 + number - 1)
    if number <= 35:
        return chr(0x3251 + number - 21)
    return chr(0x32B1 + number - 36) if number <= 50 else str(number)


def _roman(number: int) -> str:
    parts = []
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        parts.append(letters * times)
    return "".join(parts)


def _counted(number: int, digits: str, tens: str) -> str:
    """一, 十, 二十一: as one counts, without the one before ten, hundred and thousand."""
    parts = []
    for place, unit in zip((1000, 100, 10), reversed(tens), strict=True):
        times, number = divmod(number, place)
        if times:
            parts.append((digits[times - 1] if times > 1 else "") + unit)
    return "".join(parts) + (digits[number - 1] if number else "")
