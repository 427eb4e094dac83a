"""Pages of the press -> Document: headline and paragraphs, each on its own lines.

trafilatura tells which lines are the article's, in favour of recall. It keeps no places and loses subheadings and tables; so its
lines only tell where on the page the article stands, and that part is read block by block as any page is, without lists of
links. Where it finds too little of what the page says, the page is read as a plain one, with a notice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from billkit.language.identify import language
from billkit.models.document import Document
from billkit.models.notice import Notice
from billkit.readers.draft import Draft
from billkit.readers.html import plain
from billkit.readers.html.blocks import Blocks, is_chrome
from billkit.readers.html.head import Head, has_article
from billkit.readers.html.page import Page
from billkit.readers.html.tree import UNREAD, sheet, walk
from billkit.readers.raw import Raw

_ENOUGH = 0.4  # share of the words in long paragraphs of the page that the main text must hold
_MOST = 0.9  # share of the words of the main text that the part of the page holds where the article stands
_LONG = 80  # characters, Hangul counted twice: chrome is shorter
_LARGEST = 3_000_000  # characters: a longer page is no article, and finding its text would take long
_CHROME = re.compile(
    r"<(?:nav|aside|footer)\b|role=[\"']navigation|class=[\"'][^\"']{0,80}(?:related|share|gnb|lnb|sns)", re.I
)
_BESIDE = re.compile(
    r"(?:^|[\s_-])(?:related|recommend(?:ed|ation)?s?|promo|popular|trending|most-?read|sns|social|tags?|advert(?:isement)?|ad|ads|adsbox|"
    r"subscribe|newsletter|comments?|copyright|refresh|reporter-?(?:info|area))(?:$|[\s_-])",
    re.I,
)
_LISTS = frozenset(["ul", "ol", "div", "section", "aside", "table", "dl"])
_LINKED = 0.8  # share of the words of a block that are links: a list of links is no part of an article
_PAPER = re.compile(r"\s+[|\-–—:·<>]\s+[^|\-–—:·<>]{2,40}\s*$")
_BLANKS = re.compile(r"\s+")
_MARKS = re.compile(r"^(?:[-*•]\s+|#+\s+)|^\||\|$")
_HANGUL = re.compile(r"[가-힣]")


def fits(page: Page, head: Head) -> bool:
    """Whether a page is one of the press, or has as much around its text."""
    if len(page.html) > _LARGEST:
        return False
    if head.is_press or has_article(page.html):
        return True
    return len(_CHROME.findall(page.html)) >= 2 and "<script" in page.html.lower()


def read(raw: Raw, page: Page, tree: LexborHTMLParser) -> Document:
    head = Head(tree)
    blocks = _Article(Draft(""), sheet(page.html))
    blocks.clean(tree)
    lines = _main_text(tree)
    place = _place(tree, lines) if _is_enough(lines, tree) else None
    if place is not None:
        return _document(raw, page, head, headline(head, tree), place, blocks)
    document = plain.read(raw, page, tree)
    return (
        document.model_copy(update={"notices": (*document.notices, _no_main_text())})
        if head.is_press
        else document
    )


def _document(raw: Raw, page: Page, head: Head, title: str, place: LexborNode, blocks: _Article) -> Document:
    draft = blocks.draft
    draft.write(title)
    draft.paragraph()
    blocks.title = _squeezed(title)
    walk(place, blocks)
    plain.tell(draft, blocks)
    draft.notice(
        "main-text",
        "The article was taken out of the page; navigation, links, comments and banners around it were left out. Look at the page "
        "itself if something is missing.",
    )
    document = draft.document(
        raw, page.media_type, "en", plain.facts(head) | {"title": title, "type": "news"}
    )
    return document.model_copy(update={"language": language(document.text)})


class _Article(Blocks):
    """Blocks of an article, without what stands beside it, and with its headline once."""

    title = ""

    def clean(self, tree: LexborHTMLParser) -> None:
        """Take out of the tree what a reader does not see, and chrome that tells by its name."""
        body = tree.body
        if body is None:
            return
        for node in reversed([node for node in body.traverse() if self._is_gone(node, node.tag or "")]):
            node.decompose()

    def _is_gone(self, node: LexborNode, tag: str) -> bool:
        if self._sheet.hides(node):
            self.hidden += bool(node.text().strip())
            return True
        return tag in UNREAD or is_chrome(node, tag)

    def enter(self, node: LexborNode, tag: str) -> bool:
        if tag in ("h1", "h2") and self.title and _squeezed(node.text()) == self.title:
            return False
        if _is_beside(node, tag):
            self.chrome += 1
            return False
        return super().enter(node, tag)


def _is_beside(node: LexborNode, tag: str) -> bool:
    """Whether an element stands in the article but is none of it: related articles, tags, lists of links."""
    told = node.attributes
    name = f"{told.get('class') or ''} {told.get('id') or ''}"
    if tag not in ("body", "main", "article") and len(name) > 1 and _BESIDE.search(name):
        return True
    links = node.css("a[href]") if tag in _LISTS else []
    if len(links) < 2:
        return False
    return sum(len(_squeezed(link.text())) for link in links) > _LINKED * len(_squeezed(node.text()))


def headline(head: Head, tree: LexborHTMLParser) -> str:
    """The headline as the page prints it: its only h1, else what its head tells, without the name of the paper."""
    printed = [text for node in tree.css("h1") if (text := _one_line(node.text()))]
    told = head.title
    bare = _PAPER.sub("", told) if told == head.name else told
    same = [text for text in printed if text in told or told in text]
    return same[0] if same else bare or (printed[0] if len(printed) == 1 else "")


def _main_text(tree: LexborHTMLParser) -> list[str]:
    """Lines of the article. The library is imported when a page needs it: that takes a third of a second."""
    import trafilatura

    text = trafilatura.extract(
        tree.html or "", output_format="txt", favor_recall=True, include_comments=False, include_tables=True,
        include_formatting=False, include_links=False, include_images=False, deduplicate=False, with_metadata=False,
    )  # fmt: skip
    return [line for line in (_MARKS.sub("", line.strip()) for line in (text or "").split("\n")) if line]


def _is_enough(lines: list[str], tree: LexborHTMLParser) -> bool:
    """Whether the main text holds enough of what the page says in paragraphs, and any of them."""
    found = _squeezed("".join(lines))
    long = [text for text in _texts(tree) if _is_long(text)]
    held = sum(len(text) for text in long if _squeezed(text)[:60] in found)
    return any(map(_is_long, lines)) and held >= _ENOUGH * sum(map(len, long))


def _texts(tree: LexborHTMLParser) -> Iterator[str]:
    """What the page says: its paragraphs, and words that stand in its divisions without one."""
    for node in tree.css("p, li, td, blockquote, div, section, article, span"):
        yield node.text(deep=node.tag in ("p", "li", "blockquote"))


def _place(tree: LexborHTMLParser, lines: list[str]) -> LexborNode | None:
    """The smallest part of the page that holds nearly all of the main text."""
    wanted = [_squeezed(line) for line in lines if len(_squeezed(line)) > 20]
    place = _innermost(tree.body, max(wanted, key=len)) if wanted and tree.body is not None else None
    while place is not None and place.tag not in ("body", "html"):
        text = _squeezed(place.text())
        if sum(len(line) for line in wanted if line in text) >= _MOST * sum(map(len, wanted)):
            return _around(place)
        place = place.parent
    return place


def _innermost(root: LexborNode, line: str) -> LexborNode | None:
    """The innermost element that holds a line."""
    place: LexborNode | None = root if line in _squeezed(root.text()) else None
    inner = place
    while inner is not None:
        place, inner = inner, next((c for c in inner.iter() if line in _squeezed(c.text())), None)
    return place


def _around(place: LexborNode) -> LexborNode:
    """A paragraph alone cannot be read by its blocks: the element around it."""
    return place.parent if place.tag in ("p", "li", "td", "span") and place.parent is not None else place


def _is_long(text: str) -> bool:
    return len(_one_line(text)) + len(_HANGUL.findall(text)) >= _LONG


def _squeezed(text: str) -> str:
    return _BLANKS.sub("", text)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _no_main_text() -> Notice:
    return Notice(
        code="no-main-text",
        message="No article could be told from what stands around it; the whole page was read. Save the article as text for a "
        "cleaner reading.",
    )
