"""Korea: statutes, decrees and bills; as Markdown of law.go.kr, and as plain text from any format.

`find` gives their sections: front matter, 목차, 제안이유, 편 장 절 관, 조 항 호 목 and deeper, sentences that amend with the text they
put into another law, 부칙, 신ㆍ구조문대비표, 별표. `amendment_notes` gives the spans that are in the text and no part of the norm.
"""

from __future__ import annotations

import re

from billkit.models.section import Section
from billkit.structure.traditions.korean.contents import without_contents
from billkit.structure.traditions.korean.lines import lines
from billkit.structure.traditions.korean.marks import BLOCK, PARAGRAPH, Mark
from billkit.structure.traditions.korean.notes import amendment_notes
from billkit.structure.traditions.korean.tree import sections
from billkit.structure.traditions.korean.walk import Walk

__all__ = ["amendment_notes", "find"]

_ARTICLE = re.compile(r"제\s?\d+\s?조")
_MARKDOWN = re.compile(r"^#{5} 제\s?\d+\s?조", re.M)
_FRONT_MATTER = re.compile(r"---\n.*?\n---(?=\n|\Z)", re.S)


def find(text: str) -> list[Section]:
    """The sections of a Korean law or bill; none in prose that only mentions articles."""
    if not _ARTICLE.search(text):
        return []
    front = _FRONT_MATTER.match(text)
    every = [line for line in lines(text) if not front or line.start >= front.end()]
    contents, body = without_contents(every)
    walk = Walk(text, markdown=bool(_MARKDOWN.search(text)))
    walk.run(body)
    if not _is_law(walk):
        return []
    marks = sorted([*_front(front, walk.marks, text), *contents, *walk.marks], key=lambda mark: mark.start)
    return sections(text, marks)


def _is_law(walk: Walk) -> bool:
    """Two articles with headings, or one with paragraphs or items, or four without headings in their order, or a
    sentence that amends after ``다음과 같이 개정한다``."""
    below = sum(mark.depth >= PARAGRAPH for mark in walk.marks)
    return walk.articles > 1 or walk.untitled > 3 or walk.clauses > 0 or (walk.articles == 1 and below > 1)


def _front(front: re.Match[str] | None, marks: list[Mark], text: str) -> list[Mark]:
    """Front matter of Markdown, or what stands before the first part of a bill: its title page."""
    if front:
        return [Mark(BLOCK, "block", "front matter", "", 0, 0, role="front", end=front.end())]
    first = next((mark for mark in marks if mark.depth == BLOCK), None)
    title = text[: first.start].strip() if first and first is marks[0] and first.role != "addenda" else ""
    return [Mark(BLOCK, "block", "표지", "", text.index(title), 0, role="front")] if title else []
