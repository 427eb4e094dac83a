"""Tables of a document: where their cells stand in the text."""

from __future__ import annotations

from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field


class Span(NamedTuple):
    """Offsets into a document's text; start equals end for an empty cell."""

    start: int
    end: int


class Table(BaseModel):
    """Rows of cells. In an ``old-new`` table (신구조문대비표) each row is a pair: the law as it stands, as the bill would have it;
    a row that goes on over a page has a further pair for each page, so that the text keeps the order of the pages."""

    model_config = ConfigDict(frozen=True)

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    rows: tuple[tuple[Span, ...], ...]
    kind: Literal["table", "old-new"] = "table"
