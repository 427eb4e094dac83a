"""`billkit outline` and `billkit text`: how a document is built, and what is read of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import Billkit

LAW = """\
# 철강 전환 지원법

## 제1장 총칙

##### 제1조 (목적)

이 법은 철강산업의 전환을 지원함을 목적으로 한다.

##### 제2조 (기본계획)

**①** 장관은 5년마다 기본계획을 수립하여야 한다.

**②** 제1항의 기본계획에는 다음 각 호의 사항이 포함되어야 한다.

  1\\. 전환의 목표
  2\\. 재원

##### 제3조 (위원회)

장관은 제2조제1항의 기본계획을 심의하기 위하여 위원회를 둔다.

## 부칙

부칙 <제1호,2026.1.1>

이 법은 공포한 날부터 시행한다.
"""


@pytest.fixture
def law(tmp_path: Path) -> str:
    (tmp_path / "law.md").write_text(LAW, "utf-8")
    return str(tmp_path / "law.md")


def test_the_tree_shows_chapters_and_articles(billkit: Billkit, law: str) -> None:
    done = billkit("outline", law)
    assert (done.code, done.err) == (0, "")
    assert "3 articles" in done.out
    assert [line.strip() for line in done.out.splitlines() if line.strip().startswith("제")] == [
        "제1장 총칙", "제1조 목적", "제2조 기본계획", "제3조 위원회",
    ]  # fmt: skip


def test_it_goes_as_deep_as_asked(billkit: Billkit, law: str) -> None:
    assert "제2조제2항제1호" not in billkit("outline", law, "-d", "paragraph").out
    assert "제2조제2항제1호" in billkit("outline", law, "-d", "item").out


def test_json_has_labels_and_offsets(billkit: Billkit, law: str) -> None:
    tree = json.loads(billkit("outline", law, "-f", "json", "-d", "all").out)
    article = next(s for s in tree["sections"] if s["label"] == "제2조제1항")
    assert "5년마다" in LAW[article["start"] : article["end"]]
    assert tree["tradition"] == "kr"


def test_references_are_resolved(billkit: Billkit, law: str) -> None:
    out = billkit("outline", law, "--references").out
    assert "제3조: 제2조제1항 -> 제2조제1항, here" in out


def test_prose_has_no_tree(billkit: Billkit) -> None:
    done = billkit("outline", "-", text="The bill offers loans to mills.\n")
    assert done.code == 0
    assert "reads as prose" in done.out


def test_the_text_is_what_offsets_count(billkit: Billkit, law: str) -> None:
    assert billkit("text", law).out == LAW


def test_one_section_by_its_label(billkit: Billkit, law: str) -> None:
    out = billkit("text", law, "--section", "제2조 제1항").out
    assert "5년마다 기본계획" in out
    assert "포함되어야" not in out


def test_a_section_that_is_not_there_names_the_nearest(billkit: Billkit, law: str) -> None:
    done = billkit("text", law, "--section", "제2조제9항")
    assert done.code == 2
    assert "제2조제1항" in done.err


def test_pages_of_a_paged_document(billkit: Billkit, shared: Path) -> None:
    bill = str(shared / "corpus" / "us" / "pdf" / "us-bill-119hr2670ih.pdf")
    both, second = billkit("text", bill, "--pages", "1-2").out, billkit("text", bill, "-p", "2").out
    assert both.count("\f") == 2
    assert both.endswith(second)
    assert billkit("text", bill, "-p", "9").code == 2


def test_a_text_without_pages_says_so(billkit: Billkit, law: str) -> None:
    done = billkit("text", law, "--pages", "1")
    assert done.code == 2
    assert "has no pages" in done.err
