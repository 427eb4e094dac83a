"""XML of no known dialect -> its text, one line for each element that holds text of its own."""

from __future__ import annotations

from lxml import etree

from billkit.errors import UnreadableSource
from billkit.language.identify import language
from billkit.models.document import Document
from billkit.readers.draft import Draft
from billkit.readers.raw import Raw
from billkit.readers.xml.parse import local


def read(raw: Raw, root: etree._Element) -> Document:
    draft = Draft()
    for element in root.iter():
        name = local(element)
        if name and element.text and element.text.strip():
            draft.line()
            draft.write(element.text)
        if element.tail and element.tail.strip():
            draft.write(element.tail)
    draft.notice(
        "unknown-xml", f"This XML (root element {local(root)!r}) is of no dialect known here; its text was read without its structure."
    )  # fmt: skip
    document = draft.document(raw, "application/xml", "en")
    if not document.text.strip():
        raise UnreadableSource(f"{raw.label} is XML without text. Check that its text was saved with it.")
    return document.model_copy(update={"language": language(document.text), "tradition": ""})
