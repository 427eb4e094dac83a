"""What stands in a written brief: blocks as a reader sees them, whatever the format."""

from __future__ import annotations

from typing import NamedTuple


class FoundCell(NamedTuple):
    """Visible words, and the line of the file in which their block begins; 0 where the format has no lines."""

    text: str
    line: int = 0


class Found(NamedTuple):
    """A block: a heading, paragraph, bullet or image with one cell, or a row of a table. `file` is that of an image."""

    kind: str
    cells: tuple[FoundCell, ...]
    file: str = ""
