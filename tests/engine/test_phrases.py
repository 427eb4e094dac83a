"""The phrase language: what researchers write, and what it reaches."""

from __future__ import annotations

import pytest

from billkit.engine.phrase_set import PhraseSet
from billkit.engine.phrases import parse
from billkit.engine.ruleset import PhraseBook
from billkit.errors import RuleError
from billkit.language.english import tokens as english_tokens
from billkit.language.korean.tokens import tokens as korean_tokens

LISTS = {"give": ["give", "gives", "hand* out"]}


def phrase_set(phrase: str) -> PhraseSet:
    book = PhraseBook()
    book.number(parse(phrase, LISTS), phrase)
    return PhraseSet(book.places(), book.phrases())


def found(phrase: str, text: str, sentence_ends: list[int] | None = None) -> list[str]:
    tokens = english_tokens(text)
    ends = sentence_ends or [len(tokens)] * len(tokens)
    hits = phrase_set(phrase).find(tokens, ends, {})
    ranges = sorted({r for places in hits.values() for r in places})
    return [text[tokens[a].start : tokens[b - 1].end] for a, b in ranges]


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        (
            "low-interest loan*",
            "Low interest loans and low-interest Loan",
            ["Low interest loans", "low-interest Loan"],
        ),
        ("loan", "loans", []),
        ("(tax/fiscal) break*", "fiscal breaks, tax break", ["fiscal breaks", "tax break"]),
        ("[new] zone*", "new zones", ["new zones", "zones"]),
        ("curb* ... imports", "curbs on very cheap imports", ["curbs on very cheap imports"]),
        ("curb* ... imports", "curbs on a b c d imports", []),
        ("curb* ...6 imports", "curbs on a b c d imports", ["curbs on a b c d imports"]),
        ("curb* ... imports", "curbs; imports", []),
        ("@give loans", "gives loans, hands out loans", ["gives loans", "hands out loans"]),
        ("korea's", "Korea’s plan", ["Korea’s"]),
        ("u.s. law", "U.S. law", ["U.S. law"]),
        ("(a/b) (loan/loan fund)", "a loan fund", ["a loan fund"]),
        (
            "[very] [new] zone",
            "very new zone, new zone",
            ["very new zone", "new zone", "zone", "new zone", "zone"],
        ),
    ],
)
def test_phrase_reaches(phrase: str, text: str, expected: list[str]) -> None:
    assert found(phrase, text) == expected


def test_nothing_matches_across_the_end_of_a_sentence() -> None:
    assert found("the loan", "see the loan") == ["the loan"]
    assert found("the loan", "see the loan", sentence_ends=[2, 2, 3]) == []


@pytest.mark.parametrize("wrong", ["", "...", "loan ...", "{loans}", "@nobody", "(a/b", "*"])
def test_what_is_no_phrase_is_refused(wrong: str) -> None:
    with pytest.raises(RuleError):
        parse(wrong, LISTS)


def test_a_slot_stands_for_its_tokens() -> None:
    tokens = english_tokens("up to 5 billion won in loans")
    phrases = phrase_set("{money} in loans")
    assert phrases.find(tokens, [len(tokens)] * len(tokens), {("money", 2): 5}) == {0: [(2, 7)]}
    assert phrases.find(tokens, [len(tokens)] * len(tokens), {}) == {}


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("특별위원회", "국무총리 소속 철강특별위원회를 둔다", ["철강특별위원회를"]),
        ("위원회", "위원회안을 냈다", []),
        ("위원회*", "위원회안을 냈다", ["위원회안을"]),
        ("두다", "위원회를 두고 둘 수 있으며 뒀다 두산 만두", ["두고", "둘", "뒀다"]),
        ("조세 감면", "조세를 감면하고 조세감면을 한다", ["조세를 감면하고", "조세감면을"]),
        ("^법$", "이 법 특별법 법을", ["법"]),
        ("5년 (마다/단위)", "5년마다 5년 단위로 3년마다", ["5년마다", "5년 단위로"]),
        ("(저리/장기) 융자", "저리융자와 장기 융자", ["저리융자와", "장기 융자"]),
    ],
)
def test_korean_words_stand_in_what_korean_puts_around_them(
    phrase: str, text: str, expected: list[str]
) -> None:
    """Particles behind, compounds before, every form of a verb, written apart or together."""
    tokens = korean_tokens(text)
    hits = phrase_set(phrase).find(tokens, [len(tokens)] * len(tokens), {})
    ranges = sorted({r for places in hits.values() for r in places})
    assert [text[tokens[a].start : tokens[b - 1].end] for a, b in ranges] == expected
