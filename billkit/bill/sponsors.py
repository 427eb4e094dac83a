"""Who introduced a bill, and how many.

Shapes handled: "Senators Jane Roe and John Doe", "Rep. Kim Min-ji of the Green Party", "Reps. Roe (D-Ohio) and Doe (R-Utah)",
"sponsored by Republican Jane Roe of Ohio and Democrat John Doe"; "106 lawmakers", "the names of 106 members", "24
cosponsors", "Rep. Roe and 26 colleagues" (27).
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from billkit.bill import words
from billkit.bill.name import Name
from billkit.bill.passage import Passage

_WORD = r"[A-Z][\w.-]*(?:['’][A-Z]\w*)?"
_RUN = rf"{_WORD}(?: (?:{_WORD}|de|da|dos|van|von|der|al|bin)){{0,6}}"  # titles, party and name
_SEAT = r"(?: \([A-Z][^()]{0,20}\)|,? of (?:the )?[A-Z]\w+(?: [A-Z]\w+){0,2})"
_NAMES = rf"(?P<names>{_RUN}{_SEAT}?(?:(?:, and |, | and ){_RUN}{_SEAT}?)*)"
_ONE = re.compile(rf"(?P<name>{_RUN})(?P<seat>{_SEAT}?)")
_NAME_WORDS = 4  # most words of a name
_MINISTRY = re.compile(
    r"(?:(?!The )[A-Z]\w+ )?\b(?:Department|Ministry|Treasury|Commission)(?: (?:of|for) (?:[A-Z]\w+(?:,? (?:and |& )?(?=[A-Z]))?)+)?"
    r"|[A-Z]\w+ (?:Department|Ministry|Commission)\b"
)
_OWN = re.compile(
    r"\b(?:[Tt]heir|[Hh]er|[Hh]is|[Oo]ur|[Mm]y|[Yy]our)\b[^.]{0,60}\b(?:Act|Bill|Law|bill|legislation|law|initiative)\b"
    r"|(?:'|’)s (?:[A-Z][\w'’-]* (?:the |of |and |for )?){1,8}(?:Act|Bill|Law)\b"
    r"|\bwho (?:wrote|drafted|introduced|tabled|sponsored)\b"
)
_SPEAKS = re.compile(
    r"(?:\bsaid|\btold|\bsays|\badded|\bcalled|amendment by|amendment from|urged by)\W+(?:\w+\W+){0,1}$"
)

_FOR_THE_BILL = re.compile(r"\b(?:[Tt]his|[Oo]ur|[Mm]y) (?:bill|act|law|legislation)\b")


class Found(NamedTuple):
    value: str | int
    start: int
    end: int


class _Patterns(NamedTuple):
    titled: re.Pattern[str]
    by: re.Pattern[str]
    sponsoring: re.Pattern[str]
    counted: re.Pattern[str]
    colleagues: re.Pattern[str]
    signed: re.Pattern[str]
    hoped: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    """The shapes, made of the words of ``instruments.toml``."""
    number, who = _any("numbers"), _any("signatories")
    return _Patterns(
        titled=re.compile(rf"\b(?:{_any('titles')}) {_NAMES}"),
        by=re.compile(rf"\b(?:{_any('by')}) by {_NAMES}"),
        sponsoring=re.compile(rf"\b(?:{_any('verbs')})", re.I),
        counted=re.compile(
            rf"\b(?P<count>\d{{1,3}}|{number}) (?:other |bipartisan |original )?"
            rf"(?:ruling and opposition |[A-Z]\w+ )?(?P<who>{who})\b",
            re.I,
        ),
        colleagues=re.compile(
            rf"[^.;]{{0,30}}?\band (?P<count>\d{{1,3}}|{number}) (?:other )?(?:colleagues|others)\b", re.I
        ),
        signed=re.compile(rf"\b(?:{_any('signed')})", re.I),
        hoped=re.compile(rf"(?:\b(?:{_any('hoped')})\b|-member\b)", re.I),
    )


def _any(key: str) -> str:
    entries = words.sponsor_words(key)
    return "|".join(re.escape(word) for word in sorted(entries, key=lambda word: (-len(word), word)))


def sponsors(passage: Passage, about: set[int], others: list[Name]) -> list[Found]:
    """Names of sponsors in the order of the text.

    `about`: sentences that speak of the bill; `others`: bills of somebody else, whose sponsors are not listed.
    """
    patterns = _patterns()
    found: dict[str, Found] = {}
    for number, (start, end) in enumerate(passage.sentences):
        if not {number - 1, number, number + 1} & about:
            continue
        near = passage.text[start:end]
        if not patterns.sponsoring.search(near) and not _says_own_bill(passage, number):
            continue
        for pattern in (patterns.titled, patterns.by):
            for match in pattern.finditer(passage.text, start, end):
                if _is_of_another(passage, match.start(), start, others):
                    continue
                for person in _persons(passage.text, *match.span("names")):
                    found.setdefault(str(person.value), person)
    return _without_surnames(sorted(found.values(), key=lambda f: f.start))


def _persons(text: str, start: int, end: int) -> list[Found]:
    """Names in a list, without title and party: "Republican Todd Ames of Indiana and Democrat Carla Wynn"."""
    before_name = {*words.sponsor_words("titles"), *words.sponsor_words("parties"), "Party", "Party's"}
    found = []
    for match in _ONE.finditer(text, start, end):
        parts = match["name"].split(" ")
        first = max((n + 1 for n, part in enumerate(parts) if part in before_name), default=0)
        name = " ".join(parts[first : first + _NAME_WORDS]).rstrip(".")
        if " " in name or (name and match["seat"].startswith(" (")):
            at = match.start("name") + sum(len(part) + 1 for part in parts[:first])
            found.append(Found(name, at, at + len(name)))
    return found


def _without_surnames(found: list[Found]) -> list[Found]:
    """A surname alone is not told again beside the full name."""
    full = [str(f.value) for f in found if " " in str(f.value)]
    return [f for f in found if not any(name != f.value and name.endswith(f" {f.value}") for name in full)]


def _is_of_another(passage: Passage, at: int, sentence: int, others: list[Name]) -> bool:
    """Whether a name stands behind somebody else's bill or an amendment in its sentence, or is only quoted."""
    if any(sentence <= other.start < at for other in others):
        return True
    before = passage.text[sentence:at]
    quoted = _SPEAKS.search(before) and not _FOR_THE_BILL.search(before)
    return bool(quoted) or "amendment" in before.lower()


