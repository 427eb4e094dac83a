"""Lines of our own SVG set run by run, each in a face that has all its letters and at a place of its own.

Renderers look for one font for a whole line. Where none has all its letters ("Łódź, 한국"), some are missing or built from
parts that do not meet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from billkit.pictures.svg import number

LINE = re.compile(
    r"(?P<head><text (?P<attributes>[^>]*)>(?:<title>[^<]*</title>)?)(?P<words>[^<]*)(?=</text>)"
)
_BEFORE = {"middle": 0.5, "end": 1.0}  # the share of a line that stands before its place


class Run(NamedTuple):
    """Letters as they stand in the SVG, the name of their face, and their width in em."""

    words: str
    face: str
    wide: float


def in_runs(line: re.Match[str], runs: Sequence[Run]) -> str:
    """A line that `LINE` found, in these runs from its first place on."""
    size, x = _attribute(line, "font-size"), _attribute(line, "x")
    widths = [run.wide * size for run in runs]
    anchor = re.search(r'text-anchor="(\w+)"', line["attributes"])
    x -= sum(widths) * _BEFORE.get(anchor[1] if anchor else "start", 0.0)
    return line["head"] + "".join(_placed(runs, widths, x))


def _placed(runs: Sequence[Run], widths: Sequence[float], x: float) -> Iterator[str]:
    for run, wide in zip(runs, widths, strict=True):
        yield (
            f'<tspan x="{number(x)}" text-anchor="start" font-family="{run.face}" '
            f'xml:space="preserve">{run.words}</tspan>'
        )
        x += wide


def _attribute(line: re.Match[str], name: str) -> float:
    value = re.search(rf'(?<![\w-]){name}="([\d.-]+)"', line["attributes"])
    return float(value[1]) if value else 0.0
