"""The marks that numbered lines of Korean laws begin with, as printed and as law.go.kr Markdown.

Printed: ``제2장 총칙``, ``제3조의2(정의) …``, ``제4조 삭제 <2024.1.16>``, ``① …``, ``<30> …``, ``1. …``, ``2의2. …``, ``가. …``,
``1) …``, ``가) …``, ``(1) …``. Markdown: ``## 제2장 총칙``, ``##### 제3조의2 (정의)``, ``##### 제4조``, ``**①** …``, ``  1\\. …``,
``    가\\. …``.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from billkit.structure.traditions.korean.marks import (
    ARTICLE,
    CIRCLED,
    GROUPS,
    ITEM,
    LETTERS,
    PARAGRAPH,
    SUBITEM,
    SUBSUBITEMS,
)


class Shape(NamedTuple):
    """A mark at the beginning of a line: its number, its heading, and where in the text its own words begin."""

    depth: int
    number: str
    heading: str
    body: int
    bracketed: bool = False  # an article with its heading in brackets


_BRANCH = r"(?:\s?의\s?\d{1,3})*"
_BRACKET = r"[(（](?P<heading>(?:[^()（）\n]|[(（][^()（）\n]{0,80}[)）]|\n(?!\s*\n)){1,200})[)）]"
_GROUP = re.compile(
    rf"(?P<number>제\s?\d{{1,3}}\s?(?P<level>[편장절관]){_BRANCH})(?:\s+(?P<heading>\S.{{0,120}}))?\Z"
)
_ARTICLE = re.compile(rf"(?P<number>제\s?\d{{1,4}}\s?조{_BRANCH})\s{{0,3}}{_BRACKET}(?=[\s{CIRCLED}]|\Z)")
_BARE_ARTICLE = re.compile(
    rf"(?P<number>제\s?\d{{1,4}}\s?조{_BRANCH}(?:\s?(?:부터|내지|및|와|과|ㆍ)\s?제\s?\d{{1,4}}\s?조{_BRANCH}(?:\s?까지)?)?)"
    rf"(?:\s+(?=삭\s?제|생\s?략|[{CIRCLED}])|\s*\Z|(?P<words>\s+(?=[가-힣「\"“])))"
)
# What follows an article that is only mentioned.
_MENTION = re.compile(r"(?:중|및|또는|부터|내지|본문|단서|전단|후단|각|같은|중에서|제목|에|의)(?=[\s\"“]|\Z)")
_PARAGRAPH = re.compile(
    rf"(?P<number>[{CIRCLED}]|<\d{{1,3}}>)\s?(?:[(（](?P<heading>[^()（）\n]{{2,60}})[)）](?=\s))?"
)
_ITEM = re.compile(r"(?P<number>\d{1,3}(?:의\d{1,3})*\s?\.)\s*(?!\d{1,2}\s?[.>,])(?=\S|\Z)")
_SUBITEM = re.compile(rf"(?P<number>[{LETTERS}](?:의\d{{1,2}})?\.)(?=\s|\Z|[「\"“(])")
_SUBSUBITEMS = tuple(
    re.compile(rf"(?P<number>{form})\s*(?=\S)")
    for form in (
        r"\d{1,2}\)",
        rf"[{LETTERS}]\)",
        r"\(\d{1,2}\)",
        rf"\([{LETTERS}]\)",
    )
)
_MD_HEADING = re.compile(r"#{1,6}\s+")
_MD_ARTICLE = re.compile(rf"(?P<number>제\s?\d+\s?조{_BRANCH})\s*(?:\((?P<heading>.*)\))?\s*\Z")
_MD_PARAGRAPH = re.compile(rf"\*\*\s*(?P<number>[{CIRCLED}]|<\d+>)\s*\*\*")
_MD_ITEM = re.compile(r"(?P<number>\d+(?:의\d+)*)\\\.")
_MD_SUBITEM = re.compile(rf"(?P<number>[{LETTERS}](?:의\d+)?)\\\.")
_NOTE = re.compile(r"\s*[<\[][^<>\[\]]*\d{4}[^<>\[\]]*[>\]]\s*\Z")
_LINE_END = re.compile(r"\s*\n\s*")


def printed(text: str, start: int, line: str) -> Shape | None:
    """The mark of a line as it is printed, or None. A heading in brackets may go on over the line's end."""
    first = line[0]
    if first == "제":
        return _article(text, start, line) or _group(start, line)
    if first in CIRCLED or first == "<":
        return _of(_PARAGRAPH, PARAGRAPH, start, line)
    return _listed(start, line)


def marked_up(start: int, line: str) -> Shape | None:
    """The mark of a line of a Markdown body: headings, bold paragraphs, escaped items; deeper ones are not escaped."""
    heading = _MD_HEADING.match(line)
    if heading:
        at, rest = start + heading.end(), line[heading.end() :]
        return _of(_MD_ARTICLE, ARTICLE, at, rest, bracketed=True) or _group(at, rest)
    if line[0] == "*":
        return _of(_MD_PARAGRAPH, PARAGRAPH, start, line)
    if "\\." in line[:12]:
        return _of(_MD_ITEM, ITEM, start, line) or _of(_MD_SUBITEM, SUBITEM, start, line)
    return _deeper(start, line)


def paragraph_at(text: str, start: int) -> Shape | None:
    """A paragraph that begins on the line of its article, after the heading."""
    while text[start : start + 1] == " ":
        start += 1
    return (
        _of(_PARAGRAPH, PARAGRAPH, start, text[start : start + 80])
        if text[start : start + 1] in CIRCLED
        else None
    )


def _article(text: str, start: int, line: str) -> Shape | None:
    match = _ARTICLE.match(text, start)
    if match:
        heading = _LINE_END.sub(" ", match["heading"]).strip()
        return Shape(ARTICLE, match["number"], heading, match.end(), True)
    bare = _BARE_ARTICLE.match(line)
    if not bare or (bare["words"] and _MENTION.match(line, bare.end())):
        return None
    return Shape(ARTICLE, bare["number"], "", start + bare.end())


def _group(start: int, line: str) -> Shape | None:
    match = _GROUP.match(line)
    if not match or line.endswith((".", ",", "다")) or _MENTION.match(match["heading"] or ""):
        return None
    heading = _NOTE.sub("", match["heading"] or "")
    return Shape(GROUPS[match["level"]], match["number"], heading, start + match.end())


def _listed(start: int, line: str) -> Shape | None:
    if first_is_digit(line):
        return _of(_ITEM, ITEM, start, line) or _deeper(start, line)
    return _of(_SUBITEM, SUBITEM, start, line) or _deeper(start, line)


def first_is_digit(line: str) -> bool:
    return "0" <= line[0] <= "9"


def _deeper(start: int, line: str) -> Shape | None:
    if ")" not in line[:4]:
        return None
    shapes = (_of(form, depth, start, line) for form, depth in zip(_SUBSUBITEMS, SUBSUBITEMS, strict=True))
    return next((shape for shape in shapes if shape), None)


def _of(form: re.Pattern[str], depth: int, start: int, line: str, *, bracketed: bool = False) -> Shape | None:
    match = form.match(line)
    if not match:
        return None
    number = match["number"] + ("." if form in (_MD_ITEM, _MD_SUBITEM) else "")
    heading = (match["heading"] or "").strip() if "heading" in form.groupindex else ""
    return Shape(depth, number, heading, start + match.end(), bracketed)
