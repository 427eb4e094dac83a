"""Names of economies and of bills, as tokens of a reading."""

from __future__ import annotations

from billkit.bill.jurisdiction import pointers
from billkit.bill.names import Name, names_in
from billkit.bill.passage import Passage
from billkit.engine.frames import EconomyMention, InstrumentMention
from billkit.engine.reading import Reading
from billkit.models import Bill, Evidence

_FORMS = {"names": "name", "adjectives": "adjective", "metonyms": "metonym", "institutions": "institution"}


def economy_mentions(reading: Reading) -> list[EconomyMention]:
    """Words that name one economy beyond doubt; currencies and institutions that many have are left aside."""
    found = []
    for pointer in pointers(Passage(reading.text, reading.start, len(reading.text))):
        if pointer.kind in _FORMS:
            first = reading.token_at(pointer.start)
            words = (first, max(first + 1, reading.token_at(pointer.end)))
            found.append(EconomyMention(pointer.economy, words, _FORMS[pointer.kind]))
    return found


def instrument_mentions(reading: Reading, bill: Bill | None) -> list[InstrumentMention]:
    """Names of acts and bills, and "the bill"; primary are those that mean the bill of the text."""
    found = []
    for name in names_in(Passage(reading.text, reading.start, len(reading.text))):
        first = reading.token_at(name.start)
        words = (first, max(first + 1, reading.token_at(name.end)))
        found.append(InstrumentMention(name.text, words, _is_primary(name, bill), name.economy))
    return found


def _is_primary(name: Name, bill: Bill | None) -> bool:
    if bill is None:
        return False
    if name.kind == "reference":
        return True
    claims = [c for c in (bill.title, bill.short_title, bill.number) if c]
    if any(_overlaps(name, claim.evidence) for claim in claims):
        return True
    return any(_bare(name.text) == _bare(str(claim.value)) for claim in claims)


def _overlaps(name: Name, evidence: Evidence) -> bool:
    return name.start < evidence.end and evidence.start < name.end


def _bare(text: str) -> str:
    return " ".join(text.casefold().removeprefix("the ").split())
