"""Words of an XML element, counted without billkit's readers, to compare with what they read."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence

from lxml import etree

_WORD = re.compile(r"\w+")
_UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")  # no part of a word


def local(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def words(text: str) -> list[str]:
    return _WORD.findall(_UNSEEN.sub("", unicodedata.normalize("NFC", text)).lower())


def element_words(
    root: etree._Element, inline: Callable[[str], bool], skip: Callable[[etree._Element], bool]
) -> list[str]:
    """Words in the order of the file; elements that are not inline part words."""
    parts: list[str] = []
    todo: list[etree._Element | str] = [root]
    while todo:
        step = todo.pop()
        if isinstance(step, str):
            parts.append(step)
            continue
        if not local(step) or skip(step):
            continue
        blank = "" if inline(local(step)) else " "
        inside: list[etree._Element | str] = [blank, step.text or ""]
        for child in step:
            inside += [child, child.tail or ""]
        todo.extend(reversed([*inside, blank]))
    return words("".join(parts))


def share_in_order(wanted: Sequence[str], found: Sequence[str]) -> float:
    """How many of the words stand in the other list in the same order."""
    if list(wanted) == list(found) or not wanted:
        return 1.0
    matcher = difflib.SequenceMatcher(None, wanted, found, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks()) / len(wanted)


def missing(wanted: Sequence[str], found: Sequence[str]) -> Counter[str]:
    return Counter(wanted) - Counter(found)
