"""United Kingdom and the parliaments after it: ``s. 3(2)(a)`` in an act, ``cl. 3(2)`` in a bill, ``reg. 4(1)``,
``art. 4(1)``, ``Sch. 1 para. 2(1)``; text for another act after it, ``s. 5(2) [s. 12A(1)]``."""

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

_SHORT = {
    "section": "s.", "clause": "cl.", "regulation": "reg.", "article": "art.", "rule": "r.", "order": "art.",
    "paragraph": "para.",
}  # fmt: skip
_UNIT = re.compile(r"^(?:articles?|sections?|regulations?|rules?|paragraphs?)\s+", re.I)
_SCHEDULE = re.compile(r"\b(?:the|schedules?|sch|atodlen(?:ni)?)\b\.?", re.I)
_WORDS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
]
_FIGURES = {word: str(at + 1) for words in (_WORDS, _ORDINALS) for at, word in enumerate(words)}


def cite(path: Sequence[Step]) -> str:
    own, quoted = own_and_quoted(path)
    outer, inner = _plain(own), _plain(quoted)
    return f"{outer} [{inner}]" if outer and inner else outer or inner


def _plain(path: Sequence[Step]) -> str:
    steps = list(from_article(path) or [s for s in path if s.rank in BELOW_ARTICLE])
    schedule = next((_schedule(s.number) for s in reversed(path) if s.level == "schedule"), "")
    if not steps:
        return schedule if path and path[-1].level == "schedule" else ""
    head = steps[0]
    if head.rank == "article":
        # A treaty in a schedule has articles; what else stands there is a paragraph.
        word = "para." if schedule and head.level != "article" else _SHORT.get(head.level, head.level)
        first = f"{word} {_UNIT.sub('', bare(head.number))}".strip() if head.number else ""
        label = first + "".join(bracketed(s.number) for s in steps[1:] if s.number)
    else:
        label = "".join(bracketed(s.number) for s in steps if s.number)
    return f"{schedule} {label}".strip()


def _schedule(number: str) -> str:
    """ "Schedule 1", "FIRST SCHEDULE" and "SCHEDULE ONE" -> "Sch. 1"; what is named another way keeps its name."""
    rest = bare(_SCHEDULE.sub(" ", number)).strip()
    return f"Sch. {' '.join(_FIGURES.get(word.lower(), word) for word in rest.split())}".strip()
