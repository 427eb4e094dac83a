"""Elements of WordprocessingML by their usual prefixes, and text that XML may hold."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from lxml import etree

from billkit.briefs.pieces import edged

Element = etree._Element

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "ds": "http://schemas.openxmlformats.org/officeDocument/2006/customXml",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
    "pr": "http://schemas.openxmlformats.org/package/2006/relationships",
    "xml": "http://www.w3.org/XML/1998/namespace",
    "bk": "urn:billkit:brief:citations:1",
}
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
# Control characters, halves of pairs and the two that are no characters: no XML may hold them.
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NO_CHARACTERS = re.compile("[\ufffe\uffff]")


@cache
def name(prefixed: str) -> str:
    """ "w:p" -> "{http://…/main}p"; a name without a prefix is in no namespace."""
    prefix, _, local = prefixed.rpartition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}" if prefix else local


def make(tag: str, *inside: Element | str, **attributes: str) -> Element:
    """An element with text or elements in it. ``w_val="x"`` is the attribute w:val, ``val="x"`` one without prefix."""
    stated = {name(key.replace("_", ":", 1)): legal(value) for key, value in attributes.items()}
    made = etree.Element(name(tag), stated)
    for part in inside:
        if isinstance(part, str):
            made.text = (made.text or "") + legal(part)
        else:
            made.append(part)
    return made


def value(tag: str, said: str | int) -> Element:
    """<w:jc w:val="center"/>: what most properties look like."""
    return make(tag, w_val=str(said))


def root(tag: str, prefixes: str = "", *inside: Element) -> Element:
    """An element that begins a part, with the prefixes that the part uses; without any, it has no prefix itself."""
    declared: Any = {prefix: NAMESPACES[prefix] for prefix in prefixes.split()}
    made = etree.Element(name(tag), nsmap=declared or {None: NAMESPACES[tag.partition(":")[0]]})
    made.extend(inside)
    return made


def style_name(style: Element) -> str:
    """What a style is called, without regard to case: ids differ from one program to another."""
    called = style.find(name("w:name"))
    return "" if called is None else called.get(name("w:val"), "").casefold()


def is_strict(part: Element) -> bool:
    """Whether a part is of the strict kind of document, which has names of its own for all elements."""
    return str(part.tag).startswith(f"{{{_STRICT}}}")


def written(element: Element) -> bytes:
    """The bytes of a part."""
    return etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)


def legal(text: str) -> str:
    return ILLEGAL.sub("", text)


def inline(text: str) -> str:
    """A piece of a line that XML may hold.

    Control characters are left to `edged`, which makes blanks of them: taken out, a form feed would join two words.
    """
    return edged(_NO_CHARACTERS.sub("", text))
