"""Measures and reference figures as models: the shipped ones, and those of a file of one's own.

A file is checked as `billkit measures check` does: there is one truth on what a measures file is. The shipped one was
checked when `compiled.json` was made of it.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from billkit.economies.check import Checked, Fault, check
from billkit.economies.package import DATA, MEASURES, REFERENCE
from billkit.errors import MeasuresError
from billkit.models.measure import Measure, ReferenceFigure, Source

__all__ = ["DATA", "check_file", "measures", "reference"]
_BEYOND = "beyond the last column"
T = TypeVar("T")


def measures(path: Path | str = MEASURES) -> tuple[Measure, ...]:
    """All measures of a file, in its order; the shipped file is read once. Raises MeasuresError with every fault."""
    return _shipped() if path == MEASURES else _measures(Path(path))


@cache
def _shipped() -> tuple[Measure, ...]:
    from billkit.economies.compiled import compiled

    known = compiled()
    return _measures(MEASURES) if known is None else known


def check_file(path: Path) -> Checked:
    """Rows and faults of a measures file. Raises MeasuresError where it cannot be opened."""
    try:
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise MeasuresError(f"{path}: cannot be read ({reason}); name a measures file in CSV") from error
    return check(data)


def _measures(path: Path) -> tuple[Measure, ...]:
    rows, faults = check_file(path)
    if faults:
        raise MeasuresError(told(path.name, faults))
    return tuple(_measure(row) for _, row in rows)


def told(name: str, faults: list[Fault]) -> str:
    """All faults of a file in one message."""
    head = f"{name}: {len(faults)} fault{'' if len(faults) == 1 else 's'}:"
    return "\n  ".join([head, *map(str, faults)])


def _measure(row: dict[str, str]) -> Measure:
    row = {name: _unescaped(text) for name, text in row.items()}
    plain = {name: value or None for name, value in row.items() if not name.startswith("source_")}
    sources = tuple(s for s in (_source(row, "source_1"), _source(row, "source_2")) if s)
    return Measure.model_validate(
        {**plain, "amount": _number(row["amount"]), "rate": _number(row["rate"]), "sources": sources}
    )


_ESCAPED = re.compile(r"'+[=+\-@\t\r]")


def _unescaped(text: str) -> str:
    """The apostrophe that our own CSV puts before what a spreadsheet would run is no part of the text."""
    return text[1:] if _ESCAPED.match(text) else text


def _number(text: str) -> int | float | None:
    """A plain number; whole numbers stay whole."""
    if not text:
        return None
    return int(text) if text.lstrip("-").isdigit() else float(text)


def _source(row: dict[str, str], prefix: str) -> Source | None:
    if not row[f"{prefix}_url"]:
        return None
    return Source(
        title=row[f"{prefix}_title"],
        publisher=row[f"{prefix}_publisher"],
        url=row[f"{prefix}_url"],
        date=row[f"{prefix}_date"] or None,
    )


# --- reference figures ------------------------------------------------------------------------------------------------


@cache
def reference(path: Path = REFERENCE) -> tuple[ReferenceFigure, ...]:
    """Exchange rates and production figures, in the order of the file. Raises MeasuresError that names faulty rows."""
    return _loaded(path, _figure)


def _loaded(path: Path, make: Callable[[dict[str, str]], T]) -> tuple[T, ...]:
    found: list[T] = []
    faults: list[str] = []
    for line, row in _rows(path):
        try:
            found.append(make(row))
        except (ValueError, KeyError) as error:
            faults.append(f"line {line}: {_why(error)}")
    if faults:
        raise MeasuresError(f"{path.name}: {len(faults)} faulty rows:\n  " + "\n  ".join(faults))
    return tuple(found)


def _rows(path: Path) -> list[tuple[int, dict[str, str]]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            return [(reader.line_num, _even(row)) for row in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise MeasuresError(f"{path}: cannot be read as CSV in UTF-8: {error}") from error


def _even(row: dict[str | Any, str | Any]) -> dict[str, str]:
    """A row with a text in every column; the cells beyond the last column under a name that no model knows."""
    return {_BEYOND if name is None else name: "" if value is None else value for name, value in row.items()}


def _figure(row: dict[str, str]) -> ReferenceFigure:
    return ReferenceFigure(
        economy=row["economy"],
        indicator=row["indicator"],
        year=int(row["year"]),
        value=_float(row["value"]),
        as_written=row["value"],
        unit=row["unit"],
        source=_source(row, "source"),
    )


def _float(text: str) -> float | None:
    """The figure, or None for a range such as "10-12"."""
    try:
        return float(text)
    except ValueError:
        return None


def _why(error: ValueError | KeyError) -> str:
    if isinstance(error, KeyError):
        return f"column {error} is missing"
    if not isinstance(error, ValidationError):
        return str(error)
    return "; ".join(f"{'.'.join(map(str, e['loc'])) or 'row'}: {e['msg']}" for e in error.errors())
