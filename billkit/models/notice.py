"""Something the reader of a result should know, with the remedy."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Notice(BaseModel):
    """About a document or an analysis. `start` and `end` are offsets into the text, `pages` numbers from 1."""

    model_config = ConfigDict(frozen=True)

    code: str
    message: str
    start: int | None = None
    end: int | None = None
    pages: tuple[int, ...] = ()
