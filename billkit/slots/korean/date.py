"""Days, months and years: "2025년 8월 4일", "2025. 8. 4.", "2025.8.4", "2025-08-04", "’26년 6월", "2025년 8월", "8월 4일", "6월부터",
"2035년 12월 31일까지", "2030년", "2030년 말", "2027년 상반기", "2026년 3분기", "2026년도", "매년 12월 31일"; ranges "2026~2030년",
"2026년부터 2030년까지".

Values: ``iso`` ("2026-06-17", "2026-07", "2026") or, for a day or month without a year and for a fiscal year, ``stated``;
``fiscal`` true; ``part`` ("end", "first half", "Q3"); ``yearly`` true ("매년 12월 31일"); ``relation`` from, until, since,
before, after or in. Of a range each end is a find of its own. A bare "27일" is a day only behind 지난, 오는 or 이달.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from billkit.slots.found import Found, Values
from billkit.slots.korean.passage import Passage

_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_PARTS = {
    "말": "end",
    "연말": "end",
    "초": "early",
    "연초": "early",
    "중반": "mid",
    "상반기": "first half",
    "하반기": "second half",
}


@cache
def _date() -> re.Pattern[str]:
    year, month, day = r"(?:19|20)[0-9]{2}", r"(?:1[0-2]|0?[1-9])", r"(?:3[01]|[12][0-9]|0?[1-9])"
    part = r"(?: ?(?P<part>연?말|연?초|중반|상반기|하반기)| (?P<quarter>[1-4])/?4?분기)?"
    return re.compile(
        rf"(?<![0-9.])(?P<y1>{year}) ?년(?!생|산(?![가-힣]))(?P<fiscal>도)?(?: ?(?P<m1>{month}) ?월(?: ?(?P<d1>{day}) ?일)?)?{part}"
        rf"|(?<![0-9])['‘’](?P<short>[0-9]{{2}})(?: ?년(?: ?(?P<m2>{month}) ?월(?: ?(?P<d2>{day}) ?일)?)?{part.replace('part', 'part2').replace('quarter', 'quarter2')}"
        rf"|\. ?(?P<m3>{month})\. ?(?:(?P<d3>{day})\.?)?(?![0-9]))"
        rf"|(?<![0-9.,])(?P<y4>{year})\. ?(?P<m4>{month})\.(?: ?(?P<d4>{day})(?![0-9]|\.[0-9])\.?)?(?![0-9])"
        rf"|(?<![0-9.,/-])(?P<y5>{year})(?P<dash>[-/])(?P<m5>{month})(?P=dash)(?P<d5>{day})(?![0-9-])"
        rf"|(?<![0-9.,~∼～-])(?P<yearly>(?:매년|해마다) )?(?P<m6>{month}) ?월(?!등|드)(?: ?(?P<d6>{day}) ?일)?"
        rf"|(?<![가-힣])(?:지난|오는|이달|내달|당월) (?P<d7>{day})일(?!간|동안|이내)"
    )


@cache
def _first_year() -> re.Pattern[str]:
    """The first year of "2026~2030년"."""
    return re.compile(r"(?<![0-9.,])(?P<y>(?:19|20)[0-9]{2}) ?[~∼～–-] ?(?=(?:19|20)[0-9]{2} ?년)")


@cache
def _governs() -> re.Pattern[str]:
    return re.compile(
        r" ?(?:\([^()]{1,12}\) ?)?(?:(?P<until>까지|로 (?:종료|일몰|만료)|에 (?:종료|일몰|만료)|자로 (?:종료|만료))|(?P<from>부터)|(?P<after>이후|후|부로)|(?P<before>이전|전)(?![가-힣])"
        r"|(?P<in>중(?:에|으로)?(?![가-힣])|내(?:에|로)?(?![가-힣])))"
    )


@cache
def _dash() -> re.Pattern[str]:
    return re.compile(r" ?[~∼～–-] ?")


def read(passage: Passage) -> Iterator[Found]:
    """Every date in the passage."""
    for first in _first_year().finditer(passage.folded):
        yield passage.found("date", first.start("y"), first.end("y"), {"iso": first["y"], "relation": "from"})
    previous: Found | None = None
    for match in _date().finditer(passage.folded):
        values = _values(passage, match)
        if values is None:
            continue
        start, end = _span(match)
        relation = _relation(passage, start, end)
        if previous and _dash().fullmatch(passage.folded, previous.end, start):
            yield previous._replace(values={**previous.values, "relation": "from"})
            relation = relation or "until"
        elif previous:
            yield previous
        previous = passage.found("date", start, end, values | ({"relation": relation} if relation else {}))
    if previous:
        yield previous


def _span(match: re.Match[str]) -> tuple[int, int]:
    """The date without a word before it that only made it one; a point behind "2025. 8. 4." belongs to it."""
    if match["d7"]:
        return match.start("d7"), match.end()
    return (match.start("m6") if match["m6"] else match.start()), match.end()


def _values(passage: Passage, match: re.Match[str]) -> Values | None:
    start, end = _span(match)
    written = passage.text[start:end]
    year = _year(match)
    month, day = _first(match, "m"), _first(match, "d")
    if month and day and day > _DAYS[month - 1]:
        return None
    if not year:
        return {"stated": written, "yearly": True} if match["yearly"] else {"stated": written}
    if match["fiscal"] and not month:
        return {"stated": f"{year}", "fiscal": True}
    values: Values = {"iso": "-".join([f"{year}", *(f"{n:02}" for n in (month, day) if n)])}
    part, quarter = match["part"] or match["part2"], match["quarter"] or match["quarter2"]
    if part:
        values["part"] = _PARTS[part]
    if quarter:
        values["part"] = f"Q{quarter}"
    return values


def _year(match: re.Match[str]) -> int:
    if match["short"]:
        return 2000 + int(match["short"])
    return int(match["y1"] or match["y4"] or match["y5"] or 0)


def _first(match: re.Match[str], name: str) -> int:
    """The month or day, of whichever shape was read; 0 where none is stated."""
    found = (match[f"{name}{n}"] for n in range(1, 8) if f"{name}{n}" in match.re.groupindex)
    return int(next((value for value in found if value), 0))


def _relation(passage: Passage, start: int, end: int) -> str | None:
    if passage.text[start - 1 : start] == "~":
        return "until"
    match = _governs().match(passage.folded, end)
    return match.lastgroup if match else None
