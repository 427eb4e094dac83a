"""The articles of a text: a page dump may hold several, and chrome around each of them.

Shapes handled: a headline printed twice or three times, a source line, an age ("42 minutes ago", glued "timean hour
ago"), a byline, a dateline; after the text comments, links to other articles, cookies, newsletters, app stores. The
phrases stand in ``chrome.txt``.

Prose is never left out: a line that is neither a phrase of the list nor a short line of a list of links belongs to an
article. A new article begins only where a repeated headline, or a list of links before a headline, meets an age, a
byline or a repeated source line; a press release with headings stays one article.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from billkit.language.wordlists import entries

LineKind = Literal["chrome", "tail", "age", "byline", "short", "prose"]


class Article(NamedTuple):
    """An article of a page. `title` is its headline, ``""`` where none was found; the span holds headline and text."""

    title: str
    start: int
    end: int


class Line(NamedTuple):
    """A line of a page that is not blank, without the blanks around it."""

    text: str
    start: int
    end: int
    kind: LineKind


class Head(NamedTuple):
    """Where the head of an article begins, and the last print of its headline: indices of lines."""

    first: int
    headline: int


_UNIT = r"(?:second|minute|min|hour|hr|day|week|month|year)s?"
_AGE = re.compile(
    rf"(?:.{{0,40}}?)(?:\b|(?<=time)|(?<=[a-z]))(?:an?|\d{{1,2}})\s?{_UNIT} ago"
    r"|(?:published|updated|posted|last updated|first published|입력|수정|등록|승인)"
    r"\s*(?:on|at|:)?\s*(?:\w{3,9}[.,]?\s){0,2}\d.{0,30}"
    r"|\d+\s?(?:초|분|시간|일|주|개월) 전",
    re.I,
)
_BYLINE = re.compile(
    r"(?:by|from)\s+(?:[A-Z][\w.'’-]*\s*){1,5}(?:(?:,|and|\||-).{0,60})?|[가-힣]{2,4}\s?(?:기자|특파원)\b.{0,40}",
    re.I,
)
_SENTENCE_END = re.compile(r"[.!?。…][\"'”’)\]]*(?:\s*\([^()]{2,30}\))?(?:\s*[\w.+-]+@[\w.-]+)?$")
_MARKS = " \t.,:;!…·•*|-–—>»<«[]()\"'“”‘’"
_SHORT_LINE = 200
_HEAD_LINES = 8


def articles(text: str, start: int = 0, end: int | None = None) -> list[Article]:
    """Articles in the order of the page. A normal text gives one: the whole text without the chrome at its ends."""
    lines = _lines(text, start, len(text) if end is None else end)
    if not lines:
        return []
    found = [_article(lines[first:after]) for first, after in _ranges(lines)]
    kept = [article for article in found if article]
    return kept or [Article("", lines[0].start, lines[-1].end)]


def _ranges(lines: list[Line]) -> list[tuple[int, int]]:
    """Ranges of lines, one for each article; the head of the next article ends one."""
    heads = _heads(lines)
    if not heads or any(_prose(lines[: heads[0].first])):
        heads = [Head(0, 0), *heads]
    ends = [head.first for head in heads[1:]] + [len(lines)]
    return [(head.headline, after) for head, after in zip(heads, ends, strict=True)]


def chrome_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Lines between two offsets that are chrome, for those who pass over it ("Advertisement" inside an article)."""
    return [(line.start, line.end) for line in _lines(text, start, end) if line.kind in ("chrome", "tail")]


@cache
def _phrases() -> dict[str, frozenset[str]]:
    lists = entries(Path(__file__).with_name("chrome.txt"))
    return {heading: frozenset(lines) for heading, lines in lists.items()}


@cache
def _openings() -> tuple[str, ...]:
    return tuple(sorted(_phrases()["opening"]))


def _lines(text: str, start: int, end: int) -> list[Line]:
    found: list[Line] = []
    at = start
    while at < end:
        newline = text.find("\n", at, end)
        stop = end if newline < 0 else newline
        piece = text[at:stop]
        stripped = piece.strip()
        if stripped:
            first = at + len(piece) - len(piece.lstrip())
            found.append(Line(stripped, first, first + len(stripped), _kind(stripped)))
        at = stop + 1
    return found


