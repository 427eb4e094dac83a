"""The tree of a page, walked without recursion; what is in it that a person does not see.

Shapes handled: ``hidden``, ``display:none``, ``visibility:hidden``, ``opacity:0``, ``font-size:0`` and text moved off the page, in
``style`` and by class or id in a ``<style>`` of the page; comments, scripts, templates. Text written for machines ("ignore
previous instructions") hides there, and is no part of the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple, Protocol

from selectolax.lexbor import LexborHTMLParser, LexborNode

from billkit.errors import UnreadableSource

MOST_DEPTH = 1000
UNREAD = frozenset(
    ["script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "canvas", "audio", "video", "head",
     "select", "option", "button", "input", "textarea", "map", "datalist", "noframes"]
)  # fmt: skip
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|(?<![\w-])opacity\s*:\s*0*(?:\.0+)?\s*(?:;|!|$)"
    r"|font-size\s*:\s*0*(?:\.0+)?(?:px|pt|em|rem|%)?\s*(?:;|!|$)|(?<![\w-])color\s*:\s*transparent"
    r"|(?:text-indent|(?<![\w-])left|(?<![\w-])top)\s*:\s*-\s*\d{4,}|clip\s*:\s*rect\(\s*[01](?:px)?\s*[, ]\s*[01]",
    re.I,
)
_STYLE, _STYLE_END = re.compile(r"<style\b[^<>]{0,500}>", re.I), re.compile(r"</style", re.I)
_SCRIPT_END, _COMMENT_END = re.compile(r"</script", re.I), re.compile("-->")
_BRACE = re.compile(r"[{}]")
_LONGEST_RULE = 5000  # characters
_SELECTOR = re.compile(r"\s*(?:[a-z][\w-]*)?([.#][\w-]+)\s*\Z", re.I)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
# Their end may be left out, or they hold nothing: an open tag of them says nothing about depth.
_UNCLOSED = frozenset(
    ["p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "colgroup", "rp", "rt", "html", "head", "body",
     "area", "base", "basefont", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "frame", "keygen", "path"]
)  # fmt: skip
_FORMATTING = frozenset(
    ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"]
)
_FORMATTING_TAG = re.compile(r"</?(?:big|em|font|nobr|small|strike|strong|tt)\b[^<>]{0,1000}>", re.I)


_ASIDE = re.compile(r"<!--|<script\b", re.I)


class Visitor(Protocol):
    def enter(self, node: LexborNode, tag: str, /) -> bool:
        """An element begins. False: it is not read, nor what is in it."""
        ...

    def text(self, text: str, /) -> None: ...

    def leave(self, node: LexborNode, tag: str, /) -> None:
        """An element that was entered ends."""
        ...


def parse(html: str, label: str) -> LexborHTMLParser:
    """Raises UnreadableSource for a page so deep that no browser would show it."""
    depth, formatting = _depths(html)
    if depth > MOST_DEPTH:
        raise UnreadableSource(
            f"{label} is HTML nested more than {MOST_DEPTH:,} levels deep, which no page of text is. Check the program that wrote it."
        )
    return LexborHTMLParser(_FORMATTING_TAG.sub("", html) if formatting > MOST_DEPTH else html)


def walk(root: LexborNode, visitor: Visitor) -> None:
    """Tells a visitor of all that is in a node, in the order of the page."""
    path: list[tuple[LexborNode, str]] = []
    node = root.child
    while node is not None or path:
        if node is None:
            node, tag = path.pop()
            visitor.leave(node, tag)
            node = node.next
            continue
        tag = node.tag or ""
        if tag == "-text":
            visitor.text(node.text_content or "")
        elif tag[:1].isalpha() and visitor.enter(node, tag):
            path.append((node, tag))
            node = node.child
            continue
        node = node.next


class Sheet(NamedTuple):
    """What the page's own style sheets hide, by class (``.x``) and id (``#x``)."""

    hidden: frozenset[str] = frozenset()

    def hides(self, node: LexborNode) -> bool:
        told = node.attributes
        if "hidden" in told or _HIDDEN.search(told.get("style") or ""):
            return True
        if not self.hidden:
            return False
        names = {f".{name}" for name in (told.get("class") or "").split()} | {f"#{told.get('id') or ''}"}
        return bool(names & self.hidden)


def sheet(html: str) -> Sheet:
    """Rules of one class or id that hide it; rules for print or small screens are not asked."""
    hidden: set[str] = set()
    for style in _between(html, _STYLE, _STYLE_END):
        for selectors in _hiding(style):
            found = (_SELECTOR.match(selector) for selector in selectors.split(","))
            hidden.update(selector[1] for selector in found if selector)
    return Sheet(frozenset(hidden))


def _hiding(style: str) -> Iterator[str]:
    """Selectors of rules that hide, but for those in the braces of another rule, as for print and for small screens."""
    depth = at = 0
    selectors = ""
    for brace in _BRACE.finditer(style):
        piece, at = style[at : brace.start()], brace.end()
        if brace[0] == "{":
            depth += 1
            selectors = piece[-_LONGEST_RULE:] if depth == 1 else ""
        else:
            if depth == 1 and selectors and _HIDDEN.search(piece[:_LONGEST_RULE]):
                yield selectors
            depth, selectors = max(depth - 1, 0), ""


def _between(html: str, opening: re.Pattern[str], closing: re.Pattern[str]) -> Iterator[str]:
    """What stands between marks, up to the first that is never closed."""
    at = 0
    while (start := opening.search(html, at)) and (end := closing.search(html, start.end())):
        yield html[start.end() : end.start()]
        at = end.end()


def _depths(html: str) -> tuple[int, int]:
    """How deep the elements of a page stand in one another at most, and its open formatting; more than it is where
    ends are missing."""
    deepest = [0, 0]
    depth = [0, 0]
    for closing, name in _TAG.findall(_without_scripts(html)):
        tag = name.lower()
        if tag in _UNCLOSED:
            continue
        kind = 1 if tag in _FORMATTING else 0
        if closing:
            depth[kind] -= depth[kind] > 0
        else:
            depth[kind] += 1
            if depth[kind] > deepest[kind]:
                deepest[kind] = depth[kind]
    return deepest[0], deepest[1]


def _without_scripts(html: str) -> str:
    """Scripts hold pieces of pages in their strings, and comments whole ones."""
    kept: list[str] = []
    at = 0
    while opening := _ASIDE.search(html, at):
        end = (_COMMENT_END if opening[0] == "<!--" else _SCRIPT_END).search(html, opening.end())
        if not end:
            break
        kept.append(html[at : opening.start()])
        at = end.end()
    kept.append(html[at:])
    return "".join(kept)
