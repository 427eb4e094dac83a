"""What is done to every Document, whatever its format: structure found in its text, its genre, what is missing in it."""

from __future__ import annotations

from billkit.models.document import Document
from billkit.structure.genre import genre_of
from billkit.structure.outline import outline


def finished(document: Document) -> Document:
    """The document with the sections its text shows, where its format told none, and with its genre."""
    update: dict[str, object] = {}
    if all(section.level == "notes" for section in document.sections):
        found = outline(_without_notes(document))
        update |= {
            "sections": (*found.sections, *document.sections),
            "tradition": found.tradition or document.tradition,
        }
    genre, notices = genre_of(document.model_copy(update=update) if update else document)
    update |= {"genre": genre, "notices": (*document.notices, *notices)}
    changed = document.model_copy(update=update)
    changed._layout = document._layout
    return changed


def _without_notes(document: Document) -> Document:
    """The text before the notes that a word processor's file keeps at its end: no article goes on in them."""
    end = min((section.start for section in document.sections), default=len(document.text))
    return (
        document
        if end == len(document.text)
        else document.model_copy(update={"text": document.text[:end].rstrip()})
    )
