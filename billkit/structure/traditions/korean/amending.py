"""Sentences that change a law, and what they put into it.

``제5조제1항 중 “30조원”을 “60조원”으로 한다.`` ``제98조의2를 다음과 같이 신설한다.`` (the new text follows) ``제81조제1항 중 …로 하고,
같은 조 제2항을 다음과 같이 하며, … 신설한다.`` ``법률 제18035호 … 일부개정법률 제16조의8제2항제4호 중 …`` ``부칙 제4조의2제1호 중 …``
``별표에 제57호의2를 다음과 같이 신설한다.``
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import islice
from typing import NamedTuple

from billkit.models.table import Span
from billkit.structure.citations import Step
from billkit.structure.traditions.korean.marks import (
    ARTICLE,
    CIRCLED,
    INLINE,
    ITEM,
    LETTERS,
    PARAGRAPH,
    SUBITEM,
    value,
)

# ``… 일부를 다음과 같이 개정한다``: sentences like those above follow. ``전부를`` is followed by a whole law.
OPENING = re.compile(r"(?:(?P<whole>전부를)|일부를|[을를중])\s*다음과\s*같이\s*개정한다")

_LONGEST = 4000  # characters of one sentence
_MOST = 200  # places that a sentence names
_STOP = re.compile(
    rf"[한된]\s*다\s*\.(?=\s|\Z)|[한된]다(?=\s*\Z|\s*\n\s*(?:[{CIRCLED}<]|제\d+조|\d+\.|부\s*칙))|\n[ \t]*\n"
)
_UNIT = r"제\s?\d+\s?(?:조|항|호|편|장|절|관|목)(?:의\s?\d+)*"
_PLACE = (
    rf"(?:{_UNIT}|[{LETTERS}]목|\d+\)|각\s?[호목](?:\s?외의\s?부분)?|본문|단서|[전후]단|(?:의\s?)?제목|같은\s[조항호목]"
    r"|부칙|별표|별지|서식|부터|까지|내지|및|와|과|\(제[^()\n]{1,60}\)|\s\d+|[\s,ㆍ·․‧⋅])+"
)
_LAW = r"법률\s제\s?\d+호\s[^\n“\"]{0,120}?\s"  # an amending law that is amended itself
_START = re.compile(rf"(?:{_LAW})?(?:제\s?\d+\s?[조편장절관]|부칙|제명|목차|별표|별지|같은\s[조항])")
_OBJECT = re.compile(
    rf"(?:{_LAW})?(?:제명|목차|{_PLACE})\s*(?:중(?![가-힣])|[을를](?=\s)|에\s+(?=제\s?\d|단서|후단|본문|각)|[\"“])"
)
_VERB = re.compile(r"(?:로|같이|각각)\s*[한하]|(?:신설|삭제|추가)\s*[한하]")
_FOLLOWS = re.compile(r"다음과\s*같이\s*(?:각각\s*)?(?:하고|하며|하되|한다|신설)")
_NEW_WORDS = re.compile(
    r"(?:[을를]|각각|[은는])(\s*“|\s+\")([^“\"].{0,2000}?)[”\"]\s*으?\s*로(?=[\s,.]|\Z)", re.S
)
_CITED = re.compile(
    r"(?P<article>제\s?\d+\s?조(?:의\s?\d+)*)?(?:(?P<same>같은\s조)에?\s*)?(?P<same_par>같은\s항에?\s*)?"
    r"(?P<paragraph>제\s?\d+\s?항(?:의\d+)?)?(?P<item>제\s?\d+\s?호(?:의\s?\d+)*)?(?P<subitem>["
    + LETTERS
    + r"]목)?"
)
_RANGE = re.compile(r"(제\s?\d+\s?조(?:의\s?\d+)*)\s*(?:부터|내지)\s*(제\s?\d+\s?조(?:의\s?\d+)*)")
_HEAD = re.compile(r"제\s?\d+\s?조(?:의\s?\d+)*")
_GROUP = re.compile(r"제\s?\d+\s?[편장절관]")
_QUOTATION = re.compile(r"법률\s제\s?\d+호|“[^”]{0,2000}”|\"[^\"]{0,2000}\"|「[^」]{0,200}」")


class Place(NamedTuple):
    """A place in the other law, as far as it is named: ``제81조``, ``제2항``."""

    at: int
    article: str = ""
    paragraph: str = ""
    item: str = ""
    subitem: str = ""

    def steps(self, above: int = INLINE) -> tuple[Step, ...]:
        """Its steps, without those at the depth of a mark and below it."""
        steps = (
            (ARTICLE, Step("article", "조", self.article, "quoted")),
            (PARAGRAPH, Step("paragraph", "항", self.paragraph, "quoted")),
            (ITEM, Step("item", "호", self.item, "quoted")),
            (SUBITEM, Step("subitem", "목", self.subitem.rstrip("목"), "quoted")),
        )
        return tuple(step for depth, step in steps if step.number and depth < above)


class Clause(NamedTuple):
    """One amending sentence: its span, the places it names, and whether new text follows it."""

    start: int
    end: int
    places: tuple[Place, ...]
    announces: bool
    articles: frozenset[tuple[int, ...]]
    ranges: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]  # first and last article of each
    groups: bool  # whole chapters are put in

    def names_article(self, number: str) -> bool:
        this = value(number)
        return (
            self.groups or this in self.articles or any(first <= this <= last for first, last in self.ranges)
        )

    def names_paragraph(self, number: str) -> bool:
        return any(_own(place, PARAGRAPH) == value(number) for place in self.places)

    def place_of(self, depth: int, number: str) -> Place:
        """Where new text with some number goes: the last place that names the number, else the first place."""
        named = [place for place in self.places if _own(place, depth) == value(number)]
        return named[-1] if named else self.places[0] if self.places else Place(self.start)

    def place_before(self, offset: int) -> Place:
        before = [place for place in self.places if place.at <= offset]
        return before[-1] if before else Place(self.start)


class Sentences:
    """Where the sentences of a text end, and where they change a law: read once, however often it is asked."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._stops = [(stop.start(), stop.end()) for stop in _STOP.finditer(text)]
        self._verbs = [verb.start() for verb in _VERB.finditer(text)]

    def end(self, start: int) -> int:
        """Where the sentence ends: after ``한다.``, or at a blank line."""
        at = bisect_left(self._stops, (start, 0))
        first, last = self._stops[at] if at < len(self._stops) else (len(self._text), len(self._text))
        stop = first if self._text[first:last].isspace() else last
        return min(stop, start + _LONGEST)

    def clause_at(self, start: int, line: str) -> Clause | None:
        """The amending sentence that begins at the start of a line, or None."""
        if not _START.match(line):
            return None
        end = self.end(start)
        at = bisect_left(self._verbs, start)
        changes = at < len(self._verbs) and self._verbs[at] < end
        return clause(self._text, start, end) if changes and _OBJECT.match(self._text, start, end) else None


