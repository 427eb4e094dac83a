"""Short names that a Korean law gives: ``(이하 "위원회"라 한다)``, ``(이하 이 조에서 “조사등”이라 한다)``, ``"철강산업"이란 … 말한다``."""

from __future__ import annotations

import re
from typing import NamedTuple

from billkit.models.document import Document

_SHORT = re.compile(
    r"\((?P<before>[^()]{0,120}?)이하\s*(?P<scope>(?:이|같은)\s[조항호목장절](?:에서|\s및[^\"“()]{1,30}에서)?)?\s*[\"“](?P<term>[^\"“”\n]{1,60})[\"”]"
    r"\s*(?:이?라\s?(?:한다|고\s?한다|고만\s?한다)|으?로\s?(?:한다|약칭한다))"
)
_DEFINED = re.compile(r"[\"“](?P<term>[^\"“”\n]{1,60})[\"”]\s*(?:이?란|이?라\s?함은)\s")
_LAW_BEFORE = re.compile(r"[「｢『]([^「」｢｣『』]{2,150})[」｣』]\s?\Z")


class DefinedTerm(NamedTuple):
    """A term where it is given. `scope` is "이 조" and the like where it holds only there; `law` the law it stands for."""

    start: int
    end: int
    term: str
    scope: str = ""
    law: str = ""


def defined_terms(document: Document) -> list[DefinedTerm]:
    """Terms and short names in the order of the text."""
    return terms(document.text)


def terms(text: str) -> list[DefinedTerm]:
    found = [_short(text, match) for match in _SHORT.finditer(text)]
    found += [DefinedTerm(*match.span("term"), match["term"]) for match in _DEFINED.finditer(text)]
    return sorted(found)


def _short(text: str, match: re.Match[str]) -> DefinedTerm:
    law = _LAW_BEFORE.search(text, max(0, match.start() - 160), match.start())
    named = law[1] if law and not match["before"].strip() else ""
    return DefinedTerm(*match.span("term"), match["term"], (match["scope"] or "").removesuffix("에서"), named)
