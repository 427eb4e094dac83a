"""Two versions: each unit's fate, word by word, and nothing lost on the way."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statutes import Amended, Statute, right, written

import billkit
from billkit.comparison.versions import diff, replay, undo
from billkit.comparison.versions.assignment import assign
from billkit.comparison.versions.changes import Versions
from billkit.comparison.versions.provisions import provision_changes
from billkit.models import Document
from billkit.models.version_diff import Change, VersionDiff

SEEDS = range(25)


def read(text: str) -> Document:
    return billkit.read(text.encode())


def replayed(old: Document, new: Document) -> VersionDiff:
    """The diff of two documents, after its redline has made each of the other."""
    found = diff(old, new)
    assert replay(old.text, found.redline) == new.text
    assert undo(new.text, found.redline) == old.text
    return found


def fates(found: VersionDiff) -> list[tuple[str, str, str]]:
    """(old label, new label, fates) of each change outside front matter."""
    return [
        ("+".join(p.label for p in c.old), "+".join(p.label for p in c.new), ",".join(c.fates))
        for c in found.changes
        if c.part != "front"
    ]


def struck_and_put_in(change: Change) -> tuple[list[str], list[str]]:
    return tuple([e.text for e in change.edits if e.op == op] for op in ("delete", "insert"))  # type: ignore[return-value]


# ---- versions with known answers


@cache
def generated(language: str, seed: int) -> tuple[int, int]:
    """Units aligned as they should be, of all units, in one pair of versions; its redline is carried out besides."""
    statute = Statute(language, seed)
    old, old_names = written(statute.articles, language)
    amended = Amended(statute, seed)
    new, new_names = written(amended.articles, language)
    versions = Versions(read(old), read(new))
    redline = versions.told().redline
    assert replay(versions.old.text, redline) == versions.new.text
    assert undo(versions.new.text, redline) == versions.old.text
    of_old, of_new = (
        dict(zip([u.index for u in units if u.rank in ("article", "paragraph", "item")], names, strict=True))
        for units, names in ((versions.old, old_names), (versions.new, new_names))
    )
    found = {
        (of_old.get(o, 0), of_new.get(n, 0))
        for group in versions.groups
        for o in group.old or [-1]
        for n in group.new or [-1]
    }
    return right(amended.pairs(), found - {(0, 0)})


@pytest.mark.parametrize("language", ["ko", "en"])
def test_units_of_amended_statutes_are_found_again(language: str) -> None:
    """Of statutes with twelve changes each (units inserted, deleted, moved, split, merged, edited) 99 in 100 units are
    aligned with exactly the units they became."""
    results = [generated(language, seed) for seed in SEEDS]
    assert sum(r for r, _ in results) / sum(of for _, of in results) >= 0.99


def test_the_generator_changes_what_it_says() -> None:
    """A measure that nothing can fail measures nothing: the answers hold all that can happen to a unit."""
    pairs = [Amended(Statute("ko", seed), seed).pairs() for seed in SEEDS]
    every = [pair for found in pairs for pair in found]
    assert any(old == 0 for old, _ in every)
    assert any(new == 0 for _, new in every)
    for side in (0, 1):
        named = [pair[side] for found in pairs[:1] for pair in found if 0 not in pair]
        assert len(named) > 50
    assert any(sum(o == old for o, n in found if n) > 1 for found in pairs for old, _ in found if old)
    assert any(sum(n == new for o, n in found if o) > 1 for found in pairs for _, new in found if new)


# ---- replay


WORDS = st.lists(
    st.sampled_from(
        ["제1조(목적) ", "제2조(정의) ", "① ", "② ", "1. ", "2. ", "SEC. 1. ", "(a) ", "(1) ", "\n", "\n\n", "이 법은 ", "the plan ",
         "<개정 2026.3.17>", "삭제", "a\u0301", "\U0001f600", "\t", "부칙 <제1호>\n", "shall", "「법」", "~~", "  "]
    ),
    min_size=1,
    max_size=40,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(WORDS, WORDS)
def test_the_redline_makes_one_text_of_the_other_whatever_they_are(old: list[str], new: list[str]) -> None:
    """Byte for byte, in both directions."""
    before, after = (Document(text="".join(words)) for words in (old, new))
    replayed(before, after)
    replayed(
        read("x" + "".join(old)), read("x" + "".join(new))
    )  # and with the sections that a reader finds in it


def test_the_same_text_has_no_changes() -> None:
    text, _ = written(Statute("ko", 1).articles, "ko")
    found = replayed(read(text), read(text))
    assert found.changes == ()
    assert [edit.op for edit in found.redline] == ["equal"]


def test_edits_quote_the_documents() -> None:
    """Struck words stand in the old text at their offsets, new ones in the new text, equal ones in both."""
    statute = Statute("en", 5)
    old, new = (read(written(a, "en")[0]) for a in (statute.articles, Amended(statute, 5).articles))
    found = replayed(old, new)
    for edit in [*found.redline, *(edit for change in found.changes for edit in change.edits)]:
        was, now = old.text[edit.old.start : edit.old.end], new.text[edit.new.start : edit.new.end]
        assert (edit.op, was, now) in {
            ("equal", was, was),
            ("delete", edit.text, ""),
            ("insert", "", edit.text),
        }


# ---- fates


LAW = """가상산업 진흥법

