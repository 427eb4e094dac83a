"""United States Legislative Markup, USLM 1 and 2: bills, resolutions, public laws, statute compilations, the Code.

``<section><num value="2">SEC. 2. </num><heading>WAIVER.</heading><chapeau>…</chapeau><paragraph>…``: numbers and headings
carry their punctuation. `quotedContent` is text for another law. Of an amendment in the nature of a substitute only what
is added is read: elements with ``changed="deleted"`` are left out with a notice. Side notes of public laws stand after the
provision they stand beside, as lines of their own; `page` begins a page. Running marks of the print (slug line,
distribution code) and the endorsement, which repeats the front page, are not read.
"""

from __future__ import annotations

from lxml import etree

from billkit.errors import UnreadableSource
from billkit.models.document import Document
from billkit.models.section import Rank, Role
from billkit.readers.draft import Draft
from billkit.readers.raw import Raw
from billkit.readers.xml.uslm_meta import genre, language, metadata
from billkit.readers.xml.visit import Levels, Rows, all_text, apart, bare_heading, child, parent, walk

_RANKS: dict[str, Rank] = {
    "division": "group", "subdivision": "group", "title": "group", "subtitle": "group", "part": "group", "subpart": "group",
    "chapter": "group", "subchapter": "group", "article": "group", "subarticle": "group",
    "section": "article", "courtRule": "article", "reorganizationPlan": "group",
    "subsection": "paragraph", "paragraph": "item", "subparagraph": "subitem", "clause": "subsubitem",
    "subclause": "subsubitem", "item": "subsubitem", "subitem": "subsubitem", "subsubitem": "subsubitem",
}  # fmt: skip
# Parts without a number of their own. None: the role of what is around them.
_BLOCKS: dict[str, Role | None] = {
    "preface": "front", "longTitle": "front", "enactingFormula": "preamble", "resolvingClause": "preamble",
    "preamble": "preamble", "recital": "recital", "toc": "toc", "quotedContent": "quoted", "level": None,
    "appropriations": None, "legislativeHistory": "memorandum", "notes": "memorandum", "attestation": "signature",
    "signatures": "signature", "appendix": "annex", "schedule": "annex",
}  # fmt: skip
_LINES = {
    "docTitle", "officialTitle", "continuation", "p", "referenceItem", "groupItem", "signature", "action", "actionInstruction",
    "congress", "session", "type", "currentChamber", "relatedDocument", "enrolledDateline", "title", "note", "explanationNote",
    "citationNote", "editionNote", "property", "footnote", "sourceCredit", "subheading", "br", "tocItem", "layoutRow", "row",
}  # fmt: skip
_APART = {"actionDescription", "name", "role", "column"}  # on the line of what stands before, after a blank
_SKIPPED = {"meta", "endorsement", "slugLine", "distributionCode", "endMarker", "colgroup"}
# Blanks directly in them are lay-out of the XML.
_HOLLOW = {
    "bill", "resolution", "amendment", "pLaw", "statuteCompilation", "uscDoc", "lawDoc", "document", "main", "component",
    "collection", "table", "thead", "tbody", "tfoot", "tr", "groupItem", "referenceItem", "content", "chapeau",
    *_RANKS, *_BLOCKS,
}  # fmt: skip
_NAMING = ("num", "heading")
_DASHES = ("—", "–", "-")
_NOTES = ("note", "notes", "legislativeHistory")
_LEVELS_BY_LINE = ("group", "article")  # their headings stand on lines of their own


def read(raw: Raw, root: etree._Element) -> Document:
    draft = Draft("us")
    reader = _Reader(draft)
    walk(root, reader)
    reader.finish()
    facts = metadata(root)
    document = draft.document(raw, "application/xml", language(root), facts)
    if not document.text.strip():
        raise UnreadableSource(f"{raw.label} is USLM without text. Check that its text was saved with it.")
    return document.model_copy(update={"genre": genre(root)})


