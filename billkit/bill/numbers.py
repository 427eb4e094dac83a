"""Numbers of laws and bills.

Shapes handled: "H.R. 1234", "S. 805", "Public Law 117-169", "Regulation (EU) 2023/956", "Presidential Decree No. 36410",
"Law No. 14,990 of 2 August 2024", "Regulation No. 7 of 2026", "Bill C-59", "Bill 167 of 2025-26", "No. R. 2802".
"""

from __future__ import annotations

import re

from billkit.bill import words
from billkit.bill.jurisdiction import economy_of
from billkit.bill.name import Name, acronym_after
from billkit.bill.passage import Passage, Word

_NUMBER = re.compile(
    r"\b(?:H\. ?R\.|H\. ?J\. ?Res\.|S\. ?J\. ?Res\.|S\.|HR|PL|PLP|MP) ?(?:No\. ?)?\d{1,5}(?:/\d{4})?\b"
    r"|\bPublic Law (?:No\. ?)?\d+[-–]\d+"
    r"|\b(?:Regulation|Directive|Decision) \((?:EU|EC|EEC)\) (?:No\.? ?)?\d+/\d+"
    r"|\b(?:Regulation|Directive) (?:No\.? ?)?\d+/\d+(?:/E[CU])?"
    r"|\b(?:(?:Presidential|Royal|Ministerial|Executive|Government|Legislative|Complementary|Federal|Provisional|Supreme"
    r"|Cabinet|Interim|Emergency|House|Senate|Assembly|HL) )?(?:Law|Act|Decree|Decree-Law|Bill|Order|Notice|Proclamation"
    r"|Notification|Ordinance|Resolution|Regulation|Circular|Communiqué|Provisional Measure)s?"
    r" (?:(?:No\.?|Nos\.?|Number|number|nr\.?) ?(?:[A-Z]-)?\d(?:[\d,./-]*\d)?|(?:[A-Z]-)?\d[\d,./-]*\d)"
    r"(?: of (?:\d{1,2} [A-Z][a-z]+ )?\d{4}(?:[-–]\d\d)?)?"
    r"|\bBill [CS]-\d+"
    r"|\bNo\. [A-Z]{1,3}\.? ?\d[\d,/]*"
)
_BARE_YEAR = re.compile(
    r"[A-Z][\w-]+ (?:19|20)\d\d(?:[-–]\d\d)?$"
)  # "Act 2025" is a name with its year or session
_DIGITS = re.compile(r"\d[\d,./-]*\d|\d")


def numbered(passage: Passage) -> list[Name]:
    """Numbers of a passage, as names."""
    found = _NUMBER.finditer(passage.text, passage.start, passage.end)
    return [_name(passage, match) for match in found if not _BARE_YEAR.match(match[0])]


def _name(passage: Passage, match: re.Match[str]) -> Name:
    text = match[0].rstrip(",./-")
    start, end = match.start(), match.start() + len(text)
    economy = _economy(text) or _economy_before(passage, start)
    return Name(text, start, end, "number", _key(text), economy, acronym_after(passage, end, 20))


def _economy(text: str) -> str | None:
    """The only economy that numbers laws like this."""
    for economy, beginnings in words.number_beginnings().items():
        if text.startswith(beginnings):
            return economy
    return None


def _economy_before(passage: Passage, start: int) -> str | None:
    before = passage.text[max(passage.start, start - 30) : start].split()
    return economy_of(Word(before[-1], 0, 0, "")) if before else None


def _key(text: str) -> str:
    """The digits with the word before them: "Law No. 14,990" and "Law 14,990" are one."""
    digits = _DIGITS.search(text)
    head = text.split()[0]
    if digits is None or head not in ("Law", "Laws", "Act", "Bill"):
        return text.lower()
    return f"{head.lower().rstrip('s')} {digits[0]}"
