"""A span of a document, and the words that stand there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, model_validator

if TYPE_CHECKING:
    from billkit.models.document import Document


class Evidence(BaseModel):
    """Made by :meth:`billkit.models.Document.evidence`, which computes the quote from the offsets.

    Evidence that comes from elsewhere (JSON) is checked against the text when the document is given as validation
    context, ``Evidence.model_validate(data, context={"document": document})``; a quote that is not the text between
    the offsets is refused. Without a document, a quote whose length is not ``end - start`` is refused.
    """

    model_config = ConfigDict(frozen=True)

    start: int = Field(ge=0, description="first code point of the quote in the document's text")
    end: int = Field(gt=0, description="code point after the last of the quote")
    quote: str = Field(min_length=1, description="document.text[start:end]")
    page: int | None = Field(default=None, description="page, from 1, where the format has pages")
    section: str | None = Field(default=None, description="section label in the document's own notation")

    @model_validator(mode="after")
    def _quote_is_the_text(self, info: ValidationInfo) -> Evidence:
        if self.end - self.start != len(self.quote):
            raise ValueError(
                f"quote has {len(self.quote)} characters, its span {self.start}-{self.end} another length"
            )
        document = (info.context or {}).get("document")
        if document is not None and document.text[self.start : self.end] != self.quote:
            raise ValueError(f"the text at {self.start}-{self.end} is not {self.quote!r}")
        return self

    def proves(self, document: Document) -> bool:
        """Whether the quote stands in the document at these offsets."""
        return document.text[self.start : self.end] == self.quote
