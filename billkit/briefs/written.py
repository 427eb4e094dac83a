"""A brief that may be written: the type that says so, and the forms in which it is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from pydantic import PrivateAttr

from billkit.models.brief import Brief
from billkit.models.document import Document


class VerifiedBrief(Brief):
    """A brief whose every statement was looked up anew. Made by `verify`; only it can be rendered."""

    _documents: tuple[Document, ...] = PrivateAttr(default=())
    _citations: Callable[[], str] = PrivateAttr(default=str)

    def to_markdown(
        self, figures: Mapping[str, str] | None = None, template: str | Path | None = None
    ) -> str:
        """The brief as CommonMark with tables, for a person; text of sources stands in it as text, never as markup.

        `figures` names the file of each chart by its id; charts without one are left out. `template` is a folder of
        templates of one's own (see `billkit.briefs.init_templates`). Raises BadTemplate.
        """
        from billkit.briefs.markdown import to_markdown

        return to_markdown(self, figures, Path(template) if template is not None else None)

    def to_html(self, template: str | Path | None = None) -> str:
        """One page without a network: the brief, and beside it the texts that were read, with the words that prove it.

        `template` is a folder of templates of one's own. Raises BadTemplate.
        """
        from billkit.briefs.html import to_html

        return to_html(
            self, self._documents, self._citations(), Path(template) if template is not None else None
        )

    def to_docx(self, style: str | Path | bytes | None = None) -> bytes:
        """A Word document with footnotes, real styles and tables; in the styles of a document of one's own."""
        from billkit.briefs.docx import to_docx
        from billkit.errors import BadTemplate

        if style is None or isinstance(style, bytes):
            return to_docx(self, self._citations(), style)
        try:
            own = Path(style).read_bytes()
        except OSError as error:
            raise BadTemplate(f"{style}: cannot be read ({error.strerror}); name a Word document") from error
        return to_docx(self, self._citations(), own)

    def to_pdf(self) -> bytes:
        """A tagged PDF. Needs the extra `pdf`; raises MissingExtra without it."""
        from billkit.briefs.pdf import to_pdf

        return to_pdf(self, self._citations())

    def citations(self) -> str:
        """What `billkit verify` needs to check the brief again, as JSON."""
        return self._citations()

    def with_citations(self, citations: Callable[[], str]) -> VerifiedBrief:
        """The same brief, which knows how to make what `citations` returns: only some forms need it."""
        copy = self.model_copy()
        copy._citations = citations
        return copy
