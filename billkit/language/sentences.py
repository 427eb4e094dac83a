"""Sentences of press and legal prose, English and Korean, as spans.

Shapes handled: titles and abbreviations ("Rep. Kim", "No. 5", "Sec. 3(a)"; list in ``abbreviations.txt``), initials
("J. Smith"), decimals, Korean dates ("2025. 8. 4."), numbers of items and articles at the start of a line ("1.",
"Para 1.1."), stops inside quotation marks and brackets, questions, a stop that a web page glued to the next sentence
("passed.The vote"). A line end ends a sentence, unless the line was wrapped. Nothing but blanks lies between two
sentences, and no stop inside a number or before a lower-case word counts.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from billkit.language.wordlists import english, entries

_CLOSING = "\"'”’»)\\]』」"
_STOP = re.compile(
    rf"(?P<mark>[.!?…。]+)[{_CLOSING}]*(?=\s|$)|(?<=[가-힣])\.(?=[가-힣A-Z\"“])"
    r"|(?<=[a-z]{4})\.(?=[A-Z][a-z]*[ ,])|\n"
)
_WORD_BEFORE = re.compile(r"[^\s(\[\"'“‘]*\Z")
_LINE_NUMBER = re.compile(
    r"[ \t]*(?:[-*•▲△□○◇■●·–—]\s*)?"
    r"(?:(?:Para|Paragraph|Art|Article|Section|Sec|SEC|SECTION|Clause|Rule|Reg|Step|Annex|Schedule)\.?[ ])?"
    r"(?:\d+(?:[-.]\d+)*[A-Za-z]?|[IVXLC]+|[A-Za-z]|제?\d+[조항호])\Z"
)
_ITEM = re.compile(
    r"[ \t]*(?:[-*•▲△▶□○◇■●·–—◦▪‣]\s|\d{1,3}(?:\.\d+)*[.)]\s|\(?[A-Za-z]{1,3}\)\s|\(\d+\)|[①-⑳]|[가-하][.)]\s|#)"
)
_KOREAN_DATE = re.compile(r"(?:19|20)\d\d\.[ ]?\d{1,2}(?:\.[ ]?\d{1,2})?\Z")
_KOREAN_DATE_AFTER_YEAR = re.compile(r"[ ]?\d{1,2}\.")
_UNIT = re.compile(r"\d ?Mt\Z")  # "2.5 Mt. Exports": no mountain
_ROMAN_OR_DIGIT = re.compile(r"\s*(?:\(?\d|[IVXLC]+\b|[A-Z](?:-|\.? ?)\d)")
_FIRST_WORD = re.compile(r"[\s\"'“‘(\[「]*([^\W\d_]+)")
_CLOSED = "\"'”’)"
_OPENING = " \t\n\"'“‘([「"
_SINGLE_LETTER = re.compile(r"(?:[A-Z]|[A-Z](?:[.-][A-Z])+)\Z")
_NARROW, _WIDE = 30, 132  # columns of lines that were broken by width, not by their author


@cache
def _abbreviations() -> dict[str, str]:
    """Abbreviation -> heading of the list that it stands on."""
    lists = entries(Path(__file__).with_name("abbreviations.txt"))
    return {word: heading for heading, words in lists.items() for word in words}


def sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans (start, end) of the sentences between two offsets of a text, without the blanks around them."""
    found: list[tuple[int, int]] = []
    first = start
    for stop in _STOP.finditer(text, start, end):
        after = stop.end()
        if _ends(text, stop, start, end):
            _add(found, text, first, after)
            first = after
    _add(found, text, first, end)
    return found


def is_wrap(text: str, newline: int, start: int, end: int) -> bool:
    """Whether the line break at an offset only continues a line that was wrapped by width.

    It does when the next line's first word would not have fitted, measured by the lines around; a pair of lines that
    stands alone is joined only before a small letter.
    """
    before, after = _lines_before(text, newline, start), _lines_after(text, newline, end)
    if not before or not after:
        return False
    line, following = before[0], after[0]
    width = max(map(len, before + after))
    if len(line) < _NARROW or width > _WIDE or line[-1] in ".!?:;。…" or line.rstrip(_CLOSED)[-1:] in ".!?":
        return False
    if _ITEM.match(following) or line.lstrip().startswith("#"):
        return False
    if len(before) + len(after) == 2 and not following.lstrip()[:1].islower():
        return False
    return len(line) + 1 + len(following.split(None, 1)[0]) > width


def _lines_before(text: str, newline: int, start: int) -> list[str]:
    """Up to three lines above a line break, nearest first, as far as no blank line parts them."""
    lines: list[str] = []
    stop = newline
    while len(lines) < 3 and stop > start:
        first = max(text.rfind("\n", start, stop) + 1, start)
        line = text[first:stop].rstrip()
        if not line:
            break
        lines.append(line)
        stop = first - 1
    return lines


def _lines_after(text: str, newline: int, end: int) -> list[str]:
    """Up to three lines below a line break, as far as no blank line parts them."""
    lines: list[str] = []
    first = newline + 1
    while len(lines) < 3 and first < end:
        stop = text.find("\n", first, end)
        stop = end if stop < 0 else stop
        line = text[first:stop].rstrip()
        if not line:
            break
        lines.append(line)
        first = stop + 1
    return lines


def is_item(line: str) -> bool:
    """Whether a line opens with the mark or number of a list item."""
    return _ITEM.match(line) is not None


def _add(found: list[tuple[int, int]], text: str, first: int, after: int) -> None:
    piece = text[first:after]
    start = first + len(piece) - len(piece.lstrip())
    stop = first + len(piece.rstrip())
    if start < stop:
        found.append((start, stop))


def _ends(text: str, stop: re.Match[str], start: int, end: int) -> bool:
    """Whether a stop ends a sentence."""
    at, after = stop.span()
    if text[at] == "\n":
        return not is_wrap(text, at, start, end)
    following = text[after : min(after + 40, end)]
    before_break = following.lstrip(" \t")[:1]
    if before_break in ("", "\n"):
        return True
    if _first_letter(following).islower():
        return False
    return stop["mark"] != "." or _full_stop_ends(text, at, following, start)


def _first_letter(following: str) -> str:
    return following.lstrip(_OPENING)[:1]


def _full_stop_ends(text: str, at: int, following: str, start: int) -> bool:
    line_start = max(text.rfind("\n", max(start, at - 40), at) + 1, start, at - 40)
    line = text[line_start:at]
    begins_line = line_start == start or text[line_start - 1] == "\n"
    if begins_line and _LINE_NUMBER.match(line):
        return False
    match = _WORD_BEFORE.search(line)
    word = match[0] if match else ""
    if word[-1:].isdigit():
        return not _in_korean_date(line, following)
    return bool(_UNIT.search(line)) or not _is_abbreviation(word, following)


def _in_korean_date(line: str, following: str) -> bool:
    if _KOREAN_DATE.search(line):
        return True
    return (
        line[-4:].isdigit() and line[-4:-2] in ("19", "20") and bool(_KOREAN_DATE_AFTER_YEAR.match(following))
    )


def _is_abbreviation(word: str, following: str) -> bool:
    kind = _abbreviations().get(word)
    if kind == "before a number":
        return _ROMAN_OR_DIGIT.match(following) is not None
    if kind == "before a name or number":
        return True
    if kind == "anywhere" or _SINGLE_LETTER.match(word):
        if following.lstrip()[:1].isdigit():
            return True
        next_word = _FIRST_WORD.match(following)
        return next_word is not None and next_word[1] not in english("sentence openers")
    return False
