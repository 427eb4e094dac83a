"""How numbers look in acts of the United States, and what speaks against a number at the start of a line."""

from __future__ import annotations

import re
from functools import lru_cache

from billkit.models.section import Rank
from billkit.structure.traditions.ladder import Reading
from billkit.structure.traditions.ordinals import Ordinal, digits, doubled, letters, roman

# By level of the ladder: rank, name, and the depth among equals of rank.
LEVELS: tuple[tuple[Rank, str, int], ...] = (
    ("paragraph", "subsection", 0), ("item", "paragraph", 0), ("subitem", "subparagraph", 0),
    ("subsubitem", "clause", 0), ("subsubitem", "subclause", 1), ("subsubitem", "item", 2),
    ("subsubitem", "subitem", 3),
)  # fmt: skip
GROUPS = {"division": 0, "title": 1, "subtitle": 2, "chapter": 3, "subchapter": 4, "part": 5, "subpart": 6}

_MARKED = r"(?:“|‘‘|``|''|\")[‘'`]?"
_UNIT = r"\((?:\d{1,3}[A-Z]{0,2}|[a-z]{1,6}|[A-Z]{1,6})\)"
TOKEN = re.compile(
    r"^[ \t]*(?:#{1,6}[ \t]+|[-*•][ \t]+)?\*{0,2}"
    rf"(?P<quote>{_MARKED})?(?:"
    r"(?P<word>SECTION|SEC\.|Section|Sec\.|§)[ ]?(?P<number>\d+[A-Za-z]{0,3}(?:[-–.]\d+[A-Za-z]{0,2})*)\.(?=[\s—*]|\Z)"
    r"|(?P<kind>DIVISION|TITLE|SUBTITLE|Subtitle|CHAPTER|SUBCHAPTER|Subchapter|PART|SUBPART|Subpart)[ ]"
    r"(?P<of>[IVXLC]{1,7}|[A-Z]{1,2}|\d{1,3}[A-Z]?)(?=[\s—–.:-]|\Z)"
    rf"|(?P<unit>{_UNIT}))"
    rf"|(?P<inline>{_UNIT})",
    re.M,
)
_REFERENCE = re.compile(
    r"(?:\b(?:(?:sub)?(?:section|paragraph|clause|item|title|chapter|part)s?|subparagraphs?|secs?\.|of|in|under|by|to|the"
    r"|from|with|for|at|such|this|that|through|section \d\w*|(?<![;,] )(?:and|or))|\),?)\s*\Z",
    re.I,
)
_FIRST_PART = {"number": "word", "of": "kind"}  # by the part that stands last
_RUN_IN = (";", ":", ".", "—", "--", "; and", "; or")
_ENDS_NO_REFERENCE = ";:—"


def start_of(token: re.Match[str]) -> int:
    """Where a number begins: at its quotation mark, if it has one, not at the blanks of its line."""
    last = token.lastgroup or ""
    return token.start("quote" if token["quote"] else _FIRST_PART.get(last, last))


def breaks_a_reference(text: str, start: int) -> bool:
    """Whether the words before a number name a place in a law that goes on with it."""
    begin = max(0, start - 40)
    if text[begin:start].rstrip()[-1:] in _ENDS_NO_REFERENCE:
        return False
    return _REFERENCE.search(text, begin, start) is not None


def is_run_in(text: str, start: int) -> bool:
    """Whether a number stands after a blank that follows the end of a clause."""
    return text[start - 1 : start].isspace() and text[max(0, start - 8) : start].rstrip().endswith(_RUN_IN)


def opens_a_list(text: str, start: int) -> bool:
    return text[max(0, start - 40) : start].rstrip().endswith(("—", ":", "--", "–"))


@lru_cache(maxsize=4096)  # the same few numbers stand in every law
def readings(number: str) -> tuple[Reading, ...]:
    """What a number between brackets can be, the likeliest first."""
    if number[0].isdigit():
        found: list[tuple[int, Ordinal | None]] = [(1, digits(number))]
    elif number.islower():
        found = _lettered(number, alone=0, numeral=3, pair=5)
    else:
        found = _lettered(number, alone=2, numeral=4, pair=6)
    return tuple(Reading(level, ordinal) for level, ordinal in found if ordinal)


def _lettered(number: str, alone: int, numeral: int, pair: int) -> list[tuple[int, Ordinal | None]]:
    if len(number) == 1:
        return [(alone, letters(number)), (numeral, roman(number) if number in "ivxIVX" else None)]
    return [(numeral, roman(number)), (pair, doubled(number)), (alone, letters(number))]
