"""PDF -> Document.

The way of a page: `pdfium` gives its text, `lines` its lines with their boxes; `rotated` and `furniture` take out what is
no text of the document, `margins` line numbers and notes, `columns` puts the rest in reading order, `paragraphs` finds
out which line goes on where another ended; `writer` makes the text of it, with the joints that `joining` decides.
"""

from __future__ import annotations

from collections.abc import Iterator

from pypdfium2 import PdfDocument

from billkit.errors import UnreadableSource
from billkit.language.identify import language
from billkit.models.document import Document
from billkit.readers.pdf import pdfium
from billkit.readers.pdf.bombs import refuse_bombs
from billkit.readers.pdf.columns import parted
from billkit.readers.pdf.drawings import refuse_endless
from billkit.readers.pdf.flow import Flow
from billkit.readers.pdf.furniture import BATCH, Furniture
from billkit.readers.pdf.layout import PdfLayout
from billkit.readers.pdf.letters import gathered
from billkit.readers.pdf.lines import Sheet, lines
from billkit.readers.pdf.margins import LineNumbers
from billkit.readers.pdf.metadata import described
from billkit.readers.pdf.old_new import OldNew
from billkit.readers.pdf.paragraphs import Paragraph
from billkit.readers.pdf.quality import Quality
from billkit.readers.pdf.rotated import straightened
from billkit.readers.pdf.spacing import closed_up
from billkit.readers.pdf.title_block import title_block
from billkit.readers.pdf.writer import Writer
from billkit.readers.raw import Raw
from billkit.structure.traditions.korean.parts import part

MEDIA_TYPE = "application/pdf"


def read(raw: Raw) -> Document:
    refuse_bombs(raw.data, raw.label)
    refuse_endless(raw.data, raw.label)
    with pdfium.opened(raw.data, raw.label) as file:
        writer = Writer()
        flow = Flow(writer)
        furniture = Furniture()
        quality = Quality()
        old_new = OldNew()
        for batch in _batches(file, quality, old_new):
            for sheet in furniture.without(batch):
                for stretch in _stretches(sheet, old_new):
                    if isinstance(stretch, Sheet):
                        flow.add(stretch)
                    else:
                        flow.put(stretch)
        flow.close()
        count, metadata = len(file), described(file)
    written = writer.finish(count)
    if not written.text:
        raise UnreadableSource(f"{raw.label} {quality.reason(count)}.")
    document = Document(
        text=written.text,
        source=raw.label,
        sha256=raw.sha256,
        media_type=MEDIA_TYPE,
        language=language(written.text),
        page_starts=written.page_starts,
        tables=old_new.tables(written.pieces),
        metadata=metadata,
        notices=quality.notices(),
    )
    document._layout = PdfLayout(raw.data, raw.label, written.pieces)
    return document


def _stretches(sheet: Sheet, old_new: OldNew) -> Iterator[Sheet | list[Paragraph]]:
    """A page as it is, or what Korean bills have on it beside running text: the block of the title, the table of old and new."""
    if sheet.lines and part(min(sheet.lines, key=lambda line: line.base).text):
        yield []  # a part of a Korean bill begins: nothing goes on from the page before
    block = title_block(sheet) if sheet.number == 1 else None
    if block:
        yield from block
    else:
        yield from old_new.parts(sheet)


def _batches(file: PdfDocument, quality: Quality, old_new: OldNew) -> Iterator[list[Sheet]]:
    """The pages' lines, a batch of pages at a time."""
    numbers = LineNumbers()
    batch: list[Sheet] = []
    for index in range(len(file)):
        with pdfium.page_of(file, index) as page:
            batch.append(_sheet(page, index + 1, numbers, quality, old_new))
        if len(batch) == BATCH:
            yield batch
            batch = []
    yield batch


def _sheet(
    page: pdfium.OpenPage | None, number: int, numbers: LineNumbers, quality: Quality, old_new: OldNew
) -> Sheet:
    if page is None:
        quality.damaged.append(number)
        return Sheet(number, 0.0, 0.0, [])
    found = [closed_up(page, line) if line.text[1:2] == " " else line for line in lines(page, number)]
    sheet, left_out = straightened(Sheet(number, page.width, page.height, found))
    quality.look(number, page, sheet.lines, left_out)
    cut = old_new.cut(page, number, gathered(sheet.lines))
    return sheet._replace(lines=parted(page, numbers.without(page, cut)))
