"""One walk over the numbers of an act, that says which are articles, units and schedules."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from billkit.structure.traditions.ladder import Ladder
from billkit.structure.traditions.nesting import Mark
from billkit.structure.traditions.ordinals import Ordinal
from billkit.structure.traditions.quotation import BRITISH, Paired
from billkit.structure.traditions.westminster import shapes
from billkit.structure.traditions.westminster.headings import after_number, before_number, head_start, kind_of
from billkit.structure.traditions.westminster.rows import Candidate, Row, goes_on

_CLOSING = re.compile(r"[”’][.;,]?(?: and| or)?\s*\n\s*(?=[(\d])")
_LONGEST_QUOTATION = 50_000  # characters; after these a closing mark that was lost is not missed


class Scan:
    def __init__(self, text: str, row: Row) -> None:
        self._text = text
        self._row = row
        self._by_number: dict[int, list[int]] = {}
        for article in row.articles:
            if not article.quoted:
                self._by_number.setdefault(article.ordinal.value, []).append(article.start)
        self._kind = kind_of(text)
        self._wrapped = shapes.is_wrapped(text)
        self._quotations = Paired(text, BRITISH)
        self._own, self._quoted = _ladder(), _ladder()
        self._last = Ordinal(0)  # number of the last article
        self._quoted_until = -1
        self._quoted_kind = "section"
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
            elif item["opening"]:
                yield from self._opening(start)
            elif item["unit"]:
                yield from self._unit(start, item["unit"], item.end(), bool(item["quote"]))
            else:
                yield from self._more(start)

    def _events(self) -> Iterator[tuple[int, Candidate | re.Match[str]]]:
        """Articles and all else that begins a line, in order."""
        events: list[tuple[int, Candidate | re.Match[str]]] = [(c.start, c) for c in self._row.articles]
        events += ((_start(token), token) for token in shapes.TOKEN.finditer(self._text))
        return iter(sorted(events, key=lambda event: event[0]))

    # --- articles

    def _candidate(self, found: Candidate) -> Iterator[Mark]:
        inside = found.start < self._quoted_until
        if found.quoted and not inside:
            yield from self._open_quotation(found.start)
            inside = True
        if inside:
            self._quoted = _ladder()
            heading, body = after_number(self._text, found.end)
            yield Mark(found.start, "article", self._quoted_kind, found.number, heading)
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
        if token["marked"] and start >= self._quoted_until:
            yield from self._open_quotation(start)
        kind = token["group"].lower()
        self._outermost = self._outermost or kind
        if start >= self._quoted_until:
            self._article = False
        heading = token["heading"].strip(" —–:.-*")
        depth = 0 if kind == self._outermost else 1
        yield Mark(start, "group", kind, f"{token['group']} {token['which']}", heading, depth=depth)

    def _schedule(self, token: re.Match[str], start: int) -> Iterator[Mark]:
        if token["schedule"].endswith("S"):
            return
        if token["before"] and start >= self._quoted_until:
            yield from self._open_quotation(start)
        if start < self._quoted_until:
            self._quoted_kind = "paragraph"
            yield Mark(start, "block", "schedule", shapes.schedule_number(token))
        else:
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
        elif (
            self._wrapped
            and not quote
            and start != self._body
            and shapes.breaks_a_reference(self._text, start)
        ):
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

    def _opening(self, start: int) -> Iterator[Mark]:
        """A quotation that begins with words, or with a part: ``“PART 5A``."""
        if start >= self._quoted_until and shapes.is_inserted(self._text, start):
            yield from self._open_quotation(start)
        else:
            yield from self._more(start)

    def _open_quotation(self, start: int) -> Iterator[Mark]:
        end = self._quotations.end(start)
        self._quoted_until = self._lost_end(start, end) or end
        self._quoted = _ladder()
        self._quoted_kind = shapes.quoted_kind(self._text, start)
        yield Mark(start, "block", "quotation", role="quoted", until=self._quoted_until)

    def _lost_end(self, start: int, end: int) -> int:
        """Where a quotation ends that runs on over the next article because its marks are not paired, 0 where it does not.

        It ends at a closing mark before a number that goes on in a list of this act, or before the article.
        """
        if not self._next_article(start, min(end, start + _LONGEST_QUOTATION)):
            return 0
        for closing in _CLOSING.finditer(self._text, start, min(end, start + _LONGEST_QUOTATION)):
            number = shapes.UNIT.match(self._text, closing.end())
            is_article = self._next_article(closing.end(), closing.end() + 1)
            if is_article or (number and self._own.expects(shapes.readings(number[0][1:-1]))):
                return closing.end()
        return 0

    def _next_article(self, start: int, end: int) -> bool:
        """Whether a number that could be the next article of this act stands between two offsets."""
        starts = self._by_number.get(self._last.value + 1, [])
        at = bisect_left(starts, start)
        return at < len(starts) and starts[at] < end


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
