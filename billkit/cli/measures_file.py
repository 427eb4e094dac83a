"""`billkit measures check` and `template`: a measures file of one's own."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from billkit.economies.check import Fault


class CheckFormat(StrEnum):
    table = "table"
    json = "json"


def check(
    file: Annotated[str, typer.Argument(help="A measures file in CSV; - reads standard input.")],
    format: Annotated[CheckFormat, typer.Option("--format", "-f", help="table or json.")] = CheckFormat.table,
    output: Annotated[
        str, typer.Option("--output", "-o", help="File to write, - for standard output.")
    ] = "-",
) -> None:
    """Check a measures file of your own: every fault at once, each with line, column and remedy.

    \b
    Examples:
      billkit measures check own.csv | less
      billkit measures check own.csv --format json > faults.json

    Exit codes: 0 no fault, 2 wrong usage, 6 faults, or a file that cannot be read.
    """
    import billkit
    from billkit.cli.output import emit
    from billkit.errors import MeasuresError

    faults = billkit.check_measures(sys.stdin.buffer.read() if file == "-" else file)
    emit(_as_json(faults) if format is CheckFormat.json else _as_table(file, faults), output)
    if faults:
        raise typer.Exit(MeasuresError.exit_code)


def _as_json(faults: list[Fault]) -> str:
    import json

    return json.dumps([fault.as_dict() for fault in faults], ensure_ascii=False, indent=1) + "\n"


def _as_table(file: str, faults: list[Fault]) -> str:
    from billkit.cli.table import render

    name = "standard input" if file == "-" else file
    if not faults:
        return f"{name}: no fault\n"
    rows = [(str(fault.line), fault.column, fault.message, fault.remedy) for fault in faults]
    count = f"{name}: {len(faults)} fault{'' if len(faults) == 1 else 's'}\n"
    return render(("line", "column", "what is wrong", "what to do"), rows) + count


def template(
    example: Annotated[
        bool, typer.Option("--example", help="With a row that shows what goes into the columns; delete it.")
    ] = False,
    output: Annotated[
        str, typer.Option("--output", "-o", help="File to write, - for standard output.")
    ] = "-",
) -> None:
    """Write an empty measures file: its columns, in CSV. docs/measures-codebook.md tells what they mean.

    \b
    Examples:
      billkit measures template > own.csv
      billkit measures template --example

    Exit codes: 0 done, 2 wrong usage, 3 the file cannot be written.
    """
    from billkit.cli.output import emit
    from billkit.economies.template import template as empty

    emit(empty(example), output)
