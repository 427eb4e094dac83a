"""What a consolidated text in Formex still holds though it is no longer law.

Deleted words stay in the file, between the processing instructions ``<?CLG.MDFO ACTION="DELETED" …?>`` and ``<?CLG.MDFC …?>``,
which may cross the borders of elements. They are taken out of the tree before it is read.
"""

from __future__ import annotations

import re

from lxml import etree

_ATTRIBUTE = re.compile(r"([\w.]+)\s*=\s*[\"']([^\"']*)[\"']")
_EMPTIED = ("QUOT.START", "QUOT.END", "NOTE")


def take_out(root: etree._Element) -> int:
    """Blank the words between marks of deletion; how many deletions there were. A mark that is never closed deletes
    nothing."""
    closed = {_attributes(mark).get("IDREF", "") for mark in marks(root, "CLG.MDFC")}
    openings = [mark for mark in marks(root, "CLG.MDFO") if _deletes(mark, closed)]
    if openings:
        _blank(root, closed)
    return len(openings)


def _blank(root: etree._Element, closed: set[str]) -> None:
    inside: set[str] = set()
    for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event == "pi":
            _turn(node, inside, closed)
        if not inside:
            continue
        if event == "start":
            node.text = None
            if node.tag in _EMPTIED:
                node.tag = "DELETED"
        else:
            node.tail = None


def _turn(mark: etree._Element, inside: set[str], closed: set[str]) -> None:
    """A deletion begins or ends at a mark."""
    if _target(mark) == "CLG.MDFC":
        inside.discard(_attributes(mark).get("IDREF", ""))
    elif _target(mark) == "CLG.MDFO" and _deletes(mark, closed):
        inside.add(_attributes(mark).get("ID", ""))


def _deletes(mark: etree._Element, closed: set[str]) -> bool:
    told = _attributes(mark)
    return told.get("ACTION") == "DELETED" and told.get("ID", "") in closed


def marks(root: etree._Element, target: str) -> list[etree._Element]:
    return [mark for mark in root.iter(etree.ProcessingInstruction) if _target(mark) == target]


def _target(mark: etree._Element) -> str:
    return str(getattr(mark, "target", ""))


def _attributes(mark: etree._Element) -> dict[str, str]:
    return dict(_ATTRIBUTE.findall(mark.text or ""))
