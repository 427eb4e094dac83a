"""Where sentences end. The cases stand in sentences.md, beside this file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from billkit.language.sentences import is_item, sentences

LINES = [
    line.removeprefix("- ")
    for line in Path(__file__).with_name("sentences.md").read_text("utf-8").splitlines()
    if line.startswith("- ")
]


@pytest.mark.parametrize("line", LINES)
def test_sentences_end_where_a_reader_ends_them(line: str) -> None:
    marked = line.replace("⏎", "\n")
    text = marked.replace("‖", "")
    expected = [piece.strip() for piece in marked.split("‖") if piece.strip()]
    assert [text[start:end] for start, end in sentences(text, 0, len(text))] == expected


def test_offsets_count_from_the_start_of_the_text() -> None:
    """A part of a text is cut up with offsets of the whole."""
    text = "Left out. Kept one. Kept two. Left out."
    assert [text[a:b] for a, b in sentences(text, 10, 29)] == ["Kept one.", "Kept two."]


@pytest.mark.parametrize(
    ("line", "item"),
    [
        ("- loans", True),
        ("• loans", True),
        ("1. The plan", True),
        ("(a) the plan", True),
        ("가. 계획", True),
        ("① 계획", True),
        ("The plan", False),
        ("1.5 million", False),
        ("a plan", False),
    ],
)
def test_list_items_are_known_by_their_mark(line: str, item: bool) -> None:
    assert is_item(line) is item


@given(st.text(alphabet='AaBb .,!?\n"()12-U.S.가다。‖', max_size=120))
def test_nothing_but_blanks_lies_between_sentences(text: str) -> None:
    """On any text: spans in order, inside the text, and what no sentence holds is blank."""
    at = 0
    for start, end in sentences(text, 0, len(text)):
        assert at <= start < end <= len(text)
        assert not text[at:start].strip()
        at = end
    assert not text[at:].strip()
