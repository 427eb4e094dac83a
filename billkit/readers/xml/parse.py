"""XML parsed without entities, network or DTD; names without their namespace."""

from __future__ import annotations

import re

from lxml import etree

from billkit.errors import UnreadableSource
from billkit.readers.raw import Raw

_ENTITY = re.compile(rb"<!ENTITY", re.I)


def parse(raw: Raw) -> etree._Element:
    """Root element. Entities are never expanded: a DTD that declares any is refused, as is what is not well-formed."""
    if _ENTITY.search(raw.data[:65536]):
        raise UnreadableSource(
            f"{raw.label} declares entities in a DTD, which is not read for safety. Save it without its DTD."
        )
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=False
    )
    try:
        root = etree.fromstring(raw.data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableSource(
            f"{raw.label} is not well-formed XML: {error}. Download it again, or mend it at that place."
        ) from None
    if root is None:
        raise UnreadableSource(f"{raw.label} is XML without a root element. Download it again.")
    return root


def local(element: etree._Element) -> str:
    """Name without namespace; "" for comments and processing instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def namespace(element: etree._Element) -> str:
    tag = element.tag
    return tag[1:].partition("}")[0] if isinstance(tag, str) and tag.startswith("{") else ""
