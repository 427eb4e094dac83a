"""An instrument told again is one instrument: the headline and the lead announce it, later sentences come back to it
("the zones", "these loans", "The contracts cover ..."); the title of a section names what its text tells.
"""

from __future__ import annotations

from billkit.engine.items import Item, figures
from billkit.engine.korean.again import told_again
from billkit.engine.reading import Reading, Sentence
from billkit.language.wordlists import english

_TITLE_TOKENS = 14
# Openings of a sentence that says what matters most: "핵심은 공정거래법의 예외를 둔 데 있다".
_POINT = frozenset({"핵심은", "골자는", "요지는", "초점은", "무게중심은"})
_KNOWN = frozenset({"the", "these", "those", "this", "that", "such", "its", "their", "each", "any", "said"})


def without_headings(reading: Reading, items: list[Item]) -> list[Item]:
    """A heading or label announces what its text tells; alone it counts only where the text tells nothing."""
    told = [i for i in items if not _is_heading(reading, i)]
    return told if any(i.decision.place == "provision" for i in told) else items


def without_repeats(reading: Reading, items: list[Item]) -> list[Item]:
    """Each instrument once, at its fullest mention; the other mentions stay with it as further evidence."""
    kept: list[Item] = []
    for item in items:
        earlier = next((e for e in kept if _repeats(reading, e, item)), None)
        if earlier is None:
            kept.append(item)
        elif is_announcement(reading, earlier):
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
    if is_announcement(reading, earlier):
        return True
    if reading.language == "ko":
        return told_again(reading, earlier, later)
    if _is_known(reading, later) and _stems(reading, earlier) & _stems(reading, later):
        return True
    return _speaks_of(reading, later, earlier)


def _speaks_of(reading: Reading, later: Item, earlier: Item) -> bool:
    """Whether the sentence goes on about the earlier instrument: "The contracts cover the gap ..."."""
    if figures(reading, later.span):
        return False
    sentence = reading.sentences[later.sentence]
    opening = [
        reading.tokens.words[i] for i in range(sentence.first, min(sentence.first + 4, sentence.after))
    ]
    if not opening or opening[0] not in _KNOWN:
        return False
    stems = {_stem(word) for word in opening[1:]}
    return later.sentence - earlier.sentence <= 2 and bool(stems & _stems(reading, earlier))


def is_announcement(reading: Reading, item: Item) -> bool:
    """In a heading, in the lead, or in a sentence that says what matters: what the text goes on to tell."""
    if _is_heading(reading, item) or reading.tokens[reading.sentences[item.sentence].first].word in _POINT:
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
    words = {reading.tokens.words[i] for i in range(sentence.first, sentence.after)}
    return numbered and not words & english("finite")


def _is_known(reading: Reading, item: Item) -> bool:
    first = item.hits[0].anchor[0]
    if any(reading.tokens.words[i] == "same" for i in range(max(0, first - 2), first)):
        return False  # "the same surtax is due on ...": a second one, by its rate
    return any(reading.tokens.words[i] in _KNOWN for i in range(max(0, first - 2), first + 1))


def _stems(reading: Reading, item: Item) -> set[str]:
    words = {reading.tokens.words[i] for hit in item.hits for i in range(*hit.anchor)}
    return {_stem(word) for word in words if len(word) > 3}


def _stem(word: str) -> str:
    return word.rstrip("s")[:7]
