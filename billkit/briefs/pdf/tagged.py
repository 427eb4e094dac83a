"""The blocks of a tagged PDF: paragraphs, headings, items and cells, each as one text, whatever lines and pages it takes.

A page has a tree of elements (Document > Table > TR > TD > Link) whose leaves name, by number, the marked parts of the
page; every text on the page belongs to such a part, or to none (heads and feet of pages, heads of tables told again).
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from billkit.briefs.shown import Kind, Shown

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

# what stands inside a line: its text is that of the block around it
_INLINE = frozenset({"Link", "Span", "Em", "Strong", "Reference", "Quote", "Code", "Annot", "NonStruct"})
_CELLS = frozenset({"TD", "TH"})
_CONTENTS = "TOC"
_MOST_ELEMENTS = 400_000  # on a page; a brief of 60 pages has some 6,000 in all
_LINE_END_HYPHEN = "\x02"  # so pdfium tells a hyphen at the end of a line


class _Block(NamedTuple):
    tag: str
    row: int  # which row of the page it stands in; 0: none
    column: int
    text: list[str]
    goes_on: bool  # its beginning stands on the page before


def blocks(document: PdfDocument) -> list[Shown]:
    """The blocks in reading order; none where the file has no tags."""
    shown: list[Shown] = []
    label = ""
    for block, *others in _grouped(document):
        text = _text_of(block)
        if block.row:
            _add_row(shown, [block, *others])
        elif block.tag == "Lbl":
            # the number of a source belongs to its text, the dash of an item does not
            label = f"{text.strip()} " if any(map(str.isalnum, text)) else ""
        elif block.goes_on and shown and shown[-1].kind == _kind_of(block.tag):
            shown[-1] = shown[-1]._replace(cells=(shown[-1].cells[0] + text,))
        else:
            shown.append(Shown(_kind_of(block.tag), (label + text,)))
            label = ""
    told = (block._replace(cells=tuple(map(str.strip, block.cells))) for block in shown)
    return _titled([block for block in told if any(block.cells)])


def _grouped(document: PdfDocument) -> Iterator[list[_Block]]:
    """Cells of a row together, other blocks alone."""
    for number in range(len(document)):
        with closing(document[number]) as page:
            made = [block for block in _page(page) if block.text or block.row]
        for row, group in groupby(made, lambda block: block.row):
            cells = list(group)
            yield from [cells] if row else ([block] for block in cells)


def _add_row(shown: list[Shown], cells: list[_Block]) -> None:
    """A row, or the rest of the one before, of which some cells went on to this page."""
    last = shown[-1] if shown else None
    if last and last.kind == "row" and all(cell.goes_on for cell in cells):
        rest = {cell.column: _text_of(cell) for cell in cells}
        whole = tuple(text + rest.get(column, "") for column, text in enumerate(last.cells))
        shown[-1] = last._replace(cells=whole)
    else:
        shown.append(Shown("row", tuple(map(_text_of, cells))))


def _text_of(block: _Block) -> str:
    return re.sub(r"\s+", " ", "".join(block.text))


def _titled(shown: list[Shown]) -> list[Shown]:
    """The title stands first; in PDF 1.7 it is told to be a paragraph."""
    return (
        [shown[0]._replace(kind="heading"), *shown[1:]] if shown and shown[0].kind == "paragraph" else shown
    )


def _kind_of(tag: str) -> Kind:
    if tag == "Figure":
        return "image"
    if tag == "LBody":
        return "bullet"
    return "heading" if re.fullmatch(r"H\d*|Title", tag) else "paragraph"


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
    """All elements, in order and without recursion: each with the block that its text goes to, and its place in a row."""
    made: list[_Block] = []
    roots = [
        raw.FPDF_StructTree_GetChildAtIndex(tree, n) for n in range(raw.FPDF_StructTree_CountChildren(tree))
    ]
    waiting: list[tuple[Any, _Block | None, int]] = [(root, None, 0) for root in reversed(roots) if root]
    rows = 0
    for _ in range(_MOST_ELEMENTS):
        if not waiting:
            break
        element, around, column = waiting.pop()
        if isinstance(element, str):
            assert around is not None
            around.text.append(element)
            continue
        tag = _tag(raw, element)
        if tag == _CONTENTS:
            continue
        rows += tag == "TR"
        parts = list(_parts(raw, element, texts))
        if around is None or (tag not in _INLINE and around.tag not in _CELLS):
            row = rows if tag in _CELLS else 0
            around = _Block(tag, row, column, [], bool(parts) and parts[0] is None)
            made.append(around)
        if tag == "Figure":
            around.text.append(_alternative(raw, element))
            continue
        waiting += [(part, around, n) for n, part in reversed(list(enumerate(parts))) if part is not None]
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


def _tag(raw: Any, element: Any) -> str:
    return _filled(lambda buffer, size: raw.FPDF_StructElement_GetType(element, buffer, size))


def _alternative(raw: Any, element: Any) -> str:
    """What is said of a picture, for who cannot see it."""
    return _filled(lambda buffer, size: raw.FPDF_StructElement_GetAltText(element, buffer, size))


def _filled(call: Callable[[Any, int], int]) -> str:
    """What a function of pdfium writes, as UTF-16 with a zero at the end, into a buffer of the size it asks for."""
    size = call(None, 0)
    buffer = ctypes.create_string_buffer(max(size, 2))
    call(buffer, size)
    return buffer.raw[: max(size - 2, 0)].decode("utf-16-le", "replace")
