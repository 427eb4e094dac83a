"""Pages of THOMAS, the Library of Congress's former service -> Document: what it tells of one bill, with the summary by CRS.

Shapes handled: upper-case and unclosed tags, bare ampersands, anchors (``<a name="summary">``) at the start of each part. The parts
become blocks; numbers of sections in the summary (``(Sec. 3)``) are those of the bill, not of this page.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from billkit.models.document import Document
from billkit.readers.draft import Draft
from billkit.readers.html import plain
from billkit.readers.html.blocks import Blocks
from billkit.readers.html.page import Page
from billkit.readers.html.tree import sheet, walk
from billkit.readers.raw import Raw

_PAGE = re.compile(r"<title>[^<]{0,300}THOMAS \(Library of Congress\)", re.I)
_PARTS = {
    "summary": "Summary", "major actions": "Major actions", "status": "All actions", "titles": "Titles", "cosponsors": "Cosponsors",
    "committees": "Committees", "rel-bill-detail": "Related bills", "amendments": "Amendments",
}  # fmt: skip
_LINKS = re.compile(r"(?:NEW SEARCH|HOME|HELP|Back to Bill Summary and Status|Jump to:?)\Z")
_NUMBER = re.compile(r"((?:H|S)\.(?:[A-Z][A-Za-z]*\.)*\d+)\s+-\s+(.+)")
_ACTION = re.compile(r"Latest Major Action:\s*([^\n]+)")


def fits(html: str) -> bool:
    return bool(_PAGE.search(html[:20_000]))


def read(raw: Raw, page: Page, tree: LexborHTMLParser) -> Document:
    draft = Draft("us")
    parts = _Parts(draft, sheet(page.html))
    root = tree.css_first("#content") or tree.body
    if root is not None:
        walk(root, parts)
    plain.tell(draft, parts)
    document = draft.document(raw, page.media_type, "en", {})
    metadata = _facts(tree, document.text)
    return document.model_copy(update={"metadata": metadata, "genre": "summary"})


class _Parts(Blocks):
    """Blocks of a page, each part a section."""

    def enter(self, node: LexborNode, tag: str) -> bool:
        name = (node.attributes.get("name") or "").lower() if tag == "a" else ""
        if name in _PARTS:
            while self.draft.depth:
                self.draft.close()
            self.draft.paragraph()
            self.draft.open("block", name, heading=_PARTS[name], role="memorandum")
        if tag == "center" and "Jump to" in node.text():
            return False
        if tag == "a" and _LINKS.match(" ".join(node.text().split())):
            return False
        return super().enter(node, tag)

    def text(self, text: str) -> None:
        super().text("" if text.strip() == "|" else text)


def _facts(tree: LexborHTMLParser, text: str) -> dict[str, str]:
    metas = {
        (n.attributes.get("name") or "").lower(): n.attributes.get("content") or ""
        for n in tree.css("meta[name]")
    }
    told = _NUMBER.match(" ".join(metas.get("dc.title", "").split()))
    action = _ACTION.search(text)
    facts = {
        "number": told[1] if told else "",
        "title": told[2] if told else " ".join(metas.get("dc.title", "").split()),
        "date": metas.get("dc.date", ""),
        "stage": action[1].strip() if action else "",
        "sponsor": metas.get("dc.creator", ""),
        "jurisdiction": "US",
        "language": "en",
        "type": "summary",
        "source": "THOMAS (Library of Congress)",
    }
    return {key: value for key, value in facts.items() if value}
