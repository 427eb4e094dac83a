"""United States: ``Sec. 3(a)(1)``; text for another law after it, ``Sec. 3(a) [Sec. 458(c)]``, ``Sec. 3(2) [(4)]``.

Sections without a number of their own, as in resolutions and appropriations, are cited by what is numbered in them: ``(1)(A)``.
A quotation may carry the place it goes to as its number: ``Sec. 502`` before ``(n)`` makes ``Sec. 5 [Sec. 502(n)]``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from billkit.structure.citations.step import (
    BELOW_ARTICLE,
    Step,
    bare,
    bracketed,
    from_article,
    own_and_quoted,
)

_WORD = re.compile(r"^(?:sections?|secs?\.?|§+)\s*", re.I)


def cite(path: Sequence[Step]) -> str:
    own, quoted = own_and_quoted(path)
    if not quoted:
        return _plain(own)
    outer, inner = _plain(own), _plain(quoted)
    return f"{outer} [{inner}]" if outer and inner else outer or inner


def _plain(path: Sequence[Step]) -> str:
    steps = from_article(path) or [s for s in path if s.rank in BELOW_ARTICLE]
    if not steps:
        return ""
    head, rest = (steps[0], steps[1:]) if steps[0].rank == "article" else (None, steps)
    first = _article(head.number) if head and head.number else _goes_to(path)
    return first + "".join([bracketed(step.number) for step in rest if step.number])


@lru_cache(maxsize=4096)
def _article(number: str) -> str:
    return f"Sec. {_WORD.sub('', bare(number))}"


def _goes_to(path: Sequence[Step]) -> str:
    return path[0].number if path[0].rank == "block" and path[0].role == "quoted" else ""
