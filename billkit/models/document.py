"""A source, read once: its text, and where its pages and sections begin."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple, Protocol

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr

from billkit.models.evidence import Evidence
from billkit.models.notice import Notice
from billkit.models.section import Section, SectionIndex, nested
from billkit.models.table import Table

Language = str  # ISO 639-1: "en", "ko", "de"; "en" where a text in Latin letters does not tell


class Box(NamedTuple):
    """Where words stand on a page: points from the top left corner. Pages count from 1."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


class Layout(Protocol):
    """What a reader of paged formats leaves behind: where each character stands."""

    def boxes(self, start: int, end: int) -> tuple[Box, ...]:
        """One box for each line that the span touches, in reading order."""
        ...


class Document(BaseModel):
    """One source. Immutable. Offsets are Unicode code points into `text`, which is NFC and uses ``\\n`` line ends.

    `metadata` is what the file says of itself outside its text (title, number, date); `genre` what kind of document it
    was recognised as (see `billkit.structure.genre`), empty where nothing told.
    """

    model_config = ConfigDict(frozen=True)

    text: str
    source: str = "-"
    sha256: str = ""
    media_type: str = "text/plain"
    language: Language = "en"
    page_starts: tuple[int, ...] = ()
    sections: tuple[Section, ...] = ()
    tables: tuple[Table, ...] = ()
    tradition: str = Field(
        default="", description="drafting tradition the labels follow: us, uk, eu, kr, de, jp, br"
    )
    genre: str = ""
    metadata: dict[str, str] = Field(default_factory=dict)
    notices: tuple[Notice, ...] = ()

    _layout: Layout | None = PrivateAttr(default=None)

    def evidence(self, start: int, end: int) -> Evidence:
        """The words of this document between two offsets, as evidence.

        Raises ValueError when the span is empty or leaves the text.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"span {start}-{end} is empty or outside a text of {len(self.text)} characters")
        return Evidence(
            start=start,
            end=end,
            quote=self.text[start:end],
            page=self.page_at(start),
            section=self.section_at(start),
        )

    def page_at(self, offset: int) -> int | None:
        """Number of the page, from 1, or None where the format has no pages."""
        return max(bisect_right(self.page_starts, offset), 1) if self.page_starts else None

    def section_at(self, offset: int) -> str | None:
        """Label of the innermost section around the offset that can be cited."""
        return self._index.label(offset)

    def sections_at(self, offset: int) -> list[Section]:
        """All sections around the offset, outermost first."""
        return self._index.around(offset)

    def outline(self) -> Iterator[tuple[int, Section]]:
        """Each section with its depth, from 0, in the order of the text."""
        return nested(self.sections)

    def line_at(self, offset: int) -> int:
        """Line number, from 1."""
        return self.text.count("\n", 0, offset) + 1

    def boxes(self, start: int, end: int) -> tuple[Box, ...]:
        """Where a span stands on its pages, line by line; empty where the format has no pages."""
        return self._layout.boxes(start, end) if self._layout else ()

    @cached_property
    def _index(self) -> SectionIndex:
        return SectionIndex(self.sections)


class DocumentInfo(BaseModel):
    """What an analysis says of the document it read: everything but the text."""

    model_config = ConfigDict(frozen=True)

    source: str
    sha256: str
    media_type: str
    language: Language
    chars: int
    pages: int | None = None
    genre: str | None = None

    @classmethod
    def of(cls, document: Document) -> DocumentInfo:
        return cls(
            source=document.source,
            sha256=document.sha256,
            media_type=document.media_type,
            language=document.language,
            chars=len(document.text),
            pages=len(document.page_starts) or None,
            genre=document.genre or None,
        )
