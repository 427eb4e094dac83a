"""`billkit outline`: the tree of a document's sections."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from billkit.cli.formats import AskedFormat, Format, Output, chosen

if TYPE_CHECKING:
    from billkit.models import Document, Section


class DownTo(StrEnum):
    article = "article"
    paragraph = "paragraph"
    item = "item"
    all = "all"


_DEPTH = {"file": 0, "block": 0, "group": 0, "article": 0, "paragraph": 1, "item": 2}
_SHOWN = {DownTo.article: 0, DownTo.paragraph: 1, DownTo.item: 2, DownTo.all: 9}


def outline_command(
    file: Annotated[str, typer.Argument(help="A bill, act or other document; - reads standard input.")],
    down_to: Annotated[
        DownTo, typer.Option("--down-to", "-d", help="How deep to go: article, paragraph, item or all.")
    ] = DownTo.article,
    quoted: Annotated[
        bool, typer.Option("--quoted", help="Also show the sections of text quoted for other laws.")
    ] = False,
    references: Annotated[
        bool,
        typer.Option(
            "--references", "-r", help="Also list what the text refers to, and whether it is there."
        ),
    ] = False,
    format: AskedFormat = None,
    output: Output = "-",
) -> None:
    """Show how a document is built: its parts, chapters, articles, with pages where it has them.

    \b
    Examples:
      billkit outline act.pdf
      billkit outline act.xml --down-to item
      billkit outline act.md --references
      billkit outline act.hwpx -f json > sections.json

    Exit codes: 0 done, 2 wrong usage, 3 unreadable source.
    """
    import billkit
    from billkit.cli.output import emit

    document = billkit.read(file)
    shown = [
        (depth, section)
        for depth, section in document.outline()
        if _DEPTH.get(section.rank, 3) <= _SHOWN[down_to] and (quoted or section.role != "quoted")
    ]
    form = chosen(format, output)
    if form is Format.json:
        emit(_as_json(document, shown, references), output)
    else:
        emit(_as_text(document, shown, references, markdown=form is Format.md), output)


def _as_json(document: Document, shown: list[tuple[int, Section]], references: bool) -> str:
    import json

    from billkit.models import DocumentInfo

    tree: dict[str, object] = {
        "document": DocumentInfo.of(document).model_dump(),
        "tradition": document.tradition or None,
        "metadata": document.metadata,
        "sections": [
            {"depth": depth, **section.model_dump(), "page": document.page_at(section.start)}
            for depth, section in shown
        ],
        "notices": [notice.model_dump() for notice in document.notices],
    }
    if references:
        tree["references"] = [
            {**found._asdict(), "from": document.section_at(found.start)} for found in _references(document)
        ]
    return json.dumps(tree, ensure_ascii=False, indent=1) + "\n"


def _references(document: Document) -> list[Reference]:
    from billkit.structure.references import references

    return references(document)


def _as_text(document: Document, shown: list[tuple[int, Section]], references: bool, markdown: bool) -> str:
    lines = [_summary(document), ""]
    lines += [_row(document, depth, section, markdown) for depth, section in shown]
    if not shown:
        lines.append("No numbered sections were found: the text reads as prose.")
    if references:
        lines += ["", *_reference_rows(document, markdown)]
    for notice in document.notices:
        lines += ["", f"Note ({notice.code}): {notice.message}"]
    return "\n".join(lines) + "\n"


def _summary(document: Document) -> str:
    """ "act, kr, ko: 46 articles, 130 paragraphs; 12 pages" """
    ranks = [section.rank for section in document.sections if section.role != "quoted"]
    counts = [f"{ranks.count(rank)} {rank}s" for rank in ("article", "paragraph", "item") if rank in ranks]
    pages = [f"{len(document.page_starts)} pages"] if document.page_starts else []
    kind = ", ".join(word for word in (document.genre, document.media_type, document.language) if word)
    return f"{kind}: {', '.join([*counts, f'{len(document.text):,} characters', *pages])}"


def _row(document: Document, depth: int, section: Section, markdown: bool) -> str:
    name = section.label or section.number or f"[{section.role if section.rank == 'block' else section.rank}]"
    told = " ".join(part for part in (name, _clean(section.heading, markdown)) if part)
    role = (
        f"  ({section.role})"
        if section.role not in ("body", section.rank) and section.rank != "block"
        else ""
    )
    page = document.page_at(section.start)
    return f"{'  ' * depth}{'- ' if markdown else ''}{told}{role}{f'  p. {page}' if page else ''}"


def _reference_rows(document: Document, markdown: bool) -> list[str]:
    rows = []
    for found in _references(document):
        place = document.section_at(found.start) or f"line {document.line_at(found.start)}"
        where = found.law or ("here" if found.target is not None else "not found in this document")
        rows.append(
            f"{'- ' if markdown else ''}{place}: {_clean(found.text, markdown)} -> {found.label or '(whole law)'}, {where}"
        )
    return [f"{len(rows)} references", *rows]


def _clean(text: str, markdown: bool) -> str:
    """One line, without control characters; in Markdown with its marks escaped."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return "".join("\\" + c if c in "\\`*_[]<>|#" else c for c in line) if markdown else line


if TYPE_CHECKING:
    from billkit.structure.references import Reference
