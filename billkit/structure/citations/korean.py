"""Korea: ``제9조제1항제2호가목1)``, ``제3조의2``, ``부칙 제2조``; several addenda by their law, ``부칙 <제19954호> 제2조``;
text for another law after it, ``제1조 [제5조의2제1항]``; a point of an explanatory memorandum, ``주요내용 가``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from billkit.structure.citations.step import Step, from_article, own_and_quoted

_DIGITS = re.compile(r"(\d+)\s*[조항호]?((?:\s*의\s*\d+)*)")
_BLANK = re.compile(r"\s")
_WORD = {"paragraph": "항", "item": "호", "subitem": "목"}
_CIRCLED = {chr(0x2460 + n): str(n + 1) for n in range(20)} | {chr(0x3251 + n): str(n + 21) for n in range(15)} | {
    chr(0x32B1 + n): str(n + 36) for n in range(15)
}  # fmt: skip


def cite(path: Sequence[Step]) -> str:
    own, quoted = own_and_quoted(path)
    outer, inner = _plain(own), _plain(quoted)
    return f"{outer} [{inner}]" if outer and inner else outer or inner


def _plain(path: Sequence[Step]) -> str:
    if path and path[0].rank == "block" and path[0].role == "memorandum":
        return _memorandum(path)
    addenda = next((s.number or "부칙" for s in path if s.rank == "block" and s.role == "addenda"), "")
    steps = from_article(path) or [s for s in path if s.rank in _WORD]
    label = "".join(_step(step) for step in steps)
    return f"{addenda} {label}".strip() if addenda else label


def _memorandum(path: Sequence[Step]) -> str:
    points = [step.number.strip(" .)") for step in path[1:] if step.number]
    return " ".join([path[0].number, *points]) if points else ""


@lru_cache(maxsize=4096)
def _step(step: Step) -> str:
    number = "".join(_CIRCLED.get(char, char) for char in step.number)
    digits = _DIGITS.search(number)
    branch = _BLANK.sub("", digits[2]) if digits else ""
    if step.rank == "article":
        return f"제{digits[1]}조{branch}" if digits else number
    if step.rank == "subitem":
        return f"{number.strip(' .)')}목" if number else ""
    if step.rank == "subsubitem":
        return number.strip()  # ``제2조제4호가목5)``
    if step.rank not in _WORD:
        return ""
    return f"제{digits[1]}{_WORD[step.rank]}{branch}" if digits else ""
