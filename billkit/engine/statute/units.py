"""The operative paragraphs of a law: 항, subsections; an article without paragraphs is one.

A unit has a lead (the words before its list) and the items of that list. Which sections are units is told by the text:
what opens with a heading alone is looked at part by part, what ends in a dash or colon or says "다음 각 호" opens a list, and
what is a sentence stands for itself and so do the sections below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from billkit.models import Document, Section
from billkit.models.section import nested

Span = tuple[int, int]

_RANKS = ("article", "paragraph", "item", "subitem", "subsubitem")
_SKIPPED = frozenset({"front", "toc", "preamble", "recital", "annex", "memorandum", "signature", "deleted"})
_LIST = re.compile(r"[—–:-]\s*$|다음 각 ?(?:호|목)|다음(?:과 같|의 각)")
_ADDENDUM = re.compile(r"^[#\s]*부 ?칙[^\n]*\n\s*", re.M)
_MARK = re.compile(
    r"(?:\*\*)?(?:\d{1,3}(?:의\d+)?|[가-하])(?:\*\*)?\\?[.)]\s*"
)  # as Markdown escapes it: "1\\."


@dataclass
class Node:
    """A section with those inside it."""

    section: Section
    children: list[Node] = field(default_factory=list)
    parent: Node | None = None

    @cached_property
    def headings(self) -> tuple[str, ...]:
        """Its own heading and those of the sections around it, up to the article."""
        found: list[str] = []
        node: Node | None = self
        while node is not None and node.section.rank != "group":
            if node.section.heading:
                found.append(node.section.heading)
            if node.section.rank == "article":
                break
            node = node.parent
        return tuple(found)

    @property
    def article(self) -> Section:
        node = self
        while node.section.rank != "article" and node.parent is not None:
            node = node.parent
        return node.section


@dataclass
class Unit:
    """One operative paragraph: its section, the span of its lead, those of its items, and the headings over it."""

    node: Node
    lead: Span
    items: list[tuple[Section, Span]]
    role: str

    @property
    def section(self) -> Section:
        return self.node.section

    @property
    def headings(self) -> tuple[str, ...]:
        return self.node.headings

    @property
    def article(self) -> Section:
        return self.node.article

    @property
    def near_headings(self) -> tuple[str, ...]:
        """The headings up to its group: in a law of the United States not that of the section around a subsection."""
        if self.group.rank == "article":
            return self.headings
        return tuple(h for h in self.headings if h != self.article.heading)

    @property
    def group(self) -> Section:
        """What holds one subject: the subsection in laws of the United States, else the article."""
        node = self.node
        while node.section.level != "subsection" or node.section.rank != "paragraph" or not _is_us(node):
            if node.section.rank == "article" or node.parent is None:
                return node.section
            node = node.parent
        return node.section


def _is_us(node: Node) -> bool:
    return bool(re.match(r"[“\"]?\([a-z]+\)", node.section.number))


def units(document: Document) -> list[Unit]:
    """The units of a document in the order of the text."""
    found = [unit for root in tree(document.sections) for unit in _units_below(document.text, root)]
    return sorted(found, key=lambda unit: unit.lead)


def tree(sections: Sequence[Section]) -> list[Node]:
    """Sections as trees, outermost first."""
    roots: list[Node] = []
    path: list[Node] = []
    for depth, section in nested(sections):
        del path[depth:]
        node = Node(section, parent=path[-1] if path else None)
        (path[-1].children if path else roots).append(node)
        path.append(node)
    return roots


def _units_below(text: str, root: Node) -> Iterator[Unit]:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node.section.role in _SKIPPED:
            continue
        lead = _lead(text, node)
        inner = [child for child in node.children if child.section.role not in _SKIPPED]
        if (node.section.rank not in _RANKS and not _addendum(node)) or not text[slice(*lead)].strip():
            waiting += inner
        elif _opens_list(text, lead, inner):
            listed = [c for c in inner if c.section.rank in ("paragraph", "item", "subitem", "subsubitem")]
            yield Unit(node, lead, [item for c in listed for item in _items(text, c)], node.section.role)
            waiting += [c for c in inner if c not in listed]
            waiting += [q for c in listed for q in _quotations(c)]
        else:
            yield Unit(node, lead, [], node.section.role)
            waiting += inner


def _quotations(node: Node) -> Iterator[Node]:
    """The quotations inside an item: sentences for another law, which are units of their own."""
    waiting = list(node.children)
    while waiting:
        here = waiting.pop()
        if here.section.role == "quoted" and here.section.rank == "block":
            yield here
        else:
            waiting += here.children


def _addendum(node: Node) -> bool:
    return node.section.role == "addenda"


def _lead(text: str, node: Node) -> Span:
    """The words of a section before those inside it, without its mark and heading."""
    section = node.section
    end = min([section.end, *(c.section.start for c in node.children)])
    start = section.start
    for head in (section.number, section.heading):
        at = text.find(head, start, min(end, start + len(head) + 60)) if head else -1
        if at >= 0:
            start = at + len(head)
    if start == section.start and (mark := _MARK.match(text, start, end)):
        start = mark.end()
    while start < end and text[start] in ' \n\t.):—-–*\\”“"':
        start += 1
    if section.role == "addenda" and section.rank == "block":
        start = max([start, *(m.end() for m in _ADDENDUM.finditer(text, start, end))])
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _opens_list(text: str, lead: Span, inner: Sequence[Node]) -> bool:
    """Whether the sections inside are items of a list that the lead opens."""
    if not inner or all(c.section.rank == "paragraph" and c.section.level == "항" for c in inner):
        return False
    return bool(_LIST.search(text[slice(*lead)])) or inner[0].section.level in ("호", "목")


def _items(text: str, node: Node) -> Iterator[tuple[Section, Span]]:
    """The item and what is inside it; a quotation inside is no item."""
    if node.section.role == "deleted" or (node.section.role == "quoted" and node.section.rank == "block"):
        return
    waiting = [node]
    while waiting:
        here = waiting.pop()
        yield here.section, _lead(text, here)
        waiting += [
            c for c in reversed(here.children) if c.section.rank in _RANKS and c.section.role != "deleted"
        ]
