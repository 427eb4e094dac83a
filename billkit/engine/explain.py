"""Rules told to a person."""

from __future__ import annotations

from difflib import get_close_matches

from billkit.engine.load import Source
from billkit.engine.match import cue_hits
from billkit.engine.phrase_set import PhraseSet
from billkit.engine.reading import Reading
from billkit.engine.ruleset import Rule, RuleSet
from billkit.errors import RuleError


def rule_named(ruleset: RuleSet, kind: str) -> Rule:
    """The rule of a kind. Raises RuleError that names the nearest kinds."""
    if kind in ruleset.rules:
        return ruleset.rules[kind]
    near = get_close_matches(kind, ruleset.rules, n=3, cutoff=0.4)
    raise RuleError(
        f"no kind {kind!r}; {'did you mean ' + ', '.join(near) if near else 'see `billkit rules list`'}"
    )


def explain_rule(ruleset: RuleSet, sources: list[Source], kind: str) -> str:
    """Definition, look-alikes, wordings, details and examples of a kind, as plain text."""
    rule = rule_named(ruleset, kind)
    lines = [f"{kind}: {rule.title.get('en', '')} ({rule.title.get('ko', '')})", "", rule.definition]
    lines += [f"Not this: {look_alike}" for look_alike in rule.not_this]
    lines += [f"{name}: {value}" for name, value in rule.crosswalk.items() if value]
    if rule.details:
        lines += ["", f"Details read: {', '.join(rule.details)}"]
    for source in sources:
        if source.data.get("id") == kind:
            lines += _wordings(source) + _examples(source)
    return "\n".join(lines)


def _wordings(source: Source) -> list[str]:
    lines = ["", f"Wordings ({source.path.name}):"]
    for number, cue in enumerate(source.data.get("cue", []), 1):
        lines.append(f"  {cue.get('id', f'cue-{number}')} [{cue.get('lang', 'en')}]")
        lines += [f"    {'and ' if i else ''}{group}" for i, group in enumerate(cue["all"])]
        lines += [f"    unless {group}" for group in cue.get("unless", [])]
        lines += [f"    not inside {group}" for group in cue.get("mask", [])]
    return lines


def _examples(source: Source) -> list[str]:
    lines = ["", "Examples:"]
    for lang, by_expectation in source.data.get("examples", {}).items():
        for expectation, texts in by_expectation.items():
            lines += [f"  {lang} {expectation}: {text}" for text in texts]
    return lines


def why_not(ruleset: RuleSet, matcher: PhraseSet, kind: str, text: str) -> str:
    """Cue by cue, which groups of words are in the text and which are not."""
    rule = rule_named(ruleset, kind)
    reading = Reading(text, 0, len(text), matcher, language=ruleset.language)
    lines = [f"{kind}:"]
    for cue in rule.cues:
        fired = bool(list(cue_hits(reading, kind, cue)))
        lines.append(f"  cue {cue.id}: {'fires' if fired else 'does not fire'}")
        named = [("group " + str(i), group) for i, group in enumerate(cue.groups, 1)]
        for name, group in [*named, ("unless", cue.unless), ("mask", cue.mask)]:
            seen = sorted({reading.words(*r) for n in group for r in reading.hits.get(n, ())})
            if group:
                lines.append(f"    {name}: {', '.join(map(repr, seen)) or 'nothing in the text'}")
    return "\n".join(lines)
