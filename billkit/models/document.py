"""A source, read once: its text and where its pages and sections begin."""

from __future__ import annotations

from bisect import bisect_right
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from billkit.models.evidence import Evidence

Language = Literal["en", "ko"]


class Section(BaseModel):
    """A node of the document's structure, labelled in the document's own notation (``Sec. 3(a)``, ``제9조제1항``)."""

    model_config = ConfigDict(frozen=True)

    label: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    heading: str = ""


class Document(BaseModel):
    """One source. Immutable. Offsets are Unicode code points into `text`, which is NFC and uses ``\\n`` line ends."""

    model_config = ConfigDict(frozen=True)

    text: str
    source: str = "-"
    sha256: str = ""
    media_type: str = "text/plain"
    language: Language = "en"
    page_starts: tuple[int, ...] = ()
    sections: tuple[Section, ...] = ()

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
        return bisect_right(self.page_starts, offset) or None if self.page_starts else None

    def section_at(self, offset: int) -> str | None:
        """Label of the innermost section around the offset."""
        around = [s for s in self.sections if s.start <= offset < s.end]
        return min(around, key=lambda s: s.end - s.start).label if around else None

    def line_at(self, offset: int) -> int:
        """Line number, from 1."""
        return self.text.count("\n", 0, offset) + 1


class DocumentInfo(BaseModel):
    """What an analysis says of the document it read: everything but the text."""

    model_config = ConfigDict(frozen=True)

    source: str
    sha256: str
    media_type: str
    language: Language
    chars: int
    pages: int | None = None

    @classmethod
    def of(cls, document: Document) -> DocumentInfo:
        return cls(
            source=document.source,
            sha256=document.sha256,
            media_type=document.media_type,
            language=document.language,
            chars=len(document.text),
            pages=len(document.page_starts) or None,
        )
