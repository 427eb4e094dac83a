"""The visible texts of a part, block by block: headings, paragraphs, items, rows of tables, and what pictures are said to show.

Shapes handled: runs cut anew, tracked changes (as if accepted), content controls, text boxes, fields (what they show),
tables in tables. Left out: marks of citations (numbers only: words that somebody typed behind one count), the contents,
hidden text.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import NamedTuple

from lxml import etree

from billkit.briefs.docx.xml import Element, name, style_name
from billkit.briefs.shown import Kind, Shown

# as Word and as LibreOffice call them
_CITATIONS = frozenset(
    {"brief citation", "footnote reference", "footnote anchor", "footnote characters", "footnote symbol"}
)
_CONTENTS = ("toc ", "contents ")
_HEADINGS = ("heading ", "title")
_REFERRING = frozenset({"NOTEREF", "PAGEREF", "FTNREF"})
_NUMBERS = re.compile(r"[\d,\s]*")
_SKIPPED = frozenset(
    map(name, ("w:del", "w:moveFrom", "w:sdtPr", "w:pPrChange", "w:rPrChange", "mc:Fallback"))
)
_BLANKS = frozenset(map(name, ("w:tab", "w:br", "w:cr", "w:ptab")))
_PARAGRAPH, _RUN, _TEXT, _CODE = map(name, ("w:p", "w:r", "w:t", "w:instrText"))
_MARK, _SIMPLE, _HYPHEN = map(name, ("w:fldChar", "w:fldSimple", "w:noBreakHyphen"))
_ROW, _CELL, _PICTURE, _VALUE = map(name, ("w:tr", "w:tc", "wp:docPr", "w:val"))
_OFF = ("0", "false", "off")


class _Run(Enum):
    plain = auto()
    mark = auto()  # of a citation
    hidden = auto()


class Styles(NamedTuple):
    """Ids of the styles that say what a text is. `marks` and `contents` are no texts of a brief."""

    marks: frozenset[str] = frozenset()
    contents: frozenset[str] = frozenset()
    headings: frozenset[str] = frozenset()
    bullets: frozenset[str] = frozenset()

    @classmethod
    def of(cls, styles: Element | None) -> Styles:
        if styles is None:
            return cls()
        found = [
            (style.get(name("w:styleId"), ""), style_name(style))
            for style in styles.iterfind(name("w:style"))
        ]
        return cls(
            frozenset(identity for identity, called in found if called in _CITATIONS),
            frozenset(identity for identity, called in found if called.startswith(_CONTENTS)),
            frozenset(identity for identity, called in found if called.startswith(_HEADINGS)),
            frozenset(identity for identity, called in found if called.startswith("list ")),
        )


def shown(part: Element, styles: Styles) -> list[Shown]:
    """The blocks that show any text, in reading order."""
    return _Walk(styles).over(part)


class _Walk:
    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._found: list[Shown] = []
        self._open: list[list[str]] = []  # the paragraphs we are in: a text box stands in one
        self._rows: list[list[list[str]]] = []  # the rows we are in: texts by cells
        self._runs: list[_Run] = []  # the runs we are in
        self._fields: list[str] = []  # what the fields we are in say, behind "=" once they show

    def over(self, part: Element) -> list[Shown]:
        walk = etree.iterwalk(part, events=("start", "end"))
        for event, element in walk:
            if event == "end":
                self._leave(element)
            elif self._skips(element):
                walk.skip_subtree()
            else:
                self._enter(element)
        return self._found

    def _skips(self, element: Element) -> bool:
        if element.tag == _PARAGRAPH:
            return _style(element, "w:pPr/w:pStyle") in self._styles.contents
        return element.tag in _SKIPPED

    # --- where we are

    def _enter(self, element: Element) -> None:
        tag = element.tag
        if tag == _PARAGRAPH:
            self._open.append([])
        elif tag == _ROW:
            self._rows.append([])
        elif tag == _CELL and self._rows:
            self._rows[-1].append([])
        elif tag == _RUN:
            self._runs.append(self._run(element))
        elif tag == _MARK:
            self._field(element.get(name("w:fldCharType"), ""))
        elif tag == _SIMPLE:
            self._fields.append("=" + element.get(name("w:instr"), ""))
        elif tag == _CODE and self._fields:
            self._fields[-1] += element.text or ""
        elif tag == _PICTURE:
            self._add("image", element.get("descr", ""))
        else:
            self._say(element)

    def _leave(self, element: Element) -> None:
        if element.tag == _RUN and self._runs:
            self._runs.pop()
        elif element.tag == _SIMPLE and self._fields:
            self._fields.pop()
        elif element.tag == _ROW and self._rows:
            cells = tuple(" ".join(texts) for texts in self._rows.pop())
            if any(cells):
                self._found.append(Shown("row", cells))
        elif element.tag == _PARAGRAPH and self._open and not self._skips(element):
            self._add(self._kind(element), "".join(self._open.pop()))
            if not self._open:
                self._fields.clear()  # one that was never ended must not hide what follows

    def _add(self, kind: Kind, text: str) -> None:
        """A text to the cell we are in, else as a block of its own."""
        words = " ".join(text.split())
        if words and self._rows and self._rows[-1]:
            self._rows[-1][-1].append(words)
        elif words:
            self._found.append(Shown(kind, (words,)))

    def _kind(self, paragraph: Element) -> Kind:
        style = _style(paragraph, "w:pPr/w:pStyle")
        if style in self._styles.headings:
            return "heading"
        numbered = paragraph.find(f"{name('w:pPr')}/{name('w:numPr')}") is not None
        return "bullet" if numbered or style in self._styles.bullets else "paragraph"

    # --- what is said

    def _say(self, element: Element) -> None:
        if element.tag == _TEXT:
            text = element.text or ""
        elif element.tag in _BLANKS:
            text = " "
        elif element.tag == _HYPHEN:
            text = "\u2011"
        else:
            return
        if self._open and not self._is_silent(text):
            self._open[-1].append(text)

    def _is_silent(self, text: str) -> bool:
        """Whether a text is not shown, or no more than the number of a note or page."""
        if _Run.hidden in self._runs or not all(field.startswith("=") for field in self._fields):
            return True
        marks = _Run.mark in self._runs or any(map(_refers, self._fields))
        return marks and _NUMBERS.fullmatch(text) is not None

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append("")
        elif kind == "separate" and self._fields:
            self._fields[-1] = "=" + self._fields[-1]
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _run(self, run: Element) -> _Run:
        hidden = run.find(f"{name('w:rPr')}/{name('w:vanish')}")
        if hidden is not None and hidden.get(_VALUE, "1") not in _OFF:
            return _Run.hidden
        return _Run.mark if _style(run, "w:rPr/w:rStyle") in self._styles.marks else _Run.plain


def _refers(field: str) -> bool:
    """Whether a field shows where something stands."""
    words = field[1:].split(maxsplit=1)
    return bool(words) and words[0].upper() in _REFERRING


def _style(element: Element, path: str) -> str:
    found = element.find("/".join(map(name, path.split("/"))))
    return "" if found is None else found.get(_VALUE, "")
