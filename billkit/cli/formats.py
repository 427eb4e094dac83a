"""The forms in which a finding is printed: the two options of the commands that offer a table, JSON and Markdown."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Format(StrEnum):
    table = "table"
    json = "json"
    md = "md"


class Language(StrEnum):
    """What is written for a reader: briefs, labels of pictures."""

    en = "en"
    ko = "ko"


AskedFormat = Annotated[
    Format | None,
    typer.Option(
        "--format",
        "-f",
        help="table for people, json for programs, md for notes. Default: table.",
        show_default=False,
    ),
]
Output = Annotated[
    str,
    typer.Option(
        "--output",
        "-o",
        help="Write to this file; the suffix .json or .md sets the format. - is standard output.",
    ),
]


def chosen(asked: Format | None, output: str) -> Format:
    """The form asked for, else the one that the file's suffix names, else a table."""
    return asked or {".json": Format.json, ".md": Format.md}.get(Path(output).suffix, Format.table)
