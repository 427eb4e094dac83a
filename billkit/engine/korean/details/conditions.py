"""Conditions, exceptions, limits and bases of a Korean item, verbatim: "위원회 의결을 거치면", "…인 경우에는", "필요 최소한의 범위",
"「근로기준법」에 대한 특례", "공정거래위원회가 동의하고", "한시적으로".
"""

from __future__ import annotations

import re
from collections.abc import Collection

from billkit.engine.details.place import Place
from billkit.engine.korean.details.nouns import (
    bare,
    is_adnominal,
    is_topic,
    phrase_before,
    trimmed,
    without_topic,
)
from billkit.engine.korean.subjects import agent_of
from billkit.models import Details

_IF = re.compile(r"(?:[가-힣]면|경우(?:에는|에만|에 한하여|에 한해|에|로서)?|때(?:에는|에만|는))(?=[ ,])")
_LONGEST = 90  # characters of a condition
_NO_IF = re.compile(
    r"(?:반면|측면|정면|한편|표면|수면|화면|그러면|이를테면|다시 말하면|따르면|의하면|예컨대|[가-힣]려면|지나면|경과하면)$"
)
_ONLY = re.compile(r"(?P<c>[^,;.]{3,70}?)(?:에만|에 한하여|에 한해|에 한정하여|로 한정하여)(?= )")
_HAVING = re.compile(
    r"(?P<c>[^,;.]{2,70}?)(?:을|를) (?:모두 |전부 )?(?:갖춘|갖추어야|갖출|충족한|충족하는|충족하여야|충족해야|조건으로|이행한|이행하는)"
)
_AGREED = re.compile(r"(?P<c>[^,;.]{3,60}?)(?:한|하는|된|은) (?=[가-힣ㆍ·]{2,12}(?:에게|에 대하여|에는))")
_EXEMPT = (
    re.compile(
        r"(?P<c>[^,;.△▲]{2,60}?)에 (?:대한 |대하여 |대해 |관한 |관하여 )?(?:규제 ?)?(?:특례|예외)(?:를|을|가|도)?"
    ),
    re.compile(
        r"(?P<c>[^,;.]{2,60}?)(?:의 적용)?(?:을|를|은|는) (?:적용하지|배제|면제|받지|적용받지|적용 ?제외|면하|생략|하지 않아도)"
    ),
    re.compile(r"(?P<c>[^,;.]{2,50}?)(?:에서|로부터) (?:제외|면제|예외|벗어)"),
    re.compile(r"(?P<c>[^,;.]{2,50}?)(?:에도 불구하고|에 걸리지|에 구애)"),
    re.compile(r"(?P<c>[^,;.]{2,40}?) (?:면제|특례|완화)(?=[ ,.을를도가]|$)"),
)
_BASIS = (
    re.compile(
        r"「(?P<c>[^」]{2,60})」(?: ?제[0-9]+조(?:의[0-9]+)?(?: ?제[0-9]+항)?(?: (?:또는|및) 제[0-9]+조)?)?(?:에|의) ?(?:따른|따라|의한|의하여|의해|근거|규정|대한)"
    ),
    re.compile(r"(?P<c>[가-힣]{2,20}법|IRA)(?: ?제[0-9]+조)?에 (?:따른|따라|의한|의하여|근거)"),
    re.compile(r"(?P<c>[가-힣]{2,20}법)(?: 제[0-9]+조(?:의[0-9]+)?)?(?:상|의)? (?:특례|예외)"),
)
_SCOPE = (
    re.compile(r"(?P<c>[^,;.]{2,50}?)에 (?:관하여는|관하여|관해서는|대하여는|대해서는|관한 사항)"),
    re.compile(r"(?:승인|인가|인정)(?:한|받은|된) (?P<c>[가-힣]{2,10}행위|[가-힣]{2,10}협약)"),
)
_CONSENT = (
    re.compile(r"(?P<c>[가-힣ㆍ· ]{2,30}?)(?:이|가) (?:동의|승낙)(?:하|한)"),
    re.compile(r"(?P<c>[가-힣ㆍ· ]{2,30}?)(?:의|과의|와의) (?:사전 )?(?:동의|승낙|합의)(?:를|을|가|하에|로)"),
    re.compile(r"(?P<c>[가-힣ㆍ· ]{2,30}?)(?:과|와) 합의하"),
)
_LIMIT = (
    re.compile(r"(?P<c>(?:[가-힣0-9]+ )?[가-힣0-9]+의 범위)(?:에|를|로|안|내)"),
    re.compile(r"(?P<c>[^,;.]{2,40}?(?:을|를)? ?(?:넘지|초과하지) (?:않|아니|못)[가-힣]*(?: 범위)?)"),
    re.compile(
        r"(?P<c>[가-힣0-9 ]{0,20}(?:[%원배]|퍼센트|명|건|회) ?(?:이내|한도)|[가-힣0-9 ]{2,24}?한도)(?=[에로를가이 ,.])"
    ),
)
_EXCEPT = (
    re.compile(r"다만,? (?P<c>[^.]{3,90}?)(?:은|는|을|를|의 경우에는) (?:제외|적용하지|예외|그러하지)"),
    re.compile(r"(?P<c>[^,;.]{2,60}?)(?:을|를) (?:제외하고|제외한|뺀|빼고)"),
    re.compile(r"(?P<c>[^,;.]{2,60}?)(?:은|는) (?:제외(?:된|되|한|하|됐)|빠지고|빠진)"),
)
_SOURCE = re.compile(
    r"(?P<c>[^,;.]{2,50}?)(?:을|를) (?:재원으로|재원으로써|밑천으로)|(?P<c2>[^,;.]{2,40}?)(?:으로|로) (?:충당|조달)"
)
_AGENCY = re.compile(
    r"(?P<c>[가-힣]{1,12}[부처청] 장관|[가-힣]{0,10}기관의 장|[가-힣ㆍ·]{1,20}(?:위원회|장관|진흥원|공단|청장|처장|부처|기관|평가원|환경부|산업부|통상부)|공정위|금융위)(?:이|가|은|는|의|에게|에|와|과| )"
)
_FULL = {"공정위": "공정거래위원회", "금융위": "금융위원회"}
_TEMPORARY = re.compile(r"한시(?:적|로|지원| 지원)|일시적|임시로|잠정적|당분간")
_PILOT = re.compile(r"시범(?:사업|적|으로| 사업| 운영)")
_SIMPLE = (
    ("exempt_from", _EXEMPT), ("scope", _SCOPE), ("limit", _LIMIT),
    ("exception", _EXCEPT), ("source", (_SOURCE,)),
)  # fmt: skip
_THE_LAW = frozenset({"이 법", "이 영", "이 규칙", "법", "같은 법", "이 고시"})
_BY_TOPIC = ("legal.delegation", "legal.sunset", "legal.retroactivity")


