"""The visible blocks of a Word brief, its footnotes among them, and the citation data in it."""

from __future__ import annotations

import re

from billkit.briefs.checking.found import Found, FoundCell

_NUMBER = re.compile(r"\s*\[(M?)(\d{1,9})\]")


def cut(data: bytes, label: str) -> tuple[list[Found], bytes | None]:
    """The blocks in reading order, then the notes by their numbers; and the citation data, None where there are none."""
    from billkit.briefs.docx.reading import read_back

    read = read_back(data, label)
    found = [Found(block.kind, tuple(map(FoundCell, block.cells))) for block in read.shown]
    found += [Found("bullet", (FoundCell(note),)) for note in sorted(read.notes, key=_numbered)]
    return found, read.citation_data.encode("utf-8") if read.citation_data else None


def _numbered(note: str) -> tuple[bool, bool, int]:
    """Words of the text before measures, each by number; a note without a number last."""
    number = _NUMBER.match(note)
    return (number is None, bool(number and number[1]), int(number[2]) if number else 0)
