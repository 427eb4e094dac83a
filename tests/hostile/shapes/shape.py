"""One hostile file: its name, its bytes when asked for, and what is promised of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Shape:
    """`refused` is a pattern that the error's message must show, `holds` one that the text must show; without either,
    a Document and a named error are both right."""

    name: str
    data: Callable[[], bytes]
    ending: str
    refused: str = ""
    holds: str = ""
