"""Germany: ``§ 3 Absatz 1 Satz 2 Nummer 4 Buchstabe a``; in an amending act ``Artikel 1 Nummer 2 Buchstabe a``, with the
text for the other act after it, ``Artikel 1 Nummer 2 [§ 5 Absatz 1]``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from billkit.structure.citations.step import BELOW_ARTICLE, Step, bare, from_article, own_and_quoted

_ARTICLE = re.compile(r"^(§+|art(?:ikel|\.)?)\s*", re.I)
_RANK = {"paragraph": "Absatz", "item": "Nummer", "subitem": "Buchstabe", "subsubitem": "Doppelbuchstabe"}


def cite(path: Sequence[Step]) -> str:
    own, quoted = own_and_quoted(path)
    outer, inner = _plain(own), _plain(quoted)
    return f"{outer} [{inner}]" if outer and inner else outer or inner


def _plain(path: Sequence[Step]) -> str:
    steps = from_article(path) or [s for s in path if s.rank in BELOW_ARTICLE]
    return " ".join(_step(step) for step in steps if step.number)


def _step(step: Step) -> str:
    number = bare(step.number)
    if step.rank == "article":
        word = _ARTICLE.match(number)
        kind = "Artikel" if (word and word[1][0] != "§") or (not word and step.level == "Artikel") else "§"
        return f"{kind} {_ARTICLE.sub('', number)}"
    return f"{step.level or _RANK[step.rank]} {number}"
