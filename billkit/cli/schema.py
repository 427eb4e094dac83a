"""`billkit schema`: the JSON contracts."""

from __future__ import annotations

from typing import Annotated

import typer


def schema_command(
    name: Annotated[str, typer.Argument(help="analysis, comparison, brief or measure.")] = "analysis",
    output: Annotated[
        str, typer.Option("--output", "-o", help="File to write, - for standard output.")
    ] = "-",
) -> None:
    """Print the JSON Schema of what billkit writes.

    \b
    Examples:
      billkit schema > analysis.schema.json
      billkit schema measure

    Exit codes: 0 done, 2 unknown schema.
    """
    from billkit.cli.output import emit
    from billkit.models import schemas

    if name not in schemas.models():
        raise typer.BadParameter(f"no schema {name!r}; one of {', '.join(schemas.models())}")
    emit(schemas.schema_text(name), output)
