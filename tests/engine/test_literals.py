"""What a pattern needs in a sentence to match there at all."""

from __future__ import annotations

import re

import pytest

from billkit.engine.statute.forms import forms
from billkit.engine.statute.literals import folded, literals, may_match


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"to (?:submit|report)", {"submit", "report"}),
        (r"\bis (?:hereby )?repealed\b", {"repealed"}),
        (r"(?:loan|)s?", set()),
        (r"[a-z]+ {2}", set()),
        (r"지원할 수 (?=있다)", {"지원할 수 "}),
        (r"(?<!no )grants?", {"grant"}),
        (r"(?:tax){2,}", {"tax"}),
    ],
)
def test_literals(pattern: str, expected: set[str]) -> None:
    assert literals(pattern) == expected


@pytest.mark.parametrize("sentence", ["TAX Kredit İs", "tax ſ", "tax ı", "Tax K"])
def test_letters_that_are_the_same_to_the_search_are_the_same_here(sentence: str) -> None:
    for pattern in ("tax k", "is", "tax s", "tax i", "tax ı"):
        if re.search(pattern, sentence, re.IGNORECASE):
            assert may_match(sorted(literals(pattern)), folded(sentence)), pattern


@pytest.mark.parametrize("language", ["en", "ko"])
def test_most_forms_ask_for_a_literal(language: str) -> None:
    told = forms(language).forms
    assert sum(1 for form in told if literals(form.says.pattern)) > 0.9 * len(told)
