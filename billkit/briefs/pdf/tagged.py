"""The blocks of a tagged PDF: paragraphs, headings, items and cells, each as one text, whatever lines and pages it takes.

A page has a tree of elements (Document > Table > TR > TD > Link) whose leaves name, by number, the marked parts of the
page; every text on the page belongs to such a part, or to none (heads and feet of pages, heads of tables told again).
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

# what stands inside a line: its text is that of the block around it
_INLINE = frozenset({"Link", "Span", "Em", "Strong", "Reference", "Quote", "Code", "Annot", "NonStruct"})
_NOT_TOLD = frozenset({"Lbl", "Figure", "Formula"})
_MOST_ELEMENTS = 2_000_000
_LINE_END_HYPHEN = "\x02"  # so pdfium tells a hyphen at the end of a line


class _Block(NamedTuple):
    text: list[str]
    goes_on: bool  # its beginning stands on the page before


def blocks(document: PdfDocument) -> list[str]:
    """The blocks in reading order; none where the file has no tags."""
    made: list[list[str]] = []
    for number in range(len(document)):
        with closing(document[number]) as page:
            for block in _page(page):
                if block.goes_on and made:
                    made[-1] += block.text
                else:
                    made.append(block.text)
    texts = (" ".join("".join(parts).split()) for parts in made)
    return [text for text in texts if text]


def _page(page: PdfPage) -> Iterator[_Block]:
    from pypdfium2 import raw

    tree = raw.FPDF_StructTree_GetForPage(page)
    if not tree:
        return
    try:
        yield from _walked(raw, tree, _marked_texts(raw, page))
    finally:
        raw.FPDF_StructTree_Close(tree)


def _walked(raw: Any, tree: Any, texts: dict[int, str]) -> list[_Block]:
    """All elements, in order and without recursion: each with the block that its text goes to."""
    made: list[_Block] = []
    roots = [
        raw.FPDF_StructTree_GetChildAtIndex(tree, n) for n in range(raw.FPDF_StructTree_CountChildren(tree))
    ]
    waiting: list[tuple[Any, _Block | None]] = [(root, None) for root in reversed(roots) if root]
    for _ in range(_MOST_ELEMENTS):
        if not waiting:
            break
        element, around = waiting.pop()
        if isinstance(element, str):
            assert around is not None
            around.text.append(element)
            continue
        kind = _kind(raw, element)
        if kind in _NOT_TOLD:
            continue
        parts = list(_parts(raw, element, texts))
        block = around
        if around is None or kind not in _INLINE:
            block = _Block([], goes_on=bool(parts) and parts[0] is None)
            made.append(block)
        waiting += [(part, block) for part in reversed(parts) if part is not None]
    return made


def _parts(raw: Any, element: Any, texts: dict[int, str]) -> Iterator[Any]:
    """Texts and elements inside an element; None for what stands on another page."""
    for number in range(raw.FPDF_StructElement_CountChildren(element)):
        child = raw.FPDF_StructElement_GetChildAtIndex(element, number)
        if child:
            yield child
        else:
            mark = raw.FPDF_StructElement_GetChildMarkedContentID(element, number)
            yield texts.get(mark, "") if mark >= 0 else None


def _marked_texts(raw: Any, page: PdfPage) -> dict[int, str]:
    """The text of each marked part of a page."""
    texts: dict[int, str] = {}
    with closing(page.get_textpage()) as read:
        for number in range(raw.FPDFPage_CountObjects(page)):
            part = raw.FPDFPage_GetObject(page, number)
            mark = raw.FPDFPageObj_GetMarkedContentID(part)
            if mark >= 0 and raw.FPDFPageObj_GetType(part) == raw.FPDF_PAGEOBJ_TEXT:
                texts[mark] = texts.get(mark, "") + _text(raw, part, read)
    return texts


def _text(raw: Any, part: Any, read: Any) -> str:
    text = _filled(
        lambda buffer, size: raw.FPDFTextObj_GetText(
            part, read, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)) if buffer else None, size
        )
    )
    return text.replace(_LINE_END_HYPHEN, "-") or " "  # pdfium tells a blank that stands alone as nothing


def _kind(raw: Any, element: Any) -> str:
    return _filled(lambda buffer, size: raw.FPDF_StructElement_GetType(element, buffer, size))


def _filled(call: Callable[[Any, int], int]) -> str:
    """What a function of pdfium writes, as UTF-16 with a zero at the end, into a buffer of the size it asks for."""
    size = call(None, 0)
    buffer = ctypes.create_string_buffer(max(size, 2))
    call(buffer, size)
    return buffer.raw[: max(size - 2, 0)].decode("utf-16-le", "replace")
