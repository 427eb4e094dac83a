"""The blocks of a page written into a Draft: paragraphs, lists, tables, preformatted text.

Shapes handled: pages of word processors (one class for everything, tables for layout), nested lists with the numbers that
a browser would show, tables of data with a tab between cells, ``<br>`` as a line end, ``<pre>`` as it stands.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from billkit.readers.draft import Draft
from billkit.readers.html.tree import UNREAD, Sheet
from billkit.readers.xml.visit import Rows

_BLOCKS = frozenset(
    ["p", "div", "section", "article", "main", "header", "footer", "aside", "address", "blockquote", "center", "dl", "dt", "dd", "details",
     "summary", "fieldset", "figure", "figcaption", "form", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "ol", "ul", "li", "table", "caption",
     "tr", "td", "th", "tbody", "thead", "tfoot", "dir", "menu", "body", "legend", "pre", "xmp", "plaintext", "listing"]
)  # fmt: skip
_LINES = frozenset(["li", "dt", "dd", "tr", "td", "th"])
_CHROME_TAGS = frozenset(["nav", "dialog", "menu"])
_CHROME_ROLES = frozenset(["navigation", "contentinfo", "search", "menu", "menubar", "dialog", "alertdialog"])
_CHROME_NAME = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|gdpr|breadcrumbs?|crumbs?|share|sharing|skip|sr-only|visually-hidden|screen-reader|noprint|topnav|site-?nav|"
    r"nav|navbar|topbar|toolbar|site-?footer|site-?header|newsletter|pagination)(?:$|[\s_-])",
    re.I,
)
_MARKED = re.compile(r"\s*(?:[(\[]?\w{1,4}[.)\]]|[-–—•·*▪◦○●□①-⑳]|제\s?\d)")
_RAISED = str.maketrans("0123456789+-–−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻")
_LONG_CELL = 600  # characters: a cell with more is a part of the page, not of a table
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class Blocks:
    """A visitor that writes what it sees. `hidden` and `chrome` count what it passed over."""

    def __init__(self, draft: Draft, sheet: Sheet) -> None:
        self.draft = draft
        self.hidden = 0
        self.chrome = 0
        self._sheet = sheet
        self._lists: list[int | None] = []  # number of the next item; None in lists without numbers
        self._kinds: list[str] = []
        self._pre = 0
        self._raised = 0
        self._rows: Rows | None = None
        self._inner = 0
        self._mark = ""
        self._glued = False
        self._ended = False  # the last thing was <br>
        self._calls: set[int] = set()

    def glue(self) -> None:
        """What follows goes on where a number ended."""
        self._glued = True

    # --- the walk

    def enter(self, node: LexborNode, tag: str) -> bool:
        if tag in UNREAD:
            return False
        if self._sheet.hides(node):
            self.hidden += bool(_words(node))
            return False
        if is_chrome(node, tag):
            self.chrome += bool(_words(node))
            return False
        self._begin(node, tag)
        return True

    def text(self, text: str) -> None:
        if self._pre:
            self._preformatted(text)
        elif text.strip():
            self._write(text)
        else:
            self.draft.write(text)

    def leave(self, node: LexborNode, tag: str) -> None:
        if tag == "table":
            self._end_table()
        elif tag in ("td", "th") and self._rows and not self._inner:
            self._rows.end_cell()
        elif tag in ("ol", "ul", "dir"):
            self._lists.pop()
            self._kinds.pop()
        elif tag in ("pre", "xmp", "plaintext", "listing"):
            self._pre -= 1
        elif tag == "sup" or node.mem_id in self._calls:
            self._raised -= 1
        if tag == "li":
            self._mark = ""
        self._break(tag)

    # --- elements

    def _begin(self, node: LexborNode, tag: str) -> None:
        self._break(tag)
        if tag == "br":
            self._line_end()
        elif tag == "table":
            self._table(node)
        elif tag == "tr" and self._rows and not self._inner:
            self._rows.row()
        elif tag in ("td", "th") and self._rows and not self._inner:
            self._rows.cell()
        elif tag in ("ol", "ul", "dir"):
            self._list(node, tag)
        elif tag == "li":
            self._item(node)
        elif tag in ("pre", "xmp", "plaintext", "listing"):
            self._pre += 1
        elif tag == "sup":
            self._raised += 1
        elif tag == "a" and is_call(node):
            self._calls.add(node.mem_id)
            self._raised += 1

    def _line_end(self) -> None:
        """Two of them in a row are how old pages part their paragraphs."""
        if self._rows:
            self._blank()
        elif self._ended:
            self.draft.paragraph()
        else:
            self.draft.line()
        self._ended = True

    def _break(self, tag: str) -> None:
        if tag not in _BLOCKS or self._glued:
            return
        if self._rows:
            if self._inner or tag not in ("td", "th", "tr", "tbody", "thead", "tfoot", "table"):
                self._blank()
        elif tag in _LINES or (tag in ("ol", "ul") and self._lists):
            self.draft.line()
        else:
            self.draft.paragraph()

    def _blank(self) -> None:
        self.draft.write(" ")

    def _write(self, text: str) -> None:
        self._glued = self._ended = False
        if self._mark:
            mark, self._mark = self._mark, ""
            if not _MARKED.match(text):
                self.draft.write(mark)
        if self._raised and text.strip().isdecimal():
            text = text.translate(_RAISED)
        self.draft.write(text)

    def _preformatted(self, text: str) -> None:
        self.draft.verbatim(text.expandtabs())

    # --- lists

    def _list(self, node: LexborNode, tag: str) -> None:
        told = node.attributes
        start = told.get("start") or ""
        numbered = tag == "ol" and "none" not in (told.get("style") or "")
        self._lists.append((int(start) if re.fullmatch(r"\d{1,6}", start) else 1) if numbered else None)
        self._kinds.append(told.get("type") or "1")

    def _item(self, node: LexborNode) -> None:
        """The number that a browser shows is no text of the page, but part of what a person reads."""
        if not self._lists:
            return
        number = self._lists[-1]
        if number is None:
            self._mark = "- "
            return
        value = node.attributes.get("value") or ""
        number = int(value) if re.fullmatch(r"\d{1,6}", value) else number
        self._mark = f"{_numeral(number, self._kinds[-1])}. "
        self._lists[-1] = number + 1

    # --- tables

    def _table(self, node: LexborNode) -> None:
        if self._rows:
            self._inner += 1
        elif is_data(node):
            self._rows = Rows(self.draft)

    def _end_table(self) -> None:
        if self._inner:
            self._inner -= 1
        elif self._rows:
            rows, self._rows = self._rows, None
            rows.end()


def is_chrome(node: LexborNode, tag: str) -> bool:
    """Whether an element stands around the text of a page: navigation, cookie banners, buttons to share."""
    if tag in _CHROME_TAGS:
        return True
    told = node.attributes
    if (told.get("role") or "").lower() in _CHROME_ROLES:
        return True
    if tag in ("body", "main", "article", "html", "pre"):
        return False
    name = f"{told.get('class') or ''} {told.get('id') or ''}"
    return len(name) > 1 and bool(_CHROME_NAME.search(name))


def is_call(node: LexborNode) -> bool:
    """Whether a link is the number of a footnote: printed raised, so that 2002 and note 7 do not read 20027."""
    return (node.attributes.get("href") or "").startswith("#") and bool(
        re.fullmatch(r"\s*\d{1,3}\s*", node.text())
    )


def is_data(table: LexborNode) -> bool:
    """Whether a table holds data: rows of several short cells, none of them a page of its own."""
    several = False
    row = _first_row(table)
    rows = 0
    while row is not None and rows < 200:
        cells = _cells(row)
        several = several or len(cells) > 1
        if any(map(_is_page, cells)):
            return False
        rows += 1
        row = _next_row(row)
    return several


def _is_page(cell: LexborNode) -> bool:
    """Whether a cell is a part of the page rather than of a table."""
    size = 0
    for node in cell.traverse(include_text=True):
        if node.tag == "-text":
            size += len((node.text_content or "").strip())
            if size > _LONG_CELL:
                return True
        elif node.tag in ("table", "pre", "h1", "h2"):
            return True
    return False


def _first_row(table: LexborNode) -> LexborNode | None:
    return table.css_first("tr")


def _next_row(row: LexborNode) -> LexborNode | None:
    node = row.next
    while node is not None and node.tag != "tr":
        node = node.next
    return node


def _cells(row: LexborNode) -> list[LexborNode]:
    cells: list[LexborNode] = []
    node = row.child
    while node is not None:
        if node.tag in ("td", "th"):
            cells.append(node)
        node = node.next
    return cells


def _words(node: LexborNode, most: int = 1) -> str:
    """The first words of an element."""
    pieces: list[str] = []
    size = 0
    for inner in node.traverse(include_text=True):
        if inner.tag == "-text":
            piece = (inner.text_content or "").strip()
            pieces.append(piece)
            size += len(piece)
            if size >= most:
                break
    return " ".join(piece for piece in pieces if piece)


def _numeral(number: int, kind: str) -> str:
    if kind in ("a", "A") and 1 <= number <= 26:
        return chr(ord(kind) + number - 1)
    if kind in ("i", "I") and 1 <= number < 40:
        roman, left = "", number
        for value, sign in _ROMAN:
            roman += sign * (left // value)
            left %= value
        return roman if kind == "i" else roman.upper()
    return str(number)
