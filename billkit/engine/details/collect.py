"""All details of an item, in the order the rule lists them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from billkit.engine.details.conditions import conditions
from billkit.engine.details.numbers import numbers
from billkit.engine.details.parties import parties
from billkit.engine.details.place import Place, place_of
from billkit.engine.gather import Item
from billkit.engine.reading import Reading
from billkit.engine.ruleset import Rule
from billkit.engine.scope import Scope
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
    """What earlier items of the text have named: zones that later provisions may lie in."""

    zones: list[tuple[int, str]] = field(default_factory=list)  # sentence, name


def details_of(item: Item, rule: Rule, reading: Reading, scope: Scope, known: Known) -> Details:
    """What the text states of an instrument: only names that the rule of its kind lists, plus actor and article."""
    place = place_of(item, reading, scope)
    wanted = rule.details
    found: Details = {}
    for hit in item.hits:
        found.update(hit.cue.sets)
    if "instrument_terms" in wanted:
        found["instrument_terms"] = _terms(item, reading)
    found = {
        **numbers(place, wanted, rule.kind),
        **parties(place, wanted),
        **conditions(place, wanted),
        **found,
    }
    for name, group in rule.detail_words.items():
        if (value := _word(reading, group, place)) and name not in found:
            found[name] = value
    for name in _NAMES:
        if name in wanted:
            found.setdefault(name, _name(place, reading))
    if rule.kind == "zone.designation":
        known.zones.append((item.sentence, str(found.get("zone_name", ""))))
    elif within := _zone(item, place, known):
        found["within"] = within
    order = {name: n for n, name in enumerate(("actor", "article", *wanted))}
    return dict(sorted(found.items(), key=lambda pair: order.get(pair[0], len(order))))


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


def _name(place: Place, reading: Reading) -> str:
    """A quoted name in the evidence, else the words of the anchor with the capitalised or qualifying words before."""
    if m := _QUOTED.search(place.text(place.evidence)):
        return m["name"]
    anchor = place.text(place.anchor)
    before = reading.text[place.sentence[0] : place.anchor[0]]
    m = re.search(
        r"((?:[A-Z][\w-]*|(?:green|low-carbon|special|industrial|steel|hydrogen|semiconductor|innovation|strategic)) )+$",
        before,
    )
    return (m[0] if m else "") + anchor


def _zone(item: Item, place: Place, known: Known) -> str | None:
    """The zone a provision applies in: named in its sentence, or pointed at ("in the zone") after it was named."""
    same = [name for sentence, name in known.zones if sentence == item.sentence and name]
    if same:
        return same[-1]
    if known.zones and _ZONE_HEAD.search(place.text(place.clause)):
        return known.zones[-1][1] or None
    return None
