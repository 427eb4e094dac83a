"""How Korean laws are drafted: the main sentence of a 항, who acts in it, duty or power.

Shapes handled: "산업통상부장관은 … 촉진하기 위하여 다음 각 호의 사업을 추진할 수 있다. 다만, …. 이 경우 …."; amendment notes; final provisions of
this law and of laws that amended it (부칙(정부조직법)).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from billkit.engine.korean.analyst import KoreanAnalyst
from billkit.engine.korean.frames import Frames
from billkit.engine.korean.scope import KoreanScope
from billkit.engine.statute.units import Unit
from billkit.models import Details, Modality
from billkit.slots.korean.modality import modals

Span = tuple[int, int]

_END = re.compile(r"(?:다|음|함)\.(?=\s|<|\[|$)")
# A follow-up sentence that gives money: "이 경우 예산의 범위에서 그 비용의 전부 또는 일부를 지원할 수 있다."
_PAYS = re.compile(r"(?:비용|경비|예산)[^.]{0,80}(?:지원|보조|출연|부담)(?:할 수 있|하여야 한)다")
_SECONDARY = re.compile(r"\s*(?:다만|단|이 ?경우|이때|그 경우|다음 각 호|여기서)[,\s]")
# What stands before the main clause and qualifies it.
_BEFORE_CORE = re.compile(
    r"(?:위하여|위해서?|경우(?:에는|에)?|때에는|대하여(?:는|서는)?|대해서는|대해|불구하고|따라|통하여|관하여(?:는)?|있도록|하도록|없이도|거쳐|협의하여|으로서|등을 고려하여)[, ]+"
    r"|(?<=[가-힣])(?:에게|에게는)\s"
)
_PURPOSE = re.compile(r"[^,]{2,200}?(?:위하여|위해서?|있도록)(?=[\s,])")
_TOPIC_PARTICLE = re.compile(r"(?:은|는)\s")
# Not the end of a party: verbs before a noun ("지정을 받는 자"), conditions ("경우에는"), things.
_NO_TOPIC = re.compile(
    r"(?:하|받|있|없|되|않|려|높|낮|같|많|얻|맺|걸리|나타나|드|우|경우에|때에|대하여|대해서|관하여|에서|에|기간|사항|비용|이상|이하|기준"
    r"|내용|임기|날|때|효력|방법|절차|법|회계|계획|규정)$"
)
_OR = re.compile(r"(?:^|\s)또$")
_SUBJECT = re.compile(r"(?P<who>[^,.\s]{2,30}(?:장관|청장|정부|위원장|단체|지사|시장))(?:이|가)\s")
_AMENDS = re.compile(r"(?:다음과 같이 (?:개정|신설|하고|한다)|[\"”](?:으)?로 (?:하고|한다)|삭제한다)")
_CALLED = re.compile(r"\((?:[^()]*\.)? ?이하 [\"“‘'](?P<name>[^\"”’']{1,40})[\"”’'](?:이)?라 ?한다\)$")
# In the paragraphs beside the one that sets a committee up.
_COMMITTEE = {
    "body_name": re.compile(
        r"(?:소속으로|소속하에|에|위하여|구성하는) (?P<value>(?:(?!소속)[가-힣ㆍ]+ ){0,5}[가-힣ㆍ]*(?:위원회|회의|협의회|협의체|본부|추진단))(?:\(이하|을|를)"
    ),
    "members_max": re.compile(r"(?P<value>\d{1,3})명 이내의 (?:위원|사람)"),
    "term_years": re.compile(r"임기는 (?P<value>\d{1,2})년"),
    "chair": re.compile(
        r"(?:위원장|의장)은 (?P<value>[가-힣 ]{2,24}?(?:장관|총리|대통령|지사|시장|차관))(?:이|가|으로)"
    ),
}
_PLAN = re.compile(
    r"(?:에 관한|매년|마다|위하여|따라|은|는|,)? ?(?P<name>(?:[가-힣ㆍ]+ ){0,5}[가-힣ㆍ]*계획)(?:\(이하|을|를)"
)
_RECIPIENT = re.compile(r"(?P<who>[가-힣]{1,20}(?: 소관 상임위원회| 상임위원회)?)(?:에게|에) (?:제출|보고)")
_IN_ZONE = re.compile(
    r"(?P<zone>[가-힣]{2,12}(?:특구|단지|지구|특별지역))(?:에서|에 입주|의? ?입주| 내|에 대하여|\"라 한다\)에서)"
)
_DUTY = re.compile(r"(?:추진한다|처한다|부과한다|수립한다)")
_EFFORT = re.compile(r"노력하여야 한다")
_PROHIBITED = re.compile(r"(?:하여서는|해서는|아니하면|하지) ?아니 ?된다|할 수 없다")
_LOOK = 1500


class KoreanStatuteAnalyst(KoreanAnalyst):
    """Details of Korean statutes: no sentence is about another economy or another bill."""

    def _scope(self) -> KoreanScope:
        return KoreanScope(self.reading, self.rules, Frames(self.reading, (), (), home="KR", has_bill=True))


class KoreanDrafting:
    """Korean statutes."""

    def sentences(self, text: str, unit: Unit) -> list[Span]:
        found: list[Span] = []
        start, end = unit.lead
        while start < end:
            match = _END.search(text, start, end)
            stop = match.end() if match else end
            secondary = _SECONDARY.match(text, start, stop) and not _PAYS.search(text, start, stop)
            if not secondary or (not found and start == unit.lead[0]):
                first = start + (len(text[start:stop]) - len(text[start:stop].lstrip()))
                if stop - first > 4 and not re.match(r"\s*[<\[]", text[first:stop]):
                    found.append((first, stop))
            start = stop
        return found

    def core(self, text: str, sentence: Span) -> int:
        low = max(sentence[0], sentence[1] - _LOOK)
        at = sentence[0]
        if topic := self._topic(text, sentence):
            at = topic[1]
        for match in _BEFORE_CORE.finditer(text, low, max(low, sentence[1] - 8)):
            at = max(at, match.end())
        return at

    def main(self, text: str, sentence: Span) -> int:
        return self.core(text, sentence)

    def amends_here(self, text: str, sentence: Span) -> bool:
        return bool(_AMENDS.search(text, max(sentence[0], sentence[1] - 300), sentence[1]))

    def bare_opening(self, _text: str, _sentence: Span) -> bool:
        return False

    def purposes(self, text: str, sentence: Span) -> list[Span]:
        topic = self._topic(text, sentence)
        low = max(topic[1] if topic else sentence[0], sentence[1] - _LOOK)
        return [match.span() for match in _PURPOSE.finditer(text, low, sentence[1])]

    def actor(self, text: str, sentence: Span, _unit: Unit) -> str | None:
        if topic := self._topic(text, sentence):
            words = text[topic[0] : topic[1]].strip()
            words = words[:-1] if words.endswith(("은", "는")) else words
            if called := _CALLED.search(words):
                return called["name"]
            return re.sub(r"\([^()]*\)|[*\\]", "", words).strip()
        subject = _SUBJECT.search(text, sentence[0], min(sentence[1], sentence[0] + 120))
        return subject["who"] if subject else None

    def _topic(self, text: str, sentence: Span) -> Span | None:
        """The words up to the topic particle of a party that acts."""
        start = sentence[0]
        limit = min(sentence[1], start + 240)
        for match in _TOPIC_PARTICLE.finditer(text, start, limit):
            who = text[start : match.start()]
            if _OR.search(who):
                continue
            if not _NO_TOPIC.search(who) and who.count("(") == who.count(")"):
                return start, match.end()
            if who.count("(") == who.count(")"):
                start = match.end()
        return None

    def modality(self, text: str, sentence: Span, at: Span | None) -> Modality:
        start = sentence[0] if at is None else max(sentence[0], at[0])
        low = max(start, sentence[1] - _LOOK) if at is None else start
        found = modals(text[low : sentence[1]])
        if found:
            return (found[-1] if at is None else found[0]).modality
        return "shall" if _DUTY.search(text, low, sentence[1]) else "unspecified"

    def own_addendum(self, unit: Unit) -> bool:
        node = unit.node
        while node.parent is not None:
            node = node.parent
        return not node.section.heading

    def amends(self, _text: str, _sentence: Span, _unit: Unit) -> str | None:
        return None

    def details(self, text: str, kind: str, unit: Unit, sentences: Sequence[Span]) -> Details:
        words = " ".join(text[slice(*s)] for s in sentences)
        if kind == "legal.definition":
            terms = sum(1 for section, _ in unit.items if section.rank == "item")
            return {"quantity": terms, "unit": "terms"} if terms else {}
        found: Details = {}
        if _EFFORT.search(words):
            found["strength"] = "endeavour"
        if _PROHIBITED.search(words):
            found["prohibition"] = True
        return found | _of_article(text, kind, unit, words)


def _of_article(text: str, kind: str, unit: Unit, words: str) -> Details:
    """Details that stand in the other paragraphs of an article: who heads a committee, and how many are in it."""
    found: Details = {}
    if kind == "governance.committee":
        around = text[unit.article.start : unit.article.end]
        for name, pattern in _COMMITTEE.items():
            if match := pattern.search(around):
                found[name] = int(match["value"]) if match["value"].isdigit() else match["value"].strip()
    elif kind.startswith("planning.") and (plan := _PLAN.search(words)):
        found["plan_name"] = plan["name"].strip()
    elif kind == "oversight.reporting" and (to := _RECIPIENT.search(words)):
        found["recipient"] = to["who"].strip()
    elif (
        kind != "zone.designation"
        and not kind.startswith("legal.")
        and (zone := _IN_ZONE.search(text[slice(*unit.lead)]))
    ):
        found["within"] = zone["zone"]
    return found
