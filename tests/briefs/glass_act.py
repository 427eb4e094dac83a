"""A small bill and a few measures, made up for these tests: of an industry that billkit ships no data for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from billkit.briefs import Ledger
from billkit.comparison import compare
from billkit.models import (
    Analysis,
    Bill,
    Claim,
    ContextMeasure,
    Demand,
    Document,
    DocumentInfo,
    Evidence,
    Exclusion,
    Notice,
    Provision,
)
from billkit.models.brief import Language
from billkit.models.measure import Measure, Source

TEXT = """\
Senate takes up the Glass Act
The Glass Act (S. 12) would create loans of $3 million for kilns. The minister must report every two years.
The bill may be followed by | strange * characters <b>here</b>.
A quota was dropped in committee. The union wants a 20% tariff. France already gives grants to its glassworks.
The ministry may name a trade council.
"""
KINDS = {
    "finance.loan": "Loan",
    "finance.grant": "Grant or subsidy",
    "trade.quota": "Quota or tariff-rate quota",
    "trade.tariff": "Tariff",
    "oversight.reporting": "Reporting",
    "governance.committee": "Committee",
}
ECONOMIES = {"US": "United States", "FR": "France", "JP": "Japan", "XX": "Nowhere"}


def document(text: str = TEXT) -> Document:
    return Document(text=text, source="/home/somebody/glass.txt", sha256="ab" * 32)


def evidence(source: Document, words: str) -> Evidence:
    start = source.text.index(words)
    return source.evidence(start, start + len(words))


def provision(source: Document, number: int, kind: str, words: str, **more: Any) -> Provision:
    return Provision(
        id=f"p{number}", kind=kind, title=KINDS[kind], rule=kind, evidence=(evidence(source, words),), **more
    )


def analysis(source: Document) -> Analysis:
    def claim(value: str, words: str) -> Claim:
        return Claim(value=value, as_written=words, evidence=evidence(source, words))

    return Analysis(
        document=DocumentInfo.of(source),
        bill=Bill(
            short_title=claim("Glass Act", "Glass Act"),
            number=claim("S. 12", "S. 12"),
            jurisdiction=claim("US", "Senate"),
        ),
        provisions=(
            provision(
                source,
                1,
                "finance.loan",
                "create loans of $3 million for kilns",
                details={"amount": 3_000_000, "currency": "USD", "object": "kilns"},
            ),
            provision(
                source,
                2,
                "oversight.reporting",
                "The minister must report every two years",
                actor="The minister",
                modality="shall",
                # the text says two years: the five cannot be found again
                details={"period_years": 5},
            ),
            provision(
                source,
                3,
                "governance.committee",
                "The ministry may name a trade council",
                actor="The ministry",
                modality="may",
            ),
        ),
        exclusions=(
            Exclusion(
                kind="trade.quota",
                status="dropped_during_passage",
                evidence=(evidence(source, "A quota was dropped"),),
            ),
        ),
        demands=(
            Demand(
                kind="trade.tariff",
                by="The union",
                details={"rate": 20, "rate_unit": "percent"},
                evidence=(evidence(source, "The union wants a 20% tariff"),),
            ),
        ),
        context_measures=(
            ContextMeasure(
                economy="FR",
                kind="finance.grant",
                evidence=(evidence(source, "France already gives grants to its glassworks"),),
            ),
        ),
        notices=(Notice(code="cut", message="The text ends [early] | look."),),
    )


def measure(identity: str, kind: str, **more: Any) -> Measure:
    stated = {
        "measure_id": identity,
        "economy": identity[:2].upper(),
        "title": f"Measure {identity}",
        "instrument": kind,
        "scope": "steel",
        "status": "in_force",
        "summary": f"What {identity} does.",
        "sources": (Source(title="A page", publisher="A paper", url=f"https://example.org/{identity}"),),
        "as_of": "2026-01-02",
    }
    return Measure.model_validate({**stated, **more})


def measures() -> tuple[Measure, ...]:
    return (
        measure("fr-loan-1", "finance.loan", status="expired", effective_to="2020"),
        measure(
            "fr-loan-2", "finance.loan", amount=2_500_000, currency="EUR", amount_kind="ceiling",
            effective_from="2024-05", as_of="2025-06",
        ),
        measure("fr-loan-3", "finance.loan", status="proposed", announced="2025-01-31"),
        measure("fr-loan-4", "finance.loan", status="adopted"),
        measure("jp-quota-1", "trade.quota", rate=50, rate_unit="percent out-of-quota"),
        measure("jp-quota-2", "trade.quota"),
        measure("jp-tariff-1", "trade.tariff", status="proposed"),
        measure("us-loan-1", "finance.loan", status="adopted"),
        measure("xx-report-1", "oversight.reporting"),
    )  # fmt: skip


def ledger_of(
    source: Document,
    found: Analysis,
    rows: Sequence[Measure] | None = None,
    against: Sequence[str] = ("FR", "JP"),
    lang: Language = "en",
) -> Ledger:
    rows = measures() if rows is None else rows
    return Ledger(
        compare([found], against, rows, KINDS, [source]), [source], [found], rows, KINDS, ECONOMIES, lang
    )
