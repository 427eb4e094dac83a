"""Whose measure it is, in Korean: the bill's, another economy's, the law's in force, another bill's, left out, asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from billkit import parse

_OPENING = "‘철강산업 전환 지원 특별법안’이 국회를 통과했다.\n\n김하늘 의원이 대표발의한 법안이다.\n\n"


@pytest.mark.parametrize(
    ("sentence", "place", "kind"),
    [
        ("법안은 특구를 지정하도록 했다.", "provisions", "zone.designation"),
        ("미국은 철강에 50% 관세를 매기고 있다.", "context_measures", "trade.tariff"),
        ("독일의 연구개발 지원과 견주면 늦었다.", "context_measures", "technology.rd"),
        ("현행법은 특구의 지정을 규정하고 있다.", "context_measures", "zone.designation"),
        ("특구를 지정하도록 하는 조항은 심사 과정에서 빠졌다.", "exclusions", "zone.designation"),
        ("직접 보조금 조항은 막판에 걷어냈다.", "exclusions", "finance.grant"),
        ("특구의 지정은 끝내 물 건너갔다.", "exclusions", "zone.designation"),
        ("특구의 지정은 후속 입법으로 미뤘다.", "exclusions", "zone.designation"),
        ("워싱턴은 철강에 50% 관세를 매기고 있다.", "context_measures", "trade.tariff"),
        ("특구의 지정은 별도 법안으로 추진된다.", "context_measures", "zone.designation"),
        ("보조금을 주자는 제안도 나왔다.", "demands", "finance.grant"),
        ("특구를 지정하는 조항도 빠지지 않았다.", "provisions", "zone.designation"),
        ("업계는 특구를 지정해 달라고 촉구했다.", "demands", "zone.designation"),
        ("박다솔 의원이 낸 철강산업 진흥법안은 특구를 지정하도록 했다.", "other_bills", "zone.designation"),
    ],
)
def test_one_sentence_after_the_opening(tmp_path: Path, sentence: str, place: str, kind: str) -> None:
    file = tmp_path / "news.txt"
    file.write_text(_OPENING + sentence + "\n", encoding="utf-8")
    analysis = parse(file)
    others = [p.kind for bill in analysis.other_bills for p in bill.provisions]
    found = {
        "provisions": [p.kind for p in analysis.provisions],
        "context_measures": [c.kind for c in analysis.context_measures],
        "exclusions": [e.kind for e in analysis.exclusions],
        "demands": [d.kind for d in analysis.demands],
        "other_bills": others,
    }
    assert kind in found.pop(place)
    assert all(kind not in kinds for kinds in found.values())
