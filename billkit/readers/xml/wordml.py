"""WordprocessingML -> Document: the parts of a DOCX, Flat OPC (all parts in one XML file), and a bare document part.

Shapes handled: paragraphs as lines, with their automatic numbers; tables, also in tables; footnotes and endnotes, gathered
at the end; text boxes, after the paragraph they hang on, once though they are stored twice; fields by their result, not
their code; content controls, unless they show only a prompt; tracked changes as if accepted, hidden text left out, parts that
are embedded from elsewhere, each with a notice. Headers, footers and comments are no text of the document.
"""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from billkit.errors import UnreadableSource
from billkit.models.document import Document
from billkit.readers.manuscript import Manuscript
from billkit.readers.raw import Raw
from billkit.readers.xml.parse import local
from billkit.readers.xml.visit import all_text, child, walk
from billkit.readers.xml.wordml_numbering import Numbering, attribute

# Not entered: properties, codes of fields, deleted text, what is drawn, what stands on every page or in the margin.
_PASSED_OVER = frozenset(
    [
        "pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "sdtPr", "sdtEndPr", "instrText", "delInstrText", "delText",
        "del", "moveFrom", "hdr", "ftr", "comment", "annotationRef", "footnoteRef", "endnoteRef", "binData", "fldData",
        "ruby", "ffData", "tblPrEx", "customXmlPr", "smartTagPr", "proofErr",
    ]
)  # fmt: skip
_IN_RUNS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_DELETED = ("del", "moveFrom")
_INSERTED = ("ins", "moveTo")
_ON = ("", "1", "true", "on")


def read(raw: Raw, root: etree._Element) -> Document:
    """The Document of Flat OPC or of a bare document part."""
    if local(root) == "package":
        parts = _flat(root)
        main = parts.get("word/document.xml")
        if main is None:
            raise UnreadableSource(
                f"{raw.label} is an Office package without a text document. Save it as DOCX or plain text."
            )
        return written(raw, main, parts)
    return written(raw, root, {})


def _flat(root: etree._Element) -> dict[str, etree._Element]:
    """Parts by name: ``/word/document.xml`` -> the root element in its ``xmlData``."""
    parts: dict[str, etree._Element] = {}
    for part in root:
        data = child(part, "xmlData") if local(part) == "part" else None
        inner = next((element for element in data if local(element)), None) if data is not None else None
        if inner is not None:
            parts[attribute(part, "name").lstrip("/")] = inner
    return parts


def written(
    raw: Raw,
    main: etree._Element,
    parts: Mapping[str, etree._Element],
    media_type: str = "application/xml",
    metadata: Mapping[str, str] | None = None,
) -> Document:
    """A document part with the parts that belong to it, by their usual names: ``word/numbering.xml``."""
    body = _Body(Numbering(parts.get("word/numbering.xml"), parts.get("word/styles.xml")))
    for kind in ("footnote", "endnote"):
        body.add_notes(kind, parts.get(f"word/{kind}s.xml"))
    walk(main, body)
    body.tell()
    return body.manuscript.document(raw, media_type, "a Word document", metadata)


