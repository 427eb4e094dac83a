"""Bodies, zones, technologies and funds: what they are called, who heads them, to whom they belong, how many members.

Shapes: "국무총리 소속으로", "대통령 직속", "특별위원회 밑에 두는"; "국무총리가 주재하는", "위원장은 국무총리가 맡는다", "국무총리를 위원장으로 하는";
"20명 이내"; names: 철강산업진흥위원회, ‘그린스틸클러스터’, "산업위기 선제대응지역".
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from billkit.engine.details.place import Place
from billkit.engine.korean.details.nouns import LINKING
from billkit.engine.korean.parties import listed
from billkit.language.korean.clauses import links
from billkit.models import Details

_WHO = r"(?P<who>(?:[가-힣]{2,12}(?:부|처|청|원)? )?[가-힣ㆍ·]{2,20})"
_UNDER = re.compile(rf"{_WHO} ?(?:소속|직속|산하|밑|아래)(?=으로|의|에|하에|인|[ ,.]|[가-힣]{{2,}}위|$)")
_CHAIR = re.compile(
    rf"{_WHO}(?:이|가) (?:주재|이끄|이끈|지휘|총괄|위원장(?:인|을 맡|이 되|으로)|의장(?:인|을 맡)|단장(?:인|을 맡)|본부장(?:인|을 맡))"
    rf"|(?:공동 ?)?(?:위원장|의장|단장|본부장|회장)은 {_WHO.replace('who', 'who2')}(?:이|가|으로|로) ?(?:되|된|맡|한다|하고|하며|함|겸|임|지명|위촉|$)"
    rf"|{_WHO.replace('who', 'who3')}(?:을|를) (?:공동 ?)?(?:위원장|의장|단장|본부장)(?:으로|과)"
)
_MEMBERS = re.compile(r"(?:명|인) ?(?:이내|이하|으로 ?(?:구성|꾸|한다|함|하며)|의 ?위원|규모)")
_QUOTED = re.compile(r"[‘“'\"](?P<name>[^‘’“”'\"]{2,40})[’”'\"]")
_GENERIC = frozenset({"위원회", "특별위원회", "협의회", "협의체", "민관협의체", "기구", "회의", "센터", "특구", "클러스터", "단지", "지역", "구역", "지구", "본부", "지원단", "추진단",
                      "특화단지", "기술", "기금", "펀드", "특별회계", "계정", "전담기관", "위원회들", "추진위", "특위", "거점", "허브", "벨트", "밸리", "사무국", "공사", "공단", "재단"})  # fmt: skip
_FUNDS = ("기금", "펀드", "특별회계", "계정")
_HEADS = {"body_name": "bodies", "zone_name": "zones"}
_NO_NAME = re.compile(
    r"(?:[은는을를의에로가와과도만며고]|에서|으로|에게|소속|산하|직속|밑|아래|한|된|할|될|하는|있는|위한|같은|따라|새|각|등|및|이내|별|이미|매년|모두|반드시|새로|다시|함께|우선)$"
)


def bodies(place: Place, wanted: Collection[str]) -> Details:
    """Chair, superior and size of a body, by the names that its rule lists."""
    found: Details = {}
    if "under" in wanted and (under := _under(place)):
        found["under"] = under
    if "chair" in wanted and (chair := _chair(place)):
        found["chair"] = chair
    if "members_max" in wanted and (most := _members(place)):
        found["members_max"] = most
    return found


def _under(place: Place) -> str | None:
    """The superior nearest before the body, in its sentence."""
    text = place.text(place.sentence)
    anchor = place.anchor[1] - place.sentence[0]
    found = [m for m in _UNDER.finditer(text) if m.start() < anchor] or list(_UNDER.finditer(text))
    return _superior(found[-1]["who"]) if found else None


def _superior(words: str) -> str:
    """The last word, with the one before it where that is the ministry ("산업통상부 장관")."""
    last = words.split()
    if len(last) == 2 and last[0].endswith(("부", "처", "청", "시", "도", "원회")):
        return words
    return last[-1].removesuffix("의")


def _chair(place: Place) -> str | None:
    for text in (place.text(place.sentence), _next_about_it(place)):
        if m := _CHAIR.search(text):
            return _superior(m["who"] or m["who2"] or m["who3"])
    return None


def _members(place: Place) -> int | None:
    for span in (place.evidence, place.clause, place.sentence):
        for quantity in place.all("quantity", span):
            if quantity.values.get("unit") in ("명", "인") and _MEMBERS.match(
                place.reading.text[quantity.end - 1 : quantity.end + 10]
            ):
                return int(float(quantity.values.get("value", quantity.values.get("high", 0)))) or None
    m = re.search(r"([0-9]{1,3})(?=(?:명|인) ?(?:이내|이하))", _next_about_it(place))
    return int(m[1]) if m else None


def _next_about_it(place: Place) -> str:
    """The next sentence, where it goes on about the body."""
    reading = place.reading
    number = reading.sentence_of(place.anchor_tokens[0]).number + 1
    if number >= len(reading.sentences):
        return ""
    text = reading.text[reading.sentences[number].start : reading.sentences[number].end]
    return (
        text
        if re.match(
            r"\s*(?:[②-⑳]|[-–○ㅇ*])?\s*(?:이 |해당 |동 )?(?:위원회|위원장|전략회의|협의회|의장|단장|위원)",
            text,
        )
        else ""
    )


@cache
def _head(name: str) -> re.Pattern[str]:
    heads = (
        listed(_HEADS[name])
        if name in _HEADS
        else _FUNDS
        if name == "fund_name"
        else ("기술", "공법", "공정")
    )
    return re.compile(rf"[가-힣A-Za-z0-9ㆍ·-]*(?:{'|'.join(sorted(heads, key=len, reverse=True))})")


def name_of(name: str, place: Place) -> str | None:
    """What the text calls a body, zone, technology or fund; a zone by its long name where the text has a short one too."""
    found = _name_of(name, place)
    return _written_out(found, place.reading.text) if found and name == "zone_name" else found


def _name_of(name: str, place: Place) -> str | None:
    """What the text calls the body, zone, technology or fund: a quoted name, the compound at the anchor, or the nouns
    before a general word ("산업위기 선제대응지역"). A general word alone is no name.
    """
    around = place.text(place.evidence)
    for quoted in _QUOTED.finditer(around):
        if _head(name).match(quoted["name"].split()[-1]):
            return quoted["name"]
    first = place.reading.text.rfind(" ", 0, place.anchor[0]) + 1
    called = _called(name, place, max(first, place.evidence[0]), place.anchor[1])
    if name == "technology_name":  # elsewhere in the evidence it may be part of the name of a law
        return called
    return called or _called(name, place, place.evidence[0], place.evidence[1])


def _called(name: str, place: Place, start: int, end: int) -> str | None:
    text = place.reading.text
    while end < len(text) and re.match(r"[가-힣]", text[end]):
        end += 1
    found = [m for m in _head(name).finditer(text, start, end) if len(m[0]) >= 2]
    if not found:
        return None
    match = found[-1]
    before = "" if name == "technology_name" else _nouns_before(text, match.start(), place.sentence[0])
    if name == "zone_name" or match[0] in _GENERIC:
        if not before and match[0] in _GENERIC:
            long = _written_out(match[0], text)
            return long if long != match[0] else None
        return f"{before} {match[0]}".strip() if before else match[0]
    return match[0].strip("ㆍ·")


# 저탄소유리특구(이하 "유리특구"라 한다): the short name stands for the long one
_SHORT = r"\((?:[^()]{0,40}\. ?)?이하 ?[\"“‘']%s[\"”’'](?:이)?라 ?한다"


def _written_out(short: str, text: str) -> str:
    """The long name, where the words are a short one that the text explains."""
    explained = re.search(_SHORT % re.escape(short), text)
    if explained is None:
        return short
    before = text[max(0, explained.start() - 60) : explained.start()]
    long = re.search(r"[가-힣A-Za-z0-9ㆍ·-]+$", before)
    return long[0] if long and _head("zone_name").fullmatch(long[0]) else short


def _ends_phrase(word: str) -> bool:
    return bool(_NO_NAME.search(word) or LINKING.search(word) or links(word))


_NO_NOUNS = frozenset(["경우", "때", "위하여", "또는", "다음", "해당"])


def _nouns_before(text: str, at: int, start: int) -> str:
    """The bare nouns right before a word: neither particle nor verb."""
    kept: list[str] = []
    for word in reversed(text[start:at].split(" ")[:-1]):
        if (
            len(kept) == 3
            or word in _NO_NOUNS
            or not re.fullmatch(r"[가-힣A-Za-z0-9ㆍ·-]{2,}", word)
            or _ends_phrase(word)
        ):
            break
        kept.insert(0, word)
    return " ".join(kept)
