"""The visible blocks of a brief as a page, and the citation data in it.

Read are the head of the page, the contents and the brief itself; not the texts beside it, buttons, pictures, or what is hidden
or struck out. Quotation marks that a browser would draw are put in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from billkit.briefs.checking.found import Found, FoundCell

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_KINDS = {**{f"h{n}": "heading" for n in range(1, 7)}, "caption": "heading", "li": "bullet"}
_BLOCKS = frozenset({
    *_KINDS, "p", "div", "section", "article", "header", "footer", "nav", "main", "ul", "ol", "table", "thead", "tbody",
    "tfoot", "tr", "td", "th", "figure", "figcaption", "blockquote", "pre", "dl", "dt", "dd", "body", "details", "summary",
    "aside",
})  # fmt: skip
_UNSEEN = frozenset({
    "script", "style", "template", "svg", "button", "select", "label", "del", "s", "strike", "head", "noscript",
    "datalist", "iframe", "object",
})  # fmt: skip
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0)", re.IGNORECASE)


def cut(text: str) -> tuple[list[Found], bytes | None]:
    """The blocks of a page in reading order, and its citation data; None where it has none."""
    from selectolax.lexbor import LexborHTMLParser

    page = LexborHTMLParser(text)
    data = page.css_first("script#billkit-citations")
    found = list(_Walk().over(page.body)) if page.body is not None else []
    return found, data.text().encode("utf-8") if data is not None else None


class _Walk:
    """Goes through the nodes without recursion: a page may be nested as deep as somebody likes."""

    def __init__(self) -> None:
        self._words: list[str] = []
        self._kind = "paragraph"
        self._row: list[FoundCell] | None = None

    def over(self, body: LexborNode) -> Iterator[Found]:
        waiting: list[tuple[LexborNode, bool]] = [(body, False)]
        while waiting:
            node, leaves = waiting.pop()
            tag = node.tag or ""
            if leaves:
                yield from self._left(tag)
                continue
            if tag == "-text":
                self._words.append(node.text(deep=False) or "")
                continue
            if tag.startswith(("-", "_", "!")) or _unseen(node, tag):
                continue
            yield from self._entered(tag)
            waiting.append((node, True))
            waiting += [(child, False) for child in reversed(list(node.iter(include_text=True)))]

    def _entered(self, tag: str) -> Iterator[Found]:
        if tag == "q":
            self._words.append("“")
        elif tag == "br":
            self._words.append(" ")
        elif tag in _BLOCKS:
            yield from self._ended()
            self._kind = _KINDS.get(tag, "paragraph" if tag != "ul" else self._kind)
            if tag == "tr":
                self._row = []

    def _left(self, tag: str) -> Iterator[Found]:
        if tag == "q":
            self._words.append("”")
        elif tag in ("td", "th") and self._row is not None:
            self._row.append(FoundCell(self._taken()))
        elif tag == "tr" and self._row is not None:
            row, self._row = tuple(self._row), None
            if any(cell.text for cell in row):
                yield Found("row", row)
        elif tag in _BLOCKS:
            yield from self._ended()

    def _ended(self) -> Iterator[Found]:
        if self._row is not None:
            return  # blocks in a cell are one text
        if text := self._taken():
            yield Found(self._kind, (FoundCell(text),))

    def _taken(self) -> str:
        text, self._words = " ".join("".join(self._words).split()), []
        return text


def _unseen(node: LexborNode, tag: str) -> bool:
    attributes = node.attributes
    if tag in _UNSEEN or "hidden" in attributes or _HIDDEN.search(attributes.get("style") or ""):
        return True
    if tag == "aside" and attributes.get("id") == "texts":
        return True
    return tag == "a" and _of_the_page(set((attributes.get("class") or "").split()))


def _of_the_page(classes: set[str]) -> bool:
    """A link that the page gives itself; one that is the place of a quotation is said of the quotation."""
    return "skip" in classes or ("open" in classes and "place" not in classes)
