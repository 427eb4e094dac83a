"""Who acts, who benefits, what is supported: "정부는", "개선명령을 받은 자는", "산업부 장관에게 … 의무를 지우고"; "…하는 기업에는",
"조선산업에 대하여", "철강산업 특성화대학에"; "개발과 설비 도입을 보조하는", "저탄소철강의 기준", "△양성 비용 △연구 비용".
"""

from __future__ import annotations

import re
from collections.abc import Collection

from billkit.engine.details.place import Place
from billkit.engine.korean.details.nouns import LINKING, bare, is_adnominal, parts, phrase_before, trimmed
from billkit.engine.korean.parties import listed
from billkit.engine.korean.predicates import clause_end, opening_of
from billkit.engine.korean.subjects import agent_of, is_headed
from billkit.engine.reading import Reading
from billkit.models import Details
from billkit.models.analysis import Scalar

_CHARGED = re.compile(
    r"(?P<who>[가-힣ㆍ· ]{2,20}?)에게 .{2,80}?(?:의무를 (?:지|부과|부여)|하도록 (?:했|함|한|하)|도록 의무)"
)
_FOR = re.compile(
    r"(?P<n>[가-힣A-Za-z0-9ㆍ·)]+?)(?P<p>에게는|에게|에 대하여도|에 대하여는|에 대하여|에 대해서도|에 대해|에 대한|에는|에|을 대상으로|를 대상으로|을 위하여|를 위하여|을 위한|를 위한|(?:을|를)(?= (?:지원|육성|우대|보호|돕))|의)(?= )"
)
_ACCUSATIVE = re.compile(r"(?P<n>[가-힣A-Za-z0-9ㆍ·)’”\"'」]+?)(?:을|를)(?= )")
_BULLETS = re.compile(r"[△▲▷▶]\s*(?P<item>[^△▲▷▶,.]+)")
_LIST_OF = re.compile(r"(?P<list>[^,;.]{2,80}?) 등 ")
_LIKE = re.compile(r"(?P<c>[^,;.]{2,40}?)(?:처럼|같은|과 같은|와 같은|을 비롯한|를 비롯한)(?= )")
_NO_ACTOR = ("legal.purpose", "legal.definition", "legal.effective_date")
_NO_OBJECT = ("planning.", "legal.", "governance.")
_INDIRECT = ("을 위한", "를 위한", "을 위하여", "를 위하여", "의", "을", "를")
_PAID_BY = ("finance.fee", "enforcement.penalty")  # who is named there pays
_TOUCHING = ("trade.", "demand.", "carbon.", "technology.certification", "social.")
_HEADING_A_BODY = re.compile(
    r"\s*(?:주재|이끄|이끈|지휘|총괄하는|위원장|의장|포함|참여하는|참여한|추천|소속)"
)
_APPROVING = re.compile(r"\s*(?:승인|인가|허가|인정)(?:한|하는|받)")
_NO_REST = ("와", "과", "및", "ㆍ", "·", "별", "용", "저리", "장기", "무이자")
_PREPARING = re.compile(r"(?:세워|만들어|마련해|골라|정해|정하여|마련하여)$")
_FAR = 30  # characters that may stand between an object and the instrument
_IN_CONDITION = re.compile(r"(?:[가-힣]면|경우(?:에는|에)?|때(?:에는|에)?)[ ,]")
_TASK = re.compile(r"(?P<c>[^,;.]{2,60}?)(?:을|를) (?:심의|총괄|조정|의결|자문|논의|담당|점검|결정|협의)")
_POINTING = frozenset(
    {
        "그 안",
        "이 안",
        "그",
        "이",
        "해당",
        "것",
        "자",
        "경우",
        "때",
        "필요",
        "내용",
        "사항",
        "규정",
        "조항",
        "근거",
        "특례",
        "예외",
    }
)
_FRAME = re.compile(r"의 (?:기준|표준|범위|대상|방법|요건|절차)$")


