"""The Bill DTD of the Government Publishing Office: bills, resolutions and amendments before USLM.

``<section><enum>101.</enum><header>Extension</header><text>…</text></section>``: numbers are bare, headings have no stop,
quotation marks are elements. What the printer adds is added here, so that the text reads as the print does: ``SEC. 101.``,
``DIVISION A—``, the stop and dash after a heading, “ before each provision of a `quoted-block` and ” after it. Parts with
``changed="deleted"`` and `deleted-phrase` are left out with a notice; the endorsement repeats the front page and is not read.
The enacting clause is in no file: the printer adds it, this reader does not.
"""

from __future__ import annotations

import re

from lxml import etree

from billkit.errors import UnreadableSource
from billkit.models.document import Document
from billkit.models.section import Rank, Role
from billkit.readers.draft import Draft
from billkit.readers.raw import Raw
from billkit.readers.xml.bill_dtd_meta import genre, metadata
from billkit.readers.xml.parse import local
from billkit.readers.xml.visit import Levels, Rows, all_text, child, parent, walk

_RANKS: dict[str, Rank] = {
    "division": "group", "subdivision": "group", "title": "group", "subtitle": "group", "part": "group", "subpart": "group",
    "chapter": "group", "subchapter": "group", "section": "article", "subsection": "paragraph", "paragraph": "item",
    "subparagraph": "subitem", "clause": "subsubitem", "subclause": "subsubitem", "item": "subsubitem",
    "subitem": "subsubitem",
}  # fmt: skip
# What the print sets before a bare number.
_WORDS = {
    "division": "DIVISION", "subdivision": "Subdivision", "title": "TITLE", "subtitle": "Subtitle", "part": "PART",
    "subpart": "Subpart", "chapter": "CHAPTER", "subchapter": "Subchapter", "section": "SEC.",
}  # fmt: skip
_BLOCKS: dict[str, Role | None] = {
    "form": "front", "amendment-form": "front", "engrossed-amendment-form": "front", "resolution-form": "front",
    "preamble": "preamble", "whereas": "recital", "toc": "toc", "quoted-block": "quoted", "amendment-block": "quoted",
    "appropriations-major": None, "appropriations-intermediate": None, "appropriations-small": None,
    "attestation": "signature", "legislative-history": "memorandum",
}  # fmt: skip
_QUOTING = ("quoted-block", "amendment-block")
_LINES = {
    "congress", "session", "enrolled-dateline", "legis-num", "current-chamber", "legis-type", "official-title", "action",
    "associated-doc", "calendar", "toc-entry", "toc-quoted-entry", "continuation-text", "attestation-group", "role", "list-item",
    "ttitle", "linebreak", "amend-num", "purpose", "amendment-instruction", "attestor", "attestation-date", "formula",
}  # fmt: skip
_APART = {"action-desc", "toc-enum", "level-header", "label"}
_SKIPPED = {"metadata", "endorsement", "distribution-code", "colspec", "deleted-phrase"}
_HOLLOW = {
    "bill", "resolution", "amendment-doc", "engrossed-amendment-doc", "pLaw", "legis-body", "resolution-body", "amendment-body",
    "engrossed-amendment-body", "amendment", "table", "tgroup", "thead", "tbody", "row", "attestation-group", "list", "action",
    *_RANKS, *_BLOCKS,
}  # fmt: skip
_BARE = re.compile(r"(?:\d[\w.–-]*|[A-Z]{1,5}|[IVXLC]+(?:[–-][A-Z0-9]+)?)\.?")  # "101.", "A", "IV"
_ENDS = re.compile(r"[.?!:;,—–-][”’\"')]*$")


def read(raw: Raw, root: etree._Element) -> Document:
    draft = Draft("us")
    reader = _Reader(draft)
    walk(root, reader)
    reader.finish()
    facts = metadata(root)
    document = draft.document(raw, "application/xml", facts["language"], facts)
    if not document.text.strip():
        raise UnreadableSource(
            f"{raw.label} is a bill in XML without text. Check that its text was saved with it."
        )
    return document.model_copy(update={"genre": genre(root)})


