"""Provisions on lines: edits of a law that are known because they were made here, and what stands apart."""

from __future__ import annotations

import random
from typing import Any

import pytest
from steel_acts import ACT, FIRST, OTHERS, RIGHT

from billkit.comparison import compare
from billkit.models import Analysis, Document, DocumentInfo, Provision
from billkit.models.comparison import Comparison

# Another value for every detail that is no free word: what a second version of a law may say instead.
ANOTHER: dict[str, Any] = {
    "chair": "대통령", "under": "대통령 소속", "members_max": 30, "period_years": 3, "zone_name": "녹색철강특구",
    "technology_name": "수소환원기술", "review_days_total": 120, "consent_of": "국회", "amount": 50_000_000,
    "until": "2030-12-31", "prison_years_max": 5, "from_date": "2024-01-01", "scope": "제37조", "after_months": 3,
}  # fmt: skip


def edited(analysis: Analysis, seed: int) -> tuple[Analysis, set[tuple[str, str, str]]]:
    """A version in which some details say something else, in another order; and which: provision, kind, detail."""
    chance = random.Random(seed)
    made, changes = [], set()
    for provision in analysis.provisions:
        details = dict(provision.details)
        for name in sorted(set(details) & set(ANOTHER)):
            if chance.random() < 0.4:
                details[name] = ANOTHER[name]
                changes.add((provision.id, provision.kind, name))
        modality = provision.modality
        if modality != "unspecified" and chance.random() < 0.2:
            modality = "may" if modality == "shall" else "shall"
            changes.add((provision.id, provision.kind, "modality"))
        made.append(provision.model_copy(update={"details": details, "modality": modality}))
    chance.shuffle(made)
    return analysis.model_copy(update={"provisions": tuple(made)}), changes


def pairs(compared: Comparison) -> dict[str, str]:
    """Provision of the first bill -> the one of the second on its line."""
    lines = [line for row in compared.rows for line in row.lines if len(line.cells) == 2]
    return {line.cells[0].provision: line.cells[1].provision for line in lines}


@pytest.mark.parametrize("seed", range(40))
def test_edits_are_found_and_none_invented(seed: int) -> None:
    """The law beside a version with known edits: each provision meets itself, and what differs is what was edited."""
    version, changes = edited(ACT, seed)
    compared = compare([ACT, version], [], (), {})
    assert pairs(compared) == {p.id: p.id for p in ACT.provisions}
    found = {
        (line.cells[0].provision, row.kind, detail.name)
        for row in compared.rows for line in row.lines for detail in line.differences
    }  # fmt: skip
    assert found == changes


@pytest.mark.parametrize("seed", range(10))
def test_provisions_taken_out_stand_alone(seed: int) -> None:
    chance = random.Random(seed)
    kept = tuple(p for p in ACT.provisions if chance.random() < 0.7)
    compared = compare([ACT, ACT.model_copy(update={"provisions": kept})], [], (), {})
    alone = {line.cells[0].provision for row in compared.rows for line in row.lines if len(line.cells) == 1}
    assert alone == {p.id for p in ACT.provisions} - {p.id for p in kept}


def test_each_provision_of_each_bill_stands_on_one_line() -> None:
    bills = [FIRST, OTHERS, ACT, RIGHT, ACT]
    compared = compare(bills, [], (), {})
    told = sorted((c.bill, c.provision) for row in compared.rows for line in row.lines for c in line.cells)
    assert told == sorted((number, p.id) for number, bill in enumerate(bills) for p in bill.provisions)
    for row in compared.rows:
        for line in row.lines:
            assert [cell.bill for cell in line.cells] == sorted({cell.bill for cell in line.cells})


def test_one_bill_has_no_lines() -> None:
    assert all(row.lines == () for row in compare([ACT], [], (), {}).rows)


DOCUMENT = Document(
    text="Tax relief in the zone. Tax relief for firms that merge. The act ends. The two articles end."
)


