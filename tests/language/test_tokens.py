"""Tokens: what phrases are matched against."""

from __future__ import annotations

import pytest

from billkit.language.english import tokens as english_tokens
from billkit.language.english import words
from billkit.language.wordlists import english


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Low-interest Loans", ["low", "interest", "loans"]),
        ("the U.S. tariff", ["the", "u.s.", "tariff"]),
        ("Korea’s plan", ["korea", "'s", "plan"]),
        ("1,860.5 tonnes", ["1,860.5", "tonnes"]),
        ("doesn’t", ["doesn't"]),
        ("loans; grants", ["loans", ";", "grants"]),
        ("철강산업 지원", ["철강산업", "지원"]),
    ],
)
def test_words_as_phrases_see_them(text: str, expected: list[str]) -> None:
    assert words(text) == expected
    assert english_tokens(text).words == expected


def test_tokens_know_their_place() -> None:
    text = "The bill offers loans."
    tokens = english_tokens(text)
    assert [text[t.start : t.end] for t in map(tokens.__getitem__, range(len(tokens)))] == [
        "The",
        "bill",
        "offers",
        "loans",
        ".",
    ]
    assert tokens.between(4, 15) == (1, 3)
    assert tokens.at_or_after(len(text)) == len(tokens)


def test_an_unknown_word_list_is_an_error() -> None:
    with pytest.raises(KeyError):
        english("no such heading")
