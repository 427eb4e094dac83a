"""Korean sentences cut into chunks: at commas and list marks, and after words that link clauses (세우고, 두며, 하되).

A chunk is what one predicate governs, or one item of a list: "국무총리 소속으로 위원회를 둔다", "세제 혜택".
"""

from __future__ import annotations

from functools import lru_cache

from billkit.language.tokens import Tokens

_SIGNS = frozenset({",", ";", ":", "—", "–", "△", "▲", "▷", "▶", "□", "○", "◇", "■", "●", "•", "|", "/"})
_BULLETS = _SIGNS | {"-", "*", "·", "ㅇ", "※", "#"}
_FINAL = frozenset({".", "!", "?"})
# Endings that link clauses. Most are unmistakable; 고 and 며 and 나 need what a verb has before them.
_LINKS = (
    "하고",
    "하며",
    "되고",
    "되며",
    "되",
    "지만",
    "는데",
    "은데",
    "인데",
    "면서",
    "으며",
    "으나",
    "거나",
    "므로",
    "으니",
    "도록",
)
_SHORT_LINKS = ("고", "며")
_NOUNS_IN_SHORT = ("보고", "신고", "재고", "광고", "공고", "권고", "경고", "창고", "사고", "예고", "피고", "원고", "최고", "고시", "그리고", "혹은", "참고", "제고",
                   "하나", "누구나", "이나", "이며", "이고", "거나")  # fmt: skip


def chunks(tokens: Tokens, start: int, end: int) -> list[tuple[int, int]]:
    """Token ranges of the chunks of a sentence, in order, without the border signs. A linking word ends its chunk."""
    while end > start and tokens.words[end - 1] in _FINAL:
        end -= 1
    while start < end and tokens.words[start] in _BULLETS:
        start += 1
    found: list[tuple[int, int]] = []
    first = start
    for i in range(start, end):
        if tokens.words[i] in _SIGNS:
            if i > first:
                found.append((first, i))
            first = i + 1
        elif links_at(tokens, i):
            found.append((first, i + 1))
            first = i + 1
    if end > first:
        found.append((first, end))
    return found


@lru_cache(maxsize=20_000)
def links_at(tokens: Tokens, i: int) -> bool:
    """Whether the word at a place ends a clause; not in the compound forms 하고 있다, 하고 싶다."""
    if not links(tokens.words[i]):
        return False
    following = tokens.words[i + 1] if i + 1 < len(tokens) else ""
    return not (tokens.words[i].endswith("고") and following.startswith(("있", "싶")))


def links(word: str) -> bool:
    """Whether a word ends a clause that another follows."""
    if len(word) < 2 or word.endswith(_NOUNS_IN_SHORT):
        return False
    return word.endswith(_LINKS) or word.endswith(_SHORT_LINKS)
