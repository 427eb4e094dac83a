"""Values of two provisions side by side, in one language and in two."""

from __future__ import annotations

from typing import Any

import pytest

from billkit.comparison.terms import meaning
from billkit.comparison.values import articles, relation, together, value


def stands(name: str, one: Any, other: Any, beside: Any = None, beside_other: Any = None) -> str:
    found = relation(value(name, one, beside or {}), value(name, other, beside_other or {}))
    back = relation(value(name, other, beside_other or {}), value(name, one, beside or {}))
    assert found == back, "a relation holds both ways"
    return found


@pytest.mark.parametrize(
    ("name", "one", "other", "expected"),
    [
        ("chair", "President", "국무총리", "differs"),
        ("chair", "the Prime Minister", "국무총리", "same"),
        ("under", "Prime Minister", "국무총리 소속", "same"),
        ("chair", "Minister of Trade, Industry and Resources", "산업통상부장관", "same"),
        ("chair", "Vice Minister of Trade, Industry and Resources", "산업통상부장관", "differs"),
        ("actor", "local governments", "국가 및 지방자치단체", "overlaps"),
        ("actor", "government", "산업통상부장관", "overlaps"),
        ("actor", "industry ministry", "관계 중앙행정기관의 장", "differs"),
        ("actor", "Secretary of Commerce", "Secretary of Energy", "differs"),
        ("actor", "Secretary of Commerce", "산업통상부장관", "differs"),
        ("actor", "Secretary of Agriculture", "Secretary of Defense", "differs"),
        ("actor", "Secretary", "Secretary of Agriculture", "overlaps"),
        ("actor", "Secretary of Agriculture", "농림축산식품부장관", "open"),
        ("actor", "European Commission", "committee", "differs"),
        ("actor", "농림축산식품부장관", "산업통상부장관", "differs"),
        ("actor", "농림축산식품부장관", "장관", "overlaps"),
        ("actor", "Minister of Health", "산업통상부장관", "open"),
        ("actor", "the Minister", "산업통상부장관", "overlaps"),
        ("actor", "Minister", "Prime Minister", "differs"),
        ("actor", "Ruritanian steel firms", "철강사업자", "open"),
        ("period_years", 5, 5, "same"),
        ("period_years", 5, 3, "differs"),
        ("fiscal_year", "2028-29", "2028-29", "same"),
        ("until", "2028-12-31", "2028", "overlaps"),
        ("until", "2028-12-31", "2027", "differs"),
        ("until", "next May", "2026-06-17", "wording"),
        ("scope", ["37", "38"], "제37조 및 제38조", "same"),
        ("scope", "Articles 37 to 39", "제37조부터 제39조까지", "same"),
        ("scope", "Article 37", "제37조 및 제38조", "differs"),
        ("zone_name", "green steel zones", "녹색철강특구", "same"),
        ("zone_name", "green steel zone", "저탄소철강특구", "differs"),
        ("zone_name", "그린스틸클러스터", "저탄소철강특구", "differs"),
        ("zone_name", "green steel zone", "Green Steel Zones", "same"),
        ("zone_name", "steel zone", "green steel zone", "overlaps"),
        ("zone_name", "green steel zone of Utopia", "저탄소철강특구", "open"),
        ("exempt_from", "the preliminary feasibility study", "예비타당성조사", "same"),
        ("exempt_from", "the Fair Trade Act", "예비타당성조사", "differs"),
        ("modality", "may", "shall", "differs"),
        ("condition", "after a vote", "once approved", "wording"),
        ("condition", "after a vote", "승인을 받은 경우", "open"),
        ("product", "low-carbon steel", "저탄소철강", "same"),
        ("temporary", True, True, "same"),
    ],
)  # fmt: skip
def test_two_values(name: str, one: Any, other: Any, expected: str) -> None:
    assert stands(name, one, other) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((20_000_000, "KRW"), (20_000_000, "KRW"), "same"),
        ((20_000_000, "KRW"), (20_000_000, "USD"), "differs"),
        ((20_000_000, "KRW"), (10_000_000, "KRW"), "differs"),
        ((20_000_000, "KRW"), (20_000_000, None), "same"),
    ],
)
def test_amounts_have_their_currency(one: Any, other: Any, expected: str) -> None:
    beside = [{"currency": currency} if currency else {} for _, currency in (one, other)]
    assert stands("amount", one[0], other[0], *beside) == expected


def test_units_of_two_languages() -> None:
    assert stands("quantity", 500, 500, {"unit": "tonnes"}, {"unit": "톤"}) == "same"
    assert stands("quantity", 500, 500, {"unit": "wagons"}, {"unit": "톤"}) == "open"


def test_the_longest_name_wins() -> None:
    assert meaning("대통령령").ideas == {"presidential-decree"}
    assert meaning("산업통상부 차관").ideas == {"industry-vice-minister"}
    assert meaning("powerful").ideas == frozenset()


def test_the_heading_of_the_clause_is_no_article_it_speaks_of() -> None:
    assert articles("제2조(유효기간) 제37조 및 제38조의2") == {"37", "38의2"}
    assert articles("no number") == frozenset()


def test_a_difference_outweighs_all() -> None:
    assert together(["same", "open", "differs", "overlaps"]) == "differs"
    assert together(["same", "overlaps"]) == "overlaps"
    assert together([]) == "same"


def test_no_name_of_the_tables_is_given_twice() -> None:
    """A phrase that stood under two ideas would mean whichever was read last."""
    from billkit.comparison.terms import _key, _terms

    for language in ("en", "ko"):
        named = {(_key(phrase), term["id"]) for term in _terms() for phrase in term[language]}
        assert len({phrase for phrase, _ in named}) == len(named)
    identities = [term["id"] for term in _terms()]
    assert len(identities) == len(set(identities))
    wider = {whole for term in _terms() for whole in term.get("part_of", ())}
    assert wider <= set(identities)
