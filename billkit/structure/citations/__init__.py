"""How a place in a law is cited, one file per drafting tradition: ``제9조제1항제2호``, ``Sec. 3(a)``, ``Article 3(1)(a)``.

`cite(tradition, path)` gives the label of the last step of a path; "" where its tradition cites no such place.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from billkit.structure.citations import brazilian, european, german, japanese, korean, us, westminster
from billkit.structure.citations.step import Step

__all__ = ["TRADITIONS", "Step", "cite"]

TRADITIONS: dict[str, Callable[[Sequence[Step]], str]] = {
    "kr": korean.cite,
    "us": us.cite,
    "uk": westminster.cite,
    "eu": european.cite,
    "de": german.cite,
    "jp": japanese.cite,
    "br": brazilian.cite,
}


def cite(tradition: str, path: Sequence[Step]) -> str:
    """Label of the last step of a path from the outermost section inwards."""
    return TRADITIONS.get(tradition, european.cite)(path)
