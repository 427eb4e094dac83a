"""Who introduced a bill, and how many.

Shapes handled: "Senators Jane Roe and John Doe", "Rep. Kim Min-ji of the Green Party", "Reps. A, B and C", "sponsored by
Jane Roe"; "106 lawmakers", "the names of 106 members", "24 cosponsors", "twelve MPs".
"""

from __future__ import annotations

import re
from typing import NamedTuple

from billkit.bill.passage import Passage

_NAME = r"(?:[A-Z][\w'’.-]*|de|da|van|von|al)(?: (?:[A-Z][\w'’.-]*|de|da|van|von|al)){1,3}"
_TITLE = (
    r"(?:Senators?|Sens?\.|Representatives?|Reps?\.|Congress(?:man|woman|members?)|Assembly(?:man|woman)|"
    r"Lawmakers?|Deput(?:y|ies)|MPs?|MEPs?|[Ll]awmakers?|[Ss]ponsors?)"
)
_PARTY = r"(?: \([A-Z][^()]{0,20}\))?"
_NOT_TITLED = r"(?![A-Z][\w ]{0,40}(?:Party|Reps?\.|Sens?\.))"
_TITLED = re.compile(
    rf"\b{_TITLE} (?P<names>{_NAME}{_PARTY}(?:(?:, and |, | and ){_NOT_TITLED}{_NAME}{_PARTY})*)"
)
_MINISTRY = re.compile(
    r"(?:[A-Z]\w+ )?\b(?:Department|Ministry|Treasury|Commission)(?: (?:of|for) (?:[A-Z]\w+(?:,? (?:and |& )?(?=[A-Z]))?)+)?"
    r"|[A-Z]\w+ (?:Department|Ministry|Commission)\b"
)
_BY = re.compile(
    rf"\b(?:co-?)?(?:sponsored|introduced|authored|tabled|filed|led|brought in) by (?:{_TITLE} )?(?P<names>{_NAME}(?: and {_NAME})?)"
)
_ONE = re.compile(_NAME)
_SPONSORING = re.compile(
    r"\b(?:introduc|reintroduc|co-?sponsor|sponsor|co-?author|authored|tabled|brought in|filed|lead sponsor|spearhead|"
    r"unveil|drafted|initiated|propos|championed|this bill|the bill we|bill's author|main backers?)",
    re.I,
)
_NUMBER_WORDS = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
}
_COUNT = re.compile(
    r"\b(?P<count>\d{1,3}|" + "|".join(word for word, n in _NUMBER_WORDS.items() if n > 1) + r")"
    r" (?:other |bipartisan |original )?(?:ruling and opposition |[A-Z]\w+ )?"
    r"(?P<who>lawmakers|legislators|members|senators|representatives|co-?sponsors|MPs|MEPs|deputies|signatories|assembly members)\b",
    re.I,
)
_HOPED = re.compile(
    r"\b(?:hope|hopes|hoping|aim|need|needs|needed|require|votes?|against|abstain|majority|out of|at least|goal|target|voted|-member|seats?|total of)\b",
    re.I,
)
_SIGNED = re.compile(
    r"\b(?:by|names? of|sign|signed|backed|backing|support|sponsor|cosponsor|co-sponsor|introduc|joined|carries|brought|tabled|propos|put (?:their|its) names?|together with|including)",
    re.I,
)


class Found(NamedTuple):
    value: str | int
    start: int
    end: int


def sponsors(passage: Passage, about: set[int]) -> list[Found]:
    """Names of sponsors in the order of the text. `about`: sentences that speak of the bill."""
    found: dict[str, Found] = {}
    for number, (start, end) in enumerate(passage.sentences):
        if not {number - 1, number, number + 1} & about:
            continue
        near = passage.text[start:end]
        if not _SPONSORING.search(near) and not _said_of_own_bill(passage, number):
            continue
        for pattern in (_TITLED, _BY):
            for match in pattern.finditer(passage.text, start, end):
                for one in _ONE.finditer(passage.text, match.start("names"), match.end("names")):
                    name = one[0].rstrip(".’'").removesuffix("'s").removesuffix("’s")
                    found.setdefault(name, Found(name, one.start(), one.start() + len(name)))
    return sorted(found.values(), key=lambda f: f.start)


def ministries(text: str, start: int, end: int) -> list[Found]:
    """Ministries and departments by their proper names: "Department of Finance"."""
    start = text.rfind("\n", 0, start) + 1 if start - text.rfind("\n", 0, start) < 60 else start
    return [
        Found(match[0], *match.span()) for match in _MINISTRY.finditer(text, start, end) if " " in match[0]
    ]


def _said_of_own_bill(passage: Passage, number: int) -> bool:
    """Whether who is quoted here calls the bill theirs, or the next sentence says that their bill was introduced."""
    around = passage.sentences[number : number + 2]
    text = passage.text[around[0][0] : around[-1][1]]
    return bool(
        re.search(
            r"\b[Tt]heir\b[^.]{0,60}\b(?:Act|Bill|bill|legislation)\b|\b[Oo]ur (?:bill|act|legislation)\b",
            text,
        )
    )


def sponsors_count(passage: Passage, about: set[int]) -> Found | None:
    """Number of those who introduced the bill, as the text states it."""
    for match in _COUNT.finditer(passage.text, passage.start, passage.end):
        number = passage.sentence_at(match.start())
        start, end = passage.sentences[number]
        before = passage.text[max(start, match.start() - 60) : match.start()]
        after = passage.text[match.end() : min(end, match.end() + 60)]
        if number not in about and number - 1 not in about:
            continue
        if _HOPED.search(before[-40:]) or after.startswith(("-", " voted", " of the committee")):
            continue
        who = match["who"].lower()
        if _SIGNED.search(before) or _SIGNED.search(after) or "sponsor" in who or "signator" in who:
            count = match["count"]
            value = int(count) if count.isdigit() else _NUMBER_WORDS[count.lower()]
            return Found(value, match.start(), match.end())
    return None
