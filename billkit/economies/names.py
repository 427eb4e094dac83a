"""Economies by code and by name."""

from __future__ import annotations

import csv
from difflib import get_close_matches
from functools import cache

from billkit.economies.load import DATA, measures
from billkit.errors import MeasuresError


@cache
def _names() -> dict[str, dict[str, str]]:
    with (DATA / "economies.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: row for row in csv.DictReader(file)}


def economy_name(code: str, language: str = "en") -> str:
    """Name of an economy in English or Korean; the code itself where no name is known."""
    return _names().get(code, {}).get(language) or code


def economy_names(language: str = "en") -> dict[str, str]:
    """Code -> name of every economy known."""
    return {code: row[language] or code for code, row in _names().items()}


def resolve(text: str) -> str:
    """Code of an economy given by code or name, in any case: "us", "Japan", "European Union".

    Raises MeasuresError with the nearest names, or with the list of economies that have measures.
    """
    wanted = text.strip().casefold()
    known: dict[str, str] = {}
    for code, row in _names().items():
        known |= {
            name.casefold(): code for name in (code, row["en"], row["ko"], *row["also"].split("|")) if name
        }
    if wanted in known:
        return known[wanted]
    near = get_close_matches(wanted, known, n=3, cutoff=0.6)
    with_data = ", ".join(sorted({m.economy for m in measures()}))
    remedy = (
        f"did you mean {', '.join(f'{code} ({economy_name(code)})' for code in sorted({known[n] for n in near}))}?"
        if near
        else f"there are measures for {with_data}"
    )
    raise MeasuresError(f"no economy {text!r}; {remedy}")
