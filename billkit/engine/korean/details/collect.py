"""All details of a Korean item, in the order the rule lists them."""

from __future__ import annotations

import re

from billkit.engine.details.collect import Known
from billkit.engine.details.place import Place, place_of
from billkit.engine.items import Item
from billkit.engine.korean.details.bodies import bodies, name_of
from billkit.engine.korean.details.conditions import conditions
from billkit.engine.korean.details.nouns import bare, is_topic
from billkit.engine.korean.details.numbers import article_of, numbers
from billkit.engine.korean.details.parties import parties
from billkit.engine.korean.parties import listed
from billkit.engine.korean.scope import KoreanScope
from billkit.engine.reading import Reading
from billkit.engine.ruleset import Rule
from billkit.models import Details
from billkit.models.analysis import Scalar

_NAMES = ("zone_name", "technology_name", "fund_name", "body_name")
# What a text may state of any instrument, beside what the rule of its kind lists.
_COMMON = ("instrument_terms", "condition", "exception", "days", "within_months", "deadline", "from_date", "until", "temporary", "legal_basis", "after", "threshold", "period_years", "pilot")  # fmt: skip
_PLAN = ("days", "within_months", "deadline", "after")
_EXTRA = {
    "finance.": ("beneficiary", "object", "change_percent", "baseline"),
    "regulation.exemption": ("scope", "exempt_from", "object"),
    "international.": ("beneficiary",),
    "circularity.": ("condition",),
    "legal.procedure": ("threshold",),
    "planning.": ("condition",),
    "governance.": ("condition",),
    "legal.sunset": ("within_months", "after", "scope"),
    "legal.effective_date": ("after",),
    "infrastructure.": ("condition", "days"),
    "technology.": ("object",),
}
_FAR = 1500  # characters to either side of an instrument
_ALONGSIDE = ("currency", "amount_kind", "rate_unit", "unit", "baseline", "period_stated", "actor")


def details_of(item: Item, rule: Rule, reading: Reading, scope: KoreanScope, known: Known) -> Details:
    """What the text states of an instrument: names that the rule of its kind lists, what any may have, actor, article."""
    place = _near(place_of(item, known.anchors, reading, scope))
    wanted = _wanted(rule)
    found: Details = {}
    if "instrument_terms" in wanted:
        found["instrument_terms"] = _terms(item, reading)
    found |= numbers(place, wanted, rule.kind)
    found |= bodies(place, wanted)
    found |= parties(place, wanted, rule.kind)
    found |= conditions(place, wanted, rule.kind)
    if str(found.get("authority")) in str(found.get("actor", "")):
        found.pop("authority", None)
    if str(found.get("object", "")).strip("「」") == found.get("exempt_from"):
        found.pop("object", None)
    for name in _NAMES:
        if name in wanted and (called := name_of(name, place)):
            found[name] = called
    if article := article_of(place):
        found["article"] = article
    for hit in item.hits:
        found.update(hit.cue.sets)
    found |= _vocabulary(rule, reading, place, found)
    _remember_zone(item, rule, found, known)
    if rule.kind != "zone.designation" and (within := _zone(place, known)):
        found["within"] = within
    return _in_order({n: v for n, v in found.items() if n in (*wanted, *_ALONGSIDE, "article", "within", *rule.detail_words)
                      or any(n in h.cue.sets for h in item.hits)}, wanted)  # fmt: skip


def _near(place: Place) -> Place:
    """The place without what stands far off in a sentence without end: no detail is read from there."""
    low, high = place.anchor[0] - _FAR, place.anchor[1] + _FAR
    if low <= place.sentence[0] and place.sentence[1] <= high:
        return place
    sentence = max(low, place.sentence[0]), min(high, place.sentence[1])
    clause = max(low, place.clause[0]), min(high, place.clause[1])
    evidence = max(low, place.evidence[0]), min(high, place.evidence[1])
    tokens = place.reading.token_at(sentence[0]), place.reading.token_at(sentence[1])
    return place._replace(sentence=sentence, clause=clause, evidence=evidence, sentence_tokens=tokens)


def _wanted(rule: Rule) -> tuple[str, ...]:
    """The names of the rule, then those common to its family."""
    common = _PLAN if rule.kind.startswith(("legal.", "governance.", "planning.")) else _COMMON
    extra = [n for prefix, names in _EXTRA.items() if rule.kind.startswith(prefix) for n in names]
    return tuple(dict.fromkeys((*rule.details, *common, *extra)))


def _in_order(found: Details, wanted: tuple[str, ...]) -> Details:
    order = {name: n for n, name in enumerate(("actor", "article", *wanted))}
    return dict(sorted(found.items(), key=lambda pair: order.get(pair[0], len(order))))


def _terms(item: Item, reading: Reading) -> list[Scalar]:
    """The words that name the instrument, without particles, and without those that are part of longer ones."""
    words = list(dict.fromkeys(_term(reading.words(*h.anchor)) for h in item.hits))
    return [w for w in words if w and not any(w != other and w in other for other in words)]


_ACT_ON = frozenset(
    {"지정을", "인증을", "승인을", "허가를", "등록을", "수출을", "수입을"}
)  # 지정을 취소 is more than 지정


def _term(words: str) -> str:
    """The noun that an anchor names: up to a topic inside it ("비용은 신청인에게": 비용) or to the object of its verb
    ("보조금을 준다": 보조금); without its particle."""
    kept = words.strip(" ·ㆍ,").split(" ")
    ends = [n for n, word in enumerate(kept[:-1]) if _ends_term(word, kept[n - 1] if n else "")]
    last = ends[0] if ends else len(kept) - 1
    return " ".join([*kept[:last], bare(kept[last])])


def _ends_term(word: str, before: str) -> bool:
    if is_topic(word, before):
        return True
    return word.endswith(("을", "를")) and len(word) > 2 and word not in _ACT_ON


def _vocabulary(rule: Rule, reading: Reading, place: Place, found: Details) -> Details:
    """Details whose value is a word of the rule's own list."""
    made: Details = {}
    for name, group in rule.detail_words.items():
        spans = sorted(reading.offsets(*r) for n in group for r in reading.hits.get(n, ()))
        inside = [
            s
            for around in (place.evidence, place.clause)
            for s in spans
            if around[0] <= s[0] and s[1] <= around[1]
        ]
        if inside and name not in found:
            made[name] = bare(reading.text[slice(*inside[0])])
    return made


def _remember_zone(item: Item, rule: Rule, found: Details, known: Known) -> None:
    if rule.kind == "zone.designation" and "zone_name" in found:
        known.zones.append((item.sentence, str(found["zone_name"])))


def _zone(place: Place, known: Known) -> str | None:
    """The zone a provision applies in: named before it ("클러스터에서는"), or pointed at after it was named ("그 안의")."""
    zones = "|".join(sorted(listed("zones"), key=len, reverse=True))
    before = place.reading.text[place.sentence[0] : place.anchor[0]]
    named = re.findall(
        rf"([가-힣A-Za-z0-9]*(?:{zones}))(?:에서|에 (?:자리|입주|들어|있는|위치)| 안|내 |내에| 내)", before
    )
    here = place.reading.sentence_of(place.anchor_tokens[0]).number
    earlier = [name for sentence, name in known.zones if sentence <= here]
    if named:
        same = [n for n in earlier if n.endswith(named[-1])]
        return same[-1] if same else str(named[-1]) if len(named[-1]) > 4 else None
    return earlier[-1] if earlier and re.search(r"그 안|이 안에", before) else None
