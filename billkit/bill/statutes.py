"""Who a law or bill is, by its own text.

Shapes handled: the front matter of law.go.kr Markdown (제목, 법령구분, 공포번호, 공포일자, 시행일자, 상태), the first final provisions
(부칙 <제19954호,2024.1.9>); the head and short title of bills of Congress; names and numbers of British acts and bills;
else the heading of the text.
"""

from __future__ import annotations

import re

from billkit.bill.facts import find_bill
from billkit.models.analysis import Bill, BillDate, Claim
from billkit.models.document import Document

_HEAD = 6000
_ECONOMIES = {"kr": "KR", "us": "US", "uk": "GB", "eu": "EU", "de": "DE", "jp": "JP", "br": "BR"}
_FRONT = re.compile(
    r"^(?P<key>제목|법령구분|공포번호|공포일자|시행일자|상태): *'?(?P<value>[^'\n]*)'?$", re.M
)
_FIRST_ADDENDUM = re.compile(r"부칙 *<(?P<number>제\d+호), *(?P<date>\d{4}\. ?\d{1,2}\. ?\d{1,2})\.?>")
_KR_TITLE = re.compile(
    r"^#* *(?P<title>[^\n]{2,80}(?:법률?|법률?안|시행령|시행규칙|조례)(?: *\([^)\n]*\))?)$", re.M
)
_KR_NUMBER = re.compile(r"의 ?안 ?번 ?호\s*[:：]?\s*(?P<number>\d[\d-]*)")
_CITED = re.compile(
    r"(?:Act|section|Bill|Order|Regulations)\s+may\s+be\s+cited\s+as\s+(?:the\s+)?[“\"‘]?(?P<title>[A-Z][^”\"\n]{2,160}?)(?:[”\"’]|\.(?=\s|$)|$)",
    re.M,
)
_CONGRESS = re.compile(r"^(?P<number>(?:H\. ?R\.|S\.|H\. ?J\. ?RES\.|S\. ?J\. ?RES\.) ?\d+)\b", re.M)
_PUBLIC_LAW = re.compile(r"(?P<number>(?:PUBLIC LAW|Public Law) \d+[–-]\d+)")
_NAMED = re.compile(r"^#* *(?P<title>[A-Z][^\n]{2,120}? (?:Act|Bill)(?: \d{4})?(?: \[HL\])?)$", re.M)
_CHAPTER = re.compile(r"^(?P<number>\d{4} (?:c\.|chapter|CHAPTER) ?\d+)\b", re.M)


def statute_bill(document: Document) -> Bill:
    """The facts of a statute; what its text does not state is None."""
    if document.tradition == "kr" or document.language == "ko":
        return _korean(document)
    told = find_bill(document, (0, min(len(document.text), _HEAD)), threshold=-100.0)
    return _english(document, told or Bill())


def _claim(document: Document, span: tuple[int, int], value: str | int | None = None) -> Claim:
    evidence = document.evidence(*span)
    return Claim(
        value=evidence.quote if value is None else value, as_written=evidence.quote, evidence=evidence
    )


def _korean(document: Document) -> Bill:
    text = document.text
    front = {m["key"]: m for m in _FRONT.finditer(text, 0, min(len(text), _HEAD)) if m["value"].strip()}
    title = front.get("제목") or None
    name = _claim(document, title.span("value")) if title else None
    if name is None and (head := _KR_TITLE.search(text, 0, min(len(text), _HEAD))):
        name = _claim(document, head.span("title"))
    number = None
    if "공포번호" in front:
        kind = front["법령구분"]["value"] if "법령구분" in front else "법률"
        span = front["공포번호"].span("value")
        number = _claim(document, span, f"{kind} 제{front['공포번호']['value']}호")
    elif said := _KR_NUMBER.search(text, 0, min(len(text), _HEAD)):
        number = _claim(document, said.span("number"))
    told = (
        find_bill(document, (0, min(len(text), _HEAD)), threshold=-100.0)
        if document.genre == "bill"
        else None
    )
    return Bill(
        sponsors=told.sponsors if told else (),
        sponsors_count=told.sponsors_count if told else None,
        title=name,
        number=number,
        jurisdiction=_claim(document, (name.evidence.start, name.evidence.end), "KR") if name else None,
        stage=_korean_stage(document, front, name),
        dates=tuple(_korean_dates(document, front)),
    )


def _korean_stage(document: Document, front: dict[str, re.Match[str]], name: Claim | None) -> Claim | None:
    if "상태" in front:
        value = "in force" if front["상태"]["value"].strip() == "시행" else "enacted"
        return _claim(document, front["상태"].span("value"), value)
    if document.genre == "bill" and name:
        return _claim(document, (name.evidence.start, name.evidence.end), "introduced")
    return None


def _korean_dates(document: Document, front: dict[str, re.Match[str]]) -> list[BillDate]:
    found = []
    for key, event in (("공포일자", "enacted"), ("시행일자", "in force")):
        if key in front:
            value = front[key]["value"].strip()
            found.append(_date(document, event, front[key].span("value"), value))
    if first := _FIRST_ADDENDUM.search(document.text):
        parts = [int(p) for p in first["date"].replace(" ", "").split(".")]
        found.append(
            _date(document, "first enacted", first.span("date"), f"{parts[0]:04}-{parts[1]:02}-{parts[2]:02}")
        )
    return found


def _date(document: Document, event: str, span: tuple[int, int], value: str) -> BillDate:
    evidence = document.evidence(*span)
    return BillDate(event=event, value=value, as_written=evidence.quote, evidence=evidence)


def _english(document: Document, told: Bill) -> Bill:
    text, top = document.text, min(len(document.text), _HEAD)
    cited = _CITED.search(text)
    named = _NAMED.search(text, 0, top)
    title = cited or named
    number = (
        _CONGRESS.search(text, 0, top) or _PUBLIC_LAW.search(text, 0, top) or _CHAPTER.search(text, 0, top)
    )
    economy = _ECONOMIES.get(document.tradition)
    changed: dict[str, object] = {}
    if title:
        name = _claim(document, title.span("title"), re.sub(r"\s+", " ", title["title"]))
        changed |= {"title": name, "short_title": name}
        if economy:
            changed["jurisdiction"] = _claim(document, title.span("title"), economy)
        if document.genre == "bill":
            changed["stage"] = _claim(document, title.span("title"), "introduced")
        elif document.genre == "act":
            changed["stage"] = _claim(document, title.span("title"), "enacted")
    if number:
        changed["number"] = _claim(document, number.span("number"))
    return told.model_copy(update=changed)
