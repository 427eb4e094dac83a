"""Bytes -> Document. One file per format; `_READERS` is the table that sends a format to its reader.

The way of a source: `_bytes` (bounded) -> `detect` (by content, not by name) -> the format's reader, which gives a
Document -> `finish`, which finds the structure of documents whose format has none, and says what kind of document it is.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from billkit.errors import UnreadableSource
from billkit.models.document import Document
from billkit.readers import detect
from billkit.readers.detect import Format
from billkit.readers.finish import finished
from billkit.readers.raw import Raw
from billkit.readers.text import Decoded, decode, document

__all__ = ["MAX_BYTES", "read", "read_bytes"]

MAX_BYTES = 64 * 1024 * 1024
_POINTER = "version https://git-lfs.github.com/spec/"

# Imported when needed: a text must not wait for the PDF library.
_READERS: dict[str, str] = {
    detect.PDF.name: "billkit.readers.pdf",
    detect.ZIP.name: "billkit.readers.archive",
    detect.OLE.name: "billkit.readers.ole",
    detect.HTML.name: "billkit.readers.html",
    detect.XML.name: "billkit.readers.xml",
}


def read(source: str | Path | bytes | BinaryIO, name: str | None = None) -> Document:
    """Read one source into a Document.

    `source` is a path, ``"-"`` for standard input, the bytes themselves, or an open binary file. `name` is what the
    Document calls its source; without it: the path as given, or ``"-"``.

    Raises UnreadableSource, naming the source and the remedy, for a missing path, a directory, an empty or blank
    source, one of more than 64 MiB, a format that has no reader, a damaged or locked file, and bytes in no known
    encoding.
    """
    label = name or (str(source) if isinstance(source, str | Path) else "-")
    data = _bytes(source, label)
    return finished(_with_text(read_bytes(Raw(data, label, hashlib.sha256(data).hexdigest()))))


def _with_text(document: Document) -> Document:
    """No Document is without text, whatever its reader thought of it."""
    if not document.text.strip():
        raise UnreadableSource(
            f"{document.source} is {document.media_type} without text. Check that its text was saved with it."
        )
    return document


def read_bytes(raw: Raw) -> Document:
    """The Document of one source as its reader gives it, before `finish`. Containers call it for what they hold."""
    if not raw.data:
        raise UnreadableSource(f"{raw.label} is empty. Check that it was saved or downloaded completely.")
    container = detect.by_signature(raw.data)
    if container:
        return _reader(container, raw.label)(raw)
    markup = detect.by_markup(
        detect.opening(raw.data)
    )  # before decoding: markup may be wrong about its encoding
    if markup:
        return _reader(markup, raw.label)(raw)
    decoded = decode(raw.data)
    if decoded is None:
        problem = (
            "holds binary data" if 0 in raw.data[:65536] else "is in no encoding that could be recognised"
        )
        raise UnreadableSource(f"{raw.label} {problem}, not text. Save the document as plain text in UTF-8.")
    return _read_text(decoded, raw)


def _reader(form: Format, label: str) -> Callable[[Raw], Document]:
    module = _READERS.get(form.name)
    if module is None:
        raise UnreadableSource(f"{label} is {form.name}; this format is not read. To read it, {form.remedy}.")
    reader: Callable[[Raw], Document] = import_module(module).read
    return reader


def _read_text(decoded: Decoded, raw: Raw) -> Document:
    if detect.is_binary(decoded.text):
        raise UnreadableSource(
            f"{raw.label} holds binary data, not text. Save the document as plain text in UTF-8."
        )
    if not any(char.isprintable() and not char.isspace() for char in decoded.text):
        raise UnreadableSource(f"{raw.label} holds only blanks. Check that its text was saved with it.")
    if decoded.text.startswith(_POINTER):
        raise UnreadableSource(
            f"{raw.label} is a Git LFS pointer, not the file itself. Fetch the file: git lfs pull."
        )
    return document(decoded, raw.label, raw.sha256, detect.of_text(raw.label))


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
        if (
            not path.is_file() and path.exists() and not path.is_dir()
        ):  # opening a pipe waits for who writes to it
            raise UnreadableSource(
                f"{label} is no regular file but a pipe or device. Copy it to a file, or give - and send it to standard input."
            )
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
