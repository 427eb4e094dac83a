"""How numbers look in acts of the European Union."""

from __future__ import annotations

import re

from billkit.structure.traditions.ladder import Reading
from billkit.structure.traditions.ordinals import Ordinal, digits, letters, roman

PARAGRAPH, FIGURE, LETTER, NUMERAL, INNER = range(5)  # INNER: a figure under a letter
GROUPS = {"part": 0, "title": 1, "chapter": 2, "section": 3, "subsection": 4}

_LATIN = (
    "bis",
    "ter",
    "quater",
    "quinquies",
    "sexies",
    "septies",
    "octies",
    "nonies",
    "decies",
    "undecies",
    "duodecies",
)
_BRANCH = rf"(?:[ \u00a0](?:{'|'.join(_LATIN)})){{0,2}}"
_QUOTE = r"‘|“|„|\""
_ROMAN = "[IVXLC]{1,7}"
_TITLE = r"\*{0,2}[ \t]*(?:[—–:-][^\n]{0,150})?$"
_ARTICLE = (
    r"(?P<article>(?:Article|ARTICLE|Art\.)[ \u00a0]"
    rf"(?P<number>premier|1er|\d{{1,4}}(?:[a-z]{{1,3}}|{_BRANCH})))"
    r"(?P<heading>[ \t]*[—–:-][^\n]{0,200}|[ \t]*\([^\n)]{2,150}\)|)(?:\*{0,2}[ \t]*$|(?<=\)))"
)
_ANNEX = rf"(?P<annex>ANNEX(?:ES|E)?|Annex)(?:[ \u00a0](?P<of>{_ROMAN}[a-z]?|\d{{1,2}}))?{_TITLE}"
_GROUP = (
    r"(?P<group>PART|Part|TITLE|Title|CHAPTER|Chapter|SECTION|Section|SUBSECTION|Subsection)[ \u00a0]"
    rf"(?P<which>{_ROMAN}[a-zA-Z]?|\d{{1,2}}[a-zA-Z]?){_TITLE}"
)
_UNIT = (
    rf"(?P<unit>\d{{1,3}}(?:-?[a-z]{{1,2}}|{_BRANCH})\.(?=[ \t\n\u00a0])"
    r"|\((?:\d{1,3}(?:-?[a-z]{1,2})?|[a-z]{1,6})\)(?=[ \t\n\u00a0(])|[a-z]{1,4}\)(?=[ \t\n\u00a0]))"
)
TOKEN = re.compile(
    rf"^[ \t]*(?:#{{1,6}}[ \t]+)?\*{{0,2}}(?:(?P<quote>{_QUOTE})?(?:{_ARTICLE}|{_ANNEX}|{_GROUP}|{_UNIT})"
    rf"|(?P<opening>{_QUOTE})(?=\w)"
    r"|(?P<whereas>[Ww]hereas:?|WHEREAS:?|considérant ce qui suit[ \u00a0]?:?)[ \t]*$"
    r"|(?P<adopted>(?:HAS|HAVE) (?:ADOPTED|DECIDED)|(?:A|ONT) ADOPTÉ)[^\n]*)",
    re.M,
)
_FOOTNOTE = re.compile(r"[ \t]*(?:OJ|JO|See|Voir)\b|[^\n]{0,400}\((?:OJ|JO) [LC] ?\d")
_AMENDS = re.compile(
    r"(?:is|are|were) (?:replaced|added|inserted|amended)[^\n]{0,120}:\s*\Z|following[^\n]{0,80}:\s*\Z"
)


def ordinal(number: str) -> Ordinal | None:
    """``10a`` and ``10 bis``: put after 10."""
    figure, *branch = number.replace("\u00a0", " ").replace("premier", "1").replace("1er", "1").split(" ")
    letters_of = "".join(chr(ord("a") + 1 + _LATIN.index(word)) for word in branch)
    return digits(figure + letters_of)


def is_footnote(text: str, end: int) -> bool:
    """Whether the words after a number are a source: ``(4) OJ L 282, 19.10.2016, p. 4.``"""
    return _FOOTNOTE.match(text, end) is not None


def is_inserted(text: str, start: int) -> bool:
    """Whether the words before a quotation mark put what follows into another act."""
    return _AMENDS.search(text, max(0, start - 240), start) is not None


def readings(number: str) -> list[Reading]:
    """What a number can be, the likeliest first."""
    bare = number.strip("().")
    if number.endswith("."):
        found = [(PARAGRAPH, ordinal(bare))]
    elif bare[0].isdigit():
        found = [(FIGURE, digits(bare)), (INNER, digits(bare))]
    else:
        numeral = roman(bare) if len(bare) > 1 or bare in "ivx" else None
        found = [(LETTER, _letter(bare)), (LETTER, _after_z(bare)), (NUMERAL, numeral)]
    return [Reading(level, ordinal) for level, ordinal in found if ordinal]


def _after_z(bare: str) -> Ordinal | None:
    """z is followed by aa, ab, ac."""
    return Ordinal(26 * (ord(bare[0]) - 96) + ord(bare[1]) - 96) if len(bare) == 2 else None


def _letter(bare: str) -> Ordinal | None:
    """``ha`` stands between h and i, ``aa`` between a and b."""
    if len(bare) == 1:
        return letters(bare)
    return Ordinal(ord(bare[0]) - 96, bare[1:]) if len(bare) == 2 else None
