"""Where the rules fire: cues over the phrase hits of a reading."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from billkit.engine.reading import Reading, Sentence
from billkit.engine.ruleset import Cue, Group, Rule

CLOSE = 3  # tokens between the anchor and support words that the evidence still takes in
NEAR = 14  # tokens that may stand between the anchor and a further group of a "near" cue

_BEHIND = 1 << 60  # a token behind all

Range = tuple[int, int]


class Hit(NamedTuple):
    """A cue that fired: the anchor words, the words of the other groups, and the tokens its evidence spans."""

    kind: str
    cue: Cue
    anchor: Range
    support: tuple[Range, ...]
    sentence: int
    span: Range


def hits(reading: Reading, rules: Iterable[Rule]) -> list[Hit]:
    """All hits of all rules, by place in the text; one per kind, cue and anchor."""
    found = [hit for rule in rules for cue in rule.cues for hit in cue_hits(reading, rule.kind, cue)]
    return sorted(found, key=lambda h: (h.anchor, -h.anchor[1], h.kind, h.cue.id))


def cue_hits(reading: Reading, kind: str, cue: Cue) -> Iterator[Hit]:
    """The hits of one cue."""
    only = _sentences(reading, cue)
    if only is not None and not only:
        return
    anchors = _longest(_ranges(reading, cue.groups[0], only))
    if not anchors:
        return
    masked = _ranges(reading, cue.mask, only)
    others = [_ranges(reading, group, only) for group in cue.groups[1:]]
    forbidden = _ranges(reading, cue.unless, only)
    for anchor in anchors:
        if any(m[0] <= anchor[0] and anchor[1] <= m[1] for m in masked):
            continue
        sentence = reading.sentence_of(anchor[0])
        window = _window(reading, sentence, cue.within, anchor)
        support = _support(anchor, others, window, cue.within)
        if support is None or any(_inside(f, _near(anchor, window, cue.within)) for f in forbidden):
            continue
        yield Hit(kind, cue, anchor, support, sentence.number, _span(sentence, anchor, support))


def _sentences(reading: Reading, cue: Cue) -> set[int] | None:
    """The sentences in which all groups of a cue may stand; None where words of other sentences count."""
    if cue.within == "paragraph":
        return None
    only = reading.hits.sentences(cue.groups[0])
    for group in cue.groups[1:]:
        if not only:
            break
        only &= reading.hits.sentences(group)
    return only


def _ranges(reading: Reading, group: Group, only: set[int] | None) -> list[Range]:
    return sorted({r for number in group for r in reading.hits.inside(number, only)})


def _longest(ranges: list[Range]) -> list[Range]:
    """Without ranges that lie inside another one."""
    kept: list[Range] = []
    for r in sorted(ranges, key=lambda r: (r[0], -r[1])):
        if not (kept and kept[-1][0] <= r[0] and r[1] <= kept[-1][1]):
            kept.append(r)
    return kept


def _window(reading: Reading, sentence: Sentence, within: str, anchor: Range) -> Range:
    if within == "chunk":
        return chunk_at(sentence, anchor[0]) or anchor
    if within == "paragraph":
        return reading.paragraph(sentence)
    return sentence.first, sentence.after


def _near(anchor: Range, window: Range, within: str) -> Range:
    """Where words that cancel a cue count: as far as its own words may stand."""
    if within != "near":
        return window
    return max(window[0], anchor[0] - NEAR), min(window[1], anchor[1] + NEAR)


def _support(
    anchor: Range, others: list[list[Range]], window: Range, within: str
) -> tuple[Range, ...] | None:
    """The nearest words of each further group, or None when a group is not there."""
    chosen: list[Range] = []
    for ranges in others:
        low = bisect_left(ranges, (window[0],))
        high = bisect_left(ranges, (window[1],))
        near = [(_gap(anchor, r), r) for r in ranges[low:high] if _inside(r, window)]
        if within == "near":
            near = [(gap, r) for gap, r in near if gap <= NEAR]
        if not near:
            return None
        chosen.append(min(near)[1])
    return tuple(chosen)


def _gap(a: Range, b: Range) -> int:
    return max(b[0] - a[1], a[0] - b[1], 0)


def _inside(r: Range, window: Range) -> bool:
    return window[0] <= r[0] and r[1] <= window[1]


def _span(sentence: Sentence, anchor: Range, support: tuple[Range, ...]) -> Range:
    """The chunk that holds the anchor, widened to support words that stand close by; a list item stays an item."""
    parts = [
        anchor,
        *(s for s in support if _gap(anchor, s) <= CLOSE and _inside(s, (sentence.first, sentence.after))),
    ]
    first, after = min(p[0] for p in parts), max(p[1] for p in parts)
    opening, closing = chunk_at(sentence, first), chunk_at(sentence, after - 1)
    return opening[0] if opening else first, closing[1] if closing else after


def chunk_at(sentence: Sentence, token: int) -> Range | None:
    """The chunk that a token stands in."""
    found = bisect_right(sentence.chunks, (token, _BEHIND)) - 1
    return sentence.chunks[found] if found >= 0 and token < sentence.chunks[found][1] else None
