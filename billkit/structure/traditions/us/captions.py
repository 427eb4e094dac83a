"""Headings of articles, groups and units.

Shapes handled: ``SEC. 2. CAPTION OVER / TWO LINES.``; a number alone, its caption on the next line; ``(a) IN GENERAL.—``, also over
two lines; ``TITLE I—HEADING``, a heading under the number. A sentence that begins right after the number is no heading.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_RUN_IN = re.compile(
    r"[ \t]*(?P<heading>[“‘A-Z0-9][^\n]{0,200}?(?:\n(?![ \t]*[“‘(])[^\n]{1,120}?){0,2}?)\.(?:—|--|–)"
)
_SENTENCE = re.compile(r"\. [A-Z][a-z]")
_LONGEST = 250
_LINES = 8


class Heading(NamedTuple):
    words: str
    end: int  # where the text after it begins; the end of the number, where there is none


def unit_heading(text: str, start: int) -> Heading:
    match = _RUN_IN.match(text, start)
    if match is None or _SENTENCE.search(match["heading"]):
        return Heading("", _next(text, start))
    return Heading(_one_line(match["heading"]), _next(text, match.end()))


def article_heading(text: str, start: int) -> Heading:
    """The caption after ``SEC. 2.``, without its stop."""
    first, end = _line(text, start)
    if not first:
        first, end = _line(text, end + 1)
    elif not first.isupper() and not _is_short(first):
        return Heading("", _next(text, start))
    if not first or not first[0].isalnum():
        return Heading("", _next(text, start))
    words = [first]
    while first.isupper() and not words[-1].endswith(".") and len(words) < _LINES:
        more, after = _line(text, end + 1)
        if not more.isupper() or more.startswith(("(", "SEC", "‘‘", "“")):
            break
        words.append(more)
        end = after
    return Heading(_one_line(" ".join(words)).rstrip("."), _next(text, end))


def group_heading(text: str, start: int) -> str:
    """The words after ``TITLE I—``, or on the line below."""
    first, end = _line(text, start)
    first = first.lstrip("—–-.: ")
    return _one_line(first or _line(text, end + 1)[0]).rstrip("’”'\".;")[:_LONGEST]


def _is_short(line: str) -> bool:
    """A caption in small letters: one line, at most one stop, at its end."""
    return len(line) < 120 and ". " not in line and "(a)" not in line


def _line(text: str, start: int) -> tuple[str, int]:
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    return text[start : min(end, start + 400)].strip().strip("*#").strip(), end


def _next(text: str, start: int) -> int:
    """The next character that is not blank."""
    while start < len(text) and text[start].isspace():
        start += 1
    return start


def _one_line(words: str) -> str:
    return " ".join(words.split())
