"""What a PDF says of itself outside its text: title, author, dates, the program it was made with."""

from __future__ import annotations

import re
import unicodedata

from pypdfium2 import PdfDocument, PdfiumError

_KEYS = {
    "Title": "title", "Author": "author", "Subject": "subject", "Keywords": "keywords", "Creator": "creator",
    "Producer": "producer", "CreationDate": "created", "ModDate": "modified",
}  # fmt: skip
_DATE = re.compile(r"D:(\d{4})(\d{2})?(\d{2})?")
_BLANKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f\ufeff\ufffe]+")
_SAYS_NOTHING = frozenset(["", "untitled"])
_LONGEST = 1000


def described(file: PdfDocument) -> dict[str, str]:
    """The entries that are not empty; dates as 2022-10-25."""
    try:
        told = file.get_metadata_dict(skip_empty=True)
    except PdfiumError:
        return {}
    values = {ours: _value(told[theirs]) for theirs, ours in _KEYS.items() if theirs in told}
    return {key: value for key, value in values.items() if value.lower() not in _SAYS_NOTHING}


def _value(written: str) -> str:
    date = _DATE.match(written)
    if date:
        return "-".join(part for part in date.groups() if part)
    written = written.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return unicodedata.normalize("NFC", _BLANKS.sub(" ", written)).strip()[:_LONGEST]
