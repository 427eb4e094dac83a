"""Korean verbs in their forms, nouns with what follows them, sentences cut into chunks."""

from __future__ import annotations

import pytest

from billkit.language.korean.clauses import chunks, links
from billkit.language.korean.match import stands
from billkit.language.korean.tokens import tokens


@pytest.mark.parametrize(
    ("verb", "forms", "others"),
    [
        ("두다", ["둔다", "두고", "두며", "둘", "둠", "뒀다", "둬", "둡니다", "두는", "두어야"], ["두산", "둔화", "두께"]),
        ("지원하다", ["지원한다", "지원하여야", "지원할", "지원함", "지원해", "지원했다", "재정지원한다"], ["지원금", "지원자"]),
        ("늘리다", ["늘린다", "늘려", "늘렸다", "늘려야", "늘림"], ["늘어"]),
        ("고르다", ["골라", "골랐다", "고르고", "고른"], ["고루"]),
        ("만들다", ["만든", "만들어", "만드는", "만들"], ["만두"]),
        ("깎다", ["깎아", "깎는", "깎고", "깎은"], []),
        ("돕다", ["돕는", "도와", "도운", "도왔다"], ["도약"]),
        ("빼다", ["뺐다", "빼", "뺀", "빼고"], []),
    ],
)  # fmt: skip
def test_a_verb_stands_in_all_its_forms(verb: str, forms: list[str], others: list[str]) -> None:
    assert [form for form in forms if not stands(verb, form)] == []
    assert [other for other in others if stands(verb, other)] == []


@pytest.mark.parametrize(
    ("noun", "words", "others"),
    [
        ("위원회", ["위원회를", "특별위원회의", "위원회에서는", "위원회까지도"], ["위원회안", "위원회실"]),
        ("지원", ["지원", "지원을", "지원하며", "지원됐다", "지원받는"], ["지원금", "지원자"]),
        ("법", ["법은", "법"], ["방법", "법원"]),
    ],
)
def test_a_noun_stands_with_particles(noun: str, words: list[str], others: list[str]) -> None:
    assert [word for word in words if not stands(noun, word)] == []
    assert [other for other in others if stands(noun, other)] == []


def test_chunks_end_with_words_that_link_clauses() -> None:
    text = "기본계획을 세우고 위원회를 두며, 융자를 지원한다."
    found = tokens(text)
    parts = [text[found[a].start : found[b - 1].end] for a, b in chunks(found, 0, len(found))]
    assert parts == ["기본계획을 세우고", "위원회를 두며", "융자를 지원한다"]


@pytest.mark.parametrize(
    ("word", "linking"),
    [("세우고", True), ("두며", True), ("신고", False), ("광고", False), ("전부나", False)],
)
def test_nouns_link_nothing(word: str, linking: bool) -> None:
    assert links(word) is linking
