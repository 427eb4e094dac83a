"""The blocks of a text: headings, labels, list items, paragraphs.

Shapes handled: Markdown headings; short lines without a final stop; lines in capitals; the question of a Q&A; run-in
labels at the start of a paragraph ("Quotas. A fixed volume ...", "The plan: Ministries ..."); list items with a bullet,
a number, a letter or a paragraph number ("•", "–", "1.", "(a)", "Para 1.1.", "①", "가.").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from billkit.language.sentences import is_wrap
from billkit.language.wordlists import english

Kind = Literal["heading", "paragraph", "item", "label"]


class Block(NamedTuple):
    """A piece of a text without the blanks around it. `level`: depth of a heading, from 1, or of an item; else 0.

    A label is the run-in heading of the paragraph or item that follows it.
    """

    kind: Kind
    start: int
    end: int
    level: int


_ITEM = re.compile(
    r"(?P<bullet>[-*•▲△▶□○◇■●·–—◦▪‣o])[ \t]+(?=\S)"
    r"|(?P<number>(?:Para(?:graph)?\.?[ ])?(?P<digits>\d{1,3}(?:\.\d{1,3})*)[.)])[ \t]+(?=\S)"
    r"|(?P<letter>\(?[a-z]{1,4}\)|\(\d{1,2}\)|[①-⑳]|[가-하][.)])[ \t]*(?=\S)"
)
_MARKDOWN = re.compile(r"(#{1,6})[ \t]+\S")
_UNDERLINE = re.compile(r"(?:=+|-{3,}|\*{3,}|_{3,})\Z")
_QUESTION_MARK = re.compile(r"(?:Q(?:uestion)?|질문|문)\s*\d*\s*[.:)]\s*|Q\d*\s+(?=[A-Z])", re.I)
_ANSWER_MARK = re.compile(r"(?:A(?:nswer)?|답변|답)\s*\d*\s*[.:)]\s", re.I)
_FINAL = ".!?;,…。"
_HEADING_CHARS = 140
_HEADING_WORDS = 18
_NUMBERED_HEADING_WORDS = 10
_LABEL = re.compile(r"(?P<label>(?:[^\s.:?!]+[ ]){0,4}[^\s.:?!]+)(?P<mark>[.:?])[ ]+(?P<next>[\"“'(\[]?\S)")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")

_CONTRACTED = ("n't", "'re", "'ll", "'ve", "'d", "it's", "he's", "there's", "that's", "what's")


def blocks(text: str, start: int = 0, end: int | None = None) -> list[Block]:
    """Blocks between two offsets, in order. Together they cover every character that is not blank."""
    end = len(text) if end is None else end
    found: list[Block] = []
    for first, after, alone in _paragraphs(text, start, end):
        found.extend(_blocks_of(text, first, after, alone, first_block=not found))
    return found


def _paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Spans of paragraphs (wrapped lines joined) and whether a blank line or an edge of the text follows."""
    first: int | None = None
    at = start
    while at < end:
        newline = text.find("\n", at, end)
        line_end = end if newline < 0 else newline
        if first is None and text[at:line_end].strip():
            first = at
        if first is not None and not (newline >= 0 and is_wrap(text, newline, start, end)):
            yield (*_stripped(text, first, line_end), _blank_follows(text, line_end, end))
            first = None
        at = line_end + 1


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return end - len(piece.lstrip()), start + len(piece.rstrip())


def _blank_follows(text: str, line_end: int, end: int) -> bool:
    return not text[line_end + 1 : min(line_end + 200, end)].split("\n", 1)[0].strip()


def _blocks_of(text: str, start: int, end: int, alone: bool, first_block: bool) -> Iterator[Block]:
    markdown = _MARKDOWN.match(text, start, end)
    if markdown:
        yield Block("heading", start, end, len(markdown[1]))
        return
    item = _ITEM.match(text, start, end)
    if item and not _is_numbered_heading(text, item, end):
        yield from _with_label(text, start, item.end(), end, "item", _item_level(item))
        return
    line = text[start:end]
    if _is_heading(line, alone, first_block):
        yield Block("heading", start, end, 1 if first_block else 2)
        return
    yield from _with_label(text, start, start, end, "paragraph", 0)


