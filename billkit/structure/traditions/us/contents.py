"""Where the table of contents of a bill stands: entries (``Sec. 101. Title.``, ``Title I—…``) after words that announce it."""

from __future__ import annotations

import re

from billkit.structure.traditions.lines import before_blanks

_ANNOUNCED = re.compile(
    r"table\s+of\s+contents\b[^\n:]{0,80}(?:\n[^\n:]{0,80})?as\s+follows:|^[ \t]*TABLE OF CONTENTS[ \t]*$",
    re.I | re.M,
)
_WORDS = re.compile(r"table\s+of\s+contents")
_ENTRY = re.compile(r"(?:^[ \t]*|(?<=[.\s])[ ]?)(?:Sec\.|Section)[ ]\d+[A-Za-z]?\.[^\n]*", re.M)
_GROUP = re.compile(
    r"^[ \t]*(?:Division|DIVISION|Title|TITLE|Subtitle|SUBTITLE|Part|PART) [A-Zl0-9]+[ ]?[—–-][^\n]*", re.M
)
_LONGEST = 400_000


def contents_after(text: str, body: list[int]) -> tuple[int, int] | None:
    """The span of the entries between their announcement and the next number of the body; None where there are none."""
    announced = _announced(text)
    if announced is None:
        return None
    end = next((start for start in body if start >= announced.end()), len(text))
    end = min(end, announced.end() + _LONGEST)
    entries = list(_ENTRY.finditer(text, announced.end(), end)) or list(
        _GROUP.finditer(text, announced.end(), end)
    )
    if not entries:
        return None
    first = _GROUP.search(text, announced.end(), entries[0].start())
    return min(_start(entries[0]), _start(first) if first else entries[0].start()), entries[-1].end()


def _announced(text: str) -> re.Match[str] | None:
    """The first announcement: looked for where its words stand, which are found faster in small letters."""
    small = text.lower()
    if len(small) != len(text):  # a letter became two
        return _ANNOUNCED.search(text)
    for words in _WORDS.finditer(small):
        start = words.start()
        found = _ANNOUNCED.match(text, before_blanks(text, start)) or _ANNOUNCED.match(text, start)
        if found:
            return found
    return None


def _start(entry: re.Match[str]) -> int:
    return entry.end() - len(entry[0].lstrip())
