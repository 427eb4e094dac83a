"""Hits gathered into items: one item per instrument, not per mention.

Inside a sentence, hits of one kind in one clause are one item. Across sentences, what a headline or lead announces and
the body tells is one item, and so is an instrument told of again with the words of a known one ("the zones", "these
loans").
"""

from __future__ import annotations

from dataclasses import dataclass, field

from billkit.engine.match import Hit
from billkit.engine.reading import Reading, Sentence
from billkit.engine.scope import Decision, Scope
from billkit.language.wordlists import english

Range = tuple[int, int]

_NAMED_FORMS = frozenset(
    {
        "finance.grant",
        "finance.loan",
        "finance.guarantee",
        "finance.equity",
        "finance.tax_relief",
        "finance.carbon_contract",
    }
)
_OBJECTS = (
    "technology.rd",
    "technology.demonstration",
    "infrastructure.",
    "circularity.",
    "restructuring.support",
)
_TITLE_TOKENS = 14
_OBJECT_REACH = 12  # tokens between a form of money and what it is for
_LEADING_TO_OBJECT = frozenset({"for", "towards", "toward", "into", "on", "to"})
_PARTING = frozenset({";", ":", "—", "which", "who", "and", "while", "but"})
_KNOWN = frozenset({"the", "these", "those", "this", "that", "such", "its", "their", "each", "any", "said"})


@dataclass
class Item:
    """One statement about one instrument: kind, place, and the token spans that prove it."""

    kind: str
    decision: Decision
    hits: list[Hit]
    spans: list[Range] = field(default_factory=list)
    repeats: list[Range] = field(default_factory=list)

    @property
    def sentence(self) -> int:
        return self.hits[0].sentence

    @property
    def span(self) -> Range:
        return self.spans[0]


def gather(reading: Reading, scope: Scope, hits: list[Hit]) -> list[Item]:
    """Items in the order of the text."""
    decided = [(hit, scope.decide(hit)) for hit in _longest_wins(hits)]
    decided = _without_objects(reading, _with_neighbours(scope, decided))
    items = _without_headings(reading, _by_clause(reading, scope, decided))
    items = _without_umbrellas(reading, items)
    return _without_repeats(reading, items)


def _longest_wins(hits: list[Hit]) -> list[Hit]:
    """A hit whose anchor lies inside the longer anchor of another kind is part of that name ("loan" in "loan
    guarantee")."""
    anchors = {(h.anchor, h.kind) for h in hits if h.anchor[1] - h.anchor[0] <= 4}
    return [
        h
        for h in hits
        if not any(
            kind != h.kind and a[0] <= h.anchor[0] and h.anchor[1] <= a[1] and a != h.anchor
            for a, kind in anchors
        )
    ]


def _without_objects(reading: Reading, decided: list[tuple[Hit, Decision]]) -> list[tuple[Hit, Decision]]:
    """What a grant, loan or tax break of a named form is for is its object, no instrument beside it: "subsidies for
    pilot plants" (codebook, rule 2.8)."""
    money = [hit for hit, _ in decided if hit.kind in _NAMED_FORMS]
    return [
        (hit, decision)
        for hit, decision in decided
        if not (hit.kind.startswith(_OBJECTS) and any(_is_object(reading, hit, form) for form in money))
    ]


def _is_object(reading: Reading, hit: Hit, form: Hit) -> bool:
    if form.sentence != hit.sentence or not 0 < hit.anchor[0] - form.anchor[1] <= _OBJECT_REACH:
        return False
    between = [reading.tokens[i].word for i in range(form.anchor[1], hit.anchor[0])]
    return bool(_LEADING_TO_OBJECT & set(between)) and not _PARTING & set(between)


