"""Notes of the law database and of amending laws: ``<개정 2026.3.17>``, ``[본조신설 2021.6.8]``, ``[시행일: 2024.3.22] 제1조``.

They stand in the text and are no part of the norm; later stages can pass over their spans.
"""

from __future__ import annotations

import re

from billkit.models.table import Span

_DATE = r"\d{4}\s?\.\s?\d{1,2}\s?\.\s?\d{1,2}\s?\.?"
_WORDS = r"개정|신설|삭제|전문개정|전부개정|제목개정|본조신설|본항신설|단서신설|조문체계변경|본조삭제|종전|법률|시행일|유효기간"
_NOTE = re.compile(
    rf"<\s*(?:(?:{_WORDS})[^<>\n]{{0,400}}?)?{_DATE}[^<>\n]{{0,400}}>"
    rf"|\[(?:[^\[\]\n]{{0,12}}(?:{_WORDS})[^\[\]\n]{{0,200}}|[^\[\]\n]{{0,200}}(?:에서 이동|로 이동|헌법불합치|위헌)[^\[\]\n]{{0,200}})\]"
    r"(?:[ \t]*제\d+조[^\n]{0,80}(?=\n|\Z))?"
)


def amendment_notes(text: str) -> list[Span]:
    """Where the notes stand, in the order of the text."""
    return [Span(*note.span()) for note in _NOTE.finditer(text)]