class _Reader:
    """Visitor that writes a Draft."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._levels = Levels(draft)
        self._quotes = 0
        self._aside: list[str] = []
        self._last = ""  # what was written last
        self._parted = False  # a page or a note stood after it
        self._naming = 0  # numbers and headings around: what is in them is no level, whatever it is called
        self._tables: list[Rows] = []
        self._deleted = 0

    # --- what the walk tells

    def enter(self, element: etree._Element, name: str) -> bool:
        if name in _SKIPPED:
            return False
        if element.get("changed") == "deleted":
            self._deleted += 1
            return False
        if name == "page":
            self._parted = True
            self._draft.page()
            return False
        if name == "sidenote":
            self._parted = True
            self._aside.append(apart(element))
            return False
        if name in _NAMING:
            self._naming += 1
        if self._is_level(element, name):
            self._begin_level(element, name)
        elif self._is_block(name):
            self._begin_block(element, name)
        else:
            self._begin_text(element, name)
        return True

    def text(self, _: etree._Element, name: str, text: str) -> None:
        if name in _HOLLOW and text.isspace():
            return
        if self._parted and self._last[-1:].isalnum() and text[:1].isalnum():
            self._draft.write(" ")  # between two pages, or beside a note, the blank may be missing
        self._parted = False
        self._draft.write(text)
        self._last = text.rstrip() or self._last

    def leave(self, element: etree._Element, name: str) -> None:
        if name in _NAMING:
            self._naming -= 1
        if self._is_block(name) or self._is_level(element, name):
            self._end_section(name)
        elif name in ("num", "designator", "type"):
            if not self._last.endswith(_DASHES):
                self._draft.write(" ")
        elif name in ("heading", "subheading", "headingText"):
            self._end_heading(element)
        elif name in ("th", "td") and self._tables:
            self._tables[-1].end_cell()
        elif name == "table" and self._tables:
            self._tables.pop().end()

    def finish(self) -> None:
        self._write_aside()
        if self._deleted:
            self._draft.notice(
                "deleted-text",
                f"{self._deleted} part(s) that the XML marks as struck out of the bill were not read. "
                "Read the earlier print to see them.",
            )

    def _is_level(self, element: etree._Element, name: str) -> bool:
        """Levels by their names; `title` of Dublin Core is no title of a bill."""
        return name in _RANKS and not self._naming and "purl.org" not in str(element.tag)

    def _is_block(self, name: str) -> bool:
        return name in _BLOCKS and not self._naming

    # --- sections

    def _begin_level(self, element: etree._Element, name: str) -> None:
        self._write_aside()
        rank = _RANKS[name]
        self._break(element, "paragraph" if rank in _LEVELS_BY_LINE else "line")
        number = all_text(child(element, "num"), _beside)
        heading = bare_heading(all_text(child(element, "heading"), _beside))
        self._levels.open(rank, name, number, heading)

    def _begin_block(self, element: etree._Element, name: str) -> None:
        self._write_aside()
        self._quotes += name == "quotedContent"
        self._break(element, "line" if name in ("quotedContent", "toc") else "paragraph")
        heading = bare_heading(all_text(child(element, "heading"), _beside))
        self._levels.open("block", name, "", heading, _BLOCKS[name])

    def _end_section(self, name: str) -> None:
        self._quotes -= name == "quotedContent"
        if not self._quotes:
            self._write_aside()
        self._levels.close()

    # --- text

    def _begin_text(self, element: etree._Element, name: str) -> None:
        if name == "table":
            self._tables.append(Rows(self._draft))
        elif self._tables:
            self._begin_in_table(name)
        elif name in _LINES:
            self._break(element, "line")
        elif name in _APART:
            self._draft.write(" ")
        elif _stands_alone(element, name):
            self._draft.line()

    def _begin_in_table(self, name: str) -> None:
        if name == "tr":
            self._tables[-1].row()
        elif name in ("th", "td"):
            self._tables[-1].cell()
        elif name in ("br", "p"):
            self._draft.write(" ")

    def _end_heading(self, element: etree._Element) -> None:
        """What follows ".—" runs on; other headings stand on lines of their own."""
        in_group = _RANKS.get(parent(element)) == "group"
        if in_group or not self._last.endswith(_DASHES):
            self._draft.line()

    def _break(self, element: etree._Element, kind: str) -> None:
        if "inline" in _classes(element):
            self._draft.write(" ")
        elif kind == "paragraph":
            self._draft.paragraph()
        else:
            self._draft.line()

    def _write_aside(self) -> None:
        for note in self._aside:
            self._draft.line()
            with self._draft.section("block", "sidenote"):
                self._draft.write(note)
            self._draft.line()
        self._aside.clear()


def _stands_alone(element: etree._Element, name: str) -> bool:
    if name in ("content", "chapeau"):
        return "block" in _classes(element)
    return name == "heading" and parent(element) in _NOTES


def _beside(name: str) -> bool:
    return name in ("sidenote", "page", "footnote", "editorialNote")


def _classes(element: etree._Element) -> list[str]:
    return (element.get("class") or "").split()
