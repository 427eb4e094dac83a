"""What stands before an instrument and only says what it is for: the object of a named form of money ("실증설비 구축에 드는
비용을 보조한다") and the aim of a measure ("사업재편을 지원하기 위해 융자를 제공한다") are no instruments beside it.
"""

from __future__ import annotations

from billkit.engine.forms import NAMED
from billkit.engine.match import Hit
from billkit.engine.reading import Reading
from billkit.engine.scope import Decision
from billkit.language.korean.clauses import links

_OBJECTS = (
    "technology.rd",
    "technology.demonstration",
    "technology.certification",
    "infrastructure.",
    "circularity.",
    "restructuring.support",
)
_REACH = 12  # tokens between an object and the form of money it gets
_AIM_REACH = 4  # tokens between an aim and the word that says it is one
_AIM = ("위해", "위하여", "위한", "위해서")
_NO_MEASURE = (
    "legal.",
    "finance.unspecified",
    "trade.unspecified",
)  # "시책을 마련한다": the aim tells what kind it is
_OWN_PREDICATE = ("지원", "촉진", "육성", "추진")
_AND = ("및", "또는", "·", "ㆍ", "혹은")
_WITH = ("과", "와", "이나")

Decided = list[tuple[Hit, Decision]]


def without_objects_before(reading: Reading, decided: Decided) -> Decided:
    """Without the objects of money and the aims of measures that are named behind them."""
    every = [hit for hit, _ in decided]
    return [
        (hit, decision)
        for hit, decision in decided
        if not (
            any(_is_object(reading, hit, form) for form in every)
            or any(_is_aim(reading, hit, measure) for measure in every)
        )
    ]


def _is_object(reading: Reading, hit: Hit, form: Hit) -> bool:
    """Whether one clause leads from the hit to a form of money, and the hit has no predicate of its own in between."""
    if not hit.kind.startswith(_OBJECTS) or form.kind not in NAMED or not _follows(hit, form, _REACH):
        return False
    words = _words(reading, hit.anchor[1] - 1, form.anchor[0])
    if any(word == "," or links(word) for word in words):
        return False
    return not (_is_list(words) or any(word.startswith(_OWN_PREDICATE) for word in words))


def _is_aim(reading: Reading, hit: Hit, measure: Hit) -> bool:
    """Whether the hit is what a measure behind it is meant to bring about."""
    if measure.kind == hit.kind or measure.kind.startswith(_NO_MEASURE):
        return False
    if not _follows(hit, measure, _REACH):
        return False
    return any(word in _AIM for word in _words(reading, hit.anchor[1], measure.anchor[0])[:_AIM_REACH])


def _follows(hit: Hit, other: Hit, reach: int) -> bool:
    return hit.sentence == other.sentence and 0 <= other.anchor[0] - hit.anchor[1] <= reach


def _is_list(words: list[str]) -> bool:
    """Whether nothing but an "and" stands between the last word of one thing and the next."""
    return words[0].endswith(_WITH) if len(words) == 1 else len(words) == 2 and words[1] in _AND


def _words(reading: Reading, first: int, after: int) -> list[str]:
    return [reading.tokens.words[i] for i in range(first, after)]