def _with_neighbours(scope: Scope, decided: list[tuple[Hit, Decision]]) -> list[tuple[Hit, Decision]]:
    """In a sentence that does not name the bill, an instrument beside another economy's of the same area is that
    economy's too ("a US tariff deal lowering duties to 15 percent")."""
    foreign: dict[tuple[int, str], Decision] = {}
    for hit, decision in decided:
        if (
            decision.place == "context"
            and decision.economies
            and decision.status not in ("existing", "outside")
            and not scope.frames.names_bill(scope.reading.sentences[hit.sentence])
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


def _by_clause(reading: Reading, scope: Scope, decided: list[tuple[Hit, Decision]]) -> list[Item]:
    items: list[Item] = []
    for hit, decision in decided:
        if decision.place == "none":
            continue
        for item in items:
            if _same(item, hit, decision) and _one_clause(reading, scope, item, hit):
                item.hits.append(hit)
                item.spans = [(min(item.span[0], hit.span[0]), max(item.span[1], hit.span[1]))]
                break
        else:
            items.append(Item(hit.kind, decision, [hit], [hit.span]))
    return items


def _same(item: Item, hit: Hit, decision: Decision) -> bool:
    return (
        item.kind == hit.kind
        and item.sentence == hit.sentence
        and item.decision.place == decision.place
        and item.decision.economies == decision.economies
    )


def _one_clause(reading: Reading, scope: Scope, item: Item, hit: Hit) -> bool:
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
    mine, other = _figures(reading, item.span), _figures(reading, hit.span)
    return bool(mine and other) and not mine & other


def _figures(reading: Reading, span: Range) -> set[tuple[str, object]]:
    start, end = reading.offsets(*span)
    return {
        (slot.slot, slot.values.get("value", slot.values.get("amount")))
        for slot in reading.slots_in(start, end)
        if slot.slot in ("percent", "quantity", "money")
    }


def _without_headings(reading: Reading, items: list[Item]) -> list[Item]:
    """A heading or label announces what its text tells; alone it counts only where the text tells nothing."""
    told = [i for i in items if not _is_heading(reading, i)]
    return told if any(i.decision.place == "provision" for i in told) else items


def _without_umbrellas(reading: Reading, items: list[Item]) -> list[Item]:
    """Without "financial support" where the same words, or the next sentence, name the instruments it stands for."""
    kept = []
    for item in items:
        area = item.kind.split(".")[0] + "."
        if item.kind.endswith(".unspecified") and item.decision.place == "provision":
            named = [
                i
                for i in items
                if i.kind.startswith(area) and i.kind != item.kind and i.decision.place == "provision"
            ]
            if any(_filled_by(reading, item, other) for other in named) or _named_too(item, items):
                continue
            if _is_announcement(reading, item) and any(other.sentence > item.sentence for other in named):
                continue
        kept.append(item)
    return kept


def _named_too(item: Item, items: list[Item]) -> bool:
    """Whether the same words name an instrument of another area: "regulatory support" for restructuring."""
    anchors = {hit.anchor for hit in item.hits}
    return any(other is not item and any(hit.anchor in anchors for hit in other.hits) for other in items)


def _filled_by(reading: Reading, item: Item, other: Item) -> bool:
    sentence, next_one = reading.sentences[item.sentence], reading.sentences[other.sentence]
    if other.sentence == item.sentence + 1 and sentence.block == next_one.block:
        first = [
            reading.tokens[i].word for i in range(next_one.first, min(next_one.first + 3, next_one.after))
        ]
        return bool({"these", "they", "this", "it", "among"} & set(first[:1]))
    if other.sentence != item.sentence:
        return False
    if any(
        a[0] <= item.hits[0].anchor[0] < a[1] and a[0] <= other.hits[0].anchor[0] < a[1]
        for a in sentence.chunks
    ):
        return True  # "cost-shared grants": the form stands beside it
    between = [reading.tokens[i].word for i in range(item.hits[0].anchor[1], other.hits[0].anchor[0])]
    return bool({"including", "such", "namely", ":", "like", "through", "via"} & set(between))


def _without_repeats(reading: Reading, items: list[Item]) -> list[Item]:
    kept: list[Item] = []
    for item in items:
        earlier = next((e for e in kept if _repeats(reading, e, item)), None)
        if earlier is None:
            kept.append(item)
        elif _is_announcement(reading, earlier):
            earlier.repeats.append(earlier.span)
            earlier.spans, earlier.hits = item.spans, item.hits
        else:
            earlier.repeats.append(item.span)
    return kept


def _repeats(reading: Reading, earlier: Item, later: Item) -> bool:
    if earlier.kind != later.kind or earlier.decision.place != later.decision.place:
        return False
    if earlier.decision.economies != later.decision.economies or earlier.sentence == later.sentence:
        return False
    if _is_announcement(reading, earlier):
        return True
    if _is_known(reading, later) and _stems(reading, earlier) & _stems(reading, later):
        return True
    return _speaks_of(reading, later, earlier)


def _speaks_of(reading: Reading, later: Item, earlier: Item) -> bool:
    """Whether the sentence goes on about the earlier instrument: "The contracts cover the gap ..."."""
    if _figures(reading, later.span):
        return False
    sentence = reading.sentences[later.sentence]
    opening = [reading.tokens[i].word for i in range(sentence.first, min(sentence.first + 4, sentence.after))]
    if not opening or opening[0] not in _KNOWN:
        return False
    return later.sentence - earlier.sentence <= 2 and any(
        w.rstrip("s")[:7] in _stems(reading, earlier) for w in opening[1:]
    )


def _is_announcement(reading: Reading, item: Item) -> bool:
    """In a heading, or in the lead: what the text goes on to tell."""
    if _is_heading(reading, item):
        return True
    lead = next((s for s in reading.sentences if reading.blocks[s.block].kind == "paragraph"), None)
    return lead is not None and lead.number == item.sentence and len(reading.sentences) > 5


def _is_heading(reading: Reading, item: Item) -> bool:
    sentence = reading.sentences[item.sentence]
    return reading.blocks[sentence.block].kind in ("heading", "label") or _is_title(reading, sentence)


def _is_title(reading: Reading, sentence: Sentence) -> bool:
    """The title of a section at the head of its paragraph: "Section 103. Production credit." """
    following = sentence.number + 1
    if sentence.after - sentence.first > _TITLE_TOKENS or following >= len(reading.sentences):
        return False
    if reading.sentences[following].block != sentence.block:
        return False
    numbered = any(
        s.slot == "article" and s.start - sentence.start <= 2
        for s in reading.slots_in(sentence.start, sentence.end)
    )
    words = {reading.tokens[i].word for i in range(sentence.first, sentence.after)}
    return numbered and not words & english("finite")


def _is_known(reading: Reading, item: Item) -> bool:
    first = item.hits[0].anchor[0]
    if any(reading.tokens[i].word == "same" for i in range(max(0, first - 2), first)):
        return False  # "the same surtax is due on ...": a second one, by its rate
    return any(reading.tokens[i].word in _KNOWN for i in range(max(0, first - 2), first + 1))


def _stems(reading: Reading, item: Item) -> set[str]:
    words = {reading.tokens[i].word for hit in item.hits for i in range(*hit.anchor)}
    return {word.rstrip("s")[:7] for word in words if len(word) > 3}
