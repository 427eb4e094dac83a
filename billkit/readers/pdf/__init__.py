"""PDF -> Document.

The way of a page: `pdfium` gives its text, `lines` its lines with their boxes; `rotated` and `furniture` take out what is
no text of the document, `margins` line numbers and notes, `columns` puts the rest in reading order, `paragraphs` finds
out which line goes on where another ended; `writer` makes the text of it, with the joints that `joining` decides.
"""

from __future__ import annotations

from billkit.errors import UnreadableSource
from billkit.language.identify import language
from billkit.models.document import Document
from billkit.readers.pdf import pdfium
from billkit.readers.pdf.layout import PdfLayout
from billkit.readers.pdf.lines import lines
from billkit.readers.pdf.paragraphs import Paragraph, column, paragraphs
from billkit.readers.pdf.writer import Writer
from billkit.readers.raw import Raw

MEDIA_TYPE = "application/pdf"


def read(raw: Raw) -> Document:
    with pdfium.opened(raw.data, raw.label) as file:
        count = len(file)
        writer = Writer()
        for index in range(count):
            with pdfium.page_of(file, index) as page:
                found = lines(page, index + 1) if page else []
            last: Paragraph | None = None
            for paragraph in paragraphs(column(found), None):
                if last:
                    writer.write(last)
                last = paragraph
            if last:
                writer.write(last)
    written = writer.finish(count)
    if not written.text:
        raise UnreadableSource(f"{raw.label} holds no text.")
    document = Document(
        text=written.text,
        source=raw.label,
        sha256=raw.sha256,
        media_type=MEDIA_TYPE,
        language=language(written.text),
        page_starts=written.page_starts,
    )
    document._layout = PdfLayout(raw.data, raw.label, written.pieces)
    return document
