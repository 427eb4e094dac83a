"""One walk over the numbers of an act: recitals, articles, points, annexes, and what is quoted for another act."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from billkit.models.section import Rank
from billkit.structure.traditions.european import shapes
from billkit.structure.traditions.european.quotes import Quotations
from billkit.structure.traditions.european.targets import amended
from billkit.structure.traditions.headings import heading_below
from billkit.structure.traditions.ladder import Ladder, Reading
from billkit.structure.traditions.nesting import Mark
from billkit.structure.traditions.ordinals import Ordinal

_RANKS: tuple[Rank, ...] = ("item", "subitem", "subsubitem")
_NO_HEADING = "(‘“"  # begins with one of these
_WHOLE = ("Article", "ANNEX", "Annex", "CHAPTER", "Chapter", "TITLE", "SECTION")
_REACH = 500  # characters of each point that are looked at for the place it amends


class Scan:
    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = list(shapes.TOKEN.finditer(text))
        self._articles = [token for token in self._tokens if token["article"]]
        self._starts = [token.start("article") for token in self._articles]
        self._quotations = Quotations(text)
        self._own, self._quoted = Ladder(), Ladder()
        self._last = Ordinal(0)  # number of the last article
        self._open = False  # an article or annex of this act is open
        self._recital: int | None = None  # the last one, where recitals stand
        self._quoted_until = -1
        self._path: list[tuple[int, int]] = []  # level and offset of the open points of this act
        self._first = False  # the next unit is the first of a quotation

    def marks(self) -> Iterator[Mark]:
        for token in self._tokens:
            start = token.end() - len(token[0].lstrip(" \t#*"))
            if token["whereas"] and not self._open:
                yield self._preamble(start)
            elif token["adopted"]:
                self._recital = None
            elif token["article"]:
                yield from self._article(token, start)
            elif token["annex"] or token["group"]:
                yield from self._part(token, start)
            elif token["unit"]:
                yield from self._numbered(token, start)
            elif token["opening"] and start >= self._quoted_until and shapes.is_inserted(self._text, start):
                yield from self._open_quotation(start, ())

    # --- before and around the articles

    def _preamble(self, start: int) -> Mark:
        end = next(
            (t.start() for t in self._tokens if t.start() > start and (t["adopted"] or t["article"])),
            len(self._text),
        )
        self._recital = 0
        return Mark(start, "block", "preamble", role="preamble", until=end)

    def _part(self, token: re.Match[str], start: int) -> Iterator[Mark]:
        if token["quote"] and start >= self._quoted_until:
            yield from self._open_quotation(start, ())
        inside = start < self._quoted_until
        if inside:
            self._quoted = Ladder()
        else:
            self._own, self._path = Ladder(), []
        if token["annex"]:
            self._open = self._open or not inside
            role = None if inside else "annex"
            yield Mark(
                start,
                "group",
                "annex",
                token["of"] or "",
                heading_below(self._text, token.end(), _NO_HEADING),
                role,  # type: ignore[arg-type]
            )
            return
        level = token["group"].lower()
        number = f"{token['group']} {token['which']}"
        yield Mark(
            start,
            "group",
            level,
            number,
            heading_below(self._text, token.end(), _NO_HEADING),
            depth=1 + shapes.GROUPS[level],
        )

    def _article(self, token: re.Match[str], start: int) -> Iterator[Mark]:
        number = token["number"]
        ordinal = shapes.ordinal(number)
        if token["quote"] and start >= self._quoted_until:
            yield from self._open_quotation(start, ())
        inside = start < self._quoted_until
        if ordinal is None or not (inside or ordinal.value > self._last.value or ordinal.follows(self._last)):
            return
        heading = token["heading"].strip(" \t—–:-()") or heading_below(self._text, token.end(), _NO_HEADING)
        if inside:
            self._quoted, self._first = Ladder(), False
        else:
            self._own, self._path, self._last, self._open, self._recital = (
                Ladder(),
                [(-1, start)],
                ordinal,
                True,
                None,
            )
        yield Mark(start, "article", "article", f"Article {number}", heading)

    # --- numbers

    def _numbered(self, token: re.Match[str], start: int) -> Iterator[Mark]:
        number = token["unit"]
        found = shapes.readings(number)
        inside = start < self._quoted_until
        if not found or (found[0].level == shapes.FIGURE and shapes.is_footnote(self._text, token.end())):
            return
        if self._recital is not None:
            yield from self._recitals(start, number, found)
        elif self._open or inside or token["quote"]:
            if token["quote"] and not inside:
                yield from self._open_quotation(start, found)
            yield from self._unit(start, number, found)

    def _recitals(self, start: int, number: str, found: list[Reading]) -> Iterator[Mark]:
        if found[0].level == shapes.FIGURE and found[0].ordinal.value == (self._recital or 0) + 1:
            self._recital = found[0].ordinal.value
            yield Mark(start, "paragraph", "recital", number, role="recital")

    def _unit(self, start: int, number: str, found: list[Reading]) -> Iterator[Mark]:
        inside = start < self._quoted_until
        ladder = self._quoted if inside else self._own
        opens = self._text[max(0, start - 40) : start].rstrip().endswith((":", "—", "–"))
        first = found[0].level if inside and self._first else None
        level = ladder.place(found, opens=opens, strict=False, first=first)
        if level is None:
            return
        if inside:
            self._first = False
        else:
            self._path = [step for step in self._path if step[0] < level] + [(level, start)]
        yield self._mark(start, number, level, ladder)

    def _mark(self, start: int, number: str, level: int, ladder: Ladder) -> Mark:
        if level == shapes.PARAGRAPH:
            return Mark(start, "paragraph", "paragraph", number)
        above = sum(shapes.PARAGRAPH < open_level < level for open_level in ladder.levels)
        return Mark(start, _RANKS[min(above, 2)], "point", number, depth=max(0, above - 2))

    # --- quotations

    def _open_quotation(self, start: int, found: Sequence[Reading]) -> Iterator[Mark]:
        whole = self._text[start + 1 : start + 9].startswith(_WHOLE)
        end = self._quotations.end(start)
        self._quoted_until = end if whole else self._lost_end(start, end)
        self._quoted, self._first = Ladder(), True
        until = self._quoted_until
        yield Mark(start, "block", "quotation", role="quoted", until=until)
        target = amended(self._openings(start))
        if target.article and not whole:
            yield Mark(start, "article", "amended article", f"Article {target.article}")
            if target.paragraph and not (found and found[0].level == shapes.PARAGRAPH):
                yield Mark(start, "paragraph", "amended paragraph", target.paragraph)

    def _openings(self, start: int) -> list[str]:
        """The words with which the points around a quotation begin, each to the end of its line."""
        return [self._text[at : self._line_end(at, start)] for level, at in self._path if level >= 0]

    def _line_end(self, at: int, before: int) -> int:
        newline = self._text.find("\n", at)
        return min(before, at + _REACH, newline if newline > 0 else before)

    def _lost_end(self, start: int, end: int) -> int:
        """The end of a quotation, which cannot run on over the next article of this act if it began inside one."""
        for at in range(bisect_right(self._starts, start), bisect_right(self._starts, end)):
            following = shapes.ordinal(self._articles[at]["number"])
            if following and following.value == self._last.value + 1 and not self._articles[at]["quote"]:
                return self._starts[at]
        return end
