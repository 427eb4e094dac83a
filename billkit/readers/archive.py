"""ZIP containers -> Document, by what is in them.

Shapes handled: DOCX (a part ``[Content_Types].xml``), HWPX (``Contents/section0.xml``, with or without its ``mimetype``), ODT,
LEOS packages (``main.xml`` beside ``bill_….xml``), and plain zips of files of any format, also of zips. What is in a plain
zip becomes one Document; `members` gives the files one by one to who wants a Document for each.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from importlib import import_module

from billkit.errors import UnreadableSource
from billkit.models.document import Document
from billkit.models.notice import Notice
from billkit.readers.gathered import gathered
from billkit.readers.package import Budget, Package
from billkit.readers.raw import Raw

MOST_DEPTH = 4  # zips in zips
MOST_FILES = 300  # of a plain zip that are read into one Document

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_LEFT_BEHIND = re.compile(r"(?:^|/)(?:__MACOSX/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)", re.I)
_HWPX_SECTION = re.compile(r"(?:^|/)section\d+\.xml$", re.I)
_LEOS_BILL = re.compile(r"^(?:bill|reg|dir|dec)_[^/]*\.xml$", re.I)
_SAVE = "open it in the program it was made with and save it as DOCX, PDF or plain text"
_OTHER = {"xl/": "a spreadsheet (XLSX)", "ppt/": "a presentation (PPTX)", "visio/": "a drawing (VSDX)"}

_Reader = Callable[[Raw, Package], Document]


def read(raw: Raw) -> Document:
    """The Document of a zip. Raises UnreadableSource, naming each member and its reason, where none can be read."""
    return _read(raw, Budget(), 1)


def members(raw: Raw) -> Iterator[tuple[str, Raw]]:
    """Name and bytes of each file in a plain zip, in its order, within the same bounds; folders and leavings left out.

    Raises UnreadableSource at the first member that cannot be unpacked.
    """
    package = Package(raw.data, raw.label)
    for name in _files(package):
        yield name, _member(raw, name, package.read(name))


def _read(raw: Raw, budget: Budget, depth: int) -> Document:
    if depth > MOST_DEPTH:
        raise UnreadableSource(
            f"{raw.label} lies more than {MOST_DEPTH} archives deep. Unpack the outer ones and read it by itself."
        )
    package = Package(raw.data, raw.label, budget)
    reader = _reader(package)
    return reader(raw, package) if reader else _plain(raw, package, budget, depth)


def _reader(package: Package) -> _Reader | None:
    """The reader of the format a package is of; None for a zip of files."""
    told = package.read("mimetype")[:200].strip().decode("latin-1") if "mimetype" in package else ""
    if "[Content_Types].xml" in package:
        return _office(package)
    if (
        told == "application/hwp+zip"
        or "Contents/content.hpf" in package
        or any(map(_HWPX_SECTION.search, package.names))
    ):
        return _named("hwpx")
    if told.startswith("application/vnd.oasis.opendocument."):
        return _open_document(package, told)
    return _leos if "main.xml" in package and any(map(_LEOS_BILL.match, package.names)) else None


def _named(module: str) -> _Reader:
    reader: _Reader = import_module(f"billkit.readers.{module}").read
    return reader


def _office(package: Package) -> _Reader:
    for folder, what in _OTHER.items():
        if any(name.startswith(folder) for name in package.names):
            raise UnreadableSource(
                f"{package.label} is {what}; this format is not read. To read it, {_SAVE}."
            )
    return _named("docx")


def _open_document(package: Package, told: str) -> _Reader:
    kind = told.removeprefix("application/vnd.oasis.opendocument.").removesuffix("-template")
    if kind in ("text", "text-master", "text-web"):
        return _named("odt")
    raise UnreadableSource(
        f"{package.label} is an OpenDocument {kind}; this format is not read. To read it, {_SAVE}."
    )


# --- LEOS


def _leos(raw: Raw, package: Package) -> Document:
    """The bill of a proposal. Its memorandum, its annexes and its renditions are other documents, told in a notice."""
    bills = sorted(name for name in package.names if _LEOS_BILL.match(name))
    documents = [(name, _one(raw, name, package.read(name))) for name in bills]
    document = gathered(raw, documents) if len(documents) > 1 else _as_whole(documents[0][1], raw)
    others = sorted(
        n for n in package.names if n.endswith(".xml") and "/" not in n and n not in (*bills, "main.xml")
    )
    if not others:
        return document
    message = f"The package holds besides: {', '.join(others)}. They were not read; unpack it to read them."
    return _noticed(document, Notice(code="other-documents", message=message))


# --- plain zips


def _files(package: Package) -> list[str]:
    return [name for name in package.names if not _LEFT_BEHIND.search(name)]


def _plain(raw: Raw, package: Package, budget: Budget, depth: int) -> Document:
    names = _files(package)
    if not names:
        raise UnreadableSource(
            f"{raw.label} is a zip that holds no files. Check that it was packed and downloaded completely."
        )
    if len(names) > MOST_FILES:
        raise UnreadableSource(
            f"{raw.label} holds {len(names):,} files; the limit is {MOST_FILES}. Unpack it and read the files one by one."
        )
    documents: list[tuple[str, Document]] = []
    failed: list[str] = []
    for name in names:
        try:
            documents.append((name, _one(raw, name, package.read(name), budget, depth)))
        except UnreadableSource as error:
            failed.append(str(error))
    if not documents:
        reasons = " ".join(failed[:20])
        more = f" And {len(failed) - 20} more." if len(failed) > 20 else ""
        raise UnreadableSource(f"{raw.label} is a zip none of whose files can be read. {reasons}{more}")
    document = _as_whole(documents[0][1], raw) if len(documents) == 1 else gathered(raw, documents)
    return _noticed(
        document, *(Notice(code="unreadable-member", message=f"Not read: {reason}") for reason in failed)
    )


def _noticed(document: Document, *notices: Notice) -> Document:
    return document.model_copy(update={"notices": (*document.notices, *notices)}) if notices else document


def _one(raw: Raw, name: str, data: bytes, budget: Budget | None = None, depth: int = 1) -> Document:
    from billkit.readers import read_bytes

    member = _member(raw, name, data)
    if budget and data.startswith(_ZIP):
        return _read(member, budget, depth + 1)
    return read_bytes(member)


def _member(raw: Raw, name: str, data: bytes) -> Raw:
    return Raw(data, f"{raw.label}/{name}", hashlib.sha256(data).hexdigest())


def _as_whole(document: Document, raw: Raw) -> Document:
    """The only document of an archive, under the archive's own name and hash: they are what the user can look up."""
    return document.model_copy(update={"source": raw.label, "sha256": raw.sha256})
