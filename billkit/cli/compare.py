"""`billkit compare`: the matrix of kinds by bills and economies."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from billkit.cli.economies import Against, Measures, MeasuresOnly, own_measures, split
from billkit.cli.formats import AskedFormat, Format, chosen
from billkit.cli.measures_plot import Lang, Language, write
from billkit.cli.rules import RulesDir

if TYPE_CHECKING:
    from billkit.models.comparison import Comparison, Row


def compare_command(
    files: Annotated[
        list[str], typer.Argument(help="Bill descriptions; one of them may be - for standard input.")
    ],
    against: Against = None,
    format: AskedFormat = None,
    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            help="Write to this file; the suffix .json or .md sets the format, .svg or .png draws a heat map. "
            "- is standard output.",
        ),
    ] = "-",
    lang: Lang = Language.en,
    rules: RulesDir = None,
    measures: Measures = None,
    measures_only: MeasuresOnly = False,
) -> None:
    """Set bills and economies side by side: how many provisions or measures of each kind.

    Columns of economies count measures in force or adopted; "+1" are others (proposed, suspended, ended).

    \b
    Examples:
      billkit compare bill.txt --against US,EU,JP
      billkit compare first.txt second.txt
      billkit compare bill.txt -a CN -a IN --format json > matrix.json
      billkit compare bill.txt -a US,EU,JP --lang ko -o matrix.svg

    Exit codes: 0 done, 2 wrong usage, 3 unreadable source, 4 no bill in a text, 5 faulty rules, 6 unknown economy
    or faulty measures, 8 PNG without the extra billkit[png].
    """
    import billkit
    from billkit.cli.output import emit

    own, only = own_measures(measures, measures_only)
    compared = billkit.compare(files, against=split(against), rules=rules, measures=own, measures_only=only)
    if format is None and Path(output).suffix.lower() in (".svg", ".png"):
        drawn = billkit.picture(compared, measures=own, measures_only=only, lang=lang.value, rules=rules)
        write(drawn, None, output)
        return
    form = chosen(format, output)
    if form is Format.json:
        emit(compared.to_json() + "\n", output)
        return
    heads, rows = _cells(compared)
    if form is Format.md:
        emit(_as_markdown(heads, rows), output)
    else:
        from billkit.cli.table import render

        emit(render(heads, rows), output)


def _cells(compared: Comparison) -> tuple[list[str], list[list[str]]]:
    heads = ["instrument"]
    heads += [bill.name or f"bill {number}" for number, bill in enumerate(compared.bills, 1)]
    return [*heads, *compared.economies], [_row(row) for row in compared.rows]


def _row(row: Row) -> list[str]:
    """ "3+1": three in force or adopted, one other. A dot: none."""
    bills = [str(len(ids)) if ids else "." for ids in row.bills]
    counts = []
    for ids, used in zip(row.economies, row.in_use, strict=True):
        rest = len(ids) - used
        counts.append((str(used) if used else "") + (f"+{rest}" if rest else "") or ".")
    return [row.title, *bills, *counts]


def _as_markdown(heads: list[str], rows: list[list[str]]) -> str:
    from billkit.briefs.markdown import escaped

    lines = [heads, ["---"] * len(heads), *rows]
    return "".join(
        f"| {' | '.join(cell if cell == '---' else escaped(cell) for cell in line)} |\n" for line in lines
    )
