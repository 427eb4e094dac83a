"""What is done to every Document, whatever its format: structure found in its text, its genre, what is missing in it."""

from __future__ import annotations

from billkit.models.document import Document
from billkit.structure.genre import genre_of
from billkit.structure.outline import outline


def finished(document: Document) -> Document:
    """The document with the sections its text shows, where its format told none, and with its genre."""
    changed = outlined(document)
    genre, notices = genre_of(changed)
    changed = changed.model_copy(update={"genre": genre, "notices": (*document.notices, *notices)})
    changed._layout = document._layout
    return changed


def outlined(document: Document) -> Document:
    """The document with the sections its text shows, where its format told none but notes at its end."""
    if any(section.level != "notes" for section in document.sections):
        return document
    found = outline(_without_notes(document))
    sections = (*found.sections, *document.sections)
    return document.model_copy(
        update={"sections": sections, "tradition": found.tradition or document.tradition}
    )


def _without_notes(document: Document) -> Document:
    """The text before the notes that a word processor's file keeps at its end: no article goes on in them."""
    if not document.sections:
        return document
    return document.model_copy(update={"text": document.text[: document.sections[0].start].rstrip()})
