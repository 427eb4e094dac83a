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
    r"permit(?:s|ted|ting)(?= [a-z])|permit(?= (?:the|a|an|it|them)\b)|enabl(?:es?|ed|ing)(?= (?:the|ministers|government|authorities|it|them)\b)|"
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


def modality_of(clause: str, end: int) -> Modality:
    """The modality of the words that end at `end` of a clause: the nearest word of duty or power before their end,
    else the nearest after them."""
    found = modals(clause)
    before = [m for m in found if m.start < end]
    if before:
        return before[-1].modality
    after = [m for m in found if m.start >= end]
    return after[0].modality if after else "unspecified"
