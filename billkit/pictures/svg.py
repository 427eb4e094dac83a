"""SVG, written piece by piece: text stays text, and nothing that comes from outside is taken for markup.

Characters that XML forbids become U+FFFD; those that turn the direction of text are dropped, so that no title can make
its neighbours read backwards. Coordinates have two decimals at most: the same picture gives the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.sax.saxutils import escape

from billkit.pictures.colours import INK, PAPER

# Latin faces first: Korean ones lack letters such as ř, and build them from parts that do not meet.
FONTS = (
    "'Noto Sans',Arial,'Liberation Sans','Noto Sans KR','Noto Sans CJK KR','Malgun Gothic','Apple SD Gothic Neo',"
    "NanumGothic,sans-serif"
)
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TURNING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def clean(text: str) -> str:
    """Text for XML, unescaped as yet; runs of blanks are one."""
    return " ".join(_FORBIDDEN.sub("\ufffd", _TURNING.sub("", text)).split())


def number(value: float) -> str:
    """12.0 -> 12, 3.14159 -> 3.14"""
    return f"{value:.2f}".rstrip("0").rstrip(".") if value else "0"


class Canvas:
    """Shapes and texts in the order in which they are drawn."""

    def __init__(self) -> None:
        self._parts: list[str] = []

    def add(self, name: str, told: str = "", /, **attributes: str | float) -> None:
        """An empty element, or one with a title that a reader sees when pointing at it."""
        given = "".join(
            f' {key.rstrip("_").replace("_", "-")}="{self._value(value)}"'
            for key, value in attributes.items()
        )
        inner = f"<title>{escape(clean(told))}</title>" if told else ""
        self._parts.append(f"<{name}{given}>{inner}</{name}>" if inner else f"<{name}{given}/>")

    def rect(self, x: float, y: float, wide: float, high: float, fill: str, told: str = "", /, **more: str | float) -> None:  # fmt: skip
        self.add("rect", told, x=x, y=y, width=wide, height=high, fill=fill, **more)

    def line(self, x1: float, y1: float, x2: float, y2: float, stroke: str, **more: str | float) -> None:
        self.add("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=stroke, **more)

    def path(self, shape: str, told: str = "", /, **more: str | float) -> None:
        self.add("path", told, d=shape, **more)

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: float,
        fill: str = INK,
        anchor: str = "start",
        upright: bool = True,
        told: str = "",
    ) -> None:
        """One line of text on its base line; not upright: turned to read upwards."""
        turned = "" if upright else f' transform="rotate(-90 {number(x)} {number(y)})"'
        where = "" if anchor == "start" else f' text-anchor="{anchor}"'
        inner = f"<title>{escape(clean(told))}</title>" if told else ""
        self._parts.append(
            f'<text x="{number(x)}" y="{number(y)}" font-size="{number(size)}" fill="{fill}"{where}{turned}>'
            f"{inner}{escape(clean(words))}</text>"
        )

    @staticmethod
    def _value(value: str | float) -> str:
        return escape(value, {'"': "&quot;"}) if isinstance(value, str) else number(value)

    def document(self, name: str, title: str, desc: str, lang: str, wide: float, high: float, defs: Iterable[str]) -> str:  # fmt: skip
        """The whole picture, with what a screen reader says of it."""
        size = f'width="{number(wide)}" height="{number(high)}" viewBox="0 0 {number(wide)} {number(high)}"'
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" lang="{lang}" xml:lang="{lang}" '
            f'aria-labelledby="{name}-title {name}-desc" font-family="{FONTS}">'
        )
        return "\n".join(
            [
                head,
                f'<title id="{name}-title">{escape(clean(title))}</title>',
                f'<desc id="{name}-desc">{escape(clean(desc))}</desc>',
                f"<defs>{''.join(defs)}</defs>",
                f'<rect width="{number(wide)}" height="{number(high)}" fill="{PAPER}"/>',
                *self._parts,
                "</svg>\n",
            ]
        )