def conditions(place: Place, wanted: Collection[str], kind: str) -> Details:
    """The clauses around an instrument that bound it, by the names that its rule lists."""
    found: Details = {}
    if "condition" in wanted and (condition := _condition(place)):
        found["condition"] = condition
    near = _around(place)
    for name, patterns in _SIMPLE:
        if name in wanted and (value := _first(patterns, near)):
            found[name] = value
    if "legal_basis" in wanted and (law := _law(near)):
        found["legal_basis"] = law
    if "consent_of" in wanted and (who := _first(_CONSENT, place.text(place.sentence))):
        found["consent_of"] = who
    if "limit" in wanted and "limit" not in found and (value := _first(_LIMIT, _proviso(place))):
        found["limit"] = value
    if "scope" in wanted and "scope" not in found and kind in _BY_TOPIC and (topic := _topic(place)):
        found["scope"] = topic
    if "authority" in wanted and (agency := _authority(place)):
        found["authority"] = agency
    if "temporary" in wanted and _TEMPORARY.search(near):
        found["temporary"] = True
    if "pilot" in wanted and _PILOT.search(near):
        found["pilot"] = True
    return found


def _around(place: Place) -> str:
    """The clause of an item, or its evidence where that reaches further."""
    start, end = min(place.clause[0], place.evidence[0]), max(place.clause[1], place.evidence[1])
    return place.reading.text[start:end]


def _first(patterns: tuple[re.Pattern[str], ...], text: str) -> str | None:
    for pattern in patterns:
        if m := pattern.search(text):
            group = next(n for n, value in m.groupdict().items() if value)
            words = phrase_before(text, m.end(group)).strip("「」 ")
            if len(words) >= 2 and not words.endswith("의") and not is_adnominal(words.split(" ")[-1], ""):
                return words
    return None


def _law(text: str) -> str | None:
    return next((m["c"] for pattern in _BASIS if (m := pattern.search(text))), None)


def _condition(place: Place) -> str | None:
    """What must be fulfilled: the clause with 면, 경우, 때; else what the instrument is limited to, or asks for."""
    text, offset = place.text(place.sentence), place.sentence[0]
    for m in _IF.finditer(text, max(0, place.clause[0] - offset - 1), place.clause[1] - offset):
        start = max(text.rfind(mark, 0, m.start()) + 1 for mark in ",;.")
        words = text[max(start, m.end() - _LONGEST) : m.end()]
        if len(words.strip()) > 3 and not _NO_IF.search(words):
            return without_topic(trimmed(words))
    near = _around(place)
    for pattern in (_ONLY, _HAVING):
        if found := pattern.search(near):
            return phrase_before(near, found.end("c"))
    return None


def _proviso(place: Place) -> str:
    """The next sentence, where it is a proviso."""
    reading = place.reading
    number = reading.sentence_of(place.anchor_tokens[0]).number + 1
    if number >= len(reading.sentences):
        return ""
    text = reading.text[reading.sentences[number].start : reading.sentences[number].end]
    return text if re.match(r"\s*(?:다만|단,|단 )", text) else ""


def _topic(place: Place) -> str | None:
    """What a sentence is about: its first topic, unless that is the law itself."""
    words = trimmed(place.text(place.sentence)).split(" ")
    for n, word in enumerate(words[:8]):
        if is_topic(word, words[n - 1] if n else ""):
            said = trimmed(" ".join([*words[:n], word[:-1]]))
            return None if said in _THE_LAW or re.search("[,;]", said) or agent_of(word) else said
    return None


def _authority(place: Place) -> str | None:
    """The body that decides, by the full name that the text gives it."""
    m = _AGENCY.search(_around(place))
    if not m:
        return None
    full = _FULL.get(m["c"])
    return full if full and full in place.reading.text else bare(m["c"])
