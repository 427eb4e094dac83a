"""The visible texts of a part, paragraph by paragraph.

Shapes handled: runs cut anew, tracked changes (as if accepted), content controls, text boxes, fields (what they show),
tables. Left out: marks of citations, the contents, hidden text.
"""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from billkit.briefs.docx.xml import Element, name

# as Word and as LibreOffice call them
_CITATIONS = frozenset(
    {"brief citation", "footnote reference", "footnote anchor", "footnote characters", "footnote symbol"}
)
_CONTENTS = ("toc ", "contents ")
_SILENT_FIELDS = frozenset({"NOTEREF", "TOC", "PAGEREF", "FTNREF"})
_SKIPPED = frozenset(
    map(name, ("w:del", "w:moveFrom", "w:sdtPr", "w:pPrChange", "w:rPrChange", "mc:Fallback"))
)
_BLANKS = frozenset(map(name, ("w:tab", "w:br", "w:cr", "w:ptab")))
_PARAGRAPH, _RUN, _TEXT, _CODE = map(name, ("w:p", "w:r", "w:t", "w:instrText"))
_MARK, _SIMPLE, _HYPHEN = map(name, ("w:fldChar", "w:fldSimple", "w:noBreakHyphen"))
_VALUE = name("w:val")


class Silent(NamedTuple):
    """Ids of styles whose text is no text of a brief: marks of citations, lines of the contents."""

    runs: frozenset[str] = frozenset()
    paragraphs: frozenset[str] = frozenset()

    @classmethod
    def of(cls, styles: Element | None) -> Silent:
        if styles is None:
            return cls()
        called = {
            style.get(name("w:styleId"), ""): _called(style) for style in styles.iterfind(name("w:style"))
        }
        return cls(
            frozenset(identity for identity, words in called.items() if words in _CITATIONS),
            frozenset(identity for identity, words in called.items() if words.startswith(_CONTENTS)),
        )


def texts(part: Element, silent: Silent) -> list[str]:
    """Texts of the paragraphs that have any, each on one line."""
    return _Walk(silent).over(part)


class _Walk:
    def __init__(self, silent: Silent) -> None:
        self._silent = silent
        self._found: list[str] = []
        self._open: list[list[str]] = []  # the paragraphs we are in: a text box stands in one
        self._muted: list[bool] = []  # the runs we are in
        self._fields: list[str] = []  # what the fields we are in say, with "=" once they show

    def over(self, part: Element) -> list[str]:
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
        tag = element.tag
        if tag == _PARAGRAPH:
            return _style(element, "w:pPr/w:pStyle") in self._silent.paragraphs
        return tag in _SKIPPED or (tag == _SIMPLE and _is_silent(element.get(name("w:instr"), "")))

    def _enter(self, element: Element) -> None:
        tag = element.tag
        if tag == _PARAGRAPH:
            self._open.append([])
        elif tag == _RUN:
            self._muted.append(self._mutes(element))
        elif tag == _MARK:
            self._field(element.get(name("w:fldCharType"), ""))
        elif tag == _CODE and self._fields:
            self._fields[-1] += element.text or ""
        elif tag == _TEXT:
            self._say(element.text or "")
        elif tag in _BLANKS:
            self._say(" ")
        elif tag == _HYPHEN:
            self._say("\u2011")

    def _leave(self, element: Element) -> None:
        if element.tag == _RUN and self._muted:
            self._muted.pop()
        elif element.tag == _PARAGRAPH and self._open and not self._skips(element):
            if text := " ".join("".join(self._open.pop()).split()):
                self._found.append(text)
            if not self._open:
                self._fields.clear()  # one that was never ended must not hide what follows

    def _say(self, text: str) -> None:
        if self._open and not any(self._muted) and not any(map(_hides, self._fields)):
            self._open[-1].append(text)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append("")
        elif kind == "separate" and self._fields:
            self._fields[-1] = "=" + self._fields[-1]
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _mutes(self, run: Element) -> bool:
        """Whether a run is the mark of a citation, or hidden."""
        hidden = run.find(f"{name('w:rPr')}/{name('w:vanish')}")
        shown = hidden is None or hidden.get(_VALUE, "1") in ("0", "false", "off")
        return not shown or _style(run, "w:rPr/w:rStyle") in self._silent.runs


def _hides(field: str) -> bool:
    """Whether what is said in a field is not shown, or no text of the brief."""
    return not field.startswith("=") or _is_silent(field[1:])


def _is_silent(code: str) -> bool:
    words = code.split(maxsplit=1)
    return bool(words) and words[0].upper() in _SILENT_FIELDS


def _style(element: Element, path: str) -> str:
    found = element.find("/".join(map(name, path.split("/"))))
    return "" if found is None else found.get(_VALUE, "")


def _called(style: Element) -> str:
    called = style.find(name("w:name"))
    return "" if called is None else called.get(_VALUE, "").casefold()
