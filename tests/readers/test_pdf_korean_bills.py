"""Korean bills as PDF: the block of the first page, and the table that sets the old law beside the new."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from billkit.models.document import Document
from billkit.readers import read
from billkit.readers.pdf.letters import gathered
from billkit.readers.pdf.lines import Line, Sheet
from billkit.readers.pdf.old_new import OldNew
from billkit.readers.pdf.pdfium import Place, Stretch
from billkit.readers.pdf.title_block import title_block

# Rows of the tables, counted by eye on the printed pages.
ROWS = {
    "2205429": 2, "2207157": 11, "2208369": 1, "2208853": 0, "2210157": 2, "2210437": 4, "2210471": 4, "2210483": 3,
    "2210491": 3, "2210496": 5, "2210568": 2, "2210585": 0, "2210588": 9,
}  # fmt: skip
BILLS = [pytest.param(number, id=number) for number in ROWS]


@cache
def _bill(path: Path) -> Document:
    return read(path)


@pytest.fixture
def bill(shared: Path, request: pytest.FixtureRequest) -> Document:
    return _bill(shared / "corpus" / "kr" / "bills" / f"kr-bill-{request.param}.pdf")


def rows(document: Document) -> list[tuple[str, str]]:
    """Old and new, each put together over pages."""
    found = []
    for table in document.tables:
        assert table.kind == "old-new"
        for row in table.rows:
            cells = [document.text[a:b] for a, b in row]
            found.append(("\n".join(cells[0::2]).strip(), "\n".join(cells[1::2]).strip()))
    return found


@pytest.mark.parametrize(("bill", "count"), ROWS.items(), indirect=["bill"])
def test_rows(bill: Document, count: int) -> None:
    assert len(rows(bill)) == count
    assert len(bill.tables) == bool(count)


@pytest.mark.parametrize("bill", BILLS, indirect=True)
def test_notation_stands_in_pairs(bill: Document) -> None:
    """What is new has no old text, what is left out on the left is as it was on the right; dashes stand on the right."""
    table = "".join(bill.text[t.start : t.end] for t in bill.tables)
    found = rows(bill)
    assert sum(old == "<신 설>" for old, _ in found) == table.count("<신 설>")
    assert sum(new == "<삭 제>" for _, new in found) == table.count("<삭 제>")
    assert sum("(생 략)" in old for old, _ in found) == table.count("(생 략)")
    for old, new in found:
        assert ("(생 략)" in old) == ("(현행" in new), old
        assert "--" not in old


@pytest.mark.parametrize("bill", BILLS, indirect=True)
def test_cells_are_the_whole_table(bill: Document) -> None:
    """Cells follow one another without overlap, and leave nothing between them."""
    for table in bill.tables:
        at = table.start
        for row in table.rows:
            assert len(row) % 2 == 0
            for start, end in row:
                assert at <= start <= end
                assert not bill.text[at:start].strip()
                at = end
        assert at == table.end
        assert not bill.text[at:].strip()


@pytest.mark.parametrize("bill", BILLS, indirect=True)
def test_no_letter_is_lost_or_doubled(bill: Document, shared: Path) -> None:
    """The text has the letters of the pages, without page numbers."""
    with PdfDocument((shared / "corpus" / "kr" / "bills" / Path(bill.source).name).read_bytes()) as file:
        pages = "\n".join(page.get_textpage().get_text_range() for page in file)
        numbers = sum(bool(page.get_textpage().get_text_range().strip()) for page in file)
    printed = Counter(re.sub(r"\s", "", unicodedata.normalize("NFC", pages)))
    written = Counter(re.sub(r"\s", "", bill.text))
    assert not written - printed
    lost = printed - written
    assert lost.pop("-", 0) == 2 * numbers
    assert all(letter.isdecimal() for letter in lost)


@pytest.mark.parametrize("bill", BILLS, indirect=True)
def test_first_page(bill: Document) -> None:
    """Each label stands before its value, on one line, before the explanatory memorandum."""
    block = bill.text[: bill.text.index("제안이유")].splitlines()
    labels = [line.partition(" ")[0] for line in block if line[:2] in ("의안", "발의")]
    assert labels == ["의안번호", "발의연월일", "발의자"]
    number = next(line for line in block if line.startswith("의안번호"))
    assert re.fullmatch(r"의안번호 \d{4,5}", number)
    assert bill.source.endswith(f"{int(number.split()[1]):05}.pdf")
    sponsors = next(line for line in block if line.startswith("발의자"))
    said = int(re.search(r"\((\d+)인\)", sponsors)[1])  # type: ignore[index]
    names = re.split(r"ㆍ|(?<=\S{3}) (?=\S{2,})", re.sub(r"^발의자 : | ?의원 ?\(\d+인\)", "", sponsors))
    assert len(names) == said


@pytest.mark.parametrize("bill", BILLS, indirect=True)
def test_pages_of_cells(bill: Document) -> None:
    """Every cell stands on one page, the page that its boxes are on."""
    for table in bill.tables:
        for row in table.rows:
            for start, end in row:
                if start < end:
                    pages = {box.page for box in bill.boxes(start, end)}
                    assert pages == {bill.page_at(start)} == {bill.page_at(end - 1)}


@pytest.mark.parametrize("bill", BILLS, indirect=True)
def test_parts_of_bills(bill: Document) -> None:
    levels = [s.level for s in bill.sections if s.rank == "block" and s.level not in ("개정문", "인용")]
    assert levels[:2] == ["표지", "제안이유"]
    assert levels[-1] == ("신구조문대비표" if bill.tables else "부칙")
    assert {"본문", "부칙"} <= set(levels)


# --- shapes


def line(text: str, x0: float, base: float, first: int, width: float | None = None) -> Line:
    return Line(text, 1, x0, base - 11, x0 + (width or 7 * len(text)), base + 3, base, first)


class Page:
    """A page on which all letters are seven points wide."""

    width, height = 595.0, 842.0

    def __init__(self, lines: list[Line]) -> None:
        self._lines = lines

    def place(self, index: int) -> Place:
        one = max((line for line in self._lines if line.first <= index), key=lambda line: line.first)
        x0 = one.x0 + 7 * (index - one.first)
        return Place(x0, one.top, x0 + 7, one.bottom, one.base)

    def stretch(self, first: int, last: int) -> Stretch:
        one, end = self.place(first), self.place(last)
        return one.x0, one.top, end.x1, one.bottom, one.base, 0.0, (False, False), False


def laid_out(lines: list[Line]) -> list[list[str] | str]:
    """What becomes of a page: the texts of its running lines, or of the cells' paragraphs."""
    table = OldNew()
    cut = table.cut(Page(lines), 1, lines)  # type: ignore[arg-type]
    parts = table.parts(Sheet(1, Page.width, Page.height, cut))
    return [
        [one.text for one in part.lines]
        if isinstance(part, Sheet)
        else " / ".join(p.lines[0].text for p in part)
        for part in parts
    ]


