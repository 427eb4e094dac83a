"""`billkit brief`: the comparative brief on one bill."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from billkit.cli.economies import Against, Measures, MeasuresOnly, own_measures, split
from billkit.cli.formats import Language
from billkit.cli.rules import RulesDir

if TYPE_CHECKING:
    from billkit.briefs import VerifiedBrief


class Format(StrEnum):
    md = "md"
    html = "html"
    docx = "docx"
    pdf = "pdf"
    json = "json"


class Tier(StrEnum):
    glance = "glance"
    brief = "brief"
    full = "full"


def _init_template(folder: str | None) -> None:
    """Writes the templates and ends: no bill is needed for it."""
    if folder is None:
        return
    from billkit.briefs import init_templates

    for path in init_templates(Path(folder)):
        typer.echo(path)
    raise typer.Exit


def brief_command(
    file: Annotated[
        str, typer.Argument(help="A bill description, act or press page; - reads standard input.")
    ],
    against: Against = None,
    others: Annotated[
        list[str] | None,
        typer.Option(
            "--with",
            help="Another source on the same bill: where the sources conflict, the brief says so. May be repeated.",
            show_default=False,
        ),
    ] = None,
    tier: Annotated[
        Tier, typer.Option("--tier", "-t", help="glance: a page; brief: a few pages; full: everything.")
    ] = Tier.brief,
    lang: Annotated[
        Language, typer.Option("--lang", "-l", help="Language of the brief, whatever that of the bill.")
    ] = Language.en,
    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            help="Write to this file; its suffix (.md, .html, .docx, .pdf, .json) sets the format. - is standard output.",
        ),
    ] = "-",
    format: Annotated[
        Format | None,
        typer.Option(
            "--format", "-f", help="Where the file name does not tell it. Default: md.", show_default=False
        ),
    ] = None,
    template: Annotated[
        str | None,
        typer.Option(
            "--template", help="A folder of templates of your own, for md and html.", show_default=False
        ),
    ] = None,
    style: Annotated[
        str | None,
        typer.Option("--style", help="A Word document whose styles the .docx takes.", show_default=False),
    ] = None,
    init_template: Annotated[  # noqa: ARG001  # done by its callback
        str | None,
        typer.Option(
            "--init-template",
            help="Write the templates into this folder, to be changed there, and end.",
            show_default=False,
            is_eager=True,
            callback=_init_template,
        ),
    ] = None,
    rules: RulesDir = None,
    measures: Measures = None,
    measures_only: MeasuresOnly = False,
) -> None:
    """Write a brief on a bill: what is in it, and how that compares with what other economies do.

    Every statement carries its source and is looked up anew before anything is written; a brief that fails is not
    written. Without --against, the brief tells the bill alone. Beside a Markdown file lie its chart (.svg) and the data
    by which `billkit verify` checks it again (.citations.json); the other formats hold both.

    \b
    Examples:
      billkit brief bill.txt --against US,EU,JP -o brief.md
      billkit brief act.pdf -a EU --tier full -o brief.html
      billkit brief act.md --lang ko -a US,EU -o brief.docx --style office.docx
      billkit brief news.txt --with act.md -a Japan -o brief.pdf
      curl -s https://example.org/bill.txt | billkit brief - --against US --format json

    Exit codes: 0 done, 2 wrong usage, 3 unreadable source, 4 no bill in the text, 5 faulty rules,
    6 unknown economy or faulty measures, 7 the brief could not be verified, 8 a library is missing, 9 faulty template
    or style.
    """
    import billkit

    own, only = own_measures(measures, measures_only)
    chosen = format or _by_suffix(output)
    _usable(chosen, output, template, style)
    made = billkit.brief(
        file,
        against=split(against),
        rules=rules,
        measures=own,
        measures_only=only,
        tier=tier.value,
        lang=lang.value,
        others=others or (),
    )
    _write(made, chosen, output, template, style)


def _by_suffix(output: str) -> Format:
    suffix = Path(output).suffix.lower().removeprefix(".")
    known = {"htm": "html", "markdown": "md"}
    name = known.get(suffix, suffix)
    return Format(name) if name in list(Format) else Format.md


def _usable(chosen: Format, output: str, template: str | None, style: str | None) -> None:
    """Wrong usage is told before the bill is read."""
    if template is not None and chosen not in (Format.md, Format.html):
        raise typer.BadParameter(f"--template is for md and html, not {chosen}")
    if style is not None and chosen is not Format.docx:
        raise typer.BadParameter(f"--style is for docx, not {chosen}")
    if chosen in (Format.docx, Format.pdf) and output == "-" and sys.stdout.isatty():
        raise typer.BadParameter(f"{chosen} is no text for a terminal; name a file with -o")


def _write(made: VerifiedBrief, chosen: Format, output: str, template: str | None, style: str | None) -> None:
    from billkit.cli.output import emit

    if chosen is Format.md:
        _write_markdown(made, output, template)
    elif chosen is Format.json:
        emit(made.to_json() + "\n", output)
    elif chosen is Format.html:
        emit(made.to_html(template), output)
    elif chosen is Format.docx:
        emit(made.to_docx(style), output)
    else:
        emit(made.to_pdf(), output)


def _write_markdown(made: VerifiedBrief, output: str, template: str | None) -> None:
    """The text, and beside it its charts and the data by which it can be checked again."""
    from billkit.cli.output import emit

    if output == "-":
        emit(made.to_markdown(template=template), output)
        return
    path = Path(output)
    charts = {figure.id: f"{path.stem}.{figure.id}.svg" for figure in made.figures()}
    emit(made.to_markdown(charts, template), output)
    for figure in made.figures():
        emit(figure.svg, str(path.with_name(charts[figure.id])))
    emit(made.citations(), str(path.with_name(f"{path.stem}.citations.json")))
