"""A zip, seen from outside and read member by member within bounds.

Nothing is trusted that the archive says of itself: sizes are measured while unpacking. Refused with a name: too many
members, too much text in one or in all, a member that unpacks to hundreds of times its size, names that climb out of
their folder, two members of one name, encrypted members, compression other than deflate, damaged and truncated archives.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO

from billkit.errors import UnreadableSource

MOST_MEMBERS = 5_000
MOST_BYTES = 64 * 1024 * 1024  # of one member
MOST_BYTES_IN_ALL = 256 * 1024 * 1024
MOST_RATIO = 300  # of a member's size to what it takes in the archive; repetitive XML has 50
_RATIO_FROM = 4 * 1024 * 1024  # smaller members may be as repetitive as they like
_PIECE = 1024 * 1024

_CLIMBS = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[A-Za-z]:[/\\]|\x00")
_UTF8_NAME, _ENCRYPTED = 0x800, 0x1
_BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, IndexError, OverflowError, RuntimeError,
    NotImplementedError,
)  # fmt: skip


@dataclass
class Budget:
    """How many bytes may still be unpacked: shared by an archive and the archives in it."""

    left: int = MOST_BYTES_IN_ALL


class Package:
    """`names` in the order of the archive, `read` for the bytes of one."""

    def __init__(self, data: bytes, label: str, budget: Budget | None = None) -> None:
        self.label = label
        self._budget = budget or Budget()
        # The number of members is bounded before the directory is read.
        if data.count(b"PK\x01\x02") > MOST_MEMBERS:
            raise UnreadableSource(
                f"{label} holds more than {MOST_MEMBERS:,} files, the limit. Unpack it and read those that matter."
            )
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except _BROKEN as error:
            raise UnreadableSource(
                f"{label} is a damaged or truncated zip archive ({error}). Download it again."
            ) from None
        self._members: dict[str, zipfile.ZipInfo] = {}
        for info in self._zip.infolist():
            self._add(info)

    def _add(self, info: zipfile.ZipInfo) -> None:
        name = _name(info)
        if _CLIMBS.search(name) or _CLIMBS.search(info.orig_filename):
            raise UnreadableSource(
                f"{self.label} holds a file that would be written outside its folder ({info.orig_filename!r}); such an archive "
                "is not read. Check where it comes from and pack the files again."
            )
        if name in self._members:
            raise UnreadableSource(
                f"{self.label} holds {name!r} twice, so that it has two meanings. Check where it comes from and pack it again."
            )
        self._members[name] = info

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Files, without folders."""
        return tuple(name for name in self._members if not name.endswith("/"))

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def read(self, name: str) -> bytes:
        """The bytes of a member. Raises UnreadableSource for one that is missing, encrypted, damaged or too large."""
        info = self._members.get(name)
        place = f"{self.label}/{name}"
        if info is None:
            raise UnreadableSource(f"{self.label} lacks {name!r}, which holds its text. Download it again.")
        if info.flag_bits & _ENCRYPTED:
            raise UnreadableSource(
                f"{place} is encrypted: a password is needed. Unpack the archive with it and read the files."
            )
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise UnreadableSource(
                f"{place} is packed in a way that is not read (method {info.compress_type}). Pack it again as an ordinary zip."
            )
        try:
            return b"".join(self._pieces(info, place))
        except _BROKEN as error:
            reason = str(error) or "it ends before its declared size"
            raise UnreadableSource(f"{place} is damaged ({reason}). Download the archive again.") from None

    def _pieces(self, info: zipfile.ZipInfo, place: str) -> Iterator[bytes]:
        size = 0
        with self._zip.open(info) as file:
            while piece := file.read(_PIECE):
                size += len(piece)
                self._budget.left -= len(piece)
                self._bound(size, info.compress_size, place)
                yield piece
        if size < info.file_size:
            raise EOFError

    def _bound(self, size: int, packed: int, place: str) -> None:
        if size > MOST_BYTES:
            problem = f"unpacks to more than {MOST_BYTES // 1024**2} MiB, the limit"
        elif self._budget.left < 0:
            problem = f"brings what was unpacked to more than {MOST_BYTES_IN_ALL // 1024**2} MiB, the limit"
        elif size > _RATIO_FROM and size > MOST_RATIO * max(packed, 1):
            problem = f"unpacks to more than {MOST_RATIO} times its size, the limit"
        else:
            return
        raise UnreadableSource(
            f"{place} {problem}. If that is right, unpack the archive and read the file by itself."
        )


def _name(info: zipfile.ZipInfo) -> str:
    """A member's name; one that says no encoding may be in that of Korean Windows."""
    name = info.filename
    if not info.flag_bits & _UTF8_NAME and not name.isascii():
        for encoding in ("utf-8", "cp949"):
            try:
                return name.encode("cp437").decode(encoding)
            except UnicodeError:
                continue
    return name