def _item_level(item: re.Match[str]) -> int:
    digits = item["digits"]
    return digits.count(".") + 1 if digits else 1


def _is_numbered_heading(text: str, item: re.Match[str], end: int) -> bool:
    """ "2. What changes": a number before a short line right above its text, not a list of short nouns."""
    if item["digits"] is None:
        return False
    rest = text[item.end() : end]
    if rest.isupper() or (rest[-1] == "?" and len(rest) < _HEADING_CHARS):
        return True
    short = len(rest.split()) <= _NUMBERED_HEADING_WORDS and rest[-1] not in _FINAL
    above, below = _line_above(text, item.start()), _line_below(text, end)
    return short and below[-1:] in (".", ":") and not _ITEM.match(below) and not _ITEM.match(above)


def _line_above(text: str, start: int) -> str:
    """The line right above a line that begins at an offset, empty where there is none."""
    line_start = text.rfind("\n", 0, start) + 1
    return text[text.rfind("\n", 0, max(line_start - 1, 0)) + 1 : max(line_start - 1, 0)].strip()


def _line_below(text: str, end: int) -> str:
    """The line right below a line that ends at an offset, empty where there is none."""
    newline = text.find("\n", end)
    after = text.find("\n", newline + 1)
    return "" if newline < 0 else text[newline + 1 : len(text) if after < 0 else after].strip()


def _is_heading(line: str, alone: bool, first_block: bool) -> bool:
    if _ANSWER_MARK.match(line) or _UNDERLINE.match(line) or len(line) > _HEADING_CHARS:
        return False
    if _QUESTION_MARK.match(line):
        return line[-1] == "?"
    words = line.split()
    if len(words) > _HEADING_WORDS:
        return False
    if line[-1] == "?":
        return line.count("?") == 1 and not re.search(r"[.!]\s", line)
    if line[-1] == ":" and any(word.lower() in english("verbs") for word in words):
        return False
    if line[-1] in _FINAL or (line[-1] in "\"”'’)" and line[-2:-1] in _FINAL):
        return False
    return alone or first_block or line.isupper() or len(words) <= 10


def _with_label(text: str, start: int, body: int, end: int, kind: Kind, level: int) -> Iterator[Block]:
    cut = _label_end(text, body, end, in_item=kind == "item")
    if cut is None:
        yield Block(kind, start, end, level)
        return
    yield Block("label", start, cut, level)
    rest, after = _stripped(text, cut, end)
    yield Block(kind, rest, after, level)


def _label_end(text: str, body: int, end: int, in_item: bool) -> int | None:
    """Offset after the run-in label that opens a paragraph, or None."""
    match = _LABEL.match(text, body, min(end, body + 120))
    if match is None:
        question = _QUESTION_MARK.match(text, body, end)
        asked = text.find("?", body, min(end, body + 200)) if question else -1
        return asked + 1 if 0 <= asked < end - 1 else None
    words = _WORD.findall(match["label"])
    if not words or not (match["label"][0].isupper() or "가" <= match["label"][0] <= "힣"):
        return None
    if match["mark"] != "?" and not _is_noun_group(words, match):
        return None
    next_char = match["next"][-1]
    if next_char.islower() and (match["mark"] == "." or not in_item):
        return None
    return match.end("mark") if len(text[match.start("next") : end].split(None, 4)) >= 4 else None


def _is_noun_group(words: list[str], match: re.Match[str]) -> bool:
    """Whether the words before a full stop or colon name a subject rather than make a statement."""
    lower = [word.lower().replace("’", "'") for word in words]
    if match["mark"] == "." and lower[0] in english("clause openers"):
        return True
    if any(word in english("verbs") or word.endswith(_CONTRACTED) for word in lower) or lower[0] in english(
        "remarks"
    ):
        return False
    if (len(lower) > 1 and lower[-1].endswith("ed")) or words[-1][-1] in "다음함임됨":
        return False
    last = match["label"].rsplit(None, 1)[-1]
    if match["mark"] == ":":
        return last[-1] not in '"”'
    return lower[-1] not in english("label endings") and not last[-1].isdigit() and len(last) > 1
