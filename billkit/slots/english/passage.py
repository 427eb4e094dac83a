"""An English text prepared for the readers."""

from __future__ import annotations

from billkit.slots.english.numerals import Numeral, scan
from billkit.slots.passage import BasePassage


class Passage(BasePassage[Numeral]):
    def __init__(self, text: str) -> None:
        super().__init__(text, scan)
