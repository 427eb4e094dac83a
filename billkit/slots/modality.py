"""Duty or power: "must submit", "is obliged to", "may grant", "is empowered to".

The two lists are closed (what stands on neither is unspecified: should, will, is to, encourages, "has 30 days to").
"may" before a day or year is the month; "can" in "cannot" is no power.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

Modality = Literal["shall", "may", "unspecified"]

_SHALL = (
    r"shall|must|(?:is|are|be|was|were|been|being) (?:legally )?(?:required|obliged|obligated|bound) to|requires?\b(?! no)|required to|obliges|"
    r"obligat(?:es?|ion|ions)|compels?|(?:under )?(?:a|the) duty(?= (?:to|of|on)\b)|ha(?:s|ve) to|having to|mandatory|mandates?(?= that| the)|compulsory|"
    r"entitles|(?:is|are) entitled to"
)
_MAY = (
    r"may|can|could|authori[sz](?:es?|ed|ing|ation)|allow(?:s|ed|ing)?|lets?|empower(?:s|ed|ing)?|"
    r"permits?(?= (?:the|a|an|it|them|firms|companies|producers|ministers|member|operators)\b)|permitted to|enabl(?:es?|ed|ing)(?= (?:the|ministers|government|authorities|it|them)\b)|"
    r"(?:gives?|given|giving|granting|grants?|granted|gains?|has|have|gets?) (?:\w+ ){0,4}?(?:powers?|authority|discretion|right)|"
    r"powers? to|(?:new|expanded|broader|wider|express|discretionary) (?:powers?|authority)|authority (?:to|for)|at (?:its|their) discretion"
)
_MODAL = re.compile(rf"\b(?:(?P<shall>{_SHALL})|(?P<may>{_MAY}))\b", re.IGNORECASE)
_MONTH_BEFORE = re.compile(
    r"\b(?:in|since|until|till|of|from|by|on|\d{1,2}|early|mid|late|last|next)[ -]$", re.IGNORECASE
)


class Modal(NamedTuple):
    modality: Modality
    start: int
    end: int


def modals(text: str) -> list[Modal]:
    """The words of duty and power in a text, by place."""
    found = []
    for m in _MODAL.finditer(text):
        if m[0] == "May" and (_MONTH_BEFORE.search(text[: m.start()]) or re.match(r" \d", text[m.end() :])):
            continue
        if m[0] in ("can", "could") and re.match(r"n['’]t|not", text[m.end() :]):
            continue
        found.append(Modal("shall" if m["shall"] else "may", m.start(), m.end()))
    return found


def modality_of(clause: str, start: int, end: int, limit: int | None = None) -> Modality:
    """The modality of the words at start-end of a clause.

    The nearest word of duty or power before their end counts, else the nearest after them up to `limit`. What stands
    in a relative clause of its own ("mills that must close", "a fund, which may lend") does not.
    """
    found = [m for m in modals(clause) if m.start < end or not _RELATIVE.search(clause[end : m.start])]
    before = [m for m in found if m.start < end and not _in_relative(clause, m, start)]
    if before:
        return before[-1].modality
    after = [m for m in found if end <= m.start < (len(clause) if limit is None else limit)]
    return after[0].modality if after else "unspecified"


def _in_relative(clause: str, modal: Modal, start: int) -> bool:
    """Whether a verb directly follows "who", "that", "which" and ends before the words ask for another verb."""
    led = _RELATIVE_END.search(clause[: modal.start])
    return (
        bool(led)
        and clause[modal.start : modal.end].lower() in _PLAIN
        and bool(_FINITE.search(clause[modal.end : start]))
    )


_RELATIVE = re.compile(r"\b(?:that|which|who|whose)\b", re.IGNORECASE)
_RELATIVE_END = re.compile(r"\b(?:that|which|who) $", re.IGNORECASE)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|will|would|shall|must|may|can|could|gets?|receives?)\b", re.IGNORECASE
)
_PLAIN = frozenset({"shall", "must", "may", "can", "could", "have to", "has to"})
