"""A body, zone, fund or plan that a Korean text comes back to: "위원회는 위원장을 포함해 …" after "위원회를 둔다"."""

from __future__ import annotations

import re

from billkit.engine.items import Item, figures
from billkit.engine.reading import Reading

_NAMED_ONCE = frozenset(
    {"governance.committee", "zone.designation", "finance.fund", "planning.multi_year_plan"}
)
_TOPIC = re.compile(r"(?P<noun>[가-힣A-Za-z]+?)(?:은|는|이|가|에는|에서는|에선|에|의|도)\Z")
_OPENING = 3  # tokens
_SENTENCES = 6


def told_again(reading: Reading, earlier: Item, later: Item) -> bool:
    """Whether a sentence opens with the instrument of an earlier one as its topic, and says nothing new in figures."""
    if (
        later.kind not in _NAMED_ONCE
        or later.sentence - earlier.sentence > _SENTENCES
        or figures(reading, later.span)
    ):
        return False
    sentence, anchor = reading.sentences[later.sentence], later.hits[0].anchor
    topic = _TOPIC.match(reading.tokens[anchor[1] - 1].word)
    if (
        topic is None
        or anchor[0] - sentence.first > _OPENING
        or reading.blocks[sentence.block].kind == "item"
    ):
        return False
    known = {_noun(reading, hit.anchor) for hit in earlier.hits}
    return any(name.endswith(topic["noun"]) or topic["noun"].endswith(name) for name in known)


def _noun(reading: Reading, anchor: tuple[int, int]) -> str:
    word = reading.tokens[anchor[1] - 1].word
    return re.sub(r"(?:으로|을|를|은|는|이|가|에|의|로|도)\Z", "", word) or word
