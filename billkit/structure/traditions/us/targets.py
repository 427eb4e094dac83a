"""Which place of another law a quotation goes to, told by the words before it.

"Section 502 of the … Act is amended by adding at the end the following:" before ``“(n)`` makes ``Sec. 502(n)``; "(2) in subsection
(b)—" between them adds a step. Where a step is missing nothing is said: no number is better than a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from billkit.structure.traditions.ladder import Reading
from billkit.structure.traditions.us.shapes import readings

_SECTION = re.compile(r"\b[Ss]ection (?P<number>\d\w*(?:[-–]\d+\w*)?)(?P<steps>(?:\(\w{1,6}\))*)")
_WITHIN = re.compile(
    r"\bin (?P<word>(?:sub)?(?:section|paragraph|clause)|subparagraph) (?P<steps>(?:\(\w{1,6}\))+)"
    r"(?: of (?P<outer>(?:sub)?(?:section|paragraph|clause)|subparagraph) (?P<before>(?:\(\w{1,6}\))+))?"
)
_STEP = re.compile(r"\(\w{1,6}\)")
_LEVEL = {"subsection": 0, "paragraph": 1, "subparagraph": 2, "clause": 3, "subclause": 4}


class Target:
    """A section of another law and steps inside it, each with its level."""

    def __init__(self) -> None:
        self.section = ""
        self.steps: list[tuple[int, str]] = []

    @property
    def deepest(self) -> int:
        return self.steps[-1][0] if self.steps else -1

    def above(self, level: int) -> str:
        """``Sec. 502(b)`` for what stands right above a level; "" where that is not told."""
        kept = [step for step in self.steps if step[0] < level]
        last = kept[-1][0] if kept else -1
        if not self.section or (last != level - 1 and (kept or level > 1)):
            return ""
        return f"Sec. {self.section}{''.join(number for _, number in kept)}"

    def first_level(self, number: str, found: Sequence[Reading]) -> int:
        """The level of a quotation's first unit: that of a step it replaces, or right below the place it goes to."""
        replaced = [r.level for r in found if (r.level, number) in self.steps]
        below = [r.level for r in found if r.level > self.deepest]
        return replaced[0] if replaced else min(below, default=found[0].level)

    def enter(self, level: int | None, numbers: str) -> None:
        """Go to steps from a level on; without a level from below what is known."""
        for number in _STEP.findall(numbers):
            below = self.deepest if level is None else level - 1
            fit = [r.level for r in readings(number[1:-1]) if r.level > below]
            at = level if level is not None else min(fit, default=below + 1)
            self.steps = [step for step in self.steps if step[0] < at] + [(at, number)]
            level = None


def amended(openings: Sequence[str]) -> Target:
    """The place named in the opening words of the units around a quotation, outermost first."""
    target = Target()
    for words in openings:
        section = _SECTION.search(words) if "amended" in words else None
        if section:
            target = Target()
            target.section = section["number"]
            target.enter(None, section["steps"])
        for within in _WITHIN.finditer(words, section.end() if section else 0):
            if within["outer"]:
                target.enter(_LEVEL.get(within["outer"]), within["before"])
            target.enter(_LEVEL.get(within["word"]), within["steps"])
    return target
