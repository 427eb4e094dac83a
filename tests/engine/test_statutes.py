"""Laws and bills read by their own text: small statutes in both languages."""

from __future__ import annotations

import pytest

import billkit
from billkit.engine.statute.live import live_text
from billkit.engine.statute.units import units
from billkit.models import Analysis, Document, Provision

KOREAN = """---
제목: 청정소재산업 육성에 관한 특별법
법령구분: 법률
공포일자: 2025-03-04
공포번호: '20777'
시행일자: 2025-09-05
상태: 시행
---

# 청정소재산업 육성에 관한 특별법

## 제1장 총칙

##### 제1조 (목적)

이 법은 청정소재산업의 경쟁력을 높여 국민경제 발전에 이바지함을 목적으로 한다.

##### 제2조 (정의)

이 법에서 사용하는 용어의 뜻은 다음과 같다. <개정 2025.10.1>

  1\\. "청정소재"란 연구개발을 거쳐 융자 대상으로 고시된 소재를 말한다.
  2\\. "청정소재기업"이란 청정소재를 생산하는 자를 말한다.

##### 제3조 (기본계획의 수립)

**①** 산업통상부장관은 청정소재산업 기본계획(이하 "기본계획"이라 한다)을 5년마다 수립하여야 한다.

**②** 기본계획에는 다음 각 호의 사항이 포함되어야 한다.

  1\\. 전문인력의 양성에 관한 사항
  2\\. 연구개발 지원에 관한 사항

**③** 기본계획의 수립에 필요한 사항은 대통령령으로 정한다.

##### 제4조 (청정소재위원회)

**①** 청정소재산업에 관한 사항을 심의ㆍ의결하기 위하여 국무총리 소속으로 청정소재위원회(이하 "위원회"라 한다)를 둔다.

**②** 위원회는 위원장 1명을 포함한 20명 이내의 위원으로 구성한다.

##### 제5조 (기업에 대한 지원)

정부는 청정소재기업에 대하여 다음 각 호의 지원을 할 수 있다. 다만, 신용보증을 받은 기업은 제외한다.

  1\\. 자금의 융자
  2\\. 근로자의 능력개발
  3\\. 그 밖에 대통령령으로 정하는 실증

##### 제6조

삭제 <2025.10.1>

##### 제7조 (규제의 특례)

청정소재기업에 대하여는 「환경법」 제9조를 적용하지 아니한다.

##### 제8조 (실태조사)

**①** 산업통상부장관은 실태조사를 할 수 있다.

**②** 산업통상부장관은 제1항에 따른 실태조사를 위하여 관계 기관에 자료의 제출을 요청할 수 있다. 이 경우 요청을 받은 자는 이에 따라야 한다.

##### 제9조 (과태료)

**①** 거짓으로 지원을 받은 자에게는 1천만원 이하의 과태료를 부과한다.

**②** 제1항에 따른 과태료는 대통령령으로 정하는 바에 따라 산업통상부장관이 부과ㆍ징수한다.

## 부칙

부칙 <제20777호,2025.3.4>

제1조(시행일) 이 법은 공포 후 6개월이 경과한 날부터 시행한다.

제2조(유효기간) 이 법은 2035년 12월 31일까지 효력을 가진다.

부칙(정부조직법) <제21065호,2025.10.1>

제1조(시행일) 이 법은 공포한 날부터 시행한다.
"""

