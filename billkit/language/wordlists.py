"""Word lists kept in text files: a heading in square brackets, then entries; ``#`` opens a comment."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def entries(path: Path) -> dict[str, tuple[str, ...]]:
    """Heading -> its lines, in order, without blanks around them."""
    lists: dict[str, list[str]] = {}
    current: list[str] = []
    for raw in path.read_text("utf-8").splitlines():
        line = raw.strip()
        if line.startswith("[") and line.endswith("]"):
            current = lists.setdefault(line[1:-1], [])
        elif line and not line.startswith("#"):
            current.append(line)
    return {heading: tuple(lines) for heading, lines in lists.items()}


@cache
def english(heading: str) -> frozenset[str]:
    """A list of ``words.txt``, which has several words a line. Raises KeyError on an unknown heading."""
    lines = entries(Path(__file__).with_name("words.txt"))[heading]
    return frozenset(word for line in lines for word in line.split())
