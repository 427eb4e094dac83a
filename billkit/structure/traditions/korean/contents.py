"""Tables of contents: ``목 차`` and the headings under it, or headings without text that are repeated further on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from billkit.structure.traditions.korean import parts
from billkit.structure.traditions.korean.lines import Line
from billkit.structure.traditions.korean.marks import BLOCK, Mark, value

_LEADER = r"(?:[\s.·…‧∙⋯-]*\d{0,4})?\s*\Z"
_ENTRY = re.compile(
    rf"(?:(?P<group>제\s?\d{{1,3}}\s?[편장절관](?:\s?의\s?\d+)*)(?:\s+[^\s“\"]{{1,30}}){{0,20}}?"
    rf"|(?P<article>제\s?\d{{1,4}}\s?조(?:\s?의\s?\d+)*)(?:\s?\([^\n]{{1,100}}\))?|부\s{{0,6}}칙){_LEADER}"
)
_SENTENCE = re.compile(r"다\.|[①②]|생략|삭제")
_NUMBER = re.compile(r"제\s?\d{1,4}\s?[편장절관조](?:\s?의\s?\d+)*(?!\s?제)")
_BLANKS = re.compile(r"\s")
_FEWEST = 3  # entries of a table of contents


def without_contents(lines: Sequence[Line]) -> tuple[list[Mark], list[Line]]:
    """The table of contents as a mark, if there is one, and all other lines."""
    for first, last in _runs(lines):
        headed = first > 0 and _is_heading(lines[first - 1])
        if headed or _comes_again(lines, first, last):
            first -= headed
            mark = Mark(
                BLOCK, "block", "목차", "", lines[first].start, lines[first].end, lines[first].text if headed else "",
                "toc", end=lines[last].end,
            )  # fmt: skip
            return [mark], [*lines[:first], *lines[last + 1 :]]
    return [], list(lines)


def _runs(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """First and last line of each run of headings without text between them; a run ends where its first comes again."""
    runs: list[tuple[int, int]] = []
    first: int | None = None
    for at, line in enumerate(lines):
        entry = bool(_entry(line))
        if first is not None and (not entry or _number(line) == _number(lines[first])):
            if at - first >= _FEWEST:
                runs.append((first, at - 1))
            first = None
        if entry and first is None:
            first = at
    return runs


def _entry(line: Line) -> re.Match[str] | None:
    if len(line.text) > 140 or _SENTENCE.search(line.text):
        return None
    return _ENTRY.match(line.text)


def _is_heading(line: Line) -> bool:
    part = parts.part(line.text)
    return bool(part and part.role == "toc")


def _comes_again(lines: Sequence[Line], first: int, last: int) -> bool:
    """Whether a run begins with the first chapter or article and that one heads a text further on."""
    number = _number(lines[first])
    return value(number) == (1,) and any(_number(line) == number for line in lines[last + 1 :])


def _number(line: Line) -> str:
    match = _NUMBER.match(line.text)
    return _BLANKS.sub("", match.group()) if match else ""
