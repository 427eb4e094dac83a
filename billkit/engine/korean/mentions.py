"""Names of economies and of laws in a Korean text, as tokens of a reading."""

from __future__ import annotations

import re
from typing import NamedTuple

from billkit.bill import words
from billkit.bill.korean import KoreanReading
from billkit.engine.reading import Reading
from billkit.models import Bill

Range = tuple[int, int]


class EconomyName(NamedTuple):
    """Words that name an economy, and what follows them in their word: "는" in 미국은, "발" in 미국발, "" alone."""

    code: str
    words: Range
    after: str


class LawName(NamedTuple):
    """A law or bill by its name; `primary` where it is the bill of the text."""

    name: str
    words: Range
    primary: bool


# What may stand behind the name of an economy in its word without making another word of it.
_AFTER = r"(?P<after>은|는|이|가|도|의|에서는|에서도|에서|에선|에는|에|과|와|발|산|처럼|정부는|정부가|정부도|정부의|정부|을|를|로|으로|까지|보다|만|뿐|측|식|)(?![가-힣])"


def economy_names(reading: Reading) -> list[EconomyName]:
    """Every economy named, in the order of the text. Domestic institutions count for Korea."""
    found = [
        EconomyName(code, (reading.token_at(m.start()), max(reading.token_at(m.start()) + 1, reading.token_at(m.end()))), m["after"])
        for code, pattern in _patterns().items()
        for m in pattern.finditer(reading.text, reading.start)
    ]  # fmt: skip
    return sorted(found, key=lambda name: name.words)


def law_names(reading: Reading, bill: Bill | None) -> list[LawName]:
    """Laws named in the text; primary those that carry a name of the bill."""
    own = {_bare(str(c.value)) for c in (bill.title, bill.short_title) if c} if bill else set()
    found = []
    for name, start, end in KoreanReading(reading.text, reading.start, len(reading.text)).names:
        first = reading.token_at(start)
        found.append(LawName(name, (first, max(first + 1, reading.token_at(end))), _bare(name) in own))
    return found


def _bare(name: str) -> str:
    return re.sub(r"\s|(?:제정안|개정안|시행령|안)$", "", name)


def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        code: re.compile(
            rf"(?<![가-힣A-Za-z])(?:{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))}){_AFTER}"
        )
        for code, kinds in words.jurisdictions().items()
        if (names := kinds.get("korean"))
    }
