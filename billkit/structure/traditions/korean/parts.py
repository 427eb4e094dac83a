"""The parts of a Korean bill, by their headings: ``제안이유 및 주요내용``, ``법률 제     호``, ``부 칙 <제21202호,2025.12.16>``,
``신ㆍ구조문대비표``, ``[별표 1]``, ``목 차``. Headings are printed with blanks between the letters.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from billkit.models.section import Role


class Part(NamedTuple):
    """A part of a bill: its name as it is cited, its level, what its text does."""

    number: str
    level: str
    role: Role
    heading: str = ""


_BLANKS = re.compile(r"\s+")
_MEMORANDA = re.compile(
    r"(?:\d+\.|[가-하]\.|[■□○◇])?((?:제안|제정|개정|폐지|대안의?제안|입법)(?:이유|경위|취지)(?:및주요내용)?|주요내용|(?:대안의?|수정)주요내용|참고사항)\Z"
)
_COMPARISON = re.compile(r"신[ㆍ·․‧⋅・]?구(?:조문)?(?:대비표|대조표)\Z")
_CONTENTS = re.compile(r"(?:목차|차례)\Z")
_BROKEN_ADDENDA = re.compile(r"(?:#+\s*)?부\s{0,6}칙\s*[(<][^>]*\Z")
_LAW_NUMBER = re.compile(r"(?:법률|대통령령|총리령|[가-힣]{2,12}부령)제(?:\d+)?호\Z")
_ANNEX = re.compile(
    r"(?:■.{0,60})?\[(별표|별지)\s*(?:제)?\s*(\d+(?:의\d+)?)?\s*(?:호)?\s*(?:서식)?\]|비용추계서.{0,20}\Z|관계법령.{0,10}\Z"
)
_ADDENDA = re.compile(
    r"(?:#+\s*)?부\s{0,6}칙\s*(?:\((?P<law>[^<>\n]{1,200})\)\s*)?(?:<(?P<numbered>[^<>\n]{2,60})>\s*)?(?:\((?P<law2>[^<>\n]{1,200})\))?\s*\Z"
)
_NUMBER = re.compile(r"제?\s*(\d+(?:-\d+)?)\s*호")


def goes_on(line: str) -> bool:
    """Whether a heading of addenda goes on in the next line: ``부칙(수소경제 육성 및`` / ``안전관리에 관한 법률) <제21467호,…>``."""
    return bool(_BROKEN_ADDENDA.match(line))


def part(line: str) -> Part | None:
    """The part that a line heads, or None."""
    if len(line) > 260:
        return None
    addenda = _ADDENDA.match(line)
    if addenda:
        return Part(
            _addenda_number(addenda["numbered"]), "부칙", "addenda", addenda["law"] or addenda["law2"] or ""
        )
    if len(line) > 80:
        return None
    return _named(line, _BLANKS.sub("", line))


def _named(line: str, letters: str) -> Part | None:
    memorandum = _MEMORANDA.match(letters)
    if memorandum:
        return Part(memorandum[1], "제안이유", "memorandum", line)
    if _COMPARISON.search(letters) and len(letters) < 20:
        return Part("", "신구조문대비표", "annex", line)
    if _CONTENTS.match(letters):
        return Part("", "목차", "toc", line)
    if _LAW_NUMBER.match(letters):
        return Part("", "본문", "body", line)
    annex = _ANNEX.match(line)
    if annex:
        return Part(f"{annex[1]} {annex[2] or ''}".strip() if annex[1] else "", "별표", "annex", line)
    return None


def _addenda_number(numbered: str | None) -> str:
    found = _NUMBER.search(numbered or "")
    return f"부칙 <제{found[1]}호>" if found else f"부칙 <{numbered.strip()}>" if numbered else "부칙"
