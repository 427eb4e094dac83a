"""HWPX -> Document: the sections of the body in the order of the package, paragraph by paragraph.

Shapes handled: automatic numbers and bullets, which stand in no run (``hh:paraHead``); tables, also in tables; text boxes,
after the paragraph they hang on; footnotes and endnotes, gathered at the end; words with a reading beside them
(``hp:dutmal``); equations as their script; tracked changes as if accepted; packages without a manifest or a mimetype.
Headers, footers, memos and hidden comments are no text of the document. Encrypted files are refused: their password is needed.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass

from lxml import etree

from billkit.errors import UnreadableSource
from billkit.models.document import Document
from billkit.readers.hangul_heads import Head, Heads
from billkit.readers.manuscript import Manuscript
from billkit.readers.package import Package
from billkit.readers.raw import Raw
from billkit.readers.xml.parse import local, parsed
from billkit.readers.xml.visit import all_text, child, walk

MEDIA_TYPE = "application/hwp+zip"

_SECTION = re.compile(r"(?:^|/)section(\d+)\.xml$", re.I)
# Not entered: set-up of pages, what stands on every page, comments, codes of fields, layout.
_PASSED_OVER = frozenset(
    [
        "secPr", "header", "footer", "hiddenComment", "fieldBegin", "fieldEnd", "indexmark", "linesegarray", "shapeComment",
        "bookmark", "colPr", "pageNum", "pageNumCtrl", "newNum", "pageHiding", "parameterset", "parameters", "metaTag", "listItem",
    ]
)  # fmt: skip
_BLANKS = {"tab": " ", "nbSpace": " ", "fwSpace": " ", "lineBreak": "\n", "hyphen": "-"}
_FORMS = ("btn", "radioBtn", "checkBtn")
_METADATA = {"creator": "author", "subject": "subject", "date": "date", "keyword": "keywords"}


def read(raw: Raw, package: Package) -> Document:
    """The Document of a package. Raises UnreadableSource for one that is encrypted, damaged or without text."""
    _refuse_encrypted(raw, package)
    content = _content(raw, package)
    body = _Body(_heads(raw, package))
    for name in _sections(raw, package, content):
        body.section(_root(raw, package, name))
    body.tell_changes()
    return body.manuscript.document(raw, MEDIA_TYPE, "an HWPX document", _metadata(content))


def _root(raw: Raw, package: Package, name: str) -> etree._Element:
    return parsed(Raw(package.read(name), f"{raw.label}/{name}", raw.sha256)).root


def _refuse_encrypted(raw: Raw, package: Package) -> None:
    """Members of an encrypted file keep their names, so that only the manifest tells."""
    if "META-INF/manifest.xml" in package and b"encryption-data" in package.read("META-INF/manifest.xml"):
        raise UnreadableSource(
            f"{raw.label} is an encrypted HWPX document: a password is needed. Open it in Hancom Office, remove the password "
            "and save it again."
        )


# --- the package


def _content(raw: Raw, package: Package) -> tuple[str, etree._Element] | None:
    """The list of contents and its name; none where the package has none that can be read."""
    found = [name for name in package.names if name.lower().endswith("content.hpf")]
    try:
        return (found[0], _root(raw, package, found[0])) if found else None
    except UnreadableSource:
        return None


def _sections(raw: Raw, package: Package, content: tuple[str, etree._Element] | None) -> list[str]:
    """Names of the parts with text, in the order of the spine; else by their numbers."""
    numbered = {name: int(match[1][:9]) for name in package.names if (match := _SECTION.search(name))}
    listed = [name for name in _spine(package, content) if name in numbered]
    names = listed or sorted(numbered, key=lambda name: numbered[name])
    if not names:
        raise UnreadableSource(
            f"{raw.label} is an HWPX package without a section (Contents/section0.xml), which holds the text. Save it as HWPX again."
        )
    return names


def _spine(package: Package, content: tuple[str, etree._Element] | None) -> list[str]:
    if content is None:
        return []
    name, root = content
    items = {e.get("id", ""): e.get("href", "") for e in root.iter() if local(e) == "item"}
    hrefs = [items.get(e.get("idref", ""), "") for e in root.iter() if local(e) == "itemref"]
    folder = posixpath.dirname(name)
    places = [
        (href, posixpath.normpath(posixpath.join(folder, href))) for href in dict.fromkeys(hrefs) if href
    ]
    return [next((place for place in pair if place in package), "") for pair in places]


def _heads(raw: Raw, package: Package) -> _Shapes:
    """What the header says of paragraphs and their numbers; nothing where it is missing or damaged."""
    found = [name for name in package.names if re.search(r"(?:^|/)header\.xml$", name, re.I)]
    shapes = _Shapes()
    try:
        root = _root(raw, package, found[0]) if found else None
    except UnreadableSource as error:
        shapes.fault = str(error)
        return shapes
    for element in root.iter() if root is not None else ():
        add = {
            "numbering": shapes.add_numbering,
            "bullet": shapes.add_bullet,
            "paraPr": shapes.add_paragraph,
        }.get(local(element))
        if add:
            add(element)
    return shapes


def _metadata(content: tuple[str, etree._Element] | None) -> dict[str, str]:
    if content is None:
        return {}
    told: dict[str, str] = {}
    for element in content[1].iter():
        name = local(element)
        if name in ("title", "language"):
            told.setdefault(name, all_text(element))
        elif name == "meta" and element.get("name") in _METADATA:
            told.setdefault(_METADATA[element.get("name", "")], all_text(element))
    return told


def _integer(element: etree._Element, name: str, default: int = 0) -> int:
    text = element.get(name, "")
    return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else default


class _Shapes:
    """How paragraphs are numbered, by the id of their shape: kind, id of the numbering, level from 1."""

    def __init__(self) -> None:
        self.heads = Heads()
        self.paragraphs: dict[str, tuple[str, int, int]] = {}
        self.fault = ""

    def add_numbering(self, element: etree._Element) -> None:
        self.heads.numberings[_integer(element, "id")] = {
            _integer(head, "level", 1): Head(
                _integer(head, "start", 1), head.get("numFormat", ""), all_text(head)
            )
            for head in element
            if local(head) == "paraHead"
        }

    def add_bullet(self, element: etree._Element) -> None:
        self.heads.bullets[_integer(element, "id")] = element.get("char", "")

    def add_paragraph(self, element: etree._Element) -> None:
        heading = child(element, "heading")
        if heading is not None and heading.get("type", "NONE") != "NONE":
            self.paragraphs[element.get("id", "")] = (
                heading.get("type", ""), _integer(heading, "idRef"), _integer(heading, "level") + 1,
            )  # fmt: skip


# --- the text


@dataclass
class _Open:
    """A table that is open: the number of the paragraph it stands in, and whether its first row has begun."""

    number: str
    begun: bool = False


class _Body:
    """Visitor of the sections."""

    def __init__(self, shapes: _Shapes) -> None:
        self.manuscript = Manuscript()
        if shapes.fault:
            self.manuscript.draft.notice(
                "damaged-part", f"Automatic numbers of paragraphs are missing: {shapes.fault}"
            )
        self._shapes = shapes
        self._outline = 0  # the numbering of headings in this section
        self._boxes: list[etree._Element] = []
        self._paragraphs = 0
        self._notes = 0
        self._tables: list[_Open] = []
        self._deletions: set[str] = set()
        self._ends: set[str] = set()
        self._changes = {"insert": 0, "delete": 0}

    def section(self, root: etree._Element) -> None:
        setup = next((element for element in root.iter() if local(element) == "secPr"), None)
        self._outline = (
            _integer(setup, "outlineShapeIDRef", self._outline) if setup is not None else self._outline
        )
        self._deletions.clear()
        self._ends = {element.get("Id", "") for element in root.iter() if local(element) == "deleteEnd"}
        walk(root, self)

    def enter(self, element: etree._Element, name: str) -> bool:
        if name in _PASSED_OVER:
            return False
        if name in _BLANKS:
            self._write(_BLANKS[name])
            return False
        enter = _ENTER.get(name)
        return enter(self, element) if enter else True

    def text(self, _: etree._Element, name: str, text: str) -> None:
        if name == "t":
            self._write(text)

    def _write(self, text: str) -> None:
        if not self._deletions:
            self.manuscript.write(text)

    def leave(self, _: etree._Element, name: str) -> None:
        if name == "p":
            self._paragraphs -= 1
            if not self._paragraphs:
                self._write_boxes()
        elif name == "tbl":
            table = self._tables.pop()
            if table.begun:
                self.manuscript.end_table()
            self.manuscript.resume(table.number)
        elif name == "tc":
            self.manuscript.end_cell()

    def _write_boxes(self) -> None:
        """Text boxes follow the paragraph they hang on; those in them, the paragraph in them."""
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            for inner in box:
                walk(inner, self)

    def _paragraph(self, element: etree._Element) -> bool:
        self._paragraphs += 1
        kind, number, level = self._shapes.paragraphs.get(element.get("paraPrIDRef", ""), ("", 0, 1))
        heads = self._shapes.heads
        if kind == "BULLET":
            mark = heads.bullet(number)
        elif kind:
            mark = heads.mark(self._outline if kind == "OUTLINE" else number, level)
        else:
            mark = ""
        self.manuscript.paragraph(mark, heading=kind == "OUTLINE" and level == 1)
        return True

    # --- tables: a caption may stand before the first row

    def _table(self, _: etree._Element) -> bool:
        self._tables.append(_Open(self.manuscript.hold()))
        return True

    def _row(self, _: etree._Element) -> bool:
        if self._tables and not self._tables[-1].begun:
            self._tables[-1].begun = True
            self.manuscript.table()
        self.manuscript.row()
        return True

    def _cell(self, _: etree._Element) -> bool:
        self.manuscript.cell()
        return True

    # --- what hangs on a paragraph

    def _box(self, element: etree._Element) -> bool:
        self._boxes.append(element)
        return False

    def _note(self, element: etree._Element) -> bool:
        self._notes += 1
        around, self._paragraphs = self._paragraphs, 1
        with self.manuscript.note(f"[{self._notes}]"):
            for inner in element:
                walk(inner, self)
        self._paragraphs = around
        return False

    def _reading(self, element: etree._Element) -> bool:
        """Words with their reading beside them: the words, and the reading in brackets."""
        words, reading = all_text(child(element, "mainText")), all_text(child(element, "subText"))
        self._write(f"{words}({reading})" if reading else words)
        return False

    def _equation(self, element: etree._Element) -> bool:
        self._write(f" {all_text(child(element, 'script'))} ")
        return False

    def _form(self, element: etree._Element) -> bool:
        self._write(f" {element.get('caption', '')} ")
        return False

    def _overlaid(self, element: etree._Element) -> bool:
        self._write(element.get("composeText", ""))
        return False

    def _drawn_words(self, element: etree._Element) -> bool:
        self._write(f" {element.get('text', '')} ")
        return True

    def _counter(self, element: etree._Element) -> bool:
        """The number of a table or picture in its caption. Notes have their own, pages none."""
        if element.get("numType") in ("TABLE", "PICTURE", "EQUATION", "FIGURE"):
            self._write(element.get("num", ""))
        return False

    def _choice(self, element: etree._Element) -> bool:
        """One content in two ways, for newer and older programs: the first is read."""
        if len(element):
            walk(element[0], self)
        return False

    # --- tracked changes: a beginning without an end deletes nothing

    def _insertion(self, _: etree._Element) -> bool:
        self._changes["insert"] += 1
        return False

    def _deletion(self, element: etree._Element) -> bool:
        if element.get("Id", "") in self._ends:
            self._deletions.add(element.get("Id", ""))
            self._changes["delete"] += 1
        return False

    def _deletion_ends(self, element: etree._Element) -> bool:
        self._deletions.discard(element.get("Id", ""))
        if element.get("paraend") == "1":
            self.manuscript.join()
        return False

    def tell_changes(self) -> None:
        inserted, deleted = self._changes["insert"], self._changes["delete"]
        if inserted or deleted:
            self.manuscript.draft.notice(
                "tracked-changes",
                f"The document has tracked changes ({inserted} insertions, {deleted} deletions). It was read as if all were accepted; "
                "accept or reject them in Hancom Office to read another state.",
            )


_ENTER = {
    "p": _Body._paragraph, "tbl": _Body._table, "tr": _Body._row, "tc": _Body._cell, "drawText": _Body._box,
    "footNote": _Body._note, "endNote": _Body._note, "dutmal": _Body._reading, "equation": _Body._equation,
    "compose": _Body._overlaid, "textart": _Body._drawn_words, "autoNum": _Body._counter, "switch": _Body._choice,
    "insertBegin": _Body._insertion, "deleteBegin": _Body._deletion, "deleteEnd": _Body._deletion_ends,
    **dict.fromkeys(_FORMS, _Body._form),
}  # fmt: skip
