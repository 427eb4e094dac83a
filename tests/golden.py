"""Golden tables: Markdown that an aide can read and extend, as data for the tests.

    | text | as written | values |
    |---|---|---|
    | a loan of up to $5m | $5m | amount 5000000, currency USD, bound at most |
    |  | | |

A row with an empty first cell adds a further find to the text above it; ``-`` as written means that nothing is found.
A heading gives the rows below it their title.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

Values = dict[str, str | int | float | bool]


class Case(NamedTuple):
    """A text and what is to be found in it: words as written, with their values."""

    title: str
    text: str
    finds: list[tuple[str, Values]]


def cases(path: Path) -> list[Case]:
    """The rows of all tables of a file."""
    found: list[Case] = []
    title = ""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("#"):
            title = line.lstrip("# ")
        if not line.startswith("| ") or line.startswith("| text "):
            continue
        text, as_written, values = (cell.strip() for cell in line.strip().strip("|").split("|"))
        if text:
            found.append(Case(title, text, []))
        if as_written != "-":
            found[-1].finds.append((as_written, _values(values)))
    return found


def _values(cell: str) -> Values:
    pairs = (part.strip().split(" ", 1) for part in cell.split(",") if part.strip())
    return {name: _scalar(value) for name, value in pairs}


def _scalar(word: str) -> str | int | float | bool:
    if word in ("true", "false"):
        return word == "true"
    if word.startswith("'"):  # a label such as '9' stays text
        return word.strip("'")
    for kind in (int, float):
        try:
            return kind(word)
        except ValueError:
            continue
    return word
