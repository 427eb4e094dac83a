"""HWP 5 -> Document: the records of the body, paragraph by paragraph.

Shapes handled: automatic numbers and bullets, from the numberings in ``DocInfo``; tables, also in tables, with their
captions; text boxes, after the paragraph they hang on; footnotes and endnotes, gathered at the end; words with a reading
beside them, letters laid over one another, equations as their script; distribution documents (배포용 문서).
Headers, footers and hidden comments are no text of the document. Encrypted files are refused: their password is needed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from billkit.errors import UnreadableSource
from billkit.models.document import Document
from billkit.readers.hangul_heads import Head, Heads
from billkit.readers.hwp5_records import Container, Record
from billkit.readers.manuscript import Manuscript
from billkit.readers.numerals import HANGUL_SYSTEMS
from billkit.readers.raw import Raw

MEDIA_TYPE = "application/x-hwp"

_NUMBERING, _BULLET, _SHAPE = 23, 24, 25  # tags of DocInfo
_PARAGRAPH, _TEXT, _CONTROL, _LIST = 66, 67, 71, 72  # tags of the body
_COMPONENT, _TABLE, _EQUATION = 76, 77, 88
# Characters that stand for themselves plus seven units of data; those of them that a control record belongs to.
_WIDE = frozenset([1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23])
_CONTROLS = frozenset([1, 2, 3, 11, 12, 14, 15, 16, 17, 18, 21, 22, 23])
_CHARACTERS = {9: " ", 10: "\n", 24: "-", 30: " ", 31: " "}
_CAPTIONED = {3: "picture", 4: "table", 5: "equation"}  # kinds of automatic numbers that are shown


def read(raw: Raw) -> Document:
    """The Document of an HWP 5 file. Raises UnreadableSource for one that is encrypted, damaged or without text."""
    container = Container(raw)
    body = _Body(_Shapes(container.header()))
    for section in container.sections():
        body.paragraphs(section)
    if container.incomplete:
        _tell_incomplete(raw, container.incomplete, body)
    if container.has_changes:
        body.manuscript.draft.notice(
            "tracked-changes",
            "The document keeps track of changes, and what is deleted in it may stand in the text. Accept the changes in Hancom Office, or "
            "save it as HWPX.",
        )
    return body.manuscript.document(raw, MEDIA_TYPE, "an HWP 5 document")


def _tell_incomplete(raw: Raw, streams: list[str], body: _Body) -> None:
    """A file that was cut off: what is there is read and the rest told; where nothing is there, it is an error."""
    message = f"the end of {', '.join(streams)} is missing. Download it again."
    if not body.manuscript.draft.end:
        raise UnreadableSource(f"{raw.label} is an incomplete HWP 5 document: {message}")
    body.manuscript.draft.notice("truncated", f"The file is incomplete: {message}")


class _Shapes:
    """How paragraphs are numbered, by the number of their shape: kind, number of the numbering, level from 1."""

    def __init__(self, header: Record) -> None:
        self.heads = Heads()
        self._paragraphs: list[tuple[int, int, int]] = []
        for record in _all(header):
            if record.tag == _NUMBERING:
                self.heads.numberings[len(self.heads.numberings) + 1] = _numbering(record)
            elif record.tag == _BULLET:
                self.heads.bullets[len(self.heads.bullets) + 1] = record.string(12, 1)
            elif record.tag == _SHAPE:
                properties = record.u32(0)
                self._paragraphs.append((properties >> 23 & 3, record.u16(30), (properties >> 25 & 7) + 1))

    def of(self, paragraph: Record) -> tuple[int, int, int]:
        shape = paragraph.u16(8)
        return self._paragraphs[shape] if shape < len(self._paragraphs) else (0, 0, 1)


def _all(root: Record) -> Iterator[Record]:
    waiting = list(reversed(root.inside))
    while waiting:
        record = waiting.pop()
        yield record
        waiting += reversed(record.inside)


def _numbering(record: Record) -> dict[int, Head]:
    """Seven levels, each with its system and pattern; then, in newer files, where each begins to count."""
    heads: dict[int, Head] = {}
    at = 0
    for level in range(1, 8):
        if at + 14 > len(record.data):
            return heads
        length = record.u16(at + 12)
        heads[level] = Head(1, HANGUL_SYSTEMS[record.u32(at) >> 5 & 15], record.string(at + 14, length))
        at += 14 + 2 * length
    for level in heads:
        start = record.u32(at + 2 + 4 * (level - 1))
        heads[level] = heads[level]._replace(start=start if 0 < start < 10_000 else 1)
    return heads


class _Body:
    """Writes paragraphs and what hangs on them. Levels are bounded by the container, so that one call may sit in another."""

    def __init__(self, shapes: _Shapes) -> None:
        self.manuscript = Manuscript()
        self._shapes = shapes
        self._outline = 0  # the numbering of headings in this section
        self._notes = 0

    def paragraphs(self, around: Record) -> None:
        for record in around.inside:
            if record.tag == _PARAGRAPH:
                self._paragraph(record)

    def _paragraph(self, record: Record) -> None:
        controls = [inner for inner in record.inside if inner.tag == _CONTROL]
        self._set_outline(controls)
        kind, number, level = self._shapes.of(record)
        heads = self._shapes.heads
        mark = (
            heads.bullet(number)
            if kind == 3
            else heads.mark(self._outline if kind == 1 else number, level)
            if kind
            else ""
        )
        self.manuscript.paragraph(mark, heading=kind == 1 and level == 1)
        boxes: list[Record] = []
        waiting = iter(controls)
        for text in (inner for inner in record.inside if inner.tag == _TEXT):
            self._text(text.data, waiting, boxes)
        for control in waiting:  # of a text that is cut short
            self._control(control, boxes)
        for box in boxes:
            self._box(box)

    def _set_outline(self, controls: list[Record]) -> None:
        setup = next((control for control in controls if control.control == "secd"), None)
        if setup is not None:
            self._outline = setup.u16(18)

    def _text(self, data: bytes, controls: Iterator[Record], boxes: list[Record]) -> None:
        """Letters between controls; the n-th character that calls a control calls the n-th control."""
        units = memoryview(data[: len(data) // 2 * 2]).cast("H")
        at = start = 0
        while at < len(units):
            unit = units[at]
            if unit >= 32:
                at += 1
                continue
            self.manuscript.write(bytes(data[2 * start : 2 * at]).decode("utf-16-le", "replace"))
            self.manuscript.write(_CHARACTERS.get(unit, ""))
            at = start = at + (8 if unit in _WIDE else 1)
            if unit in _CONTROLS and (control := next(controls, None)) is not None:
                self._control(control, boxes)
        self.manuscript.write(bytes(data[2 * start : 2 * at]).decode("utf-16-le", "replace"))

    # --- controls

    def _control(self, control: Record, boxes: list[Record]) -> None:
        if control.control == "gso ":
            boxes.append(control)
        elif act := _CONTROL_ACTS.get(control.control):
            act(self, control)

    def _box(self, control: Record) -> None:
        """All paragraphs of a drawing, wherever in it they stand: text boxes in groups, captions."""
        for record in control.inside:
            if record.tag == _PARAGRAPH:
                self._paragraph(record)
            elif record.tag != _CONTROL:
                self._box(record)

    def _note(self, control: Record) -> None:
        self._notes += 1
        with self.manuscript.note(f"[{self._notes}]"):
            self.paragraphs(control)

    def _equation(self, control: Record) -> None:
        for record in control.inside:
            if record.tag == _EQUATION:
                self.manuscript.write(f" {record.string(6, record.u16(4))} ")

    def _reading(self, control: Record) -> None:
        """Words with their reading beside them: the words, and the reading in brackets."""
        length = control.u16(4)
        words, reading = (
            control.string(6, length),
            control.string(8 + 2 * length, control.u16(6 + 2 * length)),
        )
        self.manuscript.write(f"{words}({reading})" if reading else words)

    def _overlaid(self, control: Record) -> None:
        self.manuscript.write(control.string(6, control.u16(4)))

    def _counter(self, control: Record) -> None:
        if control.u32(4) & 15 in _CAPTIONED:
            self.manuscript.write(str(control.u16(8)))

    def _table(self, control: Record) -> None:
        """The caption stands before the record of the table, the cells after it, each a list with its paragraphs."""
        number = self.manuscript.hold()
        at = next((n for n, record in enumerate(control.inside) if record.tag == _TABLE), len(control.inside))
        for record in control.inside[:at]:
            if record.tag == _PARAGRAPH:
                self._paragraph(record)
        self.manuscript.table()
        row = -1
        rest = iter(control.inside[at + 1 :])
        for record in rest:
            if record.tag != _LIST:
                continue
            if record.u16(10) != row:
                row = record.u16(10)
                self.manuscript.row()
            self.manuscript.cell()
            for inner in islice(rest, record.u16(0)):
                if inner.tag == _PARAGRAPH:
                    self._paragraph(inner)
            self.manuscript.end_cell()
        self.manuscript.end_table()
        self.manuscript.resume(number)


_CONTROL_ACTS: dict[str, Callable[[_Body, Record], None]] = {
    "tbl ": _Body._table, "fn  ": _Body._note, "en  ": _Body._note, "eqed": _Body._equation, "tdut": _Body._reading,
    "tcps": _Body._overlaid, "atno": _Body._counter,
}  # fmt: skip
