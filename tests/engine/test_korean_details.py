"""What Korean sentences state of an instrument: who acts, how much, until when, under which condition.

The kinds are handed in, so that these promises hold whatever words the rules of a kind know.
"""

from __future__ import annotations

from functools import cache

import pytest

from billkit.engine.details import Known
from billkit.engine.items import Item
from billkit.engine.korean.analyst import KoreanAnalyst
from billkit.engine.korean.details import details_of
from billkit.engine.korean.predicates import modality
from billkit.engine.load import load
from billkit.engine.match import Hit
from billkit.engine.ruleset import Cue, RuleSet
from billkit.engine.scope import Decision
from billkit.models import Details, Document


@cache
def rules() -> RuleSet:
    return load(language="ko")[0]


def item_in(text: str, words: str, kind: str) -> tuple[KoreanAnalyst, Item]:
    """An item whose anchor is the token range of some words, and whose evidence is the chunk around them."""
    analyst = KoreanAnalyst(Document(text=text, language="ko"), (0, len(text)), rules(), None)
    reading = analyst.reading
    start = text.index(words)
    first, after = reading.token_at(start), reading.token_at(start + len(words))
    sentence = reading.sentence_of(first)
    span = next((c for c in sentence.chunks if c[0] <= first < c[1]), (first, after))
    cue = Cue("test", "ko", ())
    hit = Hit(kind, cue, (first, max(after, first + 1)), (), sentence.number, span)
    return analyst, Item(kind, Decision("provision", ""), [hit], [span])


def details(text: str, words: str, kind: str, known: Known | None = None) -> Details:
    analyst, item = item_in(text, words, kind)
    return details_of(item, rules().rules[kind], analyst.reading, analyst.scope, known or Known())


def said(text: str, words: str) -> str:
    analyst, item = item_in(text, words, "finance.grant")
    return modality(analyst.reading, item.hits[0].anchor, analyst.reading.sentences[item.sentence])


