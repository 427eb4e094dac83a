"""The command line: thin. It calls the library and chooses how to show what comes back."""

from __future__ import annotations

import gc
import sys
from typing import Annotated

import typer

from billkit.cli import measures, rules
from billkit.cli.brief import brief_command
from billkit.cli.compare import compare_command
from billkit.cli.diff import diff_command
from billkit.cli.dossier import dossier_command
from billkit.cli.outline import outline_command
from billkit.cli.parse import parse_command
from billkit.cli.schema import schema_command
from billkit.cli.similar import similar_command
from billkit.cli.text import text_command
from billkit.cli.verify import verify_command

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False)
app.command("parse")(parse_command)
app.command("compare")(compare_command)
app.command("diff")(diff_command)
app.command("dossier")(dossier_command)
app.command("similar")(similar_command)
app.command("brief")(brief_command)
app.command("verify")(verify_command)
app.command("outline")(outline_command)
app.command("text")(text_command)
app.add_typer(measures.app, name="measures")
app.add_typer(rules.app, name="rules")
app.command("schema")(schema_command)


def _show_version(wanted: bool) -> None:
    if wanted:
        from billkit import __version__

        typer.echo(f"billkit {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and end."),
    ] = False,
) -> None:
    """Read legislative bills: what is in them, with the words that prove it, and how that compares.

    \b
    Examples:
      billkit parse bill.txt                             what the bill contains
      billkit brief bill.txt --against US,EU,JP -o b.md  a comparative brief
      billkit verify b.md                                whether it still says what source and data say
      billkit compare bill.txt --against US,EU,JP        the matrix behind it
      billkit diff act-2025.md act-2026.md               what a new version changes
      billkit compare news.txt act.hwpx                  what differs, value for value
      billkit dossier news.txt bill.pdf act.hwpx         who says what of one bill, and conflicts
      billkit outline bill.pdf                           its articles, with pages
      billkit text bill.hwpx                             its text, cleaned
      billkit measures list -e EU -k trade               what others do
      billkit rules try "tax breaks for mills"           why a rule fires

    Exit codes: 0 done, 1 other error, 2 wrong usage, 3 unreadable source, 4 no bill in the text,
    5 faulty rules, 6 faulty measures or filter, 7 a brief that could not be verified,
    8 a library missing that an extra brings, 9 a faulty template or style, 10 a checked brief in which something
    could not be checked.
    """


def run() -> None:
    """Entry point: named errors end with their own exit code and one message, never a traceback."""
    from billkit.errors import BillkitError

    # the rules are a hundred thousand small objects that live to the end: collecting in between costs a fifth of the start
    gc.set_threshold(200_000, 50, 50)
    try:
        app()
    except BillkitError as error:
        typer.echo(f"billkit: {error}", err=True)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.exit(0)


if __name__ == "__main__":
    run()
