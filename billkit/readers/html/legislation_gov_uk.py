"""Acts in HTML whose classes are the elements of Akoma Ntoso -> Document: legislation.gov.uk, and laws.africa with ``akn-``.

Shapes handled: ``<section class="hcontainer regulation">`` with ``<span class="num">`` and ``<span class="heading">`` in its title,
``level para1`` for points, ``blockquote`` for text that goes into another act, ``schedule``; notes, which stand at the end.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from billkit.language.identify import language
from billkit.models.document import Document
from billkit.models.section import Rank, Role
from billkit.readers.draft import Draft
from billkit.readers.html import plain
from billkit.readers.html.blocks import Blocks
from billkit.readers.html.head import Head
from billkit.readers.html.page import Page
from billkit.readers.html.tree import sheet, walk
from billkit.readers.raw import Raw
from billkit.readers.xml.visit import MOST_DEPTH

_PAGE = re.compile(r"class=\"(?:act|akn-act|bill|akn-bill)(?: (?:primary|secondary|eu)\b[^\"]*)?\"")
_PARTS = re.compile(r"class=\"(?:level para1|subsection|akn-section|akn-subsection|hcontainer [a-z]+)")
# By class, the first that fits: rank and what the legislature calls it.
_LEVELS: dict[str, tuple[Rank, str]] = {
    "schedule": ("group", "schedule"), "part": ("group", "part"), "chapter": ("group", "chapter"), "crossheading": ("group", "crossheading"),
    "regulation": ("article", "regulation"), "article": ("article", "article"), "rule": ("article", "rule"),
    "schProv1": ("article", "paragraph"), "section": ("article", "section"), "subsection": ("paragraph", "subsection"),
    "para1": ("item", "paragraph"), "para2": ("subitem", "sub-paragraph"), "para3": ("subsubitem", "sub-sub-paragraph"),
    "subparagraph": ("paragraph", "sub-paragraph"), "paragraph": ("paragraph", "paragraph"), "item": ("subitem", "item"),
}  # fmt: skip
_NOTES = frozenset(["authorialNote", "annotations", "commentary"])
_TYPES = {
    "ukpga": "act",
    "asp": "act",
    "asc": "act",
    "anaw": "act",
    "nia": "act",
    "uksi": "regulation",
    "ssi": "regulation",
    "wsi": "regulation",
}
_FIRST = re.compile(r"(\d{1,4}[A-Z]{0,3}\.?|[A-Z]\.|\([a-z0-9]{1,4}\))\s")
_TITLES = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])


def fits(html: str) -> bool:
    return bool(_PAGE.search(html)) and len(_PARTS.findall(html)) >= 3


def read(raw: Raw, page: Page, tree: LexborHTMLParser) -> Document:
    draft = Draft("uk")
    parts = _Parts(draft, sheet(page.html))
    if tree.body is not None:
        walk(tree.body, parts)
    parts.end()
    plain.tell(draft, parts)
    metadata = _facts(tree)
    document = draft.document(raw, page.media_type, "en", metadata)
    return document.model_copy(
        update={"language": language(document.text), "genre": metadata.get("type", "")}
    )


class _Parts(Blocks):
    def __init__(self, draft: Draft, rules: object) -> None:
        super().__init__(draft, rules)  # type: ignore[arg-type]
        self._opened: set[int] = set()
        self._notes: list[str] = []

    def enter(self, node: LexborNode, tag: str) -> bool:
        names = _names(node)
        if names & _NOTES:
            self._notes.append(" ".join(node.text(separator=" ").split()))
            return False
        if tag in _TITLES and (parts := _title(node)):
            self._heading(*parts)
            return False
        if not super().enter(node, tag):
            return False
        self._section(node, tag, names)
        return True

    def leave(self, node: LexborNode, tag: str) -> None:
        super().leave(node, tag)
        if node.mem_id in self._opened:
            self._opened.discard(node.mem_id)
            self.draft.close()

    def end(self) -> None:
        """Notes, after the act."""
        with self.draft.section("block", "notes", role="front"):
            for note in self._notes:
                self.draft.paragraph()
                self.draft.write(note)

    def _section(self, node: LexborNode, tag: str, names: frozenset[str]) -> None:
        if self.draft.depth >= MOST_DEPTH:
            return
        level = next((_LEVELS[name] for name in _LEVELS if name in names), None)
        if tag == "blockquote":
            self.draft.open("block", "quotation", role="quoted")
        elif level:
            number, heading = next(
                (parts for child in _children(node) if child.tag in _TITLES and (parts := _title(child))),
                ("", ""),
            )
            role: Role | None = "annex" if level[1] == "schedule" and not self.draft.depth else None
            self.draft.open(level[0], level[1], number, heading, role)
        else:
            return
        self._opened.add(node.mem_id)

    def _heading(self, number: str, heading: str) -> None:
        self._break("p")
        self.draft.write(f"{number} {heading}")
        if heading:
            self._break("p")
        else:
            self.draft.write(" ")
            self.glue()


def _names(node: LexborNode) -> frozenset[str]:
    return frozenset(name.removeprefix("akn-") for name in (node.attributes.get("class") or "").split())


def _children(node: LexborNode) -> list[LexborNode]:
    children: list[LexborNode] = []
    child = node.child
    while child is not None and len(children) < 12:
        if child.tag != "-text":
            children.append(child)
        child = child.next
    return children


def _title(node: LexborNode) -> tuple[str, str] | None:
    """Number and heading of a title; None for one that is no title of a part."""
    number, heading = node.css_first(".num"), node.css_first(".heading")
    if number is not None or heading is not None:
        return _line(number), _line(heading)
    found = _FIRST.match(f"{_line(node)} ")
    return (
        (found[1], _line(node)[found.end() :])
        if found and "akn-" in (node.parent.attributes.get("class") or "" if node.parent else "")
        else None
    )


def _line(node: LexborNode | None) -> str:
    return " ".join(node.text().split()) if node is not None else ""


def _facts(tree: LexborHTMLParser) -> dict[str, str]:
    head = Head(tree)
    work = tree.css_first(".act, .akn-act, .bill")
    names = (work.attributes.get("class") or "").split() if work is not None else []
    facts = {
        "title": head.name or _line(tree.css_first(".docTitle, h1")),
        "number": _line(tree.css_first(".docNumber")),
        "date": _work_date(tree),
        "type": next((_TYPES[name] for name in names if name in _TYPES), ""),
        "jurisdiction": "UK" if set(names) & set(_TYPES) else "",
        "language": head.language,
    }
    return {key: value for key, value in facts.items() if value}


def _work_date(tree: LexborHTMLParser) -> str:
    node = tree.css_first('[property="FRBRdate"] meta[property="date"]')
    return (node.attributes.get("content") or "")[:10] if node is not None else ""