def bill(*items: tuple[str, str, dict[str, Any]]) -> Analysis:
    def evidence(quote: str) -> Any:
        start = DOCUMENT.text.index(quote)
        return DOCUMENT.evidence(start, start + len(quote))

    return Analysis(
        document=DocumentInfo.of(DOCUMENT),
        provisions=tuple(
            Provision(
                id=f"p{n}", kind=kind, title=kind, rule=kind, details=details, evidence=(evidence(quote),)
            )
            for n, (kind, quote, details) in enumerate(items, 1)
        ),
    )


def test_what_is_narrowed_each_in_its_own_way_is_no_pair() -> None:
    one = bill(("finance.tax_relief", "Tax relief in the zone", {"within": "the zone"}))
    other = bill(("finance.tax_relief", "Tax relief for firms that merge", {"condition": "firms that merge"}))
    assert pairs(compare([one, other], [], (), {})) == {}
    general = bill(("finance.tax_relief", "Tax relief in the zone", {}))
    assert pairs(compare([one, general], [], (), {})) == {"p1": "p1"}


@pytest.mark.parametrize(
    ("quote", "relation"), [("The act ends", "differs"), ("The two articles end", "partly")]
)
def test_a_clause_that_speaks_of_articles_is_not_the_whole_law(quote: str, relation: str) -> None:
    """Without numbers, words tell whether a sunset is that of the law: what they leave open is no difference."""
    told = bill(("legal.sunset", quote, {"until": "2028-12-31"}))
    law = bill(("legal.sunset", "The two articles end", {"until": "2028-12-31", "scope": ["37", "38"]}))
    line = compare([told, law], [], (), {}).rows[0].lines[0]
    assert {detail.name: detail.relation for detail in line.details}["scope"] == relation


def test_a_kind_alone_makes_no_pair_of_reports() -> None:
    """A law holds many duties to report: two that share neither words nor details are two. Two committees may be one."""
    words = [("Tax relief in the zone", {}), ("The act ends", {})]
    reports = [bill(("oversight.reporting", quote, details)) for quote, details in words]
    assert pairs(compare(reports, [], (), {})) == {}
    committees = [bill(("governance.committee", quote, details)) for quote, details in words]
    assert pairs(compare(committees, [], (), {})) == {"p1": "p1"}


@pytest.mark.parametrize("seed", range(3))
def test_laws_of_many_provisions_are_aligned_all_the_same(seed: int) -> None:
    """Seven hundred duties to report beside a version with edits, some taken out, in another order: all pairs would be half a million."""
    chance = random.Random(seed)
    names = [
        f"{chance.choice(NOUNS)} {chance.choice(NOUNS)} {number * 7919 % 10007}" for number in range(700)
    ]
    sentences = [f"The agency reports on the {name} of the industry to parliament. " for name in names]
    kept = [(n, s) for n, s in enumerate(sentences) if chance.random() < 0.9]
    changed = [(n, s.replace("reports", "shall report") if chance.random() < 0.3 else s) for n, s in kept]
    chance.shuffle(changed)
    documents = [Document(text="".join(s for s in part)) for part in (sentences, [s for _, s in changed])]
    order = [list(range(700)), [n for n, _ in changed]]
    bills = []
    for document, numbers in zip(documents, order, strict=True):
        at, provisions = 0, []
        for number, sentence in zip(numbers, document.text.split(". "), strict=False):
            evidence = (document.evidence(at, at + len(sentence)),)
            kind = "oversight.reporting"
            provisions.append(Provision(id=f"p{number}", kind=kind, title=kind, rule=kind, evidence=evidence))
            at += len(sentence) + 2
        bills.append(Analysis(document=DocumentInfo.of(document), provisions=tuple(provisions)))
    found = pairs(compare(bills, [], (), {}))
    assert set(found.values()) <= {f"p{n}" for n, _ in kept}
    right = sum(old == new for old, new in found.items())
    assert right >= 0.99 * len(kept)


NOUNS = (
    "glass",
    "paper",
    "cement",
    "copper",
    "timber",
    "cotton",
    "sugar",
    "salt",
    "wool",
    "coal",
    "zinc",
    "rubber",
)
