"""Steps in the life of a bill or programme that a text reports: who introduced, adopted, signed, announced what.

Shapes handled: a verb of passage with its body or object in one sentence ("The Senate passed the bill", "has cleared its
committee stage", "received Royal Assent"), a maker of policy with what it makes ("The ministry announced a package").
Plans and conditions ("would pass", "once enacted", "is expected to adopt") are no steps.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import NamedTuple

from billkit.bill import words
from billkit.bill.jurisdiction import Pointer
from billkit.bill.passage import Passage, Word
from billkit.bill.words import Stage

_APART = 14  # words between the phrases of a cue
_COMMITTEES = frozenset(["committee", "committees", "subcommittee", "panel", "forum"])
_HEDGE = 3  # words before a verb in which a plan or condition shows


class Step(NamedTuple):
    """A step with the words that report it, from the first phrase of its cue to the last."""

    stage: Stage
    sentence: int
    start: int
    end: int
    verb: int  # word index of the verb in its sentence
    apart: int  # words between the verb and the body or object nearest to it


class _Phrase(NamedTuple):
    words: tuple[str, ...]
    places: tuple[tuple[int, int, int], ...]  # stage, cue, group


class _Hit(NamedTuple):
    first: int
    after: int


@cache
def _phrases() -> dict[str, list[_Phrase]]:
    """First word -> phrases of the stages that begin with it."""
    places: dict[tuple[str, ...], list[tuple[int, int, int]]] = defaultdict(list)
    for number, stage in enumerate(words.stages()):
        for cue_number, cue in enumerate(stage.cues):
            for group_number, group in enumerate(cue):
                for phrase in group:
                    places[phrase].append((number, cue_number, group_number))
    table: dict[str, list[_Phrase]] = defaultdict(list)
    for phrase, where in places.items():
        table[phrase[0]].append(_Phrase(phrase, tuple(where)))
    return dict(table)


def steps(passage: Passage, pointers: list[Pointer]) -> list[Step]:
    """All steps that the sentences of a passage report, in order."""
    return [step for number in range(len(passage.sentences)) for step in _steps_of(passage, number, pointers)]


def _steps_of(passage: Passage, number: int, pointers: list[Pointer]) -> list[Step]:
    start, end = passage.sentences[number]
    first, after = passage.word_at(start), passage.word_at(end)
    items = passage.words[first:after]
    hits = _hits(items)
    if not hits:
        return []
    named = {p.first - first: p for p in pointers if first <= p.first < after}
    found = []
    for stage_number, cue_number in sorted({place[:2] for place in hits}):
        stage = words.stages()[stage_number]
        spans = _cue_spans(items, named, hits, (stage_number, cue_number), stage.cues[cue_number])
        if spans:
            start, end = items[min(s.first for s in spans)].start, items[max(s.after for s in spans) - 1].end
            apart = max(
                (max(s.first - spans[0].after, spans[0].first - s.after) for s in spans[1:]), default=0
            )
            found.append(Step(stage, number, start, end, spans[0].first, apart))
    return [step for step in found if not any(_is_closer(other, step) for other in found)]


def _is_closer(other: Step, step: Step) -> bool:
    """Whether the same verb has its body nearer in another reading: a committee, not the chamber it belongs to."""
    bodies = {"passed committee", "passed one chamber", "adopted by parliament"}
    if other.verb != step.verb or not {other.stage.value, step.stage.value} <= bodies:
        return False
    return (other.apart, other.stage.rank) < (step.apart, step.stage.rank)


def _hits(items: list[Word]) -> dict[tuple[int, int, int], list[_Hit]]:
    table = _phrases()
    hits: dict[tuple[int, int, int], list[_Hit]] = defaultdict(list)
    for index, word in enumerate(items):
        for phrase in table.get(word.lower, ()):
            length = len(phrase.words)
            if length > 1 and tuple(w.lower for w in items[index : index + length]) != phrase.words:
                continue
            for place in phrase.places:
                hits[place].append(_Hit(index, index + length))
    return hits


def _cue_spans(
    items: list[Word],
    named: dict[int, Pointer],
    hits: dict[tuple[int, int, int], list[_Hit]],
    cue_at: tuple[int, int],
    cue: tuple[tuple[tuple[str, ...], ...], ...],
) -> list[_Hit] | None:
    """The verb, then the phrases of the other groups; None where one is missing."""
    for verb in hits.get((*cue_at, 0), ()):
        if _is_hedged(items, verb.first):
            continue
        spans = [verb]
        for group_number, group in enumerate(cue[1:], 1):
            if group[0][0] == "@makers":
                other = _maker(items, named, verb)
            elif group[0][0] == "@objects":
                other = _object(items, verb)
            else:
                other = _near(items, hits.get((*cue_at, group_number), []), verb)
            if other is None:
                break
            spans.append(other)
        else:
            return spans
    return None


def _is_hedged(items: list[Word], verb: int) -> bool:
    before = [word.lower for word in items[max(0, verb - _HEDGE) : verb]]
    return any(word in words.not_before_stage() or word.endswith("n't") for word in before)


def _near(items: list[Word], hits: list[_Hit], verb: _Hit) -> _Hit | None:
    apart = [
        (max(hit.first - verb.after, verb.first - hit.after), hit)
        for hit in hits
        if hit != verb and not _is_of_committee(items, hit)
    ]
    near = [(distance, hit) for distance, hit in apart if distance <= _APART]
    return min(near)[1] if near else None


def _is_of_committee(items: list[Word], hit: _Hit) -> bool:
    """ "the Finance Committee of the Senate", "the Senate Finance Committee": the chamber only tells which committee."""
    before = [word.lower for word in items[max(0, hit.first - 4) : hit.first]]
    if _COMMITTEES & set(before) and ("of" in before or "in" in before):
        return True
    for word in items[hit.after : hit.after + 7]:
        if word.lower in _COMMITTEES:
            return True
        if not word.text[0].isupper() and word.lower not in ("and", "of", ",", "'s"):
            return False
    return False


def _maker(items: list[Word], named: dict[int, Pointer], verb: _Hit) -> _Hit | None:
    """Who acts: the nearest maker of policy before the verb, or one after "by"."""
    makers = words.makers("words")
    for at in range(verb.first - 1, max(verb.first - 12, -1), -1):
        word = items[at]
        if word.lower in makers or word.lower.removesuffix("'s") in makers:
            return _Hit(at, at + 1)
        pointer = named.get(at)
        if pointer and pointer.kind == "institutions":
            return _Hit(at, at + pointer.after - pointer.first)
        if pointer and pointer.kind in ("names", "metonyms") and not word.lower.endswith("'s"):
            after = at + pointer.after - pointer.first
            if verb.first - after <= 2 and (at == 0 or items[at - 1].lower not in ("in", "to", "from")):
                return _Hit(at, after)
    after_verb = items[verb.after : verb.after + 10]
    for offset, word in enumerate(after_verb):
        if word.lower == "by" and any(other.lower in makers for other in after_verb[offset : offset + 8]):
            return _Hit(verb.after + offset, verb.after + offset + 1)
    return None


def _object(items: list[Word], verb: _Hit) -> _Hit | None:
    """What they make: behind the verb, or before a passive one."""
    objects = words.makers("objects")
    for at in [
        *range(verb.after, min(verb.after + _APART + 4, len(items))),
        *range(verb.first - 1, verb.first - 8, -1),
    ]:
        if 0 <= at < len(items) and items[at].lower in objects:
            return _Hit(at, at + 1)
    return None
