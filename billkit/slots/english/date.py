"""Days, months and years: "June 17, 2026", "17 June 2026", "17th of June 2026", "Dec. 31, 2036", "June 2026", "2026-06-17",
"31/12/2026" (only where day and month cannot be taken for each other), "1 Jan 2027", "the end of 2030", "mid-2026",
"the first half of 2027", "Q3 2026", "end of February", "December 31", "until March"; fiscal years "2028-29", "FY 2027-28",
"FY26", "fiscal 2026"; a bare year after a word that takes one ("by 2030", "between 2028 and 2032").

Values: ``iso`` ("2026-06-17", "2026-07", "2026") or, for a day without a year and for a fiscal year, ``stated``, the words
without "FY"; ``fiscal`` true; ``part`` ("end", "first half", "Q3"); ``yearly`` true ("December 31 each year"); ``relation`` from,
until, by, on, since, before, after or in. Of "between 2028 and 2032" and "2026-2030" each end is a find of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from billkit.slots.english.passage import Passage
from billkit.slots.found import Found, Values

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FULL = {
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
}  # fmt: skip
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)(?![\w])"
)
_YEAR = r"(?:19|20)[0-9]{2}(?![0-9])"
_REACH = 52


class _Day(NamedTuple):
    """A date as read, before the words around it are looked at; 0 and "" for what is not stated."""

    start: int
    end: int
    year: int = 0
    month: int = 0
    day: int = 0
    fiscal: str = ""  # a fiscal year as written, without "FY"
    part: str = ""
    bare: bool = False  # a year or month that is a date only in the right company

    def iso(self) -> str | None:
        if not self.year or self.fiscal:
            return None
        if self.day:
            return f"{self.year}-{self.month:02}-{self.day:02}"
        return f"{self.year}-{self.month:02}" if self.month else f"{self.year}"


class _Read(NamedTuple):
    day: _Day
    values: Values


@cache
def _calendar() -> re.Pattern[str]:
    day = r"(?:[0-9]{1,2})(?![0-9])"
    return re.compile(
        rf"(?<![\w.,/$-])(?P<d1>{day})(?:st|nd|rd|th)?(?: day)?(?: of)? +(?P<m1>{_MONTH})\.?(?:,? ?(?P<y1>{_YEAR}))?"
        rf"|(?<![\w'])(?P<m2>{_MONTH})(?:\.?,? +(?P<y2>{_YEAR})|\.? +(?P<d2>{day})(?:st|nd|rd|th)?(?![\w%]|[.,:][0-9])"
        rf"(?:,? +(?P<y3>{_YEAR}))?)?"
        rf"|(?<![\w.,/-])(?P<y4>{_YEAR})(?P<gap>[-./]) ?(?P<m4>[0-9]{{1,2}})(?P=gap) ?(?P<d4>{day})(?![\w-])"
        rf"|(?<![\w.,/-])(?P<a>{day})(?P<slash>[/.])(?P<b>{day})(?P=slash)(?P<y5>{_YEAR})(?![\w-])"
    )


@cache
def _years() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w.,/$€£¥₩₹])(?:(?P<fy>fy|(?:fiscal|financial|tax|marketing|budget)(?: years?)?)(?P<fygap>[ '-]*))?"
        rf"(?<!\w[.,/])(?P<year>{_YEAR}|(?<=fy)[0-9]{{2}}(?![0-9])|(?<=fy ')[0-9]{{2}}(?![0-9])|(?<=fy )[0-9]{{2}}(?![0-9]))"
        r"(?:(?P<dash> ?[-–/] ?)(?P<to>[0-9]{4}|[0-9]{2})(?![0-9]))?(?![\w%€£$]|[.,/][0-9]|-[a-z]| ?(?:per ?cent|%))"
    )


@cache
def _company() -> re.Pattern[str]:
    """Words after which four digits are a year."""
    return re.compile(
        r"(?<!\w)(?:in|by|since|until|till|from|of|between|before|after|through|throughout|during|to|for|around|early|mid|late"
        r"|end|starting|beginning|years?|versus|vs\.?|against|later than|post|pre|as of)[ -](?:the |calendar |year |years |about |around |early[ -]|mid[ -]|late[ -]|end[ -])*$"
    )


@cache
def _month_company() -> re.Pattern[str]:
    return re.compile(
        r"(?<!\w)(?:by|until|till|since|from|in|before|after|through|during|to|of|last|next|this|effective|starting|beginning"
        r"|as of|no later than) $"
    )


@cache
def _between() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)between (?:the )?$")


@cache
def _title() -> re.Pattern[str]:
    """ "Act of 2022" and "Act 71 of 2002" are names."""
    return re.compile(r"(?:\b(?:act|law|code|bill|order|decree|ordinance|regulations?)|[0-9]) of $")


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(
        r" ?(?:million|billion|tonnes?|tons?|mw|gw|kg|km|companies|firms|workers|people|persons|jobs|members|employees"
        r"|households|units|vehicles|plants|projects|euros?|dollars|won\b|days|hours|years|megawatts|gigawatts|pages)"
    )


@cache
def _part() -> re.Pattern[str]:
    return re.compile(
        r"(?<!\w)(?:(?P<of>end|close|start|beginning|middle|(?:first|second|third|fourth|last) (?:half|quarter|third)) of"
        r" (?:the )?(?:calendar |fiscal |financial )?(?:year |month )?(?:of )?"
        r"|(?P<near>early|mid|late|end|year[ -]end)(?: |-| in )|(?P<quarter>q[1-4])(?: of| in)? |(?P<season>spring|summer|autumn"
        r"|fall|winter)(?: of)? )$"
    )


@cache
def _governs() -> re.Pattern[str]:
    return re.compile(
        r"(?<!\w)(?:(?P<by>(?:no|not) later than|on or before|by|deadline(?: of| is))"
        r"|(?P<until>until|till|through|thru|up to|expir(?:y|es?|ed|ing)(?: on| in| at)?|laps(?:es?|ed|ing) (?:on|in|at)"
        r"|(?:runs?|ran|running|run) (?:out (?:on|in|at)|to)|end(?:s|ed|ing)? (?:on|in|at)|sunsets?(?: on| in)|cease[sd]?"
        r"(?: to [a-z]+)? (?:on|in|at)|valid to|lasts? to)"
        r"|(?P<since>since|dat(?:es|ing|ed) (?:from|back to))"
        r"|(?P<from>from|as (?:of|from)|on or after|with effect (?:from|on)|(?:starting|beginning|commencing|effective|start"
        r"|starts|begin|begins)(?: on| in| from| as of| with)?|(?:takes?|taking|took) effect (?:on|in)"
        r"|into (?:force|effect|operation) (?:on|in)|appl(?:y|ies|ied) (?:on|in))"
        r"|(?P<before>before|prior to|ahead of)|(?P<after>after|following)|(?P<on>on|dated)|(?P<in>in|during|throughout|for))"
        r" +(?:the |about |around |calendar |fiscal |year |(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )*$"
    )


@cache
def _link() -> re.Pattern[str]:
    return re.compile(r" ?[-–—] ?|,? +(?:to|and|or|until|through|till) +(?:the )?|, +")


@cache
def _yearly() -> re.Pattern[str]:
    return re.compile(r",? (?:(?:of )?(?:each|every) (?:calendar )?year|annually)(?!\w)")


def read(passage: Passage) -> Iterator[Found]:
    """Every date in the passage."""
    days = _apart(sorted([*_calendar_days(passage), *_year_days(passage)], key=lambda d: (d.start, -d.end)))
    previous: _Read | None = None
    for number, day in enumerate(days):
        follows = days[number + 1] if number + 1 < len(days) else None
        if day.bare and not _in_company(passage, day, previous):
            continue
        day = _with_year_of(passage, day, follows)
        values = _values(passage, day)
        if relation := _relation(passage, day, previous, follows):
            values["relation"] = relation
        if (
            previous
            and previous.values.get("fiscal")
            and not day.month
            and _linked(passage, previous.day, day)
        ):
            values = {"stated": passage.text[day.start : day.end], "fiscal": True, **values}
            values.pop("iso", None)
        yield passage.found("date", day.start, day.end, values)
        previous = _Read(day, values)


def _apart(days: list[_Day]) -> list[_Day]:
    """The dates without those that lie inside another ("2026" in "June 2026")."""
    apart: list[_Day] = []
    for day in days:
        if not apart or day.start >= apart[-1].end:
            apart.append(day)
    return apart


def _calendar_days(passage: Passage) -> Iterator[_Day]:
    for match in _calendar().finditer(passage.folded):
        if match["m1"] or match["m2"]:
            day = _named(passage, match)
        elif match["m4"]:
            day = _numbered(match, match["y4"], match["m4"], match["d4"])
        else:
            day = _unambiguous(match)
        if day and 0 < day.month <= 12 and 0 <= day.day <= _days_in(day.year, day.month):
            yield day if day.day else _with_part(passage, day)


def _named(passage: Passage, match: re.Match[str]) -> _Day | None:
    """A date with the name of its month, which stands with a capital ("may" is a verb)."""
    month, at = match["m1"] or match["m2"], match.start("m1" if match["m1"] else "m2")
    if not passage.text[at].isupper():
        return None
    year = int(match["y1"] or match["y2"] or match["y3"] or 0)
    day = int(match["d1"] or match["d2"] or 0)
    if match["d1"] is None and match["d2"] is None and match["y2"] is None and month not in _FULL:
        return None
    if (match["d1"] or match["d2"]) and not day:
        return None
    end = match.end() - (not year and passage.folded[match.end() - 1] in ".,")
    return _Day(match.start(), end, year, _MONTHS.index(month[:3]) + 1, day, bare=not year and not day)


def _numbered(match: re.Match[str], year: str, month: str, day: str) -> _Day | None:
    return _Day(match.start(), match.end(), int(year), int(month), int(day)) if int(day) else None


def _unambiguous(match: re.Match[str]) -> _Day | None:
    """ "31/12/2026" and "12/31/2026"; "03/04/2026" is a day in March to some and in April to others."""
    first, second = int(match["a"]), int(match["b"])
    if first > 12 or first == second:
        return _numbered(match, match["y5"], match["b"], match["a"])
    return _numbered(match, match["y5"], match["a"], match["b"]) if second > 12 else None


def _days_in(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)  # year 0, not stated, may be one
    return 29 if month == 2 and leap else _DAYS[month - 1]


def _year_days(passage: Passage) -> Iterator[_Day]:
    for match in _years().finditer(passage.folded):
        start, end = match.span("year")
        until = match["to"]
        if match["fy"]:
            yield _Day(match.start(), match.end(), fiscal=passage.text[start : match.end()])
        elif not until:
            if not _counted().match(passage.folded, end):
                yield _with_part(passage, _Day(start, end, int(match["year"]), bare=True))
        elif len(until) == 2 and int(until) == (int(match["year"]) + 1) % 100:
            yield _Day(start, match.end(), fiscal=match[0])
        elif last := _last_year(int(match["year"]), until):
            yield _Day(start, end, int(match["year"]))
            yield _Day(match.start("to"), match.end(), last)


def _last_year(first: int, written: str) -> int:
    """Last year of "2021-27" or "2026-2030", 0 where the second number is no later year."""
    last = int(written) if len(written) == 4 else first - first % 100 + int(written)
    return last if first < last <= 2100 else 0


def _with_part(passage: Passage, day: _Day) -> _Day:
    """The date with "end of", "mid-", "Q3" and the like before it."""
    match = passage.ends_with(_part(), day.start, 40)
    if not match:
        return day
    part = (match["of"] or match["near"] or match["quarter"] or match["season"]).removeprefix("year-")
    part = part.upper() if match["quarter"] else part.removeprefix("year ")
    return day._replace(start=match.start(), part=part, bare=False)


def _in_company(passage: Passage, day: _Day, previous: _Read | None) -> bool:
    if previous and _linked(passage, previous.day, day):
        return True
    if day.month:
        return passage.ends_with(_month_company(), day.start, _REACH) is not None
    if passage.ends_with(_title(), day.start, 20):
        return False
    return passage.ends_with(_company(), day.start, _REACH) is not None


def _linked(passage: Passage, left: _Day, right: _Day) -> str | None:
    """The words between two dates where they tie them together."""
    if not 0 < right.start - left.end <= 16:
        return None
    match = _link().fullmatch(passage.folded, left.end, right.start)
    return match[0].strip(" ,").removesuffix(" the") or "," if match else None


def _with_year_of(passage: Passage, day: _Day, follows: _Day | None) -> _Day:
    """ "from 1 July to 31 December 2026": the first day takes the year of the second."""
    takes = day.month and not day.year and follows and follows.year and day.month <= follows.month
    if takes and follows and _linked(passage, day, follows) not in (None, ","):
        return day._replace(year=follows.year)
    return day


def _values(passage: Passage, day: _Day) -> Values:
    values: Values = {}
    if iso := day.iso():
        values["iso"] = iso
    else:
        values["stated"] = day.fiscal or passage.text[day.start : day.end]
    if day.fiscal:
        values["fiscal"] = True
    if day.part:
        values["part"] = day.part
    if not day.year and not day.fiscal and _yearly().match(passage.folded, day.end):
        values["yearly"] = True
    return values


def _relation(passage: Passage, day: _Day, previous: _Read | None, follows: _Day | None) -> str | None:
    """What ties the date to its sentence: its partner in a range, or the preposition before it."""
    link = _linked(passage, previous.day, day) if previous else None
    if previous and link:
        between = passage.ends_with(_between(), previous.day.start, 20)
        if link not in ("and", "or", ",") or (link == "and" and between):
            return "until"
        return str(previous.values["relation"]) if "relation" in previous.values else None
    link = _linked(passage, day, follows) if follows else None
    if link and (link not in ("and", "or", ",") or passage.ends_with(_between(), day.start, 20)):
        return "from"
    governor = passage.ends_with(_governs(), day.start, _REACH)
    return governor.lastgroup if governor else None
