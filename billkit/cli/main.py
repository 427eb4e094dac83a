"""The command line: thin. It calls the library and chooses how to show what comes back."""

from __future__ import annotations

import sys

import typer

from billkit.cli import rules
from billkit.cli.parse import parse_command

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False)
app.command("parse")(parse_command)
app.add_typer(rules.app, name="rules")


def run() -> None:
    """Entry point: named errors end with their own exit code and one message, never a traceback."""
    from billkit.errors import BillkitError

    try:
        app()
    except BillkitError as error:
        typer.echo(f"billkit: {error}", err=True)
        sys.exit(error.exit_code)


if __name__ == "__main__":
    run()
