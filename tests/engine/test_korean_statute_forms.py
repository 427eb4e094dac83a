"""Paragraphs of Korean support acts: what each says, whatever the heading above it."""

from __future__ import annotations

from pathlib import Path

import pytest

from billkit import parse

_LAW = """---
제목: 청정제강산업 육성에 관한 특별법
법령구분: 법률
공포일자: 2025-03-04
공포번호: '20777'
시행일자: 2025-09-05
상태: 시행
---

# 청정제강산업 육성에 관한 특별법

## 제1장 총칙

##### 제1조 (목적)

이 법은 청정제강산업의 경쟁력을 높이는 것을 목적으로 한다.

##### 제2조 (다른 법률과의 관계)

이 법은 청정제강산업의 육성에 관하여 다른 법률에 우선하여 적용한다.

##### 제3조 (비밀엄수)

이 법에 따른 업무에 종사하는 사람은 직무상 알게 된 비밀을 누설하여서는 아니 된다.

"""


def kinds(folder: Path, heading: str, *paragraphs: str) -> list[tuple[str, str]]:
    """The provisions of an article of some paragraphs: place in it and kind."""
    marks = "①②③④⑤⑥"
    body = "\n\n".join(f"**{mark}** {words}" for mark, words in zip(marks, paragraphs, strict=False))
    file = folder / "act.md"
    file.write_text(f"{_LAW}##### 제4조 ({heading})\n\n{body}\n", encoding="utf-8")
    found = [(p.section or "", p.kind) for p in parse(file).provisions]
    return [(place.removeprefix("제4조"), kind) for place, kind in found if place.startswith("제4조")]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("공공기관의 장은 청정강재를 우선적으로 구매하도록 노력하여야 한다.", "demand.public_procurement"),
        ("장관은 공공기관에 청정강재의 구매를 확대하도록 요청할 수 있다.", "demand.public_procurement"),
        ("조달청장은 청정강재에 대하여 수의계약을 체결할 수 있다.", "demand.public_procurement"),
        ("국가기관은 공사를 발주할 때 청정강재 등의 자재를 우선하여 사용하여야 한다.", "demand.public_procurement"),
        ("정부는 다음 연도 예산에 필요한 사업비가 우선 편성될 수 있도록 노력하여야 한다.", "finance.funding_source"),
        ("정부는 입지 및 재정 등에 관한 지원책을 마련하여야 한다.", "finance.unspecified"),
        ("장관은 신용보증기금으로 하여금 보증제도를 운용하게 할 수 있다.", "finance.guarantee"),
        ("정부는 수급조정으로 생긴 손실에 대하여 지원할 수 있다.", "finance.compensation"),
        ("장관은 청정제강과 관련된 지식과 정보를 체계적으로 관리하여야 한다.", "data.statistics"),
        ("도지사는 반기마다 지원 실적을 작성하여 장관에게 제출하여야 한다.", "oversight.reporting"),
        ("도지사는 지원 효과에 관한 보고서(이하 \"운영보고서\"라 한다)를 장관에게 제출하여야 한다.", "oversight.reporting"),
        ("장관은 참여 기업에 대하여 보안 실태점검을 할 수 있다.", "oversight.inspection"),
        ("장관은 시험로에 대하여 정기검사를 실시하지 아니할 수 있다.", "regulation.exemption"),
        ("장관은 인ㆍ허가등의 신속한 처리를 관계 기관의 장에게 요청할 수 있다.", "regulation.permit_streamlining"),
        ("장관은 청정제강 분야의 대학 부설 연구소를 중점연구소로 지정할 수 있다.", "technology.rd"),
        ("사업자 간 정보 전달을 위하여 사업자 간 협의체를 구성할 수 있다.", "industry.cooperation"),
    ],
)  # fmt: skip
def test_a_paragraph_is_found_under_any_heading(tmp_path: Path, words: str, kind: str) -> None:
    assert kind in [found for _, found in kinds(tmp_path, "보칙", words)]


def test_a_body_can_lose_its_designation_in_any_article(tmp_path: Path) -> None:
    found = kinds(
        tmp_path,
        "진흥기관",
        "장관은 진흥기관에 필요한 경비를 출연할 수 있다.",
        "장관은 진흥기관이 거짓으로 지정을 받은 경우에는 그 지정을 취소하여야 한다.",
    )
    assert found == [("제1항", "finance.grant"), ("제2항", "enforcement.penalty")]


def test_a_zone_that_is_given_up_is_no_penalty(tmp_path: Path) -> None:
    found = kinds(
        tmp_path, "특구의 해제", "장관은 특구의 목적을 이룰 수 없는 경우에는 특구의 지정을 해제할 수 있다."
    )
    assert [kind for _, kind in found] == ["zone.designation"]


def test_money_in_a_follow_up_sentence_counts(tmp_path: Path) -> None:
    found = kinds(
        tmp_path,
        "통계의 작성",
        "장관은 청정제강에 관한 통계를 작성하여 관리하여야 한다.",
        "장관은 제1항에 따른 업무를 전문기관으로 하여금 수행하게 할 수 있다. "
        "이 경우 예산의 범위에서 그 비용의 전부 또는 일부를 지원할 수 있다.",
    )
    assert found == [("제1항", "data.statistics"), ("제2항", "finance.unspecified")]


def test_other_follow_up_sentences_count_for_nothing(tmp_path: Path) -> None:
    found = kinds(
        tmp_path,
        "통계의 작성",
        "장관은 청정제강에 관한 통계를 작성하여 관리하여야 한다. 이 경우 기술개발 실적을 함께 적어야 한다.",
    )
    assert found == [("제1항", "data.statistics")]


def test_money_for_what_an_earlier_paragraph_supports_is_money_alone(tmp_path: Path) -> None:
    found = kinds(
        tmp_path,
        "중점연구소",
        "장관은 청정제강 기술의 연구개발을 지원할 수 있다.",
        "장관은 제1항의 연구개발 및 기술이전에 드는 비용의 일부를 지원할 수 있다.",
    )
    assert found == [("제1항", "technology.rd"), ("제2항", "finance.unspecified")]


def test_income_of_an_account_is_a_source_and_no_grant(tmp_path: Path) -> None:
    file = tmp_path / "act.md"
    file.write_text(
        f"{_LAW}##### 제4조 (특별회계의 세입)\n\n특별회계의 세입은 다음 각 호와 같다.\n\n"
        "  1\\. 국가의 보조금\n  2\\. 차입금\n",
        encoding="utf-8",
    )
    found = [p.kind for p in parse(file).provisions if (p.section or "").startswith("제4조")]
    assert found == ["finance.funding_source"]


def test_networks_in_the_article_on_duties_are_networks(tmp_path: Path) -> None:
    found = kinds(
        tmp_path,
        "국가의 책무",
        "국가는 청정제강산업을 육성하기 위한 시책을 수립하여야 한다.",
        "국가는 전력과 용수의 공급망을 확충하도록 노력하여야 한다.",
    )
    assert found[0] == ("제1항", "legal.responsibility")
    assert "legal.responsibility" not in [kind for place, kind in found if place == "제2항"]
    assert "infrastructure.energy" in [kind for place, kind in found if place == "제2항"]
