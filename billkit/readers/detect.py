"""What a source is, by its first bytes: the format, or why it is not text.

Shapes handled: the signatures of PDF, ZIP containers (DOCX, HWPX, ODT), OLE containers (HWP 5, DOC), RTF, gzip and
images; markup that opens with ``<?xml``, ``<!doctype html`` or ``<html``. What carries none of them is taken for text.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Format(NamedTuple):
    """A format that billkit knows by sight. `remedy` says what to do where there is no reader for it yet."""

    name: str
    media_type: str
    remedy: str


TEXT = Format("text", "text/plain", "")
MARKDOWN = Format("markdown", "text/markdown", "")

_SAVE = "save it as plain text (UTF-8) and read that"
_PDF = Format("PDF", "application/pdf", "convert it first, for instance: pdftotext -layout FILE.pdf FILE.txt")
_ZIP = Format("ZIP container (DOCX, HWPX, ODT)", "application/zip", f"open it in its own program and {_SAVE}")
_OLE = Format(
    "OLE container (HWP 5, DOC)", "application/x-ole-storage", f"open it in its own program and {_SAVE}"
)
_RTF = Format("RTF", "application/rtf", f"open it in a word processor and {_SAVE}")
_GZIP = Format("gzip", "application/gzip", "unpack it first: gunzip FILE")
_IMAGE = Format("image", "image/*", "run text recognition (OCR) on it and read the text")
_HTML = Format("HTML", "text/html", "convert it first, for instance: pandoc -t plain FILE.html -o FILE.txt")
_XML = Format("XML", "application/xml", "convert it first, or read the text edition of the same document")

_SIGNATURES: tuple[tuple[bytes, Format], ...] = (
    (b"%PDF-", _PDF),
    (b"PK\x03\x04", _ZIP),
    (b"PK\x05\x06", _ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OLE),
    (b"{\\rtf", _RTF),
    (b"\x1f\x8b", _GZIP),
    (b"\x89PNG", _IMAGE),
    (b"\xff\xd8\xff", _IMAGE),
    (b"GIF8", _IMAGE),
)
_HTML_START = re.compile(
    r"(?:\s|<!--.{0,2000}?-->)*<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>])", re.I | re.S
)
_MARKDOWN_NAME = re.compile(r"\.(?:md|markdown)$", re.I)
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SOME_NOISE = 0.002  # a stray form feed or control character does not make a text binary


def by_signature(data: bytes) -> Format | None:
    """The container format whose signature the bytes carry. A PDF's may stand within the first 1,024 bytes."""
    for signature, found in _SIGNATURES:
        if data.startswith(signature):
            return found
    return _PDF if b"%PDF-" in data[:1024] and b"\x00" in data[:65536] else None


def by_markup(text: str) -> Format | None:
    """HTML or XML, where the text opens with its declaration or root element."""
    head = text[:4096].lstrip("\ufeff \t\r\n")
    if head[:5].lower() == "<?xml":
        return _HTML if re.search(r"<html[\s>]", head, re.I) else _XML
    return _HTML if _HTML_START.match(head) else None


def of_text(name: str) -> Format:
    """Text or Markdown: the two read alike, so the file name decides what it is called."""
    return MARKDOWN if _MARKDOWN_NAME.search(name) else TEXT


def is_binary(text: str) -> bool:
    """Whether decoded text is no text: it has NUL characters or many other control characters."""
    sample = text[:65536]
    return "\x00" in sample or len(_BINARY.findall(sample)) > max(2, len(sample) * _SOME_NOISE)
