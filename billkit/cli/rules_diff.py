"""`billkit rules diff`: what a change of the rules gains and loses over texts."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from billkit.cli.formats import Format, Output


def diff_command(
    base: Annotated[
        str,
        typer.Argument(help="The rules before: a folder like billkit/rules, or a git revision."),
    ],
    new: Annotated[
        str | None,
        typer.Argument(help="The rules after, given likewise. Default: the rules of this billkit."),
    ] = None,
    texts: Annotated[
        list[str] | None,
        typer.Option("--in", help="A text or a folder of texts; may be repeated. Default: the examples."),
    ] = None,
    gold: Annotated[
        Path | None,
        typer.Option("--gold", help="A folder of annotated texts (NAME.gold.json): scores before and after."),
    ] = None,
    scorer: Annotated[
        Path | None,
        typer.Option("--scorer", help="The score tool. Default: ../shared/tools/score.py of the checkout."),
    ] = None,
    format: Annotated[
        Format | None,
        typer.Option(
            "--format",
            "-f",
            help="md for a review, table for grep, json for programs. Default: md.",
            show_default=False,
        ),
    ] = None,
    output: Output = "-",
) -> None:
    """Tell what a change of the rules gains, loses and changes over texts, as Markdown for a review.

    Both sets of rules are whole ones, tried with the code of this billkit, a process each. A folder wins over a revision
    of its name. Two findings are one where kind and words are; by which cue something is found is not compared.
    Annotated texts are scored only; name them with --in as well to have them compared.

    \b
    Examples:
      billkit rules diff HEAD                              what is not committed yet, over the examples
      billkit rules diff main my-branch --in texts -o review.md
      billkit rules diff old-rules --in act.txt --format json | jq '.totals'
      billkit rules diff HEAD --gold ../shared/gold/descriptions

    Exit codes: 0 every text gives the same, 1 a text or score differs, 2 wrong usage, 3 no such text, annotations or
    score tool, 5 no such folder or revision, or faulty rules.
    """
    import billkit
    from billkit.cli.compared import rules_told
    from billkit.cli.output import emit

    progress = _progress() if sys.stderr.isatty() else None
    found = billkit.rules_diff(base, new, texts or (), gold=gold, scorer=scorer, progress=progress)
    form = format or {".json": Format.json}.get(Path(output).suffix, Format.md)
    if form is Format.json:
        emit(found.to_json() + "\n", output)
    else:
        emit(rules_told.as_markdown(found) if form is Format.md else rules_told.as_table(found), output)
    if not found.same:
        raise typer.Exit(1)


def _progress() -> Callable[[int, int, str], None]:
    """One line that is written over, from the second second on; gone when all is done."""
    start = time.monotonic()

    def told(done: int, all_of_them: int, name: str) -> None:
        if time.monotonic() - start > 1:
            line = f"{done}/{all_of_them} {name}"[:78] if done < all_of_them else ""
            typer.echo(f"\r\x1b[K{line}", nl=False, err=True)

    return told
