"""Sections of a text without mark-up: each drafting tradition looks for its own numbering, the one that fits best is taken.

A tradition is a module of `billkit.structure.traditions` with one function, `find(text)`, that gives the sections it
sees, labelled, in the order of the text; none where the text is not numbered its way.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from billkit.models.document import Document
from billkit.models.section import Section
from billkit.structure.traditions import brazilian, european, german, japanese, korean, us, westminster

# By tradition (a key of `billkit.structure.citations.TRADITIONS`).
_TRADITIONS: dict[str, Callable[[str], list[Section]]] = {
    "kr": korean.find,
    "us": us.find,
    "uk": westminster.find,
    "eu": european.find,
    "de": german.find,
    "jp": japanese.find,
    "br": brazilian.find,
}

_LONGEST = 8_000_000  # characters: three times the longest act; beyond it a text is data, not law


class Outline(NamedTuple):
    """Sections in the order of the text and the tradition they were found by; none and "" for prose."""

    sections: tuple[Section, ...] = ()
    tradition: str = ""


def outline(document: Document) -> Outline:
    """The sections of a document whose format told none, by the tradition that finds most."""
    text = document.text[:_LONGEST]
    found = {name: find(text) for name, find in _TRADITIONS.items()}
    best = max(found, key=lambda name: len(found[name]), default="")
    return Outline(tuple(found[best]), best) if best and found[best] else Outline()
