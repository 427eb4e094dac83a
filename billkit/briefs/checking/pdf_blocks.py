"""The visible text of a brief as PDF, page by page, and the citation data in it."""

from __future__ import annotations

from billkit.briefs.checking.found import Found, FoundCell


def cut(data: bytes, label: str) -> tuple[list[Found], bytes | None]:
    """The text of each page as one block; and the citation data, None where there are none."""
    from billkit.briefs.pdf.reading import read_back

    read = read_back(data)
    found = [Found("paragraph", (FoundCell(page, number),)) for number, page in enumerate(read.blocks, 1)]
    return found, read.citation_data.encode("utf-8") if read.citation_data else None
