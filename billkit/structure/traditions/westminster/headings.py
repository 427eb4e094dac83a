"""Headings of articles: after the number (``2. Application``, ``SECTION 2. - Application``) or on the line above it."""

from __future__ import annotations

import re

_ENDS = (".", ";", ":", ",", "—", "–", "-")
_LONGEST = 150
_MARKUP = " \t#*_—–-"
_NUMBERED = re.compile(r"[ \t]*(?:#{1,6}[ \t]+|[-*•][ \t]+)?\*{0,2}[(\d]")
_BILL = re.compile(
    r"^[ \t#*]*(?:A[ \t]*\n+[ \t#*]*)?(?:A )?BILL(?: TO)?[ \t*]*$|\[A[Ss] (?:INTRODUCED|AMENDED|introduced|amended|brought)"
    r"|^[ \t#*]*[A-Z][^\n]{3,100} Bill(?: \[HL\])?[ \t*]*$",
    re.M,
)
_CITED = re.compile(r"\b(?:These (Regulations|Rules)|This (Order)) may be cited")


def kind_of(text: str) -> str:
    """What the articles of a text are called: section, in a bill clause, in an instrument regulation, rule or article."""
    head = text[:6000]
    cited = _CITED.search(head)
    if cited:
        return {"Regulations": "regulation", "Rules": "rule"}.get(cited[1], "article")
    if _BILL.search(head):
        return "clause"
    return "section"


def after_number(text: str, start: int) -> tuple[str, int]:
    """The heading on the line of a number, "" where its text begins there; and the offset where the text begins."""
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    line = text[start : min(end, start + 2 * _LONGEST)].strip(_MARKUP + ".")
    rest = text[start:end].strip()
    is_heading = (
        0 < len(line) <= _LONGEST and line[0] not in "([" and not rest.endswith(_ENDS) and ". " not in line
    )
    if is_heading:
        return " ".join(line.split()), _next(text, end)
    return "", _next(text, start)


def head_start(text: str, number: int) -> int:
    """Where the heading above a number begins; the number itself, where there is none."""
    line_start = text.rfind("\n", 0, number) + 1
    above_end = _last_word(text, line_start)
    above = text.rfind("\n", 0, above_end) + 1
    line = text[above:above_end]
    bare = line.strip(_MARKUP)
    if not bare or len(bare) > _LONGEST or bare.endswith(_ENDS) or _NUMBERED.match(line) or bare.isdigit():
        return number
    return above + len(line) - len(line.lstrip())


def before_number(text: str, start: int, number: int) -> str:
    return (
        " ".join(text[start:number].split("\n")[0].strip(_MARKUP).replace("*", "").split())
        if start < number
        else ""
    )


def _last_word(text: str, end: int) -> int:
    while end > 0 and text[end - 1].isspace():
        end -= 1
    return end


def _next(text: str, start: int) -> int:
    while start < len(text) and (text[start].isspace() or text[start] in ".—–-*"):
        start += 1
    return start
