"""LEOS: the drafting tool of the Union's institutions marks what an author added or deleted, and shows both.

``leos:softaction="del"`` is deleted, ``move_to`` the place something was moved away from; ``add`` and ``move_from`` stay.
"""

from __future__ import annotations

from lxml import etree

from billkit.readers.xml.akoma_ntoso.attributes import attribute

_GONE = {"del", "delete", "move_to", "del_transform"}


def is_deleted(element: etree._Element) -> bool:
    return attribute(element, "softaction") in _GONE
