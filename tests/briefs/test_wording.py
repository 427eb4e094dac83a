"""How values are worded: exact, neutral, and never against what the values say."""

from __future__ import annotations

from typing import Any

import pytest

from billkit.briefs.wording import FORMS, NotSo, worded

CASES: list[tuple[str, tuple[Any, ...], str]] = [
    ("money", (200_000_000_000, "KRW", "ceiling"), "KRW 200 billion (ceiling)"),
    ("money", (200_000_000_001, "KRW", None), "KRW 200,000,000,001"),  # never rounded
    ("money", (1_234_000_000, "EUR"), "EUR 1.234 billion"),
    ("money", (1_234_500_000, "EUR"), "EUR 1,234,500,000"),
    ("money", (50_000, "JPY"), "JPY 50,000"),
    ("money", (0.08, "USD"), "USD 0.08"),
    ("money", (None, "KRW", "unlimited"), "no amount set"),
    ("money", (None, None, None), "not stated"),
    ("money", ("18 to 20", "USD"), "USD 18 to 20"),
    ("nature", ("contradiction",), "the sources contradict each other"),
    ("topic", ("title",), "Title"),
    ("topic", ("Loan",), "Loan"),
    ("topic", ("Committee", "chair"), "Committee, chair"),
    ("topic", ("Committee", "modality"), "Committee, modality"),
    ("topic", ("Plan", "change_percent"), "Plan, change"),
    ("notice", ("It is cut short.", "truncated"), "It is cut short."),
    ("rate", (50, "percent"), "50%"),
    ("rate", (50, "percent out-of-quota"), "50% out-of-quota"),
    ("rate", (50, "percentage points"), "50 percentage points"),
    ("rate", (34.10, "percent (max; min 27.91)"), "34.1% (max; min 27.91)"),
    ("rate", (20_000, "JPY/t"), "20,000 JPY/t"),
    ("span", ("2025-06-04", None), "from 2025-06-04"),
    ("span", (None, "2030"), "until 2030"),
    ("span", ("2025", "2027-12-31"), "2025 to 2027-12-31"),
    ("span", (None, None), "not stated"),
    ("between", ("2025", "2025"), "2025"),
    ("between", ("2020-10-13", "2026-07"), "2020-10-13 to 2026-07"),
    ("number", (1860,), "1,860"),
    ("number", (2.0,), "2"),
    ("number", (True,), "True"),
    ("count", (0,), "–"),
    ("count", (12,), "12"),
    ("modality", ("shall",), "must"),
    ("modality", ("unspecified",), "–"),
    ("force", ("may",), "“may”"),
    ("status", ("in_force",), "in force"),
    ("excluded", ("dropped_during_passage",), "dropped during passage"),
    ("excluded", ("excluded",), "not in it"),
    ("lowered", ("Tax relief",), "tax relief"),
    ("lowered", ("R&D support",), "R&D support"),
    ("lowered", ("Financial support, form not named",), "financial support (form not named)"),
    ("definite", ("K-Steel Act",), "the K-Steel Act"),
    ("definite", ("Special Act on Ships",), "the Special Act on Ships"),
    ("definite", ("The Glass Act",), "The Glass Act"),
    ("definite", ("Bill C-69",), "Bill C-69"),
    ("definite", ("United States",), "the United States"),
    ("definite", ("Japan",), "Japan"),
    ("quote", ("so\n it\u200b goes",), "“so it goes”"),
    ("quote", ("word " * 60,), "“" + " ".join(["word"] * 36) + " …”"),
    ("quote", ("- So it is",), "“So it is”"),
    ("title", ("한국의 법\u202e률",), "한국의 법률"),
    ("detail:zone_name", ("green steel zone",), "zone: green steel zone"),
    ("detail:zone_name", ("a", "b"), "zone: a, b"),
    ("detail:share_min", (30,), "share, at least: 30%"),
    ("detail:temporary", (True,), "temporary"),
    ("detail:pilot", (False,), "not a pilot"),
    ("detail:new_detail", (5,), "new detail: 5"),
    ("detail:new_detail", (True,), "new detail: yes"),
    ("detail:members_max", ("{0.__class__}",), "members, at most: {0.__class__}"),  # a brace is text
    ("asserted", ("Loan", True, True), "loan"),
    ("asserted_title", ("Loan", True), "Loan"),
    ("without", ("Japan", 0), "Japan"),
    ("lowered_without", ("Loan", None), "loan"),
    ("no", (0,), "no"),
]

