"""Names of economies and of bills, as tokens of a reading."""

from __future__ import annotations

from billkit.bill.jurisdiction import pointers
from billkit.bill.names import Name, names_in
from billkit.bill.passage import Passage
from billkit.engine.agents import EconomyMention
from billkit.engine.frames import InstrumentMention
from billkit.engine.reading import Reading
from billkit.models import Bill, Evidence

_FORMS = {
    "names": "name",
    "adjectives": "adjective",
    "metonyms": "metonym",
    "institutions": "institution",
    "regions": "name",
}


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
    """Names of acts, bills and plans, and "the bill"; primary are those that mean the bill of the text."""
    named = names_in(Passage(reading.text, reading.start, len(reading.text)))
    keys, heads = _primary_keys(named, bill)
    found = []
    for name in named:
        first = reading.token_at(name.start)
        words = (first, max(first + 1, reading.token_at(name.end)))
        primary = bill is not None and (name.key in heads if name.kind == "reference" else name.key in keys)
        is_plan = name.kind in _PLANS or (name.kind == "reference" and name.key in _PLAN_WORDS)
        is_law = name.kind in _LAWS
        found.append(InstrumentMention(name.text, words, primary, name.economy, is_plan, is_law))
    return found


_PLANS = frozenset({"programme", "plan", "mechanism"})
_LAWS = frozenset({"act", "law", "decree", "regulation", "directive"})
_PLAN_WORDS = frozenset(
    {"strategy", "plan", "programme", "program", "scheme", "mission", "initiative", "policy", "roadmap"}
)


def _primary_keys(named: list[Name], bill: Bill | None) -> tuple[set[str], set[str]]:
    """Keys of the names that mean the bill, and the head words ("bill", "measure") that refer back to it.

    "the strategy" or "the plan" is the bill of the text only where the bill is itself one; beside a bill it is
    something else.
    """
    references = {name.key for name in named if name.kind == "reference"}
    if bill is None:
        return set(), set()
    claims = [c for c in (bill.title, bill.short_title, bill.number) if c]
    known = {_bare(str(claim.value)) for claim in claims}
    own = [n for n in named if n.kind != "reference" and any(_overlaps(n, c.evidence) for c in claims)]
    keys = {n.key for n in own} | {n.key for n in named if _bare(n.text) in known}
    lawlike = any(n.kind not in _PLANS for n in own)
    words = {word for text in known for word in text.split()}
    return keys, {head for head in references if not lawlike or head not in _PLAN_WORDS or head in words}


def _overlaps(name: Name, evidence: Evidence) -> bool:
    return name.start < evidence.end and evidence.start < name.end


def _bare(text: str) -> str:
    return " ".join(text.casefold().removeprefix("the ").split())
