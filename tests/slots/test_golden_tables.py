"""Every number keeps its value and the words as written, side by side. The tables stand beside this file."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from golden import Case, Values, cases
from hypothesis import given
from hypothesis import strategies as st

from billkit.slots import find_slots
from billkit.slots.korean import modality as korean
from billkit.slots.modality import modality_of, modals

HERE = Path(__file__).parent
SLOTS = ("money", "percent", "period", "date", "quantity", "article", "number")
ROWS = [
    pytest.param(slot, case, id=f"{slot}: {case.text}")
    for slot in SLOTS
    for case in cases(HERE / f"{slot}.md")
]
KOREAN_ROWS = [
    pytest.param(slot, case, id=f"{slot}: {case.text}")
    for slot in SLOTS
    for case in cases(HERE / f"ko_{slot}.md")
]
KOREAN_MODALS = [pytest.param(case, id=case.text) for case in cases(HERE / "ko_modality.md")]
MODALS = [pytest.param(case, id=case.text) for case in cases(HERE / "modality.md")]


@pytest.mark.parametrize(("slot", "case"), ROWS)
def test_slot_reads(slot: str, case: Case) -> None:
    """What the table says is found, with these values, and nothing else of the slot."""
    country = re.search(r"\(([A-Z]{2})\)$", case.title)
    found = find_slots(case.text, jurisdiction=country[1] if country else None)
    read = [(f.as_written, f.values) for f in found if f.slot == slot]
    assert read == case.finds
    assert [_kinds(values) for _, values in read] == [_kinds(values) for _, values in case.finds]


@pytest.mark.parametrize(("slot", "case"), KOREAN_ROWS)
def test_korean_slot_reads(slot: str, case: Case) -> None:
    """The same for Korean: the span is the number with its unit, without particles and without the words of its bound."""
    read = [(f.as_written, f.values) for f in find_slots(case.text, "ko") if f.slot == slot]
    assert read == case.finds
    assert [_kinds(values) for _, values in read] == [_kinds(values) for _, values in case.finds]


def _kinds(values: Values) -> dict[str, type]:
    """A whole number is an integer: 18.3 million is 18300000, not 18300000.0."""
    return {name: type(value) for name, value in values.items()}


@pytest.mark.parametrize("case", KOREAN_MODALS)
def test_korean_modality_reads(case: Case) -> None:
    """The Korean lists are closed too, and the last predicate of a clause counts."""
    found = [(case.text[m.start : m.end], {"modality": m.modality}) for m in korean.modals(case.text)]
    assert found == case.finds
    assert korean.modality_of(case.text) == (case.finds[-1][1]["modality"] if case.finds else "unspecified")


@pytest.mark.parametrize("case", MODALS)
def test_modality_reads(case: Case) -> None:
    """The lists of duty and power are closed: what stands on neither is unspecified."""
    found = [(case.text[m.start : m.end], {"modality": m.modality}) for m in modals(case.text)]
    assert found == case.finds
    expected = case.finds[0][1]["modality"] if case.finds else "unspecified"
    assert modality_of(case.text, len(case.text) - 1, len(case.text)) == expected


@pytest.mark.parametrize(
    ("clause", "words", "modality"),
    [
        ("The agency must report and may lend", "report", "shall"),
        ("The agency must report and may lend", "lend", "may"),
        ("Loans may be given", "Loans", "may"),
        ("Firms that must close get loans", "loans", "unspecified"),
        ("It sets up a fund, which may lend", "fund", "unspecified"),
    ],
)
def test_the_nearest_word_of_duty_or_power_counts(clause: str, words: str, modality: str) -> None:
    """Before the words, else behind them; what stands in a relative clause of its own does not count."""
    start = clause.index(words)
    assert modality_of(clause, start, start + len(words)) == modality


def test_a_limit_ends_the_reach() -> None:
    assert modality_of("Loans for mills, and grants that apply may follow", 0, 5, 16) == "unspecified"


_PIECES = st.sampled_from(
    ["up to", "at least", "$", "€", "Rs", "5", "1.5", "10,000", "20-30", "million", "crore", "percent", "%", "years",
     "every", "within", "days", "of", "after", "Article", "(3)", "2026", "June", "31", "/", ",", ".", "\n", "\n\n",
     "t", "Mt", "half", "to", "and", "between", "won", "İ", "제3조", "-", "between 5 and", "per", "tonne"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=24).map(" ".join))
def test_finds_are_exact_words_in_order_and_apart(text: str) -> None:
    """On any soup of numbers: no crash, `as_written` is the text at its place, and no two finds overlap."""
    found = find_slots(text)
    assert all(f.as_written == text[f.start : f.end] and f.start < f.end for f in found)
    assert all(left.end <= right.start for left, right in pairwise(found))
    assert found == find_slots(text)


_KOREAN_PIECES = st.sampled_from(
    ["제", "5", "조", "의2", "1,000", "1.5", "억", "만", "천", "원", "달러", "%", "100분의", "년", "5년", "마다", "매년", "30일", "이내", "에",
     "공포 후", "신청을 받은 날부터", "6개월", "이 지난", "2025. 8. 4.", "2030년", "까지", "부터", "~", "최대", "약", "(안 제5조)", "부칙", "별표 1",
     "톤", "t", "명", "회", "이상", "에서", "으로", "한", "두", "달", "’25년", "$", "\n", ".", "İ"]
)  # fmt: skip


@given(st.lists(_KOREAN_PIECES, max_size=24), st.sampled_from(["", " "]))
def test_korean_finds_are_exact_words_in_order_and_apart(pieces: list[str], space: str) -> None:
    """The same promise for Korean, with the pieces written together and apart."""
    text = space.join(pieces)
    found = find_slots(text, "ko")
    assert all(f.as_written == text[f.start : f.end] and f.start < f.end for f in found)
    assert all(left.end <= right.start for left, right in pairwise(found))
