"""Bytes of a measures file -> text, whatever their encoding, with a fault where it is not UTF-8.

- UTF-8, with or without a byte order mark: as it should be
- UTF-16 with a byte order mark, or seen by its NUL bytes ("Unicode text" of a spreadsheet): one fault
- text all in another encoding (CP949 of Korean Windows, Shift_JIS, GB18030, Windows-1252): one fault, at the first
  cell that shows it
- UTF-8 with some cells in another encoding (pasted from elsewhere): a fault for each cell

Bytes that are no UTF-8 come through as lone surrogates, so that the cell they stand in is known and all else is checked.
None of these encodings uses the bytes of a comma, a quotation mark or a line end inside a character.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from billkit.economies.check.fault import Fault

# in the order in which they are tried: the strict ones first, Windows-1252 last, for it reads almost anything
_OTHERS = {
    "cp949": "CP949 (Korean Windows)",
    "shift_jis": "Shift_JIS (Japanese)",
    "gb18030": "GB18030 (Chinese)",
    "cp1252": "Windows-1252 (Western)",
}
_BAD = re.compile(r"[\udc80-\udcff]")
_LONG = re.compile(r"[\u0800-\ud7ff\ue000-\U0010ffff]")  # three bytes or four in UTF-8
_REMEDY = "save the file as UTF-8 (in Excel: CSV UTF-8)"


class Decoded(NamedTuple):
    """The text, the faults of the file as a whole, and the other encoding that all of the text is in."""

    text: str
    faults: list[Fault]
    whole: str | None = None


def decode(data: bytes) -> Decoded:
    """The text of a file. `whole` is the encoding's name where it is told once, at the first cell that shows it."""
    if encoding := _utf16(data):
        text = data.decode(encoding, "replace").removeprefix("\ufeff")
        return Decoded(text, [Fault(1, "", "encoding", f"text in {encoding.upper()}, not in UTF-8", _REMEDY)])
    text = data.decode("utf-8", "surrogateescape").removeprefix("\ufeff")
    if not _BAD.search(text):
        return Decoded(text, [])
    return Decoded(text, [], guess(data) if _is_another(text) else None)


def _is_another(text: str) -> bool:
    """Whether all of a text is in another encoding, rather than some cells of it.

    Bytes of another encoding read as UTF-8 by chance now and then, but then as short characters (Ư, ö) beside many that
    do not; in a text in UTF-8, most lines with such characters are whole.
    """
    lines = text.splitlines()
    bad = sum(bool(_BAD.search(line)) for line in lines)
    whole = sum(not line.isascii() for line in lines) - bad
    return bad > whole and 2 * len(_LONG.findall(text)) < len(_BAD.findall(text))


def is_bad(cell: str) -> bool:
    """Whether a cell holds bytes that are no UTF-8."""
    return bool(_BAD.search(cell))


def first_bad(cell: str) -> int:
    """Where the first byte stands that is no UTF-8; the cell has one."""
    found = _BAD.search(cell)
    return found.start() if found else 0


def guess(data: bytes) -> str | None:
    """The encoding other than UTF-8 that some bytes are likely in."""
    for encoding in _OTHERS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _reads_well(text, encoding):
            return encoding
    return None


def read_again(cell: str, encoding: str | None) -> str:
    """A cell with bytes that are no UTF-8, as the encoding has it."""
    if not is_bad(cell):
        return cell
    data = cell.encode("utf-8", "surrogateescape")
    return data.decode(encoding or "utf-8", "replace")


def encoding_fault(line: int, column: str, cell: str, whole: str | None) -> Fault:
    """The fault of a cell, or of the file whose first such cell this is."""
    encoding = whole or guess(cell.encode("utf-8", "surrogateescape"))
    if whole:
        message = f"the text is in {_OTHERS[whole]}, not in UTF-8; here it shows first"
        return Fault(line, column, "encoding", message, f"{_REMEDY}, or: iconv -f {whole} -t UTF-8")
    what = f"bytes of {_OTHERS[encoding]}" if encoding else "bytes of no known encoding"
    return Fault(
        line, column, "encoding", f"{what} in a text in UTF-8", "type the cell anew and save as UTF-8"
    )


def _utf16(data: bytes) -> str | None:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    head = data[:200]
    if head[1::2].count(0) > len(head) // 4:
        return "utf-16-le"
    return "utf-16-be" if head[0::2].count(0) > len(head) // 4 else None


def _reads_well(text: str, encoding: str) -> bool:
    """Whether the characters above 0x7F are such as the encoding is for, rather than fit by chance ("Cafés" as Chinese)."""
    high = [c for c in text if ord(c) > 0x7F]
    if encoding == "cp949":
        return sum("가" <= c <= "힣" for c in high) >= 0.7 * len(high)
    if encoding == "shift_jis":
        return any("ぁ" <= c <= "ヿ" for c in high)
    return encoding != "gb18030" or bool(re.search("[一-鿿]{2}", text))
