"""Where text for another act begins and ends in the XHTML of the Union, which marks it with quotation marks only.

Shapes handled: a paragraph, a numbered paragraph, a point or an article that opens with ‘ after words that end with a
colon, and ends with ’; or ’. at the end of a paragraph (“ ”, « », „ “ in other languages). A defined term at the start
of a paragraph (‘allowance’ means …) is no such text.
"""

from __future__ import annotations

import re

_CLOSING = {"‘": "’", "“": "”", "„": "“”", "«": "»", "‚": "‘’"}
_TERM = 120  # characters: a quotation that ends sooner, with words after it, is a defined term
_AFTER = re.compile(r"[\s;.,]*(?:(?:and|or|et|ou|und|oder)\s*)?[;,.]?\s*\"?\s*\Z")


def opens(text: str, above: str) -> bool:
    """Whether a block is the start of a quotation, by its first words and the block above it."""
    text = text.lstrip()
    if not text or text[0] not in _CLOSING or not above.rstrip().endswith(":"):
        return False
    closed = re.search(rf"[{_CLOSING[text[0]]}](?!\w)", text[1:])
    return closed is None or closed.start() > _TERM or bool(_AFTER.match(text[1:], closed.end()))


def opening_mark(text: str) -> str:
    """The quotation mark that a text opens with, or "" """
    text = text.lstrip()
    return text[0] if text and text[0] in _CLOSING else ""


def closes(text: str, mark: str) -> bool:
    """Whether a block ends a quotation that a mark opened."""
    at = max((text.rfind(char) for char in _CLOSING.get(mark, "’")), default=-1)
    return at >= 0 and bool(_AFTER.match(text, at + 1))
