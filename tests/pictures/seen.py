"""A picture as an eye sees it: its labels as boxes, measured with real fonts, and what is painted beneath them.

Nothing here comes from billkit.pictures: widths are those of the fonts, contrast is reckoned anew.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import fontpkg_noto_sans
from lxml import etree
from PIL import ImageFont
from pylopdf_fonts_ko import sans_path

SVG = "{http://www.w3.org/2000/svg}"
LATIN = Path(str(fontpkg_noto_sans.__file__)).parent / "files" / "NotoSans[wdth,wght].ttf"


@cache
def face(korean: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(sans_path() if korean else LATIN), 1000)


def is_korean(mark: str) -> bool:
    return "\u1100" <= mark <= "\u11ff" or "\u3131" <= mark <= "\u318e" or "\uac00" <= mark <= "\ud7a3"


@cache
def em(mark: str) -> float:
    return face(is_korean(mark)).getlength(mark) / 1000


@cache
def has_glyph(mark: str) -> bool:
    """Whether one of the two fonts draws something else for a character than for one that no font has."""
    return any(
        bytes(face(korean).getmask(mark)) != bytes(face(korean).getmask("\uffff")) for korean in (False, True)
    )


@dataclass(frozen=True)
class Label:
    text: str
    told: str
    fill: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def overlaps(self, other: Label, slack: float = 0.5) -> bool:
        return (
            self.left + slack < other.right
            and other.left + slack < self.right
            and self.top + slack < other.bottom
            and other.top + slack < self.bottom
        )


def parsed(svg: str) -> etree._Element:
    return etree.fromstring(svg.encode("utf-8"), etree.XMLParser(resolve_entities=False, no_network=True))


def labels(root: etree._Element) -> list[Label]:
    return [_label(text) for text in root.iter(f"{SVG}text")]


def _label(node: etree._Element) -> Label:
    told = node.findtext(f"{SVG}title") or ""
    text = "".join([node.text or "", *((child.tail or "") for child in node)])
    size, x, y = (float(node.get(name, "0")) for name in ("font-size", "x", "y"))
    wide = sum(map(em, text)) * size
    before = wide * {"start": 0.0, "middle": 0.5, "end": 1.0}[node.get("text-anchor", "start")]
    ascent, descent = 0.74 * size, 0.2 * size
    if "transform" in node.attrib:
        assert re.fullmatch(r"rotate\(-90 [\d.]+ [\d.]+\)", node.get("transform", ""))
        box = (x - ascent, y - wide + before, x + descent, y + before)
    else:
        box = (x - before, y - ascent, x - before + wide, y + descent)
    return Label(text, told, node.get("fill", ""), *box)


def beneath(root: etree._Element, label: Label) -> str:
    """The colour painted last under the middle of a label; "" where it is a pattern."""
    x, y = label.middle
    colour = "#ffffff"
    for node in root:
        if node.tag == f"{SVG}rect" and _in_rect(node, x, y):
            colour = node.get("fill", "")
        elif node.tag == f"{SVG}circle":
            off = (x - float(node.get("cx", "0"))) ** 2 + (y - float(node.get("cy", "0"))) ** 2
            colour = node.get("fill", "") if off < float(node.get("r", "0")) ** 2 else colour
    return colour if colour.startswith("#") else ""


def _in_rect(node: etree._Element, x: float, y: float) -> bool:
    left, top, wide, high = (float(node.get(name, "0")) for name in ("x", "y", "width", "height"))
    return left <= x <= left + wide and top <= y <= top + high


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, 1.4.3."""
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    parts = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in (red, green, blue)]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
