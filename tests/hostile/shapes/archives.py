"""Archives that are bombs, traps or lies: in the dress of HWPX, DOCX, LEOS packages and plain zips."""

from __future__ import annotations

import io
import struct
import unicodedata
import warnings
import zipfile
import zlib

from office import hwp5, paragraph, record

from shapes.shape import Shape

MIB = 1024 * 1024
HWPX = ("mimetype", b"application/hwp+zip")
CONTENT_TYPES = (
    "[Content_Types].xml",
    b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Override PartName="/word/document.xml" ContentType='
    b'"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
)
SENTENCE = b"The Minister may grant loans to steel mills."


def packed(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", method) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of duplicate names, which are meant
        for name, data in members:
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), data, method)
    return into.getvalue()


def zeros(mebibytes: int, fill: bytes = b" ") -> tuple[bytes, int, int]:
    """A deflated run of one byte, made from one compressed MiB repeated: (stream, size, checksum) in no time."""
    block = fill * MIB
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    piece = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    end = packer.flush(zlib.Z_FINISH)
    return piece * mebibytes + end, mebibytes * MIB, 0


def raw_zip(*members: tuple[str, bytes, int, int, int]) -> bytes:
    """A zip from (name, stream as stored, method, declared size, flags): headers may say what they like."""
    body, directory = b"", b""
    for name, stream, method, size, flags in members:
        encoded = name.encode()
        crc = 0 if method else zlib.crc32(stream)  # what is packed is a bomb: none gets to the end of it
        fields = struct.pack("<HHHHHIIIHH", 20, flags, method, 0, 0, crc, len(stream), size, len(encoded), 0)
        directory += (
            b"PK\x01\x02"
            + struct.pack("<H", 20)
            + fields
            + struct.pack("<HHHII", 0, 0, 0, 0, len(body))
            + encoded
        )
        body += b"PK\x03\x04" + fields + encoded + stream
    count = len(members)
    return (
        body
        + directory
        + b"PK\x05\x06"
        + struct.pack("<HHHHIIH", 0, 0, count, count, len(directory), len(body), 0)
    )


def bomb(name: str, mebibytes: int, *before: tuple[str, bytes]) -> bytes:
    stream, size, _ = zeros(mebibytes)
    plain = [(n, data, 0, len(data), 0) for n, data in before]
    return raw_zip(*plain, (name, stream, 8, size, 0))


def understated() -> bytes:
    """1 GiB that says of itself it is 10 bytes."""
    stream, _, _ = zeros(1024)
    return raw_zip(("act.txt", stream, 8, 10, 0))


def overstated() -> bytes:
    """10 bytes that say of themselves they are 2 GB."""
    return raw_zip(("act.txt", SENTENCE, 0, 2_000_000_000, 0))


def shared_stream() -> bytes:
    """Thousands of names for one and the same compressed MiB, lying over one another."""
    stream, size, _ = zeros(1)
    first = raw_zip(("a.txt", stream, 8, size, 0))
    start = first.index(b"PK\x01\x02")
    entry = first[start : first.index(b"PK\x05\x06")]
    count = 4000
    return first[:start] + entry * count + b"PK\x05\x06" + struct.pack(
        "<HHHHIIH", 0, 0, count, count, len(entry) * count, start, 0
    )  # fmt: skip


def nested(depth: int, ending: str) -> bytes:
    data = packed(("act.txt", SENTENCE))
    for level in range(depth):
        data = packed((f"level{level}.{ending}", data))
    return data


def many(count: int) -> bytes:
    return packed(*((f"{n}.txt", b"") for n in range(count)))


def locked() -> bytes:
    """A member that its header says is encrypted."""
    return raw_zip(("act.txt", b"\x17" * 12 + SENTENCE, 0, len(SENTENCE), 1))


def unknown_method() -> bytes:
    return raw_zip(("act.txt", SENTENCE, 97, len(SENTENCE), 0))


def cut_short() -> bytes:
    return packed(("act.txt", SENTENCE * 50), ("b.txt", SENTENCE))[:-40]


def hwpx(section: bytes) -> bytes:
    return packed(HWPX, ("Contents/section0.xml", section))


def docx(document: bytes) -> bytes:
    return packed(CONTENT_TYPES, ("word/document.xml", document))


LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(12))
    + b"]><w>&m;</w>"
)
W = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
HP = b'xmlns:hp="http://www.hancom.co.kr/hwpml/2011/paragraph" xmlns:hs="http://www.hancom.co.kr/hwpml/2011/section"'


def deep_tables(count: int) -> bytes:
    opening, closing = b"<w:tbl><w:tr><w:tc>", b"</w:tc></w:tr></w:tbl>"
    inner = b"<w:p><w:r><w:t>Loans</w:t></w:r></w:p>"
    return b"<w:document %s><w:body>%s%s%s</w:body></w:document>" % (
        W,
        opening * count,
        inner,
        closing * count,
    )


def deep_boxes(count: int) -> bytes:
    opening, closing = (
        b"<hp:p><hp:run><hp:rect><hp:drawText><hp:subList>",
        b"</hp:subList></hp:drawText></hp:rect></hp:run></hp:p>",
    )
    return b"<hs:sec %s>%s<hp:p><hp:run><hp:t>Loans</hp:t></hp:run></hp:p>%s</hs:sec>" % (
        HP,
        opening * count,
        closing * count,
    )


def wide_table() -> bytes:
    cell = b"<w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc>"
    return b"<w:document %s><w:body><w:tbl>%s</w:tbl></w:body></w:document>" % (
        W,
        b"<w:tr>%s</w:tr>" % (cell * 200) * 200,
    )


