"""Clauses of English sentences: turns end them always, conjunctions between two finite verbs."""

from __future__ import annotations

import pytest

from billkit.engine.borders import Borders


def clause(sentence: str, words: str) -> str:
    tokens = sentence.split()
    inside = words.split()
    first = next(i for i in range(len(tokens)) if tokens[i : i + len(inside)] == inside)
    start, after = Borders(tokens, 0, len(tokens)).clause((first, first + len(inside)))
    return " ".join(tokens[start:after])


@pytest.mark.parametrize(
    ("sentence", "words", "expected"),
    [
        ("loans are given but grants are not", "grants", "grants are not"),
        ("loans are given but grants are not", "loans", "loans are given"),
        ("banks will lend and states will pay", "will lend", "banks will lend"),
        ("banks will lend and states will pay", "pay", "states will pay"),
        ("loans and grants will help", "grants", "loans and grants will help"),
        ("grants are paid because prices are low", "grants", "grants are paid"),
        (
            "grants are paid because of prices , which are low",
            "grants",
            "grants are paid because of prices ,",
        ),
        ("grants for mills and coal", "grants", "grants for mills and coal"),
    ],
)
def test_clause_around_words(sentence: str, words: str, expected: str) -> None:
    assert clause(sentence, words) == expected


def test_a_clause_ends_where_walking_ends_it() -> None:
    """The same, by walking from the words outwards, for every stretch of a sentence with all kinds of borders."""
    tokens = [
        "if",
        "it",
        "is",
        "so",
        ",",
        "banks",
        "will",
        "lend",
        "and",
        "who",
        "may",
        "pay",
        "because",
        "he",
        "is",
        "able",
        ",",
        "but",
        "it",
        "was",
        "or",
        "has",
        "so",
        "x",
    ]
    finite = {"is", "will", "may", "was", "has"}

    def verb(first: int, after: int, most: int = 60) -> bool:
        return any(t in finite for t in tokens[first : min(after, first + most)])

    def ends(i: int, near: tuple[int, int], far: tuple[int, int], part: tuple[int, int]) -> bool:
        if tokens[i] in ("because", "so"):
            return verb(*near) and verb(*part)
        return tokens[i] == "but" or (tokens[i] in ("and", "or", "who") and verb(*near) and verb(*far, 8))

    for first in range(len(tokens)):
        for after in range(first + 1, len(tokens) + 1):
            begin, end = 0, len(tokens)
            for i in range(first - 1, -1, -1):
                comma = max((j + 1 for j in range(i) if tokens[j] in (",", "but")), default=0)
                if ends(i, (i + 1, after), (0, i), (comma, i)):
                    begin = i + 1
                    break
            for i in range(after, len(tokens)):
                behind = (j for j in range(i + 1, len(tokens)) if tokens[j] in (",", "but"))
                if ends(i, (first, i), (i + 1, len(tokens)), (i + 1, next(behind, len(tokens)))):
                    end = i
                    break
            assert Borders(tokens, 0, len(tokens)).clause((first, after)) == (begin, end)
