"""Archive containers -> Document."""

from __future__ import annotations

from billkit.errors import UnreadableSource
from billkit.models.document import Document
from billkit.readers.raw import Raw


def read(raw: Raw) -> Document:
    raise UnreadableSource(f"{raw.label} is a container; this format is not read yet.")
