"""Japanese laws.

Shapes handled:

- ``第一条``, ``第三条の二`` before a blank, under a caption ``（目的等）``; the first paragraph carries no number, ``２`` and on do, full
  or half width; items ``一``, ``三の二``, below them ``イ``, ``ロ``, below these ``（１）``;
- ``第一章 総則``, ``第二節``; the 目次; ``附則`` with the law that brought it.

Fires where two articles in kanji numerals follow each other. A number counts only as the next of its list: ``一`` also begins words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from billkit.models.section import Rank, Section
from billkit.structure.traditions.ladder import Ladder, Reading
from billkit.structure.traditions.nesting import Mark, nest
from billkit.structure.traditions.ordinals import Ordinal, digits, iroha, kanji

_FIGURES = "[一二三四五六七八九十百千]+"
_BLANK = r"(?=[ \u3000\t])"
_ARTICLE = rf"第(?P<number>{_FIGURES})条(?P<branch>(?:の{_FIGURES})*)"
_TOKEN = re.compile(
    r"^[ \u3000\t]*(?:#{1,6}[ \t]+)?\*{0,2}(?:"
    rf"(?P<article>{_ARTICLE})\*{{0,2}}(?=[ \u3000\t（(「]|$)"
    rf"|(?P<group>第{_FIGURES}(?P<level>編|章|節|款|目)(?:の{_FIGURES})*)(?P<heading>[ \u3000\t]+[^\n]{{1,100}})$"
    r"|(?P<contents>目[ \u3000]*次)[ \u3000\t]*$"
    r"|(?P<addenda>附[ \u3000]*則)(?P<law>[ \u3000\t]*(?:（[^\n）]{1,80}）)*)[ \u3000\t]*(?:抄)?[ \u3000\t]*$"
    rf"|(?P<paragraph>[０-９]{{1,2}}|\d{{1,2}}){_BLANK}"
    rf"|(?P<item>{_FIGURES}(?:の{_FIGURES})?){_BLANK}"
    rf"|(?P<iroha>[イロハニホヘトチリヌルヲワカヨタレソツネナラム]){_BLANK}"
    rf"|(?P<sub>[（(][０-９\d]{{1,2}}[）)]){_BLANK})",
    re.M,
)
_CAPTION = re.compile(
    r"(?:^|\n)[ \u3000\t]*[（(](?P<words>[^\n（）()]{1,60})[）)][ \u3000\t]*\n[ \u3000\t\n]*\Z"
)
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")
_LEVELS: tuple[tuple[Rank, str], ...] = (
    ("paragraph", "項"), ("item", "号"), ("subitem", "号の細分"), ("subsubitem", "号の細分"),
)  # fmt: skip
_GROUPS = {"編": 0, "章": 1, "節": 2, "款": 3, "目": 4}


def find(text: str) -> list[Section]:
    """The sections of a law; none where no two articles follow each other."""
    if "条" not in text:
        return []
    tokens = list(_TOKEN.finditer(text))
    articles = [kanji(token["number"]) for token in tokens if token["article"]]
    numbers = [ordinal.value for ordinal in articles if ordinal]
    if not any(b - a == 1 for a, b in pairwise(numbers)):
        return []
    return nest(text, _marks(text, tokens), "jp")


def _marks(text: str, tokens: list[re.Match[str]]) -> Iterator[Mark]:
    ladder, is_open, skip_to = Ladder(), False, -1
    for index, token in enumerate(tokens):
        start = token.end() - len(token[0].lstrip(" \u3000\t#*"))
        if start < skip_to:
            continue
        if token["contents"]:
            skip_to = _contents_end(tokens, index, len(text))
            yield Mark(start, "block", "TOC", role="toc", until=skip_to)
        elif token["addenda"]:
            ladder, is_open = Ladder(), True
            law = token["law"].strip(" \u3000\t（）")
            yield Mark(start, "block", "附則", "" if law == "抄" else law, role="addenda")
        elif token["group"]:
            ladder, is_open = Ladder(), False
            yield Mark(
                start,
                "group",
                token["level"],
                token["group"],
                token["heading"].strip(" \u3000\t*"),
                depth=_GROUPS[token["level"]],
            )
        elif token["article"]:
            ladder, is_open = Ladder(), True
            ladder.place([Reading(0, Ordinal(1))], opens=True, strict=True)
            yield from _article(text, token, start, tokens[index + 1 : index + 60])
        elif is_open:
            level = ladder.place(_readings(token), opens=False, strict=True)
            if level is not None:
                rank, name = _LEVELS[level]
                yield Mark(start, rank, name, token[0].strip(" \u3000\t*"))


def _article(text: str, token: re.Match[str], start: int, following: list[re.Match[str]]) -> Iterator[Mark]:
    caption = _CAPTION.search(text, max(0, start - 120), start)
    heading = caption["words"] if caption else ""
    yield Mark(caption.start("words") - 1 if caption else start, "article", "条", token["article"], heading)
    if _has_second(following):
        body = token.end()
        while body < len(text) - 1 and text[body] in " \u3000\t*\n":
            body += 1
        yield Mark(body, "paragraph", "項", "１")


def _has_second(following: list[re.Match[str]]) -> bool:
    """Whether a second paragraph comes before the next article: only then is the first cited as one."""
    for token in following:
        if token["article"] or token["group"] or token["addenda"]:
            return False
        if token["paragraph"] and token["paragraph"].translate(_WIDE) == "2":
            return True
    return False


def _readings(token: re.Match[str]) -> list[Reading]:
    shapes = (
        (0, digits(token["paragraph"].translate(_WIDE)) if token["paragraph"] else None),
        (1, kanji(token["item"]) if token["item"] else None),
        (2, iroha(token["iroha"]) if token["iroha"] else None),
        (3, digits(token["sub"].strip("（）()").translate(_WIDE)) if token["sub"] else None),
    )
    return [Reading(level, ordinal) for level, ordinal in shapes if ordinal]


def _contents_end(tokens: list[re.Match[str]], index: int, end: int) -> int:
    """Where the entries of a 目次 end: at the first article, or at the first chapter named a second time."""
    seen: set[str] = set()
    for token in tokens[index + 1 :]:
        if token["article"] or (token["group"] and token["group"] in seen and token["level"] in "編章"):
            return token.start()
        if token["group"]:
            seen.add(token["group"])
    return end
