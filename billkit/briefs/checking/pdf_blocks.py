"""The visible blocks of a brief as PDF, as its tags tell them, and the citation data in it.

What the pages add, the numbers of pages behind the sources, is taken away. A PDF that was printed anew has no
tags: its pages are blocks, in which little is found.
"""

from __future__ import annotations

import re
from functools import cache
from typing import get_args

from billkit.briefs.catalogue import layout
from billkit.briefs.checking.found import Found, FoundCell
from billkit.models.brief import Language


def cut(data: bytes, label: str) -> tuple[list[Found], bytes | None]:
    """The blocks in reading order; and the citation data, None where there are none."""
    from billkit.briefs.pdf.reading import read_back

    read = read_back(data, label)
    shown = (_cited_on().sub("", " ".join(block.split())) for block in read.blocks)
    found = [Found("paragraph", (FoundCell(text),)) for text in shown if text]
    return found, read.citation_data.encode("utf-8") if read.citation_data else None


@cache
def _cited_on() -> re.Pattern[str]:
    """What stands behind a source: "Cited on p. 1, 2."."""
    langs: tuple[Language, ...] = get_args(Language)
    told = (re.escape(layout(lang)["cited_on"]).replace(r"\{pages\}", r"[\d,\s]+") for lang in langs)
    return re.compile(rf"\s*(?:{'|'.join(told)})$")