AMERICAN = """118TH CONGRESS
1ST SESSION
S. 77
IN THE SENATE OF THE UNITED STATES

A BILL

To require that glass used in public buildings is produced in the United States, and for other purposes.

SECTION 1. SHORT TITLE.

This Act may be cited as the “Plain Glass Act of 2023”.

SEC. 2. DEFINITIONS.

In this Act:
  (1) AGENCY.—The term “Agency” means the Glass Agency.
  (2) SECRETARY.—The term “Secretary” means the Secretary of Glass.

SEC. 3. GLASS PROGRAM.

(a) ESTABLISHMENT.—Not later than 90 days after the date of enactment of this Act, the Secretary shall establish a program of research and development of glass.
(b) CONSULTATION.—In carrying out the program, the Secretary shall consult with any institution that makes loans.
(c) REPORT.—The Secretary, in consultation with the Agency, shall submit to Congress a report that describes—
  (1) the loans made; and
  (2) the training of workers.
(d) AUTHORIZATION OF APPROPRIATIONS.—There is authorized to be appropriated to carry out this section $5,000,000 for fiscal year 2025.
(e) TERMINATION.—The Secretary may terminate the program.

SEC. 4. PUBLIC BUILDINGS.

(a) IN GENERAL.—Section 12(a) of the Public Glass Act (40 U.S.C. 99) is amended by striking “brick” and inserting “glass”.
(b) NEW RULE.—Section 14 of the Public Glass Act (40 U.S.C. 101) is amended by adding at the end the following:
    “(c) GLASS.—The head of each agency shall apply the requirements of section 12 to windows.”.
(c) CLERICAL AMENDMENT.—The table of contents of the Public Glass Act is amended by inserting after the item relating to section 14 a new item.
"""


def read(text: str, tmp: pytest.TempPathFactory, name: str) -> Document:
    path = tmp.mktemp("statutes") / name
    path.write_text(text, "utf-8")
    return billkit.read(path)


@pytest.fixture(scope="module")
def korean(tmp_path_factory: pytest.TempPathFactory) -> Analysis:
    return billkit.parse(read(KOREAN, tmp_path_factory, "act.md"))


@pytest.fixture(scope="module")
def american(tmp_path_factory: pytest.TempPathFactory) -> Analysis:
    return billkit.parse(read(AMERICAN, tmp_path_factory, "bill.txt"))


def placed(analysis: Analysis) -> list[tuple[str | None, str]]:
    return [(p.section, p.kind) for p in analysis.provisions]


def at(analysis: Analysis, section: str) -> Provision:
    return next(p for p in analysis.provisions if p.section == section)


def test_each_operative_paragraph_once(korean: Analysis) -> None:
    assert placed(korean) == [
        ("제1조", "legal.purpose"),
        ("제2조", "legal.definition"),
        ("제3조제1항", "planning.multi_year_plan"),
        ("제3조제3항", "legal.delegation"),
        ("제4조제1항", "governance.committee"),
        ("제5조제1호", "finance.loan"),
        ("제5조제2호", "labor.training"),
        ("제7조", "regulation.exemption"),
        ("제8조제1항", "data.statistics"),
        ("제8조제2항", "oversight.inspection"),
        ("제9조제1항", "enforcement.penalty"),
        ("부칙 <제20777호> 제1조", "legal.effective_date"),
        ("부칙 <제20777호> 제2조", "legal.sunset"),
    ]


def test_nothing_in_a_statute_is_context(korean: Analysis, american: Analysis) -> None:
    for analysis in (korean, american):
        said = [analysis.context_measures, analysis.exclusions, analysis.demands, analysis.other_bills]
        assert not any(said)


def test_items_take_party_and_modality_of_the_opening(korean: Analysis) -> None:
    loan = at(korean, "제5조제1호")
    assert (loan.actor, loan.modality) == ("정부", "may")
    assert at(korean, "제3조제1항").modality == "shall"
    assert at(korean, "제4조제1항").modality == "unspecified"


def test_terms_are_counted(korean: Analysis, american: Analysis) -> None:
    assert at(korean, "제2조").details == {"quantity": 2, "unit": "terms"}
    assert at(american, "Sec. 2").details == {"quantity": 2, "unit": "terms"}


def test_a_committee_is_told_of_in_its_article(korean: Analysis) -> None:
    details = at(korean, "제4조제1항").details
    assert details["members_max"] == 20
    assert details["body_name"] == "청정소재위원회"


