"""`billkit measures totals`: amounts of economies, nothing added twice."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from billkit.cli.economies import Measures, MeasuresOnly, own_measures, split
from billkit.cli.measures_filters import Economies, Kinds, Statuses, SteelYear

if TYPE_CHECKING:
    from billkit.economies import Total


class TotalsFormat(StrEnum):
    table = "table"
    json = "json"


def totals(
    economy: Economies = None,
    kind: Kinds = None,
    status: Statuses = None,
    currency: Annotated[str, typer.Option("--currency", "-c", help="Currency (ISO 4217).")] = "USD",
    by_kind: Annotated[bool, typer.Option("--by-kind", help="A total for each kind.")] = False,
    beyond_steel: Annotated[
        bool, typer.Option("--beyond-steel", help="Also count amounts that are not only for steel.")
    ] = False,
    per_tonne: Annotated[
        bool, typer.Option("--per-tonne", help="Divide by the crude steel made in each measure's year.")
    ] = False,
    steel_year: SteelYear = None,
    format: Annotated[
        TotalsFormat, typer.Option("--format", "-f", help="table, or json with every amount and reason.")
    ] = TotalsFormat.table,
    output: Annotated[
        str, typer.Option("--output", "-o", help="File to write, - for standard output.")
    ] = "-",
    measures: Measures = None,
    measures_only: MeasuresOnly = False,
) -> None:
    """Add up the amounts of each economy, so that nothing counts twice. A total is a floor, in nominal amounts.

    Of one package the largest amount counts. Each status and each member state or province has its own total; an
    asterisk says that another total counts an amount of the same package: do not add the two.

    \b
    Examples:
      billkit measures totals -s in_force,adopted
      billkit measures totals -e EU -k finance --by-kind --currency EUR
      billkit measures totals --per-tonne --steel-year 2024 --format json

    Exit codes: 0 done, 2 wrong usage, 6 unknown economy, kind, status or currency, or faulty measures.
    """
    import billkit
    from billkit.cli.output import emit
    from billkit.economies import totals as add_up
    from billkit.economies.totals import EVERY_SCOPE, ONLY_STEEL

    own, only = own_measures(measures, measures_only)
    found = add_up(
        billkit.measures(split(economy), split(kind), split(status), None, own, only),
        currency.upper(),
        by_kind=by_kind,
        scopes=EVERY_SCOPE if beyond_steel else ONLY_STEEL,
        per_tonne=per_tonne or steel_year is not None,
        steel_year=steel_year,
    )
    emit(_as_json(found) if format is TotalsFormat.json else _as_table(found), output)


def _as_json(found: list[Total]) -> str:
    return "[" + ",\n".join(total.model_dump_json(indent=1) for total in found) + "]\n"


def _as_table(found: list[Total]) -> str:
    from billkit.cli.table import render

    heads = ("economy", "part", "kind", "status", "total", "counted", "left out")
    return render(heads, [_line(total) for total in found])


def _line(total: Total) -> list[str]:
    from billkit.models.converted import plain

    unit = total.counted[0].figure.unit if total.counted else total.currency
    return [
        total.economy,
        total.sub_jurisdiction or "",
        total.kind or "",
        total.status.replace("_", " "),
        f"{unit} {plain(total.value)}{' *' if total.elsewhere else ''}" if total.counted else "no figure",
        str(len(total.counted)),
        str(len(total.left_out)),
    ]
