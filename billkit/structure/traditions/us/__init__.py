"""Acts and bills of the United States, and session laws of New York.

Shapes handled:

- articles: ``SEC. 2. CAPTION.``, ``SECTION 1. SHORT TITLE.``, ``SEC. 101. The sums …``, a number alone before its caption;
  ``Section 1.``, ``Sec. 2.`` where no line has them in capitals; New York: ``Section 1.``, ``§ 2.``, ``S 2.`` with line numbers;
- units: ``(a) HEADING.—``, ``(1)``, ``(A)``, ``(i)``, ``(I)``, ``(aa)``, ``(AA)``, at the start of a line, after another number or its
  heading (``(b)(1)``, ``(a) IN GENERAL.—(1)``), or run in after a semicolon where it is the next of its list;
- groups: ``DIVISION A—``, ``TITLE I—``, ``Subtitle B—``, ``CHAPTER 1—``, ``PART A``;
- text for other laws: ``“SEC. 458. …``, ``‘‘(3) …``, ````(3) …''``, and a section that follows "the following:" without marks. Cited
  by the law's own numbers where the words before tell them: ``Sec. 5 [Sec. 502(n)(1)]``;
- the table of contents: ``Sec. 1. Short title.`` lines after words that announce it.

Not taken for a unit: ``(B)`` that begins a line because the words before broke there ("under subparagraph / (B)").
"""

from __future__ import annotations

import re
from itertools import pairwise

from billkit.models.section import Section
from billkit.structure.traditions.nesting import nest
from billkit.structure.traditions.us.new_york import find_articles
from billkit.structure.traditions.us.scan import Scan

_CAPITALS = re.compile(r"^[ \t]*(?:[#*]+[ \t]*)?(?:SECTION|SEC\.)[ ]?\d+[A-Za-z]{0,3}\.(?=\s)", re.M)
_MIXED = re.compile(r"^[ \t]*(?:[#*]+[ \t]*)?(?:Section|Sec\.)[ ]?(?P<number>\d+)\.(?=\s)", re.M)
_ENACTS = re.compile(r"be it enacted|do enact|may be cited as|this act\b", re.I)


def find(text: str) -> list[Section]:
    """The sections of an act, bill or part of one; none where no line begins an article."""
    if "SEC" not in text and "Sec" not in text:
        return []
    marks = find_articles(text)
    if marks:
        return nest(text, marks, "us")
    if _CAPITALS.search(text):
        return nest(text, Scan(text, ("SECTION", "SEC.")).marks(), "us")
    if _runs_in_a_row(text):
        return nest(text, Scan(text, ("Section", "Sec.")).marks(), "us")
    return []


def _runs_in_a_row(text: str) -> bool:
    """Whether sections count from 1 to 2, or three in a row from any number, in a text that enacts."""
    numbers = [int(match["number"]) for match in _MIXED.finditer(text)]
    steps = [b - a == 1 for a, b in pairwise(numbers)]
    from_one = 1 in numbers and 2 in numbers[numbers.index(1) :]
    return (from_one or any(a and b for a, b in pairwise(steps))) and _ENACTS.search(text) is not None
