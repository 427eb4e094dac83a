"""Provisions that say only that their text is gone: ``. . . . . . .``, ``[Repealed by Act 4 of 1992]``."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from lxml import etree

from billkit.readers.xml.parse import local

_DOTS = re.compile(r"[\s.…·]*")
_STEPS = 2000  # what is longer is no stub


def only_dots(text: str) -> bool:
    """True for a blank text too."""
    return bool(_DOTS.fullmatch(text[:_STEPS]))


def is_stub(element: etree._Element, but: Collection[str], remarks: Collection[str] = ()) -> bool:
    """Whether there are only dots, or an editor's remarks, in an element; `but` names what is not looked at."""
    told = False
    for text, in_remark in _texts(element, but, remarks):
        if not in_remark and not only_dots(text):
            return False
        told = told or bool(text.strip())
    return told


def _texts(
    element: etree._Element, but: Collection[str], remarks: Collection[str]
) -> Iterator[tuple[str, bool]]:
    """Texts, not in the order of the file, and whether a remark holds them; a bounded number."""
    todo: list[tuple[etree._Element, bool]] = [(element, False)]
    for _ in range(_STEPS):
        if not todo:
            return
        here, in_remark = todo.pop()
        name = local(here)
        if here is not element:
            yield here.tail or "", in_remark
        if name and name not in but:
            in_remark = in_remark or name in remarks
            yield here.text or "", in_remark
            todo.extend((child, in_remark) for child in here)
    yield "more than a stub", False
