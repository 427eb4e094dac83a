"""What a brief says in its own words, by key and language: `words/en.toml` and `words/ko.toml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from billkit.language.tables import table
from billkit.models.brief import Language


@cache
def catalogue(lang: Language) -> dict[str, dict[str, Any]]:
    """Section -> key -> words with {braces}."""
    return table(Path(__file__).parent / "words" / f"{lang}.toml")


def layout(lang: Language) -> dict[str, str]:
    """The fixed words around what is told: headings of the sources, "page {page}", "not checked"."""
    return catalogue(lang)["layout"]
