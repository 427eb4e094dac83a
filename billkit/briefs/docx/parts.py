"""A package of Office Open XML: parts, their types and relations, zipped so that the same parts give the same bytes."""

from __future__ import annotations

import posixpath
import zipfile
from io import BytesIO

from billkit.briefs.docx.xml import Element, make, root, written

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the first that a zip can tell: no clock is read
_TYPES = {
    "xml": "application/xml",
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "png": "image/png",
    "svg": "image/svg+xml",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "gif": "image/gif",
    "bmp": "image/bmp",
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "emf": "image/x-emf",
    "wmf": "image/x-wmf",
}
PICTURES = frozenset(ending for ending in _TYPES if ending not in ("xml", "rels"))


class Parts:
    """Parts by their names, and what each is related to."""

    def __init__(self) -> None:
        self._data: dict[str, bytes] = {}
        self._types: dict[str, str] = {}
        self._relations: dict[str, list[tuple[str, str, bool]]] = {}

    def add(self, name: str, data: bytes | Element, media_type: str = "") -> str:
        """A part; its name. Without a type it has that of its ending."""
        self._data[name] = data if isinstance(data, bytes) else written(data)
        if media_type:
            self._types[name] = media_type
        return name

    def relate(self, source: str, kind: str, target: str, outside: bool = False) -> str:
        """Id of the relation of a part ("" is the package) to another part, or to an address outside."""
        told = (kind, target, outside)
        known = self._relations.setdefault(source, [])
        if told not in known:
            known.append(told)
        return f"rId{known.index(told) + 1}"

    def zipped(self) -> bytes:
        """The file."""
        file = BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in self._files().items():
                info = zipfile.ZipInfo(name, _FIRST_DAY)
                info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 0
                archive.writestr(info, data)
        return file.getvalue()

    def _files(self) -> dict[str, bytes]:
        """Types first, as Word writes them; then the relations, then the parts."""
        relations = {_relations_of(source): written(self._told(source)) for source in self._relations}
        return {"[Content_Types].xml": written(self._content_types()), **relations, **self._data}

    def _content_types(self) -> Element:
        endings = {"rels", "xml"} | {
            name.rpartition(".")[2] for name in self._data if name not in self._types
        }
        types = root("ct:Types")
        for ending in sorted(endings):
            types.append(make("ct:Default", Extension=ending, ContentType=_TYPES[ending]))
        for name, media_type in self._types.items():
            types.append(make("ct:Override", PartName=f"/{name}", ContentType=media_type))
        return types

    def _told(self, source: str) -> Element:
        relations = root("pr:Relationships")
        for number, (kind, target, outside) in enumerate(self._relations[source], 1):
            made = make("pr:Relationship", Id=f"rId{number}", Type=kind)
            made.set("Target", target if outside else f"/{target}")
            if outside:
                made.set("TargetMode", "External")
            relations.append(made)
        return relations


def _relations_of(source: str) -> str:
    """ "word/document.xml" -> "word/_rels/document.xml.rels"; "" -> "_rels/.rels"."""
    return posixpath.join(posixpath.dirname(source), "_rels", posixpath.basename(source) + ".rels")
