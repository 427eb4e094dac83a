"""Headings, labels, list items, paragraphs. The cases stand in blocks.md, beside this file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from billkit.structure.blocks import Block, blocks

_CASE = re.compile(r"^# (?P<title>.+)\n\n```\n(?P<text>[\s\S]*?)\n```\n\n(?P<expected>(?:- .+\n?)+)", re.M)
CASES = [
    pytest.param(m["text"], re.findall(r"^- (.+)$", m["expected"], re.M), id=m["title"])
    for m in _CASE.finditer(Path(__file__).with_name("blocks.md").read_text("utf-8"))
]


def told(text: str, block: Block) -> str:
    level = f" {block.level}" if block.kind in ("heading", "item") else ""
    return f"{block.kind}{level}: {' '.join(text[block.start : block.end].split())}"


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_blocks_are_what_a_reader_sees(text: str, expected: list[str]) -> None:
    assert [told(text, block) for block in blocks(text)] == expected


def test_the_book_of_cases_is_read() -> None:
    titles = Path(__file__).with_name("blocks.md").read_text("utf-8").count("\n```\n\n- ")
    assert len(CASES) == titles > 8


_LINES = st.sampled_from(
    ["The bill", "The minister may act.", "- loans", "1. plan", "# Head", "", "Quotas. A fixed volume is set each year.",
     "Q. What?", "A. Nothing.", "POWERS", "(a) x", "===", "제1조(목적)", "---", " ", "What is it? It is a law for steel."]
)  # fmt: skip


@given(st.lists(_LINES, max_size=16).map("\n".join))
def test_blocks_cover_every_character_that_is_not_blank(text: str) -> None:
    """On any text: blocks in order, and nothing but blanks between them."""
    at = 0
    for block in blocks(text):
        assert at <= block.start < block.end <= len(text)
        assert not text[at : block.start].strip()
        assert text[block.start : block.end].strip() == text[block.start : block.end]
        at = block.end
    assert not text[at:].strip()
