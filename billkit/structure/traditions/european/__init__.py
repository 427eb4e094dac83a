"""Acts of the European Union, and laws that number like them (translations of Asian laws: ``Article 3 (Definitions)``).

Shapes handled:

- ``Article 3``, ``Article 10a``, ``Article premier`` on a line of its own, the heading on the next; ``Article 3 – Heading``;
  ``Article 3 (Heading) Text``;
- paragraphs ``1.``, points ``(1)``, ``(a)``, ``(i)`` in that order, any of them left out: a definition is ``Article 3(2)(a)``;
- recitals ``(12)`` between "Whereas:" and "HAVE ADOPTED"; ``CHAPTER II``, ``SECTION 1``, ``TITLE III``; ``ANNEX I`` with points;
- text for another act, ``‘(b) …’;``, with the place it goes to: ``Article 1(12)(c) [Article 10(3)(b)]``;
- footnotes ``(4) OJ L 282, …`` are no points.

Fires where two articles follow each other and the text lays down rules ("shall", "doit").
"""

from __future__ import annotations

import re
from itertools import pairwise

from billkit.models.section import Section
from billkit.structure.traditions.european.scan import Scan
from billkit.structure.traditions.nesting import nest

_ARTICLE = re.compile(
    r"^[ \t#*]*(?:Article|ARTICLE|Art\.)[ \u00a0](\d{1,4})[a-z]{0,3}[ \t*]*(?:$|[—–:-]|\([^\n)]{2,150}\))",
    re.M,
)
_RULES = re.compile(r"\b(?:shall|must|doit|doivent|sont tenus|applies to)\b")


def find(text: str) -> list[Section]:
    """The sections of an act with articles; none where no two articles follow each other."""
    if "rticle" not in text and "ARTICLE" not in text and "Art. " not in text:
        return []
    numbers = [int(number) for number in _ARTICLE.findall(text)]
    if not any(b - a == 1 for a, b in pairwise(numbers)) or _RULES.search(text) is None:
        return []
    return nest(text, Scan(text).marks(), "eu")
