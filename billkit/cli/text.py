"""`billkit text`: what billkit reads of a document, as plain text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from billkit.models import Document


def text_command(
    file: Annotated[
        str, typer.Argument(help="A document in any format that is read; - reads standard input.")
    ],
    pages: Annotated[
        str | None,
        typer.Option("--pages", "-p", help="Only these pages: 3, 2-5 or 1,4-6. A page feed ends each."),
    ] = None,
    section: Annotated[
        str | None,
        typer.Option(
            "--section", "-s", help='Only the section with this label, as `outline` shows it: "Sec. 3(a)".'
        ),
    ] = None,
    output: Annotated[
        str, typer.Option("--output", "-o", help="File to write, - for standard output.")
    ] = "-",
) -> None:
    """Print the text of a document as billkit reads it: without running heads, line numbers and navigation.

    Offsets of evidence count the code points of this text, as printed without --pages and --section.

    \b
    Examples:
      billkit text act.pdf > act.txt
      billkit text act.pdf --pages 3-5
      billkit text act.hwpx --section 제9조제1항

    Exit codes: 0 done, 2 wrong usage (no such page or section), 3 unreadable source.
    """
    import billkit
    from billkit.cli.output import emit

    document = billkit.read(file)
    if section is not None:
        emit(_section(document, section), output)
    elif pages is not None:
        emit(_pages(document, pages), output)
    else:
        emit(document.text if document.text.endswith("\n") else document.text + "\n", output)
    for notice in document.notices:
        typer.echo(f"billkit: note ({notice.code}): {notice.message}", err=True)


def _section(document: Document, label: str) -> str:
    wanted = _squeezed(label)
    for found in document.sections:
        if found.label and _squeezed(found.label) == wanted:
            return document.text[found.start : found.end] + "\n"
    from difflib import get_close_matches

    labels = list(dict.fromkeys(s.label for s in document.sections if s.label))
    near = get_close_matches(label, labels, n=3, cutoff=0.5)
    remedy = f"did you mean {', '.join(near)}?" if near else "see `billkit outline FILE --down-to all`"
    raise typer.BadParameter(f"no section {label!r} in {document.source}; {remedy}", param_hint="--section")


def _squeezed(label: str) -> str:
    return re.sub(r"\s+", "", label).casefold()


def _pages(document: Document, wanted: str) -> str:
    starts = [*document.page_starts, len(document.text)]
    if len(starts) == 1:
        raise typer.BadParameter(
            f"{document.source} has no pages ({document.media_type})", param_hint="--pages"
        )
    numbers = _numbers(wanted, len(starts) - 1)
    return "".join(document.text[starts[n - 1] : starts[n]].strip("\n") + "\n\f" for n in numbers)


def _numbers(wanted: str, last: int) -> list[int]:
    """Page numbers of "1,4-6", in the order given."""
    numbers: list[int] = []
    for part in wanted.split(","):
        match = re.fullmatch(r"\s*(\d{1,6})(?:\s*-\s*(\d{1,6}))?\s*", part)
        first, end = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
        if not 1 <= first <= end <= last:
            raise typer.BadParameter(
                f"no page {part.strip()!r}; pages run from 1 to {last}", param_hint="--pages"
            )
        numbers += range(first, end + 1)
    return numbers
