"""Bills of New York as its Senate hands them out: ``<billtext_html sessyr="2017" asmhse="A" asmno="05457" …>`` around the HTML
of the bill in CDATA, which is read as any HTML; the attributes say which bill it is.
"""

from __future__ import annotations

from lxml import etree

from billkit.errors import UnreadableSource
from billkit.models.document import Document
from billkit.readers import html
from billkit.readers.raw import Raw


def read(raw: Raw, root: etree._Element) -> Document:
    page = "".join(str(text) for text in root.itertext())
    if not page.strip():
        raise UnreadableSource(f"{raw.label} holds no bill text. Download it again.")
    document = html.read(raw._replace(data=page.encode("utf-8")))
    facts = {
        "number": _number(root), "session": root.get("sessyr", ""), "jurisdiction": "us-ny", "language": "en",
    }  # fmt: skip
    told = {key: value for key, value in facts.items() if value}
    return document.model_copy(
        update={
            "media_type": "application/xml", "language": "en", "genre": document.genre or "bill",
            "metadata": {**document.metadata, **told},
        }
    )  # fmt: skip


def _number(root: etree._Element) -> str:
    """ "A5457", with the letter of an amended print: "S9999A". A bill of both houses carries both numbers."""
    numbers = []
    for house in ("sen", "asm"):
        chamber, number = root.get(f"{house}hse", ""), root.get(f"{house}no", "").lstrip("0")
        if number:
            numbers.append(f"{chamber}{number}{root.get(f'{house}amd', '')}".strip())
    return "/".join(numbers)
