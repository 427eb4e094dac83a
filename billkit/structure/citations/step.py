"""One section on the way from the whole document to a place in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from billkit.models.section import Rank, Role


class Step(NamedTuple):
    rank: Rank
    level: str
    number: str  # as written: "SEC. 2.", "(a)", "①", "제9조"
    role: Role = "body"


BELOW_ARTICLE = ("paragraph", "item", "subitem", "subsubitem")
_EDGES = re.compile(r"^[\s(\[“‘\"']+|[\s.)\]:—–-]+$")


@lru_cache(maxsize=4096)  # the same few numbers stand in every law
def bare(number: str) -> str:
    """A number without its brackets and stops: "(a)" -> "a", "SEC. 2." -> "SEC. 2"."""
    return _EDGES.sub("", number)


@lru_cache(maxsize=4096)
def bracketed(number: str) -> str:
    return f"({bare(number)})"


def from_article(path: Sequence[Step]) -> Sequence[Step]:
    """The last article of a path and what is below it; empty where the path has none."""
    for at in range(len(path) - 1, -1, -1):
        if path[at].rank == "article":
            return path[at:]
    return ()


def own_and_quoted(path: Sequence[Step]) -> tuple[Sequence[Step], Sequence[Step]]:
    """A path cut where the text for another law begins."""
    for at, step in enumerate(path):
        if step.role == "quoted":
            return path[:at], path[at:]
    return path, ()
