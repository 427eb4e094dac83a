"""A Korean text read for its bill: score and facts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
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
_BRINGS_IN = re.compile(r"발의|제안|대표|공동|제출|내놓|의원\s*등\s*\d+인")
_LINE = re.compile(r"발의자\s*[:：]?\s*(?P<names>[가-힣ㆍ·,\s]+?)\s*(?:의원|등|\(|\d|$)", re.M)
_NAME = re.compile(r"[가-힣]{2,4}")
_NO_NAMES = frozenset(
    {"여야", "여당", "야당", "소속", "동료", "전체", "국회", "정당", "일부", "지역구", "의원"}
)
_NUMBER = re.compile(
    r"(?:법률|대통령령|부령|총리령|고시)\s*제?\s*\d[\d-]*호?|의안번호\s*제?\s*(?P<bill>\d[\d-]*)호?|제\d{4,5}호"
)
_DATE = re.compile(
    r"(?:(?P<year>20\d\d)년\s*)?(?:(?P<month>\d{1,2})월\s*)?(?P<day>\d{1,2})일|(?P<y2>20\d\d)[.-]\s?(?P<m2>\d{1,2})[.-]\s?(?P<d2>\d{1,2})\.?|(?P<y3>20\d\d)년\s*(?P<m3>\d{1,2})월"
)
_ALIAS = re.compile(
    r"(?:일명|이른바|이하|약칭|소위)\s*[‘'“\"「(]*\s*(?P<name>[A-Za-z가-힣·\- ]{1,18}?법)(?=[’'”\"」)]|\s|은|이|을)"
)
# Names that any bill may have: 제정 법안, 이번 개정안, 두 법안.
_GENERIC = re.compile(
    r"(?:(?:제정|개정|이번|해당|관련|두|세|같은|새|여러|이들|지원|후속|다른|모든|통합|정부|여당|야당|핵심|일부개정|전부개정|일부|전부|\S{1,4}의원)\s*)+(?:특별)?(?:법|법안|법률안|개정안|제정안|시행령)"
)
_FOREIGN_BEFORE = re.compile(
    r"(?:미국|일본|중국|대만|독일|프랑스|영국|EU|유럽연합|유럽|인도|호주|캐나다)(?:판|의|식)?\s*[‘'“\"「『]?\s*\Z"
)
_FOREIGN_NAME = re.compile(r"^(?:미국|일본|중국|대만|독일|프랑스|영국|EU|유럽)")
_PLAN_NAME = re.compile(
    rf"{_QUOTED}(?P<name>[^」』｣》>〉’'”\"\n]{{3,40}}?(?:전략|방안|대책|계획|로드맵|패키지|프로젝트))(?:\([^)]*\))?{_UNQUOTED}"
)
_PETITION = re.compile(r"건의안|건의문|결의안|촉구 건의|청원서|성명서|호소문")
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
            rf"{_QUOTED}(?P<name>[^」』｣》>〉’'”\"\n]{{2,80}}?(?:{heads}|\d법)(?:\s*(?:일부개정법률안|전부개정법률안|시행령|시행규칙))?)(?:\s*(?:제정안|개정안|일부개정령안))?{_UNQUOTED}"
        )
        plain = re.compile(
            rf"(?P<name>(?:[가-힣A-Za-zㆍ·・-]+\s+(?:및\s+)?){{0,8}}?[가-힣A-Za-zㆍ·・-]*(?:에 관한 )?(?:{heads})(?:\s*(?:일부개정법률안|전부개정법률안|시행령|시행규칙)(?:\s*제정\(?안\)?)?)?)(?![가-힣]*[원학조칙인무정])"
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
            if name in bare or _GENERIC.fullmatch(name) or self._is_foreign(start):
                continue
            key = re.sub(r"\s|제정안$|개정안$|안$", "", name)
            first.setdefault(key, (name, start, end))
            points[key] += 2 + (4 if start - self.start < _LEAD else 0) + self._weight(name, start)
        if not points:
            return None
        best = max(points, key=lambda key: (points[key], -first[key][1]))
        return first[best]

    def _is_foreign(self, start: int) -> bool:
        """Whether another economy stands right before a name: 이른바 대만판 칩스법, 미국의 반도체법."""
        return _FOREIGN_BEFORE.search(self.text, max(self.start, start - 14), start) is not None

    def _weight(self, name: str, start: int) -> int:
        """A full name in quotation marks, or one that a member brings in, is more than a law that is amended."""
        behind = self.text[start + len(name) : start + len(name) + 14]
        quoted = self.text[start - 1 : start] in tuple("‘'“\"《〈「『") and start > self.start
        full = quoted and name.endswith(("안", "특별법")) and " " in name
        brought = re.match(r"[’'”\"」』]*(?:을|를)?\s*(?:대표\s*)?발의", behind) is not None
        return (
            (6 if full else 0)
            + (4 if brought else 0)
            + (2 if re.match(r"[」』’”]?\s*\((?:이하|일명|약칭)", behind) else 0)
        )

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
        if _PETITION.search(lead) and not re.search(r"(?:법안|개정안|특별법|제정안)[^.\n]{0,12}발의", lead):
            total -= 8.0  # what a council or chamber asks for, whatever bill it names
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
            number=_claim(
                document, number["bill"] or number[0], *number.span("bill" if number["bill"] else 0)
            )
            if number
            else None,
            jurisdiction=_claim(document, place.economy, place.start, place.end) if place else None,
            stage=_claim(document, *stage) if stage else None,
            sponsors=self._sponsors(document),
            sponsors_count=_claim(document, int(count["count"] or count["count2"]), *count.span())
            if count
            else None,
            dates=self._dates(document),
        )

    def _names(self, document: Document) -> tuple[Claim | None, Claim | None]:
        alias = next(
            (m for m in _ALIAS.finditer(self.text, self.start, self.end) if self._is_own_alias(m)), None
        )
        short = _claim(document, alias["name"].strip(), *alias.span("name")) if alias else None
        if self.primary is None or self._announces_plan():
            return self._plan(document) or (None, short)
        name, start, end = self.primary
        if alias and alias["name"].strip() == name and (long := self._before_alias(alias)):
            return _claim(document, " ".join(long[0].split()), *long[1:]), short
        claim = _claim(document, " ".join(name.split()), start, end)
        if len(name) <= 8 and " " not in name:
            return None, short or claim
        return claim, short

    def _is_own_alias(self, match: re.Match[str]) -> bool:
        """Not the alias of a foreign law, nor one far down the text."""
        return not _FOREIGN_NAME.search(match["name"]) and match.start() - self.start < max(
            _LEAD * 2, len(self._span) // 2
        )

    def _before_alias(self, alias: re.Match[str]) -> tuple[str, int, int] | None:
        """The name right before "(이하 …)"."""
        return next((n for n in self.names if 0 <= alias.start() - n[2] <= 4 and n[0] != alias["name"]), None)

    def _announces_plan(self) -> bool:
        """Whether the opening announces a strategy and no step of a bill, though laws are named."""
        lead = self._span[:_LEAD]
        return (
            _PLAN_NAME.search(lead) is not None
            and re.search(r"발표|확정|내놨|내놓", lead) is not None
            and not re.search(r"발의|본회의|공포|입법예고|제정안|개정안|법안|시행령|통과", lead)
        )

    def _plan(self, document: Document) -> tuple[Claim | None, Claim | None] | None:
        """A strategy or programme named in quotation marks in the opening."""
        match = _PLAN_NAME.search(self.text, self.start, min(self.end, self.start + _LEAD))
        return (_claim(document, match["name"], *match.span("name")), None) if match else None

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
        return tuple(
            _claim(document, name, start, end)
            for name, (start, end) in sponsors_of(self.text, self.start, self.end, self.sentences).items()
        )

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


def sponsors_of(
    text: str, start: int, end: int, spans: Sequence[tuple[int, int]] | None = None
) -> dict[str, tuple[int, int]]:
    """Members who bring the bill in: those of the first sentence that tells of it, and of the line 발의자. Name -> span."""
    found: dict[str, tuple[int, int]] = {}
    for first, after in spans if spans is not None else sentences(text, start, end):
        if not _BRINGS_IN.search(text, first, after):
            continue
        names = {
            m["name"]: m.span("name") for m in _SPONSOR.finditer(text, first, after) if _is_name(m["name"])
        }
        if (line := _LINE.search(text, first, after)) is not None:
            names |= {m[0]: m.span() for m in _NAME.finditer(text, *line.span("names")) if _is_name(m[0])}
        found = {**names, **found} if "발의자" in text[first:after] else found or names
    return found


def _is_name(name: str) -> bool:
    return name not in _NO_NAMES and name[-1] not in "당힘"


def _last_words(name: str) -> str:
    """The name without what stands before it in the sentence: words with particles and verb endings end it."""
    parts = name.split(" ")
    for index in range(len(parts) - 2, -1, -1):
        part = parts[index]
        if (
            part[-1:] in ("은", "는", "이", "가", "을", "를", "에", "로", "다", "한", "된", "인", "던")
            and part not in ("관한", "위한", "대한")
            and not (index + 1 < len(parts) and parts[index + 1] in ("관한", "위한", "대한"))
        ) or part.endswith(_VERBAL):
            return " ".join(parts[index + 1 :])
    return name


_VERBAL = (
    "빠진",
    "담은",
    "있는",
    "없는",
    "하는",
    "되는",
    "넘은",
    "밝힌",
    "따른",
    "열린",
    "나온",
    "발의",
    "낸",
    "내놓은",
    "통과시킨",
)


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
