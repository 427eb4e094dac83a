"""A name or reference in a text, and the short form in brackets after it."""

from __future__ import annotations

import re
from typing import NamedTuple

from billkit.bill.passage import Passage


class Name(NamedTuple):
    """A name or reference in a text.

    `kind`: act, bill, law, decree, regulation, directive, number, programme, plan, mechanism; ``reference`` for "the
    bill" and its like; ``other`` for a bill that is called somebody else's ("a rival bill"). `economy`: code of the
    economy named right before it ("the US Inflation Reduction Act"). `key`: equal for mentions of the same name; of a
    reference, its head word. `acronym`: given in brackets after it.
    """

    text: str
    start: int
    end: int
    kind: str
    key: str
    economy: str | None = None
    acronym: str | None = None


_ACRONYM = re.compile(r"[\"'”’]? ?\(\"?“?([A-Z][A-Za-z&-]*[A-Z][A-Za-z0-9&-]{0,10})\"?”?\)")
_YEAR = re.compile(r",? (?:of )?(?:19|20)\d\d$|, \d+ of \d{4}$| \[hl\]$")


def acronym_after(passage: Passage, end: int, reach: int) -> str | None:
    match = _ACRONYM.match(passage.text, end, min(passage.end, end + reach))
    return match[1] if match else None


def key_of(text: str) -> str:
    """What mentions of one name share: without the year, in small letters."""
    bare = _YEAR.sub("", " ".join(text.lower().split()))
    return bare.replace("’", "'").replace("programme", "program")
