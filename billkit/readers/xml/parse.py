"""XML parsed without entities, network or DTD; names without their namespace.

Shapes handled: UTF-8, UTF-16 and UTF-32 with and without a mark, code pages by their declaration, declarations that
say another encoding than the bytes have; a DOCTYPE, with or without an internal subset, which is cut out and never read;
control characters and byte order marks inside the text; references to characters that XML does not allow, to entities
of HTML, and bare ampersands, where nothing else is wrong. Refused with a reason: a DTD that declares entities, more than
256 levels, a single text of more than 10 MB, more elements than memory can hold, anything else that is not well-formed.
"""

from __future__ import annotations

import codecs
import re
from functools import lru_cache
from html.entities import html5
from typing import NamedTuple

from lxml import etree

from billkit.errors import UnreadableSource
from billkit.models.notice import Notice
from billkit.readers.encodings import strictly
from billkit.readers.raw import Raw
from billkit.readers.text import decode

MOST_TAGS = 800_000  # an element takes about 200 bytes of memory, whatever its length in the file

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
# What programs write under these names is the wider code page.
_WIDER = {
    "euc_kr": "cp949", "shift_jis": "cp932", "gb2312": "gb18030", "gbk": "gb18030", "iso8859-1": "cp1252", "ascii": "cp1252",
}  # fmt: skip
_DECLARED = re.compile(rb"\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*[\"']([A-Za-z][\w.:-]{0,40})[\"']")
_DECLARATION = re.compile(r"\s*<\?xml\b[^>]*\?>")
_ASIDE = re.compile(r"\s+|<\?.*?\?>|<!--.*?-->", re.S)  # what may stand before the root besides the DOCTYPE
_SUBSET = re.compile(r"<!--|<\?|[\"'\[\]>]")
_PAIRS = {"<!--": "-->", "<?": "?>", '"': '"', "'": "'"}
_ENTITY = re.compile(r"<!ENTITY\b", re.I)
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_REFERENCE = re.compile(r"&(?:#(?:([0-9]{1,9})|[xX]([0-9A-Fa-f]{1,8}));|([A-Za-z][A-Za-z0-9]{0,30});)?")
_XML_ENTITIES = ("amp", "lt", "gt", "quot", "apos")


class Parsed(NamedTuple):
    """A root element, and what had to be passed over to get it."""

    root: etree._Element
    notices: tuple[Notice, ...] = ()


class _Source(NamedTuple):
    text: str
    notices: tuple[Notice, ...] = ()


def parse(raw: Raw) -> etree._Element:
    """Root element of a source; see `parsed`."""
    return parsed(raw).root


def parsed(raw: Raw) -> Parsed:
    """Root element and notices. Raises UnreadableSource for what is damaged, hostile, empty or in no known encoding."""
    source = _legal(_decoded(raw), raw.label)
    text = _without_doctype(source.text, raw.label)
    if text.count("<") > MOST_TAGS:
        raise UnreadableSource(
            f"{raw.label} is XML with more than {MOST_TAGS:,} tags, the limit. Split it, or save the part that matters."
        )
    try:
        return Parsed(_root(text), source.notices)
    except etree.XMLSyntaxError as error:
        return _mended(text, raw.label, source.notices, error)


def _root(text: str) -> etree._Element:
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=False
    )  # fmt: skip
    return etree.fromstring(text.encode("utf-8", "replace"), parser)


# --- encoding


def _decoded(raw: Raw) -> _Source:
    for mark, encoding in _MARKS:
        if raw.data.startswith(mark) and (text := strictly(raw.data, encoding)) is not None:
            return _Source(text)
    declared = _declared(raw.data)
    if (
        "2022" in declared and (text := strictly(raw.data, declared)) is not None
    ):  # 7-bit: any such text is UTF-8 too
        return _Source(text)
    if (text := strictly(raw.data, "utf-8")) is not None:
        told = declared in ("", "utf-8") or text.isascii()
        return _Source(text) if told else _misdeclared(text, declared, "utf-8")
    if declared and declared != "utf-8" and (text := strictly(raw.data, declared)) is not None:
        return _Source(text)
    return _damaged_utf8(raw.data) or _guessed(raw, declared or "utf-8")


def _declared(data: bytes) -> str:
    """Python's name of the declared encoding; "" where none is declared that Python knows."""
    match = _DECLARED.match(data[:1024])
    try:
        name = codecs.lookup(match[1].decode("ascii")).name if match else ""
    except LookupError:
        return ""
    return _WIDER.get(name, name)


def _damaged_utf8(data: bytes, *, last: bool = False) -> _Source | None:
    """UTF-8 with a few bytes that are none: they are shown as U+FFFD, and said so.

    Few beside the characters that could be none but UTF-8; where nothing else fits (`last`), few beside all.
    """
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    sound = 0.1 * len(text) if last else sum(1 for _ in re.finditer(r"[^\x00-\x7f\ufffd]+", text))
    if bad > 0.1 * sound:
        return None
    notice = Notice(
        code="damaged-characters",
        message=f"{bad} characters could not be read and stand as U+FFFD. Download the file again or compare it with its source.",
    )
    return _Source(text, (notice,))


