"""Whether what an analysis says of an item can be found again in the words around its evidence.

The analysis gives a provision its modality, actor and details. A brief repeats them, so they are read a second time
here, in another way: names and words must stand there as they are; figures must be among the figures that stand there;
"must" and "may" need a word of duty or power. What is not found again is not wrong, but it is told as *not checked*.
"""

from __future__ import annotations

import re
from datetime import date

from billkit.models.analysis import BillDate, Claim
from billkit.models.brief import FactValue
from billkit.models.document import Document
from billkit.models.evidence import Evidence
from billkit.slots import find_slots
from billkit.slots.english.numerals import ONES
from billkit.slots.modality import modals

# coded by the reader of the bill, not written in it
CODED = frozenset(
    {
        "currency",
        "amount_kind",
        "status",
        "existing_law",
        "outside_bill",
        "kind",
        "economy",
        "event",
        "section",
        "strength",
        "items",  # labels of a list's items, made from the structure
        "kind_title",
        "economy_name",
    }
)
CODED_CLAIMS = frozenset({"jurisdiction", "stage"})
_BEFORE, _AFTER = 900, 500
_ARTICLE = 6000  # code points of a long article, back from the span
_NEAR = 300  # code points: the sentence of a span, and its neighbours
_ITEM = re.compile(r"\s*(?:[-*•·–]|\(?\w{1,4}[.)])\s")
_KOREAN_DUTY = re.compile(r"여야|해야|하도록\s|의무")
_KOREAN_POWER = re.compile(r"[ㄹ가-힣]\s?수\s?있")
_MULTIPLES = {
    "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "m": 10**6,
    "mn": 10**6, "bn": 10**9, "tn": 10**12, "crore": 10**7, "lakh": 10**5,
    "천": 10**3, "만": 10**4, "백만": 10**6, "천만": 10**7, "억": 10**8, "조": 10**12,
}  # fmt: skip
_FIGURE = re.compile(
    r"(\d[\d,]*(?:\.\d+)?)\s*-?("
    + "|".join(sorted(map(re.escape, _MULTIPLES), key=len, reverse=True))
    + r")?"
)
_WORD_VALUES = ONES | {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90, "hundred": 100,
    "a": 1, "an": 1, "annual": 1, "annually": 1, "yearly": 1, "every year": 1, "half": 50, "매년": 1, "연차": 1, "once": 1,
    "double": 2, "twice": 2, "decade": 10,
}  # fmt: skip
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]


def window(document: Document, evidence: Evidence) -> str:
    """The words around a span: as far back as a list's head may stand, and to the end of the thought.

    In a law, from the start of the article: its first words speak for all its items.
    """
    return document.text[_first(document, evidence) : evidence.end + _AFTER]


def _first(document: Document, evidence: Evidence) -> int:
    """Where the words around a span begin."""
    near = max(0, evidence.start - _BEFORE)
    articles = [s for s in document.sections_at(evidence.start) if s.rank == "article"]
    return max(min(near, articles[-1].start), evidence.start - _ARTICLE) if articles else near


def found_again(document: Document, evidence: tuple[Evidence, ...], field: str, value: FactValue) -> bool:
    """Whether the value of a field can be read a second time around one of the spans."""
    if value is None or isinstance(value, bool) or field in CODED:
        return True
    return any(_found(document, span, field, value) for span in evidence)


def claim_found_again(document: Document, claim: Claim | BillDate, name: str, field: str = "value") -> bool:
    """Whether a fact about the bill stands in its evidence: the words as written, and in them the value.

    Jurisdiction, stage and event are coded, and read from words that do not spell the code.
    """
    if _same(claim.as_written) not in _same(claim.evidence.quote):
        return False
    if field != "value" or claim.value is None or name in CODED_CLAIMS:
        return True
    if isinstance(claim.value, int):
        return _figure_in(claim.as_written, float(claim.value), document.language)
    if _same(claim.value) in _same(claim.as_written):
        return True
    return isinstance(claim, BillDate) and _date_in(window(document, claim.evidence), claim.value)


def _found(document: Document, span: Evidence, field: str, value: FactValue) -> bool:
    words = window(document, span)
    if field == "modality":
        return value == "unspecified" or _modal(_said(document, span), str(value))
    if isinstance(value, int | float):
        return _figure_in(words, float(value), document.language)
    text = str(value)
    if _same(text) in _same(words) or text == "percent":
        return True
    return _date_in(words, text)


def _said(document: Document, span: Evidence) -> str:
    """The sentences around a span; for an item of a list, back to the head that says "must" for all items."""
    first = document.text.rfind("\n", 0, span.start) + 1
    last = document.text.find("\n", span.end)
    end = min(last if last >= 0 else len(document.text), span.end + _NEAR)
    if _in_list(document.text, first) or document.sections_at(span.start):
        return document.text[_first(document, span) : end]
    return document.text[max(first, span.start - _NEAR) : end]


def _in_list(text: str, line: int) -> bool:
    """Whether a line that begins there is an item: it has a mark, or the line before it breaks off."""
    before = text[max(0, line - 80) : line].rstrip()
    return bool(_ITEM.match(text, line)) or before.endswith((":", ";", ",", "—", "–"))


def _modal(words: str, modality: str) -> bool:
    if any(modal.modality == modality for modal in modals(words)):
        return True
    return bool((_KOREAN_DUTY if modality == "shall" else _KOREAN_POWER).search(words))


def _same(text: str) -> str:
    return " ".join(text.casefold().split())


def _figure_in(words: str, value: float, language: str) -> bool:
    lowered = words.casefold()
    figures = set()
    for match in _FIGURE.finditer(lowered):
        plain = float(match[1].replace(",", ""))
        figures |= {plain, plain * _MULTIPLES.get(match[2] or "", 1)}
    figures |= {
        float(number)
        for word, number in _WORD_VALUES.items()
        if re.search(rf"(?<![a-z]){word}(?![a-z])", lowered)
    }
    # time limits are given in months where the text says years
    figures |= {12 * figure for figure in list(figures)}
    figures |= {-figure for figure in figures}
    if any(abs(figure - value) <= 1e-9 * max(1.0, abs(value)) for figure in figures):
        return True
    slots = find_slots(words, language)
    return any(
        value == other for slot in slots for other in slot.values.values() if isinstance(other, int | float)
    )


def _date_in(words: str, text: str) -> bool:
    """``2026-06-17``: its year, month (named or counted) and day must all stand there."""
    match = re.fullmatch(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", text)
    if not match or not re.search(rf"(?<!\d){match[1]}(?!\d)", words):
        return False
    if match[3]:
        try:
            date.fromisoformat(text)
        except ValueError:
            return False
    if match[2] and not _month_in(words, int(match[2])):
        return False
    return not match[3] or bool(re.search(rf"(?<!\d)0?{int(match[3])}(?!\d)", words))


def _month_in(words: str, month: int) -> bool:
    if not 1 <= month <= 12:
        return False
    named = _MONTHS[month - 1]
    return bool(
        re.search(rf"\b{named[:3]}(?:{named[3:]})?\b|(?<!\d)0?{month}\s?(?:월|[./-])", words, re.IGNORECASE)
    )
