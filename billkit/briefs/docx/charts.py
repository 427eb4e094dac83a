"""Charts: the picture in vectors, with one in pixels for a Word before 2019, LibreOffice and whoever makes a PDF.

Word shows an SVG only beside a picture in pixels that stands for it. Where that cannot be made (the extra `png` is not
installed), the chart is told in words.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from billkit.briefs.docx.pages import Room
from billkit.briefs.docx.parts import OFFICE, Parts
from billkit.briefs.docx.xml import NAMESPACES, Element, inline, legal, make, name, root
from billkit.errors import MissingExtra
from billkit.models.brief import Figure

_INCH, _TWIP = 914_400, 635  # in the units of drawings
_UNIT = _INCH / 96  # what SVG calls a pixel
_BESIDE = 4.0 * _INCH / 2.54  # of the height of a page, left to a heading and the caption
_PIXELS = 1800  # across: 270 to the inch of a page
_MOST_PIXELS = 30_000_000
_SVG = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"  # Word's name for the extension


class Size(NamedTuple):
    wide: int
    high: int


def drawing(figure: Figure, number: int, room: Room, parts: Parts, document: str) -> Element | None:
    """The run that holds a chart; None where no pixels can be made of it."""
    pixels = _png(figure)
    if pixels is None:
        return None
    png = parts.add(f"word/media/chart{number}.png", pixels)
    svg = parts.add(f"word/media/chart{number}.svg", legal(figure.svg).encode("utf-8"))
    picture = parts.relate(document, f"{OFFICE}/image", png)
    vectors = parts.relate(document, f"{OFFICE}/image", svg)
    return make("w:r", make("w:drawing", _placed(figure, number, _size(figure, room), picture, vectors)))


@cache
def can_draw() -> bool:
    """Whether charts can be made into pixels here."""
    from billkit.pictures.png import png

    try:
        png('<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>', 1, 1)
    except MissingExtra:
        return False
    return True


def _png(figure: Figure) -> bytes | None:
    if not can_draw():
        return None
    from billkit.pictures.png import png

    most = (_MOST_PIXELS / (figure.width * figure.height)) ** 0.5
    return png(figure.svg, figure.width, figure.height, min(_PIXELS / figure.width, most))


def _size(figure: Figure, room: Room) -> Size:
    """As large as it is drawn, but no wider than the text and no higher than a page."""
    wide, high = figure.width * _UNIT, figure.height * _UNIT
    scale = min(1.0, room.wide * _TWIP / wide, (room.high * _TWIP - _BESIDE) / high)
    return Size(max(1, int(wide * scale)), max(1, int(high * scale)))


def _placed(figure: Figure, number: int, size: Size, picture: str, vectors: str) -> Element:
    told = {"name": f"Chart {number}", "descr": inline(figure.alt).strip()}
    inside = root("wp:inline", "wp a pic asvg r")
    inside.extend(
        (
            make("wp:extent", cx=str(size.wide), cy=str(size.high)),
            make("wp:docPr", id=str(number), **told),
            make("wp:cNvGraphicFramePr", make("a:graphicFrameLocks", noChangeAspect="1")),
            make("a:graphic", make("a:graphicData", _picture(number, size, picture, vectors, told), uri=NAMESPACES["pic"])),
        )
    )  # fmt: skip
    for side in ("distT", "distB", "distL", "distR"):
        inside.set(side, "0")
    return inside


def _picture(number: int, size: Size, picture: str, vectors: str, told: dict[str, str]) -> Element:
    named = make("pic:nvPicPr", make("pic:cNvPr", id=str(number), **told), make("pic:cNvPicPr"))
    whole = make("a:stretch", make("a:fillRect"))
    frame = make("a:xfrm", make("a:off", x="0", y="0"), make("a:ext", cx=str(size.wide), cy=str(size.high)))
    shape = make("pic:spPr", frame, make("a:prstGeom", make("a:avLst"), prst="rect"))
    return make("pic:pic", named, make("pic:blipFill", _blip(picture, vectors), whole), shape)


def _blip(picture: str, vectors: str) -> Element:
    svg = root("asvg:svgBlip", "asvg r")
    svg.set(name("r:embed"), vectors)
    blip = make("a:blip", make("a:extLst", make("a:ext", svg, uri=_SVG)))
    blip.set(name("r:embed"), picture)
    return blip
