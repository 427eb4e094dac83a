"""`billkit compare`: the matrix of kinds by bills and economies, and what differs inside the kinds that bills share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from billkit.cli import formats
from billkit.cli.economies import Against, Measures, MeasuresOnly, own_measures, split
from billkit.cli.formats import Language
from billkit.cli.measures_plot import Lang, write
from billkit.cli.rules import RulesDir

if TYPE_CHECKING:
    from billkit.models.comparison import Comparison


class Format(StrEnum):
    table = "table"
    md = "md"
    html = "html"
    json = "json"
    csv = "csv"


def compare_command(
    files: Annotated[
        list[str],
        typer.Argument(help="Bills, acts or descriptions of them; one of them may be - for standard input."),
    ],
    against: Against = None,
    origins: Annotated[
        bool,
        typer.Option(
            "--origins",
            help="Take the first file for a committee's alternative and the others for its sources: which clause stands "
            "in which source, which is new, which was lost.",
        ),
    ] = False,
    format: Annotated[
        Format | None,
        typer.Option(
            "--format", "-f", help="table, md, html, json or csv. Default: table.", show_default=False
        ),
    ] = None,
    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            help="Write to this file; the suffix .json, .md, .html or .csv sets the format, .svg or .png draws a heat map. "
            "- is standard output.",
        ),
    ] = "-",
    lang: Lang = Language.en,
    rules: RulesDir = None,
    measures: Measures = None,
    measures_only: MeasuresOnly = False,
) -> None:
    """Set bills and economies side by side: what each has, and where the provisions they share differ.

    Columns of bills count provisions; "excluded", "demanded" and "in another bill" are what the text says of the kind.
    Columns of economies count measures in force or adopted; "+1" are others (proposed, suspended, ended). Inside a kind
    that several bills have, provisions are paired one to one and compared value for value, also between English and
    Korean; what the tables of words do not hold is called not comparable, never different.

    \b
    Examples:
      billkit compare bill.txt --against US,EU,JP
      billkit compare first.txt second.txt
      billkit compare news.txt act.hwpx --format html -o compared.html
      billkit compare --origins alternative.pdf first.pdf second.pdf
      billkit compare bill.txt -a CN -a IN --format json > matrix.json
      billkit compare bill.txt -a US,EU,JP --lang ko -o matrix.svg

    Exit codes: 0 done, 2 wrong usage, 3 unreadable source, 4 no bill in a text, 5 faulty rules, 6 unknown economy
    or faulty measures, 8 PNG without the extra billkit[png].
    """
    import billkit
    from billkit.cli.output import emit

    own, only = own_measures(measures, measures_only)
    if origins:
        _origins(files, against, format, output, rules)
        return
    compared = billkit.compare(files, against=split(against), rules=rules, measures=own, measures_only=only)
    if format is None and Path(output).suffix.lower() in (".svg", ".png"):
        drawn = billkit.picture(compared, measures=own, measures_only=only, lang=lang.value, rules=rules)
        write(drawn, None, output)
        return
    emit(_written(compared, format or _named(output)), output)


def _named(output: str) -> Format:
    """The form that the suffix of a file names, else a table."""
    suffix = Path(output).suffix.lower().removeprefix(".")
    return Format(suffix) if suffix in set(Format) else Format.table


def _written(compared: Comparison, form: Format) -> str:
    if form is Format.json:
        return compared.to_json() + "\n"
    if form is Format.md:
        from billkit.cli.compared.markdown import as_markdown

        return as_markdown(compared)
    if form is Format.html:
        from billkit.cli.compared.page import as_page

        return as_page(compared)
    if form is Format.csv:
        from billkit.cli.compared.sheet import as_csv

        return as_csv(compared)
    from billkit.cli.compared.tables import as_table

    return as_table(compared)


def _origins(
    files: list[str], against: list[str] | None, format: Format | None, output: str, rules: Path | None
) -> None:
    """The first file against the others."""
    if len(files) < 2 or against:
        raise typer.BadParameter("--origins takes an alternative and its sources, and no economies")
    if format in (Format.html, Format.csv):
        raise typer.BadParameter("--origins goes with --format table, md and json")
    import billkit
    from billkit.cli.output import emit

    found = billkit.origins(files[0], files[1:], rules=rules)
    form = formats.chosen(formats.Format(format.value) if format else None, output)
    if form is formats.Format.json:
        emit(found.to_json() + "\n", output)
        return
    from billkit.cli.compared import provenance

    emit(provenance.as_markdown(found) if form is formats.Format.md else provenance.as_table(found), output)
