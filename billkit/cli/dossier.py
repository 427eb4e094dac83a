"""`billkit dossier`: several sources of one bill as one inventory, with statuses and conflicts."""

from __future__ import annotations

from typing import Annotated

import typer

from billkit.cli.formats import AskedFormat, Format, Output, chosen
from billkit.cli.rules import RulesDir


def dossier_command(
    sources: Annotated[
        list[str],
        typer.Argument(
            help="Press, bill and law texts of one bill, or one TOML file that lists them with dates and statuses."
        ),
    ],
    format: AskedFormat = None,
    output: Output = "-",
    rules: RulesDir = None,
) -> None:
    """Lay the sources of one bill over each other: who says what, as reported, proposed or enacted, and where they conflict.

    A text that is neither bill nor law is a report. What a document does not tell of itself stands in a TOML file, beside
    the sources:

    \\b
      title = "K-Steel Act"
      [[source]]
      file = "news.txt"
      status = "reported"        # reported, proposed, enacted
      about = "proposed"         # the stage that a report speaks of
      date = "2025-08-05"
      [[source]]
      file = "act.hwpx"
      settled = "2025-11-19"     # the day from which this text stood as it is
      promulgated = "2025-12-16" # what "six months after promulgation" is counted from

    A contradiction: two sources say different things of the same stage. A change: of different stages. Unconfirmed: a
    report says of the law what was not found in its text.

    \\b
    Examples:
      billkit dossier news.txt bill.pdf act.hwpx
      billkit dossier sources.toml --format md -o dossier.md
      billkit dossier sources.toml --format json | jq '.conflicts[].message'

    Exit codes: 0 done, 2 wrong usage, 3 unreadable source or list, 4 no bill in a text, 5 faulty rules.
    """
    import billkit
    from billkit.cli.output import emit

    is_list = len(sources) == 1 and sources[0].lower().endswith(".toml")
    found = billkit.dossier(sources[0] if is_list else sources, rules=rules)
    form = chosen(format, output)
    if form is Format.json:
        emit(found.to_json() + "\n", output)
        return
    from billkit.cli.compared import dossiers

    emit(dossiers.as_markdown(found) if form is Format.md else dossiers.as_table(found), output)
