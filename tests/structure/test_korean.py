"""Korean statutes and bills: every numbered line of the law is a section, and nothing else is."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from billkit.models.section import Section, nested
from billkit.structure.traditions.korean import amendment_notes, find

STATUTE = """\
철강산업 진흥법

제1장 총칙

제1조(목적) 이 법은 철강산업의 진흥을 목적으로 한다.

제2조(정의) 이 법에서 사용하는 용어의 뜻은 다음과 같다.
1. “철강”이란 다음 각 목의 어느 하나를 말한다.
가. 주철
나. 강철. 이 경우 제4조제1항에 따라 고시된 것으로 한
다. 다만, 수입한 것은 제외한다.
다. 그 밖의 것
1) 합금
2) 고철
1의2. “고철”이란 쓰고 남은 철을 말한다.
2. 삭제 <2024.1.16>

제2장 기본계획

제3조 삭제 <2024.1.16>

제3조의2(기본계획의 수립) ① 정부는 5년마다 기본계획을 수립하여야 한다.
② 제1항에 따른 기본계획에는
제1조(목적을 말한다)와 제2조 및
제4조(제2항을 말한다) 등 다음 각 호가 포함되어야 한다.
1. 목표
2. 재원
③ 삭제 <2025.10.1>

부칙 <제100호,2020.1.1>

제1조(시행일) 이 법은 공포한 날부터 시행한다.

부칙(수소경제 육성 및
안전관리에 관한 법률) <제200호,2021.1.1>

제1조(시행일) 이 법은 공포한 날부터 시행한다.

제2조 및 제3조 생략

제4조(다른 법률의 개정) ①부터 <29>까지 생략

<30> 광업법 일부를 다음과 같이 개정한다.

제5조제2항을 다음과 같이 한다.

② 채굴권자는 신고하여야 한다.

제7조 중 "광물"을 "광물(고철을 포함한다)"로 한다.

<31> 생략

제5조 생략
"""

BILL = """\
한국은행법 일부개정법률안
(홍길동의원 대표발의)

제안이유 및 주요내용

현행법은 제81조에서 지급결제업무를 정하고 있음.

가. 운영기준을 정할 수 있도록 함(안 제81조제1항).
나. 시정을 요구할 수 있도록 함(안 제81조제2항).

법률 제      호

한국은행법 일부개정법률안

한국은행법 일부를 다음과 같이 개정한다.

제28조에 제11호의2를 다음과 같이 신설한다.
11의2. 서면조사에 관한 사항
제81조제1항 중 “한국은행이”를 “한국은행과 그 밖의 자(이하 “운영자”라 한다)가”로 하고, 같은
조 제2항을 다음과 같이 하며, 같은 조에 제5항을 다음과 같이 신설한다.
② 한국은행은
제4조에 따라 시정을 요구할 수 있다.
⑤ 제4항은 준용한다.
제81조의2를 다음과 같이 신설한다.
제81조의2(검사) ① 한국은행은 다음 각 호를 검사한다.
1. 장부
2. 서류
② 제1항의 검사는 서면으로 한다.
제88조를 삭제한다.

부      칙

이 법은 공포한 날부터 시행한다.

신ㆍ구조문대비표

