"""`billkit brief`: the comparative brief on one bill."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from billkit.cli.economies import Against, Measures, MeasuresOnly, own_measures, split
from billkit.cli.rules import RulesDir


class Format(StrEnum):
    md = "md"
    json = "json"


def brief_command(
    file: Annotated[
        str, typer.Argument(help="A bill description, act or press page; - reads standard input.")
    ],
    against: Against = None,
    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            help="Write to this file; the suffix .json sets the format. - is standard output.",
        ),
    ] = "-",
    format: Annotated[
        Format | None,
        typer.Option(
            "--format", "-f", help="md for people, json for programs. Default: md.", show_default=False
        ),
    ] = None,
    rules: RulesDir = None,
    measures: Measures = None,
    measures_only: MeasuresOnly = False,
) -> None:
    """Write a brief on a bill: what is in it, and how that compares with what other economies do.

    Every statement carries its source and is looked up anew before anything is written; a brief that fails is not
    written. Without --against, the brief tells the bill alone.

    \b
    Examples:
      billkit brief bill.txt --against US,EU,JP -o brief.md
      billkit brief bill.txt -a Japan -a "European Union" | less
      curl -s https://example.org/bill.txt | billkit brief - --against US --format json

    Exit codes: 0 done, 2 wrong usage, 3 unreadable source, 4 no bill in the text, 5 faulty rules,
    6 unknown economy or faulty measures, 7 the brief could not be verified.
    """
    import billkit
    from billkit.cli.output import emit

    own, only = own_measures(measures, measures_only)
    made = billkit.brief(file, against=split(against), rules=rules, measures=own, measures_only=only)
    chosen = format or (Format.json if Path(output).suffix == ".json" else Format.md)
    emit(made.to_json() + "\n" if chosen is Format.json else made.to_markdown(), output)
