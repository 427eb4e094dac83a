"""Formex 4, the format of the Official Journal of the European Union -> Document.

Shapes handled: roots ``CONS.ACT`` (consolidated), ``ACT`` and ``GENERAL`` (as published); ``ARTICLE/TI.ART/STI.ART``,
``PARAG/NO.PARAG/ALINEA``, ``LIST/ITEM/NP/NO.P/TXT``, ``DIVISION``, ``CONS.ANNEX``, ``GR.SEQ``, ``TBL/ROW/CELL``, ``DLIST``,
formulas. Quotation marks are empty elements (``QUOT.START``) that cross the borders of others; ``QUOT.S`` is text for
another act. Marks of consolidation are processing instructions: counted, left out of the text, kept in the metadata.
"""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from billkit.errors import UnreadableSource
from billkit.models.document import Document
from billkit.readers.european import Act, facts
from billkit.readers.raw import Raw
from billkit.readers.xml.formex_deleted import marks, take_out
from billkit.readers.xml.parse import local
from billkit.readers.xml.visit import Rows, all_text, walk

_After = Callable[[], None]
_SKIPPED = frozenset(
    ["INFO.CONSLEG", "INFO.PROD", "BIB.INSTANCE", "FAM.COMP", "BIB.DATA", "NO.DOC", "PAGE.HEADER", "TOC.HD.REF", "IE", "DELETED"]
)  # fmt: skip
_BLOCKS = frozenset(
    [
        "P",
        "ALINEA",
        "TI.ART",
        "STI.ART",
        "TXT",
        "TERM",
        "VISA",
        "INIT",
        "SUBTITLE",
        "SIGNATORY",
        "GR.CONSID.INIT",
    ]
)
_MARKS = frozenset(["NO.PARAG", "NO.P", "NO.GR.SEQ", "PREFIX", "NO.CONSID", "NO.DIVISION"])
_MATH = {
    "PLUS": "+", "MINUS": "−", "MULT": "×", "DIV": "/", "PLUSMINUS": "±", "EQ": "=", "LT": "<", "GT": ">", "LE": "≤", "GE": "≥",
    "NE": "≠", "AP": "≈",
}  # fmt: skip
_CODES = {"2018": "‘", "2019": "’", "201C": "“", "201D": "”", "00AB": "«", "00BB": "»", "201E": "„"}
_DASHES = {"DASH": "—", "NDASH": "–", "BULLET": "•"}
_NUMBER_FORMS = {"STAR": "*"}


def read(raw: Raw, root: etree._Element) -> Document:
    reader = _Reader()
    reader.act.deletions = take_out(root)
    walk(root, reader)
    reader.amendments(root)
    document = reader.act.document(raw, "application/xml", reader.facts(root))
    if not document.text.strip():
        raise UnreadableSource(
            f"{raw.label} is Formex XML without text. Check that its text was saved with it."
        )
    return document