CASES = [
    # who acts
    ("산업통상부장관은 3년마다 기본계획을 세워야 한다.", "기본계획", "planning.multi_year_plan", {"actor": "산업통상부장관", "period_years": 3}),
    ("국가와 지방자치단체는 보조금을 줄 수 있다.", "보조금", "finance.grant", {"actor": "국가와 지방자치단체"}),
    ("개선명령을 받은 자는 결과를 보고하여야 한다.", "보고", "oversight.reporting", {"actor": "개선명령을 받은 자"}),
    ("기후부 장관에게 시행계획을 해마다 세울 의무를 지웠다.", "시행계획", "planning.annual_plan", {"actor": "기후부 장관", "period_years": 1}),
    ("인증기준은 환경부장관이 고시로 정한다.", "인증기준", "technology.certification", {"actor": "환경부장관"}),
    ("투자는 늘고 보조금은 그대로다.", "보조금", "finance.grant", {"actor": None}),
    # bodies
    ("대통령 직속으로 수소산업위원회를 두고 위원장은 국무총리가 맡는다.", "수소산업위원회", "governance.committee",
     {"under": "대통령", "chair": "국무총리", "body_name": "수소산업위원회"}),
    ("산업통상부 장관 소속의 조정위원회는 15명 이내로 꾸린다.", "조정위원회", "governance.committee",
     {"under": "산업통상부 장관", "members_max": 15, "body_name": "조정위원회"}),
    ("정부 안에 위원회를 둔다.", "위원회", "governance.committee", {"body_name": None}),
    # money, rates, times
    ("중소 철강업체에는 최대 500억원까지 융자를 제공한다.", "융자", "finance.loan",
     {"beneficiary": "중소 철강업체", "amount": 50_000_000_000, "currency": "KRW", "amount_kind": "ceiling"}),
    ("투자액의 15%를 공제하는 특례를 2030년 12월 31일까지 한시적으로 둔다.", "특례", "finance.tax_relief",
     {"rate": 15, "rate_unit": "투자액", "until": "2030-12-31", "temporary": True}),
    ("수입 강관에 20% 관세를 매긴다.", "관세", "trade.tariff", {"rate": 20, "rate_unit": "percent", "product": "수입 강관"}),
    ("관세를 25%에서 50%로 올린다.", "관세", "trade.tariff", {"rate_before": 25, "rate": 50}),
    ("종전 보상금에 50%를 더하여 보상금을 준다.", "보상금을 준다", "finance.compensation", {"change_percent": 50, "baseline": "종전 보상금"}),
    ("전기요금을 10% 인하한다.", "전기요금", "finance.energy_cost", {"change_percent": -10}),
    ("공정위는 심사를 최장 120일(30일+90일)에서 90일(30일+60일)로 줄인다.", "심사", "competition.merger_review",
     {"review_days_before": 120, "review_days_total": 90, "review_days_initial": 30, "review_days_extension": 60, "days": None}),
    ("이 법은 공포 후 1년이 경과한 날부터 시행한다.", "시행", "legal.effective_date", {"after_months": 12, "after": "공포"}),
    ("기업은 통지를 받은 날부터 30일 이내에 결과를 보고하여야 한다.", "보고", "oversight.reporting", {"days": 30, "after": "통지를 받은 날"}),
    ("위반한 자는 3년 이하의 징역 또는 3천만원 이하의 벌금에 처한다.", "벌금", "enforcement.penalty",
     {"prison_years_max": 3, "amount": 30_000_000, "amount_kind": "ceiling"}),
    ("특성화대학원을 지정하고 해마다 200억원을 지원한다.", "특성화대학원", "labor.training", {"amount": 20_000_000_000}),
    ("장관은 12월 31일까지 종합계획을 세운다.", "종합계획", "planning.multi_year_plan", {"deadline": "12월 31일", "period_stated": False}),
    # what is supported, and who gets it
    ("정부는 개발과 설비 도입을 보조한다.", "보조", "finance.grant", {"object": "개발과 설비 도입"}),
    ("친환경 선박ㆍ자율운항선박 등 새 선박의 기술개발을 지원한다.", "기술개발", "technology.rd", {"object": ["친환경 선박", "자율운항선박"]}),
    ("전기로를 도입하는 기업에 보조금을 준다.", "보조금", "finance.grant", {"beneficiary": "전기로를 도입하는 기업", "object": None}),
    ("특성화대학에 △양성 비용 △연구 비용을 지원한다.", "양성 비용", "labor.training", {"object": ["양성 비용", "연구 비용"]}),
    ("신용기금은 최대 2조원의 보증을 제공한다.", "보증", "finance.guarantee", {"amount": 2_000_000_000_000, "object": None}),
    # conditions and limits
    ("위원회 의결을 거치면 장관은 보조금을 줄 수 있다.", "보조금", "finance.grant", {"condition": "위원회 의결을 거치면", "actor": "장관"}),
    ("기업이 공장을 팔면 양도소득세를 감면한다.", "양도소득세", "finance.tax_relief", {"beneficiary": "기업", "actor": None}),
    ("법안에 따르면 정부는 보조금을 준다.", "보조금", "finance.grant", {"condition": None}),
    ("연장근로에 관하여는 「근로기준법」에 대한 특례를 둔다.", "특례", "regulation.exemption",
     {"exempt_from": "근로기준법", "scope": "연장근로", "legal_basis": "근로기준법"}),
    ("경쟁사와 정보를 주고받을 수 있다. 다만 필요 최소한의 범위에 그친다.", "정보", "competition.information_exchange",
     {"limit": "필요 최소한의 범위"}),
    ("시장은 장관의 동의를 얻어 수소철강특구를 지정한다.", "수소철강특구", "zone.designation", {"consent_of": "장관", "zone_name": "수소철강특구"}),
    # names
    ("당진시를 산업위기 선제대응지역으로 지정한다.", "선제대응지역", "zone.designation", {"zone_name": "산업위기 선제대응지역", "object": "당진시"}),
    ("‘전환금융펀드’를 조성한다.", "전환금융펀드", "finance.fund", {"fund_name": "전환금융펀드"}),
    ("포항은 이미 특구로 지정됐다.", "특구", "zone.designation", {"zone_name": None}),
    ("녹색혁신클러스터에서는 인허가를 줄인다.", "인허가", "regulation.permit_streamlining", {"within": "녹색혁신클러스터"}),
    # places in the bill
    ("전기요금을 지원하는 규정을 둠(안 제28조의2 신설 등).", "전기요금", "finance.energy_cost", {"article": "제28조의2"}),
    ("「산업집적법」 제22조에 따른 단지에 보조금을 준다.", "보조금", "finance.grant", {"article": None}),
    ("가. 수립 시기 등(안 제3조)\n 1) 장관은 해마다 기본계획을 세워야 함.\n", "기본계획을", "planning.multi_year_plan", {"article": "제3조"}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words", "kind", "expected"), [pytest.param(*c, id=f"{c[2]}: {c[0]}") for c in CASES]
)
def test_details_are_read(text: str, words: str, kind: str, expected: Details) -> None:
    """A named detail has this value; None means that the text does not state it."""
    found = details(text, words, kind)
    assert {name: found.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    ("text", "words", "kind"), [pytest.param(*c[:3], id=f"{c[2]}: {c[0]}") for c in CASES]
)
def test_words_are_those_of_the_text(text: str, words: str, kind: str) -> None:
    """What is no number and no code is a substring of the text."""
    coded = {"currency", "amount_kind", "rate_unit", "until", "date", "from_date", "to_date"}
    for name, value in details(text, words, kind).items():
        for part in value if isinstance(value, list) else [value]:
            assert name in coded or not isinstance(part, str) or part in text


def test_a_zone_named_before_holds_for_what_points_at_it() -> None:
    known = Known(zones=[(0, "그린스틸클러스터")])
    text = "‘그린스틸클러스터’를 지정한다. 클러스터에 입주한 기업에는 보조금을 준다."
    assert details(text, "보조금", "finance.grant", known)["within"] == "그린스틸클러스터"


MODALITIES = [
    ("정부는 보조금을 주고, 융자를 할 수 있다.", "보조금", "may"),
    ("정부는 보조금을 주어야 하고, 융자를 할 수 있다.", "보조금", "shall"),
    ("정부는 보조금을 주어야 하고, 융자를 할 수 있다.", "융자", "may"),
    ("정부는 보조금을 주고, 위원회는 자료를 요구할 수 있다.", "보조금", "unspecified"),
    ("위원회를 두고, 융자를 할 수 있다.", "위원회", "unspecified"),
    ("융자를 받을 수 있는 기업에 보조금을 준다.", "보조금", "unspecified"),
    ("장관은 다음 각 호의 지원을 할 수 있다.\n1. 보조금의 지급\n2. 융자\n", "융자", "may"),
    ("장관은 다음 각 호의 지원을 하여야 한다.\n1. 보조금의 지급\n2. 융자\n", "보조금", "shall"),
    ("사업화를 촉진할 수 있도록 시책을 마련하여야 한다.", "사업화", "shall"),
    ("기업이 투자할 수 있도록 보조금을 준다.", "보조금", "unspecified"),
]


@pytest.mark.parametrize(("text", "words", "expected"), MODALITIES)
def test_the_predicate_that_governs_counts(text: str, words: str, expected: str) -> None:
    """The predicate of the clause, else the final one of the chain, else the words that open the list."""
    assert said(text, words) == expected
