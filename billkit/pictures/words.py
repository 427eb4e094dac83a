"""What the pictures say, in the language asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

from billkit.economies import economy_name
from billkit.economies.names import spellings
from billkit.language import tables

Language = Literal["en", "ko"]


@cache
def table() -> dict[str, Any]:
    """words.toml."""
    return tables.table(Path(__file__).parent / "words.toml")


class Words:
    """Captions, statuses, economies and kinds of one language."""

    def __init__(self, lang: Language, kinds: Mapping[str, str]) -> None:
        self.lang = lang
        self._kinds = kinds

    def say(self, section: str, name: str, **given: object) -> str:
        """A caption with its braces filled in."""
        words: str = table()[section][name][self.lang]
        return words.format(**given)

    def status(self, status: str) -> str:
        return self.say("status", status)

    def kind(self, kind: str) -> str:
        return self._kinds.get(kind, kind)

    def economy(self, code: str) -> str:
        return economy_name(code, self.lang)

    def place(self, name: str) -> str:
        """A member state, province or place; those that have a code have a name in Korean."""
        code = spellings().get(name.casefold())
        return economy_name(code, self.lang) if code else name

    def reason(self, reason: str) -> str:
        """Why an amount is left out, in short."""
        told: str = next(entry[self.lang] for entry in table()["reason"] if entry["holds"] in reason)
        return told