class _Reader:
    def __init__(self) -> None:
        self.act = Act()
        self._after: list[_After] = []
        self._rows: Rows | None = None
        self._inner = 0
        self._upper = 0
        self._notes: dict[str, str] = {}  # number of each footnote by its id
        self._counts: dict[str, int] = {}
        self._known = ""  # title of the act

    def facts(self, root: etree._Element) -> dict[str, str]:
        known = facts(self._known)
        consolidated = root.find(".//INFO.CONSLEG")
        known["stage"] = "adopted" if consolidated is None else "consolidated"
        start = consolidated.get("START.DATE", "") if consolidated is not None else ""
        known["as_of"] = f"{start[:4]}-{start[4:6]}-{start[6:]}" if len(start) == 8 else ""
        known["language"] = all_text(root.find(".//LG.DOC")).lower()
        known["celex"] = all_text(root.find(".//NO.CELEX"))
        return known

    def amendments(self, root: etree._Element) -> None:
        """Acts that changed the text, in the order in which they are numbered M1, M2, …"""
        for kind, letter in (("MOD.ACT", "M"), ("CORRIG", "C")):
            for number, act in enumerate(root.iter(kind), 1):
                celex = all_text(act.find(".//NO.CELEX"))
                self.act.amended(f"{letter}{number}", celex)
        self.act.changes = len(marks(root, "CLG.MDFO"))

    # --- the walk

    def text(self, _element: etree._Element, _name: str, text: str) -> None:
        self.act.write(text.upper() if self._upper else text)

    def enter(self, element: etree._Element, name: str) -> bool:
        after = self._enter(element, name)
        if after is None:
            return False
        self._after.append(after)
        return True

    def leave(self, _element: etree._Element, _name: str) -> None:
        self._after.pop()()

    def _enter(self, element: etree._Element, name: str) -> _After | None:
        read = _READ.get(name)
        if read:
            return read(self, element)
        if name in _MARKS:
            return self._mark()
        if name in _SKIPPED:
            return None
        if name in _BLOCKS:
            self.act.block(self._break)
            return self._end_block
        return _nothing

    @property
    def _break(self) -> str:
        return "blank" if self._rows else "paragraph"

    def _end_block(self) -> None:
        self.act.end_block(self._break)

    def _closing(self, depth: int) -> _After:
        return lambda: self.act.close_to(depth)

    # --- the act and its parts

    def _title(self, element: etree._Element) -> _After:
        """The title of the act itself; titles of divisions, annexes and tables are plain blocks."""
        around = element.getparent()
        if around is not None and local(around) in ("CONS.DOC", "ACT", "GENERAL", "DOC") and not self._known:
            self._known = " ".join(all_text(line) for line in element.iter("P")) or all_text(element)
            return self._closing(self.act.part("title", "front"))
        return _nothing

    def _preamble(self, _element: etree._Element) -> _After:
        self.act.preamble()
        return self.act.enact

    def _enacting_terms(self, _element: etree._Element) -> _After:
        self.act.enact()
        return _nothing

    def _final(self, _element: etree._Element) -> _After:
        if self.act.inside("annex") or self.act.quoting:
            return _nothing
        return self._closing(self.act.part("final", "signature"))

    def _toc(self, _element: etree._Element) -> _After:
        return self._closing(self.act.part("contents", "toc"))

    def _annex(self, element: etree._Element) -> _After:
        title = element.find("TITLE")
        number, heading = _title_of(title)
        return self._closing(self.act.annex(number, heading))

    def _division(self, element: etree._Element) -> _After:
        depth = self.act.depth
        number, heading = _title_of(element.find("TITLE"))
        self.act.division(number, heading)
        return self._closing(depth)

    def _gr_seq(self, element: etree._Element) -> _After:
        depth = self.act.depth
        title, mark = element.find("TITLE"), element.find("NO.GR.SEQ")
        if title is None and mark is not None:
            self.act.point(all_text(mark))
        elif title is not None:
            level = element.get("LEVEL", "1")
            self.act.heading(
                int(level) if level.isdigit() else 1, all_text(title), all_text(title.find(".//NO.P"))
            )
        floor, self.act.floor = self.act.floor, self.act.depth
        return lambda: self._leave(depth, floor)

    def _leave(self, depth: int, floor: int) -> None:
        self.act.floor = floor
        self.act.close_to(depth)
        self.act.block(self._break)

    # --- articles and what is in them

    def _article(self, element: etree._Element) -> _After:
        depth = self.act.depth
        self.act.article(
            all_text(element.find("TI.ART"), _unprinted), all_text(element.find("STI.ART"), _unprinted)
        )
        return self._closing(depth)

    def _parag(self, element: etree._Element) -> _After:
        depth = self.act.depth
        self.act.paragraph(all_text(element.find("NO.PARAG"), _unprinted))
        return self._closing(depth)

    def _consid(self, element: etree._Element) -> _After:
        """A recital: its number stands in it as that of a point."""
        return self._np(element) if element.find("NP") is None else _nothing

    def _np(self, element: etree._Element) -> _After:
        if _in_title(element):
            return self._end_block
        number = element.find("NO.P") if element.find("NO.P") is not None else element.find("NO.CONSID")
        return self._point(all_text(number, _unprinted))

    def _dlist_item(self, element: etree._Element) -> _After:
        return self._point(all_text(element.find("PREFIX"), _unprinted))

    def _item(self, element: etree._Element) -> _After:
        """An item without a number of its own: a dash, or nothing."""
        if element.find("NP") is not None:
            return _nothing
        after = self._point("")
        around = element.getparent()
        mark = _DASHES.get(around.get("TYPE", ""), "") if around is not None else ""
        if mark and all_text(element):
            self.act.mark(mark)
        return after

    def _point(self, number: str) -> _After:
        depth, floor = self.act.depth, self.act.floor
        self.act.point(number)
        self.act.floor = self.act.depth
        self.act.block(self._break)
        return lambda: self._leave(depth, floor)

    def _quot_s(self, element: etree._Element) -> _After:
        depth, floor = self.act.depth, self.act.floor
        whole = any(local(child) in ("ARTICLE", "CONS.ANNEX", "ANNEX") for child in element)
        self.act.quotation(whole, element.find("PARAG") is not None)
        self.act.floor = self.act.depth
        return lambda: self._leave_quotation(depth, floor)

    def _leave_quotation(self, depth: int, floor: int) -> None:
        self.act.floor = floor
        self.act.close_to(depth)

    # --- words

    def _mark(self) -> _After:
        self.act.block(self._break)
        return self.act.marked

    def _definition(self, element: etree._Element) -> _After:
        listed = next(element.iterancestors("DLIST"), None)
        separator = listed.get("SEPARATOR", ":") if listed is not None else ":"
        self.act.separate(separator)
        return self._end_block

    def _ht(self, element: etree._Element) -> _After | None:
        kind = element.get("TYPE", "")
        if kind == "SUP" and len(element) == 0:
            self.act.raised(element.text or "")
            return None
        if kind != "UC":
            return _nothing
        self._upper += 1
        return self._lower

    def _lower(self) -> None:
        self._upper -= 1

    def _ft(self, element: etree._Element) -> _After | None:
        """A number, which is printed in groups of three digits: 5000 is "5 000"."""
        number = (element.text or "").strip()
        if element.get("TYPE") != "NUMBER" or len(element) or not number.isdecimal() or len(number) < 4:
            return _nothing
        self.act.write(f"{int(number):,}".replace(",", " ") if number[0] != "0" else number)
        return None

    def _quot_start(self, element: etree._Element) -> _After:
        self.act.write(_character(element))
        return _nothing

    def _note(self, element: etree._Element) -> None:
        """A footnote: its number stands in the text, itself at the end."""
        identity = element.get("NOTE.ID", "") or element.get("NOTE.REF", "")
        number = self._notes.get(identity) or self._number(element)
        if element.get("NOTE.REF") is None:
            self._notes[identity] = number
            self.act.note(f"({number}) {_printed(element)}")
        if not _in_notes(element):
            self.act.write(f" ({number})")

    def _number(self, element: etree._Element) -> str:
        mark = _NUMBER_FORMS.get(element.get("NUMBERING", ""), "")
        self._counts[mark] = self._counts.get(mark, 0) + 1
        return f"{mark}{self._counts[mark]}"

    # --- tables and formulas

    def _corpus(self, _element: etree._Element) -> _After:
        if self._rows:
            self._inner += 1
            return self._after_inner
        self._rows = self.act.rows()
        return self._after_table

    def _after_inner(self) -> None:
        self._inner -= 1

    def _after_table(self) -> None:
        rows, self._rows = self._rows, None
        if rows:
            rows.end()
        self.act.block()

    def _row(self, _element: etree._Element) -> _After:
        if self._rows and not self._inner:
            self._rows.row()
        return _nothing

    def _cell(self, _element: etree._Element) -> _After:
        if self._rows and not self._inner:
            self._rows.cell()
            self.act.cell()
            return self._after_cell
        self.act.block(self._break)
        return self._end_block

    def _after_cell(self) -> None:
        self._end_block()
        if self._rows:
            self._rows.end_cell()

    def _formula(self, element: etree._Element) -> _After:
        if element.get("TYPE") == "OUTLINE":
            self.act.block(self._break)
            return self._end_block
        return _nothing

    def _expr(self, element: etree._Element) -> _After:
        return self._between("(", ")") if element.get("TYPE") == "BRACKET" else _nothing

    def _fraction(self, _element: etree._Element) -> _After:
        return self._between("(", ")")

    def _dividend(self, _element: etree._Element) -> _After:
        return lambda: self.act.write(" / ")

    def _exponent(self, _element: etree._Element) -> _After:
        self.act.write("^")
        return _nothing

    def _sum(self, _element: etree._Element) -> _After:
        self.act.write(" Σ ")
        return _nothing

    def _root(self, _element: etree._Element) -> _After:
        return self._between("√(", ")")

    def _ind(self, _element: etree._Element) -> _After:
        self.act.write("_")
        return _nothing

    def _op_math(self, element: etree._Element) -> _After:
        self.act.write(f" {_MATH.get(element.get('TYPE', ''), '')} ")
        return _nothing

    def _between(self, before: str, after: str) -> _After:
        self.act.write(before)
        return lambda: self.act.write(after)

    def _img(self, _element: etree._Element) -> None:
        self.act.picture()


