"""A Korean text read for its bill: score and facts."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property

from billkit.bill import words
from billkit.bill.jurisdiction import Pointer
from billkit.language.sentences import sentences
from billkit.models.analysis import Bill, BillDate, Claim
from billkit.models.document import Document

_QUOTED = r"[「『｢《<〈‘'“\"]"
_UNQUOTED = r"[」』｣》>〉’'”\"]"
_COUNT = re.compile(
    r"(?:여야\s*)?(?:국회)?의원\s*(?:등\s*)?(?P<count>\d{1,3})\s*(?:명|인)|(?P<count2>\d{1,3})\s*(?:명|인)의?\s*(?:여야\s*)?(?:국회)?(?:의원|공동발의)"
)
_SPONSOR = re.compile(
    r"(?P<name>[가-힣]{2,4})\s*(?:더불어민주당|국민의힘|조국혁신당|개혁신당|진보당)?\s*(?:국회)?의원(?!회|들|실|총회)"
)
_NUMBER = re.compile(r"(?:법률|대통령령|부령|총리령|고시|의안번호)\s*제?\s*\d[\d-]*호?|제\d{4,5}호")
_DATE = re.compile(
    r"(?:(?P<year>20\d\d)년\s*)?(?:(?P<month>\d{1,2})월\s*)?(?P<day>\d{1,2})일|(?P<y2>20\d\d)[.-]\s?(?P<m2>\d{1,2})[.-]\s?(?P<d2>\d{1,2})\.?|(?P<y3>20\d\d)년\s*(?P<m3>\d{1,2})월"
)
_ALIAS = re.compile(
    r"(?:일명|이른바|이하|약칭|소위)\s*[‘'“\"「(]*\s*(?P<name>[A-Za-z가-힣·\- ]{1,18}?법)(?=[’'”\"」)]|\s|은|이|을)"
)
_STATUTE = re.compile(r"제1조\s*\(목적\)")
_RANKS = {
    "in preparation": 1, "announced": 2, "introduced": 4, "in committee": 5, "passed committee": 7,
    "adopted by parliament": 10, "enacted": 12, "in force": 13,
}  # fmt: skip
_EVENTS = {
    "in preparation": "prepared",
    "adopted by parliament": "adopted",
    "in committee": "referred to committee",
}
_LEAD = 260
_NO_LAWS = frozenset(["방법", "불법", "합법", "사법", "입법", "위법", "편법", "헌법", "해법", "문법", "공법", "기법", "수법", "탈법", "준법", "적법", "민법", "형법", "상법", "국제법", "국내법", "현행법", "관련법", "이 법"])  # fmt: skip


class KoreanReading:
    """A span of a Korean text with what it says of bills."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        self._span = text[start:end]

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        return sentences(self.text, self.start, self.end)

    @cached_property
    def names(self) -> list[tuple[str, int, int]]:
        """Names of laws: quoted ones, and words that end in a law's head ("철강산업 지원법")."""
        heads = "|".join(words.korean("laws"))
        quoted = re.compile(
            rf"{_QUOTED}(?P<name>[^」』｣》>〉’'”\"\n]{{2,80}}?(?:{heads}))(?:\s*(?:제정안|개정안|시행령))?{_UNQUOTED}"
        )
        plain = re.compile(
            rf"(?P<name>(?:[가-힣A-Za-zㆍ·・-]+\s+(?:및\s+)?){{0,8}}?[가-힣A-Za-zㆍ·・-]*(?:에 관한 )?(?:{heads}))(?![가-힣]*[원학조칙인무정])"
        )
        found = [
            (m["name"], m.start("name"), m.end("name"))
            for m in quoted.finditer(self.text, self.start, self.end)
        ]
        taken = [(s, e) for _, s, e in found]
        for match in plain.finditer(self.text, self.start, self.end):
            name, first = _last_words(match["name"]), match.end("name")
            begin = first - len(name)
            if name not in _NO_LAWS and len(name) > 2 and not any(s < first and begin < e for s, e in taken):
                found.append((name, begin, first))
        return sorted(found, key=lambda item: item[1])

    @cached_property
    def primary(self) -> tuple[str, int, int] | None:
        """The law name with most mentions, early ones counting more; bare heads ("특별법") stand for none."""
        bare = set(words.korean("laws"))
        points: Counter[str] = Counter()
        first: dict[str, tuple[str, int, int]] = {}
        for name, start, end in self.names:
            if name in bare:
                continue
            key = re.sub(r"\s|제정안$|개정안$|안$", "", name)
            first.setdefault(key, (name, start, end))
            points[key] += 2 + (4 if start - self.start < _LEAD else 0)
        if not points:
            return None
        best = max(points, key=lambda key: (points[key], -first[key][1]))
        return first[best]

    @cached_property
    def score(self) -> float:
        total = 12.0 if _STATUTE.search(self._span) else 0.0
        lead = self._span[: max(_LEAD, len(self._span) // 5)]
        primary = self.primary
        if primary:
            total += 2.0 + (2.0 if primary[1] - self.start < len(lead) else 0.0)
        legislative = sum(self._span.count(word) for word in words.korean("references"))
        total += min(0.5 * legislative, 3.0)
        total += self._lead_points(lead)
        return total + self._against(lead)

    def _lead_points(self, lead: str) -> float:
        law = any(
            word in lead
            for word in (
                "법안",
                "특별법",
                "개정안",
                "제정안",
                "시행령",
                "법률",
                "지원법",
                "촉진법",
                "특례법",
                "기본법",
            )
        )
        plan = any(word in lead for word in words.korean("plans"))
        step = any(word in lead for word in words.korean("steps"))
        maker = any(word in lead for word in words.korean("makers"))
        if law and step:
            return 3.5
        if law:
            return 1.5
        return 4.0 if plan and step and maker else 0.0

    def _against(self, lead: str) -> float:
        business = sum(lead.count(word) for word in words.korean("business"))
        foreign = sum(lead.count(word) for word in words.korean("foreign_makers"))
        home = sum(
            lead.count(word)
            for word in (
                "국회",
                "의원",
                "산업부",
                "산업통상",
                "국무회의",
                "법안",
                "특별법",
                "시행령",
                "개정안",
            )
        )
        if home:
            return 0.0
        return max(-0.5 * business, -2.0) + max(-1.0 * foreign, -3.0)

    @cached_property
    def jurisdiction(self) -> Pointer | None:
        votes: Counter[str] = Counter()
        first: dict[str, Pointer] = {}
        for economy, kinds in words.jurisdictions().items():
            for rank, word in enumerate(kinds.get("korean", ())):
                at = self.text.find(word, self.start, self.end)
                if at < 0 or len(word) < 2:
                    continue
                votes[economy] += self._span.count(word) * (1 + (1 if economy == "KR" and rank > 2 else 0))
                first.setdefault(economy, Pointer(economy, "names", at, at + len(word), 0, 0))
        if not votes:
            return None
        home = votes["KR"] and any(
            word in self._span for word in ("국회", "의원", "산업부", "국무회의", "시행령", "대통령령")
        )
        return first["KR" if home else max(votes, key=lambda e: (votes[e], e))]

    def bill(self, document: Document) -> Bill:
        """The facts, each with the words that state it."""
        title, short = self._names(document)
        place, stage, count = self.jurisdiction, self._stage(), _COUNT.search(self.text, self.start, self.end)
        number = _NUMBER.search(self.text, self.start, self.end)
        return Bill(
            title=title,
            short_title=short,
            number=_claim(document, number[0], *number.span()) if number else None,
            jurisdiction=_claim(document, place.economy, place.start, place.end) if place else None,
            stage=_claim(document, *stage) if stage else None,
            sponsors=self._sponsors(document),
            sponsors_count=_claim(document, int(count["count"] or count["count2"]), *count.span())
            if count
            else None,
            dates=self._dates(document),
        )

    def _names(self, document: Document) -> tuple[Claim | None, Claim | None]:
        alias = _ALIAS.search(self.text, self.start, self.end)
        short = _claim(document, alias["name"].strip(), *alias.span("name")) if alias else None
        if self.primary is None:
            return None, short
        name, start, end = self.primary
        claim = _claim(document, " ".join(name.split()), start, end)
        if len(name) <= 8 and " " not in name:
            return None, short or claim
        return claim, short

    def _stage(self) -> tuple[str, int, int] | None:
        best: tuple[int, str, int, int] | None = None
        lead_end = self.start + max(_LEAD, len(self._span) // 3)
        for stage, phrases in words.korean_stages().items():
            for phrase in phrases:
                at = self.text.find(phrase, self.start, lead_end)
                if at >= 0 and (best is None or _RANKS[stage] > best[0]):
                    best = (_RANKS[stage], stage, at, at + len(phrase))
        return best[1:] if best else None

    def _sponsors(self, document: Document) -> tuple[Claim, ...]:
        found: dict[str, Claim] = {}
        for start, end in self.sentences:
            if not re.search(r"발의|제안|대표|공동", self.text[start:end]):
                continue
            for match in _SPONSOR.finditer(self.text, start, end):
                name = match["name"]
                if (
                    name in ("여야", "여당", "야당", "소속", "동료", "전체", "국회", "정당", "일부", "지역구")
                    or name[-1] in "당힘"
                ):
                    continue
                found.setdefault(name, _claim(document, name, *match.span("name")))
        return tuple(found.values())

    def _dates(self, document: Document) -> tuple[BillDate, ...]:
        found: list[BillDate] = []
        for start, end in self.sentences:
            steps = [
                (at, s)
                for s, ps in words.korean_stages().items()
                for p in ps
                if (at := self.text.find(p, start, end)) >= 0
            ]
            match = _DATE.search(self.text, start, end)
            if not steps or not match:
                continue
            stage = min(steps, key=lambda step: (abs(step[0] - match.start()), step[1]))[1]
            found.append(
                BillDate(
                    event=_EVENTS.get(stage, stage),
                    value=_iso(match),
                    as_written=match[0],
                    evidence=document.evidence(*match.span()),
                )
            )
        return tuple(found)


def _last_words(name: str) -> str:
    """The name without what stands before it in the sentence: words with particles and verb endings end it."""
    parts = name.split(" ")
    for index in range(len(parts) - 2, -1, -1):
        part = parts[index]
        if (
            part[-1:] in ("은", "는", "이", "가", "을", "를", "에", "로", "다", "한", "된", "인", "던")
            and part != "관한"
        ):
            return " ".join(parts[index + 1 :])
    return name


def _iso(match: re.Match[str]) -> str | None:
    if match["y2"]:
        return f"{match['y2']}-{int(match['m2']):02d}-{int(match['d2']):02d}"
    if match["y3"]:
        return f"{match['y3']}-{int(match['m3']):02d}"
    if match["year"] and match["month"]:
        return f"{match['year']}-{int(match['month']):02d}-{int(match['day']):02d}"
    return None


def _claim(document: Document, value: str | int, start: int, end: int) -> Claim:
    return Claim(value=value, as_written=document.text[start:end], evidence=document.evidence(start, end))
