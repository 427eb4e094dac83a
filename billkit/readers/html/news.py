"""Pages of the press -> Document: headline and paragraphs, each on its own lines.

The main text is found by trafilatura, in favour of recall; every line it gives must stand in the page. Where it finds too little of
what the page says, the page is read as a plain one, with a notice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

from billkit.language.identify import language
from billkit.models.document import Document
from billkit.models.notice import Notice
from billkit.readers.draft import Draft
from billkit.readers.html import plain
from billkit.readers.html.blocks import is_chrome
from billkit.readers.html.head import Head, has_article
from billkit.readers.html.page import Page
from billkit.readers.html.tree import UNREAD, sheet
from billkit.readers.raw import Raw

_ENOUGH = 0.4  # share of the words in long paragraphs of the page that the main text must hold
_LONG_PARAGRAPH = 80  # characters: chrome is shorter
_LARGEST = 3_000_000  # characters: a longer page is no article, and finding its text would take long
_CHROME = re.compile(
    r"<(?:nav|aside|footer)\b|role=[\"']navigation|class=[\"'][^\"']{0,80}(?:related|share|gnb|lnb|sns)", re.I
)
_PAPER = re.compile(r"\s+[|\-–—:·<>]\s+[^|\-–—:·<>]{2,40}\s*$")
_BLANKS = re.compile(r"\s+")


def fits(page: Page, head: Head) -> bool:
    """Whether a page is one of the press, or has as much around its text."""
    if len(page.html) > _LARGEST:
        return False
    return (
        head.is_press
        or has_article(page.html)
        or (len(_CHROME.findall(page.html)) >= 2 and "<script" in page.html.lower())
    )


def read(raw: Raw, page: Page, tree: LexborHTMLParser) -> Document:
    head = Head(tree)
    _clean(tree, page)
    lines = _main_text(tree)
    if not _is_enough(lines, tree):
        document = plain.read(raw, page, tree)
        if not head.is_press:
            return document
        return document.model_copy(update={"notices": (*document.notices, _too_little())})
    return _document(raw, page, head, tree, lines)


def _document(raw: Raw, page: Page, head: Head, tree: LexborHTMLParser, lines: list[str]) -> Document:
    draft = Draft("")
    title = headline(head, tree)
    for line in _with_headline(title, lines):
        draft.paragraph()
        draft.write(line)
    draft.notice(
        "main-text",
        "The article was taken out of the page; navigation, links, comments and banners around it were left out. Look at the page "
        "itself if something is missing.",
    )
    metadata = plain.facts(head) | {"title": title, "type": "news"}
    document = draft.document(raw, page.media_type, "en", metadata)
    return document.model_copy(update={"language": language(document.text)})


def headline(head: Head, tree: LexborHTMLParser) -> str:
    """The headline as the page prints it: its only h1, else what its head tells, without the name of the paper."""
    printed = [text for node in tree.css("h1") if (text := _one_line(node.text()))]
    told = head.title
    bare = _PAPER.sub("", told) if told == head.name else told
    same = [text for text in printed if text and (text in told or told in text)]
    return same[0] if same else bare or (printed[0] if len(printed) == 1 else "")


def _clean(tree: LexborHTMLParser, page: Page) -> None:
    """Take out of the tree what a reader does not see, and chrome that tells by its name."""
    rules = sheet(page.html)
    gone = [
        node
        for node in (tree.body or tree.root).traverse()  # type: ignore[union-attr]
        if (node.tag in UNREAD and node.tag != "head") or rules.hides(node) or is_chrome(node, node.tag or "")
    ]
    for node in reversed(gone):
        node.decompose()


def _main_text(tree: LexborHTMLParser) -> list[str]:
    """Paragraphs of the article. The library is imported when a page needs it: that takes a third of a second."""
    import trafilatura

    text = trafilatura.extract(
        tree.html or "", output_format="txt", favor_recall=True, include_comments=False, include_tables=True,
        include_formatting=False, include_links=False, include_images=False, deduplicate=False, with_metadata=False,
    )  # fmt: skip
    return [line for line in map(_one_line, (text or "").split("\n")) if line]


def _is_enough(lines: list[str], tree: LexborHTMLParser) -> bool:
    """Whether the main text holds enough of what the page says in paragraphs."""
    found = _BLANKS.sub("", "".join(lines))
    if not found:
        return False
    long = [text for text in _paragraphs(tree) if len(text) >= _LONG_PARAGRAPH]
    total = sum(map(len, long))
    held = sum(len(text) for text in long if _BLANKS.sub("", text)[:60] in found)
    return held >= _ENOUGH * total


def _paragraphs(tree: LexborHTMLParser) -> Iterator[str]:
    for node in tree.css("p, li, td, blockquote, h2"):
        yield _one_line(node.text(deep=True))


def _with_headline(title: str, lines: list[str]) -> list[str]:
    """The headline first, and once."""
    rest = list(lines)
    for at, line in enumerate(rest[:4]):
        if _same(line, title):
            del rest[at]
            break
    return [title, *rest] if title else rest


def _same(line: str, title: str) -> bool:
    return _BLANKS.sub("", line).strip("#") == _BLANKS.sub("", title)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _too_little() -> Notice:
    return Notice(
        code="no-main-text",
        message="No article could be told from what stands around it; the whole page was read. Save the article as text for a cleaner reading.",
    )
