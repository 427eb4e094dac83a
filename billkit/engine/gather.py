"""Hits gathered into items: one item per instrument, not per mention.

Inside a sentence, hits of one kind in one clause are one item, unless each has a rate or sum of its own. What stands
elsewhere again is told in `repeats`, what forms of money swallow in `forms`.
"""

from __future__ import annotations

from collections.abc import Mapping

from billkit.engine.forms import without_objects, without_umbrellas
from billkit.engine.items import Item, figures
from billkit.engine.korean.objects import without_objects_before
from billkit.engine.match import Hit
from billkit.engine.reading import Reading
from billkit.engine.repeats import without_headings, without_repeats
from billkit.engine.scope import Decision, Scoping

_SHORT = 4  # tokens of an anchor that is a name


def gather(reading: Reading, scope: Scoping, hits: list[Hit]) -> list[Item]:
    """Items in the order of the text."""
    decided = [(hit, scope.decide(hit)) for hit in _longest_wins(hits)]
    decided = without_objects(reading, _with_neighbours(reading, scope, decided))
    if reading.language == "ko":
        decided = without_objects_before(reading, decided)
    items = without_headings(reading, _by_clause(reading, scope, decided))
    items = without_umbrellas(reading, items)
    return without_repeats(reading, items)


def _longest_wins(hits: list[Hit]) -> list[Hit]:
    """A hit whose anchor lies inside the longer anchor of another kind is part of that name ("loan" in "loan
    guarantee")."""
    starting: dict[int, set[tuple[int, str]]] = {}  # first token -> the ends and kinds of short anchors
    for h in hits:
        if h.anchor[1] - h.anchor[0] <= _SHORT:
            starting.setdefault(h.anchor[0], set()).add((h.anchor[1], h.kind))
    return [h for h in hits if not _inside_another(h, starting)]


def _inside_another(hit: Hit, starting: Mapping[int, set[tuple[int, str]]]) -> bool:
    first, after = hit.anchor
    return any(
        kind != hit.kind and after <= end and (begin, end) != hit.anchor
        for begin in range(max(0, after - _SHORT), first + 1)
        for end, kind in starting.get(begin, ())
    )


def _with_neighbours(
    reading: Reading, scope: Scoping, decided: list[tuple[Hit, Decision]]
) -> list[tuple[Hit, Decision]]:
    """In a sentence that does not name the bill, an instrument beside another economy's of the same area is that
    economy's too ("a US tariff deal lowering duties to 15 percent")."""
    foreign: dict[tuple[int, str], Decision] = {}
    for hit, decision in decided:
        if (
            decision.place == "context"
            and decision.economies
            and decision.status not in ("existing", "outside")
            and not scope.frames.names_bill(reading.sentences[hit.sentence])
        ):
            foreign.setdefault((hit.sentence, hit.kind.split(".")[0]), decision)
    return [
        (
            hit,
            foreign.get((hit.sentence, hit.kind.split(".")[0]), decision)
            if decision.place == "provision"
            else decision,
        )
        for hit, decision in decided
    ]


def _by_clause(reading: Reading, scope: Scoping, decided: list[tuple[Hit, Decision]]) -> list[Item]:
    items: list[Item] = []
    alike: dict[tuple[object, ...], list[Item]] = {}  # of one kind and place in one sentence
    for hit, decision in decided:
        if decision.place == "none":
            continue
        same = alike.setdefault((hit.kind, hit.sentence, decision.place, decision.economies), [])
        for item in same:
            if _one_clause(reading, scope, item, hit):
                item.hits.append(hit)
                item.spans = [(min(item.span[0], hit.span[0]), max(item.span[1], hit.span[1]))]
                break
        else:
            same.append(Item(hit.kind, decision, [hit], [hit.span]))
            items.append(same[-1])
    return items


def _one_clause(reading: Reading, scope: Scoping, item: Item, hit: Hit) -> bool:
    if _figures_differ(reading, item, hit):
        return False
    if item.span[0] < hit.span[1] and hit.span[0] < item.span[1]:
        return True
    sentence = reading.sentences[hit.sentence]
    first, after = scope.clause(item.hits[-1].anchor, sentence)
    return first <= hit.anchor[0] < after


def _figures_differ(reading: Reading, item: Item, hit: Hit) -> bool:
    """Two instruments of a kind with a rate, volume or sum of its own each: "35% on steel and 50% on cars"."""
    if item.hits[-1].anchor == hit.anchor:
        return False
    mine, other = figures(reading, item.span), figures(reading, hit.span)
    return bool(mine and other) and not mine & other
