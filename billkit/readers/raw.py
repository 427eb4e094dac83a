"""What a reader is given."""

from __future__ import annotations

from typing import NamedTuple


class Raw(NamedTuple):
    """The bytes of one source, its name for messages, and its hash. `path` names what was given, for its ending only."""

    data: bytes
    label: str
    sha256: str
