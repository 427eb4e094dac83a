"""What stands in a PDF that billkit wrote: the text of its pages, and the citation data attached to it.

Pages of a file with citation data are read without the line at their head and foot; those of any other, whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import TYPE_CHECKING, Any, NamedTuple

from billkit.briefs.pdf.writing import ATTACHED
from billkit.errors import UnreadableSource

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

_HEAD, _FOOT = 62.0, 58.0  # pt of a page that hold its head and foot


class ReadBack(NamedTuple):
    """The text of each page in reading order, and the citation data as they were attached."""

    blocks: list[str]
    citation_data: str | None


def read_back(data: bytes) -> ReadBack:
    """The pages and the citation data of a PDF. Raises UnreadableSource where the bytes are no PDF."""
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        raise UnreadableSource(f"the brief is no PDF that can be read: {error}; write it anew") from error
    with closing(document):
        attached = _attached(document)
        return ReadBack(list(_texts(document, framed=attached is not None)), attached)


def _attached(document: PdfDocument) -> str | None:
    for number in range(document.count_attachments()):
        attachment: Any = document.get_attachment(number)
        if attachment.get_name() == ATTACHED:
            return bytes(attachment.get_data()).decode("utf-8", "replace")
    return None


def _texts(document: PdfDocument, framed: bool) -> Iterator[str]:
    for number in range(len(document)):
        with closing(document[number]) as page, closing(page.get_textpage()) as text:
            yield _normal(text.get_text_bounded(**_frame(page)) if framed else text.get_text_range())


def _frame(page: PdfPage) -> dict[str, float]:
    wide, high = page.get_size()
    return {"left": 0, "right": wide, "bottom": _FOOT, "top": high - _HEAD}


def _normal(text: str) -> str:
    """Line ends as line breaks; the hyphen that pdfium tells by a mark of its own is one again."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe", "-").strip()
