"""What a written brief shows, as the readers of Word and PDF give it back."""

from __future__ import annotations

from typing import Literal, NamedTuple

Kind = Literal["heading", "paragraph", "bullet", "row", "image"]


class Shown(NamedTuple):
    """A block with one text, or a row with those of its cells; an image with what it is said to show."""

    kind: Kind
    cells: tuple[str, ...]


class ReadBack(NamedTuple):
    """Blocks in reading order, without marks of citations; citation data as they lay in the file; notes in their order."""

    shown: list[Shown]
    citation_data: str | None
    notes: tuple[str, ...] = ()

    @property
    def blocks(self) -> list[str]:
        """Texts of headings, paragraphs, items and cells, in reading order; what is said of pictures is none of them."""
        return [cell for block in self.shown if block.kind != "image" for cell in block.cells if cell]