class _Reader:
    """Visitor that writes a Draft."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._levels = Levels(draft)
        self._tables: list[Rows] = []
        self._quoting = 0  # quoted blocks around
        self._quotes = 0  # quotation marks around, in the line
        self._opening = False  # a provision of a quoted block has begun; its mark has not been written
        self._closing = False  # a quoted block has ended; its mark has not been written
        self._blank = False
        self._naming = 0  # headings around: what is in them is no level, whatever it is called
        self._deleted = 0

    # --- what the walk tells

    def enter(self, element: etree._Element, name: str) -> bool:
        if element.get("changed") == "deleted" or name == "deleted-phrase":
            self._deleted += 1
            return False
        if name in _SKIPPED or element.get("display") == "no":
            return False
        if name == "header":
            self._naming += 1
        if name in _RANKS and not self._naming:
            self._begin_level(element, name)
        elif name in _BLOCKS and not self._naming:
            self._begin_block(element, name)
        elif name == "enum":
            return not self._is_number(element)
        elif name == "pagebreak":
            self._draft.page()
        else:
            self._begin_text(element, name)
        return True

    def text(self, _: etree._Element, name: str, text: str) -> None:
        if not (name in _HOLLOW and text.isspace()):
            self._say(text)

    def leave(self, element: etree._Element, name: str) -> None:
        if name == "header":
            self._naming -= 1
            self._end_heading(element)
        elif (name in _RANKS or name in _BLOCKS) and not self._naming:
            self._end_section(name)
        elif name == "quote":
            self._quotes -= 1
            self._close_mark("’" if self._is_inner() else "”")
        elif name == "entry" and self._tables:
            self._tables[-1].end_cell()
        elif name == "table" and self._tables:
            self._tables.pop().end()

    def finish(self) -> None:
        if self._deleted:
            self._draft.notice(
                "deleted-text",
                f"{self._deleted} part(s) that the XML marks as struck out of the bill were not read. "
                "Read the earlier print to see them.",
            )

    # --- sections

    def _begin_level(self, element: etree._Element, name: str) -> None:
        rank = _RANKS[name]
        inline = element.get("display-inline") == "yes-display-inline"
        self._break("inline" if inline else "paragraph" if rank in ("group", "article") else "line")
        self._opening = self._opening or (self._quoting > 0 and not inline)
        number = _number(element, name)
        self._levels.open(rank, name, number, all_text(child(element, "header")))
        if number:
            self._say(number)
            self._say("" if number.endswith("—") else " ")

    def _begin_block(self, element: etree._Element, name: str) -> None:
        inline = element.get("display-inline") == "yes-display-inline"
        line = name in _QUOTING or name == "toc"
        self._break("inline" if inline else "line" if line else "paragraph")
        if name in _QUOTING:
            self._quoting += 1
            self._opening = name == "quoted-block"
        self._levels.open("block", name, "", all_text(child(element, "header")), _BLOCKS[name])

    def _end_section(self, name: str) -> None:
        if name == "quoted-block":
            self._close_quotation()
        self._levels.close()
        if name in _QUOTING:
            self._quoting -= 1
            self._closing = False

    def _is_number(self, element: etree._Element) -> bool:
        """Numbers of levels are written with the level; others, as in forms, in their place."""
        return parent(element) in _RANKS

    # --- text

    def _begin_text(self, element: etree._Element, name: str) -> None:
        if name == "table":
            self._tables.append(Rows(self._draft))
            self._blank = False
        elif name in ("row", "entry") and self._tables:
            self._begin_in_table(name)
        elif name == "quote":
            self._say("‘" if self._is_inner() else "“")
            self._quotes += 1
        elif name == "after-quoted-block":
            self._close_quotation()
        elif name in _LINES:
            self._break("line")
        elif name in _APART:
            self._break("inline")
        elif name == "text" and element.get("display-inline") == "no-display-inline":
            self._begin_apart(element)

    def _begin_in_table(self, name: str) -> None:
        self._blank = False
        if name == "row":
            self._tables[-1].row()
        else:
            self._tables[-1].cell()

    def _begin_apart(self, element: etree._Element) -> None:
        """Text that the print sets on a line of its own: after a heading that already ended its line, nothing is to be done."""
        before = element.getprevious()
        if parent(element) in _BLOCKS or (before is not None and local(before) == "header"):
            self._break("line")

    def _end_heading(self, element: etree._Element) -> None:
        around = parent(element)
        rank = _RANKS.get(around)
        ended = bool(_ENDS.search(all_text(element)))
        if rank == "group" or around in _BLOCKS:
            self._break("line")
        elif rank == "article":
            self._say("" if ended else ".")
            self._break("line")
        else:
            self._say("—" if ended else ".—")
            self._blank = False

    def _is_inner(self) -> bool:
        return (self._quoting + self._quotes) % 2 == 1

    def _close_quotation(self) -> None:
        if not self._closing:
            self._close_mark("’" if self._quoting % 2 == 0 else "”")
            self._closing = True
            self._opening = False

    def _close_mark(self, mark: str) -> None:
        """A mark that ends a quotation stands at its last word, whatever blanks the XML has before it."""
        self._blank = False
        self._draft.write(mark)

    def _say(self, text: str) -> None:
        if not text:
            return
        if text.isspace():
            self._blank = True
            return
        if self._blank or text[0].isspace():
            self._draft.write(" ")
        if self._opening:
            self._draft.write("‘" if self._quoting % 2 == 0 else "“")
            self._opening = False
        self._draft.write(text.strip())
        self._blank = text[-1].isspace()

    def _break(self, kind: str) -> None:
        if kind == "inline":
            self._blank = True
            return
        self._blank = False
        if kind == "paragraph":
            self._draft.paragraph()
        else:
            self._draft.line()


def _number(element: etree._Element, name: str) -> str:
    """The number as the print has it: "SEC. 101.", "DIVISION A—", "(a)"."""
    enum = all_text(child(element, "enum"))
    word = _WORDS.get(name)
    if not enum or not word or not _BARE.fullmatch(enum):
        return enum
    if name == "section":
        first = element.get("section-type") == "section-one"
        return f"SECTION {enum}" if first else f"{word} {enum}"
    return f"{word} {enum}—" if child(element, "header") is not None else f"{word} {enum}"
