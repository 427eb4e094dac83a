"""Forms of money: what a grant or loan is for is its object, and "financial support" steps back behind the forms that
the text names.
"""

from __future__ import annotations

from billkit.engine.items import Item
from billkit.engine.match import Hit, chunk_at
from billkit.engine.reading import Reading
from billkit.engine.repeats import is_announcement
from billkit.engine.scope import Decision

NAMED = (
    "finance.grant",
    "finance.loan",
    "finance.guarantee",
    "finance.equity",
    "finance.tax_relief",
    "finance.carbon_contract",
)
_OBJECTS = (
    "technology.rd",
    "technology.demonstration",
    "infrastructure.",
    "circularity.",
    "restructuring.support",
)
_OBJECT_REACH = 12  # tokens between a form of money and what it is for
_LEADING_TO_OBJECT = frozenset({"for", "towards", "toward", "into", "on", "to"})
_PARTING = frozenset({";", ":", "—", "which", "who", "and", "while", "but"})
_INTRODUCING = frozenset({"including", "such", "namely", ":", "like", "through", "via"})
_KOREAN_AND = frozenset({"및", "또는", "·", "ㆍ", "△", "▲", "혹은"})
_KOREAN_WITH = ("과", "와", "이나")


def without_objects(reading: Reading, decided: list[tuple[Hit, Decision]]) -> list[tuple[Hit, Decision]]:
    """What a grant, loan or tax break of a named form is for is its object, no instrument beside it: "subsidies for
    pilot plants" (codebook, rule 2.8)."""
    money = [hit for hit, _ in decided if hit.kind in NAMED]
    return [
        (hit, decision)
        for hit, decision in decided
        if not (hit.kind.startswith(_OBJECTS) and any(_is_object(reading, hit, form) for form in money))
    ]


def _is_object(reading: Reading, hit: Hit, form: Hit) -> bool:
    if form.sentence != hit.sentence or not 0 < hit.anchor[0] - form.anchor[1] <= _OBJECT_REACH:
        return False
    between = [reading.tokens.words[i] for i in range(form.anchor[1], hit.anchor[0])]
    return bool(_LEADING_TO_OBJECT & set(between)) and not _PARTING & set(between)


def without_umbrellas(reading: Reading, items: list[Item]) -> list[Item]:
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
            if any(_filled_by(reading, item, other) for other in named) or _named_too(reading, item, items):
                continue
            if is_announcement(reading, item) and any(other.sentence > item.sentence for other in named):
                continue
        kept.append(item)
    return kept


def _named_too(reading: Reading, item: Item, items: list[Item]) -> bool:
    """Whether the same piece of the sentence names an instrument: "regulatory support" for restructuring, a sum for a
    programme of its own."""
    sentence, first = reading.sentences[item.sentence], item.hits[0].anchor[0]
    piece = chunk_at(sentence, first) or item.hits[0].anchor
    return any(
        other is not item
        and not other.kind.endswith(".unspecified")
        and any(piece[0] <= hit.anchor[0] < piece[1] for hit in other.hits)
        and not _listed_beside(reading, item, other)
        for other in items
    )


def _listed_beside(reading: Reading, item: Item, other: Item) -> bool:
    """Whether two instruments are items of one Korean list: "세제 혜택 및 금융 지원", "세제 혜택과 금융 지원"."""
    pairs = (sorted((one.anchor, two.anchor)) for one in item.hits for two in other.hits)
    return any(_and_between(reading, one[1], two[0]) for one, two in pairs)


def _and_between(reading: Reading, first: int, after: int) -> bool:
    """Whether nothing but a Korean "and" stands before the token `after`, behind the word before `first`."""
    if first == after:
        return reading.tokens.words[first - 1].endswith(_KOREAN_WITH)
    return after - first == 1 and reading.tokens.words[first] in _KOREAN_AND


def _filled_by(reading: Reading, item: Item, other: Item) -> bool:
    sentence, next_one = reading.sentences[item.sentence], reading.sentences[other.sentence]
    if other.sentence == item.sentence + 1 and sentence.block == next_one.block:
        return reading.tokens.words[next_one.first] in ("these", "they", "this", "it", "among")
    if other.sentence != item.sentence:
        return False
    if any(
        a[0] <= item.hits[0].anchor[0] < a[1] and a[0] <= other.hits[0].anchor[0] < a[1]
        for a in sentence.chunks
    ):
        return not _listed_beside(reading, item, other)  # "cost-shared grants": the form stands beside it
    between = [reading.tokens.words[i] for i in range(item.hits[0].anchor[1], other.hits[0].anchor[0])]
    return bool(_INTRODUCING & set(between))