def clause(text: str, start: int, end: int) -> Clause:
    """What a sentence that is known to amend says."""
    words = text[start:end]
    outside = _QUOTATION.sub(lambda found: " " * len(found.group()), words)
    return Clause(
        start, end, _places(start, outside), bool(_FOLLOWS.search(outside)),
        frozenset(value(head) for head in _HEAD.findall(outside)),
        tuple((value(first), value(last)) for first, last in islice(_RANGE.findall(outside), _MOST)),
        bool(_GROUP.search(outside)),
    )  # fmt: skip


def announces(text: str, start: int, end: int) -> bool:
    return bool(_FOLLOWS.search(text, start, end))


def new_words(text: str, start: int, end: int) -> list[Span]:
    """The words that are put in inside the sentence: ``60조원`` of ``“30조원”을 “60조원”으로 한다``."""
    return [Span(*found.span(2)) for found in _NEW_WORDS.finditer(text, start, end)]


def _places(start: int, words: str) -> tuple[Place, ...]:
    places: list[Place] = []
    for cited in _CITED.finditer(words):
        if cited.end() > cited.start() and len(places) < _MOST:
            places.append(_place(start + cited.start(), cited, places[-1] if places else Place(start)))
    return tuple(places)


def _place(at: int, cited: re.Match[str], last: Place) -> Place:
    """A place, read after the last: ``같은 조 제2항``, ``제3항`` and ``제2호`` go on from where that was."""
    paragraph, item, subitem = (cited[name] or "" for name in ("paragraph", "item", "subitem"))
    if cited["article"]:
        return Place(at, cited["article"], paragraph, item, subitem)
    if cited["same"] or paragraph:
        return Place(at, last.article, paragraph, item, subitem)
    return Place(at, last.article, last.paragraph, item or (last.item if subitem else ""), subitem)


def _own(place: Place, depth: int) -> tuple[int, ...]:
    number = {
        ARTICLE: place.article,
        PARAGRAPH: place.paragraph,
        ITEM: place.item,
        SUBITEM: place.subitem,
    }.get(depth, "")
    return value(number) if number else ()
