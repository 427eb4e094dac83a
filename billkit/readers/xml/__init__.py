"""XML of legislatures -> Document: parsed strictly, then sent to the reader of its dialect by its root element.

`_DIALECTS` lists them: (module, test on the root element). What no dialect claims is read as plain text with a notice.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from lxml import etree

from billkit.models.document import Document
from billkit.readers.raw import Raw
from billkit.readers.xml.parse import local, namespace, parsed

_Test = Callable[[etree._Element], bool]


def _roots(*names: str) -> _Test:
    return lambda root: local(root) in names


def _in_namespace(*parts: str) -> _Test:
    return lambda root: any(part in namespace(root) for part in parts)


_DIALECTS: tuple[tuple[str, _Test], ...] = (
    ("uslm", _in_namespace("xml/uslm", "schemas.gpo.gov", "xml.house.gov/schemas/uslm")),
    ("clml", _in_namespace("legislation.gov.uk/namespaces/legislation")),
    ("akoma_ntoso", _roots("akomaNtoso")),
    ("formex", _roots("CONS.ACT", "ACT", "GENERAL", "CONS.DOC", "DOC", "PUBLICATION")),
    ("egov", _roots("Law", "DataRoot", "law_data_response")),
    ("bill_dtd", _roots("bill", "resolution", "amendment-doc", "engrossed-amendment-doc", "pLaw")),
    ("ny_senate", _roots("billtext_html")),
    ("wordml", _in_namespace("openxmlformats.org/wordprocessingml", "schemas.microsoft.com/office/2006/xmlPackage")),
)  # fmt: skip


def read(raw: Raw) -> Document:
    """The Document of an XML source. Raises UnreadableSource for XML that is damaged, hostile or empty."""
    root, notices = parsed(raw)
    name = next((module for module, fits in _DIALECTS if fits(root)), "plain")
    reader: Callable[[Raw, etree._Element], Document] = import_module(f"billkit.readers.xml.{name}").read
    document = reader(raw, root)
    return document.model_copy(update={"notices": (*notices, *document.notices)}) if notices else document
