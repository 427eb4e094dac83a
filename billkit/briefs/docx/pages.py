"""Pages upright and lying: where one kind ends and the other begins, and the room between their margins."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from typing import NamedTuple

from billkit.briefs.docx.xml import Element, make, name

_NARROWEST, _WIDEST = 2880, 31_680  # 2 inches, below which no table fits; 22, which is Word's limit
_AFTER_TABLE = "160"


class Room(NamedTuple):
    """What is between the margins, in twentieths of a point."""

    wide: int
    high: int


class Pages:
    """The kinds of pages of a document, made from the sectPr of its upright ones."""

    def __init__(self, page: Element) -> None:
        self._page = page
        self._ended = 0
        self.upright = Room(room(page), _height(page))
        # where the page that was given lies itself, it is the one kind there is
        self.lying = max(Room(room(_turned(page)), _height(_turned(page))), self.upright)

    def ended(self, content: list[Element], lying: bool) -> Iterable[Element]:
        """Content, and behind it the end of its pages: in the last paragraph, else in one made for it."""
        if not content:
            return content
        if content[-1].tag != name("w:p"):
            content.append(make("w:p", make("w:pPr")))
        content[-1][0].append(self._section(lying))
        return content

    def last(self) -> Element:
        """What the body ends with."""
        return self._section(lying=False)

    def _section(self, lying: bool) -> Element:
        made = _turned(self._page) if lying else deepcopy(self._page)
        first = made.find(name("w:titlePg"))
        if self._ended and first is not None:
            made.remove(first)  # the first page of a document is not that of each of its parts
        self._ended += 1
        return made


def _turned(page: Element) -> Element:
    """The same paper, lying."""
    made = deepcopy(page)
    size = made.find(name("w:pgSz"))
    if size is not None:
        wide, high = size.get(name("w:w"), ""), size.get(name("w:h"), "")
        size.set(name("w:w"), high)
        size.set(name("w:h"), wide)
        size.set(name("w:orient"), "landscape")
    return made


def room(page: Element) -> int:
    """Width between the margins of a sectPr, in twentieths of a point; -1 where it does not say, or says nonsense."""
    return _between(page, "w:w", ("left", "right", "gutter"))


def is_sound(page: Element) -> bool:
    """Whether paper and margins leave room for text."""
    return room(page) > 0 and _height(page) > 0


def _height(page: Element) -> int:
    return _between(page, "w:h", ("top", "bottom"))


def _between(page: Element, length: str, sides: Iterable[str]) -> int:
    size, margins = page.find(name("w:pgSz")), page.find(name("w:pgMar"))
    if size is None or margins is None:
        return -1
    try:
        left = int(size.get(name(length), ""))
        for side in sides:
            left -= abs(int(margins.get(name(f"w:{side}"), "0")))
    except ValueError:
        return -1
    return left if _NARROWEST <= left <= _WIDEST else -1


def space(content: list[Element]) -> None:
    """Air below tables, and a paragraph between two of them, which would be one without it."""
    for place in range(len(content) - 1, 0, -1):
        before, here = content[place - 1], content[place]
        if before.tag != name("w:tbl"):
            continue
        if here.tag == name("w:tbl"):
            content.insert(place, make("w:p", make("w:pPr")))
        elif here.tag == name("w:p") and not _is_heading(here):
            _air(here[0])


def _is_heading(paragraph: Element) -> bool:
    """Whether the contents point to it: it brings air of its own."""
    mark = paragraph.find(name("w:bookmarkStart"))
    return mark is not None and mark.get(name("w:name"), "").startswith("_Toc")


def _air(properties: Element) -> None:
    spacing = make("w:spacing", w_before=_AFTER_TABLE)
    section = properties.find(name("w:sectPr"))
    if section is None:
        properties.append(spacing)
    else:
        section.addprevious(spacing)
