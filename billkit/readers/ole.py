"""OLE containers -> Document: HWP 5 is read, others are refused by what they are.

A container lists its streams by name; DOC, XLS, PPT, mails and locked Office files have names of their own.
"""

from __future__ import annotations

from billkit.errors import UnreadableSource
from billkit.models.document import Document
from billkit.readers.raw import Raw

_HWP = b"HWP Document File"
_SAVE = "open it in the program it was made with and save it as"
# Names of streams, the most telling first: what the container is and what to do.
_KINDS = (
    ("EncryptedPackage", "an encrypted Office document: a password is needed", "open it, remove the password and save it again"),
    ("WordDocument", "DOC, the Word format before 2007; this format is not read", f"{_SAVE} DOCX"),
    ("Workbook", "XLS, a spreadsheet; this format is not read", f"{_SAVE} PDF or plain text"),
    ("Book", "XLS, a spreadsheet; this format is not read", f"{_SAVE} PDF or plain text"),
    ("PowerPoint Document", "PPT, a presentation; this format is not read", f"{_SAVE} PDF or plain text"),
    ("__properties_version1.0", "MSG, a mail; this format is not read", f"{_SAVE} plain text, and its attachments by themselves"),
)  # fmt: skip


def read(raw: Raw) -> Document:
    """The Document of an HWP 5 file. Raises UnreadableSource for any other container, with its name and a remedy."""
    if _HWP in raw.data or _named(raw.data, "BodyText"):
        from billkit.readers import hwp5

        return hwp5.read(raw)
    for stream, what, remedy in _KINDS:
        if _named(raw.data, stream):
            raise UnreadableSource(f"{raw.label} is {what}. To read it, {remedy}.")
    raise UnreadableSource(
        f"{raw.label} is an OLE container of an unknown kind, or a damaged one. To read it, {_SAVE} DOCX, PDF or plain text."
    )


def _named(data: bytes, name: str) -> bool:
    """Whether the directory lists a stream: its name in UTF-16, ended by a NUL."""
    return f"{name}\0".encode("utf-16-le") in data
