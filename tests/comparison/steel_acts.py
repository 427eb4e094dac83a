"""Short texts of our own that carry what is known of the K-Steel bills and the Act, with what is found in each.

The facts are those of the file ksteel.json beside the checkout (changes from the first bill to the Act, errors of the
press); the words are ours. The analyses are written out: what is tested is what is made of them, not how they are found.
"""

from __future__ import annotations

from typing import Any

from billkit.models import (
    Analysis,
    Bill,
    BillDate,
    Claim,
    Demand,
    Document,
    DocumentInfo,
    Exclusion,
    Provision,
)

Item = tuple[str, str, dict[str, Any]]  # kind, quote, details with actor and modality


def read(text: str, name: str, language: str, genre: str = "") -> Document:
    return Document(text=text, source=name, language=language, genre=genre)


def analysis(
    document: Document,
    items: list[Item],
    *,
    excluded: list[Item] | None = None,
    demanded: list[Item] | None = None,
    title: str = "",
    stage: tuple[str, str] | None = None,
    sponsors: tuple[int, str] | None = None,
    dates: list[tuple[str, str, str]] | None = None,
) -> Analysis:
    """What a reader would find in a document: each quote must stand there once."""

    def evidence(quote: str) -> Any:
        assert document.text.count(quote) == 1, quote
        start = document.text.index(quote)
        return document.evidence(start, start + len(quote))

    def claim(value: Any, quote: str) -> Claim:
        return Claim(value=value, as_written=quote, evidence=evidence(quote))

    def provision(number: int, item: Item) -> Provision:
        kind, quote, details = item
        rest = {key: value for key, value in details.items() if key not in ("actor", "modality", "section")}
        return Provision(
            id=f"p{number}",
            kind=kind,
            title=kind,
            actor=details.get("actor"),
            modality=details.get("modality", "unspecified"),
            section=details.get("section"),
            details=rest,
            rule=kind,
            evidence=(evidence(quote),),
        )

    return Analysis(
        document=DocumentInfo.of(document),
        bill=Bill(
            title=claim(title, title) if title else None,
            stage=claim(*stage) if stage else None,
            sponsors_count=claim(*sponsors) if sponsors else None,
            dates=tuple(
                BillDate(event=event, value=day, as_written=quote, evidence=evidence(quote))
                for event, day, quote in dates or []
            ),
        ),
        provisions=tuple(provision(number, item) for number, item in enumerate(items, 1)),
        exclusions=tuple(
            Exclusion(
                kind=kind, status="dropped_during_passage", details=details, evidence=(evidence(quote),)
            )
            for kind, quote, details in excluded or []
        ),
        demands=tuple(
            Demand(kind=kind, details=details, evidence=(evidence(quote),))
            for kind, quote, details in demanded or []
        ),
    )


# --- the first bill, as an English article tells it (August 2025) ---------------------------------------------------

FIRST_BILL = read(
    """Rival parties join hands for steelmakers
The Special Act on Strengthening the Competitiveness of the Steel Industry and Transition to Green Steel Technology was
introduced by 106 lawmakers. A special committee chaired by the President would sit directly under him.
The government would write a basic plan every five years and an action plan for each year.
Hydrogen-based reduction would be named green steel technology.
The state and local governments may pay subsidies for such technology. They may also grant loans.
Taxes may be cut for green steel technology. Production costs may be covered.
The government may support research and development of such technology.
Green steel zones would be set up around the ports. Permits would be simplified inside the zone.
Projects in the zone would skip the preliminary feasibility study. Firms in the zone would enjoy tax relief.
Infrastructure in the green steel zone would be built with state support.
The government would tighten rules of origin, would restrict imports of nonconforming steel,
and may act against unfair trade. Eco-friendly raw materials such as scrap would be promoted.
Voluntary restructuring may be exempted from the Fair Trade Act.
""",
    "first-bill.txt",
    "en",
)
ZONE = "green steel zone"
FIRST = analysis(
    FIRST_BILL,
    [
        ("governance.committee", "A special committee chaired by the President would sit directly under him", {"chair": "President", "under": "President"}),
        ("planning.multi_year_plan", "The government would write a basic plan every five years", {"actor": "government", "period_years": 5}),
        ("planning.annual_plan", "an action plan for each year", {"actor": "government", "period_years": 1}),
        ("technology.designation", "would be named green steel technology", {"technology_name": "green steel technology"}),
        ("finance.grant", "may pay subsidies for such technology", {"actor": "state and local governments", "modality": "may"}),
        ("finance.loan", "They may also grant loans", {"actor": "state and local governments", "modality": "may"}),
        ("finance.tax_relief", "Taxes may be cut for green steel technology", {"modality": "may"}),
        ("finance.production_support", "Production costs may be covered", {"modality": "may"}),
        ("technology.rd", "The government may support research and development of such technology", {"actor": "government", "modality": "may"}),
        ("zone.designation", "Green steel zones would be set up around the ports", {"zone_name": "Green steel zones"}),
        ("regulation.permit_streamlining", "Permits would be simplified inside the zone", {"within": ZONE}),
        ("regulation.exemption", "would skip the preliminary feasibility study", {"exempt_from": "the preliminary feasibility study", "within": ZONE}),
        ("finance.tax_relief", "Firms in the zone would enjoy tax relief", {"within": ZONE}),
        ("infrastructure.other", "Infrastructure in the green steel zone would be built with state support", {"within": ZONE}),
        ("trade.rules_of_origin", "The government would tighten rules of origin", {"actor": "government"}),
        ("trade.import_standard", "would restrict imports of nonconforming steel", {"actor": "government"}),
        ("trade.remedy", "may act against unfair trade", {"actor": "government", "modality": "may"}),
        ("circularity.scrap", "Eco-friendly raw materials such as scrap would be promoted", {}),
        ("competition.antitrust_exemption", "Voluntary restructuring may be exempted from the Fair Trade Act", {"modality": "may", "exempt_from": "the Fair Trade Act"}),
    ],
    title="Special Act on Strengthening the Competitiveness of the Steel Industry and Transition to Green Steel Technology",
    stage=("introduced", "introduced by 106 lawmakers"),
    sponsors=(106, "106 lawmakers"),
)  # fmt: skip

