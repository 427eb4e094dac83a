"""Plain text and Markdown in any usual encoding -> Document.

Encodings: UTF-8 and UTF-16 with a byte order mark, UTF-16 without a mark, ISO-2022-KR and -JP, strict UTF-8, and what charset-normalizer
tells of the East Asian and Western code pages (CP949/EUC-KR, Shift_JIS, GB18030, Windows-1252). An encoding that had
to be guessed is kept in the media type: ``text/plain; charset=cp949``. Markdown front matter stays in the text.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import NamedTuple

from billkit.language.identify import language
from billkit.models.document import Document
from billkit.readers.detect import Format

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_ESCAPES = ((b"\x1b$)C", "iso2022_kr"), (b"\x1b$B", "iso2022_jp"), (b"\x1b$@", "iso2022_jp"))
_SAMPLE = 262_144  # bytes that the guess looks at: more costs seconds and decides nothing
_LINE_ENDS = re.compile(r"\r\n?|\u2028|\u2029|\x85")


class Decoded(NamedTuple):
    text: str
    guessed: str | None  # name of the encoding, where it was guessed


def decode(data: bytes) -> Decoded | None:
    """The bytes as text, or None where no encoding fits."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding, guessed=False)
    return (
        _iso_2022(data) or _utf16_without_mark(data) or _strict(data, "utf-8", guessed=False) or _guess(data)
    )


def document(decoded: Decoded, source: str, sha256: str, form: Format) -> Document:
    """Text with ``\\n`` line ends in NFC, as a Document."""
    text = unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", decoded.text).lstrip("\ufeff"))
    media_type = f"{form.media_type}; charset={decoded.guessed}" if decoded.guessed else form.media_type
    return Document(text=text, source=source, sha256=sha256, media_type=media_type, language=language(text))


def _strict(data: bytes, encoding: str, *, guessed: bool) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding if guessed else None)
    except (UnicodeDecodeError, LookupError):
        return None


def _iso_2022(data: bytes) -> Decoded | None:
    """Encodings of seven bits, which would pass for UTF-8: an escape sequence says which letters follow."""
    found = next((encoding for escape, encoding in _ESCAPES if escape in data[:_SAMPLE]), None)
    return _strict(data, found, guessed=True) if found else None


def _utf16_without_mark(data: bytes) -> Decoded | None:
    """UTF-16 of mostly Latin or Hangul text: NULs or Hangul rows on one side of each pair only."""
    if len(data) < 4 or len(data) % 2:
        return None
    sample = data[:4096]
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        likely = sum(1 for byte in high if byte == 0 or 0xAC <= byte <= 0xD7 or byte in (0x20, 0x30))
        if likely > 0.95 * len(high) and 0 in high:
            return _strict(data, encoding, guessed=True)
    return None


def _guess(data: bytes) -> Decoded | None:
    if 0 in data[:_SAMPLE]:  # no code page has NULs: binary
        return None
    korean = _strict(data, "cp949", guessed=True)
    if korean and _mostly_hangul(korean.text):  # charset-normalizer takes short CP949 texts for Chinese
        return korean
    from charset_normalizer import from_bytes  # heavy: only where the bytes are no UTF-8

    best = from_bytes(data[:_SAMPLE]).best()
    return _strict(data, best.encoding, guessed=True) if best else None


def _mostly_hangul(text: str) -> bool:
    beyond_ascii = [char for char in text[:20_000] if char > "\x7f" and char.isalpha()]
    return len(beyond_ascii) >= 4 and sum("가" <= c <= "힣" for c in beyond_ascii) > 0.9 * len(beyond_ascii)