def _says_own_bill(passage: Passage, number: int) -> bool:
    """Whether who is named here calls the bill theirs, or the next sentence says that their bill was introduced."""
    around = passage.sentences[number : number + 2]
    return bool(_OWN.search(passage.text[around[0][0] : around[-1][1]]))


def ministries(text: str, start: int, end: int) -> list[Found]:
    """Ministries and departments by their proper names: "Department of Finance"."""
    start = text.rfind("\n", 0, start) + 1 if start - text.rfind("\n", 0, start) < 60 else start
    return [
        Found(match[0], *match.span()) for match in _MINISTRY.finditer(text, start, end) if " " in match[0]
    ]


def sponsors_count(passage: Passage, about: set[int], members: list[Found]) -> Found | None:
    """Number of those who introduced the bill, as the text states it."""
    for match in _patterns().counted.finditer(passage.text, passage.start, passage.end):
        if _is_count(passage, match, about):
            return Found(_number(match["count"]), *match.span())
    return _with_colleagues(passage, members)


def _is_count(passage: Passage, match: re.Match[str], about: set[int]) -> bool:
    patterns = _patterns()
    number = passage.sentence_at(match.start())
    start, end = passage.sentences[number]
    before = passage.text[max(start, match.start() - 60) : match.start()]
    after = passage.text[match.end() : min(end, match.end() + 60)]
    if number not in about and number - 1 not in about:
        return False
    if patterns.hoped.search(before[-40:]) or after.startswith(("-", " voted", " of the committee")):
        return False
    who = match["who"].lower()
    signed = patterns.signed.search(before) or patterns.signed.search(after)
    return bool(signed) or "sponsor" in who or "signator" in who


def _with_colleagues(passage: Passage, members: list[Found]) -> Found | None:
    """ "Rep. Roe and 26 colleagues": the one who is named counts too."""
    for member in members:
        for name in re.finditer(re.escape(str(member.value)), passage.text[: passage.end]):
            match = _patterns().colleagues.match(passage.text, name.end())
            if match:
                return Found(_number(match["count"]) + 1, name.start(), match.end())
    return None


def _number(text: str) -> int:
    return int(text) if text.isdigit() else words.sponsor_words("numbers").index(text.lower()) + 2
