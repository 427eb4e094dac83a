"""Whether a Korean line broke between two words or inside one. Korean bills break lines anywhere and write no blank there.

Shapes handled: ``이하이`` / ``며`` (inside), ``받을`` / ``수`` (between), ``2`` / ``024년`` (inside), ``제`` / ``87조`` (inside).

Two witnesses: the words that the file itself writes inside its lines, and how often a blank stands between, before and
after the same letters in Korean statutes (`korean_breaks.txt`, made by ``benchmarks/korean_line_ends.py``, which tells how often
it is right).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from math import exp, log
from pathlib import Path
from typing import NamedTuple

_DATA = Path(__file__).with_name("korean_breaks.txt")
_WORD = re.compile(r"[가-힣]+")
_LAST = re.compile(r"[가-힣]+$")
# "임광현ㆍ이정문ㆍ박해철" / "김문수ㆍ김영진ㆍ강득구" / "이병진 의원(10인)": sponsors, no mark between the lines
_NAMES_END = re.compile(r"(?:^|\s|:)[가-힣]{2,4}(?:[ㆍ·‧][가-힣]{2,4})+$")
_NAMES = re.compile(r"[가-힣]{2,4}(?:[ㆍ·‧][가-힣]{2,4})*(?:\s?의원\(\d+인\))?$")
# "이 법", "이 조": this act, this article; any other 이 that begins a line and stands alone marks the subject before it
_THIS = re.compile(r"이 (?:법|영|령|규칙|조례|편|장|절|관|조|항|호|목|경우|때|중|개정|안)")
_FIGURE = re.compile(r"\d")
_CERTAIN = 0.9
_BOTH_KNOWN = 0.3  # added to the chance of a blank where both halves are words of the file


class Odds(NamedTuple):
    """Chances of a blank: after letters (one or two), before letters, between two; and anywhere."""

    anywhere: float
    after: dict[str, float]
    before: dict[str, float]
    between: dict[str, float]


def inner_words(texts: Iterable[str]) -> Counter[str]:
    """Words that stand inside lines; the first and last of a line may be halves."""
    words: Counter[str] = Counter()
    for text in texts:
        words.update(_WORD.findall(text)[1:-1])
    return words


def is_between_words(before: str, after: str, words: Counter[str]) -> bool:
    """A blank belongs between the end of one line and the beginning of the next."""
    if _NAMES_END.search(before) and _NAMES.match(after):
        return True
    if after.startswith("이 ") and not _THIS.match(after):
        return False
    chance = blank_chance(before[-2:], after[:2])
    last, first = _LAST.search(before), _WORD.match(after)
    if last and first:
        one, two = last[0], first[0]
        both = words[one] and words[two]
        if words[one + two]:
            return bool(both and chance > _CERTAIN)
        if both and chance > 0.2:
            chance = max(chance, _BOTH_KNOWN + chance / 2)
    return chance > 0.5


def blank_chance(left: str, right: str) -> float:
    """Of a blank between two letters and two letters."""
    odds = _odds()
    left, right = _FIGURE.sub("0", left), _FIGURE.sub("0", right)
    known = odds.between.get(left[-1:] + right[:1])
    if known is not None:
        return known
    after = odds.after.get(left, odds.after.get(left[-1:], odds.anywhere))
    before = odds.before.get(right, odds.before.get(right[:1], odds.anywhere))
    return 1 / (1 + exp(_logit(odds.anywhere) - _logit(after) - _logit(before)))


def _logit(chance: float) -> float:
    chance = min(max(chance, 0.0001), 0.9999)
    return log(chance / (1 - chance))


@cache
def _odds() -> Odds:
    tables: dict[str, dict[str, float]] = {}
    table: dict[str, float] = {}
    for line in _DATA.read_text("utf-8").splitlines():
        if line.startswith("["):
            table = tables.setdefault(line.strip("[]"), {})
        elif line and not line.startswith("#"):
            percent, *keys = line.split(" ")
            table.update((key.replace("␣", " "), int(percent) / 100) for key in keys)
    return Odds(tables["anywhere"]["any"], tables["after"], tables["before"], tables["between"])
