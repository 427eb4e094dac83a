"""What a brief should show, block by block, in the order in which the writers write it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from billkit.briefs.catalogue import layout
from billkit.briefs.pieces import edged, headings, pieces, place, text_told, told_measures, web_address
from billkit.briefs.shown import Kind
from billkit.briefs.wording import plain
from billkit.models.brief import (
    Block,
    Brief,
    Bullets,
    Figure,
    Language,
    MeasureLink,
    MeasureSource,
    Paragraph,
    Quotation,
    Statement,
    Table,
)

# how the writers differ: HTML cites behind headings too, lists the pages of a measure below it and has captions over tables;
# Word shows citations as notes and makes the contents itself; the tags of a PDF tell cells, not rows
Form = Literal["markdown", "html", "docx", "pdf"]

_COUNTED = re.compile(r" ?\w+")


class Piece(NamedTuple):
    """Words that are shown. `fixed` words are those of a fact, citation, mark or source: no word of them may change."""

    text: str
    fixed: bool = False


class Part(NamedTuple):
    """A statement, cell or source as it is shown. `key` names what of the brief it shows: ``statement/7``, ``source/M2``."""

    key: str
    place: str
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces).strip()


class Unit(NamedTuple):
    """A block: one part, or the cells of a row. What is `optional` may be left out by its writer."""

    kind: Kind
    parts: tuple[Part, ...]
    optional: str = ""


def expected(brief: Brief, form: Form = "markdown") -> list[Unit]:
    """All blocks of a brief, in reading order."""
    units = _Walk(brief, form).units()
    return list(units if form != "pdf" else _cell_by_cell(units))


def _cell_by_cell(units: Iterable[Unit]) -> Iterator[Unit]:
    for unit in units:
        if unit.kind != "row":
            yield unit
            continue
        yield from (Unit("paragraph", (part,)) for part in unit.parts if part.text)


class _Walk:
    """Numbers the statements as `Brief.statements` does, while it walks."""

    def __init__(self, brief: Brief, form: Form) -> None:
        self._brief = brief
        self._page = form == "html"
        self._cites = form != "docx"
        self._tagged = form == "pdf"
        self._contents_shown = brief.tier == "full" and self._cites
        self._lang: Language = brief.lang
        self._number = -1

    def units(self) -> Iterator[Unit]:
        brief = self._brief
        yield self._unit("heading", "title", brief.title, cited=self._page)
        for number, statement in enumerate(brief.lead, 1):
            yield self._unit("paragraph", f"lead, line {number}", statement)
        if self._contents_shown:
            yield from self._contents()
        for section in brief.sections:
            where = f"section “{plain(section.heading.text)}”"
            yield self._unit("heading", f"heading of {where}", section.heading, cited=self._page)
            tables = 0
            for block in section.blocks:
                tables += isinstance(block, Table)
                if self._page and isinstance(block, Table):
                    yield self._caption(section.heading.text, where, tables)
                yield from self._block(block, where)
        yield from self._sources()

    def _contents(self) -> Iterator[Unit]:
        yield self._fixed("heading", "layout/contents", "contents", layout(self._lang)["contents"])
        entries = () if self._tagged else headings(self._brief)
        for number, entry in enumerate(entries, 1):
            yield self._fixed("bullet", f"contents/{number}", f"contents, line {number}", plain(entry.text))

    def _block(self, block: Block, where: str) -> Iterator[Unit]:
        if isinstance(block, Paragraph):
            yield self._unit("paragraph", where, block.statement)
        elif isinstance(block, Bullets):
            for number, item in enumerate(block.items, 1):
                yield self._unit("bullet", f"{where}, point {number}", item)
        elif isinstance(block, Figure):
            shown = Part(f"figure/{block.id}", f"{where}, chart", (Piece(plain(block.alt), fixed=True),))
            if not (self._page or self._tagged):  # a page and a PDF hold the chart itself
                yield Unit("image", (shown,), block.id)
            yield self._unit("paragraph", f"{where}, caption", block.caption)._replace(optional=block.id)
        else:
            yield from self._table(block, where)

    def _caption(self, heading: str, where: str, tables: int) -> Unit:
        numbered = f" ({tables})" if tables > 1 else ""
        return self._fixed("heading", "layout/caption", f"{where}, caption", plain(heading) + numbered)

    def _table(self, table: Table, where: str) -> Iterator[Unit]:
        names = [plain(head.text) for head in table.headers]
        heads = [self._part(f"{where}, head “{head.text}”", head, cited=self._page) for head in table.headers]
        # what stands at the head of a column says what its figures are
        yield Unit("row", tuple(head._replace(pieces=_all_fixed(head.pieces)) for head in heads))
        for number, row in enumerate(table.rows, 1):
            cells = [
                self._part(f"{where}, row {number}, “{names[n]}”", cell, cited=table.cites_shown(n))
                for n, cell in enumerate(row)
            ]
            yield Unit("row", tuple(cells))

    def _sources(self) -> Iterator[Unit]:
        brief, words = self._brief, layout(self._lang)
        yield self._fixed("heading", "layout/sources", "sources", words["sources"])
        if brief.quotations:
            if self._cites:
                yield self._fixed("heading", "layout/words", "sources", words["words_of_the_text"])
            for number, text in enumerate(brief.texts):
                told = plain(text_told(text, self._lang))
                yield self._fixed("paragraph", f"text/{number}", f"text read {number + 1}", told)
            for quotation in brief.quotations:
                yield self._fixed(
                    "bullet", f"source/{quotation.id}", f"source {quotation.id}", self._quotation(quotation)
                )
        if brief.measures:
            told_more = told_measures(brief)
            if self._cites:
                yield self._fixed("heading", "layout/measures", "sources", words["measures"])
            for source in brief.measures:
                yield from self._measure(source, source.measure in told_more)

    def _quotation(self, source: Quotation) -> str:
        where = plain(", ".join(place(source, self._lang)))
        return f"[{source.id}] “{plain(source.evidence.quote)}” {where}{'' if self._page else '.'}"

    def _measure(self, source: MeasureSource, with_note: bool) -> Iterator[Unit]:
        words = layout(self._lang)
        day = plain(words["true_as_of"].format(day=source.as_of))
        told = [f"[{source.id}] {plain(source.economy_name)}: {plain(source.title)}. {day}"]
        told += [self._link(link) for link in source.links]
        if source.note and with_note:
            told.append(plain(words["note"].format(note=source.note)))
        key, where = f"source/{source.id}", f"source {source.id}"
        shown = told if self._page else [" ".join(told)]
        yield from (self._fixed("bullet", key, where, text) for text in shown)

    def _link(self, link: MeasureLink) -> str:
        day = f", {plain(link.date)}" if link.date else ""
        publisher, title, url = plain(link.publisher), plain(link.title), plain(link.url)
        if not self._page:
            return f"{publisher}, {title}{day}: {url}."
        return f"{publisher}, {title}{' ' if web_address(link.url) else ': '}{url}{day}."

    def _fixed(self, kind: Kind, key: str, where: str, text: str) -> Unit:
        return Unit(kind, (Part(key, where, (Piece(text, fixed=True),)),))

    def _unit(self, kind: Kind, where: str, statement: Statement, cited: bool = True) -> Unit:
        return Unit(kind, (self._part(where, statement, cited),))

    def _part(self, where: str, statement: Statement, cited: bool) -> Part:
        self._number += 1
        return Part(f"statement/{self._number}", where, tuple(self._pieces(statement, cited)))

    def _pieces(self, statement: Statement, cited: bool) -> Iterator[Piece]:
        counted = False
        for piece in pieces(statement):
            shown = edged(piece.text)
            if piece.fact is not None:
                yield Piece(shown, fixed=True)
            else:
                yield from _own(shown, counted)
            counted = piece.fact is not None and shown[-1:].isdigit()
            if piece.not_checked:
                yield Piece(f" ({layout(self._lang)['not_checked']})", fixed=True)
        if cited and self._cites and statement.cites:
            yield Piece(f" [{', '.join(statement.cites)}]", fixed=True)


def _own(text: str, counted: bool) -> Iterator[Piece]:
    """Own words; the first behind a figure says what it counts: "22 provisions", "15건"."""
    noun = _COUNTED.match(text) if counted else None
    if noun:
        yield Piece(noun[0], fixed=True)
    if rest := text[noun.end() if noun else 0 :]:
        yield Piece(rest)


def _all_fixed(shown: tuple[Piece, ...]) -> tuple[Piece, ...]:
    return tuple(piece._replace(fixed=True) for piece in shown)
