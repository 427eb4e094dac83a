"""Acts and bills of Westminster, Edinburgh and Cardiff, from LawMaker and legislation.gov.uk, and laws drafted like them.

Sections are ``s.`` in an act and ``cl.`` in a bill; regulations and articles of an instrument are `hcontainer`s; the
paragraphs of a schedule are what its sections would be. A `level` tells its depth by its class: ``para1`` is ``(a)``.
A fragment in a quotation has nothing around it, so its number tells: ``(2A)`` is a subsection, ``(b)`` a paragraph.
"""

from __future__ import annotations

from lxml import etree

from billkit.models.section import Rank
from billkit.readers.xml.akoma_ntoso.hierarchy import Around, Place, Survey, place
from billkit.readers.xml.parse import local

_LEVELS: dict[str, Rank] = {"para1": "item", "para2": "subitem", "para3": "subsubitem", "para4": "subsubitem"}
_NAMES: dict[Rank, str] = {
    "paragraph": "subsection", "item": "paragraph", "subitem": "sub-paragraph", "subsubitem": "sub-sub-paragraph",
}  # fmt: skip


def act(element: etree._Element, number: str, around: Around, survey: Survey) -> Place | None:
    found = _placed(element, number, around, survey)
    if found is None or found.rank not in _NAMES:
        return found
    return Place(found.rank, _NAMES[found.rank])


def bill(element: etree._Element, number: str, around: Around, survey: Survey) -> Place | None:
    """As in an act, but the bill's own sections are clauses."""
    found = act(element, number, around, survey)
    if found == Place("article", "section") and around.role == "body":
        return Place("article", "clause")
    return found


def _placed(element: etree._Element, number: str, around: Around, survey: Survey) -> Place | None:
    name = local(element)
    if name == "paragraph" and number and around.parent is None and _in_schedule(element, around):
        return Place("article", "paragraph")
    found = place(element, number, around, survey)
    if found is None or found.rank in ("group", "article"):
        return found
    if name == "level":
        by_class = _LEVELS.get(element.get("class", ""))
        return Place(by_class, "") if by_class and by_class != "item" else found
    if name in ("paragraph", "subparagraph"):
        digits = any(char.isdigit() for char in number)
        highest: Rank = "paragraph" if digits else "item" if name == "paragraph" else "subitem"
        return Place(around.below(highest), "")
    return found


def _in_schedule(element: etree._Element, around: Around) -> bool:
    if around.scope is None:
        return False
    if around.scope.role == "quoted":
        return around.scope.level == "schedule" or element.get("class", "").startswith("schProv1")
    return around.scope.level == "schedule"
