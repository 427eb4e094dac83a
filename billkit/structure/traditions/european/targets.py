"""Which place of the amended act a quotation goes to: "Article 10 is amended", "in paragraph 3", "point (b) is replaced"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_ARTICLE = re.compile(
    r"\bArticle[ \u00a0](?P<number>\d{1,3}[a-z]{0,3})(?:\((?P<paragraph>\d{1,3}[a-z]{0,2})\))?"
)
_PARAGRAPH = re.compile(r"\bparagraph[ \u00a0](?P<number>\d{1,3}[a-z]{0,2})\b")
_MENTION = re.compile(
    r"\b(?:Directive|Regulation|Decision) (?:\(E[CU]\) )?(?:No )?\d+/\d+\b[^\n]*|[‘“][^\n]*"
)


class Target(NamedTuple):
    """Numbers of an article of the amended act and a paragraph in it, "" where not told."""

    article: str = ""
    paragraph: str = ""


def amended(openings: Sequence[str]) -> Target:
    """The place named in the opening words of the points around a quotation, outermost first."""
    target = Target()
    for words in openings:
        named = _MENTION.sub("", words)
        article = _ARTICLE.search(named)
        paragraph = _PARAGRAPH.search(named, article.end() if article else 0)
        if article:
            target = Target(article["number"], article["paragraph"] or "")
        if paragraph:
            target = target._replace(paragraph=paragraph["number"])
    return target
