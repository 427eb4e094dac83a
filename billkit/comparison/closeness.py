"""How close two provisions of one kind are, from 0 to 1: by their details, their words, their place.

What differs between them is what one wants to be told, so a differing chair or amount pulls them apart but little; what
pulls them apart is that each is narrowed by something the other lacks: tax relief in a zone is not tax relief for firms
that restructure.
"""

from __future__ import annotations

from functools import cache

from rapidfuzz import fuzz

from billkit.comparison.profile import Profile
from billkit.comparison.terms import tables
from billkit.comparison.values import relation

_KIND, _BASKET = 0.35, 0.15  # two provisions of one kind with nothing else in common
_WORDS = 0.35
_PLACE = 0.1
_SAME = {
    "name": 0.12, "term": 0.12, "measured": 0.12, "number": 0.08, "date": 0.1, "articles": 0.1,
    "institution": 0.1, "coded": 0.08,
}  # fmt: skip
_SAME_ELSE = 0.04
_APART = {"name": 0.06, "institution": 0.04, "term": 0.04}
_APART_ELSE = 0.02
_SETS_UP = 0.08  # both set the body up, be it under others
_NARROWED, _EACH_NARROWED = 0.06, 0.25
_BY_CHANCE = 0.4  # likeness of two sentences that have nothing to do with each other but their letters
ENOUGH = 0.28  # below: no pair


def closeness(one: Profile, other: Profile, but: str = "") -> float:
    """From 0, nothing in common, to 1, the same provision in the same words; on request without one of the details."""
    if one.words == other.words and one.values == other.values:
        return 1.0
    score = _BASKET if one.provision.kind in baskets() else _KIND
    score += _WORDS * likeness_of_words(one, other) + _details(one, other, but) - _narrowed(one, other)
    place = one.provision.section
    if place and place == other.provision.section:
        score += _PLACE
    return min(1.0, max(0.0, score))


def likeness_of_words(one: Profile, other: Profile) -> float:
    """Of the words that prove two provisions; across languages, of the ideas in them."""
    if one.korean != other.korean:
        every = len(one.ideas | other.ideas)
        return len(one.ideas & other.ideas) / every if every else 0.0
    if one.words == other.words:
        return 1.0
    raw = (fuzz.ratio(one.words, other.words) + fuzz.token_set_ratio(one.words, other.words)) / 200
    return max(0.0, (raw - _BY_CHANCE) / (1 - _BY_CHANCE))


@cache
def baskets() -> frozenset[str]:
    """Kinds of which a law has many provisions that have little to do with each other."""
    return frozenset(tables()["baskets"]["kinds"])


@cache
def _setting_up() -> frozenset[str]:
    return frozenset(tables()["sets_up"]["names"])


def _details(one: Profile, other: Profile, but: str) -> float:
    score = 0.0
    for name, value in one.values.items():
        found = other.values.get(name)
        if found is None or name == but:
            continue
        stands = relation(value, found)
        if stands == "same":
            score += _SAME.get(value.sort, _SAME_ELSE)
        elif stands == "overlaps":
            score += _SAME.get(value.sort, _SAME_ELSE) / 2
        elif name in _setting_up():
            score += _SETS_UP
        elif stands == "differs":
            score -= _APART.get(value.sort, _APART_ELSE)
    return score


def _narrowed(one: Profile, other: Profile) -> float:
    """What is taken off for details that narrow one of the two, and for each narrowing the other away."""
    here, there = one.qualifiers - other.qualifiers, other.qualifiers - one.qualifiers
    return _NARROWED * len(here | there) + (_EACH_NARROWED if here and there else 0.0)
