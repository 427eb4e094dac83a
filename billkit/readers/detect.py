"""What a source is, by its first bytes: the format, or why it is not text.

Shapes handled: the signatures of PDF, ZIP containers (DOCX, HWPX, ODT), OLE containers (HWP 5, DOC), RTF, gzip and
images; markup that opens with ``<?xml``, ``<!doctype html`` or ``<html``; XML without its declaration, where it opens
with a DOCTYPE, a root of a known dialect or one with a namespace. What carries none of them is taken for text.
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
PDF = Format("PDF", "application/pdf", "")
ZIP = Format("ZIP", "application/zip", "")
OLE = Format("OLE container (HWP 5, DOC)", "application/x-ole-storage", "")
HTML = Format("HTML", "text/html", "")
XML = Format("XML", "application/xml", "")

_SAVE = "save it as plain text (UTF-8) and read that"
_RTF = Format("RTF", "application/rtf", f"open it in a word processor and {_SAVE}")
_GZIP = Format("gzip", "application/gzip", "unpack it first: gunzip FILE")
_IMAGE = Format("image", "image/*", "run text recognition (OCR) on it and read the text")
_HWP3 = Format(
    "HWP 3", "application/x-hwp", f"open it in Hancom Office or LibreOffice and {_SAVE}, or save it as HWPX"
)

_SIGNATURES: tuple[tuple[bytes, Format], ...] = (
    (b"%PDF-", PDF),
    (b"PK\x03\x04", ZIP),
    (b"PK\x05\x06", ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE),
    (b"HWP Document File V", _HWP3),
    (b"{\\rtf", _RTF),
    (b"\x1f\x8b", _GZIP),
    (b"\x89PNG", _IMAGE),
    (b"\xff\xd8\xff", _IMAGE),
    (b"GIF8", _IMAGE),
)
_HTML_START = re.compile(
    r"(?:\s|<!--.{0,2000}?-->)*+<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>])", re.I | re.S
)
# A page that was saved without its head, or in pieces: it opens with an element of HTML, and has more of them.
_HTML_PIECE = re.compile(
    r"(?:\s|<!--.{0,2000}?-->)*+<(?:meta|title|link|style|basefont|center|table|div|section|article|main|p|pre|h[1-6]|font|span|b|ul|ol|hr|br)"
    r"(?:\s[^<>]{0,500})?/?>",
    re.I | re.S,
)
_HTML_TAG = re.compile(
    r"</?(?:div|section|article|main|p|pre|h[1-6]|font|span|b|u|i|ul|ol|li|table|tr|td|style|center|a)[\s>/]",
    re.I,
)
_MARKDOWN_LINE = re.compile(r"^(?:#{1,6} |[-*] |\[.+\]\(|```)", re.M)
_XML_START = re.compile(
    r"(?:\s|<!--.{0,2000}?-->|<\?.{0,500}?\?>)*+"
    r"<(?:!DOCTYPE\s+(?!html)[\w.:-]+[\s\[>]"
    r"|(?:bill|resolution|(?:engrossed-)?amendment-doc|pLaw|statuteCompilation|uscDoc|akomaNtoso|Legislation|CONS\.ACT|ACT|GENERAL|Law"
    r"|DataRoot|billtext_html)[\s>/]"
    r"|[A-Za-z][\w.:-]*\s[^<>]{0,2000}?\bxmlns(?::[\w.-]+)?\s*=(?!\s*.http://www\.w3\.org/(?:1999/xhtml|2000/svg)))",
    re.S,
)
_MARKDOWN_NAME = re.compile(r"\.(?:md|markdown)$", re.I)
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SOME_NOISE = 0.002  # a stray form feed or control character does not make a text binary


def by_signature(data: bytes) -> Format | None:
    """The container format whose signature the bytes carry. A PDF's may stand within the first 1,024 bytes."""
    for signature, found in _SIGNATURES:
        if data.startswith(signature):
            return found
    return PDF if b"%PDF-" in data[:1024] and b"\x00" in data[:65536] else None


def opening(data: bytes) -> str:
    """How a source begins, as far as marks of ASCII tell, in any encoding: enough to see markup before it is decoded."""
    return data[:8192].lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\0", b"").decode("latin-1")


def by_markup(text: str) -> Format | None:
    """HTML or XML, where the text opens with its declaration or root element."""
    head = text[:4096].lstrip("\ufeff \t\r\n")
    if head[:5].lower() == "<?xml":
        return HTML if re.search(r"<html[\s>]", head, re.I) else XML
    if _HTML_START.match(head):
        return HTML
    if _XML_START.match(head):
        return XML
    return HTML if _is_html_piece(text) else None


def _is_html_piece(text: str) -> bool:
    """A Markdown file may open with an element too, but goes on in Markdown."""
    text = text[:8192]
    return (
        bool(_HTML_PIECE.match(text))
        and len(_HTML_TAG.findall(text)) >= 4
        and not _MARKDOWN_LINE.search(text)
    )


def of_text(name: str) -> Format:
    """Text or Markdown: the two read alike, so the file name decides what it is called."""
    return MARKDOWN if _MARKDOWN_NAME.search(name) else TEXT


def is_binary(text: str) -> bool:
    """Whether decoded text is no text: it has NUL characters or many other control characters."""
    sample = text[:65536]
    return "\x00" in sample or len(_BINARY.findall(sample)) > max(2, len(sample) * _SOME_NOISE)
