"""Economies by code and by name."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache

from billkit.economies.package import rows
from billkit.errors import MeasuresError


@cache
def _names() -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in rows("economies")}


def economy_name(code: str, language: str = "en") -> str:
    """Name of an economy in English or Korean; the code itself where no name is known."""
    return _names().get(code, {}).get(language) or code


def economy_names(language: str = "en") -> dict[str, str]:
    """Code -> name of every economy known."""
    return {code: row[language] or code for code, row in _names().items()}


@cache
def spellings() -> dict[str, str]:
    """Every way to write an economy, in small letters -> its code: "us", "japan", "한국"."""
    known: dict[str, str] = {}
    for code, row in _names().items():
        known |= {
            name.casefold(): code for name in (code, row["en"], row["ko"], *row["also"].split("|")) if name
        }
    return known


def near(text: str, most: int = 3) -> list[str]:
    """Codes of the economies whose names are like a text, the nearest first: "Japn" -> JP."""
    wanted = text.strip().casefold()[:60]
    if wanted in spellings():
        return [spellings()[wanted]]
    return list(dict.fromkeys(spellings()[n] for n in get_close_matches(wanted, spellings(), most, 0.6)))


def resolve(text: str) -> str:
    """Code of an economy given by code or name, in any case: "us", "Japan", "European Union".

    Raises MeasuresError with the nearest names, or with the list of economies that have measures.
    """
    wanted = text.strip().casefold()
    if wanted in spellings():
        return spellings()[wanted]
    if like := sorted(near(text)):
        raise MeasuresError(
            f"no economy {text!r}; did you mean {', '.join(f'{code} ({economy_name(code)})' for code in like)}?"
        )
    from billkit.economies.load import measures  # the loader checks economies by this file

    with_data = ", ".join(sorted({m.economy for m in measures()}))
    raise MeasuresError(f"no economy {text!r}; there are measures for {with_data}")
