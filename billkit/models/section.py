"""A node of a document's structure, and the order of nodes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

# What a node is, whatever its legislature calls it. `group` is everything above the article (division, title, part,
# chapter, 편, 장, 절, 관); `article` the unit that laws are cited by (article, section, §, 조, 条); below it
# paragraph (subsection, 항, Absatz), item (호, Nummer, point), subitem (목, Buchstabe), subsubitem (all deeper).
# `block` is a part without a number of its own: preamble, table of contents, front matter, a quotation, addenda.
Rank = Literal["file", "block", "group", "article", "paragraph", "item", "subitem", "subsubitem"]

# What a node's text does. `quoted` is text to be put into another law; `deleted` a stub that says the text is gone.
# Nodes inside have the role of the node around them, unless they are deleted.
Role = Literal[
    "body", "front", "toc", "preamble", "recital", "quoted", "addenda", "annex", "memorandum", "signature", "deleted"
]  # fmt: skip


class Section(BaseModel):
    """One node. `label` is how one cites it, from the article down, in the document's own notation: ``Sec. 3(a)``,
    ``제9조제1항제2호``, ``Sec. 3(a) [Sec. 458(c)]`` for quoted text, ``부칙 제2조``. Empty where nothing can be cited.

    `number` is its own mark as written (``(a)``, ``①``, ``제9조의2``), `level` what its legislature calls it
    (``subsection``, ``항``). The span covers number, heading and all that is inside.
    """

    model_config = ConfigDict(frozen=True)

    label: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    heading: str = ""
    number: str = ""
    rank: Rank = "article"
    level: str = ""
    role: Role = "body"


class SectionIndex:
    """Innermost sections by offset: made once, asked often."""

    def __init__(self, sections: Sequence[Section]) -> None:
        self.sections = sections
        self._starts: list[int] = []
        self._open: list[tuple[int, ...]] = []
        path: tuple[int, ...] = ()
        for index in sorted(range(len(sections)), key=lambda i: (sections[i].start, -sections[i].end)):
            path = self._left(path, sections[index].start)
            path = (*path, index)
            self._turn(sections[index].start, path)
        self._left(path, None)

    def _left(self, path: tuple[int, ...], before: int | None) -> tuple[int, ...]:
        """The path without the sections that end before an offset; each end is a turn."""
        while path and (before is None or self.sections[path[-1]].end <= before):
            end = self.sections[path[-1]].end
            path = path[:-1]
            self._turn(end, path)
        return path

    def _turn(self, offset: int, path: tuple[int, ...]) -> None:
        if self._starts and self._starts[-1] == offset:
            self._open[-1] = path
        else:
            self._starts.append(offset)
            self._open.append(path)

    def around(self, offset: int) -> list[Section]:
        """All sections around an offset, outermost first."""
        at = bisect_right(self._starts, offset) - 1
        return [self.sections[i] for i in self._open[at]] if at >= 0 else []

    def label(self, offset: int) -> str | None:
        """Label of the innermost section around the offset that has one."""
        return next((s.label for s in reversed(self.around(offset)) if s.label), None)


def nested(sections: Sequence[Section]) -> Iterator[tuple[int, Section]]:
    """Each section with its depth, from 0, in the order of the text."""
    ends: list[int] = []
    for section in sorted(sections, key=lambda s: (s.start, -s.end)):
        while ends and ends[-1] <= section.start:
            ends.pop()
        yield len(ends), section
        ends.append(section.end)
