"""The shipped data package: where it lies, and what its descriptor says of each table.

`data/datapackage.json` is the one place that tells columns, types and constraints; the loader, the check of a user's
own file and the codebook read them there.
"""

from __future__ import annotations

import csv
import json
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parent / "data"
MEASURES = DATA / "steel_support.csv"
REFERENCE = DATA / "reference.csv"


@cache
def descriptor() -> dict[str, Any]:
    """datapackage.json."""
    return dict(json.loads((DATA / "datapackage.json").read_text("utf-8")))


def resource(name: str) -> dict[str, Any]:
    """What the descriptor says of one table. Raises KeyError."""
    for found in descriptor()["resources"]:
        if found["name"] == name:
            return dict(found)
    raise KeyError(name)


@cache
def fields(name: str) -> tuple[dict[str, Any], ...]:
    """The columns of a table, in order: name, type, description, constraints."""
    return tuple(resource(name)["schema"]["fields"])


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """A small table of the package as it is written: economies, currencies, crosswalk."""
    with (DATA / resource(name)["path"]).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def data_as_of() -> str:
    """The day of the latest evidence in the shipped data: what a staleness is reckoned from unless a day is given."""
    return str(descriptor()["asOf"])
