"""`billkit measures`: what other economies do, row by row."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from billkit.cli import measures_file, measures_plot, measures_totals
from billkit.cli.economies import Measures, MeasuresOnly, own_measures, split
from billkit.cli.measures_filters import AsOf, Economies, Kinds, Statuses, SteelYear

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Look into the data on what other economies do: list, show, totals, pictures; check a file of your own, write an empty one.",
)


class Format(StrEnum):
    table = "table"
    json = "json"
    csv = "csv"
    jsonld = "jsonld"
    parquet = "parquet"


@app.command("list")
def list_measures(
    economy: Economies = None,
    kind: Kinds = None,
    status: Statuses = None,
    as_of: AsOf = None,
    format: Annotated[
        Format | None,
        typer.Option(
            "--format", "-f", help="table, json, csv, jsonld or parquet. Default: table.", show_default=False
        ),
    ] = None,
    output: Annotated[
        str,
        typer.Option(
            "--output", "-o", help="File to write; its suffix sets the format. - is standard output."
        ),
    ] = "-",
    currency: Annotated[
        str | None,
        typer.Option(
            "--currency",
            "-c",
            help="Also show amounts in this currency (ISO 4217), at the average rate of the year they begin, "
            "with rate and year.",
            show_default=False,
        ),
    ] = None,
    per_tonne: Annotated[
        bool, typer.Option("--per-tonne", help="Divide them by the crude steel made in that year.")
    ] = False,
    per_year: Annotated[
        bool, typer.Option("--per-year", help="Divide them by the years the measure runs.")
    ] = False,
    steel_year: SteelYear = None,
    flags: Annotated[
        bool,
        typer.Option(
            "--flags", help="Also show what to know before citing a row: past-end, stale, conflict, …"
        ),
    ] = False,
    crosswalk: Annotated[
        bool, typer.Option("--crosswalk", help="Also show UNCTAD MAST chapter, GTA type, WTO SCM article.")
    ] = False,
    measures: Measures = None,
    measures_only: MeasuresOnly = False,
) -> None:
    """List measures, filtered; on request with converted amounts, flags and crosswalk.

    Where an input of a conversion is missing there is no figure, but "not comparable: " and the reason. Rates and output
    of steel are those of the data: docs/measures-normalised.md. CSV holds all columns of a measures file and can be given
    to --measures again; Parquet needs the extra billkit[frames].

    \b
    Examples:
      billkit measures list -e US,EU -k finance
      billkit measures list -k trade.tariff --status in_force --format csv
      billkit measures list -e EU --format parquet > eu.parquet
      billkit measures list -e Japan --as-of 2024
      billkit measures list -k finance.grant --currency USD --per-tonne --steel-year 2024
      billkit measures list -e KR --flags --crosswalk --format json
      billkit measures list --measures own.csv -e KR | less

    Exit codes: 0 done, 2 wrong usage, 6 unknown economy, kind, status, currency or day, or faulty measures,
    8 Parquet without the extra.
    """
    import billkit
    from billkit.cli.measures_rows import Beside, as_csv, as_json, as_table
    from billkit.cli.output import emit
    from billkit.economies.normalise import known_currency

    own, only = own_measures(measures, measures_only)
    if per_tonne or per_year or steel_year is not None:
        currency = currency or "USD"
    beside = Beside(
        known_currency(currency.upper()) if currency else None,
        per_tonne or steel_year is not None,
        per_year,
        steel_year,
        flags,
        crosswalk,
        as_of,
    )
    form = format or _named(output)
    if form in (Format.jsonld, Format.parquet) and beside != Beside(as_of=as_of):
        raise typer.BadParameter(
            "amounts converted, --flags and --crosswalk go with --format table, csv and json"
        )
    found = billkit.measures(split(economy), split(kind), split(status), as_of, own, only)
    if form is Format.jsonld:
        emit(found.to_jsonld(), output)
    elif form is Format.parquet:
        emit(found.to_parquet(), output)
    else:
        write = {Format.json: as_json, Format.csv: as_csv, Format.table: as_table}[form]
        emit(write(found, beside), output)


def _named(output: str) -> Format:
    """The form that the suffix of a file names, else a table."""
    suffix = Path(output).suffix.lower().removeprefix(".")
    return Format(suffix) if suffix in set(Format) else Format.table


@app.command()
def show(
    measure_id: Annotated[str, typer.Argument(help="Id of a measure, as `measures list` shows it.")],
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of", help="The day for the flags. Default: that of the latest evidence.", show_default=False
        ),
    ] = None,
    measures: Measures = None,
    measures_only: MeasuresOnly = False,
) -> None:
    """Show one measure with all its fields and sources, and what to know before citing it.

    Example: billkit measures show us-section-232-steel-2018

    Exit codes: 0 done, 2 wrong usage, 6 no such measure, or faulty measures.
    """
    from difflib import get_close_matches

    import billkit
    from billkit.economies import flags
    from billkit.errors import MeasuresError

    own, only = own_measures(measures, measures_only)
    by_id = {m.measure_id: m for m in billkit.measures(measures=own, measures_only=only)}
    if measure_id not in by_id:
        near = get_close_matches(measure_id, by_id, n=3, cutoff=0.3)
        raise MeasuresError(
            f"no measure {measure_id!r}; {'did you mean ' + ', '.join(near) + '?' if near else 'see `billkit measures list`'}"
        )
    measure = by_id[measure_id]
    for name, value in measure.model_dump(exclude={"sources"}).items():
        if value is not None:
            typer.echo(f"{name:18} {value}")
    for number, source in enumerate(measure.sources, 1):
        typer.echo(
            f"{f'source {number}':18} {source.title} ({source.publisher}{', ' + source.date if source.date else ''})"
        )
        typer.echo(f"{'':18} {source.url}")
    for flag in flags(measure, as_of):
        typer.echo(f"{'flag':18} {flag.code}: {flag.message}")


app.command("plot")(measures_plot.plot)
app.command("totals")(measures_totals.totals)
app.command("check")(measures_file.check)
app.command("template")(measures_file.template)
