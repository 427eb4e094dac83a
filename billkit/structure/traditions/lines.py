"""Whether something begins its line, blanks aside."""

from __future__ import annotations


def before_blanks(text: str, at: int) -> int:
    """Where the blanks right before an offset begin; the offset itself where there are none."""
    while at and text[at - 1] in " \t":
        at -= 1
    return at


def begins_line(text: str, at: int) -> bool:
    """Whether only blanks stand before an offset on its line."""
    at = before_blanks(text, at)
    return at == 0 or text[at - 1] == "\n"
