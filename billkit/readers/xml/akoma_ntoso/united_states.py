"""Acts of the United States: ``(a)`` is a subsection, ``(1)`` a paragraph, ``(A)`` a subparagraph, ``(i)`` a clause.

The samples mark them up as `point`, whatever they are, so the look of the number tells the highest rank each can have.
"""

from __future__ import annotations

from lxml import etree

from billkit.models.section import Rank
from billkit.readers.xml.akoma_ntoso.hierarchy import Around, Place, Survey, place

_NAMES: dict[Rank, str] = {
    "paragraph": "subsection", "item": "paragraph", "subitem": "subparagraph", "subsubitem": "clause",
}  # fmt: skip


def american(element: etree._Element, number: str, around: Around, survey: Survey) -> Place | None:
    found = place(element, number, around, survey)
    if found is None or found.rank not in _NAMES:
        return found
    mark = number.strip("()")
    highest: Rank = "item" if mark[:1].isdigit() else "subitem" if mark[:1].isupper() else "paragraph"
    rank = around.below(highest)
    return Place(rank, _NAMES[rank])
