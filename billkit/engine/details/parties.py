"""Who acts, who benefits, what is covered: noun phrases near an item, verbatim and short."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from billkit.engine.details import noun_phrases
from billkit.engine.details.place import Place
from billkit.engine.details.words import heads, listed
from billkit.language.wordlists import english
from billkit.models import Details

_LEADING = re.compile(
    r"^(?:that|which|who|and|or|the|a|an|by|of|for|to|if|when|where|each|every|all|its|their)\s+",
    re.IGNORECASE,
)
_NO_OBJECT = frozenset(
    {
        "time",
        "example",
        "instance",
        "now",
        "it",
        "them",
        "this",
        "that",
        "life",
        "good",
        "free",
        "sale",
        "year",
        "month",
    }
)
_FOR = frozenset({"for", "towards", "toward", "into"})


def parties(place: Place, wanted: Collection[str]) -> Details:
    """Actor, and the parties and goods that the rule lists."""
    found: Details = {}
    readers = {
        "actor": actor_of,
        "beneficiary": _beneficiary,
        "object": _object,
        "applies_to": _applies_to,
        "product": _product,
    }
    for name, reader in readers.items():
        if (name == "actor" or name in wanted) and (value := reader(place)):
            found[name] = value
    return found


# --- the actor ------------------------------------------------------------------------------------------------------


def actor_of(place: Place) -> str | None:
    """Who acts: the nearest subject with a verb before the anchor ends, or who is empowered or obliged there; else
    who is empowered, is a subject or is named with "by" after it."""
    first, anchor, after = place.clause_tokens[0], place.anchor_tokens, place.clause_tokens[1]
    before = [
        phrase
        for phrase in (
            _before_modal(place),
            _subject(place, first, anchor[1]),
            _empowered(place, first, anchor[1]),
        )
        if phrase
    ]
    if before:
        nearest = max(before, key=lambda p: (p[1], p[1] - p[0]))
        return _clean(noun_phrases.text(place, noun_phrases.with_partner(place, nearest)))
    reach = min(after, anchor[1] + 14)
    found = (
        _empowered(place, anchor[0], reach)
        or _subject(place, anchor[0], reach)
        or _named_by(place, anchor[0], reach)
    )
    return _clean(noun_phrases.text(place, found)) if found else None


def _subject(place: Place, first: int, limit: int) -> tuple[int, int] | None:
    """The last noun that can act with a verb behind it: "The Secretary of State may", "a committee tasked with"."""
    tokens = place.reading.tokens
    for at in range(limit - 1, first - 1, -1):
        if tokens.words[at] not in heads("actors"):
            continue
        phrase = noun_phrases.with_name(place, noun_phrases.before(place, at))
        if _verb_follows(place, phrase[1]) and not place.names_bill(phrase):
            return phrase
    return None


def _verb_follows(place: Place, at: int) -> bool:
    tokens, limit = place.reading.tokens, place.sentence_tokens[1]
    while at < limit and tokens.words[at] in english("adverbs"):
        at += 1
    if at < limit and tokens.words[at] in ("that", "who", "which"):
        return any(tokens.words[i] in english("modals") for i in range(at, min(at + 16, limit)))
    return at < limit and tokens.words[at] in english("subject verbs")


def _empowered(place: Place, first: int, limit: int) -> tuple[int, int] | None:
    """Who is let, told or given the power: "allows ministers to", "authority for the government", "a duty on mills"."""
    tokens = place.reading.tokens
    for at in range(limit - 1, first - 1, -1):
        word = tokens.words[at]
        noun = word in ("for", "to", "on") and at > first and tokens.words[at - 1] in english("powers")
        if not noun and word not in english("empowering"):
            continue
        phrase = noun_phrases.after(place, at + 1, 9)
        if phrase is None or not (noun_phrases.headed(place, phrase, "actors") or _is_proper(place, phrase)):
            continue
        phrase = noun_phrases.with_name(place, _without_power(place, phrase))
        following = tokens[phrase[1]].word if phrase[1] < len(tokens) else ""
        if noun or following in (
            "to",
            "the",
            "new",
            "more",
            "broad",
            "wide",
            "wider",
            "express",
            *english("powers"),
        ):
            return phrase
    return None


def _without_power(place: Place, phrase: tuple[int, int]) -> tuple[int, int]:
    """ "the minister new powers" -> "minister"."""
    for at in range(phrase[0], phrase[1]):
        if place.reading.tokens.words[at] in heads("actors"):
            return phrase[0], at + 1
    return phrase


def _is_proper(place: Place, phrase: tuple[int, int]) -> bool:
    return place.reading.words(*phrase)[:1].isupper()


def _named_by(place: Place, first: int, limit: int) -> tuple[int, int] | None:
    tokens = place.reading.tokens
    for at in range(first, limit):
        named = tokens.words[at] == "by" and tokens.words[at - 1] not in _HEADED
        phrase = noun_phrases.after(place, at + 1, 9) if named else None
        if phrase and noun_phrases.headed(place, phrase, "actors"):
            return noun_phrases.with_name(place, phrase)
    return None


_HEADED = frozenset({"chaired", "headed", "led", "co-chaired"})  # who heads a body does not set it up


def _before_modal(place: Place) -> tuple[int, int] | None:
    """The subject of the last active "must", "may", "is to" before the anchor ends: "BNDES will administer a fund"."""
    tokens = place.reading.tokens
    for at in range(place.anchor_tokens[1] - 1, place.clause_tokens[0], -1):
        is_to = tokens.words[at] in ("is", "are") and at + 1 < len(tokens) and tokens.words[at + 1] == "to"
        if (
            not (tokens.words[at] in english("modals") or is_to)
            or _is_passive(place, at)
            or _receives(place, at)
        ):
            continue
        phrase = _subject_of(place, at)
        words = {tokens.words[i] for i in range(*phrase)}
        if (
            not words & (english("pronouns") | _NOBODY)
            and not place.names_bill(phrase)
            and place.reading.words(*phrase)[-1:] != ","
        ):
            return phrase
        return None
    return None


def _subject_of(place: Place, verb: int) -> tuple[int, int]:
    """The noun phrase before a verb; asides between commas and relative clauses are passed over."""
    tokens, start = place.reading.tokens, place.clause_tokens[0]
    opening = range(start, min(start + 7, verb))
    relative = next((i for i in opening if tokens.words[i] in ("who", "that") and i > start), None)
    if relative is not None:
        return noun_phrases.before(place, relative - 1)
    last = verb - 1
    if tokens.words[last] == "," and last - 1 > start:
        last = next((i for i in range(last - 1, start, -1) if tokens.words[i] == ","), last) - 1
    phrase = noun_phrases.before(place, max(last, start))
    before = noun_phrases.bare(place, phrase[0])
    if before > start and tokens.words[before] in _HANGS_ON:
        return noun_phrases.before(place, before - 1)  # "steps under a plan may": the steps do
    return phrase


_HANGS_ON = frozenset({"under", "within", "with", "without", "near", "inside", "through", "via"})


_NOBODY = frozenset(
    [
        "so",
        "there",
        "this",
        "that",
        "one",
        "more",
        "it",
        "what",
        "who",
        "which",
        "such",
        "these",
        "those",
        "not",
        "nor",
        "and",
        "then",
        "thus",
        "only",
        "regulation",
        "regulations",
        "rules",
        "ordinance",
        "ordinances",
    ]
)


_ASIDES = frozenset({"for", "in", "at", "until", "from", "under", "after", "before", "only", "also"})


def _receives(place: Place, modal: int) -> bool:
    """ "tenants would get support": who gets it does not act."""
    following = range(modal + 1, min(modal + 3, place.sentence_tokens[1]))
    return any(place.reading.tokens.words[i] in english("receiving") for i in following)


def _is_passive(place: Place, modal: int) -> bool:
    """ "must be certified" has no actor before it; "will be required to" has."""
    tokens = place.reading.tokens
    aside = modal + 1 < len(tokens) and tokens.words[modal + 1] in _ASIDES
    reach = modal + (8 if aside else 4)  # "may for a limited time be exempted"
    following = [tokens.words[i] for i in range(modal + 1, min(reach, place.sentence_tokens[1]))]
    if "be" not in following:
        return False
    after = following[following.index("be") + 1 :]
    return not (after and after[0] in english("after be"))


def _clean(phrase: str) -> str:
    previous = ""
    while previous != phrase:
        previous, phrase = phrase, _LEADING.sub("", phrase.strip())
    return phrase


# --- who and what it is for -----------------------------------------------------------------------------------------


def _beneficiary(place: Place) -> str | None:
    """After the instrument or at the end of its list ("... for mills"); else the subject that receives it."""
    tokens = place.reading.tokens
    for at in range(place.anchor_tokens[1], place.sentence_tokens[1]):
        word = tokens.words[at]
        if word in (";", ":"):
            break
        leads = word == "for" or (word == "to" and tokens.words[at - 1] in listed("giving"))
        if (
            leads
            and (phrase := noun_phrases.after(place, at + 1))
            and noun_phrases.headed(place, phrase, "beneficiaries")
        ):
            return noun_phrases.text(place, phrase)
    return _receiver(place)


def _receiver(place: Place) -> str | None:
    """ "steelmakers would receive grants", "owners would be paid", "it pays producers": those before or after the verb."""
    tokens = place.reading.tokens
    for at in range(place.clause_tokens[0], min(place.anchor_tokens[1] + 6, place.clause_tokens[1])):
        word = tokens.words[at]
        if word in english("receiving") or (word in english("given to") and tokens.words[at - 1] == "be"):
            for last in range(at - 1, max(at - 12, place.clause_tokens[0] - 1), -1):
                if tokens.words[last] in heads("beneficiaries"):
                    return noun_phrases.text(place, noun_phrases.before(place, last))
        phrase = noun_phrases.after(place, at + 1, 6) if word in english("helping") else None
        if phrase and noun_phrases.headed(place, phrase, "beneficiaries"):
            return noun_phrases.text(place, phrase)
    return None


def _object(place: Place) -> str | None:
    """What the instrument is for, where its words go straight on: "grants for electric furnaces"."""
    at = place.anchor_tokens[1]
    for first in range(at, min(at + 3, place.sentence_tokens[1])):
        if place.reading.tokens.words[first] in _FOR:
            phrase = noun_phrases.after(place, first + 1)
            if not phrase or noun_phrases.headed(place, phrase, "beneficiaries"):
                return None
            words = noun_phrases.text(place, phrase)
            return None if words.casefold() in _NO_OBJECT else words
        if place.reading.tokens.words[first] in (",", ";", ":", "."):
            return None
    return None


def _applies_to(place: Place) -> str | None:
    """The imports, countries or firms a measure falls on: the phrase after "on", "against", "applies to"."""
    tokens = place.reading.tokens
    for at in range(place.anchor_tokens[1], place.clause_tokens[1]):
        word = tokens.words[at]
        if word in (";", ".") or place.is_foreign_anchor(at):
            return None
        applied = word == "to" and tokens.words[at - 1] in (
            "apply",
            "applies",
            "applied",
            "applying",
            "extended",
            "extends",
        )
        if (
            word in ("on", "against", "upon")
            and not (at + 1 < len(tokens) and tokens.words[at + 1] in ("top", "average", "condition"))
        ) or applied:
            phrase = noun_phrases.after(place, at + 1)
            if phrase and not tokens[phrase[0]].word[0].isdigit():
                return noun_phrases.text(place, phrase)
    return None


def _product(place: Place) -> str | None:
    """Goods in the evidence, with the words that qualify them; else the goods nearest in the clause."""
    phrases = list(_goods(place, place.own_tokens(place.evidence))) or list(
        _goods(place, place.own_tokens(place.clause))
    )
    return noun_phrases.text(place, phrases[0]) if phrases else None


def _goods(place: Place, own: tuple[int, int]) -> Iterator[tuple[int, int]]:
    tokens = place.reading.tokens
    first, after = own
    at = first
    while at < after:
        if tokens.words[at] in heads("goods"):
            last = at
            while last + 1 < after and tokens.words[last + 1] in heads("goods"):
                last += 1
            yield max(noun_phrases.before(place, last)[0], first), last + 1
            at = last
        at += 1