def long_row(count: int) -> bytes:
    """Letters in pieces, to be composed while the offsets of the cells are kept."""
    cell = f"<w:tc><w:p><w:r><w:t>{unicodedata.normalize('NFD', '철')}</w:t></w:r></w:p></w:tc>".encode()
    return b"<w:document %s><w:body><w:tbl><w:tr>%s</w:tr></w:tbl></w:body></w:document>" % (W, cell * count)


def long_docx(count: int) -> bytes:
    each = b"".join(b"<w:p><w:r><w:t>Loans %d</w:t></w:r></w:p>" % (n * 7919) for n in range(count))
    return docx(b"<w:document %s><w:body>%s</w:body></w:document>" % (W, each))


def long_hwpx(count: int) -> bytes:
    each = b"".join(b"<hp:p><hp:run><hp:t>Loans %d</hp:t></hp:run></hp:p>" % (n * 7919) for n in range(count))
    return hwpx(b"<hs:sec %s>%s</hs:sec>" % (HP, each))


def long_hwp(count: int) -> bytes:
    return hwp5(paragraph("Loans") * count)


LIMIT = r"limit"
SHAPES = (
    Shape("zip bomb as HWPX", lambda: bomb("Contents/section0.xml", 2048, HWPX), "hwpx", refused=LIMIT),
    Shape("zip bomb as DOCX", lambda: bomb("word/document.xml", 2048, CONTENT_TYPES), "docx", refused=LIMIT),
    Shape("zip bomb as LEOS package", lambda: bomb("main.xml", 2048), "leg", refused=LIMIT),
    Shape("zip bomb that understates its size", understated, "zip", refused="limit|damaged"),
    Shape("member of 2 GB that is 44 bytes long", overstated, "zip", refused="act.txt"),
    Shape("names that share one stream", shared_stream, "zip", refused="."),
    Shape("zip in zip, 30 deep", lambda: nested(30, "zip"), "zip", refused="deep"),
    Shape("HWPX in HWPX in HWPX", lambda: nested(12, "hwpx"), "hwpx", refused="deep"),
    Shape("zip in zip, 2 deep", lambda: nested(1, "zip"), "zip", holds="grant loans"),
    Shape("70,000 members", lambda: many(70_000), "zip", refused=LIMIT),
    Shape("name that climbs out", lambda: packed(("../../etc/act.txt", SENTENCE)), "zip", refused=r"\.\./"),
    Shape("absolute name", lambda: packed(("/etc/act.txt", SENTENCE)), "zip", refused="/etc"),
    Shape("name with a drive", lambda: packed(("C:\\act.txt", SENTENCE)), "zip", refused="C:"),
    Shape("two members of one name", lambda: packed(("a.txt", SENTENCE), ("a.txt", b"Nothing.")), "zip", refused="twice"),
    Shape("two documents of one name", lambda: packed(CONTENT_TYPES, *[("word/document.xml", wide_table())] * 2), "docx", refused="twice"),
    Shape("encrypted member", locked, "zip", refused="a password is needed"),
    Shape("unknown compression", unknown_method, "zip", refused="act.txt"),
    Shape("truncated zip", cut_short, "zip", refused="damaged"),
    Shape("empty zip", lambda: packed(), "zip", refused="no files|holds no"),
    Shape("nothing but a signature", lambda: b"PK\x03\x04", "docx", refused="damaged"),
    Shape("entities in DOCX", lambda: docx(LAUGHS), "docx", refused="entities"),
    Shape("entities in HWPX", lambda: hwpx(LAUGHS), "hwpx", refused="entities"),
    Shape("tables in tables, 60 deep", lambda: docx(deep_tables(60)), "docx", holds="Loans"),
    Shape("tables in tables, 5,000 deep", lambda: docx(deep_tables(5000)), "docx", refused="deep|levels|nested"),
    Shape("text boxes in text boxes, 40 deep", lambda: hwpx(deep_boxes(40)), "hwpx", holds="Loans"),
    Shape("table of 40,000 cells", lambda: docx(wide_table()), "docx", holds="1\t1"),
    Shape("DOCX of 130,000 paragraphs", lambda: long_docx(130_000), "docx", holds="Loans"),
    Shape("HWPX of 130,000 paragraphs", lambda: long_hwpx(130_000), "hwpx", holds="Loans"),
    Shape("HWP of 240,000 paragraphs", lambda: long_hwp(240_000), "hwp", holds="Loans"),
    Shape("HWP that unpacks to 70 MiB", lambda: hwp5(bytes(70 * MIB)), "hwp", refused=LIMIT),
    Shape("HWP whose paragraphs lie 1,000 deep", lambda: hwp5(b"".join(record(66, n, bytes(22)) for n in range(1000))), "hwp", refused="levels"),
    Shape("HWP of which half is missing", lambda: hwp5(paragraph("Loans") * 50)[:3000], "hwp", refused="damaged|incomplete"),
    Shape("nothing but the signature of OLE", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "hwp", refused="damaged"),
    Shape("one row of 60,000 decomposed cells", lambda: docx(long_row(60_000)), "docx", holds="철"),
    Shape("DOCX without its text", lambda: packed(CONTENT_TYPES), "docx", refused="word/document.xml"),
    Shape("HWPX without its text", lambda: packed(HWPX), "hwpx", refused="section"),
    Shape("DOCX named .hwpx", lambda: docx(wide_table()), "hwpx", holds="1\t1"),
    Shape("pictures in a zip", lambda: packed(("a.png", b"\x89PNG\r\n"), ("b.jpg", b"\xff\xd8\xff\xe0")), "zip", refused="a.png"),
)  # fmt: skip