def test_facts_of_front_matter(korean: Analysis) -> None:
    bill = korean.bill
    assert bill
    assert bill.title
    assert bill.number
    assert bill.stage
    assert bill.title.value == "청정소재산업 육성에 관한 특별법"
    assert bill.number.value == "법률 제20777호"
    assert bill.stage.value == "in force"
    assert [(d.event, d.value) for d in bill.dates] == [
        ("enacted", "2025-03-04"), ("in force", "2025-09-05"), ("first enacted", "2025-03-04"),
    ]  # fmt: skip


def test_american_sections(american: Analysis) -> None:
    assert placed(american) == [
        ("Sec. 2", "legal.definition"),
        ("Sec. 3(a)", "technology.rd"),
        ("Sec. 3(c)", "oversight.reporting"),
        ("Sec. 3(d)", "finance.funding_source"),
        ("Sec. 3(e)", "legal.sunset"),
        ("Sec. 4(a)", "demand.local_content"),
        ("Sec. 4(b) [Sec. 14(c)]", "demand.local_content"),
    ]


def test_defined_terms_are_resolved(american: Analysis) -> None:
    program = at(american, "Sec. 3(a)")
    assert (program.actor, program.modality) == ("Secretary of Glass", "shall")
    assert at(american, "Sec. 3(c)").actor == "Secretary of Glass"


def test_amended_laws_are_named(american: Analysis) -> None:
    assert at(american, "Sec. 4(a)").details["amends"] == "40 U.S.C. 99"
    assert at(american, "Sec. 4(b) [Sec. 14(c)]").details["amends"] == "40 U.S.C. 101"


def test_facts_of_a_bill(american: Analysis) -> None:
    bill = american.bill
    assert bill
    assert bill.title
    assert bill.number
    assert bill.jurisdiction
    assert (bill.title.value, bill.number.value, bill.jurisdiction.value) == (
        "Plain Glass Act of 2023",
        "S. 77",
        "US",
    )


def test_evidence_stands_on_one_line_and_is_proved(
    korean: Analysis, tmp_path_factory: pytest.TempPathFactory
) -> None:
    document = read(KOREAN, tmp_path_factory, "again.md")
    assert korean.proves(document)
    assert all("\n" not in e.quote for p in korean.provisions for e in p.evidence)


def test_why_is_told(korean: Analysis) -> None:
    plan = at(korean, "제3조제1항")
    assert plan.trace
    assert plan.rule == "planning.multi_year_plan/statute-plan"
    assert "제3조제1항" in plan.trace.scope
    assert "기본계획" in plan.trace.words[0]


def test_units_of_a_list(tmp_path_factory: pytest.TempPathFactory) -> None:
    found = units(read(KOREAN, tmp_path_factory, "units.md"))
    support = next(unit for unit in found if unit.section.label == "제5조")
    assert [section.label for section, _ in support.items] == ["제5조제1호", "제5조제2호", "제5조제3호"]
    assert all(unit.section.label != "제6조" for unit in found)


def test_live_text_keeps_offsets() -> None:
    text = "heading\n\nThe Minister <개정 2020.1.1>\nmay act. Other words."
    piece = text.index("The"), text.index(" Other")
    live = live_text(text, [piece])
    assert len(live) == len(text)
    assert live.split() == ["The", "Minister", "may", "act."]
    assert live.index("may") == text.index("may")


def test_descriptions_are_not_read_as_statutes(tmp_path_factory: pytest.TempPathFactory) -> None:
    text = "정부는 17일 청정소재산업 특별법안을 발의했다. 법안은 정부가 청정소재기업에 자금을 융자할 수 있도록 했다.\n"
    analysis = billkit.parse(read(text, tmp_path_factory, "news.txt"))
    assert not any("statute-" in p.rule for p in analysis.provisions)
