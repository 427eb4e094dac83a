"""One walk over the numbers of a German law: §§, Artikel, Absätze and below, groups, quotations."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from billkit.structure.traditions.german import shapes
from billkit.structure.traditions.german.targets import amended
from billkit.structure.traditions.headings import heading_below
from billkit.structure.traditions.ladder import Ladder
from billkit.structure.traditions.nesting import Mark
from billkit.structure.traditions.quotation import GERMAN, Paired

_NO_HEADING = "(„§"  # begins with one of these
_ABSATZ = re.compile(r"\(\d{1,3}[a-z]?\)(?=\s)")
_REACH = 400  # characters of each unit that are looked at for the place it amends
_ENTRY = 160  # characters from one entry of a list of contents to the next, at most


class Scan:
    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = list(shapes.TOKEN.finditer(text))
        self._contents = _contents(self._tokens)
        self._articles = [_start(t) for t in self._tokens if t["artikel"] and not t["quote"]]
        self._quotations = Paired(text, GERMAN)
        self._own, self._quoted = Ladder(), Ladder()
        self._quoted_until = -1
        self._open = False
        self._first = False  # the next unit is the first of a quotation
        self._path: list[tuple[int, int]] = []  # level and offset of the open units of this law

    def marks(self) -> Iterator[Mark]:
        contents = iter(self._contents)
        listed = next(contents, None)
        for index, token in enumerate(self._tokens):
            start = _start(token)
            while listed and start >= listed[1]:
                listed = next(contents, None)
            if listed and start == listed[0]:
                yield Mark(start, "block", "Inhaltsübersicht", role="toc", until=listed[1])
            if not (listed and listed[0] <= start < listed[1]):
                yield from self._read(token, start, index)

    def _read(self, token: re.Match[str], start: int, index: int) -> Iterator[Mark]:
        if token["quote"] and start >= self._quoted_until and not token["unit"]:
            yield from self._open_quotation(start, -1)
        if token["sign"]:
            yield from self._section(token, start)
        elif token["artikel"]:
            yield from self._artikel(token, start, index)
        elif token["group"] or token["kind"] or token["anlage"]:
            if not self._text[max(0, start - 40) : start].rstrip().endswith("Bundesgesetzblatt"):
                yield self._part(token, start)
        elif token["unit"]:
            yield from self._number(token["unit"], start, quote=bool(token["quote"]))
        elif (
            token["opening"]
            and start >= self._quoted_until
            and self._text[max(0, start - 20) : start].rstrip().endswith(":")
        ):
            yield from self._open_quotation(start, -1)

    # --- articles and groups

    def _section(self, token: re.Match[str], start: int) -> Iterator[Mark]:
        heading = token["heading"].strip(" \u00a0*")
        glued = _ABSATZ.match(heading)
        self._begin(start)
        shown = "" if glued else heading or heading_below(self._text, token.end(), _NO_HEADING)
        yield Mark(start, "article", "§", f"§ {token['number']}{token['letter']}", shown)
        if glued:
            yield from self._number(glued[0], self._text.index("(", token.start("heading")), quote=False)

    def _artikel(self, token: re.Match[str], start: int, index: int) -> Iterator[Mark]:
        heading = token["title"].strip(" \u00a0*") or heading_below(self._text, token.end(), _NO_HEADING)
        number = f"Artikel {token['of']}{token['branch']}"
        self._begin(start)
        if start >= self._quoted_until and self._holds_a_law(index):
            yield Mark(start, "group", "Artikel", number, heading, depth=-1)
        else:
            yield Mark(start, "article", "Artikel", number, heading)

    def _begin(self, start: int) -> None:
        if start < self._quoted_until:
            self._quoted, self._first = Ladder(), False
        else:
            self._own, self._open, self._path = Ladder(), True, [(-1, start)]

    def _holds_a_law(self, index: int) -> bool:
        """Whether §§ without quotation marks stand between an Artikel and the next."""
        following = self._tokens[index + 1 : index + 12]
        first = next((t for t in following if t["artikel"] or t["sign"] or t["unit"] or t["quote"]), None)
        return first is not None and bool(first["sign"]) and not first["quote"]

    def _part(self, token: re.Match[str], start: int) -> Mark:
        if start >= self._quoted_until:
            self._own, self._path = Ladder(), []
        if token["anlage"]:
            return Mark(
                start,
                "group",
                "annex",
                token["nth"] or "",
                heading_below(self._text, token.end(), _NO_HEADING),
                "annex",
                depth=-1,
            )
        level = token["group"] or token["kind"]
        number = f"{token['ordinal']} {level}" if token["ordinal"] else f"{level} {token['which']}"
        heading = (token["name"] or "").strip() or heading_below(self._text, token.end(), _NO_HEADING)
        return Mark(start, "group", level, number, heading, depth=shapes.GROUPS[level])

    # --- units

    def _number(self, number: str, start: int, *, quote: bool) -> Iterator[Mark]:
        found = shapes.readings(number)
        inside = start < self._quoted_until
        if not found or not (self._open or inside or quote):
            return
        if quote and not inside:
            yield from self._open_quotation(start, found[0].level)
            inside = True
        ladder = self._quoted if inside else self._own
        opens = self._text[max(0, start - 40) : start].rstrip().endswith((":", "–", "—"))
        level = ladder.place(
            found, opens=opens, strict=False, first=found[0].level if self._first and inside else None
        )
        if level is None:
            return
        self._first = self._first and not inside
        if not inside:
            self._path = [step for step in self._path if step[0] < level] + [(level, start)]
        rank, name, depth = shapes.LEVELS[level]
        yield Mark(start, rank, name, number, depth=depth)

    # --- quotations

    def _open_quotation(self, start: int, level: int) -> Iterator[Mark]:
        """`level` is that of the quotation's first unit, -1 where it begins with a § or with words."""
        self._quoted_until = self._clipped(start, self._quotations.end(start))
        self._quoted, self._first = Ladder(), True
        yield Mark(start, "block", "quotation", role="quoted", until=self._quoted_until)
        section, steps = amended(self._openings(start))
        if section and not self._text.startswith("§", start + 1):
            yield Mark(start, "article", "§", f"§ {section}")
            for at, number in enumerate(steps[: max(level, 0)]):
                if number:
                    rank, name, _ = shapes.LEVELS[at]
                    yield Mark(start, rank, name, number)

    def _openings(self, start: int) -> Sequence[str]:
        ends = [self._text.find("\n", at) for _, at in self._path]
        lines = [
            self._text[at : min(end if end > 0 else start, at + _REACH, start)]
            for (_, at), end in zip(self._path, ends, strict=True)
        ]
        return (
            lines
            if self._path and self._path[-1][0] >= 0
            else [self._text[max(0, start - _REACH) : start].rsplit("\n\n", 1)[-1]]
        )

    def _clipped(self, start: int, end: int) -> int:
        """No quotation runs on over the next Artikel of this law."""
        at = bisect_right(self._articles, start)
        return min(end, self._articles[at]) if at < len(self._articles) else end


def _start(token: re.Match[str]) -> int:
    return token.end() - len(token[0].lstrip(" \t#*"))


def _contents(tokens: Sequence[re.Match[str]]) -> list[tuple[int, int]]:
    """Spans of lists of contents: rows of §§ or Artikel close together, whose numbers begin anew further on."""
    found: list[tuple[int, int]] = []
    for name, number in (("artikel", "of"), ("sign", "number")):
        row: list[re.Match[str]] = []
        for token in (t for t in tokens if t[name] and not t["quote"]):
            if row and token[number] == row[0][number]:
                spread = row[-1].start() - row[0].start()
                if len(row) > 2 and spread < _ENTRY * len(row):
                    found.append((_start(row[0]), row[-1].end()))
                row = []
            row.append(token)
    return sorted(found)
