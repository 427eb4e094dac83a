"""An alternative made of two bills: every clause has its origin, what is new is new, what was lost is lost."""

from __future__ import annotations

import billkit
from billkit.comparison.index import ClauseIndex
from billkit.comparison.origins import origins
from billkit.models import Analysis, Document, DocumentInfo
from billkit.readers import read

TEXT = """{title}

제1조(목적) 이 법은 유리산업의 경쟁력을 높여 국민경제의 발전에 이바지함을 목적으로 한다.
{rest}"""
COMMITTEE = "제{n}조(위원회) ① 유리산업의 주요 정책을 심의하기 위하여 {head} 소속으로 유리산업위원회를 둔다.\n② 위원회는 위원장 1명을 포함한 20명 이내의 위원으로 구성한다.\n"
FUND = "제{n}조(기금) 정부는 유리산업의 구조 고도화에 필요한 재원을 확보하기 위하여 유리산업진흥기금을 설치한다.\n"
ZONE = (
    "제{n}조(특구의 지정) 산업통상부장관은 유리산업의 집적이 필요한 지역을 유리산업특구로 지정할 수 있다.\n"
)
REPORT = "제{n}조(보고) 정부는 매년 이 법의 시행 성과를 국회에 제출하고 그 내용을 누구나 볼 수 있게 공개하여야 한다.\n"


def text(*parts: str, title: str = "유리산업 진흥법안") -> tuple[Document, Analysis]:
    numbered = [part.replace("{n}", str(number)) for number, part in enumerate(parts, 2)]
    document = read(TEXT.format(title=title, rest="".join(numbered)).encode(), name=title)
    return document, Analysis(document=DocumentInfo.of(document))


FIRST = text(COMMITTEE.replace("{head}", "대통령"), FUND, title="first")
SECOND = text(ZONE, title="second")
ALTERNATIVE = text(ZONE, COMMITTEE.replace("{head}", "국무총리"), REPORT, title="alternative")


def test_every_clause_has_its_origin() -> None:
    found = origins(ALTERNATIVE, [FIRST, SECOND], {})
    told = {
        c.citation.section: [(o.source, o.how, o.citation.section) for o in c.origins] for c in found.clauses
    }
    assert told == {
        "제1조": [(0, "verbatim", "제1조"), (1, "verbatim", "제1조")],
        "제2조": [(1, "verbatim", "제2조")],
        "제3조제1항": [(0, "close", "제2조제1항")],
        "제3조제2항": [(0, "verbatim", "제2조제2항")],
        "제4조": [],
    }
    assert [(lost.source, lost.citation.section) for lost in found.lost_clauses] == [(0, "제3조")]


def test_clauses_are_cited_from_their_own_texts() -> None:
    found = origins(ALTERNATIVE, [FIRST, SECOND], {})
    for clause in found.clauses:
        assert ALTERNATIVE[0].text[clause.citation.start : clause.citation.end] == clause.citation.quote
        for origin in clause.origins:
            source = (FIRST, SECOND)[origin.source][0]
            assert source.text[origin.citation.start : origin.citation.end] == origin.citation.quote


def test_provisions_are_traced_with_what_changed() -> None:
    """The verb reads and parses: a committee that moved from the President to the Prime Minister, in two reports."""
    before = b"The Glass Bill was introduced in the National Assembly. The bill creates a special committee chaired by the President."
    after = b"The Glass Bill was introduced in the National Assembly. The bill creates a special committee chaired by the Prime Minister. The bill sets up a glass fund."
    found = billkit.origins(after, [before])
    committee = next(p for p in found.provisions if p.kind == "governance.committee")
    assert [d.name for d in committee.origins[0].differences if d.name == "chair"] == ["chair"]
    fund = next(p for p in found.provisions if p.kind == "finance.fund")
    assert fund.origins == ()
    assert found.lost_provisions == ()
    turned = billkit.origins(before, [after])
    assert [lost.kind for lost in turned.lost_provisions] == ["finance.fund"]


def test_the_nearest_clause_is_found_among_many() -> None:
    words = [
        f"clause number {number} on the {name} of glass"
        for number in range(400)
        for name in ("making", "sale")
    ]
    index = ClauseIndex(words)
    assert index.nearest("clause number 217 on the sale of glass", 60) == (217 * 2 + 1, 100)
    assert index.nearest("nothing of the kind stands here", 60) is None