def parties(place: Place, wanted: Collection[str], kind: str) -> Details:
    """Actor, beneficiary and object, by the names that the rule lists."""
    found: Details = {}
    actor = None if kind in _NO_ACTOR else _actor(place, kind)
    name = "applies_to" if kind in _PAID_BY else "beneficiary"
    if name in wanted and (who := _who_gets(place, kind, actor)):
        found[name] = who
    if actor and actor != found.get("beneficiary"):
        found["actor"] = actor
    if "object" in wanted and (what := _object_of(place, kind)) and what != found.get("beneficiary"):
        found["object"] = what
    for touching in ("applies_to", "product"):
        if touching in wanted and kind.startswith(_TOUCHING) and (touched := _touched(place, touching)):
            found.setdefault(touching, touched)
    return found


def _who_gets(place: Place, kind: str, actor: str | None) -> str | None:
    """The beneficiary, by the ways in which the kinds name it."""
    if kind.startswith("competition."):
        return _exempted(place, actor) or _beneficiary(place)
    return _beneficiary(place) or (_conditional(place) if kind.startswith("finance.") else None)


# --- who acts


def _actor(place: Place, kind: str) -> str | None:
    """The subject nearest before the instrument in its sentence, else behind it in its clause; the subject of the words
    that open a list holds for its items. The subject of a clause that only qualifies a noun comes last.
    """
    reading = place.reading
    here = reading.sentence_of(place.anchor_tokens[0])
    if charged := _charged(place):
        return charged
    behind = clause_end(reading, place.anchor_tokens[0], here)
    before = _agents(reading, place.sentence_tokens[0], place.anchor_tokens[0] + 1)
    after = _agents(reading, place.anchor_tokens[0] + 1, behind)
    if kind.startswith("competition.") and (
        approving := [i for i in before + after if _followed(place, i, _APPROVING)]
    ):
        return _whole(place, approving[-1])
    if kind == "governance.committee":
        before = [i for i in before if i >= place.clause_tokens[0] and not _is_body(reading, i)]
        after = []
    ordered = [*reversed(before), *after]
    ordered.sort(key=lambda i: _is_inside(place, i))
    if ordered:
        return _whole(place, ordered[0])
    opening = opening_of(reading, here)
    found = _agents(reading, opening.first, opening.after) if opening else []
    return _whole(place, found[0]) if found else None


def _charged(place: Place) -> str | None:
    m = _CHARGED.search(place.text(place.sentence))
    return " ".join(m["who"].split()[-2:]) if m and is_headed(m["who"].split()[-1], "actors") else None


def _agents(reading: Reading, first: int, after: int) -> list[int]:
    """The words that name an agent, but for those that head or make up a body ("국무총리가 주재하는")."""
    found = [i for i in range(first, after) if agent_of(reading.tokens.words[i])]
    found = [i for i in found if reading.tokens.words[i - 1] != "호의"]  # the parties listed below
    return [i for i in found if not _HEADING_A_BODY.match(reading.text, reading.offsets(i, i + 1)[1])]


def _is_body(reading: Reading, token: int) -> bool:
    """A body that decides or is set up does not set itself up."""
    return (agent_of(reading.tokens.words[token]) or "").endswith(listed("bodies"))


def _followed(place: Place, token: int, pattern: re.Pattern[str]) -> bool:
    return bool(pattern.match(place.reading.text, place.reading.offsets(token, token + 1)[1]))


def _is_inside(place: Place, token: int) -> bool:
    """Whether a subject with 이/가 stands before a verb that qualifies a noun: "장관이 고시하는 사항"."""
    tokens = place.reading.tokens
    if tokens.words[token].endswith(("은", "는")) or token + 1 >= len(tokens):
        return False
    return is_adnominal(tokens.words[token + 1], tokens.words[token])


