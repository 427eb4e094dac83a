"""Provisions that say only that their text is gone: ``. . . . . . .``, ``[Repealed by Act 4 of 1992]``."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import islice

from lxml import etree

from billkit.readers.xml.parse import local

_DOTS = re.compile(r"[\s.…·]*")
_STEPS = 2000  # what is longer is no stub


def only_dots(text: str) -> bool:
    """True for a blank text too."""
    return bool(_DOTS.fullmatch(text[:_STEPS]))


def has_words(element: etree._Element) -> bool:
    """Whether anything in an element can be read; what begins with very many blank texts is taken to."""
    texts = iter(element.itertext())
    return any(text.strip() for text in islice(texts, _STEPS)) or next(texts, None) is not None


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
    around: list[tuple[Iterator[etree._Element], bool]] = [(iter((element,)), False)]
    for _ in range(_STEPS):
        if not around:
            return
        siblings, in_remark = around[-1]
        here = next(siblings, None)
        if here is None:
            around.pop()
            continue
        name = local(here)
        if here is not element:
            yield here.tail or "", in_remark
        if name and name not in but:
            in_remark = in_remark or name in remarks
            yield here.text or "", in_remark
            around.append((iter(here), in_remark))
    yield "more than a stub", False
