"""Sections of a text without mark-up: each drafting tradition looks for its own numbering, the one that fits best is taken.

A tradition is a module of `billkit.structure.traditions` with one function, `find(text)`, that gives the sections it
sees, labelled, in the order of the text; none where the text is not numbered its way.
"""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple

from billkit.models.document import Document
from billkit.models.section import Section


class _Tradition(NamedTuple):
    """A module of `traditions`, imported and asked only where one of its words is in the text."""

    module: str
    words: tuple[str, ...]


# By tradition (a key of `billkit.structure.citations.TRADITIONS`).
_TRADITIONS: dict[str, _Tradition] = {
    "kr": _Tradition("korean", ("조",)),
    "us": _Tradition(
        "us", ("SEC. ", "SECTION ", "Sec. ", "Section ", "State of New York", "STATE OF NEW YORK")
    ),
    "uk": _Tradition(
        "westminster", ("this Act", "This Act", "this section", "Regulations", "Order", "subsection")
    ),
    "eu": _Tradition("european", ("Article", "ARTICLE", "Art. ")),
    "de": _Tradition("german", ("§", "Artikel")),
    "jp": _Tradition("japanese", ("条",)),
    "br": _Tradition("brazilian", ("Art. ", "Art.\u00a0")),
}
_LONGEST = 8_000_000  # characters: three times the longest act; beyond it a text is data, not law


class Outline(NamedTuple):
    """Sections in the order of the text and the tradition they were found by; none and "" for prose."""

    sections: tuple[Section, ...] = ()
    tradition: str = ""


def outline(document: Document) -> Outline:
    """The sections of a document whose format told none, by the tradition that finds most."""
    text = document.text[:_LONGEST]
    found = {name: sections_by(name, text) for name in _TRADITIONS}
    best = max(found, key=lambda name: len(found[name]))
    return Outline(tuple(found[best]), best) if found[best] else Outline()


def sections_by(name: str, text: str) -> list[Section]:
    """The sections that one tradition sees in a text."""
    tradition = _TRADITIONS[name]
    if not any(word in text for word in tradition.words):
        return []
    module = import_module(f"billkit.structure.traditions.{tradition.module}")
    found: list[Section] = module.find(text)
    return found
