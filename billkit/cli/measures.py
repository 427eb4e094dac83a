"""`billkit measures`: what other economies do, row by row."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from billkit.cli.economies import complete, split

if TYPE_CHECKING:
    from billkit.models.measure import Measure

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Look into the data on what other economies do: list, show.",
)


class Format(StrEnum):
    table = "table"
    json = "json"
    csv = "csv"


@app.command("list")
def list_measures(
    economy: Annotated[
        list[str] | None,
        typer.Option(
            "--economy", "-e", help="Code or name; repeat it or use commas.", autocompletion=complete
        ),
    ] = None,
    kind: Annotated[
        list[str] | None, typer.Option("--kind", "-k", help="Kind (finance.grant) or area (finance).")
    ] = None,
    status: Annotated[
        list[str] | None,
        typer.Option("--status", "-s", help="proposed, adopted, in_force, suspended, repealed, expired."),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of", help="What was announced or in effect by a day: YYYY, YYYY-MM or YYYY-MM-DD."
        ),
    ] = None,
    format: Annotated[Format, typer.Option("--format", "-f", help="table, json or csv.")] = Format.table,
    output: Annotated[
        str, typer.Option("--output", "-o", help="File to write, - for standard output.")
    ] = "-",
) -> None:
    """List measures, filtered.

    \b
    Examples:
      billkit measures list -e US,EU -k finance
      billkit measures list -k trade.tariff --status in_force --format csv
      billkit measures list -e Japan --as-of 2024

    Exit codes: 0 done, 2 wrong usage, 6 unknown economy, kind, status or day.
    """
    import billkit
    from billkit.cli.output import emit

    found = billkit.measures(economies=split(economy), kinds=split(kind), status=split(status), as_of=as_of)
    if format is Format.json:
        rows = ",\n".join(m.model_dump_json(indent=1) for m in found)
        emit(f"[{rows}]\n", output)
    elif format is Format.csv:
        emit(_as_csv(found), output)
    else:
        emit(_as_table(found), output)


@app.command()
def show(
    measure_id: Annotated[str, typer.Argument(help="Id of a measure, as `measures list` shows it.")],
) -> None:
    """Show one measure with all its fields and sources.

    Example: billkit measures show us-section-232-steel-2018

    Exit codes: 0 done, 2 wrong usage, 6 no such measure.
    """
    from difflib import get_close_matches

    import billkit
    from billkit.errors import MeasuresError

    by_id = {m.measure_id: m for m in billkit.measures()}
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


def _as_table(measures: list[Measure]) -> str:
    from billkit.cli.table import render

    rows = [
        (
            m.measure_id,
            m.instrument,
            m.title,
            m.status.replace("_", " "),
            _money(m),
            m.effective_from or m.announced or "",
            m.as_of,
        )
        for m in measures
    ]
    heads = ("id", "kind", "measure", "status", "amount or rate", "since", "as of")
    return render(heads, rows) + f"{len(rows)} measure{'' if len(rows) == 1 else 's'}\n"


def _money(measure: Measure) -> str:
    """Amount and rate as a person reads them; the exact figures are in --format json."""
    parts = []
    if measure.amount is not None:
        for size, word in ((1e12, "trn"), (1e9, "bn"), (1e6, "m")):
            if measure.amount >= size:
                parts.append(f"{measure.currency} {measure.amount / size:,.4g} {word}")
                break
        else:
            parts.append(f"{measure.currency} {measure.amount:,}")
    if measure.rate is not None:
        unit = "%" if measure.rate_unit == "percent" else f" {measure.rate_unit}"
        parts.append(f"{measure.rate:g}{unit}")
    return ", ".join(parts)


def _as_csv(measures: list[Measure]) -> str:
    import csv
    import io

    from billkit.models.measure import Measure as Model

    buffer = io.StringIO()
    names = [name for name in Model.model_fields if name != "sources"]
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow([*names, "source_1_url", "source_2_url"])
    for m in measures:
        urls = [s.url for s in m.sources] + [""] * (2 - len(m.sources))
        writer.writerow([formula_safe(getattr(m, name)) for name in names] + urls)
    return buffer.getvalue()


def formula_safe(value: object) -> object:
    """Text that a spreadsheet would take for a formula gets an apostrophe; numbers and other text stay."""
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return "'" + value
    return "" if value is None else value
