"""Places in a legal text: "제5조", "제28조의2", "제5조제2항", "제25조제1항제3호", "안 제5조", "부칙 제2조", "부칙 <제19954호> 제3조", "제2장",
"별표 1", "제3항" alone; ranges "제5조부터 제7조까지", "제5조 내지 제7조", "제5조~제7조".

Values: ``label`` without "안" ("제28조의2"), ``unit`` article, paragraph, item, part, chapter, section or schedule; ``relation``
from and to for the two ends of a range.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from billkit.slots.found import Found, Values
from billkit.slots.korean.passage import Passage

_UNITS = {
    "조": "article",
    "항": "paragraph",
    "호": "item",
    "목": "item",
    "편": "part",
    "장": "chapter",
    "절": "section",
    "관": "section",
}


@cache
def _label() -> re.Pattern[str]:
    number = r" ?[0-9]{1,4} ?"
    below = rf"(?: ?제{number}항)?(?: ?제{number}호(?:의[0-9]{{1,2}})?(?: ?[가-하]목)?)?(?: ?각 ?호)?"
    return re.compile(
        rf"(?<![가-힣])(?P<draft>안 ?)?(?P<label>(?:부칙 ?(?:<[^<>\n]{{1,24}}> ?)?)?제{number}(?P<unit>조)(?:의 ?[0-9]{{1,2}})?{below})"
        rf"|(?<![0-9가-힣])(?P<alone>제{number}(?P<small>[항장절편관]|호(?=[의에을를및ㆍ·,. )]|$))(?:의 ?[0-9]{{1,2}})?)(?![가-힣]{{2,}}원)"
        rf"|(?P<law>(?<=[가-힣])제{number}조(?:의 ?[0-9]{{1,2}})?{below})"
        r"|(?<![가-힣])(?P<schedule>별표 ?[0-9]{1,3}(?:의 ?[0-9]{1,2})?|별지 제[0-9]{1,3}호서식)"
    )


@cache
def _range() -> re.Pattern[str]:
    return re.compile(r"(?:부터 ?| ?내지 ?| ?[~∼～-] ?)$")


@cache
def _document() -> re.Pattern[str]:
    """ "법률 제21202호" and "대통령령 제36410호" are documents."""
    return re.compile(r"(?:법률|대통령령|령|고시|훈령|예규|공고|규칙|의안|조례|부칙 ?<) ?$")


def read(passage: Passage) -> Iterator[Found]:
    """Every place named in the passage."""
    found = [f for match in _label().finditer(passage.folded) if (f := _found(passage, match))]
    for number, place in enumerate(found):
        values = dict(place.values)
        follows = found[number + 1] if number + 1 < len(found) else None
        if follows and _joined(passage, place, follows):
            values["relation"] = "from"
        elif number and _joined(passage, found[number - 1], place):
            values["relation"] = "to"
        yield place._replace(values=values)


def _joined(passage: Passage, left: Found, right: Found) -> bool:
    return 0 < right.start - left.end <= 6 and bool(_range().fullmatch(passage.folded, left.end, right.start))


def _found(passage: Passage, match: re.Match[str]) -> Found | None:
    if match["alone"] and passage.before(_document(), match.start("alone"), 8):
        return None
    name = next(n for n in ("label", "alone", "law", "schedule") if match[n])
    label = passage.text[slice(*match.span(name))].strip()
    unit = match["unit"] or match["small"]
    values: Values = {
        "label": label,
        "unit": _UNITS.get(unit or "조", "article") if name != "schedule" else "schedule",
    }
    start = match.start() if name == "label" else match.start(name)
    return passage.found("article", start, match.start(name) + len(label), values)
