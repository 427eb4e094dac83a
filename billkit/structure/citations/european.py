"""European Union and acts drafted like its own: ``Article 3(1)(a)``, ``Recital 12``, ``Annex I``; text for another
act after it, ``Article 1(4) [Article 3(u)]``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from billkit.structure.citations.step import (
    BELOW_ARTICLE,
    Step,
    bare,
    bracketed,
    from_article,
    own_and_quoted,
)

_WORD = re.compile(
    r"^(?:art[ií]culos?|articol[oi]|artigos?|artikel|articles?|art\.?|annex|sections?|sec\.?|§)\s*", re.I
)


def cite(path: Sequence[Step]) -> str:
    own, quoted = own_and_quoted(path)
    outer, inner = _plain(own), _plain(quoted)
    return f"{outer} [{inner}]" if outer and inner else outer or inner


def _plain(path: Sequence[Step]) -> str:
    if path and path[-1].role == "recital":
        return f"Recital {bare(path[-1].number)}" if path[-1].number else ""
    annex = next((f"Annex {_WORD.sub('', bare(s.number))}".strip() for s in path if s.level == "annex"), "")
    steps = from_article(path) or [s for s in path if s.rank in BELOW_ARTICLE]
    if not steps:
        return annex if path and path[-1].level == "annex" else ""
    head, rest = (steps[0], steps[1:]) if steps[0].rank == "article" else (None, steps)
    label = f"Article {_WORD.sub('', bare(head.number))}" if head and head.number else ""
    return f"{annex} {label}{''.join(bracketed(s.number) for s in rest if s.number)}".strip()
