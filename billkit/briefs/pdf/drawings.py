"""Pictures of ours as typst draws them: each run of a line in a face that has all its letters, at its own place.

The renderer looks for one font for a whole line. Where none has all its letters ("Łódź, 한국"), some would be missing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from html import escape, unescape
from itertools import groupby

from billkit.briefs.pdf.fonts import Face, drawable, faces
from billkit.pictures.svg import number

_TEXT = re.compile(
    r"(?P<head><text (?P<attributes>[^>]*)>(?:<title>[^<]*</title>)?)(?P<words>[^<]*)(?=</text>)"
)
_BEFORE = {"middle": 0.5, "end": 1.0}


def drawn(svg: str) -> str:
    """The picture with every text that takes two faces set run by run."""
    return _TEXT.sub(_in_runs, _marked(drawable(svg)))


def _marked(svg: str) -> str:
    """Marks that stand on a letter, by their numbers: the renderer loses their place in the text."""
    if svg.isascii():
        return svg
    return "".join(f"[U+{ord(m):04X}]" if unicodedata.category(m).startswith("M") else m for m in svg)


def _in_runs(found: re.Match[str]) -> str:
    runs = [(face, "".join(marks)) for face, marks in groupby(unescape(found["words"]), _Faces())]
    if len(runs) < 2:
        return found[0]
    size, x = _attribute(found, "font-size"), _attribute(found, "x")
    advances = [sum(face.widths.get(ord(mark), 0) for mark in run) * size for face, run in runs]
    anchor = re.search(r'text-anchor="(\w+)"', found["attributes"])
    x -= sum(advances) * _BEFORE.get(anchor[1] if anchor else "start", 0.0)
    return found["head"] + "".join(_placed(runs, advances, x))


def _placed(runs: list[tuple[Face, str]], advances: list[float], x: float) -> Iterator[str]:
    for (face, run), advance in zip(runs, advances, strict=True):
        yield (
            f'<tspan x="{number(x)}" text-anchor="start" font-family="{face.name}" '
            f'xml:space="preserve">{escape(run)}</tspan>'
        )
        x += advance


class _Faces:
    """The face of a letter: that of the letter before it, where it can be."""

    def __init__(self) -> None:
        self._all = (faces()[0], faces()[2])
        self._last = self._all[0]

    def __call__(self, mark: str) -> Face:
        order = (self._all[0], self._last, self._all[1]) if not mark.isspace() else (self._last,)
        self._last = next((face for face in order if ord(mark) in face.widths), self._last)
        return self._last


def _attribute(found: re.Match[str], name: str) -> float:
    value = re.search(rf'(?<![\w-]){name}="([\d.-]+)"', found["attributes"])
    return float(value[1]) if value else 0.0
