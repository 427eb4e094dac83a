"""Which place of another law a quotation goes to: "§ 57 wird wie folgt geändert", "Absatz 2 wird wie folgt gefasst"."""

from __future__ import annotations

import re
from collections.abc import Sequence

_QUOTED = re.compile(r"„[^“]*“")
_SECTION = re.compile(r"§[ \u00a0]?(\d{1,4}[a-z]{0,2})")
_STEPS = (
    re.compile(r"\bAbsatz[ \u00a0](\d{1,3}[a-z]?)"), re.compile(r"\bNummer[ \u00a0](\d{1,3}[a-z]?)"),
    re.compile(r"\bBuchstabe[ \u00a0]([a-z])\b"),
)  # fmt: skip
_ELSEWHERE = ("Inhaltsübersicht", "Überschrift")


def amended(openings: Sequence[str]) -> tuple[str, tuple[str, str, str]]:
    """Number of the § and of Absatz, Nummer and Buchstabe in it, "" where not told."""
    section, steps = "", ["", "", ""]
    for words in openings:
        if any(word in words for word in _ELSEWHERE):
            return "", ("", "", "")
        named = _QUOTED.sub("", words)
        found = _SECTION.search(named)
        if found:
            section, steps = found[1], ["", "", ""]
        for level, step in enumerate(_STEPS):
            match = step.search(named, found.end() if found else 0)
            if match:
                steps[level:] = [match[1]] + [""] * (2 - level)
    return section, (steps[0], steps[1], steps[2])
