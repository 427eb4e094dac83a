"""Charts in the page: our own SVG, let through only where it holds shapes and text and nothing else.

A picture is written anew from the elements and attributes named here; one that holds anything more (a script, a handler, a
link, a style, a reference outside itself) is not shown, and its words stand in its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from markupsafe import Markup

from billkit.briefs.html.inline import anchor
from billkit.briefs.wording import plain
from billkit.models.brief import Figure

_SVG = "{http://www.w3.org/2000/svg}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_SHAPES = """
    svg g defs pattern clipPath linearGradient stop rect line path circle ellipse polygon polyline text tspan title desc
"""
_SAID_OF_THEM = """
    width height viewBox x y x1 y1 x2 y2 cx cy r rx ry dx dy d points offset id role lang aria-labelledby transform
    fill fill-opacity fill-rule opacity stroke stroke-width stroke-dasharray stroke-linecap stroke-linejoin stroke-opacity
    stop-color stop-opacity font-family font-size font-style font-weight text-anchor dominant-baseline letter-spacing
    patternUnits patternTransform patternContentUnits gradientUnits gradientTransform clip-path preserveAspectRatio
"""
_ELEMENTS = frozenset(_SHAPES.split())
_ATTRIBUTES = frozenset(_SAID_OF_THEM.split())
_REFERENCE = re.compile(r"url\(#([\w-]+)\)")
# nothing of ours says these; with them a value could lead out of the page
_OUTSIDE = re.compile(r"url\s*\((?!#[\w-]+\))|\\|javascript:|@import|expression\s*\(", re.IGNORECASE)


def drawn(figure: Figure) -> Markup | None:
    """The picture as one element that tells its words to who cannot see it; None where it may not be shown."""
    if "<!DOCTYPE" in figure.svg or "<!ENTITY" in figure.svg:
        return None
    try:
        root = ElementTree.fromstring(figure.svg)
    except ElementTree.ParseError:
        return None
    if root.tag != f"{_SVG}svg" or not all(map(_harmless, root.iter())):
        return None
    _named(root, figure)
    return Markup(ElementTree.tostring(root, encoding="unicode", short_empty_elements=False))


def _harmless(element: ElementTree.Element) -> bool:
    if not isinstance(element.tag, str) or element.tag.removeprefix(_SVG) not in _ELEMENTS:
        return False
    return all(
        name == _LANG or (name in _ATTRIBUTES and not _OUTSIDE.search(value))
        for name, value in element.items()
    )


def _named(root: ElementTree.Element, figure: Figure) -> None:
    """Names without a namespace, as HTML has them, and ids that no other chart of the page has."""
    prefix = anchor(figure.id)
    for element in root.iter():
        element.tag = element.tag.removeprefix(_SVG)
        element.attrib.pop(_LANG, None)
        for name, value in _renamed(element, prefix):
            element.set(name, value)
    for name in ("title", "desc"):
        for told in root.findall(name):
            root.remove(told)
    root.attrib.pop("aria-labelledby", None)
    root.set("role", "img")
    root.set("aria-label", plain(figure.alt))


def _renamed(element: ElementTree.Element, prefix: str) -> Iterator[tuple[str, str]]:
    for name, value in list(element.items()):
        if name == "id":
            yield name, f"chart-{prefix}-{value}"
        elif "url(" in value:
            yield name, _REFERENCE.sub(rf"url(#chart-{prefix}-\1)", value)
