"""Pictures of ours as typst draws them: each run of a line in a face that has all its letters, at its own place.

The renderer looks for one font for a whole line. Where none has all its letters ("Łódź, 한국"), some would be missing.
"""

from __future__ import annotations

import re
import unicodedata
from html import escape, unescape
from itertools import groupby

from billkit.briefs.pdf.fonts import Face, drawable, faces
from billkit.pictures.runs import LINE, Run, in_runs


def drawn(svg: str) -> str:
    """The picture with every text that takes two faces set run by run."""
    return LINE.sub(_in_runs, _marked(drawable(svg)))


def _marked(svg: str) -> str:
    """Marks that stand on a letter, by their numbers: the renderer loses their place in the text."""
    if svg.isascii():
        return svg
    return "".join(f"[U+{ord(m):04X}]" if unicodedata.category(m).startswith("M") else m for m in svg)


def _in_runs(found: re.Match[str]) -> str:
    faced = [(face, "".join(marks)) for face, marks in groupby(unescape(found["words"]), _Faces())]
    if len(faced) < 2:
        return found[0]
    return in_runs(found, [_run(face, words) for face, words in faced])


def _run(face: Face, words: str) -> Run:
    return Run(escape(words), face.name, sum(face.widths.get(ord(mark), 0) for mark in words))


class _Faces:
    """The face of a letter: that of the letter before it, where it can be."""

    def __init__(self) -> None:
        self._all = (faces()[0], faces()[2])
        self._last = self._all[0]

    def __call__(self, mark: str) -> Face:
        order = (self._all[0], self._last, self._all[1]) if not mark.isspace() else (self._last,)
        self._last = next((face for face in order if ord(mark) in face.widths), self._last)
        return self._last
