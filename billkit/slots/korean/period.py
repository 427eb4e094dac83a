"""Spans of time: "5년", "6개월", "30일", "2주", "3~5년", "한 달", "석 달", "열흘", "보름", "반년"; intervals "5년마다", "5년 단위",
"매년", "해마다", "연 1회", "2년에 한 번", "분기별"; limits "30일 이내", "3개월 안에", "60일 내에"; starts "공포 후 6개월", "공포한 날부터
6개월이 지난 날"; "한시적".

Values: the number under its unit (``years`` with ``months``, ``weeks`` with ``days``; for a range ``low``, ``high`` and ``unit``);
``kind`` interval, limit, after, length or temporary; ``after`` the event from which it is counted; ``before`` true ("30일 전까지");
``bound`` where stated. "30일" that is a day of the month and "2030년" are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from billkit.slots.english.numerals import Number, times
from billkit.slots.found import Found, Values
from billkit.slots.korean.bounds import bound_values
from billkit.slots.korean.numerals import NATIVE, Numeral
from billkit.slots.korean.passage import Passage
from billkit.slots.korean.ranges import link, low_and_high

_UNITS = {
    "년": "year",
    "개년": "year",
    "해": "year",
    "개월": "month",
    "달": "month",
    "주": "week",
    "주일": "week",
    "일": "day",
    "시간": "hour",
}
_DAY_WORDS = {"하루": 1, "이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "엿새": 6, "열흘": 10, "보름": 15}
_REGULAR: dict[str, tuple[str, Number]] = {
    "매년": ("year", 1), "해마다": ("year", 1), "매해": ("year", 1), "격년": ("year", 2), "매월": ("month", 1), "매달": ("month", 1),
    "매분기": ("month", 3), "분기마다": ("month", 3), "분기별": ("month", 3), "반기마다": ("month", 6), "반기별": ("month", 6),
    "매반기": ("month", 6), "매주": ("week", 1), "연차별": ("year", 1), "연도별": ("year", 1), "연례": ("year", 1), "1년마다": ("year", 1),
}  # fmt: skip
_LAST_YEAR = 1900  # "2030년" is a date
_REACH = 40
_EVENT_REACH = 40


@cache
def _unit() -> re.Pattern[str]:
    return re.compile(
        r" ?(?P<unit>개년|년(?!도|생|산|[0-9]| ?[0-9]{1,2} ?월)|개월|주일|주(?=간|[ ,.)]|마다|이내|의|로|를|에|$)|일(?!본|반|정|부|자|괄)|시간(?!제|당|외))"
    )


@cache
def _day_company() -> re.Pattern[str]:
    """What makes "30일" a length and not a day of the month."""
    return re.compile(
        r" ?(?:간(?![가-힣])|간의|동안|이내|내(?=[에로 ,.)])|안에|이하|이상|미만|초과|의 ?범위|전(?:까지|에)|이? ?지난|이? ?경과|후|뒤|만에|\+|마다|단위|을 넘|까지 (?:연장|단축)|씩|의 ?기간|한도|로 ?(?:단축|줄|늘|짧|연장))"
    )


@cache
def _every() -> re.Pattern[str]:
    return re.compile(r"마다| ?단위| ?주기|에 ?(?:한|1) ?(?:번|차례|회)| ?간격")


@cache
def _limited() -> re.Pattern[str]:
    return re.compile(
        r"간? ?(?:이내(?!의)(?:에|로)?|내(?:에|로)?(?![가-힣])|안(?:에|으로)(?![가-힣])|전(?:까지|에)(?![가-힣])|까지(?! ?(?:연장|늘)))"
    )


@cache
def _before() -> re.Pattern[str]:
    return re.compile(r"간? ?전(?:까지|에)?(?![가-힣])")


@cache
def _passed() -> re.Pattern[str]:
    """Behind a time that must pass first: "6개월이 지나면", "6개월 후", "1년이 경과한 날"."""
    return re.compile(r"(?:이|을)? ?(?:지나|지난|경과|뒤|후)")


@cache
def _event() -> re.Pattern[str]:
    """Before a time: the event it is counted from."""
    name = r"(?:(?:[가-힣]{1,9}[가-힣](?<![고며여서을를은는이가에의한른된]) )?[가-힣]{1,10}[을를이가게] )?"
    return re.compile(
        rf"(?:^|[ ,.(\"'‘“])(?P<event>{name}[가-힣]{{0,10}}(?:한|된|은|는|받은|끝난|마친|난) 날|[가-힣]{{1,10}}[을를] 받은)(?:로|으로)?(?:부터| 뒤| 후|이후|부터 기산하여)"
        r"(?: (?:최대|최장|늦어도|적어도))? ?$"
        r"|(?:^|[ ,.(])(?P<noun>공포|시행|발효|제정|통과|신청|접수|지정|승인|통보|통지|의결|고시|공고|체결|완공|준공|제출|종료|설립|인증)(?:된|한)?(?:이|가)? ?(?:되고 나서|뒤|후|이후|일부터|일로부터|하고|부터)(?: 최소| 최장| 최대)? ?$"
        r"|(?:^|[ ,.(])(?P<bare>공포|시행|발효|지정|완공|준공) $"
    )


@cache
def _regular() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![가-힣0-9])(?:(?P<word>{'|'.join(_REGULAR)})(?=[^가-힣]|의|로|으로|에|는|도|마다|$)"
        r"|(?P<yearly>연|매년|해마다) ?(?P<times>[0-9]{1,2}|한|두|세|네) ?(?:회|번|차례)|(?P<temporary>한시(?:적(?:으로|인)?|로)?(?![가-힣])))"
    )


@cache
def _words() -> re.Pattern[str]:
    """Times in Hangul alone."""
    native = "|".join(sorted(NATIVE, key=len, reverse=True))
    days = "|".join(_DAY_WORDS)
    return re.compile(
        rf"(?<![가-힣])(?:(?P<n>{native}) ?(?P<unit>달|해(?=[^가-힣]|를|의|동안|마다|에)|주(?=[^가-힣]|를|동안|간|마다|에)|시간)(?!리)|(?P<days>{days})(?=[^가-힣]|간|을|를|이|의|만|안|전|후|뒤|동안|내|에)"
        r"|(?P<half>반년|6달)|(?P<week>일주일|한 주))"
    )


def read(passage: Passage) -> Iterator[Found]:
    """Every span of time in the passage."""
    for before, numeral in passage.pairs():
        if not numeral.glued and (match := _measured(passage, numeral)):
            yield from _counted(passage, before, numeral, match)
    for match in _regular().finditer(passage.folded):
        yield _at_intervals(passage, match)
    for match in _words().finditer(passage.folded):
        yield _worded(passage, match)


def _measured(passage: Passage, numeral: Numeral) -> re.Match[str] | None:
    """The unit behind a number, unless both are a date."""
    match = _unit().match(passage.folded, numeral.end)
    if not match or passage.folded[max(0, numeral.start - 1) : numeral.start] in ("제", "'", "’", "."):
        return None
    if match["unit"] == "년" and numeral.value >= _LAST_YEAR:
        return None
    if match["unit"] == "일" and numeral.value <= 31 and not _is_length(passage, numeral, match):
        return None
    return match


def _is_length(passage: Passage, numeral: Numeral, match: re.Match[str]) -> bool:
    before = passage.folded[max(0, numeral.start - 4) : numeral.start].rstrip()
    if before.endswith("월") or passage.folded.startswith("(현지", match.end()):
        return False
    return bool(_day_company().match(passage.folded, match.end())) or before.endswith(("+", "최장", "최대"))


def _counted(
    passage: Passage, before: Numeral | None, numeral: Numeral, match: re.Match[str]
) -> Iterator[Found]:
    unit = _UNITS[match["unit"]]
    if before and (ends := _ends(passage, before, numeral, match)):
        values: Values = {"low": ends[0], "high": ends[1], "unit": f"{unit}s"}
        yield _timed(passage, before.start, match.end(), values)
    yield _timed(passage, numeral.start, match.end(), _length(numeral.value, unit))


def _ends(
    passage: Passage, before: Numeral, numeral: Numeral, match: re.Match[str]
) -> tuple[Number, Number] | None:
    own = _unit().match(passage.folded, before.end)
    left_end = own.end() if own else before.end
    if link(passage, left_end, numeral.start, match.end()) != "range":
        return None
    return low_and_high(before, numeral)


def _length(value: Number, unit: str) -> Values:
    """The number under its unit, and years as months, weeks as days."""
    values: Values = {f"{unit}s": value}
    if unit == "year":
        values["months"] = times(value, 12)
    if unit == "week":
        values["days"] = times(value, 7)
    return values


def _timed(passage: Passage, start: int, end: int, values: Values) -> Found:
    """A span of time with what the words around it make of it."""
    if every := _every().match(passage.folded, end):
        return passage.found("period", start, every.end(), values | {"kind": "interval"})
    values["kind"] = _kind(passage, start, end)
    if values["kind"] != "length" and (event := _event_words(passage, start, end)):
        values["after"] = event
    if _before().match(passage.folded, end):
        values["before"] = True
    if "low" not in values and values["kind"] == "length":
        values |= bound_values(passage, start, end, kinds=False)
    return passage.found("period", start, end, values)


def _kind(passage: Passage, start: int, end: int) -> str:
    if _limited().match(passage.folded, end):
        return "limit"
    if _passed().match(passage.folded, end):
        return "after"
    return "after" if _event_words(passage, start, end) and not _bounded(passage, end) else "length"


def _bounded(passage: Passage, end: int) -> bool:
    return passage.folded.startswith(("간", "동안", " 동안", " 간"), end)


def _event_words(passage: Passage, start: int, end: int) -> str | None:
    """The event before a time; a bare noun counts only where the time must pass ("시행 1년 후")."""
    match = passage.before(_event(), start, _EVENT_REACH)
    if not match or (match["bare"] and not _passed().match(passage.folded, end)):
        return None
    return passage.text[slice(*match.span(match.lastgroup or 0))]


def _at_intervals(passage: Passage, match: re.Match[str]) -> Found:
    if match["temporary"]:
        return passage.found("period", match.start(), match.end(), {"kind": "temporary"})
    if match["yearly"]:
        times_a_year = NATIVE.get(match["times"]) or int(match["times"]) or 1
        values = _length(1, "year") if times_a_year == 1 else {"months": _share(12, times_a_year)}
    else:
        unit, value = _REGULAR[match["word"]]
        values = _length(value, unit)
    return passage.found("period", match.start(), match.end(), values | {"kind": "interval"})


def _share(whole: int, parts: int) -> Number:
    return whole // parts if whole % parts == 0 else round(whole / parts, 4)


def _worded(passage: Passage, match: re.Match[str]) -> Found:
    if match["n"]:
        values = _length(NATIVE[match["n"]], _UNITS[match["unit"]])
    elif match["days"]:
        values = {"days": _DAY_WORDS[match["days"]]}
    else:
        values = {"months": 6} if match["half"] else _length(1, "week")
    return _timed(passage, match.start(), match.end(), values)
