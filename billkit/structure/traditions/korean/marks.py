"""What a line of a Korean law begins with, and how deep it stands.

From the outside in: 편 장 절 관, 조, 항 ``①``, 호 ``1.``, 목 ``가.``, then ``1)``, ``가)``, ``(1)``, ``(가)``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from billkit.models.section import Rank, Role
from billkit.structure.citations import Step

# How deep a mark stands: one of a smaller depth, or of the same, ends it.
BLOCK = 0
GROUPS = {"편": 1, "장": 2, "절": 3, "관": 4}
ARTICLE, PARAGRAPH, ITEM, SUBITEM = 5, 6, 7, 8
SUBSUBITEMS = (9, 10, 11, 12)  # 1) 가) (1) (가)
CLAUSE = 14  # a sentence that changes another law
QUOTATION = 19  # all that it puts into the other law
QUOTED = 20  # is added to the depth of what stands there
INLINE = 50  # words put in, quoted inside the sentence

RANKS: dict[int, Rank] = {ARTICLE: "article", PARAGRAPH: "paragraph", ITEM: "item", SUBITEM: "subitem"}
LEVELS = {ARTICLE: "조", PARAGRAPH: "항", ITEM: "호", SUBITEM: "목"}

LETTERS = (
    "가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허고노도로모보소오조초코토포호"
    "구누두루무부수우주추쿠투푸후그느드르므브스으즈츠크트프흐"
)
CIRCLED = "".join(
    (*(chr(0x2460 + n) for n in range(20)), *(chr(0x3251 + n) for n in range(15)), *(chr(0x32B1 + n) for n in range(15)))
)  # fmt: skip
_NUMBER = re.compile(r"(\d+)\s*[편장절관조항호]?((?:\s*의\s*\d+)*)")
_DIGITS = re.compile(r"\d+")


class Mark(NamedTuple):
    """Where a section begins. `cut` is where the section before it ends (before ``## `` of a heading), `body` where its
    own text begins. `outer` are steps that are cited but not written: the article that a quoted paragraph belongs to."""

    depth: int
    rank: Rank
    level: str
    number: str
    start: int
    body: int
    heading: str = ""
    role: Role | None = None
    cut: int | None = None
    end: int | None = None
    outer: tuple[Step, ...] = ()


@lru_cache(maxsize=4096)
def value(number: str) -> tuple[int, ...]:
    """A number to compare by: ``제3조의2`` (3, 2), ``②`` (2,), ``<30>`` (30,), ``11의2.`` (11, 2), ``나.`` (2,)."""
    if number[:1] in CIRCLED and number:
        return (CIRCLED.index(number[0]) + 1,)
    found = _NUMBER.search(number[:40])
    if found:
        return tuple(int(digits) for digits in _DIGITS.findall(found.group()))
    letter = number.strip("().\\ ")[:1]
    return (LETTERS.index(letter) + 1,) if letter and letter in LETTERS else (0,)


def is_next(last: tuple[int, ...] | None, this: tuple[int, ...]) -> bool:
    """Whether a number may follow another at once: 1 or a branch of it first, then one more, or a branch."""
    if last is None:
        return this[0] == 1
    return this == (last[0] + 1,) or (this[0] == last[0] and this > last)