현      행 개  정  안
제81조(지급결제업무) ① 한국은행은 제81조(지급결제업무) ① -------
"""


def labels(text: str, role: str | None = None) -> list[str]:
    return [s.label for s in find(text) if s.label and (role is None or s.role == role)]


def statutes(shared: Path) -> list[Path]:
    return sorted((shared / "corpus" / "kr").rglob("*.md"))


def body(text: str) -> str:
    return text.partition("\n## 부칙")[0]


def printed(text: str) -> str:
    """A Markdown statute as it would be printed: the same marks without mark-up, no blank lines."""
    text = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.S)
    text = re.sub(r"^## 부칙\n+(?=부칙)", "", text, flags=re.M)
    text = re.sub(r"^##### (제\d+조(?:의\d+)*) ?", r"\1", text, flags=re.M)
    text = re.sub(r"^#+ ", "", text, flags=re.M)
    text = re.sub(r"^\*\*(.)\*\*", r"\1", text, flags=re.M)
    text = re.sub(r"^( *[\d가-힣]+)\\\.", r"\1.", text, flags=re.M)
    text = re.sub(r"^(제\d+조(?:의\d+)*(?:\(.*\))?)\n+(?!제|\d|\s)", r"\1 ", text, flags=re.M)
    return re.sub(r"\n\s*\n+", "\n", text)


# --- law.go.kr Markdown


def test_all_articles_of_all_statutes(shared: Path) -> None:
    """As many articles in the body as headings of the fifth level, with the same numbers and titles."""
    files = statutes(shared)
    assert len(files) > 30
    for file in files:
        text = file.read_text(encoding="utf-8")
        written = re.findall(r"^##### (제\d+조(?:의\d+)*)(?: \((.*)\))?$", body(text), re.M)
        found = [
            (s.number, s.heading) for s in find(text) if s.rank == "article" and s.start < len(body(text))
        ]
        assert found == written, file.name


def test_k_steel_act_has_46_articles(shared: Path) -> None:
    text = (shared / "corpus/kr/kr-ksteel-act-2026-03-17.md").read_text(encoding="utf-8")
    articles = [s for s in find(text) if s.rank == "article" and s.role == "body"]
    assert [s.label for s in articles] == [f"제{n}조" for n in range(1, 47)]


@pytest.mark.parametrize(
    ("rank", "form"),
    [
        ("paragraph", r"^\*\*\S\*\* "),
        ("item", r"^ +\d+(?:의\d+)*\\\."),
        ("subitem", r"^ +[가-힣]\\\."),
        ("group", r"^#+ 제\d+[편장절관]"),
    ],
)
def test_all_marks_of_all_statutes(shared: Path, rank: str, form: str) -> None:
    for file in statutes(shared):
        text = file.read_text(encoding="utf-8")
        written = len(re.findall(form, body(text), re.M))
        found = [s for s in find(text) if s.rank == rank and s.start < len(body(text))]
        assert len(found) == written, file.name


def test_all_addenda_of_all_statutes(shared: Path) -> None:
    for file in statutes(shared):
        text = file.read_text(encoding="utf-8")
        written = re.findall(r"^부칙(?:\([^<\n]*\))? <제(\d+)호", text, re.M)
        found = [s.number for s in find(text) if s.level == "부칙"]
        if len(written) > 1:
            assert found == [f"부칙 <제{number}호>" for number in written], file.name
        assert len(found) == len(written), file.name


def test_every_numbered_line_of_addenda_is_a_section(shared: Path) -> None:
    form = re.compile(r"^[ \t]*(제\d+조(?:의\d+)*\s?\(|[①-⑳]|<\d+>|\d{1,3}(?:의\d+)?\. |[가-하]\. )", re.M)
    for file in statutes(shared):
        text = file.read_text(encoding="utf-8")
        starts = {s.start for s in find(text)}
        missed = [m[0] for m in form.finditer(text, len(body(text))) if m.start(1) not in starts]
        assert not missed, file.name


def test_sections_are_nested_and_in_order(shared: Path) -> None:
    for file in statutes(shared):
        ends: list[int] = []
        found = find(file.read_text(encoding="utf-8"))
        assert [s.start for s in found] == sorted(s.start for s in found)
        for section in found:
            while ends and ends[-1] <= section.start:
                ends.pop()
            assert not ends or section.end <= ends[-1], (file.name, section)
            ends.append(section.end)


def test_no_label_of_a_body_is_given_twice(shared: Path) -> None:
    for file in statutes(shared):
        text = file.read_text(encoding="utf-8")
        given = Counter(s.label for s in find(text) if s.label and s.start < len(body(text)))
        assert not [label for label, count in given.items() if count > 1], file.name


def test_printed_statutes_have_the_same_places(shared: Path) -> None:
    """Without mark-up and blank lines the same places are found; one file prints a version of an article in a note."""
    other = []
    for file in statutes(shared):
        text = file.read_text(encoding="utf-8")
        kept = [
            Counter(s.label for s in find(one) if s.rank not in ("block", "group") and s.role != "quoted")
            for one in (text, printed(text))
        ]
        if kept[0] != kept[1]:
            other.append(file.name)
    assert other in ([], ["kr-tax-special-treatment-2026-06-02.md"])


def test_front_matter_and_stubs(shared: Path) -> None:
    text = (shared / "corpus/kr/acts/kr-emissions-trading-2026-04-07.md").read_text(encoding="utf-8")
    front = find(text)[0]
    assert (front.role, text[front.start : front.end].count("---")) == ("front", 2)
    stubs = len(re.findall(r"^(?:\*\*.\*\*|  \d+\\\.|삭제)(?: 삭제)? <[\d.]+>$", body(text), re.M))
    found = [s for s in find(text) if s.role == "deleted" and s.start < len(body(text))]
    assert len(found) == stubs > 0


def test_notes_of_amendments_are_no_norm(shared: Path) -> None:
    text = "제1조(목적) 이 법은 … 한다. <개정 2026.3.17, 2026.4.1>\n[본조신설 2021.6.8]\n[시행일: 2024.3.22] 제1조\n30 < 40, [제2조를 포함한다]"
    assert [text[a:b] for a, b in amendment_notes(text)] == [
        "<개정 2026.3.17, 2026.4.1>",
        "[본조신설 2021.6.8]",
        "[시행일: 2024.3.22] 제1조",
    ]
    for file in statutes(shared):
        law = file.read_text(encoding="utf-8")
        written = len(re.findall(r"<(?:개정|신설) \d{4}\.[^<>\n]*>", law))
        noted = [law[a:b] for a, b in amendment_notes(law)]
        assert len([note for note in noted if note.startswith(("<개정 ", "<신설 "))]) == written


# --- printed statutes


def test_printed_statute() -> None:
    found = find(STATUTE)
    own = [(s.label, s.role) for s in found if s.role in ("body", "deleted") and s.label]
    assert own == [
        ("제1조", "body"), ("제2조", "body"), ("제2조제1호", "body"), ("제2조제1호가목", "body"),
        ("제2조제1호나목", "body"), ("제2조제1호다목", "body"), ("제2조제1호다목1)", "body"),
        ("제2조제1호다목2)", "body"), ("제2조제1호의2", "body"), ("제2조제2호", "deleted"), ("제3조", "deleted"),
        ("제3조의2", "body"), ("제3조의2제1항", "body"), ("제3조의2제2항", "body"), ("제3조의2제2항제1호", "body"),
        ("제3조의2제2항제2호", "body"), ("제3조의2제3항", "deleted"),
    ]  # fmt: skip
    assert [s.heading for s in found if s.rank == "group"] == ["총칙", "기본계획"]
    letter = next(s for s in found if s.label == "제2조제1호다목")
    assert STATUTE[letter.start : letter.end] == "다. 그 밖의 것\n1) 합금\n2) 고철"


def test_several_addenda_are_cited_by_their_law() -> None:
    own = [s.label for s in find(STATUTE) if s.role == "addenda" and s.level != "개정문"]
    assert own == [
        "부칙 <제100호>", "부칙 <제100호> 제1조", "부칙 <제200호>", "부칙 <제200호> 제1조", "부칙 <제200호> 제2조",
        "부칙 <제200호> 제4조", "부칙 <제200호> 제4조제1항", "부칙 <제200호> 제4조제30항",
        "부칙 <제200호> 제4조제31항", "부칙 <제200호> 제5조",
    ]  # fmt: skip


def test_text_for_another_law_in_addenda_is_quoted() -> None:
    quoted = {s.label: STATUTE[s.start : s.end] for s in find(STATUTE) if s.role == "quoted"}
    assert quoted == {
        "부칙 <제200호> 제4조제30항 [제5조제2항]": "② 채굴권자는 신고하여야 한다.",
        "부칙 <제200호> 제4조제30항 [제7조]": "광물(고철을 포함한다)",
    }


def test_paragraphs_of_addenda_and_of_other_laws_are_told_apart() -> None:
    text = (
        "제1조(목적) 이 법은 정한다.\n제2조(정의) 뜻은 다음과 같다.\n부칙\n제1조(다른 법률의 개정) ① 광산법 일부를 다음과 같이 개정한다.\n"
        "제5조제2항을 다음과 같이 한다.\n② 채굴권자는 신고하여야 한다.\n별표에 제57호의2를 다음과 같이 신설한다.\n57의2. 철강법\n"
        "② 철강법 일부를 다음과 같이 개정한다.\n제7조를 삭제한다.\n③ 제1항에 따른 개정규정은 공포한 날부터 시행한다.\n제2조(적용례) 적용한다."
    )
    found = [
        (s.label, s.role)
        for s in find(text)
        if s.start > text.index("부칙") and s.level not in ("개정문", "인용")
    ]
    assert found == [
        ("부칙 제1조", "addenda"), ("부칙 제1조제1항", "addenda"), ("부칙 제1조제1항 [제5조제2항]", "quoted"),
        ("부칙 제1조제1항 [제57호의2]", "quoted"), ("부칙 제1조제2항", "addenda"), ("부칙 제1조제3항", "addenda"),
        ("부칙 제2조", "addenda"),
    ]  # fmt: skip


def test_bill_that_amends_several_laws() -> None:
    text = (
        "법률 제   호\n두 법률의 개정에 관한 법률안\n제1조(「광산법」의 개정) 「광산법」 일부를 다음과 같이 개정한다.\n제7조제2항을 다음과 같이 한다.\n"
        "② 장관은 다음 각 호를 고시한다.\n1. 광물\n제2조(「철강법」의 개정) 철강법 일부를 다음과 같이 개정한다.\n제2조를 다음과 같이 한다.\n"
        "제2조(정의) “철”이란 철을 말한다.\n제3조의 제목 “(계획)”을 “(기본계획)”으로 한다.\n"
    )
    assert [s.label for s in find(text) if s.label and s.level != "인용"] == [
        "제1조", "제1조 [제7조제2항]", "제1조 [제7조제2항]", "제1조 [제7조제2항제1호]", "제2조", "제2조 [제2조]", "제2조 [제2조]",
        "제2조 [제3조]",
    ]  # fmt: skip


def test_one_addenda_has_no_number() -> None:
    assert labels("제1조(목적) 이 법은.\n제2조(정의) 그.\n부   칙\n제1조(시행일) 이 법은 공포한 날부터 시행한다.") == [
        "제1조", "제2조", "부칙", "부칙 제1조",
    ]  # fmt: skip


# --- bills


def test_parts_of_a_bill() -> None:
    blocks = [
        (s.level, s.role) for s in find(BILL) if s.rank == "block" and s.level not in ("개정문", "인용")
    ]
    assert blocks == [
        ("표지", "front"), ("제안이유", "memorandum"), ("본문", "body"), ("부칙", "addenda"), ("신구조문대비표", "annex"),
    ]  # fmt: skip
    assert labels(BILL, "memorandum") == ["제안이유및주요내용 가", "제안이유및주요내용 나"]


def test_amending_sentences_and_new_text() -> None:
    found = find(BILL)
    assert [s.label for s in found if s.level == "개정문"] == ["제28조", "제81조제1항", "제81조의2", "제88조"]
    assert [s.label for s in found if s.role == "quoted" and s.rank != "block"] == [
        "제28조제11호의2", "제81조제2항", "제81조제5항", "제81조의2", "제81조의2제1항", "제81조의2제1항제1호",
        "제81조의2제1항제2호", "제81조의2제2항",
    ]  # fmt: skip
    words = [BILL[s.start : s.end] for s in found if s.level == "인용"]
    assert "한국은행과 그 밖의 자(이하 “운영자”라 한다)가" in words


def test_bill_without_amendments_is_its_own_law() -> None:
    text = "국민소환법안\n제안이유\n필요함.\n법률 제   호\n국민소환법안\n제1조(목적) 이 법은 정한다.\n제2조(정의) ① 뜻은.\n"
    assert labels(text, "body") == ["제1조", "제2조", "제2조제1항"]


# --- what is no law


@pytest.mark.parametrize(
    "text",
    [
        "산업부는 제3조에 따라 기본계획을 세운다고 밝혔다. 제5조(기본계획)는 5년마다 세우도록 했다.\n제4조는 삭제됐다.",
        "K-스틸법 주요 내용\n1. 위원회 설치\n2. 특구 지정\n가. 전력망\n제17조에 따라 인증한다.",
        "법안은 제1조(목적)에서 경쟁력을,\n제2조(정의)에서 철강을 정한다. “제안이유”에는 다음과 같이 적혀 있다.",
        "",
        "제",
    ],
)
def test_prose_has_no_sections(text: str) -> None:
    assert find(text) == []


def test_press_of_the_gold_set_has_no_sections(shared: Path) -> None:
    for file in sorted((shared / "gold" / "descriptions").glob("[0-9][02468]-*.txt")):
        assert find(file.read_text(encoding="utf-8")) == [], file.name


# --- tables of contents


def test_table_of_contents() -> None:
    text = (
        "목   차\n제1장 총칙 ······ 1\n제1조(목적) ...... 1\n제2조(정의) 2\n부칙\n\n제1장 총칙\n제1조(목적) 이 법은 정한다.\n"
        "제2조(정의) 뜻은 다음과 같다.\n부칙\n이 법은 시행한다."
    )
    found: list[tuple[int, Section]] = list(nested(find(text)))
    assert [(s.role, s.label) for _, s in found] == [
        ("toc", ""), ("body", ""), ("body", "제1조"), ("body", "제2조"), ("addenda", "부칙"),
    ]  # fmt: skip
    assert find(text.partition("\n")[2])[0].role == "toc"


def test_headings_without_text_are_no_table_of_contents() -> None:
    text = "제2장 벌칙\n제1절 과태료\n제5조(과태료)\n1천만원 이하의 과태료를 부과한다.\n제6조(벌금)\n벌금에 처한다.\n제2장 벌칙\n"
    assert {s.role for s in find(text)} == {"body"}
