"""Names of economies and of laws in a Korean text, as tokens of a reading."""

from __future__ import annotations

import re
from typing import NamedTuple

from billkit.bill import words
from billkit.bill.korean import KoreanReading
from billkit.engine.korean.frame_words import pattern
from billkit.engine.reading import Reading
from billkit.models import Bill

Range = tuple[int, int]


class EconomyName(NamedTuple):
    """Words that name an economy, the institution behind them included, and what follows them in their word: "는" in
    미국은, "는" in 독일 정부는, "발" in 미국발, "" alone."""

    code: str
    words: Range
    after: str
    institution: bool = False


class LawName(NamedTuple):
    """A law or bill by its name, and what follows it; `primary` where it is the bill of the text."""

    name: str
    words: Range
    primary: bool
    after: str = ""


# What may stand behind the name of an economy in its word without making another word of it.
_PARTICLE = "은|는|이|가|도|의|에서는|에서도|에서|에선|에는|에도|에|과|와|발|산|식|처럼|을|를|로|으로|까지|보다|만|뿐|측|"
_AFTER = rf"(?:\([^()\n]{{1,24}}\))?(?P<after>{_PARTICLE})(?![가-힣])"
# "일본 경제산업성은", "EU 집행위원회가", "독일 등 주요국에서는", "미국 트럼프 행정부는"
_INSTITUTION = r"(?:\([^()\n]{{1,24}}\))?(?P<inst>\s*(?:등\s+|트럼프\s+|연방\s*|바이든\s+|현지\s+)?(?:{heads}))(?P<after2>은|는|이|가|도|의|에서는|에서도|에서|에선|에는|)(?![가-힣])"
_LAW_AFTER = re.compile(
    r"[」』｣》〉>’'”\"]*(?:\s*\([^()\n]{1,40}\)|\s*[‘'“\"(]?[^\s]{0,3}법[’'”\")]?)?(?:\s*(?:제정안|개정안|개정법률안|일부개정법률안|전부개정법률안|시행령|제정법|법안))?(?P<after>은|는|이|가|에는|에서는|에선|에도|도|에|의|을|를|으로|로|상)?(?![가-힣])"
)


def economy_names(reading: Reading) -> list[EconomyName]:
    """Every economy named, in the order of the text. Domestic institutions count for Korea, unless a foreign name
    stands right before them (일본 정부)."""
    found: list[EconomyName] = []
    taken: list[Range] = []
    for code, named in _patterns():
        for match in named.finditer(reading.text, reading.start):
            name = _name(reading, code, match)
            if not any(a < name.words[1] and name.words[0] < b for a, b in taken):
                found.append(name)
                taken.append(name.words)
    return sorted(found, key=lambda name: name.words)


def _name(reading: Reading, code: str, match: re.Match[str]) -> EconomyName:
    first = reading.token_at(match.start())
    range_ = (first, max(first + 1, reading.token_at(match.end())))
    if match["inst"] is not None:
        return EconomyName(code, range_, match["after2"], institution=True)
    return EconomyName(code, range_, match["after"])


def law_names(reading: Reading, bill: Bill | None) -> list[LawName]:
    """Laws named in the text; primary those that carry a name of the bill."""
    own = {_bare(str(c.value)) for c in (bill.title, bill.short_title) if c} if bill else set()
    found = []
    for name, start, end in KoreanReading(reading.text, reading.start, len(reading.text)).names:
        first = reading.token_at(start)
        behind = _LAW_AFTER.match(reading.text, end)
        stop = behind.end() if behind else end
        words_ = (first, max(first + 1, reading.token_at(stop)))
        found.append(LawName(name, words_, _bare(name) in own, (behind["after"] or "") if behind else ""))
    return found


def _bare(name: str) -> str:
    return re.sub(r"\s|(?:제정안|개정안|일부개정법률안|시행령|안)$", "", name)


def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    """A pattern for each economy, that of Korea last: its institutions are those without a foreign name before."""
    heads = pattern("foreign_institutions")
    institution = _INSTITUTION.format(heads=heads)
    found = []
    for code, kinds in words.jurisdictions().items():
        if names := kinds.get("korean"):
            either = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
            rest = (
                rf"(?:{institution}|{_AFTER})"
                if code != "KR"
                else rf"(?P<inst>(?!))?(?P<after2>(?!))?{_AFTER}"
            )
            found.append((code, re.compile(rf"(?<![가-힣A-Za-z])(?:{either}){rest}")))
    return sorted(found, key=lambda pair: pair[0] == "KR")