def _whole(place: Place, token: int) -> str:
    """The party with what qualifies it ("개선명령을 받은 자", "사업재편 승인기업"); of an office its name alone."""
    reading = place.reading
    start = reading.offsets(token, token + 1)[0]
    who = agent_of(reading.tokens.words[token]) or ""
    sentence = reading.sentence_of(token)
    phrase = phrase_before(reading.text[sentence.start : start + len(who)], start + len(who) - sentence.start)
    words = phrase.split() or [who]
    if not who.endswith(_OFFICES):
        return phrase or who
    first = len(words) - 1
    while first > 0 and (_OFFICE_BEFORE.search(words[first - 1]) or words[first] in ("및", "또는", "장")):
        first -= 1
    return " ".join(words[first:])


_OFFICES = (
    "장관",
    "정부",
    "국가",
    "국회",
    "위원회",
    "대통령",
    "총리",
    "청장",
    "처장",
    "지방자치단체",
    "지자체",
    "장",
)
_OFFICE_BEFORE = re.compile(r"(?:[가-힣]{2,}[부처청]|및|또는|[가-힣]{2,}(?:와|과)|관계|소관|해당)$")


def _exempted(place: Place, actor: object) -> str | None:
    """The firms that a release from competition law names as its topic."""
    found = [_whole(place, i) for i in _agents(place.reading, *place.sentence_tokens)]
    firms = [who for who in found if who != actor and is_headed(who.split()[-1], "beneficiaries")]
    return firms[-1] if firms else None


# --- who benefits, what is supported


def _conditional(place: Place) -> str | None:
    """The firm that a condition is about: "기업이 부동산을 매각하면 양도소득세를 감면한다"."""
    for token in _agents(place.reading, place.sentence_tokens[0], place.anchor_tokens[0]):
        between = place.reading.text[place.reading.offsets(token, token + 1)[1] : place.anchor[0]]
        who = _whole(place, token)
        if _IN_CONDITION.search(between) and is_headed(who.split()[-1], "beneficiaries"):
            return who
    return None


def _beneficiary(place: Place) -> str | None:
    """The party with the particle of the one who gets ("기업에는", "주민에게"), else whose it is ("조선기업의")."""
    text, offset = place.text(place.sentence), place.sentence[0]
    low, high = _reach(place)
    found = [m for m in _FOR.finditer(text) if low <= m.start() + offset < high and _is_party(m["n"])]
    given = [m for m in found if m["p"] not in _INDIRECT] or found
    return phrase_before(text, given[-1].end("n")) if given else None


def _is_party(word: str) -> bool:
    return is_headed(re.split("[ㆍ·]", word)[-1], "beneficiaries")


def _reach(place: Place) -> tuple[int, int]:
    """The clause of an item, or its evidence where that reaches further."""
    return min(place.clause[0], place.evidence[0]), max(place.clause[1], place.evidence[1])


def _object_of(place: Place, kind: str) -> Scalar | list[Scalar] | None:
    if kind == "governance.committee":
        m = _TASK.search(place.reading.text[slice(*_reach(place))])
        return phrase_before(m.string, m.end("c")) if m else None
    if kind.startswith(_NO_OBJECT):
        return None
    if kind.startswith("circularity.") and (
        made := re.search(r"([가-힣]{3,}기업)(?:으로|로) (?:지정|선정)", place.text(place.clause))
    ):
        return made[1]
    found = _object(place)
    return None if isinstance(found, str) and _says_nothing(found) else found


def _says_nothing(phrase: str) -> bool:
    return phrase in _POINTING or len(phrase) < 2 or phrase.startswith("다음 각")


