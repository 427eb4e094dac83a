"""Promise 1: the quote is the text between the offsets, always. Evidence that says otherwise cannot be made."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from billkit.models import Document, Evidence, Section

TEXT = "제9조(위원회) 국무총리 소속으로 위원회를 둔다.\nLoans for mills."
DOCUMENT = Document(text=TEXT)


def test_the_quote_is_computed() -> None:
    start = TEXT.index("Loans")
    evidence = DOCUMENT.evidence(start, start + 5)
    assert (evidence.quote, evidence.page, evidence.section) == ("Loans", None, None)
    assert evidence.proves(DOCUMENT)


@pytest.mark.parametrize(
    ("start", "end"), [(-1, 3), (3, 3), (5, 2), (0, len(TEXT) + 1), (len(TEXT), len(TEXT) + 1)]
)
def test_empty_and_outside_spans_are_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="empty or outside"):
        DOCUMENT.evidence(start, end)


@pytest.mark.parametrize(
    "data",
    [
        {"start": 0, "end": 3, "quote": "제9"},
        {"start": 0, "end": 3, "quote": "제9조제"},
        {"start": -3, "end": 0, "quote": "제9조"},
        {"start": 0, "end": 0, "quote": ""},
    ],
)
def test_a_quote_of_another_length_is_refused(data: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Evidence.model_validate(data)


def test_a_quote_from_elsewhere_is_checked_against_the_document() -> None:
    """Evidence read from JSON is refused where the text does not say so."""
    right = {"start": 0, "end": 3, "quote": "제9조"}
    wrong = {"start": 1, "end": 4, "quote": "제9조"}
    assert Evidence.model_validate(right, context={"document": DOCUMENT}).proves(DOCUMENT)
    assert not Evidence.model_validate(wrong).proves(DOCUMENT)
    with pytest.raises(ValidationError, match="the text at 1-4 is not"):
        Evidence.model_validate(wrong, context={"document": DOCUMENT})


def test_evidence_cannot_be_changed() -> None:
    with pytest.raises(ValidationError):
        DOCUMENT.evidence(0, 3).quote = "other"  # type: ignore[misc]


def test_pages_sections_and_lines_are_told() -> None:
    """The innermost section around the start; the page on which it begins; lines from 1."""
    document = Document(
        text="0123456789\n0123456789",
        page_starts=(0, 11),
        sections=(Section(label="제1장", start=0, end=21), Section(label="제2조", start=5, end=21)),
    )
    assert (document.evidence(0, 2).page, document.evidence(0, 2).section) == (1, "제1장")
    assert (document.evidence(11, 12).page, document.evidence(11, 12).section) == (2, "제2조")
    assert [document.line_at(at) for at in (0, 10, 11)] == [1, 1, 2]


@given(st.text(min_size=1), st.integers(), st.integers())
def test_any_span_is_proven_or_refused(text: str, start: int, end: int) -> None:
    document = Document(text=text)
    try:
        evidence = document.evidence(start, end)
    except ValueError:
        assert not 0 <= start < end <= len(text)
    else:
        assert evidence.proves(document)
        assert Evidence.model_validate_json(evidence.model_dump_json()) == evidence
