"""Korean: what money is for, what a measure is meant to bring about, and forms that stand in one list."""

from __future__ import annotations

import pytest

import billkit

_LEAD = "국회가 12월 27일 「녹색철강산업 육성 특별법안」을 통과시켰다. 법안은 산업통상부가 마련했다.\n\n"


def kinds(sentence: str) -> set[str]:
    return {p.kind for p in billkit.parse((_LEAD + sentence).encode()).provisions}


@pytest.mark.parametrize(
    ("sentence", "object_kind"),
    [
        ("법안은 연구개발과 실증설비 구축에 드는 비용을 보조하도록 했다.", "technology.demonstration"),
        ("녹색철강 기술개발에 투자하는 기업에는 세액공제를 제공한다.", "technology.rd"),
        ("저탄소철강 인증에 드는 비용의 일부를 보조한다.", "technology.certification"),
    ],
)
def test_the_object_of_money_is_no_instrument(sentence: str, object_kind: str) -> None:
    found = kinds(sentence)
    assert object_kind not in found
    assert any(kind.startswith("finance.") for kind in found)


def test_an_object_with_its_own_predicate_is_one() -> None:
    assert {"technology.rd", "finance.tax_relief"} <= kinds(
        "정부는 녹색철강 기술개발을 지원하고 세액공제를 제공한다."
    )


def test_an_aim_steps_back_behind_the_measure() -> None:
    found = kinds("정부는 과잉설비 감축과 사업재편을 지원하기 위해 융자와 보증을 제공한다.")
    assert found == {"finance.loan", "finance.guarantee"}


def test_an_aim_alone_is_kept() -> None:
    assert "demand.lead_market" in kinds("정부는 저탄소철강의 수요를 창출하기 위한 시책을 마련한다.")


@pytest.mark.parametrize("listed", ["세제 혜택 및 금융 지원", "세제 혜택과 금융 지원", "세제 혜택·금융 지원"])
def test_unnamed_support_in_a_list_stays(listed: str) -> None:
    assert kinds(f"조선산업에 대하여 {listed}을 할 수 있도록 한다.") == {
        "finance.tax_relief",
        "finance.unspecified",
    }