# --- the other members' bills, in Korean ----------------------------------------------------------------------------

OTHER_BILLS = read(
    """철강산업 진흥을 위한 다른 의원안 요약
철강산업특별회계를 설치한다.
그린스틸클러스터 안에서는 발전사업자가 전력시장을 거치지 아니하고 사용자에게 전력을 직접 공급할 수 있다.
철강기업의 전기요금을 감면할 수 있다.
정부는 공동 실증시설을 개방하게 할 수 있다.
""",
    "other-bills.txt",
    "ko",
    "bill",
)
OTHERS = analysis(
    OTHER_BILLS,
    [
        ("finance.fund", "철강산업특별회계를 설치한다", {"fund_name": "철강산업특별회계"}),
        ("infrastructure.energy", "발전사업자가 전력시장을 거치지 아니하고 사용자에게 전력을 직접 공급할 수 있다", {"actor": "발전사업자", "modality": "may", "within": "그린스틸클러스터"}),
        ("finance.energy_cost", "철강기업의 전기요금을 감면할 수 있다", {"modality": "may"}),
        ("technology.demonstration", "정부는 공동 실증시설을 개방하게 할 수 있다", {"actor": "정부", "modality": "may"}),
    ],
)  # fmt: skip

# --- the Act, in Korean -----------------------------------------------------------------------------------------------

