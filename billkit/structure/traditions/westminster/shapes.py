"""How numbers look in acts of Westminster parliaments."""

from __future__ import annotations

import re

from billkit.models.section import Rank
from billkit.structure.traditions.ladder import Reading
from billkit.structure.traditions.ordinals import Ordinal, digits, doubled, letters, roman

# By level of the ladder: rank, name, and the depth among equals of rank.
LEVELS: tuple[tuple[Rank, str, int], ...] = (
    ("paragraph", "subsection", 0), ("item", "paragraph", 0), ("subitem", "sub-paragraph", 0),
    ("subsubitem", "sub-sub-paragraph", 0),
)  # fmt: skip

_LINE = r"^[ \t]*(?:#{1,6}[ \t]+|[-*•][ \t]+)?\*{0,2}"
_NO = r"\d{1,3}[A-Z]{0,2}"
UNIT = re.compile(r"\((?:\d{1,3}[A-Z]{0,2}|[a-z]{1,5}|[A-Z]{1,2})\)")

# One group for each shape; a text has one.
ARTICLE = re.compile(
    _LINE + r"(?P<quote>“|‘‘)?(?:"
    rf"(?:(?:SECTION|CLAUSE|REGULATION|ARTICLE|PARAGRAPH|ITEM)[ ](?P<worded>{_NO})\.?(?=[ \t]*(?:-|\n|\Z)))"
    rf"|(?P<alone>{_NO})\*{{0,2}}[ \t]*$"
    rf"|(?P<dotted>{_NO})\.(?=[ \t]*(?:[—–-]|[A-Z“‘(\[\"]))"
    rf"|(?P<plain>{_NO})[ \t]+(?=[A-Z“‘(]))",
    re.M,
)
SHAPES = ("worded", "alone", "dotted", "plain")

TOKEN = re.compile(
    _LINE + r"(?:"
    r"(?P<before>“|‘‘)?(?P<schedule>(?:(?:FIRST|SECOND|THIRD|FOURTH|FIFTH|SIXTH)[ ])?(?:SCHEDULE|Schedule)S?)(?:[ ]+Schedule)?"
    r"(?:[ ]+(?P<of>\d{1,2}[A-Z]?|[IVX]{1,4}))?\*{0,2}[ \t]*(?:[-—–:.(][^\n]{0,100})?$"
    r"|(?P<marked>“|‘‘)?(?P<group>PART|Part|CHAPTER|Chapter)[ ](?P<which>\d{1,2}[A-Z]?|[IVXLC]{1,6}|[A-Z])(?P<heading>(?:[ ]?[—–:.-]|[ ]+[A-Z])[^\n]{0,120}|[ \t]*)$"
    r"|(?P<quote>“|‘‘|\")?(?:(?:SUBSECTION|PARAGRAPH|SUBPARAGRAPH|ITEM|SUBITEM)[ ])?(?P<unit>\((?:\d{1,3}[A-Z]{0,2}|[a-z]{1,5}|[A-Z]{1,2})\))"
    r"|(?P<opening>“|‘‘)(?=[\w; ])"
    r"|(?P<more>(?<=\n\n)[ \t]*[^\s(\d#]))",
    re.M,
)
_WORDS = {"FIRST": "1", "SECOND": "2", "THIRD": "3", "FOURTH": "4", "FIFTH": "5", "SIXTH": "6"}
_INSERTS = re.compile(r"\b(?:insert|substitute|add|replace|following)\w*\b[^\n]{0,60}(?:—|–|-|:)\s*\Z")
_NAMED = re.compile(r"\b([Pp]aragraph|[Rr]egulation|[Aa]rticle|[Ss]ection|[Rr]ule) \d")
_SAMPLE = 20_000
_WIDEST_LINE = 160
_REFERENCE = re.compile(
    r"(?:\b(?:(?:sub)?(?:sections?|paragraphs?|clauses?|items?)|of|in|under|by|to|the|with|for|such|this|that|section \d\w*"
    r"|(?<![;,] )(?:and|or))|\),?)\s*\Z",
    re.I,
)


def schedule_number(token: re.Match[str]) -> str:
    return token["of"] or _WORDS.get(token["schedule"].split()[0], "")


def is_wrapped(text: str) -> bool:
    """Whether lines break inside sentences; in a text with one line for each paragraph none does."""
    lines = [len(line) for line in text[:_SAMPLE].split("\n")]
    return max(lines) <= _WIDEST_LINE


def breaks_a_reference(text: str, start: int) -> bool:
    """Whether a unit begins a line only because a sentence broke there ("in accordance with paragraph / (b)")."""
    head = text[max(0, start - 40) : start]
    return "\n\n" not in head[-12:] and _REFERENCE.search(head) is not None


def quoted_kind(text: str, start: int) -> str:
    """What an article is called that is put into another law: "after paragraph 9A insert—"; a section, where nothing tells."""
    named = _NAMED.findall(text, max(0, start - 120), start)
    return named[-1].lower() if named else "section"


def is_inserted(text: str, start: int) -> bool:
    """Whether the words before a quotation mark put what follows into another law: "After Part 5 insert—"."""
    return _INSERTS.search(text, max(0, start - 120), start) is not None


def readings(number: str) -> list[Reading]:
    """What a number between brackets can be, the likeliest first."""
    found: list[tuple[int, Ordinal | None]]
    if number[0].isdigit():
        found = [(0, digits(number))]
    elif number.isupper():
        found = [(3, letters(number))]
    elif len(number) == 1:
        found = [(1, letters(number)), (2, roman(number))]
    else:
        found = [(2, roman(number)), (1, letters(number)), (3, doubled(number))]
    return [Reading(level, ordinal) for level, ordinal in found if ordinal]
