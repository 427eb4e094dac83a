"""The option that names economies, and what the shell offers while one types it."""

from __future__ import annotations

from typing import Annotated

import typer


def complete(incomplete: str) -> list[str]:
    """Codes of the economies with measures that continue a list: "US,E" -> "US,EU"."""
    from billkit.economies import measures

    before, comma, last = incomplete.rpartition(",")
    named = set(before.upper().split(","))
    codes = sorted({measure.economy for measure in measures()} - named)
    return [before + comma + code for code in codes if code.startswith(last.strip().upper())]


def split(values: list[str] | None) -> list[str]:
    """Repeated options and comma lists as one list."""
    return [part.strip() for value in values or [] for part in value.split(",") if part.strip()]


Against = Annotated[
    list[str] | None,
    typer.Option(
        "--against",
        "-a",
        help="Economies to compare with, by code or name; repeat it or use commas: US,EU,JP.",
        autocompletion=complete,
        show_default=False,
    ),
]
Measures = Annotated[
    str | None,
    typer.Option(
        "--measures",
        help="Measures of your own in CSV, laid over the shipped ones: a row with a shipped id replaces that row.",
        show_default=False,
    ),
]
MeasuresOnly = Annotated[
    bool, typer.Option("--measures-only", help="Use the rows of --measures alone, none of the shipped ones.")
]


def own_measures(measures: str | None, only: bool) -> tuple[str | None, bool]:
    """The two options as given. Raises BadParameter where the second has nothing to work on."""
    if only and measures is None:
        raise typer.BadParameter("--measures-only needs --measures FILE")
    return measures, only