class _Body:
    """Visitor of a document part."""

    def __init__(self, numbering: Numbering) -> None:
        self.manuscript = Manuscript()
        self._notes: dict[tuple[str, str], etree._Element] = {}
        self._numbering = numbering
        self._codes: list[
            bool
        ] = []  # fields that are open: whether their code is being read, or their result
        self._boxes: list[etree._Element] = []
        self._paragraphs = 0
        self._note_number = 0
        self._bracket = False  # what was written last is an opening bracket
        self._changes = {"inserted": 0, "deleted": 0}
        self._left_out = {"hidden": 0, "embedded": 0}

    def add_notes(self, kind: str, part: etree._Element | None) -> None:
        """Notes by their ids. The lines that part them from the text are stored among them, and never called."""
        for note in part if part is not None else ():
            if local(note) == kind:
                self._notes[kind, attribute(note, "id")] = note

    # --- elements

    def enter(self, element: etree._Element, name: str) -> bool:
        if name in _DELETED and len(element):
            self._changes["deleted"] += 1
        if name in _PASSED_OVER:
            if name == "ruby":
                self._ruby(element)
            return False
        if name in _INSERTED and len(element):
            self._changes["inserted"] += 1
        if name in _IN_RUNS:
            self._mark(name)
            return False
        enter = _ENTER.get(name)
        return enter(self, element) if enter else True

    def text(self, _: etree._Element, name: str, text: str) -> None:
        if name == "t" and not any(self._codes):
            self.manuscript.write(text)
            self._bracket = text.endswith("(")

    def leave(self, element: etree._Element, name: str) -> None:
        if name == "p":
            self._end_paragraph(element)
        elif name == "tbl":
            self.manuscript.end_table()
        elif name == "tc":
            self.manuscript.end_cell()

    def _paragraph(self, element: etree._Element) -> bool:
        self._paragraphs += 1
        properties = child(element, "pPr")
        mark = self._numbering.mark(properties)
        self.manuscript.paragraph(mark, heading=self._numbering.is_heading(properties))
        return True

    def _end_paragraph(self, element: etree._Element) -> None:
        """Text boxes follow the paragraph they hang on. A paragraph whose mark is deleted goes on in the next."""
        self._paragraphs -= 1
        if not self._paragraphs:
            self._write_boxes()
        properties = child(element, "pPr")
        run = child(properties, "rPr") if properties is not None else None
        if run is not None and any(child(run, name) is not None for name in _DELETED):
            self.manuscript.join()

    def _write_boxes(self) -> None:
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            for inner in box:
                walk(inner, self)

    def _mark(self, name: str) -> None:
        """A tab or line break in a run; stops for tabs are properties, and passed over with them."""
        if not any(self._codes):
            self.manuscript.write(_IN_RUNS[name])

    def _symbol(self, element: etree._Element) -> bool:
        code = attribute(element, "char")
        try:
            self.manuscript.write(chr(int(code, 16)))
        except (ValueError, OverflowError):
            self.manuscript.write("\ufffd")
        return False

    def _ruby(self, element: etree._Element) -> None:
        """Words with their reading above them: the words, and the reading in brackets."""
        base, reading = all_text(child(element, "rubyBase")), all_text(child(element, "rt"))
        self.manuscript.write(f"{base}({reading})" if reading else base)

    def _field(self, element: etree._Element) -> bool:
        kind = attribute(element, "fldCharType")
        if kind == "begin":
            self._codes.append(True)
        elif kind == "separate" and self._codes:
            self._codes[-1] = False
        elif kind == "end" and self._codes:
            self._codes.pop()
        return False

    def _table(self, _: etree._Element) -> bool:
        self.manuscript.table()
        return True

    def _row(self, element: etree._Element) -> bool:
        properties = child(element, "trPr")
        if properties is not None and child(properties, "del") is not None:
            self._changes["deleted"] += 1
            return False
        self.manuscript.row()
        return True

    def _cell(self, _: etree._Element) -> bool:
        self.manuscript.cell()
        return True

    def _run(self, element: etree._Element) -> bool:
        """A run; hidden text is seen by nobody who opens the document."""
        properties = child(element, "rPr")
        hidden = child(properties, "vanish") if properties is not None else None
        if hidden is None or attribute(hidden, "val") not in _ON:
            return True
        self._left_out["hidden"] += any(local(inner) == "t" for inner in element)
        return False

    def _elsewhere(self, _: etree._Element) -> bool:
        self._left_out["embedded"] += 1
        return False

    def _control(self, element: etree._Element) -> bool:
        """A content control; one that shows its prompt ("Click here to enter a date") holds no text yet."""
        properties = child(element, "sdtPr")
        prompt = child(properties, "showingPlcHdr") if properties is not None else None
        return prompt is None or attribute(prompt, "val") not in _ON

    def _alternatives(self, element: etree._Element) -> bool:
        """One content in two ways, for newer and older programs: the first that has any is read."""
        ways = [way for way in element if local(way) in ("Choice", "Fallback")]
        chosen = next((way for way in ways if any(local(e) in ("t", "tab", "br") for e in way.iter())), None)
        if chosen is not None:
            walk(chosen, self)
        return False

    def _box(self, element: etree._Element) -> bool:
        self._boxes.append(element)
        return False

    def _reference(self, element: etree._Element) -> bool:
        """The call of a note. Its number is written only in brackets, "Act 1992(1)": elsewhere it would stick to a word."""
        self._note_number += 1
        if self._bracket:
            self.manuscript.write(str(self._note_number))
        note = self._notes.pop((local(element).removesuffix("Reference"), attribute(element, "id")), None)
        if note is not None:
            codes, self._codes = self._codes, []
            around, self._paragraphs = self._paragraphs, 1
            with self.manuscript.note(f"[{self._note_number}]"):
                walk(note, self)
            self._codes, self._paragraphs = codes, around
        return False

    # --- the end

    def tell(self) -> None:
        """Notices of what a reader of the text should know."""
        draft = self.manuscript.draft
        if self._left_out["hidden"]:
            draft.notice(
                "hidden-text",
                f"{self._left_out['hidden']} runs of hidden text were left out. To have them read, show them in a word processor and "
                "save the document again.",
            )
        if self._left_out["embedded"]:
            draft.notice(
                "embedded-parts",
                f"{self._left_out['embedded']} parts that the document embeds from other files were not read. Open it in a word processor "
                "and save it again, so that they become part of it.",
            )
        inserted, deleted = self._changes["inserted"], self._changes["deleted"]
        if inserted or deleted:
            draft.notice(
                "tracked-changes",
                f"The document has tracked changes ({inserted} insertions, {deleted} deletions). It was read as if all were accepted; "
                "accept or reject them in a word processor to read another state.",
            )


_ENTER = {
    "p": _Body._paragraph, "tbl": _Body._table, "tr": _Body._row, "tc": _Body._cell, "sym": _Body._symbol,
    "fldChar": _Body._field, "sdt": _Body._control, "AlternateContent": _Body._alternatives, "txbxContent": _Body._box,
    "r": _Body._run, "altChunk": _Body._elsewhere, "subDoc": _Body._elsewhere, "footnoteReference": _Body._reference, "endnoteReference": _Body._reference,
}  # fmt: skip