# what is read by each element; others are passed through, or are blocks and marks by their names above
_READ: dict[str, Callable[[_Reader, etree._Element], _After | None]] = {
    "TITLE": _Reader._title, "PREAMBLE": _Reader._preamble, "ENACTING.TERMS": _Reader._enacting_terms,
    "FINAL": _Reader._final, "TOC": _Reader._toc, "DIVISION": _Reader._division, "GR.SEQ": _Reader._gr_seq,
    "ARTICLE": _Reader._article, "PARAG": _Reader._parag, "CONSID": _Reader._consid, "NP": _Reader._np,
    "DLIST.ITEM": _Reader._dlist_item, "ITEM": _Reader._item, "QUOT.S": _Reader._quot_s,
    "DEFINITION": _Reader._definition, "HT": _Reader._ht, "FT": _Reader._ft, "QUOT.START": _Reader._quot_start,
    "QUOT.END": _Reader._quot_start, "NOTE": _Reader._note, "CORPUS": _Reader._corpus, "ROW": _Reader._row,
    "CELL": _Reader._cell, "FORMULA": _Reader._formula, "EXPR": _Reader._expr, "FRACTION": _Reader._fraction,
    "DIVIDEND": _Reader._dividend, "EXPONENT": _Reader._exponent, "SUM": _Reader._sum, "ROOT": _Reader._root,
    "IND": _Reader._ind, "OP.MATH": _Reader._op_math, "OP.CMP": _Reader._op_math, "IMG": _Reader._img,
    "INCL.ELEMENT": _Reader._img, "ANNEX": _Reader._annex, "CONS.ANNEX": _Reader._annex,
}  # fmt: skip