DENIED: list[tuple[str, tuple[Any, ...]]] = [
    ("asserted", ("Loan", False)),
    ("asserted", ("Loan", 1)),
    ("asserted_title", ("Loan", True, None)),
    ("without", ("Japan", 2)),
    ("lowered_without", ("Loan", 5_000)),
    ("no", (3,)),
    ("no", (None,)),
]


@pytest.mark.parametrize(("form", "values", "words"), CASES)
def test_values_are_worded(form: str, values: tuple[Any, ...], words: str) -> None:
    assert worded(form, values) == words


@pytest.mark.parametrize(("form", "values"), DENIED)
def test_words_do_not_deny_their_values(form: str, values: tuple[Any, ...]) -> None:
    """A form that says "none" or "both have it" refuses values that say otherwise."""
    with pytest.raises(NotSo):
        worded(form, values)


def test_an_unknown_form_is_refused() -> None:
    with pytest.raises(KeyError):
        worded("poem", ("x",))


def test_every_form_has_a_case() -> None:
    """A new form needs a row above."""
    assert set(FORMS) <= {form for form, *_ in CASES} | {"name", "capital"}


KOREAN: list[tuple[str, tuple[Any, ...], str]] = [
    ("money", (200_000_000_000, "KRW", "ceiling"), "2,000억 원(한도)"),
    ("money", (1_234_567_890_000, "KRW", None), "1조 2,345억 6,789만 원"),
    ("money", (200_000_000_001, "KRW", None), "2,000억 1 원"),  # never rounded
    ("money", (2_150_000_000, "USD", "authorised"), "21억 5,000만 달러(승인)"),
    ("money", (5_000, "TRY"), "TRY 5,000"),
    ("money", (0.08, "USD"), "0.08 달러"),
    ("money", (None, "KRW", "unlimited"), "금액 상한 없음"),
    ("rate", (20_000, "JPY/t"), "20,000 JPY/t"),
    ("span", ("2024-05", None), "2024-05부터"),
    ("span", (None, "2029"), "2029까지"),
    ("span", ("2024", "2029"), "2024~2029"),
    ("modality", ("shall",), "하여야 함"),
    ("force", ("may",), "“할 수 있음”"),
    ("status", ("in_force",), "시행 중"),
    ("status", ("never heard",), "never heard"),
    ("excluded", ("dropped_during_passage",), "심의 중 삭제"),
    ("no", (0,), "없음"),
    ("number", (12_345,), "12,345"),
    ("detail:period_years", (5,), "주기·기간: 5년"),
    ("detail:status", ("proposed",), "상태: 제안"),
    ("detail:temporary", (True,), "한시적"),
    ("nature", ("change",), "출처 사이의 변경"),
    ("topic", ("date",), "날짜"),
    ("topic", ("위원회", "chair"), "위원회, 위원장"),
    ("asserted", ("융자", True), "융자"),
]


@pytest.mark.parametrize(("form", "values", "words"), KOREAN)
def test_values_are_worded_in_korean(form: str, values: tuple[Any, ...], words: str) -> None:
    assert worded(form, values, "ko") == words


@pytest.mark.parametrize(
    ("form", "values"), [("no", (1,)), ("asserted", ("융자", False)), ("lowered_without", ("융자", 1))]
)
def test_korean_words_do_not_deny_their_values(form: str, values: tuple[Any, ...]) -> None:
    with pytest.raises(NotSo):
        worded(form, values, "ko")
