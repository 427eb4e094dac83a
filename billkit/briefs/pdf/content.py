"""What the layout of the PDF is given: every text of a brief as a value, none of it as markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import quote

from billkit.briefs.catalogue import layout
from billkit.briefs.pdf.columns import Columns, fitted, height
from billkit.briefs.pdf.drawings import drawn
from billkit.briefs.pdf.fonts import drawable
from billkit.briefs.pdf.runs import Run, Styled, runs, styled
from billkit.briefs.pieces import link_told, place, text_told, told_measures, web_address
from billkit.briefs.wording import plain, shortened
from billkit.models.brief import (
    Block,
    Brief,
    Bullets,
    Figure,
    MeasureLink,
    MeasureSource,
    Paragraph,
    Quotation,
    Statement,
    Table,
    TextRead,
)

ROOM = 481.0  # pt between the margins
_HIGH_IN_SHORT = 250.0  # where a brief has few pages: it then stands below what it follows
_HIGH = 620.0  # pt for a chart, with room for its caption
_BODY, _TABLES, _NOTES = 10.0, (8.5, 7.5, 6.5), 8.5
_EDGES = 10.0  # pt at both sides of a cell
_WHOLE = 18  # lines of a row that is not broken over pages
_SHORT = 12  # lines of a table that is not
_TO_PT = 0.75  # a chart's units are those of a screen
_NOTHING = "–"
_SAFE = "!#$%&()*+,/:;=?@[]~"
_FIGURES = re.compile(r"[–\d][\d,.%]*")


def content(brief: Brief, citation_data: str) -> dict[str, Any]:
    """A brief as JSON for `brief.typ`."""
    return _Content(brief).made() | {"citation_data": citation_data}


class _Rows(NamedTuple):
    """The head of a table, then its rows: cells with the citations that they show, and their whole texts."""

    cells: list[list[Statement]]
    texts: list[list[str]]


class _Alike(NamedTuple):
    """What tables with the same heads have in common: widths, and which columns are figures."""

    columns: Columns
    right: list[bool]


class _Content:
    def __init__(self, brief: Brief) -> None:
        self.brief = brief
        self.words = layout(brief.lang)
        self._noted = told_measures(brief)
        # by identity: the brief holds its tables while this lives
        self._rows = {id(table): self._rows_of(table) for table in self._tables()}
        self._alike: dict[tuple[str, ...], _Alike] = {}

    def made(self) -> dict[str, Any]:
        brief = self.brief
        return {
            "lang": brief.lang,
            "name": drawable(plain(brief.title.text)) or _NOTHING,
            "short": drawable(shortened(brief.title.text, 80)),
            "contents": brief.tier == "full" and len(brief.sections) > 3,
            "compact": brief.tier != "full",
            "words": self.words,
            "title": self._told(_named(brief.title), ROOM, 19.0),
            "lead": [self._told(statement) for statement in brief.lead],
            "sections": [
                {
                    "level": section.level - 1,
                    "heading": self._told(_named(section.heading), ROOM, 14.0),
                    "blocks": [self._block(block) for block in section.blocks],
                }
                for section in brief.sections
            ],
            "texts": [self._text_read(text) for text in brief.texts],
            "quotations": [self._quotation(quotation) for quotation in brief.quotations],
            "measures": [self._measure(source) for source in brief.measures],
        }

    def _told(self, statement: Statement, room: float = ROOM - 20, size: float = _BODY) -> dict[str, Any]:
        return {
            "runs": runs(styled(statement, self.brief.lang), room, size),
            "cites": list(statement.cites),
        }

    def _block(self, block: Block) -> dict[str, Any]:
        if isinstance(block, Paragraph):
            return {"block": "paragraph", "statement": self._told(block.statement)}
        if isinstance(block, Bullets):
            return {"block": "bullets", "items": [self._told(item) for item in block.items]}
        if isinstance(block, Figure):
            return self._figure(block)
        return self._table(block)

    def _figure(self, figure: Figure) -> dict[str, Any]:
        high = _HIGH if self.brief.tier == "full" else _HIGH_IN_SHORT
        wide = min(ROOM, figure.width * _TO_PT, high * figure.width / figure.height)
        return {
            "block": "figure",
            "svg": drawn(figure.svg),
            "alt": drawable(plain(figure.alt)) or self.words["figure"],
            "width": round(wide, 2),
            "caption": self._told(figure.caption),
        }

    def _table(self, table: Table) -> dict[str, Any]:
        rows, texts = self._rows[id(table)]
        (widths, size), right = self._alike_of(table)
        tall = [height(row, widths, size) for row in texts]
        return {
            "block": "table",
            "size": size,
            "widths": [round(wide + _EDGES, 2) for wide in widths],
            "right": right,
            "head": [self._told(cell, wide, size) for cell, wide in zip(rows[0], widths, strict=True)],
            "rows": [
                {
                    "cells": [self._told(cell, wide, size) for cell, wide in zip(row, widths, strict=True)],
                    "whole": lines <= _WHOLE,
                }
                for row, lines in zip(rows[1:], tall[1:], strict=True)
            ],
            "whole": sum(tall) <= _SHORT,
        }

    def _alike_of(self, table: Table) -> _Alike:
        """Worked out from the rows of all tables with the same heads."""
        heads = _heads(table)
        if heads not in self._alike:
            alike = (self._rows[id(other)] for other in self._tables() if _heads(other) == heads)
            texts = [text for rows in alike for text in rows.texts[1:]]
            right = [_are_figures(column) for column in zip(*texts, strict=True)]
            self._alike[heads] = _Alike(fitted([*texts, heads], ROOM, _EDGES, _TABLES), right)
        return self._alike[heads]

    def _tables(self) -> Iterator[Table]:
        blocks = (block for section in self.brief.sections for block in section.blocks)
        return (block for block in blocks if isinstance(block, Table))

    def _rows_of(self, table: Table) -> _Rows:
        cells = [[_shown(cell) for cell in table.headers]]
        cells += [
            [cell if table.cites_shown(place) else _shown(cell) for place, cell in enumerate(row)]
            for row in table.rows
        ]
        return _Rows(cells, [[self._written(cell) for cell in row] for row in cells])

    def _written(self, cell: Statement) -> str:
        """The whole text of a cell, marks and citations with it."""
        text = "".join(part.text for part in styled(cell, self.brief.lang))
        return f"{text} [{', '.join(cell.cites)}]".strip() if cell.cites else text

    # the sources

    def _text_read(self, text: TextRead) -> list[Run]:
        return runs([Styled(plain(text_told(text, self.brief.lang)))], ROOM - 40, _NOTES)

    def _quotation(self, quotation: Quotation) -> dict[str, Any]:
        where = ", ".join(place(quotation, self.brief.lang))
        parts = [
            Styled(f"“{plain(quotation.evidence.quote)}”", "quote"),
            Styled(f" {plain(where)}."),
        ]
        return {"id": quotation.id, "runs": runs(parts, ROOM - 40, _NOTES), "links": [], "note": []}

    def _measure(self, source: MeasureSource) -> dict[str, Any]:
        day = self.words["true_as_of"].format(day=source.as_of)
        parts = [Styled(plain(f"{source.economy_name}: {source.title}. {day}"))]
        note: list[Run] = []
        if source.note and source.measure in self._noted:
            note = runs([Styled(plain(self.words["note"].format(note=source.note)))], ROOM - 40, _NOTES)
        return {
            "id": source.id,
            "runs": runs(parts, ROOM - 40, _NOTES),
            "links": [self._link(link) for link in source.links],
            "note": note,
        }

    def _link(self, link: MeasureLink) -> dict[str, Any]:
        address = plain(link.url)
        return {
            "runs": runs([Styled(f"{plain(link_told(link))}: ")], ROOM - 40, _NOTES),
            "address": runs([Styled(address)], ROOM - 40, _NOTES),
            "url": quote(link.url, safe=_SAFE) if web_address(link.url) else None,
        }


def _heads(table: Table) -> tuple[str, ...]:
    return tuple(cell.text for cell in table.headers)


def _named(heading: Statement) -> Statement:
    """A heading of which nothing can be seen is a dash: it must have a name in the bookmarks."""
    return heading if plain(heading.text) else Statement(text=_NOTHING, cites=heading.cites)


def _shown(cell: Statement) -> Statement:
    """The cell without its citations: they stand in the last one."""
    return cell.model_copy(update={"cites": ()})


def _are_figures(column: tuple[str, ...]) -> bool:
    return all(_FIGURES.fullmatch(cell) for cell in column) and any(cell != "–" for cell in column)
