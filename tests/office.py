"""Writes small office files for tests: DOCX, HWPX, HWP 5 (an OLE container by hand), zips."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
HP = 'xmlns:hp="http://www.hancom.co.kr/hwpml/2011/paragraph" xmlns:hs="http://www.hancom.co.kr/hwpml/2011/section" xmlns:hh="http://www.hancom.co.kr/hwpml/2011/head"'


def packed(members: dict[str, str | bytes]) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return into.getvalue()


# --- DOCX


def docx(body: str, **parts: str) -> bytes:
    """A DOCX of paragraphs and tables in WordprocessingML; `parts` by their names: numbering, styles, footnotes."""
    members: dict[str, str | bytes] = {"[Content_Types].xml": "<Types/>"}
    members["word/document.xml"] = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    for name, inner in parts.items():
        members[f"word/{name}.xml"] = f"<w:{name} {W}>{inner}</w:{name}>"
    return packed(members)


def p(text: str = "", properties: str = "", inner: str = "") -> str:
    run = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run}{inner}</w:p>"


def listed(text: str, level: int = 0, number: int = 1) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def numbering(*levels: tuple[str, str], more: str = "") -> str:
    """One list of levels, each a format and a pattern, as list 1."""
    shown = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
        for n, (form, pattern) in enumerate(levels)
    )
    return f'<w:abstractNum w:abstractNumId="0">{shown}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{more}'


# --- HWPX


def hwpx(*sections: str, header: str = "", **members: str | bytes) -> bytes:
    """An HWPX of sections in their order; `members` beside them."""
    parts: dict[str, str | bytes] = {"mimetype": "application/hwp+zip"}
    if header:
        parts["Contents/header.xml"] = f"<hh:head {HP}>{header}</hh:head>"
    for n, section in enumerate(sections):
        parts[f"Contents/section{n}.xml"] = f"<hs:sec {HP}>{section}</hs:sec>"
    return packed({**parts, **members})


def hp(text: str = "", shape: int = 0, inner: str = "") -> str:
    return f'<hp:p paraPrIDRef="{shape}"><hp:run>{inner}<hp:t>{text}</hp:t></hp:run></hp:p>'


# --- HWP 5


def record(tag: int, level: int, data: bytes = b"") -> bytes:
    if len(data) < 0xFFF:
        return struct.pack("<I", tag | level << 10 | len(data) << 20) + data
    return struct.pack("<II", tag | level << 10 | 0xFFF << 20, len(data)) + data


def paragraph(text: str | bytes, *inside: bytes, level: int = 0, shape: int = 0) -> bytes:
    """A paragraph with its text and the records that belong to it."""
    data = text.encode("utf-16-le") if isinstance(text, str) else text
    head = struct.pack("<IIHBB", len(data) // 2 + 1, 0, shape, 0, 0) + bytes(10)
    return record(66, level, head) + record(67, level + 1, data + b"\r\0") + b"".join(inside)


def call(char: int, name: str) -> bytes:
    """The eight units in a text that call a control."""
    return struct.pack("<H", char) + name[::-1].encode() + bytes(8) + struct.pack("<H", char)


def hwp5(section: bytes, header: bytes = b"", flags: int = 1) -> bytes:
    """An HWP 5 file with one section."""

    def stream(data: bytes) -> bytes:
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        return packer.compress(data) + packer.flush() if flags & 1 else data

    head = b"HWP Document File".ljust(32, b"\0") + struct.pack("<II", 0x05000000, flags)
    return container({"FileHeader": head, "DocInfo": stream(header), "BodyText/Section0": stream(section)})


def container(streams: dict[str, bytes]) -> bytes:
    """An OLE container: header, one table of sectors, directory, streams padded to what needs no short sectors."""
    folders = list(dict.fromkeys(name.rpartition("/")[0] for name in streams if "/" in name))
    names = ["Root Entry", *folders, *streams]
    directory_sectors = -(-len(names) * 128 // 512)
    data = {
        name: content.ljust(max(4096, -(-len(content) // 512) * 512), b"\0")
        for name, content in streams.items()
    }
    total = 1 + directory_sectors + sum(len(content) // 512 for content in data.values())
    tables = -(-(total + total // 128 + 1) // 128)
    at = tables + directory_sectors
    fat = [0xFFFFFFFD] * tables + _chain(tables, directory_sectors)
    starts: dict[str, int] = {}
    for name, content in data.items():
        starts[name] = at
        fat += _chain(at, len(content) // 512)
        at += len(content) // 512
    fat += [0xFFFFFFFF] * (tables * 128 - len(fat))
    entries = b"".join(_entry(name, names, folders, starts, data) for name in names).ljust(
        directory_sectors * 512, b"\0"
    )
    head = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(16)
        + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
        + bytes(6)
    )
    head += struct.pack("<IIIIIIIII", 0, tables, tables, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += struct.pack("<109I", *range(tables), *[0xFFFFFFFF] * (109 - tables))
    return head + struct.pack(f"<{len(fat)}I", *fat) + entries + b"".join(data.values())


def _chain(start: int, count: int) -> list[int]:
    return [*range(start + 1, start + count), 0xFFFFFFFE]


def _entry(
    name: str, names: list[str], folders: list[str], starts: dict[str, int], data: dict[str, bytes]
) -> bytes:
    """One entry of the directory; the entries of a folder are linked in a row, each to its right."""
    around = name.rpartition("/")[0] if name in starts else ""
    inside = [n for n in names[1:] if (n.rpartition("/")[0] if n in starts else "") == around]
    mine = [n for n in starts if n.rpartition("/")[0] == name] if name in folders else names[1:2]
    following = inside[inside.index(name) + 1 :] if name in inside else []
    kind = 5 if name == "Root Entry" else 1 if name in folders else 2
    shown = name.rpartition("/")[2].encode("utf-16-le")
    right = names.index(following[0]) if following else 0xFFFFFFFF
    child = names.index(mine[0]) if kind != 2 else 0xFFFFFFFF
    fields = struct.pack("<HBBIII", len(shown) + 2, kind, 1, 0xFFFFFFFF, right, child)
    size = len(data[name]) if kind == 2 else 0
    return (
        shown.ljust(64, b"\0")
        + fields
        + bytes(36)
        + struct.pack("<IQ", starts.get(name, 0xFFFFFFFE if kind != 5 else 0), size)
    )