ACT_TEXT = read(
    """철강산업 경쟁력 강화 및 탄소중립 전환을 위한 특별법
공포 2025년 12월 16일
제5조 정부는 기본계획을 5년마다 세워야 한다.
제6조 관계 중앙행정기관의 장은 실행계획을 해마다 세워야 한다.
제9조 국무총리 소속으로 특별위원회를 두고 국무총리가 위원장이 되며 위원은 20명 이내로 한다.
제10조 산업통상부장관은 저탄소철강기술을 선정할 수 있다.
제11조 산업통상부장관은 저탄소철강기술의 연구개발 사업을 추진하여야 한다.
제11조의2 국가와 지방자치단체는 저탄소철강기술에 대하여 조세를 감면할 수 있다.
제12조 정부는 실증시설을 철강사업자에게 개방하게 할 수 있다.
제17조 산업통상부장관은 저탄소철강을 인증할 수 있다.
제23조 산업통상부장관은 저탄소철강특구를 지정할 수 있다.
제25조 국가와 지방자치단체는 저탄소철강특구의 기반시설을 지원할 수 있다.
제26조 산업통상부장관은 재생철자원의 공급망을 지원할 수 있다.
제28조 정부는 위원회가 의결한 수소 공급 방안을 국가계획에 반영하여야 한다.
제29조 정부는 원산지 규정 강화, 부적합 철강재의 수입 억제, 불공정 무역 대응 정책을 추진할 수 있다. 원료의 관세 제도를 개선할 수 있다.
제35조 정부는 사업재편을 하는 기업의 조세를 감면할 수 있다.
제36조 정부는 인허가를 통합하거나 간소화할 수 있다.
제37조 공정거래위원회는 기업결합 심사를 30일 안에 마쳐야 하고 60일까지 늘릴 수 있다.
제38조 산업통상부장관은 공정거래위원회의 동의를 받아 공동행위를 승인할 수 있고, 기업은 정보를 교환할 수 있다.
제45조 거짓이나 부정한 방법으로 인증을 받은 자는 2년 이하의 징역 또는 2천만원 이하의 벌금에 처한다.
부칙 제1조 이 법은 공포 후 6개월이 경과한 날부터 시행한다.
부칙 제2조 제37조 및 제38조는 2028년 12월 31일까지 효력을 가진다.
부칙 제3조 제37조 및 제38조는 2025년 1월 1일 이후의 행위에도 적용한다.
""",
    "act.txt",
    "ko",
    "act",
)
MINISTER = "산업통상부장관"
STATE = "국가와 지방자치단체"
ACT = analysis(
    ACT_TEXT,
    [
        ("planning.multi_year_plan", "정부는 기본계획을 5년마다 세워야 한다", {"actor": "정부", "modality": "shall", "period_years": 5}),
        ("planning.annual_plan", "관계 중앙행정기관의 장은 실행계획을 해마다 세워야 한다", {"actor": "관계 중앙행정기관의 장", "modality": "shall", "period_years": 1}),
        ("governance.committee", "국무총리 소속으로 특별위원회를 두고 국무총리가 위원장이 되며 위원은 20명 이내로 한다", {"chair": "국무총리", "under": "국무총리 소속", "members_max": 20}),
        ("technology.designation", "산업통상부장관은 저탄소철강기술을 선정할 수 있다", {"actor": MINISTER, "modality": "may", "technology_name": "저탄소철강기술"}),
        ("technology.rd", "저탄소철강기술의 연구개발 사업을 추진하여야 한다", {"actor": MINISTER, "modality": "shall"}),
        ("finance.tax_relief", "저탄소철강기술에 대하여 조세를 감면할 수 있다", {"actor": STATE, "modality": "may"}),
        ("technology.demonstration", "정부는 실증시설을 철강사업자에게 개방하게 할 수 있다", {"actor": "정부", "modality": "may"}),
        ("technology.certification", "저탄소철강을 인증할 수 있다", {"actor": MINISTER, "modality": "may"}),
        ("zone.designation", "저탄소철강특구를 지정할 수 있다", {"actor": MINISTER, "modality": "may", "zone_name": "저탄소철강특구"}),
        ("infrastructure.other", "저탄소철강특구의 기반시설을 지원할 수 있다", {"actor": STATE, "modality": "may", "within": "저탄소철강특구"}),
        ("circularity.scrap", "재생철자원의 공급망을 지원할 수 있다", {"actor": MINISTER, "modality": "may"}),
        ("infrastructure.energy", "위원회가 의결한 수소 공급 방안을 국가계획에 반영하여야 한다", {"actor": "정부", "modality": "shall", "condition": "위원회가 의결한"}),
        ("trade.rules_of_origin", "원산지 규정 강화", {"actor": "정부", "modality": "may"}),
        ("trade.import_standard", "부적합 철강재의 수입 억제", {"actor": "정부", "modality": "may"}),
        ("trade.remedy", "불공정 무역 대응 정책을 추진할 수 있다", {"actor": "정부", "modality": "may"}),
        ("trade.tariff", "원료의 관세 제도를 개선할 수 있다", {"actor": "정부", "modality": "may"}),
        ("finance.tax_relief", "사업재편을 하는 기업의 조세를 감면할 수 있다", {"actor": "정부", "modality": "may", "condition": "사업재편을 하는"}),
        ("regulation.permit_streamlining", "인허가를 통합하거나 간소화할 수 있다", {"actor": "정부", "modality": "may"}),
        ("competition.merger_review", "기업결합 심사를 30일 안에 마쳐야 하고 60일까지 늘릴 수 있다", {"actor": "공정거래위원회", "modality": "shall", "review_days_initial": 30, "review_days_extension": 60, "review_days_total": 90}),
        ("competition.antitrust_exemption", "공정거래위원회의 동의를 받아 공동행위를 승인할 수 있고", {"actor": MINISTER, "modality": "may", "consent_of": "공정거래위원회"}),
        ("competition.information_exchange", "기업은 정보를 교환할 수 있다", {"actor": "기업", "modality": "may"}),
        ("enforcement.penalty", "2년 이하의 징역 또는 2천만원 이하의 벌금에 처한다", {"modality": "shall", "prison_years_max": 2, "amount": 20000000, "currency": "KRW", "amount_kind": "ceiling"}),
        ("legal.effective_date", "이 법은 공포 후 6개월이 경과한 날부터 시행한다", {"after": "공포", "after_months": 6}),
        ("legal.sunset", "제37조 및 제38조는 2028년 12월 31일까지 효력을 가진다", {"until": "2028-12-31", "scope": "제37조 및 제38조"}),
        ("legal.retroactivity", "제37조 및 제38조는 2025년 1월 1일 이후의 행위에도 적용한다", {"from_date": "2025-01-01", "scope": "제37조 및 제38조"}),
    ],
    title="철강산업 경쟁력 강화 및 탄소중립 전환을 위한 특별법",
    dates=[("promulgated", "2025-12-16", "2025년 12월 16일")],
)  # fmt: skip

