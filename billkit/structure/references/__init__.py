"""What a text refers to: places in itself, and other laws. One file per drafting tradition."""

from __future__ import annotations

from collections.abc import Callable

from billkit.models.document import Document
from billkit.structure.references import european, german, korean, us, westminster
from billkit.structure.references.reference import Reference

__all__ = ["Reference", "references"]

# By tradition (a key of `billkit.structure.citations.TRADITIONS`).
_FINDERS: dict[str, Callable[[Document], list[Reference]]] = {
    "kr": korean.references,
    "us": us.references,
    "uk": westminster.references,
    "eu": european.references,
    "de": german.references,
}


def references(document: Document) -> list[Reference]:
    """References in the order of the text; none where the document follows no known tradition."""
    find = _FINDERS.get(document.tradition)
    return find(document) if find else []
