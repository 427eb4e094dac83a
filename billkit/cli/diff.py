"""`billkit diff`: two versions of a statute or bill, article by article and word by word."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from billkit.cli.rules import RulesDir

if TYPE_CHECKING:
    from billkit.models.version_diff import VersionDiff


class DiffFormat(StrEnum):
    table = "table"
    md = "md"
    html = "html"
    json = "json"


_LONG = 400_000  # characters: reading both by the rules would take more than a few seconds
_SUFFIXES = {
    ".md": DiffFormat.md,
    ".html": DiffFormat.html,
    ".htm": DiffFormat.html,
    ".json": DiffFormat.json,
}


def diff_command(
    old: Annotated[str, typer.Argument(help="The older version, in any format; - reads standard input.")],
    new: Annotated[str, typer.Argument(help="The newer version; - reads standard input.")],
    format: Annotated[
        DiffFormat | None,
        typer.Option(
            "--format",
            "-f",
            help="table for the terminal, md for notes, html for a page, json for programs. Default: table.",
            show_default=False,
        ),
    ] = None,
    provisions: Annotated[
        bool | None,
        typer.Option(
            "--provisions/--no-provisions",
            help="Whether the versions are also read by the rules, for what changed in substance. Default: unless they are very long.",
            show_default=False,
        ),
    ] = None,
    rules: RulesDir = None,
    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            help="Write to this file; the suffix .md, .html or .json sets the format. - is standard output.",
        ),
    ] = "-",
) -> None:
    """Tell what became of each article, paragraph and item: inserted, deleted, moved, renumbered, split, merged, changed.

    Changed words are shown in their sentence: [-struck-] {+put in+}. Amendment notes (<개정 2026.3.17>), matters of form
    and front matter are told apart from changes of the norm. Above all that: what changed in substance.

    \b
    Examples:
      billkit diff act-2025.md act-2026.md
      billkit diff introduced.xml enrolled.xml -o changes.html
      billkit diff a.pdf b.pdf --no-provisions -f md
      billkit diff a.md b.md -f json | jq '.changes[].fates'

    Exit codes: 0 done (whether or not they differ), 2 wrong usage, 3 unreadable source, 5 faulty rules.
    """
    import billkit
    from billkit.cli.output import emit

    if old == new == "-":
        raise typer.BadParameter("only one version can come from standard input", param_hint="NEW")
    before, after = billkit.read(old), billkit.read(new)
    wanted = provisions if provisions is not None else max(len(before.text), len(after.text)) < _LONG
    if provisions is None and not wanted:
        typer.echo(
            "billkit: these versions are long: what changed in substance is left out. Add --provisions to read it.", err=True
        )  # fmt: skip
    found = billkit.diff(before, after, provisions=wanted, rules=rules)
    form = format or _SUFFIXES.get(Path(output).suffix.lower(), DiffFormat.table)
    emit(_shown(found, form, output), output)


def _shown(found: VersionDiff, form: DiffFormat, output: str) -> str:
    if form is DiffFormat.json:
        return found.to_json() + "\n"
    if form is DiffFormat.html:
        from billkit.cli.diff_html import page

        return page(found)
    if form is DiffFormat.md:
        from billkit.cli.diff_markdown import markdown

        return markdown(found)
    from billkit.cli.diff_text import coloured, text

    return text(found, colours=output == "-" and coloured())
