"""Which bill, act or programme a text is about, and how sure that is.

Every name gets points for standing in a headline or early, for its mentions, for being the subject of verbs of content
("would", "sets", "received") and for a step reported beside it ("adopted the ..."); it loses them where it is only cited
("under the ...", "unlike the ...") or belongs to another economy. "the bill" and its like, and the steps of a bill or
programme that the opening reports, count for the text as a whole.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from typing import NamedTuple

from billkit.bill import words
from billkit.bill.names import Name
from billkit.bill.passage import Passage
from billkit.bill.steps import Step

_HEADING, _EARLY, _MENTION, _DOES, _STEP, _CITED, _FOREIGN = 3.0, 3.0, 0.7, 1.5, 2.0, -2.0, -4.0
_AMENDED, _ONLY_CITED = -12.0, -3.0
_KIND = {"plan": -1.0, "programme": -0.5, "mechanism": -3.0}
_MENTIONS_MAX, _DOES_MAX = 4.0, 3.0
_CITED_REACH = 4


class Candidate(NamedTuple):
    """A name with all its mentions (aliases included) and its points."""

    names: tuple[Name, ...]
    score: float


def candidates(passage: Passage, names: list[Name], steps: list[Step], home: str | None) -> list[Candidate]:
    """Names a text may be about, best first."""
    groups = _grouped(passage, [name for name in names if name.kind not in ("reference", "other")])
    rated = [Candidate(tuple(group), _rate(passage, group, steps, home)) for group in groups]
    return sorted(rated, key=lambda candidate: (-candidate.score, candidate.names[0].start))


def _grouped(passage: Passage, names: list[Name]) -> list[list[Name]]:
    """Mentions by name; names that the text itself equates ("better known as", "(S. 805)") form one group."""
    group_of: dict[str, str] = {name.key: name.key for name in names}
    for one, other in itertools.pairwise(names):
        if one.key != other.key and _same_bill(passage, one, other):
            target, source = group_of[one.key], group_of[other.key]
            group_of = {key: target if group == source else group for key, group in group_of.items()}
    for long, short in _long_and_short(names):
        target, source = group_of[long], group_of[short]
        group_of = {key: target if group == source else group for key, group in group_of.items()}
    groups: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        groups[group_of[name.key]].append(name)
    return list(groups.values())


def _long_and_short(names: list[Name]) -> list[tuple[str, str]]:
    """Keys of laws of which the long title holds all words of the short one: "Special Act on ..." and the headline's."""
    generic, inner = words.instruments("names", "generic"), words.instruments("names", "long_inner")
    content = {
        name.key: {word for word in name.key.split() if word not in generic and word not in inner}
        for name in names
        if name.kind in ("act", "bill", "law")
    }
    long = [key for key in content if key.split()[0] in generic and len(content[key]) > 3]
    return [
        (key, other)
        for key in long
        for other in content
        if other != key and 3 <= len(content[other]) < len(content[key]) and content[other] <= content[key]
    ]


def _same_bill(passage: Passage, one: Name, other: Name) -> bool:
    between = passage.text[one.end : other.start]
    if _is_enforcing(one) and _is_enforcing(other):
        return True  # the decree of one act, which may go by two names
    if one.text.startswith("No. ") and len(between) < 160 and between.count("\n") == 1:
        return True  # a gazette number over the title of what it prints
    if len(between) > 60 or "." in between.strip("\"'”’ .") or "\n" in between:
        return False
    lower = between.lower()
    if any(alias in lower for alias in words.instruments("names", "aliases")):
        return True
    stripped = lower.strip()
    if "number" in (one.kind, other.kind):
        return stripped in ("(", ",", ", the", ", or", "or", "the", "–", "-", ":") or stripped.startswith(
            ("(", "[")
        )
    return stripped in ("(", "(the", "or the", ", or the", ", or", "(“", '("', '(the "', "(the “", "or")


def _is_enforcing(name: Name) -> bool:
    return name.kind == "decree" and name.key.startswith("enforcement decree of")


def _rate(passage: Passage, group: list[Name], steps: list[Step], home: str | None) -> float:
    first = group[0]
    body = max(passage.end - passage.start, 1)
    score = _EARLY * (1 - min((first.start - passage.start) / body, 1.0))
    score += min(_MENTION * len(group), _MENTIONS_MAX)
    score += _HEADING if any(passage.in_heading(name.start) for name in group) else 0
    score += min(sum(_DOES for name in group if _does(passage, name)), _DOES_MAX)
    score += _STEP if any(_has_step(passage, name, steps) for name in group) else 0
    cited = sum(1 for name in group if _is_after(passage, name, "cited"))
    if all(_is_after(passage, name, "amended") for name in group):
        score += _AMENDED
    if cited == len(group) and first.start > passage.lead_end:
        score += _ONLY_CITED
    score += _CITED * cited if cited else 0
    foreign = [name.economy for name in group if name.economy and name.economy != home]
    score += _FOREIGN if foreign and home and len(foreign) * 2 >= len(group) else 0
    return score + max(_KIND.get(name.kind, 0.0) for name in group)


def _does(passage: Passage, name: Name) -> bool:
    """Whether a verb of content follows the name, a date or an apposition apart."""
    at = passage.word_at(name.end)
    following = passage.words[at : at + 10]
    does = words.instruments("names", "does")
    for number, word in enumerate(following):
        if word.text in ".;:?!":
            return False
        if word.lower in does:
            return number <= 2 or any(other.text in ',)”"' for other in following[:number])
    return False


def _is_after(passage: Passage, name: Name, key: str) -> bool:
    """Whether a word of citing ("under the ...") or of amending ("amends the ...") stands right before a name."""
    at = passage.word_at(name.start)
    before = [word.lower for word in passage.words[max(0, at - _CITED_REACH) : at]]
    sentence = passage.sentences[passage.sentence_at(name.start)][0] if passage.sentences else passage.start
    inside = [
        word
        for word, item in zip(before, passage.words[max(0, at - _CITED_REACH) : at], strict=True)
        if item.start >= sentence
    ]
    return any(word in words.instruments("names", key) for word in inside)


def _has_step(passage: Passage, name: Name, steps: list[Step]) -> bool:
    sentence = passage.sentence_at(name.start)
    return any(
        step.sentence == sentence and step.start - 60 <= name.end and name.start <= step.end + 60
        for step in steps
    )
