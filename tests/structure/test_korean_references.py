"""References of Korean laws: which law, which place, and whether it is in the document."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from billkit.readers import read
from billkit.structure.references import Reference, references
from billkit.structure.references.korean_terms import terms

ACT = """\
제1조(목적) 이 법은 철강산업을 진흥한다.
제2조(정의) “고철”이란 「폐기물관리법」(이하 "폐기물법"이라 한다) 제2조제1호 및 제3호 단서에 따른 철을 말한다.
제3조(위원회) ① 철강위원회(이하 "위원회"라 한다)를 둔다.
② 제1항에 따른 위원회는 {}
③ 삭제 <2024.1.1>
제3조의2(간사) 다음 각 호의 일을 한다.
1. 기록
2. 보관
제4조(벌칙) 벌한다.
부칙
제1조(시행일) 이 법은 공포한 날부터 시행한다.
제2조(적용례) {}
"""


def found(words: str, addenda: str = "적용한다.") -> list[Reference]:
    """References of the second paragraph of Article 3, and of the second article of the addenda."""
    document = read(ACT.format(words, addenda).encode(), name="act.txt")
    inside = [ACT.index("{}"), ACT.index("{}") + len(words)]
    after = document.text.rindex("적용례")
    spans = [r for r in references(document) if inside[0] <= r.start < inside[1] or r.start > after]
    for reference in spans:
        assert document.text[reference.start : reference.end] == reference.text
        if reference.target is not None:
            assert document.sections[reference.target].label == reference.label
    return spans


def cited(words: str, addenda: str = "적용한다.") -> list[tuple[str, str, bool]]:
    return [(r.law, r.label, r.target is not None) for r in found(words, addenda)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("제3조의2제2호를 따른다.", [("", "제3조의2제2호", True)]),
        ("제1항을 따른다.", [("", "제3조제1항", True)]),
        ("제9조제1항을 따른다.", [("", "제9조제1항", False)]),
        ("이 조에서 정한다.", [("", "제3조", True)]),
        ("전항을 따른다.", [("", "제3조제1항", True)]),
        ("제3조의2 각 호 외의 부분 단서를 따른다.", [("", "제3조의2", True)]),
        ("제3조의2에 따라 같은 조 제2호를 따른다.", [("", "제3조의2", True), ("", "제3조의2제2호", True)]),
        (
            "「형법」 제127조 및 제129조부터 제132조까지를 적용한다.",
            [("형법", "제127조", False), ("형법", "제129조", False), ("형법", "제132조", False)],
        ),
        (
            "「형법」 제5조제1항에 따르되 제4조와 같은 법 제6조에 따른다.",
            [("형법", "제5조제1항", False), ("", "제4조", True), ("형법", "제6조", False)],
        ),
        ("「형법」에 따라 이 조의 일은 같은 법 시행령 제2조에 따른다.", [
            ("형법", "", False), ("", "제3조", True), ("형법 시행령", "제2조", False),
        ]),
        ("폐기물법 제7조를 따른다.", [("폐기물관리법", "제7조", False)]),
        ("제4조제1항(제2호는 제외한다)을 따른다.", [("", "제4조제1항", False), ("", "제4조제1항제2호", False)]),
        (
            "제3조의2제1호부터 제2호까지의 어느 하나를 따른다.",
            [("", "제3조의2제1호", True), ("", "제3조의2제2호", True)],
        ),
        (
            "제2조부터 제4조까지를 따른다.",
            [("", "제2조", True), ("", "제3조", True), ("", "제3조의2", True), ("", "제4조", True)],
        ),
        ("수목을 베어 주목을 끈 저목장", []),
        ("제3자가 제1차로 법률 제100호에 따라 2명을 위촉한다.", []),
        ("법률 제100호 광산법 일부개정법률 제5조를 따른다.", [("광산법 일부개정법률", "제5조", False)]),
        ("별표 2 제3호가목에 따른다.", [("", "별표 2 제3호가목", False)]),
        ("제3조의2제1호가목 및 나목을 따른다.", [("", "제3조의2제1호가목", False), ("", "제3조의2제1호나목", False)]),
    ],
)  # fmt: skip
def test_shapes(words: str, expected: list[tuple[str, str, bool]]) -> None:
    assert sorted(cited(words)) == sorted(expected)


def test_addenda_cite_the_body_and_themselves() -> None:
    assert cited("둔다.", "제4조는 부칙 제1조에 따른 날부터 적용한다.") == [
        ("", "제4조", True),
        ("", "부칙 제1조", True),
    ]


def test_decree_calls_its_act_the_act() -> None:
    text = (
        "# 철강산업 진흥법 시행규칙\n\n##### 제1조 (목적)\n\n법 제9조제1항, 영 제30조제2항제1호 및 제3호와 이 규칙 제2조에 따른다.\n\n"
        "##### 제2조 (방법)\n\n제18조에 따른 방법으로 한다.\n"
    )
    document = read(text.encode(), name="rule.md")
    assert [(r.law, r.label) for r in references(document)] == [
        ("철강산업 진흥법", "제9조제1항"),
        ("철강산업 진흥법 시행령", "제30조제2항제1호"),
        ("철강산업 진흥법 시행령", "제30조제2항제3호"),
        ("", "제2조"),
        ("", "제18조"),  # the act's, if the rule has a slip here; it stays as it is written
    ]


BILL = """\
제안이유 및 주요내용
위원회를 둠(안 제5조제2항 신설).
법률 제   호
광산법 일부를 다음과 같이 개정한다.
제5조제1항 중 “제2항”을 “제3항”으로 하고, 같은 조 제2항을 제3항으로 하며, 같은 조에 제2항을 다음과 같이 신설한다.
② 제1항에 따라 위원회를 둔다.
부 칙
이 법은 공포한 날부터 시행한다.
"""


def test_places_of_the_amended_law() -> None:
    document = read(BILL.encode(), name="bill.txt")
    places = [(r.text, r.law, r.label, r.target is not None) for r in references(document)]
    assert places[0] == ("안 제5조제2항", "", "제5조제2항", True)
    assert {law for _, law, _, _ in places[1:-1]} == {"광산법"}
    assert places[-2] == ("제1항", "광산법", "제5조제1항", False)


def test_k_steel_act_cites_nothing_that_it_does_not_have(shared: Path) -> None:
    document = read(shared / "corpus/kr/kr-ksteel-act-2025-12-16.md")
    own = [r for r in references(document) if not r.law and r.label]
    assert len(own) > 100
    assert [r for r in own if r.target is None] == []


def test_slip_of_the_decree_stays(shared: Path) -> None:
    """Article 27(1) of the decree says 제18조제1항 and means the act's."""
    document = read(shared / "corpus/kr/kr-ksteel-decree-2026-06-16.md")
    slip = [r for r in references(document) if document.section_at(r.start) == "제27조제1항"]
    assert ("", "제18조제1항", None) in [(r.law, r.label, r.target) for r in slip]


def test_every_written_place_is_found(shared: Path) -> None:
    """Each 제N조 of the sentences is in some reference; headings and numbers of laws are not references."""
    document = read(shared / "corpus/kr/kr-ksteel-act-2026-03-17.md")
    spans = [(r.start, r.end) for r in references(document)]
    heads = {s.start for s in document.sections if s.rank == "article"}
    for place in re.finditer(r"제\d+조", document.text):
        if place.start() not in heads:
            assert any(a <= place.start() < b for a, b in spans), document.text[
                place.start() - 20 : place.end()
            ]


def test_defined_terms() -> None:
    text = '「광산법」(이하 "법"이라 한다) 및 위원(이하 이 조에서 "위원"이라 한다)은 "고철"이란 말을 (이하 “철등”이라고 한다)'
    assert [(text[t.start : t.end], t.term, t.scope, t.law) for t in terms(text)] == [
        ("법", "법", "", "광산법"), ("위원", "위원", "이 조", ""), ("고철", "고철", "", ""), ("철등", "철등", "", ""),
    ]  # fmt: skip
