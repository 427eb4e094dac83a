"""Bytes -> Document. One file per format; `_READERS` is the table that sends a format to its reader."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from billkit.errors import UnreadableSource
from billkit.models.document import Document
from billkit.readers import detect
from billkit.readers.detect import Format
from billkit.readers.text import Decoded, decode, document

__all__ = ["MAX_BYTES", "read"]

MAX_BYTES = 64 * 1024 * 1024

_READERS: dict[str, Callable[[Decoded, str, str, Format], Document]] = {
    detect.TEXT.name: document,
    detect.MARKDOWN.name: document,
}


def read(source: str | Path | bytes | BinaryIO, name: str | None = None) -> Document:
    """Read one source into a Document.

    `source` is a path, ``"-"`` for standard input, the bytes themselves, or an open binary file. `name` is what the
    Document calls its source; without it: the path as given, or ``"-"``.

    Raises UnreadableSource, naming the source and the remedy, for a missing path, a directory, an empty or blank
    source, one of more than 64 MiB, binary content, a format that has no reader yet, and bytes in no known encoding.
    """
    label = name or (str(source) if isinstance(source, str | Path) else "-")
    data = _bytes(source, label)
    if not data:
        raise UnreadableSource(f"{label} is empty. Check that it was saved or downloaded completely.")
    container = detect.by_signature(data)
    if container:
        raise _no_reader(label, container)
    decoded = decode(data)
    if decoded is None:
        problem = "holds binary data" if 0 in data[:65536] else "is in no encoding that could be recognised"
        raise UnreadableSource(f"{label} {problem}, not text. Save the document as plain text in UTF-8.")
    return _read_text(decoded, label, hashlib.sha256(data).hexdigest())


def _read_text(decoded: Decoded, label: str, sha256: str) -> Document:
    if detect.is_binary(decoded.text):
        raise UnreadableSource(
            f"{label} holds binary data, not text. Save the document as plain text in UTF-8."
        )
    if not any(char.isprintable() and not char.isspace() for char in decoded.text):
        raise UnreadableSource(f"{label} holds only blanks. Check that its text was saved with it.")
    form = detect.by_markup(decoded.text) or detect.of_text(label)
    reader = _READERS.get(form.name)
    if reader is None:
        raise _no_reader(label, form)
    return reader(decoded, label, sha256, form)


def _no_reader(label: str, form: Format) -> UnreadableSource:
    return UnreadableSource(
        f"{label} is {form.name}; this format is not read yet. To read it, {form.remedy}."
    )


def _bytes(source: str | Path | bytes | BinaryIO, label: str) -> bytes:
    if isinstance(source, bytes):
        return _bounded(source, label)
    if isinstance(source, str) and source == "-":
        return _bounded(sys.stdin.buffer.read(MAX_BYTES + 1), label)
    if isinstance(source, str | Path):
        return _from_path(Path(source), label)
    return _bounded(source.read(MAX_BYTES + 1), label)


def _from_path(path: Path, label: str) -> bytes:
    try:
        with path.open("rb") as file:
            return _bounded(file.read(MAX_BYTES + 1), label)
    except FileNotFoundError:
        raise UnreadableSource(
            f"{label} does not exist. Check the path, or give - to read standard input."
        ) from None
    except IsADirectoryError:
        raise UnreadableSource(f"{label} is a directory. Give the file to read.") from None
    except PermissionError:
        hint = (
            "a directory. Give the file to read."
            if path.is_dir()
            else "not readable for you. Check its permissions."
        )
        raise UnreadableSource(f"{label} is {hint}") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL character in the path
        raise UnreadableSource(f"{label!r} cannot be opened ({error}). Check the path.") from None


def _bounded(data: bytes, label: str) -> bytes:
    if len(data) > MAX_BYTES:
        raise UnreadableSource(
            f"{label} is larger than {MAX_BYTES // 1024**2} MiB, the limit. Split it or cut it down."
        )
    return data