def _guessed(raw: Raw, declared: str) -> _Source:
    guess = decode(raw.data)
    if guess is None:
        damaged = _damaged_utf8(raw.data, last=True)
        if damaged:
            return damaged
        raise UnreadableSource(
            f"{raw.label} is XML that is not in the encoding it declares ({declared}), nor in another that could be "
            "recognised. Save it in UTF-8."
        )
    return _misdeclared(guess.text, declared, guess.guessed or "utf-8")


def _misdeclared(text: str, declared: str, actual: str) -> _Source:
    return _Source(
        text,
        (
            Notice(
                code="wrong-encoding",
                message=f"The XML declares the encoding {declared}, but was read as {actual}, which its bytes are. "
                "Check names and special characters.",
            ),
        ),
    )


def _legal(source: _Source, label: str) -> _Source:
    """Without characters that no XML may hold, without marks of the byte order, without the declaration."""
    text = _DECLARATION.sub(_newlines, source.text.replace("\ufeff", ""), count=1)
    text, count = _ILLEGAL.subn("", text) if _ILLEGAL.search(text) else (text, 0)
    if not text.strip():
        raise UnreadableSource(f"{label} is XML without a root element. Download it again.")
    if not count:
        return _Source(text, source.notices)
    notice = Notice(
        code="control-characters",
        message=f"{count} control characters (NUL and the like) stood in the XML and were left out. Compare with the source.",
    )
    return _Source(text, (*source.notices, notice))


# --- what stands before the root


def _without_doctype(text: str, label: str) -> str:
    start = _doctype(text)
    if start < 0:
        return text
    end = _doctype_end(text, start)
    doctype = text[start:end]
    if _ENTITY.search(doctype):
        raise UnreadableSource(
            f"{label} declares entities in a DTD, which is not read for safety. Save it without its DTD."
        )
    return text[:start] + "\n" * doctype.count("\n") + text[end:]


def _doctype(text: str) -> int:
    """Where the DOCTYPE begins, -1 where there is none before the root element."""
    at = 0
    while match := _ASIDE.match(text, at):
        at = match.end()
    return at if text[at : at + 9].upper() == "<!DOCTYPE" else -1


def _doctype_end(text: str, start: int) -> int:
    """After the ">" that ends it, which may follow a subset in brackets; the end of the text where it never ends."""
    at, inside = start + len("<!DOCTYPE"), False
    while match := _SUBSET.search(text, at):
        mark, at = match[0], match.end()
        if mark in _PAIRS:
            closed = text.find(_PAIRS[mark], at)
            at = closed + len(_PAIRS[mark]) if closed >= 0 else len(text)
        elif mark in "[]":
            inside = mark == "["
        elif not inside:
            return at
    return len(text)


def _newlines(match: re.Match[str]) -> str:
    return "\n" * match[0].count("\n")


# --- mending


def _mended(text: str, label: str, notices: tuple[Notice, ...], error: etree.XMLSyntaxError) -> Parsed:
    """What is well-formed once references to characters and entities are put right; else the first error, named."""
    better = _REFERENCE.sub(_reference, text) if text.count("&") < MOST_TAGS else text
    if better == text:
        raise _malformed(label, error)
    try:
        root = _root(better)
    except etree.XMLSyntaxError:
        raise _malformed(label, error) from None
    notice = Notice(
        code="mended-xml",
        message="The XML held references that XML does not know (entities of HTML, bare ampersands, control characters); "
        "they were read as what they most likely stand for.",
    )
    return Parsed(root, (*notices, notice))


def _reference(match: re.Match[str]) -> str:
    decimal, hexadecimal, name = match.groups()
    if decimal or hexadecimal:
        code = int(decimal) if decimal else int(hexadecimal, 16)
        return match[0] if _allowed(code) else ""
    if name is None:
        return "&amp;"
    if name in _XML_ENTITIES:
        return match[0]
    return html5.get(f"{name};", f"&amp;{name};")


def _allowed(code: int) -> bool:
    return code in (9, 10, 13) or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0xFFFF < code < 0x110000


def _malformed(label: str, error: etree.XMLSyntaxError) -> UnreadableSource:
    said = str(error)
    if "depth" in said:
        return UnreadableSource(
            f"{label} is XML nested more than 256 levels deep, which no law is. Check the program that wrote it."
        )
    if "Resource limit" in said or "XML_PARSE_HUGE" in said:
        return UnreadableSource(
            f"{label} is XML with a single text, name or comment of more than 10 MB. Take out what is no text (pictures, "
            "attachments) and read it again."
        )
    return UnreadableSource(
        f"{label} is not well-formed XML: {said}. Download it again, or mend it at that place."
    )


# --- names


def local(element: etree._Element) -> str:
    """Name without namespace; "" for comments and processing instructions."""
    tag = element.tag
    return _local(tag) if isinstance(tag, str) else ""


@lru_cache(maxsize=4096)
def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def namespace(element: etree._Element) -> str:
    tag = element.tag
    return tag[1:].partition("}")[0] if isinstance(tag, str) and tag.startswith("{") else ""
