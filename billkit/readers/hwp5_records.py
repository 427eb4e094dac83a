"""The streams of an HWP 5 file and the records in them, within bounds.

The container is opened by `olefile`, distribution documents are opened by `syhwp`: both come with the extra
``billkit[hwp]``. A stream is a run of records, each with a tag, a level and its bytes; a record of level 3 belongs to
the last one of level 2.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from billkit.errors import UnreadableSource
from billkit.readers.package import MOST_BYTES, MOST_BYTES_IN_ALL
from billkit.readers.raw import Raw

MOST_RECORDS = 500_000
MOST_LEVELS = 100
MOST_LOCKED_BYTES = 4 * 1024 * 1024  # of a distribution document: its cipher is slow

_SIGNATURE = b"HWP Document File"
_COMPRESSED, _PASSWORD, _DISTRIBUTION, _DRM, _CERTIFIED = 1, 2, 4, 16, 256
_CHANGES = 1 << 14
_DISTRIBUTION_TAG, _DISTRIBUTION_SIZE = 28, 256


@dataclass
class Record:
    tag: int
    data: bytes
    inside: list[Record] = field(default_factory=list)

    def u16(self, at: int) -> int:
        """An integer at an offset; 0 where the record is too short."""
        return int.from_bytes(self.data[at : at + 2], "little") if at + 2 <= len(self.data) else 0

    def u32(self, at: int) -> int:
        return int.from_bytes(self.data[at : at + 4], "little") if at + 4 <= len(self.data) else 0

    def string(self, at: int, length: int) -> str:
        """Characters of UTF-16, as many as there are."""
        return self.data[at : at + 2 * length].decode("utf-16-le", "replace")

    @property
    def control(self) -> str:
        """The name of a control, stored from back to front."""
        return self.data[:4][::-1].decode("latin-1")


class Container:
    """`header` and `sections` of a file, each a root record with what is in it."""

    def __init__(self, raw: Raw) -> None:
        try:
            import olefile
        except ImportError:
            raise UnreadableSource(
                f"{raw.label} is HWP 5, which is read by an extra: pip install 'billkit[hwp]'. Or open it in Hancom Office or LibreOffice "
                "and save it as HWPX, DOCX or PDF."
            ) from None
        self._raw = raw
        self.incomplete: list[str] = []  # streams whose end is missing
        self._records = 0
        self._left = MOST_BYTES_IN_ALL
        try:
            self._ole: Any = olefile.OleFileIO(BytesIO(raw.data))
            self._streams = {"/".join(path): path for path in self._ole.listdir()}
        except (
            OSError,
            ValueError,
            IndexError,
            struct.error,
            RecursionError,
            AttributeError,
            TypeError,
            OverflowError,
        ) as error:
            raise self._damaged(error) from None
        self._flags = self._checked_flags()

    @property
    def has_changes(self) -> bool:
        return bool(self._flags & _CHANGES)

    def header(self) -> Record:
        return (
            self._tree(self._unpacked(self._stream("DocInfo"), "DocInfo"))
            if "DocInfo" in self._streams
            else Record(-1, b"")
        )

    def sections(self) -> Iterator[Record]:
        """The sections in the order of their numbers."""
        distributed = bool(self._flags & _DISTRIBUTION)
        folder = "ViewText" if distributed else "BodyText"
        names = [name for name in self._streams if name.startswith(f"{folder}/Section")]
        if not names:
            raise UnreadableSource(
                f"{self._raw.label} is HWP 5 without a section of text ({folder}). Save it again in Hancom Office."
            )
        for name in sorted(names, key=_number):
            data = self._stream(name)
            yield self._tree(self._unpacked(self._opened(data) if distributed else data, name))

    def _checked_flags(self) -> int:
        head = self._stream("FileHeader") if "FileHeader" in self._streams else b""
        if not head.startswith(_SIGNATURE) or len(head) < 40:
            raise self._damaged("it has no file header")
        flags = int.from_bytes(head[36:40], "little")
        if flags & (_PASSWORD | _DRM | _CERTIFIED):
            how = "a password" if flags & _PASSWORD else "a certificate or the rights of its publisher"
            raise UnreadableSource(
                f"{self._raw.label} is an encrypted HWP document: {how} is needed (password-protected). Open it in Hancom Office, remove "
                "the protection and save it again."
            )
        return flags

    def _damaged(self, reason: object) -> UnreadableSource:
        return UnreadableSource(
            f"{self._raw.label} is a damaged HWP 5 document ({reason}). Download it again, or save it as HWPX."
        )

    # --- bytes

    def _stream(self, name: str) -> bytes:
        try:
            data: bytes = self._ole.openstream(self._streams[name]).read()
        except (
            OSError,
            ValueError,
            IndexError,
            struct.error,
            AttributeError,
            TypeError,
            OverflowError,
        ) as error:
            raise self._damaged(error) from None
        return data

    def _unpacked(self, data: bytes, name: str) -> bytes:
        if not self._flags & _COMPRESSED:
            return data
        unpacker = zlib.decompressobj(-15)
        try:
            unpacked = unpacker.decompress(data, min(MOST_BYTES, self._left) + 1)
        except zlib.error as error:
            raise self._damaged(f"{name}: {error}") from None
        if not unpacker.eof and len(unpacked) <= MOST_BYTES:
            self.incomplete.append(name)
        self._left -= len(unpacked)
        if len(unpacked) > MOST_BYTES or self._left < 0:
            raise UnreadableSource(
                f"{self._raw.label} unpacks to more than {MOST_BYTES // 1024**2} MiB, the limit. Split the document and save its parts."
            )
        return unpacked

    def _opened(self, data: bytes) -> bytes:
        """A section of a distribution document, whose key stands before it."""
        head = int.from_bytes(data[:4], "little")
        if (
            head & 0x3FF != _DISTRIBUTION_TAG
            or head >> 20 != _DISTRIBUTION_SIZE
            or len(data) < 4 + _DISTRIBUTION_SIZE
        ):
            raise self._damaged("a section for distribution has no key")
        if len(data) > MOST_LOCKED_BYTES:
            raise UnreadableSource(
                f"{self._raw.label} is a distribution document of more than {MOST_LOCKED_BYTES // 1024**2} MiB, the limit. Ask its "
                "publisher for a PDF, and read that."
            )
        try:
            from syhwp._crypt import decrypt_section, section_key

            locked = data[4 + _DISTRIBUTION_SIZE :]
            opened: bytes = decrypt_section(
                locked[: len(locked) // 16 * 16], section_key(data[4 : 4 + _DISTRIBUTION_SIZE])
            )
        except (ImportError, ValueError, IndexError) as error:
            raise self._damaged(f"its key for distribution does not open it: {error}") from None
        return opened

    # --- records

    def _tree(self, data: bytes) -> Record:
        """The records of a stream under one root. A level that jumps counts as the next one below."""
        root = Record(-1, b"")
        around = [root]
        at = 0
        while at + 4 <= len(data):
            head = int.from_bytes(data[at : at + 4], "little")
            tag, level, size = head & 0x3FF, head >> 10 & 0x3FF, head >> 20
            at += 4
            if size == 0xFFF:
                size = int.from_bytes(data[at : at + 4], "little")
                at += 4
            self._count(level)
            record = Record(tag, data[at : at + size])
            del around[level + 1 :]
            around[-1].inside.append(record)
            around.append(record)
            at += size
        return root

    def _count(self, level: int) -> None:
        self._records += 1
        if self._records > MOST_RECORDS or level > MOST_LEVELS:
            what = f"{MOST_RECORDS:,} records" if level <= MOST_LEVELS else f"{MOST_LEVELS} levels"
            raise UnreadableSource(
                f"{self._raw.label} has more than {what}, the limit. Save it as PDF, or split it."
            )


def _number(name: str) -> tuple[int, str]:
    digits = name.rpartition("Section")[2]
    return (int(digits) if digits.isdecimal() and len(digits) < 9 else 0, name)
