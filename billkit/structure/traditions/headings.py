"""The heading that stands on the line below the number of an article."""

from __future__ import annotations

_MOST = 200  # characters of a heading


def heading_below(text: str, end: int, never_first: str) -> str:
    """The line below a number that ends at an offset, if it is short, ends no sentence and is not numbered; "" else.

    `never_first`: signs with which no heading begins, such as the quotation marks of the tradition.
    """
    while end < len(text) and text[end].isspace():
        end += 1
    newline = text.find("\n", end)
    line = text[end : newline if newline > 0 else len(text)].strip(" \t*#")
    is_heading = (
        0 < len(line) < _MOST
        and line[-1] not in ".;:,"
        and not line[0].isdigit()
        and line[0] not in never_first
    )
    return " ".join(line.split()) if is_heading else ""
