"""The visible blocks of a Markdown file, as a reader sees them, with their lines.

What is struck out is not there; a comment is not there; a tag, and an address that is not the words of its link, are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from billkit.briefs.checking.found import Found, FoundCell

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_COMMENT = re.compile(r"\s*<!--.*?(?:-->|\Z)\s*", re.DOTALL)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_STRUCK = re.compile(r"<(/?)(?:del|s|strike)\s*>", re.IGNORECASE)
_LEVELS = {"list_item_open": 1, "list_item_close": -1}


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    # addresses as they are written: they are compared letter by letter
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.normalizeLinkText = lambda link: link  # type: ignore[method-assign]
    return parser


def cut(text: str) -> list[Found]:
    """The blocks of a Markdown text, in reading order."""
    return [block for block in _blocks(_parser().parse(text)) if any(cell.text for cell in block.cells)]


def _blocks(tokens: Sequence[Token]) -> Iterator[Found]:
    row: list[FoundCell] | None = None
    heading, depth, row_line = False, 0, 0
    for token in tokens:
        depth += _LEVELS.get(token.type, 0)
        line = token.map[0] + 1 if token.map else 0
        if token.type in ("heading_open", "heading_close"):
            heading = token.type == "heading_open"
        elif token.type == "tr_open":
            row, row_line = [], line
        elif token.type == "tr_close" and row is not None:
            yield Found("row", tuple(row))
            row = None
        elif token.type == "inline":
            shown, images = _inline(token.children or ())
            if row is not None:
                row.append(FoundCell(" ".join([shown, *(alt for alt, _ in images)]), line or row_line))
                continue
            yield from (Found("image", (FoundCell(alt, line),), file) for alt, file in images)
            kind = "heading" if heading else "bullet" if depth else "paragraph"
            yield Found(kind, (FoundCell(shown, line),))
        elif token.type in ("fence", "code_block", "html_block"):
            yield Found("paragraph", (FoundCell(_without_comments(token.content), line),))


def _without_comments(text: str) -> str:
    return " ".join(_COMMENT.sub(" ", text).split())


def _inline(tokens: Sequence[Token]) -> tuple[str, list[tuple[str, str]]]:
    """What a run of text shows, and its images: alternative words and file."""
    shown: list[str] = []
    images: list[tuple[str, str]] = []
    links: list[tuple[str, int]] = []
    struck = 0
    for token in tokens:
        if token.type in ("s_open", "s_close"):
            struck += 1 if token.type == "s_open" else -1
        elif token.type == "html_inline" and (tag := _STRUCK.fullmatch(token.content)):
            struck += -1 if tag[1] else 1
        elif struck > 0:
            continue
        elif token.type == "image":
            images.append((_inline(token.children or ())[0], str(token.attrs.get("src", ""))))
        elif token.type == "link_open":
            links.append((str(token.attrs.get("href", "")), len(shown)))
        elif token.type == "link_close" and links:
            address, start = links.pop()
            if not address.startswith("#") and "".join(shown[start:]) != address:
                shown.append(f" <{address}> ")
        elif token.type in ("softbreak", "hardbreak"):
            shown.append(" ")
        elif token.type == "html_inline":
            shown.append(" " if _BREAK.fullmatch(token.content) else _COMMENT.sub("", token.content))
        else:
            shown.append(token.content)
    return "".join(shown).strip(), images