HEAD = [
    line("부 칙", 280, 60, 0),
    line("신ㆍ구조문대비표", 230, 95, 10),
    line("현 행 개 정 안", 150, 147, 30),
]
ROW = line("1. (생 략)" + " " * 22 + "1. (현행과 같음)", 92, 177, 50)


def test_rows_on_one_line_are_cut_between_the_columns() -> None:
    assert laid_out([*HEAD, ROW]) == [
        ["부 칙"],
        "신ㆍ구조문대비표 / 현 행 개 정 안",
        "1. (생 략) / 1. (현행과 같음)",
    ]


def test_text_under_the_table_is_no_cell() -> None:
    under = [
        line("비용추계서 미첨부 사유서", 90, 300, 200),
        line("이 법률안은 비용추계를 필요로 하지 아니하여 첨부하지 않았음.", 140, 330, 300),
    ]
    below = [one.text for one in under]
    assert laid_out([*HEAD, ROW, *under])[2:] == ["1. (생 략) / 1. (현행과 같음)", below]
    assert laid_out([*HEAD, ROW, under[1]])[2:] == ["1. (생 략) / 1. (현행과 같음)", below[1:]]


def test_blank_between_words_is_no_gutter() -> None:
    """A line of text that has a blank just in the middle of the page, from 294 to 301 points."""
    words = "이 법률안은 비용추계를 필요로 하지 아니하여 붙이지 않음. 이에 그 사유를 적음."
    text = line(words, 294 - 7 * words.index(" 이에"), 330, 300)
    assert laid_out([*HEAD, ROW, text])[3:] == [[words]]


def test_no_table_without_its_heads() -> None:
    lines = [HEAD[1], ROW]
    assert laid_out(lines) == [[HEAD[1].text, ROW.text]]


def test_letters_on_their_own_lines_are_one() -> None:
    spread = [line("제", 70, 90, 0), line("1", 77, 90, 3), line("항", 84, 90, 6), line("을", 100, 90, 9)]
    assert [one.text.replace("\u200b", "") for one in gathered(spread)] == ["제1항  을"]
    assert [len(one.text) for one in gathered(spread)] == [10]
    under = [line("가", 70, 90, 0), line("나", 70, 110, 3), line("다", 300, 110, 6)]
    assert gathered(under) == under


def test_block_without_fields_is_left_alone() -> None:
    plain = Sheet(
        1, 595, 842, [line("의 안", 80, 180, 0), line("번 호", 80, 198, 5), line("본문이다.", 70, 300, 10)]
    )
    assert title_block(plain) is None
    beside = [line("발 의 자 : 홍길동", 288, 190, 20), line("본문이 그 사이에 있다.", 70, 190, 40, 200)]
    assert title_block(plain._replace(lines=plain.lines + beside)) is None
