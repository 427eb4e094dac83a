"""A document of one's own that says how a brief looks (`--style my.docx`).

Taken from it: styles, theme, numbering, page setup, headers and footers with their pictures and links, and the few
settings that they need. Its body, comments, properties and whatever else it holds stay behind. It is a file from
somewhere: unpacked within bounds, parsed without entities; macros, other formats and fields that fetch from elsewhere
are refused with the remedy.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from copy import deepcopy
from typing import NamedTuple

from billkit.briefs.docx.look import WORD, Look, footer, own_part
from billkit.briefs.docx.pages import is_sound
from billkit.briefs.docx.parts import OFFICE, PICTURES, Parts
from billkit.briefs.docx.styles import bullet, complete
from billkit.briefs.docx.xml import NAMESPACES, Element, is_strict, make, name, root
from billkit.errors import BadTemplate, UnreadableSource
from billkit.models.brief import Language
from billkit.readers.package import Package
from billkit.readers.raw import Raw
from billkit.readers.xml.parse import parse

LABEL = "the style document"
_MOST_BYTES = 16 * 1024 * 1024  # of a part
_MOST_PICTURES = 64
_AGAIN = "In Word, save it again with Save As > Word Document (.docx)"
_MAIN = f"{WORD}document.main+xml", f"{WORD}template.main+xml"
_OLE = b"\xd0\xcf\x11\xe0"
_FETCHES = re.compile(
    r"\b(DDEAUTO|DDE|INCLUDEPICTURE|INCLUDETEXT|INCLUDE|IMPORT|LINK|DATABASE|MACROBUTTON)\b", re.IGNORECASE
)
_PAGE = frozenset(
    name(f"w:{tag}")
    for tag in ["pgSz", "pgMar", "pgBorders", "pgNumType", "cols", "vAlign", "titlePg", "docGrid"]
)
_SETTINGS = frozenset(
    name(f"w:{tag}")
    for tag in (
        "mirrorMargins", "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter", "gutterAtTop", "defaultTabStop",
        "autoHyphenation", "consecutiveHyphenLimit", "hyphenationZone", "doNotHyphenateCaps", "evenAndOddHeaders",
    )
)  # fmt: skip


class Relation(NamedTuple):
    kind: str  # the last word of its type: "image"
    target: str  # a part of the package, or an address outside
    outside: bool


def look_of(data: bytes, lang: Language, parts: Parts, document: str) -> Look:
    """The look of a document given, with what it needs put beside `document`. Raises BadTemplate."""
    try:
        return _Reference(data).look(lang, parts, document)
    except UnreadableSource as error:  # of the package, or of a part
        raise BadTemplate(str(error)) from None


class _Reference:
    def __init__(self, data: bytes) -> None:
        self._package = _opened(data)
        self._main = self._main_part()
        self._relations = self._relations_of(self._main)
        self._pictures = 0

    def look(self, lang: Language, parts: Parts, document: str) -> Look:
        styles = self._beside("styles")
        if styles is None:
            styles = own_part("styles")
        completed = complete(styles)
        _name_fonts(styles)
        numbering = self._carried("numbering", parts)
        if numbering is None:
            numbering = root("w:numbering", "w")
        self._theme(parts, document)
        item = bullet(styles, numbering, completed)
        page = self._page(lang, parts, document, completed.ids["Footer"])
        return Look(styles, completed.ids, numbering, page, item, self._settings())

    # --- parts

    def _main_part(self) -> str:
        if any(posixpath.basename(member).lower() == "vbaproject.bin" for member in self._package.names):
            raise BadTemplate(
                f"{LABEL} holds macros, which are not taken over. {_AGAIN}, which leaves them out."
            )
        for relation in self._relations_of("").values():
            if relation.kind == "officeDocument" and relation.target in self._package:
                self._check_type(relation.target)
                return relation.target
        raise BadTemplate(f"{LABEL} is a zip, but no Word document. Give a .docx file.")

    def _check_type(self, main: str) -> None:
        types = self._parsed("[Content_Types].xml")
        told = [
            kind.get("ContentType", "")
            for kind in types
            if kind.get("PartName", "").lower() == f"/{main}".lower()
        ]
        if any("macroEnabled" in kind for kind in told):
            raise BadTemplate(f"{LABEL} is made for macros (.docm, .dotm). {_AGAIN}.")
        if not any(kind in _MAIN for kind in told):
            raise BadTemplate(
                f"{LABEL} is no Word document ({told[0] if told else 'of no stated type'}). Give a .docx file."
            )

    def _parsed(self, part: str) -> Element:
        data = self._package.read(part)
        if len(data) > _MOST_BYTES:
            raise BadTemplate(
                f"{LABEL}/{part} has more than {_MOST_BYTES // 1024**2} MiB, the limit. Make a document with styles and no more."
            )
        element = parse(Raw(data, f"{LABEL}/{part}", ""))
        if is_strict(element):
            raise BadTemplate(
                f"{LABEL} is a Strict Open XML document. In Word, save it as Word Document (.docx), the kind without Strict."
            )
        return element

    def _relations_of(self, part: str) -> dict[str, Relation]:
        folder, file = posixpath.split(part)
        path = posixpath.join(folder, "_rels", f"{file}.rels")
        if path not in self._package:
            return {}
        return dict(_relations(self._parsed(path), folder))

    def _beside(self, kind: str) -> Element | None:
        """The root of the part that the document has of a kind."""
        part = self._part(kind)
        return self._word(part, kind) if part else None

    def _part(self, kind: str) -> str:
        of_kind = (r.target for r in self._relations.values() if r.kind == kind and not r.outside)
        return next((target for target in of_kind if target in self._package), "")

    def _word(self, part: str, tag: str) -> Element:
        element = self._parsed(part)
        if element.tag != name(f"w:{tag}"):
            raise BadTemplate(f"{LABEL}/{part} is not what it should be (w:{tag}). {_AGAIN}.")
        return element

    def _carried(self, kind: str, parts: Parts) -> Element | None:
        """The same, with the pictures and links that it shows."""
        part = self._part(kind)
        if not part:
            return None
        element = self._word(part, kind)
        self._carry(element, part, f"word/{kind}.xml", parts)
        return element

    def _theme(self, parts: Parts, document: str) -> None:
        part = self._part("theme")
        if not part:
            return
        element = self._parsed(part)
        self._carry(element, part, "word/theme/theme1.xml", parts)
        added = parts.add(
            "word/theme/theme1.xml", element, "application/vnd.openxmlformats-officedocument.theme+xml"
        )
        parts.relate(document, f"{OFFICE}/theme", added)

    # --- pages

    def _page(self, lang: Language, parts: Parts, document: str, style: str) -> Element:
        """The sectPr of the last section, with the headers and footers that hold there."""
        main = self._parsed(self._main)
        # what a section was before a tracked change is no section
        sections = [s for s in main.iter(name("w:sectPr")) if _parent_tag(s) != name("w:sectPrChange")]
        page = _setup(sections[-1]) if sections else own_part("page")
        marks = self._marks(sections, parts, document)
        if not any(mark.tag == name("w:footerReference") for mark in marks):
            marks.append(footer(parts, document, lang, style))
        for mark in reversed(marks):
            page.insert(0, mark)
        return page

    def _marks(self, sections: list[Element], parts: Parts, document: str) -> list[Element]:
        """References to headers and footers: a section without one of its own has that of the section before."""
        held: dict[tuple[str, str], Element] = {}
        for section in sections:
            for kind in ("w:headerReference", "w:footerReference"):
                for reference in section.iterfind(name(kind)):
                    held[kind, reference.get(name("w:type"), "default")] = reference
        return [
            self._mark(kind, place, reference, number, parts, document)
            for number, ((kind, place), reference) in enumerate(sorted(held.items(), key=_first_headers), 2)
            if self._target(reference)
        ]

    def _target(self, reference: Element) -> str:
        relation = self._relations.get(reference.get(name("r:id"), ""))
        return (
            relation.target if relation and not relation.outside and relation.target in self._package else ""
        )

    def _mark(
        self, kind: str, place: str, reference: Element, number: int, parts: Parts, document: str
    ) -> Element:
        what = kind.removeprefix("w:").removesuffix("Reference")
        source = self._target(reference)
        element = self._word(source, {"header": "hdr", "footer": "ftr"}[what])
        part = f"word/{what}{number}.xml"
        self._carry(element, source, part, parts)
        parts.add(part, element, f"{WORD}{what}+xml")
        made = make(kind, w_type=place)
        made.set(name("r:id"), parts.relate(document, f"{OFFICE}/{what}", part))
        return made

    def _settings(self) -> list[Element]:
        settings = self._beside("settings")
        if settings is None:
            return []
        return [deepcopy(setting) for setting in settings if setting.tag in _SETTINGS]

    # --- what parts show

    def _carry(self, element: Element, source: str, part: str, parts: Parts) -> None:
        """Takes pictures and links along and renames what refers to them; takes out what shows anything else."""
        _refuse_fetching(element, source)
        relations = self._relations_of(source)
        for holder in list(element.iter("*")):
            for attribute in [key for key in holder.attrib if str(key).startswith(f"{{{NAMESPACES['r']}}}")]:
                relation = relations.get(str(holder.get(attribute)))
                kept = self._kept(relation, part, parts) if relation else ""
                if kept:
                    holder.set(attribute, kept)
                else:
                    _take_out(holder, str(attribute))

    def _kept(self, relation: Relation, part: str, parts: Parts) -> str:
        if relation.kind == "hyperlink" and relation.outside:
            plain = re.match(r"(?:https?://|mailto:)[\x21-\x7e]+$", relation.target)
            return parts.relate(part, f"{OFFICE}/hyperlink", relation.target, outside=True) if plain else ""
        ending = relation.target.rpartition(".")[2].lower()
        if relation.kind != "image" or relation.outside or ending not in PICTURES - {"svg"}:
            return ""
        if relation.target not in self._package or self._pictures >= _MOST_PICTURES:
            return ""
        self._pictures += 1
        picture = parts.add(f"word/media/style{self._pictures}.{ending}", self._package.read(relation.target))
        return parts.relate(part, f"{OFFICE}/image", picture)


def _opened(data: bytes) -> Package:
    if data.startswith(_OLE):
        if "EncryptedPackage\0".encode("utf-16-le") in data:
            raise BadTemplate(
                f"{LABEL} is encrypted. In Word, take the password away (File > Info > Protect Document) and save it again."
            )
        raise BadTemplate(f"{LABEL} is of a format before .docx (DOC or the like). {_AGAIN}.")
    if not data.startswith(b"PK"):
        what = "is no .docx file" if data else "is empty"
        raise BadTemplate(f"{LABEL} {what}. Give a Word document (.docx) whose styles the brief should have.")
    package = Package(data, LABEL)
    if "[Content_Types].xml" not in package or "_rels/.rels" not in package:
        raise BadTemplate(f"{LABEL} is a zip, but no Word document. Give a .docx file.")
    return package


def _relations(element: Element, folder: str) -> Iterator[tuple[str, Relation]]:
    for relation in element.iterfind(name("pr:Relationship")):
        kind = relation.get("Type", "").rpartition("/")[2]
        target = relation.get("Target", "")
        outside = relation.get("TargetMode") == "External"
        if not outside:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        yield relation.get("Id", ""), Relation(kind, target, outside)


def _first_headers(held: tuple[tuple[str, str], Element]) -> tuple[bool, str]:
    (kind, place), _ = held
    return kind == "w:footerReference", place


def _parent_tag(element: Element) -> str:
    parent = element.getparent()
    return "" if parent is None else parent.tag


def _setup(section: Element) -> Element:
    """Paper, margins and what else is said of pages; in one column, which tables need."""
    page = root("w:sectPr", "w r", *(deepcopy(setting) for setting in section if setting.tag in _PAGE))
    columns = page.find(name("w:cols"))
    if columns is not None:
        page.remove(columns)
    return page if is_sound(page) else own_part("page")


def _name_fonts(styles: Element) -> None:
    """A face for Korean, where the document names none."""
    fonts = styles.find(f"{name('w:docDefaults')}/{name('w:rPrDefault')}/{name('w:rPr')}/{name('w:rFonts')}")
    if fonts is not None and not {name("w:eastAsia"), name("w:eastAsiaTheme")} & set(map(str, fonts.attrib)):
        fonts.set(name("w:eastAsia"), "Malgun Gothic")


def _refuse_fetching(element: Element, part: str) -> None:
    told = "".join(code.text or "" for code in element.iter(name("w:instrText")))
    told += " ".join(field.get(name("w:instr"), "") for field in element.iter(name("w:fldSimple")))
    if found := _FETCHES.search(told):
        raise BadTemplate(
            f"{LABEL}/{part} holds a field that fetches from elsewhere ({found[0].upper()}). Take it out of the header or footer."
        )


def _take_out(holder: Element, attribute: str) -> None:
    """What shows something that was left behind: its run goes, a link loses its target."""
    run: Element | None = holder
    while run is not None and run.tag != name("w:r"):
        run = run.getparent()
    if run is None or holder.tag == name("w:hyperlink"):
        holder.attrib.pop(attribute, "")
        return
    above = run.getparent()
    if above is not None:
        above.remove(run)
