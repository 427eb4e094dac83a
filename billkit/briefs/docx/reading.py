"""What stands in a .docx: its visible texts in reading order, its notes, and the citation data that a brief carries.

Shapes handled: files as `to_docx` writes them, and as Word or LibreOffice saved them after somebody edited them.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from lxml import etree

from billkit.briefs.docx.texts import Styles, shown
from billkit.briefs.docx.xml import NAMESPACES, Element, is_strict, name
from billkit.briefs.shown import ReadBack
from billkit.errors import UnreadableSource
from billkit.readers.package import Package
from billkit.readers.raw import Raw
from billkit.readers.xml.parse import parse

LABEL = "the brief"


def read_back(data: bytes, label: str = LABEL) -> ReadBack:
    """What stands in a .docx. Raises UnreadableSource, with the reason and a remedy, for what is none."""
    if not data.startswith(b"PK"):
        raise UnreadableSource(f"{label} is no .docx file. Save it as Word Document (.docx).")
    package = Package(data, label)
    main = _main(package, label)
    folder = posixpath.dirname(main)
    styles = Styles.of(_part(package, posixpath.join(folder, "styles.xml"), label))
    body = _parsed(package, main, label)
    if is_strict(body):
        raise UnreadableSource(
            f"{label} is a Strict Open XML document. Save it as Word Document (.docx) without Strict."
        )
    notes = tuple(_said(note, styles) for note in _notes(package, folder, label))
    return ReadBack(shown(body, styles), _citation_data(package, label), notes)


def _said(note: Element, styles: Styles) -> str:
    return " ".join(cell for block in shown(note, styles) for cell in block.cells)


def _main(package: Package, label: str) -> str:
    if "_rels/.rels" in package:
        for relation in _parsed(package, "_rels/.rels", label).iterfind(name("pr:Relationship")):
            target = relation.get("Target", "").lstrip("/")
            if relation.get("Type", "").endswith("/officeDocument") and target in package:
                return target
    if "word/document.xml" not in package:
        raise UnreadableSource(f"{label} is a zip, but no Word document. Save it as Word Document (.docx).")
    return "word/document.xml"


def _part(package: Package, part: str, label: str) -> Element | None:
    return _parsed(package, part, label) if part in package else None


def _parsed(package: Package, part: str, label: str) -> Element:
    return parse(Raw(package.read(part), f"{label}/{part}", ""))


def _notes(package: Package, folder: str, label: str) -> Iterator[Element]:
    """Footnotes, then endnotes, without the rules above them."""
    for kind in ("footnote", "endnote"):
        root = _part(package, posixpath.join(folder, f"{kind}s.xml"), label)
        for note in root.iterfind(name(f"w:{kind}")) if root is not None else ():
            if note.get(name("w:type"), "normal") == "normal":
                yield note


def _citation_data(package: Package, label: str) -> str | None:
    wanted = f"{{{NAMESPACES['bk']}}}citations"
    for part in package.names:
        if part.startswith("customXml/item") and "Props" not in part and part.endswith(".xml"):
            data = package.read(part)
            if NAMESPACES["bk"].encode() in data:
                element = _whole(data, f"{label}/{part}")
                if element.tag == wanted:
                    return element.text or ""
    return None


def _whole(data: bytes, label: str) -> Element:
    """A part that may hold one very long text: its size was bounded when it was unpacked."""
    if b"<!DOCTYPE" in data:
        raise UnreadableSource(f"{label} has a DTD, which is not read for safety. Make the brief again.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableSource(f"{label} is damaged ({error}). Make the brief again.") from None
