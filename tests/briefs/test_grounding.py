"""What an analysis says of an item is read a second time in the words around its evidence."""

from __future__ import annotations

from typing import Any

import pytest

from billkit.briefs.grounding import claim_found_again, found_again
from billkit.models import BillDate, Claim, Document

# text with the span between « and », field, value, whether it can be found again
CASES: list[tuple[str, str, Any, bool]] = [
    ("The fund of «$1.86 billion» is set up.", "amount", 1_860_000_000, True),
    ("The fund of «$1.86 billion» is set up.", "amount", 1_860_000, False),
    ("The fund of «$1.86 billion» is set up.", "amount", 186, False),
    ("Support of «2 trillion won» is set aside.", "amount", 2_000_000_000_000, True),
    ("A «five-year plan» is drawn up.", "period_years", 5, True),
    ("A «five-year plan» is drawn up.", "period_years", 3, False),
    ("within «two years»", "within_months", 24, True),
    ("a cut «of 30%»", "change_percent", -30, True),
    ("the «green steel zone» in Pohang", "zone_name", "green  Steel zone", True),
    ("the «green steel zone» in Pohang", "zone_name", "blue steel zone", False),
    ("in force «from June 17, 2026»", "date", "2026-06-17", True),
    ("in force «from June 17, 2026»", "date", "2026-07-17", False),
    ("in force «from June 17, 2026»", "date", "2026-06-18", False),
    ("«2026년 6월 17일» 시행", "date", "2026-06-17", True),
    ("The minister «must report».", "modality", "shall", True),
    ("The minister «may report».", "modality", "shall", False),
    ("The minister «may report».", "modality", "may", True),
    ("The minister «reports».", "modality", "unspecified", True),
    ("The minister must:\n- listen,\n- «report».", "modality", "shall", True),
    ("The minister must:\nlisten;\n«report».", "modality", "shall", True),
    ("The minister must listen.\nNow she «reports».", "modality", "shall", False),
    ("The minister must listen.\n«She reports».", "modality", "shall", False),
    ("장관은 «보고하여야 한다».", "modality", "shall", True),
    ("위원회를 «둘 수 있다».", "modality", "may", True),
    ("the «sum»", "currency", "USD", True),  # coded, not written
    ("the «sum»", "temporary", True, True),
    ("the «sum»", "amount", None, True),
    ("A levy of 7 won. " + "Far away. " * 120 + "The «sum».", "amount", 7, False),
]


def marked(text: str) -> tuple[Document, int, int]:
    start, end = text.index("«"), text.index("»") - 1
    return Document(text=text.replace("«", "").replace("»", ""), language="en"), start, end


@pytest.mark.parametrize(("text", "field", "value", "found"), CASES)
def test_a_detail_is_read_a_second_time(text: str, field: str, value: Any, found: bool) -> None:
    document, start, end = marked(text)
    assert found_again(document, (document.evidence(start, end),), field, value) is found


CLAIMS: list[tuple[str, str, Any, str, bool]] = [
    ("by «106 lawmakers»", "sponsors_count", 106, "106 lawmakers", True),
    ("by «106 lawmakers»", "sponsors_count", 160, "106 lawmakers", False),
    ("the «K-Steel\nAct»", "short_title", "K-Steel Act", "K-Steel Act", True),
    ("the «K-Steel Act»", "short_title", "J-Steel Act", "K-Steel Act", False),
    ("the «K-Steel Act»", "short_title", "K-Steel Act", "K-Steel Acts", False),
    ("in «Seoul»", "jurisdiction", "KR", "Seoul", True),
]


@pytest.mark.parametrize(("text", "name", "value", "written", "found"), CLAIMS)
def test_a_fact_about_the_bill_stands_in_its_evidence(
    text: str, name: str, value: Any, written: str, found: bool
) -> None:
    document, start, end = marked(text)
    claim = Claim(value=value, as_written=written, evidence=document.evidence(start, end))
    assert claim_found_again(document, claim, name) is found


def test_a_date_may_take_its_year_from_the_words_around() -> None:
    document, start, end = marked("In 2025 it was «introduced on August 4» in Seoul.")
    stated = {"event": "introduced", "as_written": "August 4", "evidence": document.evidence(start, end)}
    assert claim_found_again(document, BillDate(value="2025-08-04", **stated), "date-0")
    assert not claim_found_again(document, BillDate(value="2025-08-05", **stated), "date-0")
    assert claim_found_again(document, BillDate(value=None, **stated), "date-0")
