"""Session laws of New York: ``Section 1. …``, ``§ 2. …``, ``S 2. …`` in a row from 1, a new row in each ``PART A``; line numbers in front.

The law that a section amends is printed without quotation marks, in full: what is numbered inside is not read.
"""

from __future__ import annotations

import re
from itertools import pairwise

from billkit.structure.traditions.nesting import Mark

_ENACTS = re.compile(r"The\s+People\s+of\s+the\s+State\s+of\s+New\s+York", re.I)
_LINE = re.compile(
    r"^[ ]{0,5}(?:\d{1,2}[ ]{2,})?[ \t]*(?:(?P<article>(?:Section|§|S)[ ]+(?P<number>\d{1,3})(?:-a)?\.)(?=[ ]+\S)"
    r"|(?P<part>PART[ ]+[A-Z]{1,3})[ \t]*$)",
    re.M,
)


def find_articles(text: str) -> list[Mark]:
    """Marks of parts and sections; none where the enacting words of New York are missing."""
    enacts = _ENACTS.search(text) if "tate of" in text or "TATE OF" in text else None
    if enacts is None:
        return []
    marks, expected = [], 1
    for line in _LINE.finditer(text, enacts.end()):
        if line["part"]:
            marks.append(Mark(line.start("part"), "group", "part", " ".join(line["part"].split())))
            expected = 1
        elif int(line["number"]) in (expected, expected + 1):
            number = "Section 1." if line["article"].startswith("Section") else f"§ {line['number']}."
            marks.append(Mark(line.start("article"), "article", "section", number))
            expected = int(line["number"]) + 1
    return marks if any(a.rank == b.rank == "article" for a, b in pairwise(marks)) or len(marks) == 1 else []
