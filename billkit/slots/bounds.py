"""What words beside a number make of it: a bound, and the kind of amount it is."""

from __future__ import annotations

import re

from billkit.slots.found import Values

_NAMES = {"least": "at least", "most": "at most", "less": "less than", "more": "more than"}


def as_bound(match: re.Match[str] | None, kinds: bool) -> Values:
    """``bound`` by the group that matched (least, most, less, more, about), and with `kinds` its ``amount_kind``."""
    name = match.lastgroup if match else None
    values: Values = {}
    if name in _NAMES:
        values["bound"] = _NAMES[name]
    if kinds and name in ("most", "about"):
        values["amount_kind"] = "ceiling" if name == "most" else "estimated"
    return values
