"""What the finders of references share: places by their label, and the items of a list of numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from billkit.models.document import Document
from billkit.models.section import Section

_REACH = 600  # characters of a section's opening words


class Item(NamedTuple):
    """A number of a list ("sections 3(a) and 5") and its span."""

    number: str
    start: int
    end: int


def items(match: re.Match[str], group: str, item: re.Pattern[str]) -> Iterator[Item]:
    """The numbers in a group of a match; the first has the words before it in its span."""
    begin = match.start(group)
    for index, found in enumerate(item.finditer(match.string, begin, match.end(group))):
        yield Item(found[0], match.start() if index == 0 else found.start(), found.end())


class Places:
    """Sections of a document by their label."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._by_label: dict[str, int] = {}
        for index, section in enumerate(document.sections):
            if section.label and section.rank != "block":
                self._by_label.setdefault(section.label, index)

    def target(self, label: str) -> int | None:
        return self._by_label.get(label)

    def in_contents(self, offset: int) -> bool:
        """Whether an offset lies in a table of contents: its entries are no references."""
        return any(section.role == "toc" for section in self._document.sections_at(offset))

    def openings(self, offset: int) -> list[str]:
        """The words with which the own sections around an offset begin, each to the next inside it, or to the offset."""
        own = [section for section in self._document.sections_at(offset) if section.role != "quoted"]
        ends = [*(section.start for section in own[1:]), offset]
        text = self._document.text
        return [text[s.start : min(end, s.start + _REACH)] for s, end in zip(own, ends, strict=True)]

    def quotation(self, offset: int) -> int:
        """Where the text for another law begins that an offset lies in; the offset itself, where it lies in none."""
        quoted = (s.start for s in self._document.sections_at(offset) if s.role == "quoted")
        return next(quoted, offset)

    def around(self, offset: int) -> list[Section]:
        """The numbered sections around an offset, outermost first."""
        return [s for s in self._document.sections_at(offset) if s.label and s.rank != "block"]


def inside(label: str, steps: str) -> str:
    """A label with steps put at its end, inside the brackets of text for another law."""
    return f"{label[:-1]}{steps}]" if label.endswith("]") else label + steps


def own_and_quoted(label: str) -> tuple[str, str]:
    """``Sec. 3(a) [Sec. 458(c)]`` -> ``Sec. 3(a)``, ``Sec. 458(c)``."""
    own, bracket, quoted = label.partition(" [")
    return own, quoted.removesuffix("]") if bracket else ""
