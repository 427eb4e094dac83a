"""`billkit parse`: the inventory of one document."""

from __future__ import annotations

from typing import Annotated

import typer

from billkit.cli.formats import AskedFormat, Format, Output, chosen
from billkit.cli.rules import RulesDir


def parse_command(
    file: Annotated[
        str, typer.Argument(help="A bill description, act or press page; - reads standard input.")
    ],
    format: AskedFormat = None,
    output: Output = "-",
    rules: RulesDir = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="With each finding: the rule, its words, the scope decision.")
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="End with exit code 4 when the text describes no bill.")
    ] = False,
) -> None:
    """List what a bill contains, each provision with the words that prove it.

    \b
    Examples:
      billkit parse bill.txt
      billkit parse bill.txt --format json > bill.json
      curl -s https://example.org/bill.txt | billkit parse - --format json
      billkit parse bill.txt -o bill.md

    Exit codes: 0 done, 2 wrong usage, 3 unreadable source, 4 no bill (with --strict), 5 faulty rules.
    """
    import billkit
    from billkit.cli.output import emit
    from billkit.errors import NoBillFound

    document = billkit.read(file)
    analysis = billkit.parse(document, rules=rules)
    form = chosen(format, output)
    if form is Format.json:
        emit(analysis.to_json() + "\n", output)
    elif form is Format.md:
        from billkit.cli.inventory import as_markdown

        emit(as_markdown(document, analysis), output)
    else:
        from billkit.cli.inventory import as_table

        emit(as_table(document, analysis, explain=explain), output)
    if analysis.bill is None:
        message = f"{document.source}: no bill, act or programme is described here."
        if strict:
            raise NoBillFound(message)
        if form is not Format.table:
            typer.echo(f"billkit: {message}", err=True)
