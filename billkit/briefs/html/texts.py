"""Texts that were read, cut into runs: a page each, or a piece between two lines where the format has no pages.

A run holds its characters one for one, so that the script finds a span by its offsets alone: what a browser would drop,
merge or obey (control characters, carriage returns, marks that turn the direction) is shown as a sign of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import PurePath
from typing import NamedTuple

from markupsafe import Markup, escape

from billkit.briefs.wording import plain, shortened
from billkit.models.brief import Language
from billkit.models.document import Document
from billkit.models.section import Section

RUN = 3_000
LONGEST = 20_000
_NOT_SHOWN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


class Run(NamedTuple):
    """Characters `start` to `end` of a text, as HTML; `page` is the page that begins with it."""

    start: int
    end: int
    page: int | None
    html: Markup


class Place(NamedTuple):
    """Where one can go in a text."""

    anchor: str
    start: int
    words: str
    level: int


class Text(NamedTuple):
    """A document beside the brief."""

    number: int
    name: str
    language: str
    pages: int
    runs: tuple[Run, ...]
    places: tuple[Place, ...]


def texts(documents: Sequence[Document], lang: Language) -> tuple[Text, ...]:
    """Each document with its runs, and the articles and parts one can go to."""
    return tuple(_text(number, document, lang) for number, document in enumerate(documents, 1))


def _text(number: int, document: Document, lang: Language) -> Text:
    anchors = _anchors(number, document)
    starts = sorted(anchors)
    cuts = [*_cuts(document), len(document.text)]
    pages = {start: page for page, start in enumerate(document.page_starts, 1)}  # empty ones are passed over
    runs = tuple(
        Run(start, end, pages.get(start), _html(document.text, start, end, starts, anchors))
        for start, end in pairwise(cuts)
    )
    name = plain(PurePath(document.source).name) or "-"
    return Text(
        number, name, document.language or lang, len(document.page_starts), runs, _places(document, anchors)
    )


def _cuts(document: Document) -> list[int]:
    """Where runs begin, from 0: at pages, and inside long ones between lines."""
    bounds = sorted({0, *(start for start in document.page_starts if start < len(document.text))})
    cuts: list[int] = []
    for start, end in pairwise([*bounds, len(document.text)]):
        cuts.append(start)
        if not document.page_starts or end - start > LONGEST:
            cuts += _breaks(document.text, start, end)
    return cuts


def _breaks(text: str, start: int, end: int) -> Iterator[int]:
    """Cuts behind line ends, each at least `RUN` characters from the last; inside a line only where it is endless."""
    at = start
    while end - at > RUN:
        line = text.find("\n", at + RUN, min(at + LONGEST, end)) + 1
        at = line or _blank(text, at + LONGEST, end)
        if at >= end:
            return
        yield at


def _blank(text: str, at: int, end: int) -> int:
    if at >= end:
        return end
    return text.rfind(" ", at - RUN, at) + 1 or at


def _anchors(number: int, document: Document) -> dict[int, str]:
    """Ids of the sections that can be cited, by where they start: each label once, the outermost at a place."""
    found: dict[int, str] = {}
    taken: set[str] = set()
    for _, section in document.outline():
        label = section.label or (section.number if section.rank == "group" else "")
        # blanks cannot stand in an id; nor, outside quotation marks, what ends one
        name = f"text-{number}-" + "_".join(plain(label).split())
        if label and name not in taken and section.start not in found:
            found[section.start] = name
            taken.add(name)
    return found


def _html(text: str, start: int, end: int, starts: Sequence[int], anchors: dict[int, str]) -> Markup:
    inside = starts[bisect_left(starts, start) : bisect_left(starts, end)]
    parts = [_shown(text[start : inside[0] if inside else end])]
    for at, following in pairwise([*inside, end]):
        parts.append(f'<span id="{escape(anchors[at])}"></span>')
        parts.append(_shown(text[at:following]))
    return Markup("".join(parts))


def _shown(text: str) -> str:
    return escape(_NOT_SHOWN.sub(_sign, text))


def _sign(found: re.Match[str]) -> str:
    """U+0007 -> U+2407, the picture of a control character; the sign of replacement for the rest."""
    code = ord(found[0])
    return chr(0x2400 + code) if code < 0x20 else "\u2421" if code == 0x7F else "\ufffd"


def _places(document: Document, anchors: dict[int, str]) -> tuple[Place, ...]:
    """Articles, and the parts above them; nothing inside of words meant for another law."""
    return tuple(
        Place(anchors[section.start], section.start, _words(section), level)
        for level, section in document.outline()
        if section.start in anchors and section.rank in ("group", "article") and section.role != "quoted"
    )


def _words(section: Section) -> str:
    mark = plain(section.label or section.number)
    heading = plain(section.heading)
    return shortened(f"{mark} {heading}" if heading and not mark.endswith(heading) else mark, 80)