def _kind(line: str) -> LineKind:
    if len(line) > _SHORT_LINE:
        return "prose"
    bare = line.strip(_MARKS).lower()
    phrases = _phrases()
    if bare in phrases["tail"]:
        return "tail"
    if bare in phrases["line"] or not bare or line.lower().startswith(_openings()):
        return "chrome"
    if len(line) < 90 and not _SENTENCE_END.search(line):
        if _AGE.fullmatch(line):
            return "age"
        if _BYLINE.fullmatch(line):
            return "byline"
    ended = _SENTENCE_END.search(line) is not None and len(line.split()) > 4
    return "prose" if ended or len(line) > 150 else "short"


def _heads(lines: list[Line]) -> list[Head]:
    """Heads of articles, where the page shows signs of several."""
    counts = Counter(line.text for line in lines if line.kind in ("short", "prose") and len(line.text) > 15)
    heads: list[Head] = []
    index = 0
    while index < len(lines):
        after = _head_end(lines, index)
        if after > index and _is_head(lines, index, after, counts):
            first = _first_headline(lines, index, after)
            heads.append(Head(first, _last_headline(lines, first, after, counts)))
            index = after
        else:
            index += 1
    return heads


def _head_end(lines: list[Line], index: int) -> int:
    """Index after the run of lines, prose excepted, that stands before a paragraph of prose."""
    after = index
    while after < len(lines) and after - index < _HEAD_LINES and (_is_short(lines[after])):
        after += 1
    return after if after < len(lines) and lines[after].kind == "prose" else index


def _is_short(line: Line) -> bool:
    return line.kind in ("short", "age", "byline")


def _is_head(lines: list[Line], index: int, after: int, counts: Counter[str]) -> bool:
    """Whether a run of short lines is the head of an article: at least two signs, one of them a headline's."""
    run = lines[index:after]
    repeated = (
        len(run[0].text) > 15 and run[0].kind == "short" and sum(r.text == run[0].text for r in run) > 1
    )
    after_links = index > 0 and lines[index - 1].kind == "tail"
    dated = any(line.kind == "age" for line in run) or any("ago" in line.text[-4:] for line in run)
    signed = any(line.kind == "byline" for line in run)
    bare = Counter(line.text.strip(_MARKS) for line in run if len(line.text) < 40)
    sourced = any(times > 1 for times in bare.values())
    page_repeats = counts[run[0].text] > 1
    return (
        (repeated or after_links or page_repeats) and run[0].kind == "short" and (dated or signed or sourced)
    )


def _first_headline(lines: list[Line], index: int, after: int) -> int:
    """The first print of the headline: links to other articles may stand before it, and are printed once."""
    prints = Counter(line.text for line in lines[index:after] if line.kind == "short" and len(line.text) > 15)
    return next((i for i in range(index, after) if prints[lines[i].text] > 1), index)


def _last_headline(lines: list[Line], index: int, after: int, counts: Counter[str]) -> int:
    """The last print of the headline: source and age stand between the prints, the text follows the last."""
    headline = lines[index].text
    return max(i for i in range(index, after) if lines[i].text == headline) if counts[headline] > 1 else index


def _prose(lines: list[Line]) -> list[Line]:
    return [line for line in lines if line.kind == "prose"]


def _article(lines: list[Line]) -> Article | None:
    """The article in a run of lines: from its headline to its last prose, chrome at both ends left out."""
    first = next((i for i, line in enumerate(lines) if line.kind not in ("chrome", "tail", "age")), None)
    if first is None:
        return None
    last = _last_line(lines)
    body = lines[first : last + 1]
    if not body:
        return None
    first += _skipped(body)
    title = lines[first].text if lines[first].kind == "short" else ""
    return Article(title.lstrip("# "), lines[first].start, lines[max(last, first)].end)


def _skipped(body: list[Line]) -> int:
    """How many lines of a repeated headline stand before its last print, where nothing but a head parts the prints."""
    if body[0].kind != "short":
        return 0
    prints = [i for i, line in enumerate(body[:_HEAD_LINES]) if line.text == body[0].text]
    between = body[: prints[-1]]
    return prints[-1] if all(_is_short(line) or line.kind == "chrome" for line in between) else 0


def _last_line(lines: list[Line]) -> int:
    """Index of the last line that belongs to the article: list of links and chrome at the end are cut.

    Short lines after the last prose stay (a list of measures, a signature) unless a tail phrase stands before them.
    """
    last = len(lines) - 1
    tails = [i for i, line in enumerate(lines) if line.kind == "tail"]
    for tail in tails:
        if not any(line.kind == "prose" for line in lines[tail + 1 :]):
            last = tail - 1
            break
    while last > 0 and lines[last].kind in ("chrome", "tail", "age"):
        last -= 1
    return last