# --- press with errors --------------------------------------------------------------------------------------------------

MERGED_TEXT = read(
    """여야가 합친 K스틸법, 상임위 통과
철강산업 경쟁력 강화 및 녹색철강기술 전환을 위한 특별법이 21일 상임위를 통과했다.
대통령이 위원장을 맡는 특별위원회가 생긴다.
산업통상부 장관이 5년마다 기본계획을 세우고 해마다 실행계획도 짠다.
이 법은 2028년 12월 31일까지만 효력이 있다.
저탄소철강특구를 지정할 수 있다.
""",
    "merged-report.txt",
    "ko",
)
MERGED = analysis(
    MERGED_TEXT,
    [
        ("governance.committee", "대통령이 위원장을 맡는 특별위원회가 생긴다", {"chair": "대통령"}),
        ("planning.multi_year_plan", "산업통상부 장관이 5년마다 기본계획을 세우고", {"actor": "산업통상부 장관", "period_years": 5}),
        ("planning.annual_plan", "해마다 실행계획도 짠다", {"actor": "산업통상부 장관", "period_years": 1}),
        ("legal.sunset", "이 법은 2028년 12월 31일까지만 효력이 있다", {"until": "2028-12-31"}),
        ("zone.designation", "저탄소철강특구를 지정할 수 있다", {"modality": "may", "zone_name": "저탄소철강특구"}),
    ],
    title="철강산업 경쟁력 강화 및 녹색철강기술 전환을 위한 특별법",
    stage=("passed committee", "상임위를 통과했다"),
)  # fmt: skip

ABROAD_TEXT = read(
    """Korea passes its steel law
The law, proposed by six lawmakers, was adopted by parliament and will take effect on June 17, 2024.
It sets up a special committee under the Prime Minister. It offers tiered relief on electricity prices.
A certificate for low-carbon steel is created. Cheats face up to two years in prison or a fine of 20 million won.
Its merger review and joint conduct articles run until 31 December 2028.
""",
    "abroad.txt",
    "en",
)
ABROAD = analysis(
    ABROAD_TEXT,
    [
        ("legal.effective_date", "will take effect on June 17, 2024", {"date": "2024-06-17"}),
        ("governance.committee", "It sets up a special committee under the Prime Minister", {"under": "Prime Minister"}),
        ("finance.energy_cost", "It offers tiered relief on electricity prices", {}),
        ("technology.certification", "A certificate for low-carbon steel is created", {}),
        ("enforcement.penalty", "Cheats face up to two years in prison or a fine of 20 million won", {"prison_years_max": 2, "amount": 20000000, "currency": "KRW", "amount_kind": "ceiling"}),
        ("legal.sunset", "Its merger review and joint conduct articles run until 31 December 2028", {"until": "2028-12-31"}),
    ],
    stage=("adopted by parliament", "was adopted by parliament"),
    sponsors=(6, "six lawmakers"),
)  # fmt: skip

# An English report that has the Act right, and says what was dropped on the way.
RIGHT_TEXT = read(
    """What the steel law says
The Prime Minister chairs the special committee of at most 20 members. The government must write a basic plan every five years.
Heads of the relevant central agencies draw up an action plan each year. The law applies from 17 June 2026.
Articles 37 and 38 expire at the end of 2028. Relief on electricity prices was dropped before the vote, and so was the
waiver of feasibility studies. The law was adopted by parliament in November.
""",
    "right.txt",
    "en",
)
RIGHT = analysis(
    RIGHT_TEXT,
    [
        ("governance.committee", "The Prime Minister chairs the special committee of at most 20 members", {"chair": "The Prime Minister", "members_max": 20}),
        ("planning.multi_year_plan", "The government must write a basic plan every five years", {"actor": "government", "modality": "shall", "period_years": 5}),
        ("planning.annual_plan", "Heads of the relevant central agencies draw up an action plan each year", {"actor": "Heads of the relevant central agencies", "period_years": 1}),
        ("legal.effective_date", "The law applies from 17 June 2026", {"date": "2026-06-17"}),
        ("legal.sunset", "Articles 37 and 38 expire at the end of 2028", {"until": "2028-12-31", "scope": ["37", "38"]}),
    ],
    excluded=[
        ("finance.energy_cost", "Relief on electricity prices was dropped before the vote", {}),
        ("regulation.exemption", "waiver of feasibility studies", {"exempt_from": "feasibility studies"}),
    ],
    stage=("adopted by parliament", "The law was adopted by parliament in November"),
)  # fmt: skip
