"""`billkit similar`: documents of a folder with provisions like those of one document."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from billkit.cli.formats import AskedFormat, Format, Output, chosen
from billkit.cli.rules import RulesDir


def similar_command(
    file: Annotated[str, typer.Argument(help="A bill, act or description; - reads standard input.")],
    corpus: Annotated[
        str,
        typer.Option("--in", help="Folder with the documents to search; its subfolders are searched too."),
    ],
    top: Annotated[int, typer.Option("--top", "-n", min=1, help="So many documents at most.")] = 10,
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", min=1, max=64, help="Processes that read the files.")
    ] = 1,
    format: AskedFormat = None,
    output: Output = "-",
    rules: RulesDir = None,
) -> None:
    """Find documents with provisions like those of a bill: of the same kinds, with the same values, in like words.

    Kinds that few documents of the folder have count more. A file that cannot be read is told and stops nothing.

    \b
    Examples:
      billkit similar bill.txt --in corpus
      billkit similar act.hwpx --in corpus --jobs 4 --top 5 --format md -o similar.md
      billkit similar bill.txt --in corpus --format json | jq '.not_compared'

    Exit codes: 0 done, 2 wrong usage, 3 unreadable source or no folder, 4 no bill in the text, 5 faulty rules.
    """
    import billkit
    from billkit.cli.output import emit

    progress = _progress if sys.stderr.isatty() else None
    found = billkit.similar(file, corpus, top=top, rules=rules, jobs=jobs, progress=progress)
    form = chosen(format, output)
    if form is Format.json:
        emit(found.to_json() + "\n", output)
        return
    from billkit.cli.compared import likenesses

    emit(likenesses.as_markdown(found) if form is Format.md else likenesses.as_table(found), output)


def _progress(done: int, files: int, name: str) -> None:
    """One line that is written over; gone when all is done."""
    line = f"{done}/{files} {name}"[:78] if done < files else ""
    typer.echo(f"\r\x1b[K{line}", nl=False, err=True)
