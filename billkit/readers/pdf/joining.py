"""What stands between two lines of one paragraph: a blank, a hyphen, or nothing.

Shapes handled: ``chap-`` / ``ter`` (nothing), ``low-`` / ``income`` (hyphen), ``Offshore-`` / ``Netzumlage`` (hyphen), ``Land-`` / ``und``
(hyphen and blank), ``90–`` / ``419`` (nothing), ``https://`` / ``www.…`` (nothing), ``117`` / ``th Congress`` printed higher
(nothing), ``이하이`` / ``며`` (nothing), ``받을`` / ``수`` (a blank).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from billkit.readers.pdf.korean import inner_words, is_between_words
from billkit.readers.pdf.lines import Line, is_beside

_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
_LAST = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*$")
_AROUND = ".,;:()[]‘’“”\"'—–-"  # no part of a word at its edges
_CHUNK = 2000  # lines looked at together
# "90–" / "419", "flight—" / "before", "https:" / "//", "https://" / "www…", "…Inquiry@" / "faa.gov"
_ENDS_OPEN = re.compile(r"(?:\w[–—]|(?:https?:|www\.)\S*[/:?&=]|\w@)$")
_OPEN = frozenset("–—/:?&=@-")  # what such an end ends with
_RULE = re.compile(r"-{4,}$")  # "-------" stands for words that stay as they are; it goes on over lines
_PAIRED = frozenset(["und", "oder", "bzw", "bis", "sowie", "and", "or", "to", "et", "ou", "y", "e"])
# Parts that are words of their own but seldom half of a word written with a hyphen.
_BOUND = frozenset(
    [
        "able",
        "ably",
        "age",
        "all",
        "any",
        "be",
        "by",
        "down",
        "ever",
        "every",
        "for",
        "fore",
        "form",
        "here",
        "ill",
        "in",
        "ing",
        "ion",
        "less",
        "like",
        "man",
        "men",
        "ment",
        "ness",
        "on",
        "one",
        "out",
        "over",
        "per",
        "ship",
        "sion",
        "some",
        "there",
        "thing",
        "tion",
        "to",
        "under",
        "up",
        "where",
        "with",
        "within",
    ]
)


def _last_word(text: str) -> str:
    return text.rsplit(" ", 1)[-1]


def _is_hangul(letters: str) -> bool:
    return not letters.isascii() and any("가" <= letter <= "힣" for letter in letters)


def _goes_on(before: str, after: str) -> bool:
    """An address, a range or a rule goes on over the line's end."""
    return bool(
        _ENDS_OPEN.search(_last_word(before)) or (_RULE.search(before[-8:]) and after.startswith("--"))
    )


class Joints:
    """Decides with the words that the file itself writes inside its lines."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._texts = [line.text for line in lines]
        for index, line in enumerate(lines):
            if line.hyphen:  # halves are no words
                self._texts[index] = self._texts[index].rpartition(" ")[0]
                self._texts[index + 1 : index + 2] = [
                    t.partition(" ")[2] for t in self._texts[index + 1 : index + 2]
                ]

    def between(self, before: Line, line: Line) -> str:
        if before.hyphen:
            return self._hyphen(before.text, line.text)
        if (
            line.x0 > before.x1
            and line.page == before.page
            and line.x0 - before.x1 > max(line.size, before.size)
            and line.top < before.bottom
        ):
            return " "  # the next cell of a row
        if is_beside(before, line):
            return "" if line.x0 - before.x1 < 0.12 * max(before.size, line.size) else " "
        if _is_hangul(before.text[-2:] + line.text[:2]):
            return " " if is_between_words(before.text, line.text, self._korean) else ""
        if before.text[-1] in _OPEN and _goes_on(before.text, line.text):
            return ""
        return " "

    def _hyphen(self, before: str, after: str) -> str:
        """ "" where the hyphen only parts the word at the line's end, "-" where it belongs to the word."""
        last, first = _LAST.search(_last_word(before)), _WORD.match(after)
        if not last or not first:
            return "-"
        one, two = last[0], first[0]
        if two in _PAIRED:
            return "- "
        if one[-1].islower() and two[0].isupper():
            return "-"
        one, two = one.lower(), two.lower()
        whole, parted = self._words[one + two], self._words[f"{one}-{two}"]
        if whole or parted:
            return "" if whole >= parted else "-"
        return "-" if self._is_compound(one.rsplit("-", 1)[-1], two.split("-", 1)[0]) else ""

    def _is_compound(self, one: str, two: str) -> bool:
        """Both halves are words of the file by themselves."""
        return (
            min(len(one), len(two)) > 2
            and not {one, two} & _BOUND
            and bool(self._words[one] and self._words[two])
        )

    @cached_property
    def _words(self) -> Counter[str]:
        """How often each word stands in the lines. What stands between two blanks is counted first, then taken apart once."""
        between_blanks: Counter[str] = Counter()
        for at in range(0, len(self._texts), _CHUNK):
            between_blanks.update("\n".join(self._texts[at : at + _CHUNK]).lower().split())
        words: dict[str, int] = {}
        for printed, count in between_blanks.items():
            bare = printed.strip(_AROUND)
            for word in (bare,) if bare.isalpha() else _WORD.findall(bare):
                words[word] = words.get(word, 0) + count
        return Counter(words)

    @cached_property
    def _korean(self) -> Counter[str]:
        return inner_words(self._texts)
