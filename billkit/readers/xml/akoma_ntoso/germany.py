"""LegalDocML.de: ranks by the look of the number, since a list's items are `point` or `item` at any depth.

``(1)`` Absatz, ``1.`` Nummer, ``a)`` Buchstabe, ``aa)`` Doppelbuchstabe, ``aaa)`` Dreifachbuchstabe.
"""

from __future__ import annotations

import re

from lxml import etree

from billkit.readers.xml.akoma_ntoso.hierarchy import Around, Place, Survey, place
from billkit.readers.xml.parse import local

_SHAPES: tuple[tuple[re.Pattern[str], Place], ...] = (
    (re.compile(r"\(\d+[a-z]*\)"), Place("paragraph", "Absatz")),
    (re.compile(r"\d+[a-z]*\.?"), Place("item", "Nummer")),
    (re.compile(r"[a-z]\)"), Place("subitem", "Buchstabe")),
    (re.compile(r"([a-z])\1\)"), Place("subsubitem", "Doppelbuchstabe")),
    (re.compile(r"([a-z])\1\1\)"), Place("subsubitem", "Dreifachbuchstabe")),
)
_GROUPS = {
    "part": "Teil", "chapter": "Kapitel", "subchapter": "Unterkapitel", "book": "Buch", "title": "Titel",
    "subtitle": "Untertitel", "section": "Abschnitt", "subsection": "Unterabschnitt",
}  # fmt: skip


def german(element: etree._Element, number: str, around: Around, survey: Survey) -> Place | None:
    found = place(element, number, around, survey)
    if found is None:
        return None
    if found.rank == "article":
        return Place("article", "§" if number.startswith("§") else "Artikel")
    if found.rank == "group":
        return Place("group", _GROUPS.get(local(element), found.level))
    by_shape = next((shape for pattern, shape in _SHAPES if pattern.fullmatch(number)), None)
    return by_shape or found