def _nothing() -> None:
    """For elements after which there is nothing to do."""


def _character(element: etree._Element) -> str:
    code = element.get("CODE", "")
    try:
        return _CODES.get(code) or chr(int(code, 16))
    except (ValueError, OverflowError):
        return '"'


def _unprinted(name: str) -> bool:
    return name == "NOTE"


def _printed(element: etree._Element) -> str:
    """Words of a footnote, with its quotation marks."""
    pieces: list[str] = []
    for event, node in etree.iterwalk(element, events=("start", "end", "comment", "pi")):
        if event == "start" and local(node) in ("QUOT.START", "QUOT.END"):
            pieces.append(_character(node))
        if event == "start" and node.text:
            pieces.append(node.text)
        if event != "start" and node is not element and node.tail:
            pieces.append(node.tail)
        if event == "end" and local(node) == "P":
            pieces.append(" ")
    return " ".join("".join(pieces).split())


def _title_of(title: etree._Element | None) -> tuple[str, str]:
    """Number and heading: TI and STI, or the number and the words of one line."""
    if title is None:
        return "", ""
    return all_text(title.find("TI"), _unprinted), all_text(title.find("STI"), _unprinted)


def _in_title(element: etree._Element) -> bool:
    around = element.getparent()
    return around is not None and local(around) in ("TI", "STI")


def _in_notes(element: etree._Element) -> bool:
    around = element.getparent()
    return around is not None and local(around) == "GR.NOTES"
