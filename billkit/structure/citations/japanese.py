"""Japan: ``第九条第二項第一号イ``; supplementary provisions ``附則第二条``. The first paragraph carries no number in the
text and is cited as ``第一項`` only where the article has a second."""

from __future__ import annotations

from collections.abc import Sequence

from billkit.structure.citations.step import Step, from_article

_KANJI = "〇一二三四五六七八九"
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")


def cite(path: Sequence[Step]) -> str:
    steps = from_article(path) or [s for s in path if s.rank in ("paragraph", "item")]
    addenda = "附則" if any(s.role == "addenda" for s in path) else ""
    return addenda + "".join(_step(step) for step in steps)


def _step(step: Step) -> str:
    number = step.number.strip("　 ()（）").translate(_WIDE)
    kanji = in_kanji(int(number)) if number.isdecimal() else number
    if not kanji or step.rank == "article":
        return kanji
    if step.rank == "paragraph":
        return f"第{kanji}項"
    return f"第{kanji}号" if step.rank == "item" else kanji


def in_kanji(number: int) -> str:
    """A number below 10,000 as laws write it: 21 -> 二十一."""
    text = ""
    for size, word in ((1000, "千"), (100, "百"), (10, "十")):
        count, number = divmod(number, size)
        text += ("" if count == 1 else _KANJI[count]) + word if count else ""
    return text + (_KANJI[number] if number else "")
