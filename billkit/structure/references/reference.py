"""A place that a text names."""

from __future__ import annotations

from typing import NamedTuple


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
