"""The fonts of a PDF: Noto Sans and Serif, for Latin and Korean, from packages under the SIL Open Font License.

No font of the machine is looked at, so the same brief gives the same bytes everywhere. What none of the four covers
(emoji, Thai, Arabic …) is told by its number: "[U+0E01]".
"""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from billkit.briefs.pdf.opentype import widths
from billkit.errors import MissingExtra

if TYPE_CHECKING:
    from typst import Fonts

REMEDY = "pip install 'billkit[pdf]'; Markdown and HTML need nothing"


@cache
def fonts() -> Fonts:
    """What typst sets with. Raises MissingExtra."""
    try:
        from typst import Fonts
    except ImportError as error:
        raise MissingExtra(f"PDF needs typst: {REMEDY}") from error
    folders = sorted({str(path.parent) for path in _files()})
    return Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)


class Face(NamedTuple):
    """A family of fonts, and its characters with their widths in em."""

    name: str
    widths: dict[int, float]


def drawable(text: str) -> str:
    """The text with the number of each character that no font has in its place."""
    if text.isascii():
        return text
    known = covered()
    return "".join(
        mark
        if ord(mark) in known and not _homeless(mark, text[max(place - 1, 0)])
        else f"[U+{ord(mark):04X}]"
        for place, mark in enumerate(text)
    )


def _homeless(mark: str, before: str) -> bool:
    """Whether a mark stands on a letter that does not come from a font that has the mark."""
    if not unicodedata.category(mark).startswith("M"):
        return False
    return not (unicodedata.category(before)[0] in "LM" and {ord(mark), ord(before)} <= _composed())


def width(text: str, size: float) -> float:
    """How wide a text is in the upright sans faces. Those with serifs and the bold ones differ little."""
    known = _widths()
    return sum(known.get(ord(mark), 1.0) for mark in text) * size


@cache
def _widths() -> dict[int, float]:
    sans, _, korean, _ = faces()
    return {**korean.widths, **sans.widths}


@cache
def covered() -> frozenset[int]:
    """The characters that one of the fonts can draw, and the ends of lines."""
    return frozenset({ord("\n")}.union(*(face.widths for face in faces())))


@cache
def _composed() -> frozenset[int]:
    """The characters that both fonts for Latin have."""
    sans, serif, *_ = faces()
    return frozenset(sans.widths.keys() & serif.widths.keys())


@cache
def faces() -> tuple[Face, ...]:
    """Noto Sans, Noto Serif, and the two for Korean."""
    names = ("Noto Sans", "Noto Serif", "Noto Sans KR", "Noto Serif KR")
    return tuple(Face(name, widths(path)) for name, path in zip(names, _files(), strict=True))


@cache
def _files() -> tuple[Path, ...]:
    try:
        import fontpkg_noto_sans
        import fontpkg_noto_serif
        from pylopdf_fonts_ko import sans_path, serif_path
    except ImportError as error:
        raise MissingExtra(f"PDF needs its fonts: {REMEDY}") from error
    latin = (
        Path(str(package.__file__)).parent / "files" / f"{name}[wdth,wght].ttf"
        for package, name in ((fontpkg_noto_sans, "NotoSans"), (fontpkg_noto_serif, "NotoSerif"))
    )
    return (*latin, Path(str(sans_path())), Path(str(serif_path())))
