"""Japan: ``第九条第二項第一号イ``, ``第三条第一項第二号の二ロ(1)``; supplementary provisions ``附則第二条``, those of an amending
law by that law, ``附則（平成一四年一二月一三日法律第一五二号）第二条``; text for another law after it, ``第一条 [第五条第二項]``.

The first paragraph carries no number in the text and is cited as ``第一項`` only where the article has a second: a reader
gives it the number 1 there, and none elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from billkit.structure.citations.step import BELOW_ARTICLE, Step, from_article, own_and_quoted

_KANJI = "〇一二三四五六七八九"
_RANGE = re.compile("(から|まで)")  # items left out stand as "一から二十五まで"
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")


def cite(path: Sequence[Step]) -> str:
    own, quoted = own_and_quoted(path)
    outer, inner = _plain(own), _plain(quoted)
    return f"{outer} [{inner}]" if outer and inner else outer or inner


def _plain(path: Sequence[Step]) -> str:
    steps = from_article(path) or [s for s in path if s.rank in BELOW_ARTICLE]
    return _addenda(path) + "".join(_step(step) for step in steps)


def _addenda(path: Sequence[Step]) -> str:
    step = next((s for s in path if s.role == "addenda"), None)
    if step is None:
        return ""
    return f"附則（{step.number}）" if step.rank == "block" and step.number else "附則"


def _step(step: Step) -> str:
    number = step.number.strip("　 ()（）").translate(_WIDE)
    if not number or step.rank in ("article", "subitem"):
        return number
    if step.rank == "subsubitem":
        return f"({number})"
    word = "項" if step.rank == "paragraph" else "号"
    parts = [part for part in _RANGE.split(number) if part]
    return "".join(part if _RANGE.fullmatch(part) else _numbered(part, word) for part in parts)


def _numbered(number: str, word: str) -> str:
    """ "二の二" -> "第二号の二"."""
    first, _, branch = number.partition("の")
    kanji = in_kanji(int(first)) if first.isascii() and first.isdecimal() and len(first) < 5 else first
    return f"第{kanji}{word}{'の' + branch if branch else ''}"


def in_kanji(number: int) -> str:
    """A number below 10,000 as laws write it: 21 -> 二十一."""
    text = ""
    for size, word in ((1000, "千"), (100, "百"), (10, "十")):
        count, number = divmod(number, size)
        text += ("" if count == 1 else _KANJI[count]) + word if count else ""
    return text + (_KANJI[number] if number else "")
