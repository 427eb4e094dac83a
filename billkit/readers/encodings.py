"""Bytes in an encoding that a source declares."""

from __future__ import annotations

import codecs


def strictly(data: bytes, encoding: str) -> str | None:
    """The bytes as text, or None where one of them does not fit or Python knows no such encoding of text."""
    try:
        return codecs.decode(data, encoding)
    except (ValueError, LookupError, TypeError):  # TypeError: codecs that give no text, such as "hex"
        return None
