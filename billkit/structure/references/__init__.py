"""What a text refers to: places in itself, and other laws. One file per drafting tradition."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from billkit.models.document import Document


class Reference(NamedTuple):
    """A place named in the text. `label` is the cited place in the notation of `structure.citations`, "" for a whole law.

    `law` names the other law, "" for this document; `target` is an index into `document.sections` where the place is in
    this document, else None.
    """

    start: int
    end: int
    text: str
    law: str
    label: str
    target: int | None


# By tradition (a key of `billkit.structure.citations.TRADITIONS`).
_FINDERS: dict[str, Callable[[Document], list[Reference]]] = {}


def references(document: Document) -> list[Reference]:
    """References in the order of the text; none where the document follows no known tradition."""
    find = _FINDERS.get(document.tradition)
    return find(document) if find else []
