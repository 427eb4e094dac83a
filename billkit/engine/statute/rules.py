"""The rules for descriptions as statutes need them: without the wordings of kinds that forms alone tell, and without
scope, since everything operative is the law's own. What is never looked for costs no time."""

from __future__ import annotations

from dataclasses import replace

from billkit.engine.ruleset import RuleSet
from billkit.engine.statute.forms import Forms

_NOWHERE = (("\0",),)  # a place that no word stands in
_KEPT = 4  # rule sets
_made: dict[tuple[str, str], RuleSet] = {}


def statute_rules(rules: RuleSet, forms: Forms) -> RuleSet:
    """A rule set of the same numbers: phrases that nothing asks for stand nowhere."""
    key = rules.digest, rules.language
    if key not in _made:
        if len(_made) > _KEPT:
            _made.clear()
        _made[key] = _without(rules, forms.own)
    return _made[key]


def _without(rules: RuleSet, own: frozenset[str]) -> RuleSet:
    kept = {kind: replace(rule, cues=()) if kind in own else rule for kind, rule in rules.rules.items()}
    asked: set[int] = set()
    for rule in kept.values():
        for cue in rule.cues:
            asked.update(*cue.groups, cue.unless, cue.mask)
        asked.update(*rule.detail_words.values())
    nowhere = len(rules.places)
    phrases = tuple(phrase if n in asked else (nowhere,) for n, phrase in enumerate(rules.phrases))
    return replace(rules, rules=kept, scope=(), places=(*rules.places, _NOWHERE), phrases=phrases)
