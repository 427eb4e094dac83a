"""What an Akoma Ntoso file says of itself: title, number, date, stage, type, sponsor, country, language, genre."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml import etree

from billkit.readers.xml.languages import code
from billkit.readers.xml.parse import local, namespace

_KINDS = {
    "bill": "bill", "act": "act", "portion": "act", "debate": "debate", "debateReport": "debate", "judgment": "judgment",
    "amendmentList": "amendment-paper", "amendment": "amendment-paper",
}  # fmt: skip
# Words in a file's type that say more than "act": the first that fits.
_SUBTYPES: tuple[tuple[str, str], ...] = (
    ("regulation", "regulation"), ("verordnung", "regulation"), ("rules", "regulation"), ("order", "order"),
    ("decree", "decree"), ("decreto", "decree"), ("directive", "directive"), ("decision", "decision"),
)  # fmt: skip
_MEMORANDUM = re.compile(r"explan|memorand|motiv|relpres|relazione|begr[uü]ndung|financial|exposici", re.I)
_ANNEX = re.compile(r"annex|schedule|appendix|allegato|anlage|anexo", re.I)
_DATE = re.compile(r"(?!9999|1001|0001)\d{4}(?:-\d\d-\d\d)?")
_MOST_SPONSORS = 20

_WESTMINSTER = {
    "gb", "uk", "za", "tz", "ke", "ug", "na", "in", "au", "nz", "ie", "ca", "gh", "ng", "zm", "zw", "mw", "sg", "hk", "bw",
    "ls", "sz", "rw", "sl", "gm", "pk", "bd", "lk", "my", "jm", "tt", "bb",
}  # fmt: skip
_TRADITIONS = {"us": "us", "de": "de", "at": "de", "br": "br", "kr": "kr", "jp": "jp"}
_LONG_CODES = {
    "ita": "it", "deu": "de", "usa": "us", "bra": "br", "gbr": "gb", "fra": "fr", "esp": "es", "kor": "kr", "jpn": "jp",
    "zaf": "za", "ken": "ke", "tza": "tz", "ury": "uy", "chl": "cl",
}  # fmt: skip

Text = Callable[[etree._Element], str]


def is_memorandum(document: etree._Element) -> bool:
    return local(document) == "doc" and bool(_MEMORANDUM.search(document.get("name", "")))


def is_annex(document: etree._Element) -> bool:
    return bool(_ANNEX.search(document.get("name", "")))


def main_document(root: etree._Element) -> etree._Element:
    """The bill or act of a file; where there is none, its first document; the root for what has none."""
    documents = [e for e in root.iter() if local(e) in _KINDS or local(e) == "doc"]
    laws = (e for e in documents if _KINDS.get(local(e)) in ("bill", "act"))
    top = next((e for e in root if local(e) in _KINDS), None)
    return top if top is not None else next(laws, documents[0] if documents else root)


def country(root: etree._Element) -> str:
    """Its code in lower case: "de", "gb-sct"; "" where none is told."""
    if "legaldocml.de" in namespace(root).lower():
        return "de"
    told = next((value for value in _values(root, "FRBRcountry", "value") if value), "").lower()
    return _LONG_CODES.get(told, told)


def tradition(root: etree._Element, uses_articles: bool) -> str:
    """The way places are cited: by country, else by whether the law has articles or sections."""
    place = country(root).partition("-")[0]
    if place in _WESTMINSTER:
        return "uk"
    has_sections = next(root.iter("{*}section", "{*}subsection"), None) is not None
    unknown = not place or len(place) > 3 or place in ("xx", "ak")
    return _TRADITIONS.get(place, "uk" if unknown and has_sections and not uses_articles else "eu")


def language(root: etree._Element) -> str:
    """ISO 639-1, "" where none is told."""
    return next((code(value) for value in _values(root, "FRBRlanguage", "language") if code(value)), "")


def genre(document: etree._Element) -> str:
    kind = _KINDS.get(local(document), "")
    if is_memorandum(document):
        return "memorandum"
    if kind != "act":
        return kind
    told = " ".join(
        [document.get("name", ""), *_values(document, "FRBRsubtype", "value"), *_types(document)]
    ).lower()
    return next((genre for word, genre in _SUBTYPES if word in told), kind)


def metadata(root: etree._Element, document: etree._Element, text: Text) -> dict[str, str]:
    """Facts by plain names; `text` gives an element's words as they are read."""
    head = _Head(root, document, text)
    return {
        "title": max(head.all("docTitle"), key=len, default="")
        or head.alias("title")
        or head.purpose()
        or head.first("longTitle"),
        "short_title": head.first("shortTitle").strip("()") or head.alias("shortTitle"),
        "number": head.first("docNumber") or head.variable("varBillNo") or head.number(),
        "date": next((d for d in _values(document, "FRBRdate", "date") if _DATE.match(d)), "")[:10],
        "stage": head.first("docStage"),
        "jurisdiction": country(root).upper(),
        "language": language(root),
        "type": head.first("docType") or head.subtype(),
        "sponsor": "; ".join(head.all("docIntroducer", "docProponent")[:_MOST_SPONSORS]),
    }


class _Head:
    """The parts of a document that name it: cover, preface, back page."""

    def __init__(self, root: etree._Element, document: etree._Element, text: Text) -> None:
        self._root = root
        self._document = document
        self._text = text
        self._parts = [
            part for holder in dict.fromkeys((document, *root)) for part in holder
            if local(part) in ("coverPage", "preface", "header", "conclusions")
        ]  # fmt: skip

    def all(self, *names: str) -> list[str]:
        found = (self._text(e) for part in self._parts for e in part.iter() if local(e) in names)
        return list(dict.fromkeys(text for text in found if text))

    def first(self, name: str) -> str:
        return next(iter(self.all(name)), "")

    def purpose(self) -> str:
        """ "Regulation of the European Parliament and of the Council on …" """
        return " ".join(part for part in (self.first("docType"), self.first("docPurpose")) if part)

    def alias(self, name: str) -> str:
        aliases = (e for e in self._root.iter("{*}FRBRalias") if e.get("name") == name)
        return next((value for e in aliases if (value := e.get("value", "")) and "#var" not in value), "")

    def variable(self, name: str) -> str:
        """A value that LawMaker keeps in the metadata: "HL Bill 60"."""
        found = (e.get("showAs", "") for e in self._root.iter("{*}TLCConcept") if e.get("eId") == name)
        return next((value for value in found if "#" not in value), "")

    def number(self) -> str:
        return next((v for v in _values(self._document, "FRBRnumber", "value") if v and "#" not in v), "")

    def subtype(self) -> str:
        told = (
            *_types(self._document),
            *_values(self._document, "FRBRsubtype", "value"),
            self._document.get("name", ""),
        )
        return next((v for v in told if v and "#" not in v and "/" not in v), "")


def _types(document: etree._Element) -> list[str]:
    """``<typ>gesetz</typ>`` in the metadata of LegalDocML.de."""
    return [(e.text or "").strip() for e in document.iter("{*}typ") if namespace(e) != namespace(document)]


def _values(root: etree._Element, name: str, attribute: str) -> Iterator[str]:
    for element in root.iter("{*}" + name):
        yield element.get(attribute, "").strip()
