"""The details of a Korean item, by the names of the codebook: what the text states, nothing inferred."""

from __future__ import annotations

from billkit.engine.details.collect import Known
from billkit.engine.items import Item
from billkit.engine.korean.scope import KoreanScope
from billkit.engine.reading import Reading
from billkit.engine.ruleset import Rule
from billkit.models import Details


def details_of(item: Item, rule: Rule, reading: Reading, scope: KoreanScope, known: Known) -> Details:
    """Only names that the rule of its kind lists, plus actor and article."""
    found: Details = {}
    for hit in item.hits:
        found.update(hit.cue.sets)
    if "instrument_terms" in rule.details:
        found["instrument_terms"] = list(dict.fromkeys(reading.words(*hit.anchor) for hit in item.hits))
    return found
