"""SVG to PNG, by resvg, with fonts under the Open Font License: the extra `png`.

Where every character is one of the fonts', no font of the machine is looked at, and the same picture gives the same
pixels everywhere. A title in other scripts is drawn with what the machine has.

resvg draws a line that no one font covers wholly in the font that covers the most, and builds letters which that one
lacks from parts that do not meet (ř in Noto Sans KR). So Korean and other runs of a line are placed one by one.
"""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any, NamedTuple

from billkit.errors import MeasuresError, MissingExtra
from billkit.pictures.runs import LINE, Run, in_runs

MOST_PIXELS = 100_000_000
_REMEDY = "pip install 'billkit[png]'; SVG needs nothing"
_COVERED = re.compile(
    "[\t\n\u0020-\u024f\u0370-\u03ff\u0400-\u052f\u1100-\u11ff\u1e00-\u1eff\u2010-\u2026\u2030-\u203a"
    "\u20a9-\u20ac\u2190-\u2193\u3000-\u3015\u3131-\u318e\uac00-\ud7a3\ufffd]*"
)
_KOREAN = re.compile("([\u1100-\u11ff\u3000-\u303f\u3131-\u318e\uac00-\ud7a3]+)")
_LATIN_FACE, _KOREAN_FACE = "Noto Sans", "Noto Sans KR"


class _Fonts(NamedTuple):
    latin: str
    korean: str


def png(svg: str, wide: float, high: float, scale: float = 2.0) -> bytes:
    """PNG of an SVG of ours. Raises MissingExtra, and MeasuresError where it would have too many pixels."""
    if not 0 < wide * high * scale**2 <= MOST_PIXELS:
        raise MeasuresError(
            f"a PNG of {wide * scale:,.0f} by {high * scale:,.0f} pixels is too large; "
            "narrow the selection (-e, -k), or write SVG"
        )
    try:
        import resvg_py
    except ImportError as error:
        raise MissingExtra(f"PNG needs resvg-py: {_REMEDY}") from error
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=LINE.sub(_in_runs, svg),
            zoom=scale,
            font_files=list(_fonts()),
            skip_system_fonts=all(
                _COVERED.fullmatch(unescape(found["words"])) for found in LINE.finditer(svg)
            ),
            font_family=_LATIN_FACE,
            sans_serif_family=_LATIN_FACE,
        )
    )


@cache
def _fonts() -> _Fonts:
    try:
        import fontpkg_noto_sans
        from pylopdf_fonts_ko import sans_path
    except ImportError as error:
        raise MissingExtra(f"PNG needs its fonts: {_REMEDY}") from error
    latin = Path(str(fontpkg_noto_sans.__file__)).parent / "files" / "NotoSans[wdth,wght].ttf"
    return _Fonts(str(latin), str(sans_path()))


def _in_runs(found: re.Match[str]) -> str:
    """A line of Korean and other letters, each run with a place and a face of its own; any other line as it is."""
    runs = [run for run in _KOREAN.split(found["words"]) if run]
    if len(runs) < 2:
        return found[0]
    return in_runs(found, [_run(words) for words in runs])


def _run(words: str) -> Run:
    return Run(words, _KOREAN_FACE if _KOREAN.match(words) else _LATIN_FACE, _advance(words))


def _advance(run: str) -> float:
    """Width of a run in em, in its own face."""
    face = _faces()[1 if _KOREAN.match(run) else 0]
    return float(face.getlength(unescape(run))) / 1000


@cache
def _faces() -> tuple[Any, Any]:
    try:
        from PIL import ImageFont
    except ImportError as error:
        raise MissingExtra(f"PNG needs pillow: {_REMEDY}") from error
    fonts = _fonts()
    return ImageFont.truetype(fonts.latin, 1000), ImageFont.truetype(fonts.korean, 1000)
