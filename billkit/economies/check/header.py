"""The first line of a measures file: which cell is which column.

measure_id,economy,…       all columns of the data package, in any order
measure_id;economy;…       another delimiter: told once, then read with it
Measure ID,Economy,…       misspelled: told with the column that is meant, then read as it
status twice, colour       twice, unknown
"""

from __future__ import annotations

from typing import NamedTuple

from billkit.economies.check.fault import Fault, plain, shown
from billkit.economies.check.near import nearest
from billkit.economies.check.records import Record, records

DELIMITERS = {",": "a comma", ";": "a semicolon", "\t": "a tab", "|": "a bar"}


class Header(NamedTuple):
    """`columns[i]` is the name of the i-th cell of a line, or None where it is unknown or a repetition."""

    columns: list[str | None]
    faults: list[Fault]
    names: list[str]


def delimiter_of(text: str, known: list[str]) -> tuple[str, list[Fault]]:
    """What separates the cells: that with which the first line names the most columns. A fault if it is no comma."""
    best = max(DELIMITERS, key=lambda mark: (_named(text, mark, known), mark == ","))
    if best == ",":
        return best, []
    message = f"the cells are separated by {DELIMITERS[best]}, not by a comma"
    return best, [Fault(1, "", "delimiter", message, "save the file as CSV with commas")]


def _named(text: str, mark: str, known: list[str]) -> int:
    first = next(records(text[: text.find("\n") + 1] or text, mark), None)
    return sum(cell.text.strip() in known for cell in first.cells) if first else 0


def header(first: Record, known: list[str]) -> Header:
    """Columns of the cells, and what is wrong with their names: each once."""
    names = [cell.text.strip() for cell in first.cells]
    columns: list[str | None] = [name if name in known else None for name in names]
    faults = _twice(first, columns)
    missing = [name for name in known if name not in columns]
    for number, name in enumerate(names):
        if name in known:
            continue
        like = nearest(name, missing, 1, 0.7)
        if like:
            columns[number] = like[0]
            missing.remove(like[0])
            faults.append(
                Fault(first.cells[number].line, plain(name), "column-misspelled", f"no column {shown(name)}", f"did you mean {like[0]}?")
            )  # fmt: skip
        else:
            faults.append(_unknown(first.cells[number].line, number, name))
    faults += [
        Fault(first.line, name, "column-missing", f"no column {name}", "add it; its cells may be empty unless it is required")
        for name in missing
    ]  # fmt: skip
    return Header(columns, faults, names)


def _twice(first: Record, columns: list[str | None]) -> list[Fault]:
    """Columns named again: only the first counts."""
    faults, seen = [], set()
    for number, name in enumerate(columns):
        if name in seen and name is not None:
            columns[number] = None
            faults.append(
                Fault(first.cells[number].line, name, "column-duplicate", f"a second column {name}", "delete one of them")
            )  # fmt: skip
        seen.add(name)
    return faults


def _unknown(line: int, number: int, name: str) -> Fault:
    if not name:
        return Fault(line, f"column {number + 1}", "column-unknown", "a column without a name", "delete it")
    remedy = "delete it, or put what it says into note; `billkit measures template` shows the columns"
    return Fault(line, plain(name)[:40], "column-unknown", f"no column {shown(name)} is known", remedy)
