"""Automatic numbers of WordprocessingML: what stands before a paragraph in print and in no run of its text.

A paragraph names a list (`numId`) and a level, itself or through its style; the list names an abstract one, whose levels
say how they count (``%1.``, ``(%2)``) and where from. Lists of one abstract count on together.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from lxml import etree

from billkit.readers.numerals import numeral, of_word
from billkit.readers.xml.parse import local
from billkit.readers.xml.visit import child

_T = TypeVar("_T")
_PLACE = re.compile(r"%([1-9])")
_DEEPEST = 8
_CHAIN = 20  # styles based on styles


def attribute(element: etree._Element | None, name: str) -> str:
    """An attribute by its name without namespace; "" where it is missing."""
    if element is None:
        return ""
    return next((str(value) for key, value in element.items() if str(key).rpartition("}")[2] == name), "")


def value(element: etree._Element | None, name: str) -> str:
    """``w:val`` of a child; "" where it is missing."""
    return attribute(child(element, name), "val") if element is not None else ""


def number(text: str, default: int) -> int:
    return int(text) if re.fullmatch(r"-?[0-9]{1,9}", text) else default


@dataclass
class _Level:
    start: int = 1
    system: str = "digit"
    pattern: str = ""
    restarts_after: int | None = None  # level that makes it count anew; None: any above it
    legal: bool = False  # all numbers in it in digits


@dataclass
class _List:
    levels: dict[int, _Level] = field(default_factory=dict)
    by_style: dict[str, int] = field(default_factory=dict)
    link: str = ""  # style that has the levels


@dataclass
class _Style:
    base: str = ""
    num: str = ""
    level: int | None = None
    outline: bool = False


class Numbering:
    """`mark` gives the number of the next paragraph and counts it."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self._lists: dict[str, _List] = {}
        self._nums: dict[str, tuple[str, dict[int, _Level], dict[int, int]]] = {}
        self._styles: dict[str, _Style] = {}
        self._default = ""
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        for name, element in _children(styles):
            if name == "style":
                self._add_style(element)
        for name, element in _children(numbering):
            if name == "abstractNum":
                self._lists[attribute(element, "abstractNumId")] = _list(element)
            elif name == "num":
                self._add_num(element)

    def _add_style(self, element: etree._Element) -> None:
        if attribute(element, "type") not in ("paragraph", "numbering", ""):
            return
        properties = child(element, "pPr")
        numbered = child(properties, "numPr") if properties is not None else None
        level = value(numbered, "ilvl")
        outline = value(properties, "outlineLvl")
        name = attribute(element, "styleId")
        self._styles[name] = _Style(
            base=value(element, "basedOn"), num=value(numbered, "numId"),
            level=number(level, 0) if level else None, outline=outline != "" and outline != "9",
        )  # fmt: skip
        if attribute(element, "default") in ("1", "true") and attribute(element, "type") == "paragraph":
            self._default = name

    def _add_num(self, element: etree._Element) -> None:
        levels: dict[int, _Level] = {}
        starts: dict[int, int] = {}
        for name, override in _children(element):
            if name != "lvlOverride":
                continue
            at = number(attribute(override, "ilvl"), 0)
            if (inner := child(override, "lvl")) is not None:
                levels[at] = _level(inner)
            if start := value(override, "startOverride"):
                starts[at] = number(start, 1)
        self._nums[attribute(element, "numId")] = (value(element, "abstractNumId"), levels, starts)

    # --- paragraphs

    def is_heading(self, properties: etree._Element | None) -> bool:
        """Whether a paragraph is a heading of the outline, itself or by its style."""
        if (own := value(properties, "outlineLvl")) != "":
            return own != "9"
        return self._inherited(value(properties, "pStyle"), lambda style: style.outline or None) or False

    def mark(self, properties: etree._Element | None) -> str:
        """The number before a paragraph; "" for one without."""
        style = value(properties, "pStyle") or self._default
        direct = child(properties, "numPr") if properties is not None else None
        num = value(direct, "numId") or self._inherited(style, lambda s: s.num or None) or ""
        if num not in self._nums:
            return ""
        abstract, overrides, starts = self._nums[num]
        found = self._list(abstract)
        at = min(max(self._level_at(direct, style, found), 0), _DEEPEST)
        levels = {**found.levels, **overrides}
        if at not in levels:
            return ""
        counts = self._counted(num, abstract, at, levels, starts)
        return _PLACE.sub(
            lambda place: _shown(int(place[1]) - 1, at, levels, counts), levels[at].pattern
        ).strip()

    def _level_at(self, direct: etree._Element | None, style: str, found: _List) -> int:
        if told := value(direct, "ilvl"):
            return number(told, 0)
        inherited = self._inherited(style, lambda s: s.level)
        return inherited if inherited is not None else found.by_style.get(style, 0)

    def _list(self, abstract: str) -> _List:
        """An abstract list; one that links to a style has the levels of the list the style names."""
        found = self._lists.get(abstract, _List())
        for _ in range(_CHAIN):
            linked = self._styles.get(found.link)
            if linked is None or linked.num not in self._nums:
                return found
            following = self._lists.get(self._nums[linked.num][0], _List())
            if following is found:
                return found
            found = following
        return found

    def _counted(
        self, num: str, abstract: str, at: int, levels: dict[int, _Level], starts: dict[int, int]
    ) -> dict[int, int]:
        counts = self._counts.setdefault(abstract, {})
        if at in starts and (num, at) not in self._begun:
            counts[at] = starts[at]
        else:
            counts[at] = counts[at] + 1 if at in counts else levels[at].start
        self._begun.add((num, at))
        for below in [level for level in counts if level > at]:
            after = levels[below].restarts_after if below in levels else None
            if after is None or (after and at < after):
                del counts[below]
        return counts

    def _inherited(self, style: str, ask: Callable[[_Style], _T | None]) -> _T | None:
        for _ in range(_CHAIN):
            found = self._styles.get(style)
            if found is None:
                return None
            if (answer := ask(found)) is not None:
                return answer
            style = found.base
        return None


def _shown(place: int, at: int, levels: dict[int, _Level], counts: dict[int, int]) -> str:
    level = levels.get(place, _Level())
    system = "digit" if levels[at].legal else level.system
    return numeral(system, counts.get(place, level.start))


def _list(element: etree._Element) -> _List:
    found = _List(link=value(element, "numStyleLink"))
    for name, inner in _children(element):
        if name == "lvl":
            at = number(attribute(inner, "ilvl"), 0)
            found.levels[at] = _level(inner)
            if style := value(inner, "pStyle"):
                found.by_style[style] = at
    return found


def _level(element: etree._Element) -> _Level:
    shape = value(element, "numFmt") or _alternative_format(element)
    pattern = value(element, "lvlText")
    restart = value(element, "lvlRestart")
    legal = child(element, "isLgl")
    return _Level(
        start=number(value(element, "start"), 0), system=of_word(shape), pattern="•" if shape == "bullet" else pattern,
        restarts_after=number(restart, 0) if restart else None,
        legal=legal is not None and attribute(legal, "val") not in ("0", "false"),
    )  # fmt: skip


def _alternative_format(element: etree._Element) -> str:
    """A format newer than the first edition stands in a choice: ``mc:Choice`` holds it, its fallback a plain one."""
    alternative = child(element, "AlternateContent")
    choice = child(alternative, "Choice") if alternative is not None else None
    return value(choice, "numFmt") or "decimal"


def _children(element: etree._Element | None) -> list[tuple[str, etree._Element]]:
    return [(local(inner), inner) for inner in element] if element is not None else []
