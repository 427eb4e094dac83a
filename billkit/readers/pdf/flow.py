"""Pages -> paragraphs in the order of the text, across columns and pages, with the notes that stand beside them.

A note follows the paragraph it stands beside. Where that paragraph goes on over the page, the note stands before it,
so that no sentence is cut in two and every offset keeps its page; so do footnotes.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from billkit.readers.pdf.columns import columns
from billkit.readers.pdf.lines import Line, Sheet
from billkit.readers.pdf.margins import without_notes
from billkit.readers.pdf.paragraphs import Column, Paragraph, paragraphs
from billkit.readers.pdf.rows import is_tabular, row_paragraphs
from billkit.readers.pdf.writer import Writer

_CLOSE = 1.6  # of the letters' height


class Flow:
    """Takes pages in order and hands their paragraphs to the writer. One paragraph stays open, as it may go on."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._open: Paragraph | None = None
        self._notes: list[
            Paragraph
        ] = []  # of the page before, until it is known whether the open paragraph goes on

    def add(self, sheet: Sheet) -> None:
        if is_tabular(sheet.lines):
            self.put(list(row_paragraphs(sheet.lines)))
            return
        sheet, beside = without_notes(sheet)
        cols, footnotes = columns(sheet.lines)
        found: list[Paragraph] = []
        for col in cols:
            found += paragraphs(col, found[-1] if found else self._open)
        goes_on = bool(cols) and self._goes_on(cols[0].lines[0])
        here = [self._open, *found] if goes_on and self._open else found
        if here or beside or footnotes:
            self._settle(goes_on)
            self._put(here, _beside(here, _grouped(beside), sheet.number), _under(footnotes), sheet.number)

    def put(self, paragraphs: Sequence[Paragraph]) -> None:
        """Paragraphs that are complete, such as the cells of a table."""
        self.close()
        for paragraph in paragraphs:
            self._writer.write(paragraph)

    def close(self) -> None:
        self._settle(goes_on=False)

    def _goes_on(self, line: Line) -> bool:
        """The open paragraph was grown by the page's first line."""
        return self._open is not None and any(member is line for member in reversed(self._open.lines))

    def _settle(self, goes_on: bool) -> None:
        """The notes of the page before: in front of the open paragraph if it goes on, else after it."""
        if self._open and not goes_on:
            self._writer.write(self._open)
            self._open = None
        self._write_notes(self._notes)
        if self._open and self._notes:
            self._open.apart = True
        self._notes = []

    def _put(
        self, here: list[Paragraph], beside: list[list[Paragraph]], footnotes: list[Paragraph], number: int
    ) -> None:
        for paragraph, notes, after in zip(here, beside, [*here[1:], None], strict=False):
            if after is None:
                self._open = paragraph
                self._notes = notes + footnotes
            else:
                self._writer.write(paragraph)
                self._write_notes(notes)
                after.apart = after.apart or bool(notes)
        if not here:
            self._notes = beside[0] + footnotes
        if self._open and self._notes and self._open.lines[0].page < number:
            self._settle(
                goes_on=False
            )  # it began on a page before: no place for notes of this page before it

    def _write_notes(self, notes: list[Paragraph]) -> None:
        for note in notes:
            self._writer.write(note)


def _grouped(notes: Sequence[Line]) -> list[Paragraph]:
    """Note lines that stand close under one another are one note."""
    found: list[Paragraph] = []
    for line in notes:
        last = found[-1].lines[-1] if found else None
        if last and 0 < line.base - last.base < _CLOSE * max(line.size, 1.0):
            found[-1].lines.append(line)
        else:
            found.append(Paragraph([line]))
    return found


def _under(footnotes: Sequence[Column]) -> list[Paragraph]:
    """Footnotes, which may go on in the next column."""
    found: list[Paragraph] = []
    for col in footnotes:
        found += paragraphs(col, found[-1] if found else None)
    return found


def _beside(here: list[Paragraph], notes: list[Paragraph], number: int) -> list[list[Paragraph]]:
    """For each paragraph of a page the notes that stand beside it; all in one list where the page has no paragraph."""
    result: list[list[Paragraph]] = [[] for _ in here or (None,)]
    if not notes:
        return result
    tops = sorted((_top(paragraph, number), index) for index, paragraph in enumerate(here))
    for note in notes:
        at = max(bisect_right(tops, (note.lines[0].base + 2, len(here))) - 1, 0)
        result[tops[at][1] if tops else 0].append(note)
    return result


def _top(paragraph: Paragraph, number: int) -> float:
    """Where a paragraph begins on a page. It may have begun many pages before."""
    if paragraph.lines[0].page == number:
        return paragraph.lines[0].base
    top = 0.0
    for line in reversed(paragraph.lines):
        if line.page != number:
            break
        top = line.base
    return top
