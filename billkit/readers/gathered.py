"""Several documents as one: their texts after one another, each in a section that has the file's name as its heading."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from billkit.models.document import Box, Document, Layout
from billkit.models.notice import Notice
from billkit.models.section import Section
from billkit.models.table import Span, Table
from billkit.readers.finish import outlined
from billkit.readers.raw import Raw

_BETWEEN = "\n\n"


def gathered(raw: Raw, documents: Sequence[tuple[str, Document]]) -> Document:
    """One Document of all: sections, pages, tables, notices and boxes stand where their text went."""
    documents = [(name, outlined(document)) for name, document in documents]
    paged = any(document.page_starts for _, document in documents)
    sections: list[Section] = []
    tables: list[Table] = []
    notices: list[Notice] = []
    layouts: list[tuple[int, int, Layout | None]] = []
    pages: list[int] = []
    at = 0
    for name, document in documents:
        end = at + len(document.text)
        sections.append(Section(label=name, start=at, end=end, heading=name, rank="file"))
        sections += [_section(section, at) for section in document.sections]
        tables += [_table(table, at) for table in document.tables]
        notices += [_notice(notice, name, at, len(pages)) for notice in document.notices]
        layouts.append((at, len(pages), document._layout))
        pages += [at + start for start in document.page_starts] or [at] * paged
        at = end + len(_BETWEEN)
    first = max((document for _, document in documents), key=lambda document: len(document.text))
    traditions = {document.tradition for _, document in documents}
    whole = Document(
        text=_BETWEEN.join(document.text for _, document in documents),
        source=raw.label,
        sha256=raw.sha256,
        media_type="application/zip",
        language=first.language,
        page_starts=tuple(pages),
        sections=tuple(sections),
        tables=tuple(tables),
        tradition=first.tradition if len(traditions) == 1 else "",
        notices=tuple(notices),
    )
    if any(layout for _, _, layout in layouts):
        whole._layout = _Layouts(layouts)
    return whole


class _Layouts:
    """Boxes of each part, on the pages that its pages became."""

    def __init__(self, parts: Sequence[tuple[int, int, Layout | None]]) -> None:
        self._parts = parts
        self._starts = [start for start, _, _ in parts]

    def boxes(self, start: int, end: int) -> tuple[Box, ...]:
        at, pages, layout = self._parts[max(bisect_right(self._starts, start) - 1, 0)]
        if layout is None:
            return ()
        return tuple(box._replace(page=box.page + pages) for box in layout.boxes(start - at, end - at))


def _section(section: Section, at: int) -> Section:
    return section.model_copy(update={"start": section.start + at, "end": section.end + at})


def _table(table: Table, at: int) -> Table:
    rows = tuple(tuple(Span(cell.start + at, cell.end + at) for cell in row) for row in table.rows)
    return table.model_copy(update={"start": table.start + at, "end": table.end + at, "rows": rows})


def _notice(notice: Notice, name: str, at: int, pages: int) -> Notice:
    return notice.model_copy(
        update={
            "message": f"{name}: {notice.message}",
            "start": None if notice.start is None else notice.start + at,
            "end": None if notice.end is None else notice.end + at,
            "pages": tuple(page + pages for page in notice.pages),
        }
    )
