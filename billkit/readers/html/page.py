"""The bytes of an HTML page as text, whatever its headers say of its encoding.

Shapes handled: a byte order mark; ``<meta charset>`` and ``<meta http-equiv>``, the declaration of XHTML; pages that
declare nothing, or another encoding than their bytes have: UTF-8 is believed before any declaration, Korean before a
Western one; a page in a declared encoding with a few bytes that are damaged.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from billkit.errors import UnreadableSource
from billkit.models.notice import Notice
from billkit.readers.encodings import strictly
from billkit.readers.raw import Raw
from billkit.readers.text import decode

MOST_CHARACTERS = 24_000_000  # without pictures that stand in the page itself
MOST_TAGS = 600_000  # a node takes some hundred bytes of memory, whatever its length in the file
_DECLARED = re.compile(
    rb"(?:<\?xml[^>]{0,200}encoding|<meta\b[^>]{0,400}?charset)\s*=\s*[\"']?\s*([A-Za-z][\w.:-]{0,40})", re.I
)
# What browsers read under these names is the wider code page.
_WIDER = {
    "euc_kr": "cp949", "ks_c_5601-1987": "cp949", "johab": "johab", "shift_jis": "cp932", "gb2312": "gb18030",
    "gbk": "gb18030", "iso8859-1": "cp1252", "ascii": "cp1252", "big5": "big5hkscs", "latin-1": "cp1252",
}  # fmt: skip
_NAMES = {
    "ks_c_5601-1987": "cp949",
    "windows-949": "cp949",
    "x-windows-949": "cp949",
    "x-sjis": "cp932",
    "unicode": "utf-16",
}
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MANY_BYTES = frozenset(
    ["cp949", "cp932", "gb18030", "big5hkscs", "euc_jp", "johab", "utf-8", "euc_jis_2004"]
)
_PICTURE = re.compile(r"data:[\w.+-]{1,60}/[\w.+-]{1,60};base64,[A-Za-z0-9+/=\s]+")
_FEW_DAMAGED = 0.02  # of the characters beyond ASCII


class Page(NamedTuple):
    """A page as text; `charset` where it is not UTF-8."""

    html: str
    charset: str = ""
    notices: tuple[Notice, ...] = ()

    @property
    def media_type(self) -> str:
        return f"text/html; charset={self.charset}" if self.charset else "text/html"


def decoded(raw: Raw) -> Page:
    """Raises UnreadableSource for bytes in no known encoding, and for more tags than memory can hold."""
    found = _page(raw)
    html = _tidy(found.html)
    if len(html) > MOST_CHARACTERS or html.count("<") > MOST_TAGS:
        raise UnreadableSource(
            f"{raw.label} is HTML with more than {MOST_CHARACTERS // 1_000_000} million characters or {MOST_TAGS:,} tags, the limit. "
            "Split it, or save the part that matters."
        )
    return found._replace(html=html)


def _tidy(html: str) -> str:
    """One kind of line end, no NULs, no pictures written out in the page."""
    if "data:" in html:
        html = _PICTURE.sub("data:", html)
    if "\0" in html:
        html = html.replace("\0", "")
    return html.replace("\r\n", "\n").replace("\r", "\n") if "\r" in html else html


def _page(raw: Raw) -> Page:
    if raw.data.startswith(_MARKS) or 0 in raw.data[:200]:
        marked = decode(raw.data)
        if marked:
            return Page(marked.text, marked.guessed or "")
    declared = _declared(raw.data)
    if (
        "2022" in declared and (text := strictly(raw.data, declared)) is not None
    ):  # 7-bit: it would pass for UTF-8
        return Page(text, declared)
    if (text := strictly(raw.data, "utf-8")) is not None:
        return Page(text, "", _told(text, declared, "utf-8"))
    if declared in _MANY_BYTES and (text := strictly(raw.data, declared)) is not None:
        return Page(text, declared)
    return _damaged(raw.data, declared) or _guessed(raw, declared)


def _declared(data: bytes) -> str:
    """Python's name of the encoding that the head of a page declares; "" where it declares none that is known."""
    match = _DECLARED.search(data[:8192])
    if not match:
        return ""
    name = match[1].decode("ascii").lower()
    try:
        found = codecs.lookup(_NAMES.get(name, name)).name
    except LookupError:
        return ""
    return _WIDER.get(found, found)


def _damaged(data: bytes, declared: str) -> Page | None:
    """Text of many-byte characters with a few bytes that are none: they are shown as U+FFFD, and said so."""
    for encoding in dict.fromkeys([declared, "utf-8"]):
        if encoding not in _MANY_BYTES:
            continue
        text = data.decode(encoding, "replace")
        bad = text.count("\ufffd")
        if bad <= max(_FEW_DAMAGED * sum(char > "\x7f" for char in text[:200_000]), 1):
            message = (
                f"{bad} characters of the page could not be read and stand as U+FFFD. Save the page again."
            )
            return Page(
                text,
                "" if encoding == "utf-8" else encoding,
                (Notice(code="damaged-characters", message=message),),
            )
    return None


def _guessed(raw: Raw, declared: str) -> Page:
    guess = decode(raw.data)
    text = strictly(raw.data, declared) if declared and declared not in _MANY_BYTES else None
    if guess and (text is None or guess.guessed in _MANY_BYTES):
        charset = guess.guessed or ""
        return Page(guess.text, charset, _told(guess.text, declared, charset))
    if text is not None:
        return Page(text, declared)
    raise UnreadableSource(
        f"{raw.label} is HTML in no encoding that could be recognised. Open it in a browser and save it in UTF-8."
    )


def _told(text: str, declared: str, actual: str) -> tuple[Notice, ...]:
    """A notice where a page declares another encoding than its bytes have."""
    if not declared or declared == actual or text.isascii():
        return ()
    message = (
        f"The page declares the encoding {declared}, but was read as {actual}, which its bytes are. "
        "Check names and special characters."
    )
    return (Notice(code="wrong-encoding", message=message),)
