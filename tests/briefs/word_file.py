"""Looks into a .docx with means of its own: zip and XML, not with what billkit reads or writes it with."""

from __future__ import annotations

import posixpath
import zipfile
from io import BytesIO
from xml.etree import ElementTree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"


class WordFile:
    def __init__(self, data: bytes) -> None:
        self.zip = zipfile.ZipFile(BytesIO(data))
        self.names = self.zip.namelist()

    def root(self, part: str) -> ElementTree.Element:
        return ElementTree.fromstring(self.zip.read(part))

    @property
    def body(self) -> ElementTree.Element:
        return self.root("word/document.xml")

    def relations(self, part: str) -> dict[str, tuple[str, str, bool]]:
        """Id -> last word of the type, target, whether outside."""
        path = posixpath.join(posixpath.dirname(part), "_rels", posixpath.basename(part) + ".rels")
        if path not in self.names:
            return {}
        return {
            r.attrib["Id"]: (
                r.attrib["Type"].rpartition("/")[2],
                r.attrib["Target"].lstrip("/"),
                r.get("TargetMode") == "External",
            )
            for r in self.root(path).iter(f"{_RELATIONS}Relationship")
        }

    def media_type(self, part: str) -> str | None:
        types = self.root("[Content_Types].xml")
        for override in types.iter(f"{_TYPES}Override"):
            if override.attrib["PartName"] == f"/{part}":
                return override.attrib["ContentType"]
        endings = {d.attrib["Extension"]: d.attrib["ContentType"] for d in types.iter(f"{_TYPES}Default")}
        return endings.get(part.rpartition(".")[2])

    def paragraphs(self) -> list[tuple[str, str]]:
        """Style and text, marks of notes and fields included."""
        return [(style(p), text(p)) for p in self.body.iter(f"{W}p")]

    def notes(self) -> list[str]:
        return [text(note) for note in self.root("word/footnotes.xml") if note.get(f"{W}type") is None]

    def faults(self) -> list[str]:
        """What would make Word say that the file is damaged: broken XML, relations to nothing, ids that are not there."""
        found = []
        for part in self.names:
            if part.endswith((".xml", ".rels")):
                root = self.root(part)
                known = self.relations(part)
                for element in root.iter():
                    for key, value in element.attrib.items():
                        if key.startswith(R) and value not in known:
                            found.append(f"{part}: {key} {value}")
            if part != "[Content_Types].xml" and self.media_type(part) is None:
                found.append(f"{part}: of no type")
            for kind, target, outside in self.relations(part).values():
                if not outside and target not in self.names:
                    found.append(f"{part}: {kind} {target} is not there")
        if len(self.names) != len(set(self.names)):
            found.append("two parts of one name")
        return found + self._styles_not_there() + self._twice()

    def _styles_not_there(self) -> list[str]:
        known = {s.get(f"{W}styleId") for s in self.root("word/styles.xml").iter(f"{W}style")}
        parts = [self.body, self.root("word/footnotes.xml")]
        tags = ("pStyle", "rStyle", "tblStyle")
        used = {e.get(f"{W}val") for part in parts for tag in tags for e in part.iter(W + tag)}
        return [f"style {name}" for name in sorted(used - known, key=str)]

    def _twice(self) -> list[str]:
        found = []
        for tag, attribute in (
            ("bookmarkStart", "id"),
            ("bookmarkStart", "name"),
            ("footnoteReference", "id"),
        ):
            values = [e.get(W + attribute) for e in self.body.iter(W + tag)]
            found += [f"{tag} {value} twice" for value in {v for v in values if values.count(v) > 1}]
        return found


def style(paragraph: ElementTree.Element) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else found.attrib[f"{W}val"]


def text(element: ElementTree.Element) -> str:
    return "".join(t.text or "" for t in element.iter(f"{W}t"))
