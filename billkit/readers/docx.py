"""DOCX -> Document: the parts that hold text, parsed strictly, and read as `billkit.readers.xml.wordml` reads them.

Shapes handled: transitional and strict files, main parts under any name (told by ``_rels/.rels``), macro-enabled documents
and templates. Parts that are damaged cost what they hold (numbers, notes), which is told; a damaged main part is an error.
"""

from __future__ import annotations

import posixpath

from lxml import etree

from billkit.errors import UnreadableSource
from billkit.models.document import Document
from billkit.models.notice import Notice
from billkit.readers.package import Package
from billkit.readers.raw import Raw
from billkit.readers.xml.parse import local, parsed
from billkit.readers.xml.visit import all_text
from billkit.readers.xml.wordml import written
from billkit.readers.xml.wordml_numbering import attribute

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_BESIDE = {
    "numbering": "automatic numbers", "styles": "numbers that come with styles", "footnotes": "footnotes",
    "endnotes": "endnotes",
}  # fmt: skip
_METADATA = {
    "title": "title",
    "subject": "subject",
    "creator": "author",
    "created": "date",
    "language": "language",
}


def read(raw: Raw, package: Package) -> Document:
    """The Document of a package. Raises UnreadableSource for one without text or with a damaged main part."""
    main = _main(raw, package)
    folder = posixpath.dirname(main)
    parts: dict[str, etree._Element] = {}
    notices: list[Notice] = []
    for name, what in _BESIDE.items():
        path = posixpath.join(folder, f"{name}.xml")
        if path in package:
            try:
                parts[f"word/{name}.xml"] = _root(raw, package, path)
            except UnreadableSource as error:
                notices.append(
                    Notice(code="damaged-part", message=f"The document's {what} are missing: {error}")
                )
    document = written(raw, _root(raw, package, main), parts, MEDIA_TYPE, _metadata(raw, package))
    return document.model_copy(update={"notices": (*notices, *document.notices)}) if notices else document


def _root(raw: Raw, package: Package, name: str) -> etree._Element:
    return parsed(Raw(package.read(name), f"{raw.label}/{name}", raw.sha256)).root


def _main(raw: Raw, package: Package) -> str:
    """Name of the part that holds the text."""
    if "_rels/.rels" in package:
        for relation in _root(raw, package, "_rels/.rels"):
            if local(relation) == "Relationship" and attribute(relation, "Type").endswith("/officeDocument"):
                name = posixpath.normpath(attribute(relation, "Target").lstrip("/"))
                if name in package:
                    return name
    if "word/document.xml" not in package:
        raise UnreadableSource(
            f"{raw.label} is an Office package without word/document.xml, the part that holds the text. Save it as DOCX again."
        )
    return "word/document.xml"


def _metadata(raw: Raw, package: Package) -> dict[str, str]:
    if "docProps/core.xml" not in package:
        return {}
    try:
        root = _root(raw, package, "docProps/core.xml")
    except UnreadableSource:
        return {}
    return {_METADATA[local(e)]: all_text(e) for e in root if local(e) in _METADATA}
