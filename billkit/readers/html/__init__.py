"""HTML -> Document: each kind of page has its own reader, told by marks that only it carries.

EUR-Lex, New York, THOMAS, acts in the classes of Akoma Ntoso, preformatted bills, pages of the press; `plain` for all others.
"""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from billkit.models.document import Document
from billkit.readers.html import eu_xhtml
from billkit.readers.html.head import Head
from billkit.readers.html.page import Page, decoded
from billkit.readers.html.tree import parse
from billkit.readers.raw import Raw


def read(raw: Raw) -> Document:
    """The Document of an HTML page. Raises UnreadableSource for a page without text, and for one that cannot be decoded."""
    found = decoded(raw)
    root = parse(found.html, raw.label)
    document = eu_xhtml.read(raw, found) if eu_xhtml.fits(found.html) else _other(raw, found, root)
    return document.model_copy(update={"notices": (*found.notices, *document.notices)})


def _other(raw: Raw, found: Page, root: LexborHTMLParser) -> Document:
    from billkit.readers.html import legislation_gov_uk, new_york, news, plain, preformatted, thomas

    if new_york.fits(found.html):
        return new_york.read(raw, found, root)
    if thomas.fits(found.html):
        return thomas.read(raw, found, root)
    if legislation_gov_uk.fits(found.html):
        return legislation_gov_uk.read(raw, found, root)
    if preformatted.fits(root):
        return preformatted.read(raw, found, root)
    if news.fits(found, Head(root)):
        return news.read(raw, found, root)
    return plain.read(raw, found, root)
