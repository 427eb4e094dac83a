"""OpenDocument text -> Document: ``content.xml``, paragraph by paragraph.

Shapes handled: headings and paragraphs; lists, whose automatic numbers are written for the usual patterns (``1.``, ``a)``);
tables; text boxes, after the paragraph they hang on; footnotes and endnotes, gathered at the end; tracked changes as if
accepted. Encrypted files are refused: their password is needed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from billkit.errors import UnreadableSource
from billkit.models.document import Document
from billkit.readers.manuscript import Manuscript
from billkit.readers.numerals import numeral
from billkit.readers.package import Package
from billkit.readers.raw import Raw
from billkit.readers.xml.parse import local, parsed
from billkit.readers.xml.visit import walk
from billkit.readers.xml.wordml_numbering import attribute

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"

# Deleted text is kept apart, in `tracked-changes`.
_PASSED_OVER = frozenset(
    [
        "tracked-changes", "annotation", "annotation-end", "note-citation", "bookmark", "forms", "scripts", "font-face-decls",
        "automatic-styles", "sequence-decls", "variable-decls", "user-field-decls", "desc", "title", "ruby-text", "index-title-template",
        "table-of-content-source", "alphabetical-index-source", "binary-data",
    ]
)  # fmt: skip
_BLANKS = {"s": " ", "tab": " ", "line-break": "\n"}
_SYSTEMS = {"1": "digit", "a": "small letter", "A": "letter", "i": "small roman", "I": "roman", "①, ②, ③, ...": "circled", "가, 나, 다, ...": "syllable"}  # fmt: skip
_TEXT = frozenset(["p", "h", "span", "a", "ruby-base", "meta", "meta-field", "bookmark-ref", "reference-ref", "date", "time", "page-number", "sequence", "user-defined", "variable-get", "variable-set", "text-input"])  # fmt: skip


def read(raw: Raw, package: Package) -> Document:
    """The Document of a package. Raises UnreadableSource for one that is encrypted, damaged or without text."""
    if "META-INF/manifest.xml" in package and b"encryption-data" in package.read("META-INF/manifest.xml"):
        raise UnreadableSource(
            f"{raw.label} is an encrypted OpenDocument text: a password is needed. Open it, remove the password and save it again."
        )
    body = _Body()
    for name in ("styles.xml", "content.xml"):
        if name in package or name == "content.xml":
            root = parsed(Raw(package.read(name), f"{raw.label}/{name}", raw.sha256)).root
            body.add_lists(root)
    walk(root, body)
    return body.manuscript.document(raw, MEDIA_TYPE, "an OpenDocument text")


@dataclass
class _Level:
    system: str = "none"
    before: str = ""
    after: str = ""
    start: int = 1
    shown: int = 1  # how many levels the number shows


@dataclass
class _List:
    """A list that is open: its style, and the number of its item."""

    levels: dict[int, _Level] = field(default_factory=dict)
    count: int = 0
    fresh: bool = False  # an item has begun that has no paragraph yet


class _Body:
    """Visitor of the content."""

    def __init__(self) -> None:
        self.manuscript = Manuscript()
        self._styles: dict[str, dict[int, _Level]] = {}
        self._lists: list[_List] = []
        self._boxes: list[etree._Element] = []
        self._paragraphs = 0
        self._notes = 0

    def add_lists(self, root: etree._Element) -> None:
        for element in root.iter():
            if local(element) == "list-style":
                self._styles[attribute(element, "name")] = dict(map(_level, filter(local, element)))

    def enter(self, element: etree._Element, name: str) -> bool:
        if name in _PASSED_OVER:
            return False
        if name in _BLANKS:
            self.manuscript.write(_BLANKS[name])
            return False
        enter = _ENTER.get(name)
        return enter(self, element) if enter else True

    def text(self, _: etree._Element, name: str, text: str) -> None:
        if name in _TEXT or (
            self._paragraphs and name not in ("list", "list-item", "table", "table-row", "table-cell")
        ):
            self.manuscript.write(text)

    def leave(self, _: etree._Element, name: str) -> None:
        if name in ("p", "h"):
            self._paragraphs -= 1
            if not self._paragraphs:
                self._write_boxes()
        elif name == "list":
            self._lists.pop()
        elif name == "table":
            self.manuscript.end_table()
        elif name in ("table-cell", "covered-table-cell"):
            self.manuscript.end_cell()

    def _write_boxes(self) -> None:
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            for inner in box:
                walk(inner, self)

    def _paragraph(self, element: etree._Element) -> bool:
        self._paragraphs += 1
        mark = ""
        if self._lists and self._lists[-1].fresh:
            self._lists[-1].fresh = False
            mark = self._mark()
        self.manuscript.paragraph(mark, heading=local(element) == "h")
        return True

    # --- lists

    def _list(self, element: etree._Element) -> bool:
        style = self._styles.get(attribute(element, "style-name"))
        if style is None:
            style = self._lists[-1].levels if self._lists else {}
        self._lists.append(_List(style))
        return True

    def _item(self, element: etree._Element) -> bool:
        if self._lists:
            inner = self._lists[-1]
            told = attribute(element, "start-value")
            first = inner.levels.get(len(self._lists), _Level()).start
            inner.count = (
                int(told) if re.fullmatch(r"\d{1,6}", told) else inner.count + 1 if inner.count else first
            )
            inner.fresh = True
        return True

    def _mark(self) -> str:
        depth = len(self._lists)
        level = self._lists[-1].levels.get(depth, _Level())
        numbers = [
            numeral(one.levels.get(at, _Level()).system, one.count)
            for at, one in enumerate(self._lists, 1)
            if at > depth - level.shown
        ]
        number = ".".join(filter(None, numbers))
        return f"{level.before}{number}{level.after}" if number else ""

    # --- tables and what hangs on a paragraph

    def _table(self, _: etree._Element) -> bool:
        self.manuscript.table()
        return True

    def _row(self, _: etree._Element) -> bool:
        self.manuscript.row()
        return True

    def _cell(self, _: etree._Element) -> bool:
        self.manuscript.cell()
        return True

    def _box(self, element: etree._Element) -> bool:
        if not self._paragraphs:
            return True
        self._boxes.append(element)
        return False

    def _note(self, element: etree._Element) -> bool:
        self._notes += 1
        around, self._paragraphs = self._paragraphs, 1
        lists, self._lists = self._lists, []
        with self.manuscript.note(f"[{self._notes}]"):
            for inner in element:
                walk(inner, self)
        self._paragraphs, self._lists = around, lists
        return False


def _level(element: etree._Element) -> tuple[int, _Level]:
    depth, start, shown = (attribute(element, name) for name in ("level", "start-value", "display-levels"))
    at = int(depth) if re.fullmatch(r"\d{1,2}", depth) else 1
    level = _Level(
        before=attribute(element, "num-prefix"), after=attribute(element, "num-suffix"),
        start=int(start) if re.fullmatch(r"\d{1,6}", start) else 1,
        shown=int(shown) if re.fullmatch(r"\d", shown) else 1,
    )  # fmt: skip
    if local(element) == "list-level-style-number":
        level.system = _SYSTEMS.get(
            attribute(element, "num-format"), "digit" if attribute(element, "num-format") else "none"
        )
    return at, level


_ENTER = {
    "p": _Body._paragraph, "h": _Body._paragraph, "list": _Body._list, "list-item": _Body._item, "table": _Body._table,
    "table-row": _Body._row, "table-cell": _Body._cell, "covered-table-cell": _Body._cell, "text-box": _Body._box, "note": _Body._note,
}  # fmt: skip
