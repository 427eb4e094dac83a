"""A verified brief as a Word document: real styles, footnotes, tables and charts, written part by part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from billkit.briefs.docx.document import PART, Body
from billkit.briefs.docx.inline import TAGS
from billkit.briefs.docx.look import WORD, Look, own_look, own_part
from billkit.briefs.docx.notes import Notes, separators
from billkit.briefs.docx.parts import OFFICE, Parts
from billkit.briefs.docx.xml import ILLEGAL, Element, inline, make, root

if TYPE_CHECKING:
    from billkit.briefs.written import VerifiedBrief
    from billkit.models.brief import Brief

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_STORE = "{7E0C4A0B-6C1F-5B0E-9B57-2D6B1F8A4C11}"  # any, but always the same
_PROPERTIES = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
_CORE_RELATION = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"


def to_docx(brief: VerifiedBrief, citation_data: str, style: bytes | None = None) -> bytes:
    """The bytes of a .docx file: the same for the same brief.

    `citation_data` (JSON) is stored beside the text, for `billkit verify`. `style` is a document whose styles, theme,
    numbering, headers, footers and page are used; raises BadTemplate, with the remedy, where it cannot be used.
    """
    parts = Parts()
    parts.relate("", f"{OFFICE}/officeDocument", PART)
    look = _look(brief, style, parts)
    notes = Notes(brief, look, parts)
    parts.add(PART, Body(brief, look, notes, parts).element(), f"{WORD}document.main+xml")
    notes.finish(PART)
    _beside(look, parts)
    _citations(citation_data, parts)
    _core(brief, parts)
    return parts.zipped()


def _look(brief: Brief, style: bytes | None, parts: Parts) -> Look:
    if style is None:
        return own_look(brief.lang, parts, PART)
    from billkit.briefs.docx.reference import look_of

    return look_of(style, brief.lang, parts, PART)


def _beside(look: Look, parts: Parts) -> None:
    """The parts that say how the body looks."""
    for part, element in (
        ("styles", look.styles),
        ("numbering", look.numbering),
        ("fontTable", own_part("fontTable")),
        ("settings", _settings(look)),
    ):
        added = parts.add(f"word/{part}.xml", element, f"{WORD}{part}+xml")
        parts.relate(PART, f"{OFFICE}/{part}", added)


def _settings(look: Look) -> Element:
    mode = make(
        "w:compatSetting",
        w_name="compatibilityMode",
        w_uri="http://schemas.microsoft.com/office/word",
        w_val="15",
    )
    languages = make("w:themeFontLang", w_val=TAGS["en"], w_eastAsia=TAGS["ko"])
    return root("w:settings", "w", *look.settings, separators(), make("w:compat", mode), languages)


def _citations(data: str, parts: Parts) -> None:
    """The citation data as a custom part. What no XML may hold stands there as JSON writes it: \\ufffe."""
    held = ILLEGAL.sub(lambda found: f"\\u{ord(found[0]):04x}", data)
    item = parts.add("customXml/item1.xml", root("bk:citations"))
    element = root("bk:citations")
    element.text = held
    parts.add(item, element)
    store = root(
        "ds:datastoreItem",
        "ds",
        make("ds:schemaRefs", make("ds:schemaRef", ds_uri="urn:billkit:brief:citations:1")),
    )
    store.set("{http://schemas.openxmlformats.org/officeDocument/2006/customXml}itemID", _STORE)
    properties = parts.add("customXml/itemProps1.xml", store, _PROPERTIES)
    parts.relate(item, f"{OFFICE}/customXmlProps", properties)
    parts.relate(PART, f"{OFFICE}/customXml", item)


def _core(brief: Brief, parts: Parts) -> None:
    """Title, subject and language. No dates: that of the making would need a clock, and any other would be wrong."""
    title = inline(brief.title.text).strip()
    subject = "; ".join(inline(text.name).strip() for text in brief.texts)
    core = root(
        "cp:coreProperties", "cp dc",
        make("dc:title", title), make("dc:subject", subject), make("dc:creator", "billkit"),
        make("dc:language", TAGS[brief.lang]),
    )  # fmt: skip
    part = parts.add("docProps/core.xml", core, _CORE)
    parts.relate("", _CORE_RELATION, part)
