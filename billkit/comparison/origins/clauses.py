"""The clauses of a text: its paragraphs, its articles where they have none; without sections, the words of its provisions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from billkit.models.analysis import Analysis
from billkit.models.document import Document

_NO_CLAUSES = frozenset(["toc", "front", "signature", "memorandum", "preamble", "deleted"])
# Numbers and headings before the words: 제9조(위원회), ① , (2), Sec. 3., **②**
_NUMBER = re.compile(
    r"\A[\s*#]*(?:제\s*\d+\s*조(?:의\s*\d+)?(?:\s*\([^)\n]*\))?|[①-⑳]|\(?\d+[.)]|\([a-z0-9]+\)"
    r"|(?:Sec(?:tion)?|Art(?:icle)?)\.?\s*\d+\w*\.?)?[\s*]*",
    re.I,
)
_LONG = 6000  # characters that tell one clause from another
_SHORTEST, _HEADING = 8, 24


class ClauseText(NamedTuple):
    """A clause: where it stands, and its words without number, blanks and case."""

    start: int
    end: int
    words: str


def clauses(document: Document, analysis: Analysis) -> list[ClauseText]:
    """In the order of the text; what is too short to be told from others is left out."""
    spans = list(_spans(document)) or sorted(
        {(e.start, e.end) for p in analysis.provisions for e in p.evidence}
    )
    found = [ClauseText(start, end, _words(document.text[start:end])) for start, end in spans]
    return [clause for clause in found if len(clause.words) >= _SHORTEST]


def _spans(document: Document) -> Iterator[tuple[int, int]]:
    """Paragraphs and articles with no paragraph inside."""
    ranked = [
        (section.start, section.end)
        for _, section in document.outline()
        if section.rank in ("article", "paragraph") and section.role not in _NO_CLAUSES
    ]
    for at, (start, end) in enumerate(ranked):
        following = ranked[at + 1][0] if at + 1 < len(ranked) else end
        if following >= end:
            yield start, end
            continue
        lead = document.text[start:following].rstrip()
        # an article's own words before its first paragraph, where they are more than its heading
        if len(_words(lead)) > _HEADING:
            yield start, start + len(lead)


def _words(text: str) -> str:
    return " ".join(_NUMBER.sub("", text, count=1).split()).casefold()[:_LONG]
