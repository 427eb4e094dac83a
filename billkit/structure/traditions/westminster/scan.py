"""One walk over the numbers of an act, that says which are articles, units and schedules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from heapq import merge

from billkit.structure.traditions.ladder import Ladder
from billkit.structure.traditions.nesting import Mark
from billkit.structure.traditions.ordinals import Ordinal
from billkit.structure.traditions.quotation import BRITISH, Quotations
from billkit.structure.traditions.westminster import shapes
from billkit.structure.traditions.westminster.headings import after_number, before_number, head_start, kind_of
from billkit.structure.traditions.westminster.rows import Candidate, Row, goes_on


class Scan:
    def __init__(self, text: str, row: Row) -> None:
        self._text = text
        self._row = row
        self._kind = kind_of(text)
        self._quotations = Quotations(text, BRITISH._replace(reopens=False))
        self._own, self._quoted = _ladder(), _ladder()
        self._last = Ordinal(0)  # number of the last article
        self._quoted_until = -1
        self._article = False  # whether one is open
        self._body = -1  # where the text of the last number begins: no words that go on after a list
        self._outermost = ""  # the kind of group that stands outermost: part, or chapter

    def marks(self) -> Iterator[Mark]:
        contents = self._row.contents
        if contents:
            yield Mark(contents[0], "block", "contents", role="toc", until=contents[1])
        first = self._row.articles[0].start
        for start, item in self._events():
            if contents and start < contents[1]:
                continue
            if isinstance(item, Candidate):
                yield from self._candidate(item)
            elif start < self._body:
                continue
            elif item["schedule"]:
                if not contents or start > first:  # the last lines of a list of contents
                    yield from self._schedule(item, start)
            elif item["group"]:
                yield from self._group(item, start)
            elif item["unit"]:
                yield from self._unit(start, item["unit"], item.end(), bool(item["quote"]))
            else:
                yield from self._more(start)

    def _events(self) -> Iterator[tuple[int, Candidate | re.Match[str]]]:
        """Articles and all else that begins a line, in order."""
        tokens = ((_start(token), 1, token) for token in shapes.TOKEN.finditer(self._text))
        articles = ((candidate.start, 0, candidate) for candidate in self._row.articles)
        for start, _, item in merge(articles, tokens, key=lambda event: event[:2]):
            yield start, item

    # --- articles

    def _candidate(self, found: Candidate) -> Iterator[Mark]:
        inside = found.start < self._quoted_until
        if found.quoted and not inside:
            yield from self._open_quotation(found.start)
            inside = True
        if inside:
            self._quoted = _ladder()
            heading, body = after_number(self._text, found.end)
            yield Mark(found.start, "article", "section", found.number, heading)
        elif goes_on(self._last, found.ordinal):
            heading, body = after_number(self._text, found.end)
            start = found.start
            if not heading:
                start = head_start(self._text, start)
                heading = before_number(self._text, start, found.start)
            self._own, self._last, self._article = _ladder(), found.ordinal, True
            yield Mark(start, "article", self._kind, found.number, heading)
        else:
            return
        self._body = body
        yield from self._glued(body)

    def _group(self, token: re.Match[str], start: int) -> Iterator[Mark]:
        if start < self._quoted_until:
            return
        kind = token["group"].lower()
        self._outermost = self._outermost or kind
        self._article = False
        heading = token["heading"].strip(" —–:.-*")
        depth = 0 if kind == self._outermost else 1
        yield Mark(start, "group", kind, f"{token['group']} {token['which']}", heading, depth=depth)

    def _schedule(self, token: re.Match[str], start: int) -> Iterator[Mark]:
        if start < self._quoted_until or token["schedule"].endswith("S"):
            return
        self._last, self._article, self._kind, self._outermost = Ordinal(0), False, "paragraph", ""
        yield Mark(start, "block", "schedule", shapes.schedule_number(token), role="annex")

    # --- units

    def _unit(self, start: int, number: str, end: int, quote: bool) -> Iterator[Mark]:
        readings = shapes.readings(number[1:-1])
        inside = start < self._quoted_until
        if not readings or not (self._article or inside):
            return
        if quote and not inside:
            yield from self._open_quotation(start)
            inside = True
        elif not quote and start != self._body and shapes.breaks_a_reference(self._text, start):
            return
        ladder = self._quoted if inside else self._own
        opens = start == self._body or self._text[max(0, start - 40) : start].rstrip(" \t\n-•*").endswith(
            ("—", "–", ":")
        )
        level = ladder.place(readings, opens=opens, strict=False, first=readings[0].level if inside else None)
        if level is None:
            return
        rank, name, depth = shapes.LEVELS[level]
        yield Mark(start, rank, name, number, depth=depth)
        self._body = _next(self._text, end)
        yield from self._glued(self._body)

    def _glued(self, body: int) -> Iterator[Mark]:
        """A unit right after a number: ``5. (1)``, ``(a)(i)``."""
        unit = shapes.UNIT.match(self._text, body)
        if unit:
            yield from self._unit(body, unit[0], unit.end(), quote=False)

    def _more(self, start: int) -> Iterator[Mark]:
        """A paragraph without a number: the list before it is at its end."""
        inside = start < self._quoted_until
        ladder = self._quoted if inside else self._own
        if self._text.startswith("ITEMS", start):  # says only that items follow
            self._body = _next(self._text, start + len("ITEMS"))
        if start <= self._body or ladder.deepest < 1:
            return
        ladder.close(1)
        yield Mark(start, "item", opens=False)

    def _open_quotation(self, start: int) -> Iterator[Mark]:
        self._quoted_until = self._quotations.end(start)
        self._quoted = _ladder()
        yield Mark(start, "block", "quotation", role="quoted", until=self._quoted_until)


def _ladder() -> Ladder:
    return Ladder(restarts=True)


def _start(token: re.Match[str]) -> int:
    if token["more"]:
        return token.end() - 1
    return token.end() - len(token[0].lstrip(" \t#*-•"))


def _next(text: str, start: int) -> int:
    while start < len(text) and (text[start].isspace() or text[start] == "*"):
        start += 1
    return start
