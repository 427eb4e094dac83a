"""HTML -> Document: each kind of page has its own reader, told by marks that only it carries.

EUR-Lex, the New York Senate, THOMAS, legislation.gov.uk, preformatted bills, press pages; `plain` for all others.
"""

from __future__ import annotations

from billkit.models.document import Document
from billkit.readers.html import eu_xhtml
from billkit.readers.html.page import page
from billkit.readers.raw import Raw


def read(raw: Raw) -> Document:
    """The Document of an HTML page. Raises UnreadableSource for a page without text, and for one that cannot be decoded."""
    found = page(raw)
    document = eu_xhtml.read(raw, found)
    return document.model_copy(update={"notices": (*found.notices, *document.notices)})
