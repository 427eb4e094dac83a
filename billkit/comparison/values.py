"""Details of provisions as values that can be compared: figures, sums, days, institutions, names, words.

chair          President | 국무총리                   differs
under          Prime Minister | 국무총리 소속           same
actor          local governments | 국가 및 지방자치단체   overlaps
amount         20,000,000 KRW | 20,000 USD          differs
until          2028 | 2028-12-31                    overlaps
scope          37, 38 | 제37조 및 제38조              same
zone_name      green steel zone | 저탄소철강특구        differs
condition      unavoidable excess | 승인을 받은 경우     open: the tables do not hold all their words
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache
from typing import Literal, NamedTuple

from rapidfuzz import fuzz

from billkit.comparison.terms import Meaning, generic, institutions, is_korean, meaning, plain, tables, wider
from billkit.models.analysis import DetailValue, Provision
from billkit.models.comparison import Relation

Sort = Literal[
    "number", "measured", "date", "articles", "institution", "name", "term", "flag", "coded", "words"
]
_DAY = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?\Z")
_ALIKE, _UNLIKE = 90, 60  # ratio of two spellings of one name; below the second, two names
# the heading of the clause itself, before the articles it speaks of: 제2조(유효기간) 제37조 및 제38조
_OWN_HEADING = re.compile(r"\A\s*제\s*\d+\s*조(?:의\s*\d+)?\s*\([^)]*\)")
_ARTICLE = re.compile(r"제\s*(\d+)\s*조(?:의\s*(\d+))?|(?<![\w.])(\d+[a-zA-Z]?(?:-\d+)?)(?![\w.])")
_RANGE = re.compile(r"(\d+)\s*(?:to|through|[-–~])\s*(\d+)|제\s*(\d+)\s*조\s*부터\s*제\s*(\d+)\s*조\s*까지")
DERIVED = "worked out"  # unit of a day that was counted, not stated: a day more or less is none
_UNSTATED = ("unspecified", "", None)


class Value(NamedTuple):
    """One detail: how it is shown, and the key by which equal values are known."""

    name: str
    sort: Sort
    shown: str
    key: object
    meaning: Meaning
    unit: str = ""


def values_of(provision: Provision) -> dict[str, Value]:
    """The details of a provision by name, its actor and modality among them; what says nothing is left out."""
    stated: dict[str, DetailValue | None] = {"actor": provision.actor, "modality": provision.modality}
    stated |= provision.details
    left_out = _left_out()
    found = {
        name: value(name, raw, provision.details)
        for name, raw in stated.items()
        if raw not in _UNSTATED and raw != [] and name not in left_out
    }
    for name, other in tables()["also_says"].items():
        if name in found and other not in found:
            said = value(other, stated[name], provision.details)
            if said.meaning.ideas:
                found[other] = said
    return found


def value(name: str, raw: DetailValue | None, beside: Mapping[str, DetailValue]) -> Value:
    """A detail as a value. `beside` are the details it stands among: an amount has its currency there."""
    sort = _sorts().get(name, "words")
    parts = raw if isinstance(raw, list) else [raw]
    text = ", ".join(_written(part) for part in parts)
    if sort in ("number", "measured") and not all(_is_figure(part) for part in parts):
        sort = "words"  # "2028-29", "one third": as the text has it
    if sort == "measured":
        unit = str(beside.get(tables()["units"][name]) or "")
        return Value(name, sort, f"{text} {unit}".strip(), _figures(parts), _NOTHING, unit)
    if sort == "number":
        return Value(name, sort, text, _figures(parts), _NOTHING)
    if sort == "articles":
        numbers = articles(" , ".join(map(str, parts)))
        return Value(name, sort if numbers else "words", text, numbers or plain(text), meaning(text))
    if sort in ("date", "flag", "coded"):
        return Value(name, sort, text, text.casefold(), _NOTHING)
    found = _institution(text) if sort == "institution" else meaning(text)
    return Value(name, sort, text, plain(text), found)


def relation(one: Value, other: Value) -> Relation:
    """How two values of one detail stand to each other."""
    if one.sort != other.sort:
        return _words(one, other)
    return _RELATIONS[one.sort](one, other)


def together(found: Iterable[Relation]) -> Relation:
    """The relation of many values, from those of their pairs: the one that says most about a difference."""
    relations = set(found)
    return next((r for r in ("differs", "open", "wording", "overlaps") if r in relations), "same")


def articles(text: str) -> frozenset[str]:
    """Numbers of the articles that words name: ``Articles 37 and 38``, ``제37조 및 제38조``, ``제28조의2``."""
    text = _OWN_HEADING.sub("", text)
    numbers = {f"{a}의{b}" if b else a or c for a, b, c in _ARTICLE.findall(text)}
    for first, last, *korean in _RANGE.findall(text):
        begin, end = (int(first or korean[0]), int(last or korean[1]))
        if 0 < end - begin < 200:
            numbers |= {str(number) for number in range(begin, end + 1)}
    return frozenset(number for number in numbers if not _RANGE.fullmatch(number))


# --- relations of each sort -----------------------------------------------------------------------------------------


def _exact(one: Value, other: Value) -> Relation:
    return "same" if one.key == other.key else "differs"


def _measured(one: Value, other: Value) -> Relation:
    """A figure without its unit is read in that of the other."""
    if one.unit and other.unit and plain(one.unit) != plain(other.unit):
        a, b = meaning(one.unit), meaning(other.unit)
        if not (a.ideas and a.ideas == b.ideas):
            return "open" if is_korean(one.unit) != is_korean(other.unit) else "differs"
    return _exact(one, other)


def _day(one: Value, other: Value) -> Relation:
    """A year and a day of that year do not exclude each other."""
    a, b = str(one.key), str(other.key)
    if a == b:
        return "same"
    if not (_DAY.match(a) and _DAY.match(b)):
        return "wording"
    if DERIVED in (one.unit, other.unit) and len(a) == len(b) == 10:
        return "same" if _a_day_apart(a, b) else "differs"
    return "overlaps" if a.startswith(b) or b.startswith(a) else "differs"


def _a_day_apart(one: str, other: str) -> bool:
    try:
        return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) <= 1
    except ValueError:  # 31 June: a slip of the text
        return False


def _institutions(one: Value, other: Value) -> Relation:
    if one.key == other.key:
        return "same"
    a, b = one.meaning.ideas, other.meaning.ideas
    if not (a and b):
        return _words(one, other)
    if a == b:
        return "same"
    if not (a <= institutions() and b <= institutions()):
        return _unlisted(one, other)
    return "overlaps" if a < b or b < a or _is_part(a, b) or _is_part(b, a) else "differs"


def _unlisted(one: Value, other: Value) -> Relation:
    """Institutions that the tables do not hold both: told apart by their names, in one language only."""
    if is_korean(one.shown) != is_korean(other.shown):
        return "open"
    return "overlaps" if _contain(one, other) else "differs"


def _is_part(some: frozenset[str], whole: frozenset[str]) -> bool:
    """Whether each of some institutions is among others, or belongs to one of them."""
    return all(idea in whole or wider().get(idea, frozenset()) & whole for idea in some)


def _names(one: Value, other: Value) -> Relation:
    """Names differ where each has an idea that the other lacks; translations of one name vary in their words."""
    if one.key == other.key:
        return "same"
    a, b = one.meaning, other.meaning
    foreign = is_korean(one.shown) != is_korean(other.shown)
    if not foreign and _contain(one, other):
        return "overlaps"
    if a.ideas - b.ideas and b.ideas - a.ideas:
        return "open" if foreign and (a.rest or b.rest) else "differs"
    if foreign:
        return _translated(a, b)
    if a.ideas == b.ideas and not (a.rest or b.rest):
        return "same"
    likeness = fuzz.ratio(str(one.key), str(other.key))
    if likeness >= _ALIKE:
        return "same"
    return "differs" if likeness < _UNLIKE and not (a.ideas & b.ideas) else "wording"


def _translated(a: Meaning, b: Meaning) -> Relation:
    """What two languages say, where none has an idea that the other lacks beyond its own."""
    if not (a.ideas and b.ideas):
        return "open"
    if a.ideas == b.ideas and not (a.rest or b.rest):
        return "same"
    return "overlaps" if a.ideas <= b.ideas or b.ideas <= a.ideas else "open"


def _words(one: Value, other: Value) -> Relation:
    """Free words: a difference of wording is none of substance."""
    if one.key == other.key:
        return "same"
    a, b = one.meaning, other.meaning
    if is_korean(one.shown) != is_korean(other.shown):
        return _translated(a, b)
    if _contain(one, other):
        return "overlaps"
    if a.ideas and a.ideas == b.ideas and not (a.rest or b.rest):
        return "same"
    return "same" if fuzz.ratio(str(one.key), str(other.key)) >= _ALIKE else "wording"


def _contain(one: Value, other: Value) -> bool:
    a, b = str(one.key), str(other.key)
    return bool(a and b) and (a in b or b in a)


_RELATIONS: Mapping[Sort, Callable[[Value, Value], Relation]] = {
    "number": _exact,
    "measured": _measured,
    "date": _day,
    "articles": _exact,
    "institution": _institutions,
    "name": _names,
    "term": _names,
    "flag": _exact,
    "coded": _exact,
    "words": _words,
}
_NOTHING = Meaning(frozenset(), "")


# --- reading values -------------------------------------------------------------------------------------------------


def _institution(text: str) -> Meaning:
    """Institutions by the tables, else by their own name where its head tells that it is one."""
    found = meaning(text)
    ideas = found.ideas & institutions()
    named_otherwise = bool(ideas) and ideas <= generic() and found.rest
    if named_otherwise or (not ideas and _is_institution(text)):
        ideas = frozenset([plain(text)])
    return Meaning(ideas, found.rest)


def _is_institution(text: str) -> bool:
    heads = tables()["institution_heads"]
    if is_korean(text):
        return text.rstrip().endswith(tuple(heads["ko"]))
    return not set(re.findall(r"\w+", text.casefold())).isdisjoint(heads["en"])


def _is_figure(raw: object) -> bool:
    return isinstance(raw, int | float) and not isinstance(raw, bool)


def _figures(parts: Iterable[object]) -> tuple[float, ...]:
    return tuple(sorted(float(str(part)) for part in parts))


def _written(raw: object) -> str:
    if isinstance(raw, bool):
        return "yes" if raw else "no"
    if isinstance(raw, int | float):
        return f"{raw:,}"
    return " ".join(str(raw).split())


@cache
def _sorts() -> dict[str, Sort]:
    return {name: sort for sort, names in tables()["compared"].items() for name in names}


@cache
def _left_out() -> frozenset[str]:
    return frozenset(tables()["left_out"]["names"])