def _object(place: Place) -> Scalar | list[Scalar] | None:
    """What is supported, built or named: a list of bullets, examples before 등, what the instrument is of or for, the
    object of the verb."""
    low, high = _reach(place)
    text = place.reading.text[low:high]
    at = place.anchor[0] - low
    bullets = [
        trimmed(m["item"]) for m in _BULLETS.finditer(place.reading.text[low : max(high, place.sentence[1])])
    ]
    if len(bullets) > 1 and not place.text(place.sentence).lstrip().startswith(("△", "▲")):
        return [_without_predicate(b) for b in bullets]
    before = text[:at]
    if m := re.search(r"(?:을|를) ?(?:[가-힣]{1,6}기 )?위(?:한|하여|해) (?:[가-힣]{1,8} )?$", before):
        return phrase_before(before, m.start())
    if m := re.search(r"(?P<p>의|에 드는|에 필요한) (?:[가-힣]{1,8}(?<![게에로을를이가은는]) )?$", before):
        return _examples(_of_what(phrase_before(before, m.start())))
    for m in reversed(list(_ACCUSATIVE.finditer(f"{text[: place.anchor[1] - low]} "))):
        if not _governed(text[m.end() : at]):
            break
        if phrase := _of_what(_beyond_anchor(place, phrase_before(text, m.end("n")))):
            return _examples(phrase)
    return None


def _governed(between: str) -> bool:
    """Whether an object and the instrument share a verb: no clause ends between them ("기준을 세워 인증" is one act)."""
    words = between.split()
    return len(between) < _FAR and not any(
        is_adnominal(word, words[n - 1] if n else "을")
        or (LINKING.search(word) and not _PREPARING.search(word))
        for n, word in enumerate(words)
    )


def _of_what(phrase: str) -> str:
    """What a share or sum is of: "설비투자 비용의 30%" is about 설비투자 비용; a bare number about nothing."""
    if not re.search(r"[0-9][^ ]*(?: 규모| 이내| 이상| 한도)?$", phrase):
        return phrase
    whole, of, _ = phrase.rpartition("의 ")
    return whole if of else ""


def _beyond_anchor(place: Place, phrase: str) -> str:
    """What a phrase says beside the words of the instrument: "전기로 기술개발" with the instrument 기술개발 is 전기로."""
    words = place.text(place.anchor)
    instrument = bare(words)
    if words.startswith(phrase) or instrument.startswith(phrase):
        return ""
    if not phrase.endswith(instrument):
        return phrase
    rest = phrase.removesuffix(instrument).strip()
    last = rest.split(" ")[-1]
    return "" if rest.endswith(_NO_REST) or is_adnominal(last, "") or last == "따른" else rest


def _examples(phrase: str) -> Scalar | list[Scalar]:
    """The examples that a phrase gives ("친환경 선박ㆍ자율운항선박 등 차세대 선박", "폐수처리시설처럼 …"), else the phrase."""
    if not phrase:
        return ""
    if m := _LIST_OF.match(f"{phrase} "):
        items = parts(m["list"])
        return list(items) if len(items) > 1 else items[0]
    if m := _LIKE.match(f"{phrase} "):
        return trimmed(m["c"])
    return _FRAME.sub("", phrase)


def _without_predicate(item: str) -> str:
    return re.sub(r"(?:을|를|은|는)? (?:지원|추진|강화|확대|실시)[가-힣]*$", "", item).strip()


# --- what trade and demand measures touch

_ON = re.compile(r"(?P<n>[가-힣A-Za-zㆍ·]+?)(?:에는|에|의|에 대한|에 대하여|에 대해)(?= )")
_RELATIONAL = (
    "특례",
    "예외",
    "이내",
    "범위",
    "이상",
    "이하",
    "법",
    "영",
    "기간",
    "경우",
    "제도",
    "기준",
    "표지판",
)


def _touched(place: Place, name: str) -> str | None:
    """The goods ("수입 철강에"), or the volumes, countries and firms ("초과 물량에는") that a measure falls on."""
    low, high = _reach(place)
    text = place.reading.text[low:high]
    for m in _ON.finditer(text, 0, max(0, place.anchor[0] - low)):
        is_goods = is_headed(m["n"], "goods")
        if is_goods == (name == "product") and len(m["n"]) > 1 and not m["n"].endswith(_RELATIONAL):
            return phrase_before(text, m.end("n"))
    return None
