"""Spans of time: "five-year", "for six months", "a period of 10 years", "within 30 days", "no later than 90 days after
publication", "has 90 days to", "a 30-day deadline", "15 days in advance", "six months after promulgation", "after 18 months",
"three to five years", "half a year", "within a year"; intervals "every three years", "every other year", "five-yearly",
"annual", "yearly", "each year", "per year", "biennial", "quarterly", "at intervals of two years", "twice a year".

Values: the number under its own unit (``years``, ``months``, ``weeks``, ``days`` or ``hours``), years as ``months`` too, weeks
as ``days`` too; for a range ``low``, ``high`` and ``unit`` instead. ``kind`` interval, length, limit or after; ``after`` the words of
the event counted from; ``before`` true for time ahead of an event; ``bound`` where stated. The span is the time alone, with
"every" for an interval and without "within". Ages and "ten years ago" are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from billkit.slots.english.bounds import bound_values
from billkit.slots.english.numerals import Number, Numeral, times
from billkit.slots.english.passage import Passage
from billkit.slots.english.ranges import link, low_and_high
from billkit.slots.found import Found, Values

_REACH = 48
_REGULAR: dict[str, tuple[str, Number]] = {
    "annual": ("year", 1), "annually": ("year", 1), "yearly": ("year", 1), "year": ("year", 1), "annum": ("year", 1),
    "biennial": ("year", 2), "biennially": ("year", 2), "triennial": ("year", 3), "triennially": ("year", 3),
    "quinquennial": ("year", 5), "decade": ("year", 10),
    "biannual": ("month", 6), "biannually": ("month", 6), "semi-annual": ("month", 6), "semi-annually": ("month", 6),
    "semiannual": ("month", 6), "semiannually": ("month", 6), "half-yearly": ("month", 6), "half-year": ("month", 6),
    "quarterly": ("month", 3), "quarter": ("month", 3),
    "monthly": ("month", 1), "month": ("month", 1), "weekly": ("week", 1), "week": ("week", 1), "fortnight": ("week", 2),
    "day": ("day", 1),
}  # fmt: skip
# Words that end the name of an event: "six months after the mill closes down, ..." keeps "the mill".
_STOP = {"and", "or", "but", "which", "that", "who", "unless", "if", "to", "by", "must", "shall", "may", "will", "would", "can", "could", "should", "is", "are", "was", "were", "has", "have", "had", "be", "it", "they", "he", "she", "in", "on", "at", "for", "with", "under", "as", "than", "then", "so", "when", "where", "while", "until", "after", "before", "from", "into", "this"}  # fmt: skip
_VAGUE_BOUNDS = re.compile(r"(?:over|above|below|under|beyond)\b")


@cache
def _unit() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?P<regular>[ -](?P<stem>year|month|week)ly)"
        r"|[ -]+(?:(?:full|further|more|additional|consecutive|successive|calendar|working|business|fiscal|financial"
        r"|marketing|whole|sitting) )*(?P<unit>year|month|week|day|hour|decade|fortnight)s?)(?!\w)(?!-old| old\b| ago\b)"
        r"'?"
    )


@cache
def _interval() -> re.Pattern[str]:
    units = "year|month|week|quarter|decade|fortnight"
    return re.compile(
        rf"(?<![\w-])(?:(?:every|each)(?P<other> (?:other|second))? (?:single |calendar |fiscal |financial |new )?(?P<each>{units})"
        rf"|(?:once|(?P<twice>twice)) (?:a|per|every|each|in every) (?P<often>{units})|per (?P<per>year|annum|month|quarter)"
        r"|(?P<word>annual(?:ly)?|yearly|biennial(?:ly)?|triennial(?:ly)?|quinquennial|biannual(?:ly)?|semi-?annual(?:ly)?"
        r"|half-yearly|quarterly|monthly|weekly))(?![\w-])"
    )


@cache
def _single() -> re.Pattern[str]:
    """One of a unit, without a number: it counts as a time only where a word around it says so."""
    units = "year|month|week|decade|fortnight|day"
    return re.compile(
        rf"(?<!\w)(?:(?:within|for|in|after|of|than|about|least|most|to|over|under) (?P<led>an? (?:full |further |calendar )?"
        rf"(?P<u1>{units}))|(?P<followed>an? (?P<u2>{units}))(?= (?:after|from|following|later|before)\b)"
        rf"|(?P<half>half an? (?P<u3>{units})|half-(?P<u4>year)))(?![\w-])"
    )


@cache
def _limit() -> re.Pattern[str]:
    return re.compile(
        r"(?<!\w)(?:within|(?:no|not) (?:later|more) than(?= (?:[^ ]+ ){0,3}$)|in(?: (?:less|under|no more) than)?|inside"
        r"|(?:deadline|time limit|time-limit|limit|window) of|give|gives|gave|given|allow(?:s|ed)?"
        r"|(?P<holder>has|have|had|gets?|having))"
        r" (?:the |an? |only |just |up to |at most |a period of |a maximum of |its |their |not more than |no more than )*$"
    )


@cache
def _every() -> re.Pattern[str]:
    return re.compile(
        r"(?<!\w)(?:(?:once )?every|once in(?: every)?|(?:at )?intervals of|each|per) (?:the )?$"
    )


@cache
def _past() -> re.Pattern[str]:
    """Words that make a time a stretch and no limit."""
    return re.compile(
        r"(?:past|last|first|next|previous|coming|initial|final|remaining|another|for|than a) (?:the )?$"
    )


@cache
def _late() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)after (?:the first |a period of |at least |a |about |some )*$")


@cache
def _purpose() -> re.Pattern[str]:
    return re.compile(
        r" (?:in which )?to (?!\d)[a-z]|[- ](?:deadline|time[- ]limit|limit\b|window|notice|clock\b)"
    )


@cache
def _counted() -> re.Pattern[str]:
    """From what a time is counted: the connecting word, then the event."""
    return re.compile(
        r" ?(?:,? ?(?:(?:counted|starting|beginning|calculated|running|reckoned|as) )?"
        r"(?P<link>after|from|following|since|of)"
        r"|(?P<before>in advance|beforehand|before|prior to|ahead of)|(?P<later>later|thereafter|afterwards))(?!\w)"
    )


@cache
def _event() -> re.Pattern[str]:
    known = (
        r"entry into (?:force|effect|application|operation)|com(?:ing|e|es) into (?:force|effect|operation)|enactment"
        r"|promulgation|publication|proclamation|royal assent|assent|passage|adoption|approval|ratification|signature"
        r"|signing|commencement|designation|notification|receipt|submission|filing|implementation"
    )
    return re.compile(
        r" (?:(?:the|its|their|this|that|such|being) )*(?:(?:date|day|time|moment|point) (?:of|on which|when|that) )?"
        rf"(?:(?:the|its|their|this|that|such|an?) )*(?:official )?(?:(?P<known>{known})(?!\w)|(?P<words>[^\s,.;:()\x1e—–]))"
    )


def read(passage: Passage) -> Iterator[Found]:
    """Every span of time in the passage."""
    for before, numeral in passage.pairs():
        match = _unit().match(passage.folded, numeral.end)
        if match and not numeral.glued:
            yield from _counted_times(passage, before, numeral, match)
    for match in _interval().finditer(passage.folded):
        yield _regular(passage, match)
    for match in _single().finditer(passage.folded):
        yield _one(passage, match)


def _counted_times(
    passage: Passage, before: Numeral | None, numeral: Numeral, match: re.Match[str]
) -> Iterator[Found]:
    start, end = numeral.start, match.end() - match[0].endswith("'")
    unit = match["stem"] or match["unit"]
    if match["regular"]:
        yield passage.found("period", start, end, _length(numeral.value, unit) | {"kind": "interval"})
        return
    if before:
        own = _unit().match(passage.folded, before.end)
        left_end = own.end() if own and own["unit"] == unit else before.end
        suspended = passage.folded.startswith("- ", before.end)  # "two- to five-year"
        tied = link(passage, before.start, left_end + suspended, numeral.start)
        ends = low_and_high(before, numeral)
        if tied == "range" and ends:
            values: Values = {"low": ends[0], "high": ends[1], "unit": f"{unit}s"}
            yield _timed(passage, before.start, end, values)
        if tied == "change" and left_end == before.end:
            yield _timed(passage, before.start, before.end, _length(before.value, unit))
    yield _timed(passage, start, end, _length(numeral.value, unit))


def _length(value: Number, unit: str) -> Values:
    """The number under its unit, and years as months, weeks as days."""
    if unit == "decade":
        value, unit = times(value, 10), "year"
    if unit == "fortnight":
        value, unit = times(value, 2), "week"
    values: Values = {f"{unit}s": value}
    if unit == "year":
        values["months"] = times(value, 12)
    if unit == "week":
        values["days"] = times(value, 7)
    return values


def _timed(passage: Passage, start: int, end: int, values: Values) -> Found:
    """A span of time with what the words around it make of it."""
    every = passage.ends_with(_every(), start, 24)
    if every:
        return passage.found("period", every.start(), end, values | {"kind": "interval"})
    counted = _counted().match(passage.folded, end)
    limited = _is_limited(passage, start, end)
    values["kind"] = "limit" if limited else "length"
    if counted and counted["link"] and (counted["link"] != "of" or limited):
        values["kind"] = "limit" if limited else "after"
        if event := _event_words(passage, counted.end()):
            values["after"] = event
    elif counted and counted["before"]:
        values |= {"kind": "limit", "before": True}
    elif not limited and (passage.ends_with(_late(), start, _REACH) or (counted and counted["later"])):
        values["kind"] = "after"
    if "low" not in values and not passage.ends_with(_vague(), start, 12):
        values |= bound_values(passage, start, end, kinds=False)
    return passage.found("period", start, end, values)


@cache
def _vague() -> re.Pattern[str]:
    """ "over five years" is a stretch here and no bound."""
    return re.compile(r"(?<!\w)(?:over|above|below|under|beyond) (?:the |a )?$")


def _is_limited(passage: Passage, start: int, end: int) -> bool:
    if passage.ends_with(_past(), start, 16):
        return False
    purpose = _purpose().match(passage.folded, end)
    limit = passage.ends_with(_limit(), start, _REACH)
    if limit and limit["holder"]:
        return purpose is not None
    return limit is not None or bool(purpose and purpose[0][:3] != " to" and purpose[0][:4] != " in ")


def _event_words(passage: Passage, at: int) -> str | None:
    match = _event().match(passage.folded, at)
    if not match:
        return None
    if match["known"]:
        return passage.text[slice(*match.span("known"))]
    start = end = match.start("words")
    for word in re.compile(r"[^\s,.;:()\x1e—–]+ ?").finditer(passage.folded, start, start + 60):
        if word.start() != end and word.start() != end + 1:
            break
        if word[0].strip() in _STOP:
            break
        end = word.end() - word[0].endswith(" ")
    return passage.text[start:end] or None


def _regular(passage: Passage, match: re.Match[str]) -> Found:
    word = match["word"] or match["each"] or match["often"] or match["per"]
    unit, value = _REGULAR[word]
    values = _length(value * 2 if match["other"] else value, unit)
    if match["twice"]:
        values = {"year": {"months": 6}, "month": {"days": 15}}.get(unit, {"days": 3.5})  # type: ignore[assignment]
    return passage.found("period", match.start(), match.end(), values | {"kind": "interval"})


def _one(passage: Passage, match: re.Match[str]) -> Found:
    name = next(group for group in ("led", "followed", "half") if match[group])
    unit = match["u1"] or match["u2"] or match["u3"] or match["u4"]
    if name == "half":
        values: Values = {"months": 6} if unit == "year" else _length(0.5, unit)
        if unit == "decade":
            values = _length(5, "year")
    else:
        values = _length(1, unit)
    start, end = match.span(name)
    return _timed(passage, start, end, values)
