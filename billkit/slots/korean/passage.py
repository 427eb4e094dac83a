"""A Korean text prepared for the readers."""

from __future__ import annotations

import re

from billkit.slots.korean.numerals import Numeral, scan
from billkit.slots.passage import BasePassage


class Passage(BasePassage[Numeral]):
    def __init__(self, text: str) -> None:
        super().__init__(text, scan)

    def before(self, pattern: re.Pattern[str], at: int, reach: int = 16) -> re.Match[str] | None:
        """`ends_with`, as near as Korean words that govern a number stand."""
        return self.ends_with(pattern, at, reach)