제1조(목적) 이 법은 가상산업의 진흥에 이바지함을 목적으로 한다.

제2조(기본계획) ① 장관은 5년마다 기본계획을 수립하여야 한다.
② 기본계획에는 다음 각 호의 사항이 포함되어야 한다.
  1. 산업의 현황과 전망
  2. 인력의 양성과 교육
  3. 시설의 설치와 보급

제3조(위원회) 국무총리 소속으로 진흥위원회를 둔다.

제4조(지원) 국가는 사업자에게 융자와 보조를 할 수 있다. 지원의 절차는 대통령령으로 정한다.
"""


def changed(before: str, after: str) -> VersionDiff:
    assert before in LAW
    return replayed(read(LAW), read(LAW.replace(before, after)))


def test_a_changed_item_is_told_with_its_words() -> None:
    found = changed("인력의 양성과 교육", "인력의 양성과 재교육")
    assert fates(found) == [("제2조제2항제2호", "제2조제2항제2호", "changed")]
    assert struck_and_put_in(found.changes[0]) == (["교육"], ["재교육"])


def test_an_item_put_in_renumbers_what_follows() -> None:
    found = changed("  2. 인력의 양성과 교육\n  3.", "  2. 재원의 조달 방안\n  3. 인력의 양성과 교육\n  4.")
    assert fates(found) == [
        ("", "제2조제2항제2호", "inserted"),
        ("제2조제2항제2호", "제2조제2항제3호", "renumbered"),
        ("제2조제2항제3호", "제2조제2항제4호", "renumbered"),
    ]


def test_an_article_that_came_is_one_change() -> None:
    """With its paragraphs and items; the articles after it are renumbered and nothing else."""
    new = LAW.replace("제3조(", "제4조(").replace("제4조(지원", "제5조(지원").replace(
        "제4조(위", "제3조(정보체계) ① 장관은 종합정보체계를 구축할 수 있다.\n② 정보의 범위는 총리령으로 정한다.\n\n제4조(위"
    )  # fmt: skip
    found = replayed(read(LAW), read(new))
    assert fates(found) == [
        ("", "제3조", "inserted"),
        ("제3조", "제4조", "renumbered"),
        ("제4조", "제5조", "renumbered"),
    ]
    assert found.changes[0].units == 3


def test_references_that_follow_a_renumbering_are_told_apart() -> None:
    """An article put in before article 3, which article 4 refers to; a reference that does not follow is a change."""
    law = LAW.replace("지원의 절차는", "제3조에 따른 위원회가 정하는 지원의 절차는")
    new = law.replace("제4조(", "제5조(").replace("제3조(", "제3조(조사) 장관은 실태를 조사한다.\n\n제4조(")
    for reference, fate in (("제4조", "renumbered,reference"), ("제2조", "renumbered,changed")):
        found = replayed(read(law), read(new.replace("제3조에 따른", f"{reference}에 따른")))
        assert ("제4조", "제5조", fate) in fates(found)


def test_a_moved_article_is_no_deletion() -> None:
    third = "제3조(위원회) 국무총리 소속으로 진흥위원회를 둔다.\n\n"
    new = LAW.replace(third, "").replace("제2조(기", third + "제2조(기")
    assert fates(replayed(read(LAW), read(new))) == [("제3조", "제3조", "moved")]


def test_a_paragraph_that_became_two_is_split_and_two_that_became_one_are_merged() -> None:
    two = LAW.replace("할 수 있다. 지원의", "할 수 있다.\n② 지원의").replace(
        "제4조(지원) 국가", "제4조(지원) ① 국가"
    )
    assert ("제4조", "제4조+제4조제1항+제4조제2항", "split") in fates(replayed(read(LAW), read(two)))
    assert ("제4조+제4조제1항+제4조제2항", "제4조", "merged") in fates(replayed(read(two), read(LAW)))


def test_an_article_that_became_two_is_split() -> None:
    """Its later paragraphs stand in the new article: that is one split, and no paragraph was moved."""
    long = "제5조(검사) " + "".join(
        f"{chr(0x2460 + at)} {what}에 대한 검사의 주기와 방법을 {what} 담당 장관이 정하여 고시한다.\n"
        for at, what in enumerate(["용광로", "전기로", "압연기", "도금조"])
    )
    cut = long.replace("③", "\n제6조(압연과 도금의 검사) ①").replace("④", "②")
    found = fates(replayed(read(LAW + "\n" + long), read(LAW + "\n" + cut)))
    assert ("제5조", "제5조+제6조", "split") in found
    assert not any("moved" in fate for *_, fate in found)


def test_a_repealed_article_is_deleted_though_its_number_stays() -> None:
    found = changed("제3조(위원회) 국무총리 소속으로 진흥위원회를 둔다.", "제3조 삭제 <2026.3.17>")
    assert fates(found) == [("제3조", "제3조", "deleted")]


def test_notes_of_the_law_database_are_no_change_of_the_norm() -> None:
    found = changed("진흥위원회를 둔다.", "진흥위원회를 둔다. <개정 2026.3.17>")
    assert fates(found) == [("제3조", "제3조", "note")]
    assert struck_and_put_in(found.changes[0]) == ([], [" <개정 2026.3.17>"])
    assert all(edit.note for edit in found.changes[0].edits if edit.op == "insert")


def test_quotation_marks_and_case_are_form() -> None:
    bill = 'SECTION 1. SHORT TITLE.\n\nThis Act may be cited as the "Glass Act".\n\nSEC. 2. LOANS.\n\nThe Secretary may make loans.\n'
    new = bill.replace('"Glass Act"', "“Glass Act”").replace("LOANS", "Loans")
    assert {fate for *_, fate in fates(replayed(read(bill), read(new)))} == {"form"}


def test_may_to_shall_is_a_change() -> None:
    bill = "SECTION 1. SHORT TITLE.\n\nThis Act is the Glass Act.\n\nSEC. 2. LOANS.\n\nThe Secretary may make loans.\n"
    found = replayed(read(bill), read(bill.replace("may make", "shall make")))
    assert fates(found) == [("Sec. 2", "Sec. 2", "changed")]
    assert struck_and_put_in(found.changes[0]) == (["may"], ["shall"])


def test_only_the_words_that_changed_are_struck() -> None:
    """Words between two changes stay, a single one that is left between longer changes does not."""
    sentence = "The Secretary may make loans to any owner of a furnace that was built before the year 1990 in a rural county."
    bill = f"SECTION 1. SHORT TITLE.\n\nThis Act is the Glass Act.\n\nSEC. 2. LOANS.\n\n{sentence}\n"
    found = replayed(read(bill), read(bill.replace("loans", "grants").replace("1990", "2000")))
    assert struck_and_put_in(found.changes[0]) == (["loans", "1990"], ["grants", "2000"])
    found = replayed(
        read(bill),
        read(bill.replace("owner of a furnace that was", "person who keeps a kiln which has been")),
    )
    assert struck_and_put_in(found.changes[0]) == (
        ["owner of a furnace that was"],
        ["person who keeps a kiln which has been"],
    )


def test_prose_without_articles_is_compared_by_paragraphs() -> None:
    old = "The first paragraph speaks of glass.\n\nThe second one speaks of sand and soda.\n"
    found = replayed(read(old), read(old.replace("soda", "lime")))
    assert [change.fates for change in found.changes] == [("changed",)]
    assert {notice.code for notice in found.notices} == {"no_sections"}


# ---- bounds


def test_long_equal_lines_are_no_trap() -> None:
    """Four thousand items that say the same, against as many that say another same: the time stays bounded."""
    head = "제1조(목적) 이 법은 목적이 있다.\n\n제2조(목록) 다음 각 호와 같다.\n"
    old = head + "".join(f"  {n}. 같은 말을 하는 항목\n" for n in range(1, 4000))
    new = head + "".join(f"  {n}. 다른 말을 하는 목록\n" for n in range(1, 4000))
    replayed(read(old), read(new))


# ---- provisions


def test_a_committee_under_another_office_is_a_changed_provision() -> None:
    found = billkit.diff(LAW.encode(), LAW.replace("국무총리 소속", "대통령 소속").encode())
    assert [(c.fate, c.kind) for c in found.provisions or ()] == [("changed", "governance.committee")]
    (change,) = found.provisions or ()
    assert [(d.field, d.old, d.new) for d in change.differences] == [("under", "국무총리", "대통령")]


def test_provisions_are_gained_and_lost_with_their_words() -> None:
    third = "제3조(위원회) 국무총리 소속으로 진흥위원회를 둔다.\n\n"
    without = LAW.replace(third, "").replace("제4조(", "제3조(")
    for old, new, fate in ((LAW, without, "lost"), (without, LAW, "gained")):
        found = billkit.diff(old.encode(), new.encode())
        assert [(c.fate, c.kind) for c in found.provisions or ()] == [(fate, "governance.committee")]


def test_untouched_words_gain_and_lose_nothing() -> None:
    found = billkit.diff(LAW.encode(), LAW.replace("인력의 양성과 교육", "인력의 양성과 재교육").encode())
    assert found.provisions == ()
    assert billkit.diff(LAW.encode(), LAW.encode(), provisions=False).provisions is None


def test_what_was_read_in_two_ways_is_no_change() -> None:
    """Words that are the same in both versions tell nothing, though one reading of them gave another value."""
    text = read(LAW)
    analysis = billkit.parse(text)
    committee = next(p for p in analysis.provisions if p.kind == "governance.committee")
    other = committee.model_copy(update={"details": {**committee.details, "under": "대통령"}})
    provisions = tuple(other if p is committee else p for p in analysis.provisions)
    same = diff(text, text).redline
    assert provision_changes(analysis, analysis.model_copy(update={"provisions": provisions}), same) == ()
    assert provision_changes(analysis, analysis.model_copy(update={"provisions": ()}), same) == ()


# ---- who goes with whom


@given(st.dictionaries(st.tuples(st.integers(0, 4), st.integers(0, 4)), st.floats(0.3, 1), max_size=14))
def test_the_assignment_is_the_best_there_is(alike: dict[tuple[int, int], float]) -> None:
    """Of all ways to pair, by trying each: none has a larger sum of third powers."""

    def best(left: list[tuple[int, int]]) -> float:
        if not left:
            return 0.0
        (o, n), rest = left[0], left[1:]
        free = [(a, b) for a, b in rest if a != o and b != n]
        return max(best(rest), alike[o, n] ** 3 + best(free))

    found = assign(alike)
    assert len({o for o, _ in found}) == len({n for _, n in found}) == len(found)
    assert sum(alike[pair] ** 3 for pair in found) == pytest.approx(best(sorted(alike)))


def test_one_sure_pair_is_worth_more_than_two_that_are_half_alike() -> None:
    assert assign({(0, 0): 0.95, (0, 1): 0.55, (1, 0): 0.55}) == [(0, 0)]


def test_large_groups_are_paired_greedily_and_in_order() -> None:
    alike = {(o, n): 0.5 + 0.4 * (o == n) for o in range(120) for n in range(120)}
    assert assign(alike) == [(at, at) for at in range(120)]


# ---- real versions


def test_the_k_steel_act_changed_in_one_item(shared: Path) -> None:
    """Corpus FORMATS.md: front matter, one note, one item, one added addendum; and nothing besides."""
    old, new = (
        billkit.read(shared / "corpus" / "kr" / f"kr-ksteel-act-{day}.md")
        for day in ("2025-12-16", "2026-03-17")
    )
    found = replayed(old, new)
    assert fates(found) == [
        ("제25조", "제25조", "note"),
        ("제25조제5호", "제25조제5호", "changed"),
        ("", "부칙 <제21467호>", "inserted"),
    ]
    assert [change.fates for change in found.changes if change.part == "front"] == [("changed",)]
    struck, put_in = struck_and_put_in(
        next(c for c in found.changes if c.fates == ("changed",) and c.part == "body")
    )
    assert "".join(struck).startswith("신에너지 및 ")
    assert "수소에너지" in "".join(put_in)


PAIRS = [
    ("kr/versions/kr-corporate-revitalisation-2016-02-12.md", "kr/versions/kr-corporate-revitalisation-2019-08-12.md"),
    ("kr/versions/kr-corporate-revitalisation-2019-08-12.md", "kr/versions/kr-corporate-revitalisation-2023-03-28.md"),
    ("kr/versions/kr-corporate-revitalisation-2023-03-28.md", "kr/versions/kr-corporate-revitalisation-2024-01-16.md"),
    ("kr/versions/kr-corporate-revitalisation-2024-01-16.md", "kr/versions/kr-corporate-revitalisation-2025-10-01.md"),
    ("kr/versions/kr-corporate-revitalisation-2016-02-12.md", "kr/versions/kr-corporate-revitalisation-2025-10-01.md"),
    ("us/bills-txt/us-118s1863is.txt", "us/bills-txt/us-118s1863rs.txt"),
    ("us/uslm/h1037_eh.xml", "us/uslm/H1037_RFS.xml"),
    ("eu/ets/eu-ets-2021-01-01-en.xhtml", "eu/ets/eu-ets-2024-03-01-en.xhtml"),
    ("eu/ets/eu-ets-2003-10-13-en.xhtml", "eu/ets/eu-ets-2021-01-01-en.xhtml"),
    ("uk/bills-akn/uk-social-housing-bill-1-lords-committee.xml", "uk/bills-akn/uk-social-housing-bill-2-lords-report.xml"),
    ("uk/bills-akn/uk-social-housing-bill-2-lords-report.xml", "uk/bills-akn/uk-social-housing-bill-3-commons-from-lords.xml"),
    ("uk/bills-akn/uk-social-housing-bill-3-commons-from-lords.xml", "uk/bills-akn/uk-social-housing-bill-4-commons-committee.xml"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_real_versions_replay(old: str, new: str, shared: Path) -> None:
    replayed(*(billkit.read(shared / "corpus" / name) for name in (old, new)))


def test_articles_that_only_one_version_has_came_or_went(shared: Path) -> None:
    """Counted apart, in the headings: between 2016 and 2025 articles were put in with numbers of their own (제8조의2), so
    numbers that only the new version has are articles that came."""
    folder = shared / "corpus" / "kr" / "versions"
    days = ("2016-02-12", "2025-10-01")
    old, new = (billkit.read(folder / f"kr-corporate-revitalisation-{day}.md") for day in days)
    headed = [set(re.findall(r"^##### (제\d+조(?:의\d+)?) \(", d.text, re.M)) for d in (old, new)]
    found = replayed(old, new)
    came = {p.label for c in found.changes if c.fates == ("inserted",) for p in c.new if p.rank == "article"}
    assert came - {label for label in came if "부칙" in label} == headed[1] - headed[0]
    assert len(headed[1] - headed[0]) > 5


def test_paragraphs_that_the_act_marks_as_new_are_inserted(shared: Path) -> None:
    """``<신설 2024.1.16>`` stands behind what the Act of that day put in."""
    folder = shared / "corpus" / "kr" / "versions"
    days = ("2023-03-28", "2024-01-16")
    old, new = (billkit.read(folder / f"kr-corporate-revitalisation-{day}.md") for day in days)
    spans = [(p.start, p.end) for c in replayed(old, new).changes if c.fates == ("inserted",) for p in c.new]
    marks = [mark.start() for mark in re.finditer("<신설 2024.1.16>", new.text)]
    assert len(marks) > 1
    assert all(any(start <= mark < end for start, end in spans) for mark in marks)
