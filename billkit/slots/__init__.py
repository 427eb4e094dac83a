"""Numbers, dates and labels in legislative prose, read exactly.

``find_slots("a fund of up to $1.5 billion until Dec. 31, 2036")`` finds the money and the date. One package per
language, in it one file per slot; each file's docstring opens with the shapes it reads.
"""

from __future__ import annotations

from billkit.slots.found import Found, Value, Values
from billkit.slots.overlaps import without_overlaps

__all__ = ["Found", "Value", "Values", "find_slots"]


def find_slots(text: str, language: str = "en", jurisdiction: str | None = None) -> list[Found]:
    """Money, percents, periods, dates, quantities, article labels and bare numbers, sorted by start.

    No two overlap: the longest reading wins ("18.3 million tonnes a year" is one quantity). `language` other
    than "ko" is read as English. `jurisdiction` (ISO 3166-1 alpha-2) says what a bare "$" means; USD without it.
    Runs in time linear in the text; raises nothing.
    """
    if language == "ko":
        from billkit.slots import korean

        return without_overlaps(korean.readings(text))
    from billkit.slots import english

    return without_overlaps(english.readings(text, jurisdiction))
