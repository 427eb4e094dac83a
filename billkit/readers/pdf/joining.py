"""What stands between two lines of one paragraph: a blank, a hyphen, or nothing.

Shapes handled: ``chap-`` / ``ter`` (nothing), ``low-`` / ``income`` (hyphen), ``Offshore-`` / ``Netzumlage`` (hyphen),
``90–`` / ``419`` (nothing), ``이하이`` / ``며`` (nothing), ``받을`` / ``수`` (a blank).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from billkit.readers.pdf.lines import Line

_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
_LAST = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*$")
_FIRST = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")


class Joints:
    """Decides with the words that the file itself writes inside its lines."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._words: Counter[str] = Counter()
        for text in texts:
            self._words.update(_WORD.findall(text.lower()))

    def between(self, before: Line, line: Line) -> str:
        if before.hyphen:
            return self._hyphen(before.text, line.text)
        return " "

    def _hyphen(self, before: str, after: str) -> str:
        """ "" where the hyphen only parts the word at the line's end, "-" where it belongs to the word."""
        last, first = _LAST.search(before), _FIRST.match(after)
        if not last or not first:
            return "-"
        one, two = last[0], first[0]
        if one[-1].islower() and two[0].isupper():
            return "-"
        one, two = one.lower(), two.lower()
        whole, parted = self._words[one + two], self._words[f"{one}-{two}"]
        if whole or parted:
            return "" if whole >= parted else "-"
        tail = one.rsplit("-", 1)[-1]
        head = two.split("-", 1)[0]
        return (
            "-" if self._words[tail] > 1 and self._words[head] > 1 and min(len(tail), len(head)) > 2 else ""
        )
