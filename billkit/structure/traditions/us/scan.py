"""One walk over the numbers of a text, that says which are units, at which level, and which are quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from billkit.structure.traditions.ladder import Ladder, Reading
from billkit.structure.traditions.nesting import Mark
from billkit.structure.traditions.ordinals import Ordinal, digits
from billkit.structure.traditions.quotation import AMERICAN, Quotations
from billkit.structure.traditions.us import shapes
from billkit.structure.traditions.us.captions import article_heading, group_heading, unit_heading
from billkit.structure.traditions.us.contents import contents_after
from billkit.structure.traditions.us.targets import Target, amended

_REACH = 600  # characters of each article and unit that are looked at for the place it amends
_UNITS_FOLLOW = re.compile(r"[^\n]{0,300}\n{0,2}[ \t]*(?:“|‘‘|``|\"|'')?\(\w{1,4}\)")
_FOLLOWING = re.compile(r"following(?: new)?(?: sections?| items?)?:\s*\Z")


@dataclass(slots=True)
class _Opening:
    """An open article (level -1) or unit: where it begins, and where the first unit in it does."""

    level: int
    start: int
    child: int = 0


class Scan:
    """`words` begin an article of the text itself: ``SEC.``, or ``Sec.`` where nothing stands in capitals."""

    def __init__(self, text: str, words: tuple[str, str]) -> None:
        self._text = text
        self._words = words
        self._tokens = list(shapes.TOKEN.finditer(text))
        plain = [t for t in self._tokens if t.lastgroup != "inline" and self._stands_plain(t)]
        self._quotations = Quotations(text, AMERICAN, [shapes.start_of(token) for token in plain])
        # Titles and parts look the same in a table of contents and in the text.
        self._contents = contents_after(
            text, [shapes.start_of(token) for token in plain if not token["kind"]]
        )
        self._own, self._quoted = Ladder(), Ladder()
        self._path: list[_Opening] = []  # the open article and units of the text itself
        self._number: Ordinal | None = None  # of the open article
        self._quoted_until = -1
        self._target: Target | None = None  # of a quotation whose first unit is still to come
        self._glue = -1  # where a unit stands right after the last number or heading

    def marks(self) -> Iterator[Mark]:
        toc, skip_to = self._contents, -1
        for index, token in enumerate(self._tokens):
            start = shapes.start_of(token)
            if toc and start >= toc[0]:
                yield Mark(toc[0], "block", "tableOfContents", role="toc", until=toc[1])
                skip_to, toc = toc[1], None
            if start < skip_to:
                continue
            if token.lastgroup == "inline":  # most are no units but places that are cited
                if start == self._glue or shapes.is_run_in(self._text, start):
                    yield from self._unit(token, start)
            elif token["word"]:
                yield from self._article(token, start, index)
            elif token["kind"]:
                yield from self._group(token, start)
            else:
                yield from self._unit(token, start)
        if toc:
            yield Mark(toc[0], "block", "tableOfContents", role="toc", until=toc[1])

    # --- articles and groups

    def _article(self, token: re.Match[str], start: int, index: int) -> Iterator[Mark]:
        if token["quote"]:
            yield from self._open_quotation(start)
        if start >= self._quoted_until:
            if not self._is_own(token):
                return
            if not self._goes_on(token) and _FOLLOWING.search(self._text, max(0, start - 60), start):
                yield self._unmarked_quotation(start, index)
        if (
            token["word"] == "Sec."
            and "SEC." in self._words
            and not _UNITS_FOLLOW.match(self._text, token.end())
        ):
            return  # an item of a table of sections
        if start < self._quoted_until:
            self._quoted, self._target = Ladder(), None
        else:
            self._own, self._path = Ladder(), [_Opening(-1, start)]
            self._number = digits(token["number"])
        heading, self._glue = article_heading(self._text, token.end())
        number = " ".join(self._text[token.start("word") : token.end("number") + 1].split())
        yield Mark(start, "article", "section", number, heading)

    def _group(self, token: re.Match[str], start: int) -> Iterator[Mark]:
        if token["quote"]:
            yield from self._open_quotation(start)
        if start >= self._quoted_until:
            self._own, self._path = Ladder(), []
        level = token["kind"].lower()
        heading = group_heading(self._text, token.end())
        yield Mark(
            start, "group", level, f"{token['kind']} {token['of']}", heading, depth=shapes.GROUPS[level]
        )

    def _is_own(self, token: re.Match[str]) -> bool:
        return token["word"] in self._words

    # --- units

    def _unit(self, token: re.Match[str], start: int) -> Iterator[Mark]:
        number = token["unit"] or token["inline"]
        readings = shapes.readings(number[1:-1])
        quoted = bool(token["quote"]) or start < self._quoted_until
        if not readings or not (quoted or self._path) or not self._may_stand(token, start):
            return
        if token["quote"]:
            yield from self._open_quotation(start, number, readings)
        level = self._place(number, readings, start, strict=bool(token["inline"]), quoted=quoted)
        if level is None:
            return
        if not quoted:
            self._enter(level, start)
        heading, self._glue = unit_heading(self._text, token.end())
        rank, name, depth = shapes.LEVELS[level]
        yield Mark(start, rank, name, number, heading, depth=depth)

    def _enter(self, level: int, start: int) -> None:
        self._path = [opening for opening in self._path if opening.level < level]
        if self._path and not self._path[-1].child:
            self._path[-1].child = start
        self._path.append(_Opening(level, start))

    def _may_stand(self, token: re.Match[str], start: int) -> bool:
        if token["quote"] or start == self._glue:
            return True
        return not shapes.breaks_a_reference(self._text, start)

    def _place(
        self, number: str, readings: Sequence[Reading], start: int, *, strict: bool, quoted: bool
    ) -> int | None:
        opens = start == self._glue or shapes.opens_a_list(self._text, start)
        if not quoted:
            return self._own.place(readings, opens=opens, strict=strict)
        first = self._target.first_level(number, readings) if self._target else None
        self._target = None
        return self._quoted.place(readings, opens=opens, strict=strict, first=first)

    def _stands_plain(self, token: re.Match[str]) -> bool:
        """Whether a number at the start of a line stands without a quotation mark."""
        if token["quote"]:
            return False
        if token["word"]:
            return token["word"] in self._words
        return bool(token["kind"]) or not shapes.breaks_a_reference(self._text, token.start("unit"))

    # --- quotations

    def _open_quotation(
        self, start: int, number: str = "", readings: Sequence[Reading] = ()
    ) -> Iterator[Mark]:
        if start < self._quoted_until:
            return
        self._quoted_until = self._quotations.end(start)
        self._quoted = Ladder()
        self._target = amended([self._words_of(opening, start) for opening in self._path])
        goes_to = self._target.above(self._target.first_level(number, readings)) if readings else ""
        yield Mark(start, "block", "quotedContent", goes_to, role="quoted", until=self._quoted_until)

    def _words_of(self, opening: _Opening, end: int) -> str:
        """The words with which an article or unit begins, to the first unit in it, or to a quotation."""
        return self._text[opening.start : min(opening.child or end, opening.start + _REACH)]

    def _unmarked_quotation(self, start: int, index: int) -> Mark:
        """A section put into another law without marks: it lasts to the next section in the row of this text, or a group."""
        self._quoted_until = next(
            (shapes.start_of(t) for t in islice(self._tokens, index + 1, None) if self._goes_on(t)),
            len(self._text),
        )
        return Mark(start, "block", "quotedContent", role="quoted", until=self._quoted_until)

    def _goes_on(self, token: re.Match[str]) -> bool:
        if token["kind"]:
            return True
        number = digits(token["number"]) if token["word"] in self._words else None
        return bool(number and self._number and number.follows(self._number))
