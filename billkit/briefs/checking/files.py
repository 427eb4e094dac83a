"""The files of a check: the written brief, its citation data, the sources it was made from. All reading is here."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from billkit.briefs.checking.citations import (
    REMEDY,
    drawn_as_digests,
    fault_of,
    picture_digest,
    read_citations,
)
from billkit.briefs.checking.expected import Form, expected
from billkit.briefs.checking.found import Found, FoundCell
from billkit.errors import NoCitations, UnreadableSource
from billkit.models.brief import Brief, TextRead
from billkit.models.verification import Citations, Recipe

_MOST = 256 * 1024 * 1024  # bytes of a brief


class Written(NamedTuple):
    """A brief as it lies there: its name, visible blocks, and citation data. `alone`: no record but the brief itself."""

    name: str
    blocks: list[Found]
    citations: Citations
    form: Form = "markdown"
    alone: bool = False


def written(path: Path, citations: Path | None) -> Written:
    """A brief in any of its formats, with its citation data. Raises UnreadableSource and NoCitations."""
    data = _bytes(path)
    form = _form(data)
    if form is None:
        return _json(path, data, citations)
    blocks, inside = _READERS[form](path, data)
    if citations is None and inside is not None:
        return Written(path.name, blocks, read_citations(inside, path.name), form)
    beside = citations or path.with_name(f"{path.stem}.citations.json")
    if citations is None and not beside.is_file():
        raise NoCitations(f"{path.name}: no citation data {_where(form, beside)}; {REMEDY}")
    return Written(path.name, blocks, read_citations(_bytes(beside), beside.name), form)


def _where(form: Form, beside: Path) -> str:
    return f"beside it ({beside.name})" if form == "markdown" else f"in it, nor beside it ({beside.name})"


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > _MOST:
            raise UnreadableSource(f"{path.name}: larger than {_MOST // 2**20} MiB; name a brief")
        return path.read_bytes()
    except (OSError, ValueError) as error:  # ValueError: a NUL character in the path
        reason = getattr(error, "strerror", None) or error
        raise UnreadableSource(
            f"{path}: cannot be read ({reason}); name a brief that billkit wrote"
        ) from error


def _form(data: bytes) -> Form | None:
    """The format, by content, never by name; None for JSON."""
    if data.startswith(b"%PDF-"):
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return "docx"
    start = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"{"):
        return None
    if re.match(rb"<(?:!doctype html|html)\b", start, re.IGNORECASE):
        return "html"
    return "markdown"


def _text(path: Path, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableSource(f"{path.name}: not in UTF-8 (byte {error.start}); save it as UTF-8") from error


def _markdown(path: Path, data: bytes) -> tuple[list[Found], bytes | None]:
    from billkit.briefs.checking.markdown_blocks import cut

    text = _text(path, data).replace("\r\n", "\n").replace("\r", "\n")
    return [_with_digest(block, path) for block in cut(text)], None


def _with_digest(block: Found, path: Path) -> Found:
    """Of an image that lies in the folder of the brief, the digest instead of the name."""
    if block.kind != "image":
        return block
    from urllib.parse import unquote

    name = unquote(block.file)
    if not name or PurePosixPath(name).name != name:
        return block._replace(file="elsewhere")
    file = path.with_name(name)
    return block._replace(file=picture_digest(_bytes(file)) if file.is_file() else "missing")


def _json(path: Path, data: bytes, citations: Path | None) -> Written:
    """A brief as JSON shows what it says; unless a record is named, it is looked up as it stands.

    What lies beside it under the same name is the record of a brief in Markdown.
    """
    from pydantic import ValidationError

    if b'"billkit/citations/1"' in data[:200]:
        raise NoCitations(f"{path.name}: this is citation data; name the brief it belongs to")
    try:
        brief = Brief.model_validate_json(data)
    except ValidationError as error:
        raise UnreadableSource(f"{path.name}: no brief in JSON ({fault_of(error)}); {REMEDY}") from error
    shown = [Found(unit.kind, tuple(FoundCell(part.text) for part in unit.parts)) for unit in expected(brief)]
    if citations is not None:
        return Written(path.name, shown, read_citations(_bytes(citations), citations.name))
    itself = Citations(recipe=_recipe_of(brief), brief=drawn_as_digests(brief))
    return Written(path.name, shown, itself, alone=True)


def _recipe_of(brief: Brief) -> Recipe:
    """What a brief tells of its own making: its title names the economies."""
    codes = [f.subject.split("/")[1] for f in brief.title.facts if f.subject.startswith("economy/")]
    return Recipe(
        program="", against=tuple(codes), lang=brief.lang, tier=brief.tier, rules="", measures_version="",
        measures="", sources=brief.texts,
    )  # fmt: skip


def _html(path: Path, data: bytes) -> tuple[list[Found], bytes | None]:
    from billkit.briefs.checking.html_blocks import cut

    return cut(_text(path, data))


def _docx(path: Path, data: bytes) -> tuple[list[Found], bytes | None]:
    from billkit.briefs.checking.docx_blocks import cut

    return cut(data, path.name)


def _pdf(path: Path, data: bytes) -> tuple[list[Found], bytes | None]:
    from billkit.briefs.checking.pdf_blocks import cut

    return cut(data, path.name)


_READERS: dict[Form, Callable[[Path, bytes], tuple[list[Found], bytes | None]]] = {
    "markdown": _markdown,
    "html": _html,
    "docx": _docx,
    "pdf": _pdf,
}


# --- sources ----------------------------------------------------------------------------------------------------------


def source_paths(
    wanted: Sequence[TextRead], given: Sequence[Path], folders: Sequence[Path]
) -> list[Path | None]:
    """Where each source of a brief lies: among those named, else by its name in the folders. None where it is not found.

    The very file that was read goes before one that only has its name; one file named for one source is that source.
    """
    digests = {path: _digest(path) for path in given}
    left = list(given)
    found: list[Path | None] = []
    for source in wanted:
        path = next((p for p in left if digests[p] == source.sha256), None)
        path = path or next((p for p in left if p.name == source.name), None)
        if path is not None:
            left.remove(path)
        found.append(path)
    for place, source in enumerate(wanted):
        if found[place] is None:
            found[place] = left.pop(0) if left else _in_folders(source, folders)
    if left:
        raise UnreadableSource(f"{left[0]}: the brief was made from {len(wanted)} sources; name no more")
    return found


def _in_folders(source: TextRead, folders: Sequence[Path]) -> Path | None:
    name = PurePosixPath(source.name.replace("\\", "/")).name
    there = [folder / name for folder in folders if name not in ("", ".", "..") and (folder / name).is_file()]
    exact = (path for path in there if _digest(path) == source.sha256)
    return next(exact, there[0] if there else None)


def _digest(path: Path) -> str:
    return hashlib.sha256(_bytes(path)).hexdigest()
