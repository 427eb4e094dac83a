"""What kind of document a text is, and what is said of texts that are no legislation or cut short."""

from __future__ import annotations

from pathlib import Path

import pytest

from billkit.models.document import Document
from billkit.models.notice import Notice
from billkit.readers import read
from billkit.structure.genre import genre_of
from billkit.structure.outline import outline


def _document(text: str, **facts: object) -> Document:
    found = outline(Document(text=text))
    return Document(text=text, sections=found.sections, tradition=found.tradition, **facts)  # type: ignore[arg-type]


def _genre(text: str) -> str:
    return genre_of(_document(text))[0]


_US = "119TH CONGRESS\n1ST SESSION\n{number}\nIN THE SENATE OF THE UNITED STATES\n\n{title}\n\nSECTION 1. SHORT TITLE.\n\nThis Act is short.\n"


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        (_US.format(number="S. 12", title="To study steel."), "bill"),
        (
            "119TH CONGRESS\n1ST SESSION\nH. CON. RES. 12\n\nRecognizing steel.\n\nWhereas steel is old:\n",
            "resolution",
        ),
        ("Public Law 117–169\n\nAn Act\n\nSECTION 1. A.\n\nThis Act.\n\nSEC. 2. B.\n\nText.\n", "act"),
        (
            "Directive (EU) 2030/1\n\nArticle 1\n\nStates shall act.\n\nArticle 2\n\nIt shall apply.\n",
            "directive",
        ),
        (
            "Proposal for a REGULATION\n\nArticle 1\n\nStates shall act.\n\nArticle 2\n\nIt shall apply.\n",
            "bill",
        ),
        ("Der Bundestag hat das folgende Gesetz beschlossen:\n\n§ 1\n(1) Eins.\n\n§ 2\n(1) Zwei.\n", "act"),
        ("MEDIDA PROVISÓRIA Nº 1\nArt. 1º A Lei vale.\nArt. 2º Entra em vigor.\n", "decree"),
        ("Congressional Budget Office\nCost Estimate\n\nH.R. 1 would cost little.\n", "report"),
        ("STATEMENT OF ADMINISTRATION POLICY\n\nThe Administration supports H.R. 1.\n", "report"),
        ("The Senate passed S. 12 on Monday. The bill, an act of faith, would help mills.\n", ""),
        (
            "국회가 철강산업 특별법을 통과시켰다. 이 법률안은 의안번호 2210491로 발의됐다. 정부는 입법예고를 했다.\n",
            "",
        ),
        ("The Congressional Budget Office said the bill would cost little.\n", ""),
        ("Section 232 tariffs stay, the Supreme Court ruled in its judgment.\n", ""),
    ],
)
def test_the_head_of_a_text_tells_its_genre(text: str, genre: str) -> None:
    assert _genre(text) == genre


def test_a_genre_that_mark_up_told_is_kept() -> None:
    assert genre_of(_document("STATEMENT OF ADMINISTRATION POLICY\n", genre="act")) == ("act", ())


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        ("HANSARD\n\nThe House met at ten o'clock.\n", "debate"),
        (
            "IN THE SUPREME COURT OF THE UNITED STATES\n\nThe matter came on for oral argument at 1:01 p.m.\n",
            "transcript",
        ),
        ("IN THE CONSTITUTIONAL COURT OF SOUTH AFRICA\n\nMill v. Owner\n", "judgment"),
        ("Marshalled List of Amendments\n\nClause 1, page 2, leave out “may”.\n", "amendment-paper"),
    ],
)
def test_what_is_no_legislation_is_said_to_be_none(text: str, genre: str) -> None:
    found, notices = genre_of(_document(text))
    assert found == genre
    assert [notice.code for notice in notices] == ["not-legislation"]
    assert "Give the bill or act itself" in notices[0].message


def test_a_notice_that_the_reader_gave_is_not_given_twice() -> None:
    told = Notice(code="not-legislation", message="This is a debate.")
    assert genre_of(_document("x", genre="debate", notices=(told,)))[1] == ()


def _truncated(text: str) -> list[str]:
    return [notice.message for notice in genre_of(_document(text))[1] if notice.code == "looks-truncated"]


def test_contents_that_list_more_than_the_text_holds() -> None:
    contents = "The table of contents for this Act is as follows:\nSec. 1. Short title.\nSec. 2. Bridges.\nSec. 3. Fees.\nSec. 4. Terms.\nSec. 5. End.\n"
    head = (
        "SECTION 1. SHORT TITLE; TABLE OF CONTENTS.\n(a) SHORT TITLE.—This Act is short.\n(b) CONTENTS.—"
        + contents
    )
    whole = head + "".join(f"SEC. {n}. BRIDGES.\n(a) Do it.\n" for n in (2, 3, 4, 5))
    assert _truncated(whole) == []
    assert _truncated(head + "SEC. 5. END.\n(a) Sections left out on the way are no cut.\n") == []
    assert "lists 5 sections, of which 4 are missing, the last of them Sec. 5" in _truncated(head)[0]


def test_contents_that_are_announced_and_missing() -> None:
    text = "SECTION 1. SHORT TITLE; TABLE OF CONTENTS.\n(a) SHORT TITLE.—This Act is short.\n(b) TABLE OF CONTENTS.—The table of contents for this Act is as follows:\n"
    assert "where its table of contents should stand" in _truncated(text)[0]


def test_a_bill_to_amend_that_amends_nothing() -> None:
    text = _US.format(number="S. 12", title="To amend the Tariff Act of 1930 to end fees.")
    assert "none of its sections does" in _truncated(text)[0]
    assert _truncated(text + "\nSEC. 2. FEES.\n\nSection 9 of the Tariff Act of 1930 is amended.\n") == []


def test_a_last_sentence_that_breaks_off() -> None:
    whole = "SECTION 1. A.\n\nText.\n\nSEC. 2. B.\n\nThe Secretary shall, not later than one year after the date of this Act, report to the"
    assert "breaks off" in _truncated(whole)[0]
    assert _truncated(whole + " Congress.") == []
    assert (
        _truncated("The minister said that in the coming year the government would, among other things, do")
        == []
    )


def test_only_the_two_truncated_files_of_the_corpus_look_cut_short(shared: Path) -> None:
    files = [
        *(shared / "corpus/us/bills-txt").glob("*.txt"),
        *(shared / "corpus/us/billdtd").glob("*.txt"),
        *(shared / "corpus/us/txt").glob("*.txt"),
        *(shared / "corpus/uk").glob("*.*"),
        *(shared / "corpus/br").glob("*.docx"),
        *(shared / "corpus/de").glob("*.pdf"),
    ]
    short = [
        f.name
        for f in files
        if f.is_file() and any(n.code == "looks-truncated" for n in read(f, f.name).notices)
    ]
    assert sorted(short) == ["us-119hr1548ih.txt", "us-119s1325is.txt"]
