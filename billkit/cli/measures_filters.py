"""The options by which the commands on measures choose rows: economy, kind, status, day; and the year of steel output."""

from __future__ import annotations

from typing import Annotated

import typer

from billkit.cli.economies import complete

Economies = Annotated[
    list[str] | None,
    typer.Option("--economy", "-e", help="Code or name; repeat it or use commas.", autocompletion=complete),
]
Kinds = Annotated[
    list[str] | None, typer.Option("--kind", "-k", help="Kind (finance.grant) or area (finance).")
]
Statuses = Annotated[
    list[str] | None,
    typer.Option("--status", "-s", help="proposed, adopted, in_force, suspended, repealed, expired."),
]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", help="What was announced or in effect by a day: YYYY, YYYY-MM or YYYY-MM-DD."),
]
SteelYear = Annotated[
    int | None,
    typer.Option(
        "--steel-year", help="With --per-tonne: the output of this year for all.", show_default=False
    ),
]
