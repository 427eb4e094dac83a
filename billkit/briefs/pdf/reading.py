"""What stands in a PDF: its blocks as its tags tell them, and the citation data attached to it.

A file without tags (printed anew, say) is read page by page.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import TYPE_CHECKING, Any

from billkit.briefs.pdf.tagged import blocks
from billkit.briefs.pdf.writing import ATTACHED
from billkit.briefs.shown import ReadBack, Shown
from billkit.errors import UnreadableSource

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument


def read_back(data: bytes, label: str = "the brief") -> ReadBack:
    """The blocks and the citation data of a PDF. Raises UnreadableSource where the bytes are no PDF."""
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        raise UnreadableSource(f"{label} is no PDF that can be read: {error}; write it anew") from error
    with closing(document):
        return ReadBack(blocks(document) or list(_pages(document)), _attached(document))


def _attached(document: PdfDocument) -> str | None:
    for number in range(document.count_attachments()):
        attachment: Any = document.get_attachment(number)
        if attachment.get_name() == ATTACHED:
            return bytes(attachment.get_data()).decode("utf-8", "replace")
    return None


def _pages(document: PdfDocument) -> Iterator[Shown]:
    for number in range(len(document)):
        with closing(document[number]) as page, closing(page.get_textpage()) as text:
            told = text.get_text_range().replace("\r\n", "\n").replace("\ufffe", "-").strip()
            yield Shown("paragraph", (told,))
