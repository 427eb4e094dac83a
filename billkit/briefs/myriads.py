"""Whole numbers as Korean tells them: by 만, 억 and 조."""

from __future__ import annotations

_SCALES = ((10**12, "조"), (10**8, "억"), (10**4, "만"))
LEAST = 10**4  # smaller numbers have no such unit


def in_myriads(number: int) -> str:
    """123450000 -> "1억 2,345만"; nothing is rounded."""
    rest, parts = abs(number), []
    for size, word in _SCALES:
        units, rest = divmod(rest, size)
        if units:
            parts.append(f"{units:,}{word}")
    if rest:
        parts.append(f"{rest:,}")
    return ("-" if number < 0 else "") + " ".join(parts)
