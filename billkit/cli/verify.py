"""`billkit verify`: a written brief, perhaps edited by hand, checked again statement by statement."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from billkit.cli.economies import Measures, MeasuresOnly, own_measures
from billkit.cli.rules import RulesDir

if TYPE_CHECKING:
    from billkit.models.verification import Verification

FAULTY, UNCHECKED = 1, 10


class VerifyFormat(StrEnum):
    table = "table"
    md = "md"
    json = "json"


def verify_command(
    brief: Annotated[
        str, typer.Argument(help="A brief that billkit wrote: .md, .html, .docx, .pdf or .json.")
    ],
    source: Annotated[
        list[str] | None,
        typer.Option(
            "--source",
            "-s",
            help="A text the brief was made from, where it does not lie beside the brief or here. May be repeated.",
            show_default=False,
        ),
    ] = None,
    citations: Annotated[
        str | None,
        typer.Option(
            "--citations",
            help="The citation data. Default: those in the brief, or NAME.citations.json beside it.",
            show_default=False,
        ),
    ] = None,
    rules: RulesDir = None,
    measures: Measures = None,
    measures_only: MeasuresOnly = False,
    format: Annotated[
        VerifyFormat,
        typer.Option("--format", "-f", help="table for the terminal, md for notes, json for programs."),
    ] = VerifyFormat.table,
    output: Annotated[
        str, typer.Option("--output", "-o", help="Write to this file. - is standard output.")
    ] = "-",
) -> None:
    """Check a brief again, as written or edited since, statement by statement against its sources and the data.

    verified: it says what was written, and source and data still say so. changed_since: source or data say otherwise
    today. not_found: a figure, name, date, quotation, citation, or a word such as must, may, not, in force was changed,
    put in or taken out by hand; or a statement is missing. not_checked: own words were changed, or the source is not at
    hand. Sources are looked for by name beside the brief and in the current folder.

    \b
    Examples:
      billkit verify brief.md
      billkit verify brief.docx --source bill.pdf
      billkit verify brief.html --format json | jq '.statements[] | select(.status != "verified")'
      billkit verify brief.md --citations data.json --measures own.csv --rules my-rules/

    Exit codes: 0 all verified, 1 something is not found or changed since, 2 wrong usage, 3 unreadable brief or source,
    or no citation data, 5 faulty rules, 6 faulty measures, 10 nothing is wrong but something could not be checked.
    """
    import billkit
    from billkit.cli.output import emit

    own, only = own_measures(measures, measures_only)
    found = billkit.verify(
        brief, sources=source or (), citations=citations, rules=rules, measures=own, measures_only=only
    )
    emit(_shown(found, format), output)
    if code := exit_code(found):
        raise typer.Exit(code)


def exit_code(found: Verification) -> int:
    """What scripts are told: 0, or the worst that was found."""
    counts = found.counts()
    if counts["not_found"] or counts["changed_since"]:
        return FAULTY
    return UNCHECKED if counts["not_checked"] else 0


def _shown(found: Verification, format: VerifyFormat) -> str:
    if format is VerifyFormat.json:
        return found.to_json() + "\n"
    from billkit.cli.verify_told import markdown, text

    return markdown(found) if format is VerifyFormat.md else text(found)
