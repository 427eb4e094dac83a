"""Which of several readings of the same words stands."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from billkit.slots.found import Found

# Between two readings of one length, the one that says more.
_RANK = {
    slot: rank
    for rank, slot in enumerate(("date", "money", "percent", "quantity", "period", "article", "number"))
}


def without_overlaps(found: Iterable[Found]) -> list[Found]:
    """The longest readings, none of which shares a character with another, sorted by start."""
    kept: list[Found] = []
    starts: list[int] = []
    for item in sorted(found, key=lambda f: (f.start - f.end, _RANK[f.slot], f.start)):
        at = bisect_left(starts, item.start)
        clear_before = at == 0 or kept[at - 1].end <= item.start
        clear_after = at == len(kept) or kept[at].start >= item.end
        if clear_before and clear_after:
            kept.insert(at, item)
            starts.insert(at, item.start)
    return kept
