"""docs/cli.md, from the help of the commands: ``python -m billkit.cli.reference docs/cli.md`` writes it.

A test fails when the page is out of date. Options stand in the order of the help; examples and exit codes come from
the docstrings.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from inspect import cleandoc
from pathlib import Path
from typing import Any

import typer.main

from billkit.cli.main import app

_HEAD = """\
# The command line

Made from the commands' own help by `python -m billkit.cli.reference docs/cli.md`; do not edit.

`-` reads standard input or writes standard output. `billkit --install-completion` installs completion for your shell.
"""


_OF_THE_FRAMEWORK = ("install_completion", "show_completion")  # worded by typer, told in the head


def page() -> str:
    """The page: one chapter a command, in the order of the help."""
    return "\n".join([_HEAD, *_chapters(typer.main.get_command(app), "billkit")])


def _chapters(command: Any, path: str) -> Iterator[str]:
    yield f"## {path}\n"
    yield from _told(command)
    if parameters := [row for parameter in command.params for row in _row(parameter)]:
        yield "| | |\n|---|---|"
        yield from parameters
        yield ""
    for name, child in getattr(command, "commands", {}).items():
        yield from _chapters(child, f"{path} {name}")


def _told(command: Any) -> Iterator[str]:
    """The help: paragraphs as they are, examples fenced."""
    for paragraph in cleandoc(command.help or "").split("\n\n"):
        head, _, rest = paragraph.removeprefix("\b\n").partition("\n")
        if head == "Examples:":
            yield "```\n" + cleandoc(rest) + "\n```\n"
        elif head.startswith("Example: "):
            yield "```\n" + head.removeprefix("Example: ") + "\n```\n"
        else:
            yield f"{paragraph}\n"


def _row(parameter: Any) -> Iterator[str]:
    """An argument by its name in capitals, an option by all its spellings."""
    if parameter.param_type_name == "argument":
        names = f"`{parameter.name.upper()}`"
    else:
        names = ", ".join(f"`{name}`" for name in (*parameter.opts, *parameter.secondary_opts))
    if parameter.name in _OF_THE_FRAMEWORK:
        return
    if text := (getattr(parameter, "help", None) or "").replace("|", "\\|"):
        yield f"| {names} | {' '.join(text.split())} |"


if __name__ == "__main__":
    Path(sys.argv[1] if len(sys.argv) > 1 else "docs/cli.md").write_text(page(), "utf-8")
