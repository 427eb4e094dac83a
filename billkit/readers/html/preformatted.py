"""Pages that are one preformatted text, as govinfo.gov and congress.gov print bills -> Document.

The text stands in ``<pre>`` and means its blanks and line ends: it is kept as it is, less the blanks that all its lines begin with.
Its structure is found afterwards.
"""

from __future__ import annotations

import textwrap

from selectolax.lexbor import LexborHTMLParser, LexborNode

from billkit.language.identify import language
from billkit.models.document import Document
from billkit.readers.draft import Draft
from billkit.readers.html import plain
from billkit.readers.html.head import Head
from billkit.readers.html.page import Page
from billkit.readers.html.tree import Sheet, sheet
from billkit.readers.raw import Raw

_MOST = 0.8  # share of the words of the page that stand in preformatted blocks
_ENOUGH = 400  # characters


def fits(tree: LexborHTMLParser) -> bool:
    blocks = tree.css("pre")
    if not blocks or tree.body is None:
        return False
    size = sum(len(block.text()) for block in blocks)
    return size >= _ENOUGH and size >= _MOST * len(tree.body.text())


def read(raw: Raw, page: Page, tree: LexborHTMLParser) -> Document:
    draft = Draft("")
    rules = sheet(page.html)
    for block in tree.css("pre"):
        if not rules.hides(block):
            draft.paragraph()
            draft.verbatim(_text(block, rules))
    document = draft.document(raw, page.media_type, "en", plain.facts(Head(tree)))
    return document.model_copy(update={"language": language(document.text)})


def _text(block: LexborNode, rules: Sheet) -> str:
    for node in block.css("[style], [hidden], [class], [id]"):
        if rules.hides(node):
            node.decompose()
    lines = block.text().expandtabs().split("\n")
    return textwrap.dedent("\n".join(line.rstrip() for line in lines)).strip("\n")
