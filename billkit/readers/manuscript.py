"""Paragraphs, tables and notes of a word processor's file, on their way into a Draft.

DOCX, ODT, HWPX and HWP 5 hold the same things under other names: a paragraph is a line with its number in front, a row of
a table a line with tabs between the cells; notes are gathered and stand at the end, in a section of their own. What
structure the text has is found in it afterwards by `billkit.structure.outline`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from billkit.errors import UnreadableSource
from billkit.language.identify import language
from billkit.models.document import Document
from billkit.models.table import Span, Table
from billkit.readers.draft import Draft
from billkit.readers.raw import Raw

MOST_TABLES_AROUND = 40  # tables in tables: deeper ones are kept as text of the cell around


class Manuscript:
    """`paragraph` begins a paragraph, `write` writes in it. Inside `cell`, the first paragraph stands where the cell does."""

    def __init__(self) -> None:
        self.draft = Draft(tradition="")
        self._number = ""
        self._joined = False
        self._tables: list[_Table] = []
        self._too_deep = 0
        self._notes: list[list[str]] = []
        self._note: list[str] | None = None

    # --- paragraphs

    def paragraph(self, number: str = "", *, heading: bool = False) -> None:
        """A paragraph begins. Its number is written with the first words of it, and not without any."""
        self._number = number
        if self._note is not None:
            if any(map(str.strip, self._note[1:])):  # the first paragraph stands behind the mark
                self._note.append("\n")
        elif self._joined or (self._tables and self._tables[-1].fresh):
            self._joined = False
        elif heading and not self._tables:
            self.draft.paragraph()
        else:
            self.draft.line()

    def join(self) -> None:
        """The next paragraph goes on in this one: the mark between them is deleted."""
        self._joined = True

    def hold(self) -> str:
        """The number that waits for words, taken back: a table in a paragraph stands before them. See `resume`."""
        number, self._number = self._number, ""
        return number

    def resume(self, number: str) -> None:
        self._number = number

    def write(self, text: str) -> None:
        """Text of a paragraph; its blanks count as one, its line ends are kept."""
        if "\n" in text:
            first, *others = text.split("\n")
            self.write(first)
            for other in others:
                self.line()
                self.write(other)
            return
        if self._number and text.strip():
            text, self._number = f"{self._number} {text.lstrip()}", ""
        if self._note is not None:
            self._note.append(text)
            return
        self.draft.write(text)
        if text.strip() and self._tables:
            self._tables[-1].fresh = False

    def line(self) -> None:
        """A new line in the same paragraph."""
        if self._note is not None:
            self._note.append("\n")
        elif not (self._tables and self._tables[-1].fresh):
            self.draft.line()

    # --- notes

    @contextmanager
    def note(self, mark: str = "") -> Iterator[None]:
        """What is written inside is kept for the end, where it stands behind its mark."""
        around = self._note
        self._note = [f"{mark} " if mark else ""]
        self._notes.append(self._note)
        try:
            yield
        finally:
            self._note = around

    # --- tables

    def table(self) -> None:
        if self._note is not None or len(self._tables) >= MOST_TABLES_AROUND:
            self._too_deep += 1
            return
        self.line()
        self._tables.append(_Table(self.draft))

    def row(self) -> None:
        if self._apart():
            self.line()
        else:
            self._tables[-1].row()

    def cell(self) -> None:
        if self._apart():
            self.line()
        else:
            self._tables[-1].cell()

    def end_cell(self) -> None:
        if not self._apart():
            self._tables[-1].end_cell()

    def end_table(self) -> None:
        if self._too_deep:
            self._too_deep -= 1
            return
        if self._tables:
            self._tables.pop().end()
            if self._tables:
                self._tables[-1].fresh = False

    def _apart(self) -> bool:
        """Whether rows and cells are mere lines here: in notes, too deep, or outside any table."""
        return bool(self._too_deep) or not self._tables

    # --- the end

    def document(
        self, raw: Raw, media_type: str, what: str, metadata: Mapping[str, str] | None = None
    ) -> Document:
        """All that was written. Raises UnreadableSource for a file without text; `what` is the name of its format."""
        while self._tables:
            self._tables.pop().end()
        self._write_notes()
        document = self.draft.document(raw, media_type, "en", metadata)
        if not document.text.strip():
            raise UnreadableSource(
                f"{raw.label} is {what} without text. If it shows pictures of pages, run text recognition (OCR) on it; "
                "else check that its text was saved with it."
            )
        tables = tuple(_old_new(table, document.text) for table in document.tables)
        return document.model_copy(update={"language": language(document.text), "tables": tables})

    def _write_notes(self) -> None:
        notes = ["".join(note) for note in self._notes]
        if not any(note.strip() for note in notes):
            return
        self.draft.paragraph()
        with self.draft.section("block", "notes", role="memorandum"):
            for note in notes:
                self.draft.line()
                for line in note.split("\n"):
                    if line.strip():
                        self.draft.write(line)
                        self.draft.line()


class _Table:
    """A line for each row, tabs between its cells. `fresh`: nothing stands in the open cell yet."""

    def __init__(self, draft: Draft) -> None:
        self.fresh = False
        self._draft = draft
        self._start = draft.here
        self._from = 0
        self._rows: list[list[Span]] = []
        self._filled = False  # whether a cell of this row has text

    def row(self) -> None:
        self._draft.line()
        self._rows.append([])
        self._filled = False

    def cell(self) -> None:
        if not self._rows:
            self.row()
        if self._filled:
            self._draft.tab()
        self._from = self._draft.here
        self.fresh = True

    def end_cell(self) -> None:
        end = self._draft.end
        filled = end > self._from
        self._rows[-1].append(Span(self._from, end) if filled else Span(end, end))
        self._filled = self._filled or filled
        self.fresh = False

    def end(self) -> None:
        rows = tuple(tuple(row) for row in self._rows if row)
        if any(cell.end > cell.start for row in rows for cell in row):
            before = min(self._start, min(cell.start for row in rows for cell in row))
            self._draft.table(before, rows)
        self._draft.line()


def _old_new(table: Table, text: str) -> Table:
    """A table under the heads ``현 행`` and ``개 정 안``: rows are pairs without the heads, and without rows that hold nothing."""
    heads = ["".join(text[start:end].split()) for start, end in table.rows[0]]
    if len(heads) != 2 or heads[0] != "현행" or not re.fullmatch(r"개정(?:법률)?안", heads[1]):
        return table
    rows = [row for row in table.rows[1:] if any(end > start for start, end in row)]
    if not rows or any(len(row) != 2 for row in rows):
        return table
    return table.model_copy(
        update={"rows": tuple(rows), "kind": "old-new", "start": min(cell.start for cell in rows[0])}
    )
