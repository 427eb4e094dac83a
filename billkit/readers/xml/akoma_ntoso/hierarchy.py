"""What rank an element of the hierarchy has: group, article, paragraph, item.

Names alone do not tell. `section` is an article in an act of Parliament and a group in a regulation of the Union;
`paragraph` is below the section but *is* the article of a schedule; `level` and `hcontainer` are anything. So the whole
tree is surveyed once, and each element is placed by what is around it, in the way of its tradition.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from lxml import etree

from billkit.models.section import Rank, Role
from billkit.readers.xml.akoma_ntoso.names import ARTICLES, BELOW, GROUPS, NAMED_ARTICLES, QUOTED
from billkit.readers.xml.parse import local

_ORDER: tuple[Rank, ...] = ("article", "paragraph", "item", "subitem", "subsubitem")


class Frame(NamedTuple):
    """A section that is open. A scope is a document of its own: a quotation, a schedule, an annex."""

    rank: Rank
    level: str
    role: Role
    scope: bool = False


class Place(NamedTuple):
    rank: Rank
    level: str


class Around:
    """What is open around an element, up to where its scope begins."""

    def __init__(self, frames: Sequence[Frame]) -> None:
        self.role: Role = frames[-1].role if frames else "body"
        self.parent: Rank | None = None  # the lowest rank that is open, from the article down
        self.scope: Frame | None = None
        for frame in reversed(frames):
            if frame.scope:
                self.scope = frame
                break
            if self.parent is None and frame.rank in _ORDER:
                self.parent = frame.rank

    def below(self, highest: Rank) -> Rank:
        """The rank right below the parent, or a lower one that the element's name asks for."""
        at = _ORDER.index(self.parent) + 1 if self.parent else 0
        return _ORDER[min(max(at, _ORDER.index(highest)), len(_ORDER) - 1)]


class Survey:
    """Which elements hold articles, seen in one pass."""

    def __init__(self, root: etree._Element) -> None:
        self.uses_articles = False  # in its body, not in quotations or in a treaty that is scheduled
        self._holders: set[etree._Element] = set()
        for element in root.iter("{*}article", "{*}section", "{*}rule", "{*}hcontainer"):
            if is_article_name(element):
                self._see(element)

    def _see(self, element: etree._Element) -> None:
        is_article = local(element) == "article"
        holder = element.getparent()
        while holder is not None and local(holder) not in QUOTED and holder not in self._holders:
            if local(holder) == "article":
                return
            self._holders.add(holder)
            holder = holder.getparent()
        self.uses_articles |= is_article and not _is_apart(element.getparent())

    def holds_articles(self, element: etree._Element) -> bool:
        return element in self._holders


def is_article_name(element: etree._Element) -> bool:
    name = local(element)
    return name in ARTICLES or (name == "hcontainer" and element.get("name") in NAMED_ARTICLES)


Placing = Callable[[etree._Element, str, Around, Survey], Place | None]


def place(element: etree._Element, number: str, around: Around, survey: Survey) -> Place | None:
    """Where an element stands; None for one that is no section of its own."""
    name = local(element)
    if around.parent is None:
        group = _group(element, name, around, survey)
        if group:
            return group
        if is_article_name(element):
            return Place("article", element.get("name") or name if name == "hcontainer" else name)
    if not number:
        return None
    highest = BELOW.get(name, "paragraph")
    return Place(around.below(highest), name if name not in ("hcontainer", "level") else "")


def _group(element: etree._Element, name: str, around: Around, survey: Survey) -> Place | None:
    if name in GROUPS:
        return Place("group", name)
    if name == "article":
        return None
    if name == "hcontainer" and element.get("name") == "crossheading":
        return Place("group", "crossheading")
    if survey.holds_articles(element):
        return Place("group", (element.get("name") or name) if name == "hcontainer" else name)
    if name == "section" and survey.uses_articles and around.role != "quoted":
        return Place("group", name)
    return None


def _is_apart(element: etree._Element | None) -> bool:
    """Whether an element stands in a quotation, an attachment or a schedule."""
    while element is not None:
        if local(element) in (*QUOTED, "attachment") or element.get("name") == "schedule":
            return True
        element = element.getparent()
    return False
