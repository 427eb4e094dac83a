"""All details of an item, in the order the rule lists them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from billkit.engine.details import noun_phrases
from billkit.engine.details.bodies import bodies
from billkit.engine.details.conditions import conditions
from billkit.engine.details.numbers import numbers
from billkit.engine.details.parties import parties
from billkit.engine.details.place import Place, place_of
from billkit.engine.items import Item
from billkit.engine.reading import Reading
from billkit.engine.ruleset import Rule
from billkit.engine.scope import Scope
from billkit.language.wordlists import english
from billkit.models import Details
from billkit.models.analysis import Scalar

_QUOTED = re.compile(r"[\"“‘'](?P<name>[^\"”’']{3,60})[\"”’']")
_NAMES = ("zone_name", "technology_name", "fund_name", "body_name")
# The head nouns by which a later sentence refers to a zone named before.
_ZONE_HEAD = re.compile(
    r"\b(zones?|clusters?|valleys?|areas?|parks?|hubs?|regions?|corridors?|complex(?:es)?)\b", re.IGNORECASE
)


@dataclass
class Known:
    """What is known of the other items of the text: where they stand, and the zones that later provisions may lie in."""

    zones: list[tuple[int, str]] = field(default_factory=list)  # sentence, name
    anchors: list[tuple[int, int]] = field(default_factory=list)  # of all items, as token ranges, in order


def details_of(item: Item, rule: Rule, reading: Reading, scope: Scope, known: Known) -> Details:
    """What the text states of an instrument: only names that the rule of its kind lists, plus actor and article."""
    place = place_of(item, known.anchors, reading, scope)
    wanted = (*rule.details, *(name for name in _common(rule.kind) if name not in rule.details))
    found: Details = {}
    for hit in item.hits:
        found.update(hit.cue.sets)
    if "instrument_terms" in wanted:
        found["instrument_terms"] = _terms(item, reading)
    found = {
        **numbers(place, wanted, rule.kind),
        **bodies(place, wanted),
        **parties(place, wanted),
        **conditions(place, wanted),
        **found,
    }
    if found.get("actor") is not None and found["actor"] in (found.get("chair"), found.get("beneficiary")):
        del found["actor"]  # who heads a body, or gets the help, does not give it
    for name, group in rule.detail_words.items():
        if (value := _word(reading, group, place)) and name not in found:
            found[name] = value
    for name in _NAMES:
        if name in wanted and name not in found and (called := _name(name, place, reading)):
            found[name] = called
    if rule.kind == "zone.designation":
        known.zones.append((item.sentence, str(found.get("zone_name", ""))))
    elif within := _zone(item, place, known):
        found["within"] = within
    order = {name: n for n, name in enumerate(("actor", "article", *wanted))}
    return dict(sorted(found.items(), key=lambda pair: order.get(pair[0], len(order))))


def _common(kind: str) -> tuple[str, ...]:
    """What a text may state of any instrument, beside what the rule of its kind lists."""
    if kind.startswith(("legal.", "governance.", "planning.")):
        return ("days", "within_months", "deadline", "after") if not kind.startswith("legal.") else ()
    return _COMMON


_COMMON = (
    "instrument_terms", "condition", "exception", "days", "within_months", "deadline", "from_date", "to_date", "until",
    "period_years", "after",
)  # fmt: skip


def _terms(item: Item, reading: Reading) -> list[Scalar]:
    """The words that name the instrument, without those that are part of longer ones."""
    words = list(dict.fromkeys(reading.words(*h.anchor) for h in item.hits))
    return [w for w in words if not any(w != other and w in other for other in words)]


def _word(reading: Reading, group: tuple[int, ...], place: Place) -> str | None:
    """A word of a vocabulary that stands in the evidence, else in the clause."""
    found = sorted(r for n in group for r in reading.hits.get(n, ()))
    spans = [reading.offsets(*r) for r in found]
    for around in (place.evidence, place.clause):
        for start, end in spans:
            if around[0] <= start and end <= around[1]:
                return reading.text[start:end]
    return None


def _name(name: str, place: Place, reading: Reading) -> str | None:
    """What the text calls it: a quoted name in the evidence, else the noun phrase that ends in the anchor.

    The name of a body is a proper name; a description ("a presidential committee") is none.
    """
    if m := _QUOTED.search(place.text(place.evidence)):
        return m["name"]
    first, after = noun_phrases.before(place, place.anchor_tokens[1] - 1)
    while first < after - 1 and reading.tokens.words[first] in english("making"):
        first += 1
    phrase = noun_phrases.with_name(place, (first, after))
    if name == "technology_name" and place.names_bill(phrase):
        return None  # "the Act applies to"
    words = noun_phrases.text(place, phrase)
    if len(words.split()) < 2 and not words[:1].isupper():
        return None  # "technology" names none
    if name == "body_name" and sum(word[:1].isupper() for word in words.split()) < 2:
        return None
    return words


def _zone(item: Item, place: Place, known: Known) -> str | None:
    """The zone a provision applies in: named in its sentence, or pointed at ("in the zone") after it was named."""
    same = [name for sentence, name in known.zones if sentence == item.sentence and name]
    if same:
        return same[-1]
    if known.zones and _ZONE_HEAD.search(place.text(place.clause)):
        return known.zones[-1][1] or None
    return None
