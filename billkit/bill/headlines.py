"""Names that are no words with a head in running text: lines in capitals, and names given by the text.

Shapes handled: "HYDROGEN NETWORKS BILL [HL]", "MEMORANDUM ON THE OBJECTS OF THE SCRAP METALS BILL, 2026"; "a package,
named Ispat Urja", 'the "Forge 2030" plan', '"Forge 2030": the State's plan'.
"""

from __future__ import annotations

import re

from billkit.bill import words
from billkit.bill.name import Name, key_of
from billkit.bill.passage import Passage, Word

_AFTER = re.compile(r"(?:,? (?:19|20)\d\d\b(?![-–]))?(?: \[HL\])?")
_QUOTED = re.compile(r"[\"“](?P<name>[A-Z][\w'’-]*(?: (?:[A-Z0-9][\w'’-]*|of|for|the|and)){0,5})[\"”]")
_GIVEN_REACH = 12  # words between the thing and the name it is given
_QUOTED_REACH = 4


def shouted_names(passage: Passage) -> list[Name]:
    """Names in headings that are written in capitals throughout."""
    found = []
    for start, end in passage.headings:
        line = passage.text[start:end]
        if line.isupper():
            name = _shouted(passage, start, end)
            if name:
                found.append(name)
    return found


def _shouted(passage: Passage, start: int, end: int) -> Name | None:
    items = passage.words[passage.word_at(start) : passage.word_at(end)]
    heads = {head.upper(): kind for head, kind in words.heads("heads").items()}
    at = next((i for i in reversed(range(len(items))) if items[i].text in heads), None)
    if at is None or at < 2:
        return None
    first = _start_of_shouted(items, at)
    left = [word.lower for word in items[first:at]]
    if not left or left[-1] in words.instruments("names", "inner") or _is_sentence(left):
        return None
    last = items[at].end
    match = _AFTER.match(passage.text, last, end)
    last = match.end() if match else last
    text = passage.text[items[first].start : last]
    return Name(text, items[first].start, last, heads[items[at].text], key_of(text))


def _start_of_shouted(items: list[Word], at: int) -> int:
    """Index after the last "the", colon or small word of the title before: "... ON THE OBJECTS OF THE"."""
    not_first = words.instruments("names", "not_first")
    first = next(
        (i + 1 for i in reversed(range(at)) if items[i].lower == "the" or items[i].text in ":.-–—|"), 0
    )
    while first < at and (items[first].lower in not_first or not items[first].text[0].isalpha()):
        first += 1
    return first


def _is_sentence(left: list[str]) -> bool:
    """Whether a line in capitals tells what somebody does: "SENATE PASSES CLEAN STEEL ACT"."""
    return any(word in words.verbs_of_passage() for word in left)


def given_names(passage: Passage) -> list[Name]:
    """Names without a head word that the text gives to a package, plan or bill."""
    found = [*_called(passage), *_quoted(passage)]
    return found + _repeated(passage, found)


def _called(passage: Passage) -> list[Name]:
    items, verbs = passage.words, words.instruments("names", "called")
    found = []
    for index, word in enumerate(items[:-1]):
        if word.lower not in verbs:
            continue
        thing = _thing(items[max(0, index - _GIVEN_REACH) : index])
        first = index + 1
        while first < len(items) and items[first].text in ("the", '"', "“"):
            first += 1
        after = _run_of_capitals(items, first)
        if thing and after - first >= 2:
            found.append(_given(passage, items[first].start, items[after - 1].end, thing))
    return found


def _quoted(passage: Passage) -> list[Name]:
    found = []
    for match in _QUOTED.finditer(passage.text, passage.start, passage.end):
        first, after = passage.word_at(match.start()), passage.word_at(match.end())
        around = [
            *passage.words[max(0, first - 2) : first],
            *passage.words[after : after + _QUOTED_REACH + 1],
        ]
        thing = _thing(around)
        if thing and " " in match["name"]:
            found.append(_given(passage, *match.span("name"), thing))
    return found


def _thing(around: list[Word]) -> str | None:
    """What is given a name: plan, package (a plan) or scheme, programme (a programme)."""
    kinds = words.heads("small_heads")
    return next((kinds[word.lower] for word in reversed(around) if word.lower in kinds), None)


def _run_of_capitals(items: list[Word], first: int) -> int:
    at = first
    while at < len(items) and at - first < 6 and (items[at].text[0].isupper() or items[at].text.isdigit()):
        at += 1
    return at


def _given(passage: Passage, start: int, end: int, kind: str) -> Name:
    text = passage.text[start:end]
    return Name(text, start, end, kind, key_of(text))


def _repeated(passage: Passage, given: list[Name]) -> list[Name]:
    found = []
    for name in given:
        for match in re.finditer(rf"\b{re.escape(name.text)}\b", passage.text[name.end : passage.end]):
            start = name.end + match.start()
            found.append(name._replace(start=start, end=start + len(name.text)))
    return found
