"""Attributes by their local names: LawMaker writes `startQuote` on one element and `ukl:startQuote` on another."""

from __future__ import annotations

from lxml import etree


def attribute(element: etree._Element, name: str) -> str:
    """Its value in whatever namespace; "" where there is none."""
    plain = element.get(name)
    if plain is not None:
        return plain
    ending = "}" + name
    return next((str(value) for key, value in element.attrib.items() if str(key).endswith(ending)), "")
