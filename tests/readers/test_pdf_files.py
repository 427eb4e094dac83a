"""Real PDFs: words counted by PDFium alone against the text that was read, twins in XML, and files that are damaged."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest
from lxml import etree

import billkit
from billkit.errors import UnreadableSource
from billkit.models import Document
from billkit.readers.pdf.furniture import is_printers_mark

LONG = re.compile(r"[^\W\d_]{9,}")  # words that no line number, mark or figure is


def pdfs(shared: Path, folder: str) -> list[Path]:
    return sorted((shared / "corpus" / folder).glob("*.pdf"))


def page_texts(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as file:
        return [page.get_textpage().get_text_range() for page in file]


def long_words(text: str) -> Counter[str]:
    return Counter(LONG.findall(unicodedata.normalize("NFC", text).lower()))


def is_sound(document: Document) -> None:
    text = document.text
    assert unicodedata.is_normalized("NFC", text)
    assert "\r" not in text
    assert "\ufffe" not in text
    assert list(document.page_starts) == sorted(document.page_starts)
    assert all(text[s.start : s.end] for s in document.sections)


@pytest.mark.parametrize("folder", ["us/pdf", "pdf-layout", "de"])
def test_no_words_are_lost_or_doubled(shared: Path, folder: str):
    """Words that stand whole in a line of the file stand as often in the text, heads and feet of pages aside."""
    for path in pdfs(shared, folder):
        if path.stat().st_size > 1_500_000:
            continue  # the largest are read in the benchmark
        document = billkit.read(path)
        is_sound(document)
        pages = page_texts(path)
        assert len(document.page_starts) == len(pages)
        lines = [
            line
            for page in pages
            for line in re.split("[\r\n\ufffe]+", page)
            if not is_printers_mark(line.strip())
        ]
        parted = {line for page in pages for line in re.split("[\r\n]+", page) if "\ufffe" in line}
        parts = long_words(" ".join(parted).replace("\ufffe", " "))
        here = long_words(document.text)
        # a word may be half of one at a line's end, or part of a running head: those are not counted
        heads = Counter(re.sub(r"\d+", "#", line.strip()) for line in lines)
        head_words = {
            w for line, n in heads.items() if n >= max(3, len(pages) // 5) for w in long_words(line)
        }
        whole = long_words(" ".join(lines))
        wanted = {w: n for w, n in whole.items() if w not in head_words and w not in parts}
        found = sum(min(here[w], n) for w, n in wanted.items())
        assert found >= 0.985 * sum(wanted.values()), (path.name, found, sum(wanted.values()))
        doubled = {w: here[w] - n for w, n in wanted.items() if here[w] > n}
        assert sum(doubled.values()) <= 0.03 * sum(whole.values()) + 2, (path.name, doubled)


def test_no_letter_of_a_korean_bill_is_lost_or_doubled(shared: Path):
    """Hangul is counted letter by letter, as words are parted at line ends without a mark."""
    for path in pdfs(shared, "kr/bills"):
        wanted = Counter(re.findall("[가-힣]", "".join(page_texts(path))))
        assert Counter(re.findall("[가-힣]", billkit.read(path).text)) == wanted, path.name


@pytest.mark.parametrize("number", ["107-107", "17-17"])
def test_german_gazettes_hold_the_words_of_their_twins(shared: Path, number: str):
    folder = shared / "corpus" / "de"
    twin = folder / f"de-bgbl-1-2024-{number.split('-')[0]}-regelungstext-verkuendung-1.xml"
    root = etree.parse(twin).getroot()
    for meta in root.xpath("//*[local-name()='meta']"):
        meta.getparent().remove(meta)
    words = Counter(re.findall(r"\w+", unicodedata.normalize("NFC", " ".join(root.itertext()))))
    here = Counter(re.findall(r"\w+", billkit.read(folder / f"de-bgbl-1-2024-{number}.pdf").text))
    assert sum((words & here).values()) >= 0.99 * sum(words.values())


def test_line_numbers_of_bills_are_gone(shared: Path):
    """No line of the text begins with a number that counts on from the line before, as margins do."""
    text = billkit.read(shared / "corpus/us/pdf/us-bill-119hr2670ih.pdf").text
    assert "of Representatives of the United States of America in Congress assembled," in text
    assert "‘‘SEC. 139J. REGULAR COMPENSATION RECEIVED BY MEMBERS OF THE ARMED FORCES." in text.split("\n")
    assert not re.search(r"\b\d{1,2} (?:of|the|such|shall|and)\b.*\n\d", text)


def test_a_slip_law_flows_and_keeps_its_margin_notes(shared: Path):
    document = billkit.read(shared / "corpus/us/pdf/us-plaw-118-5-fiscal-responsibility-act.pdf")
    pages = page_texts(Path(document.source))
    notes = Counter(
        line for page in pages for line in re.findall(r"^\d+ USC \d+\w*(?: note)?\.(?= *\r?$)", page, re.M)
    )
    here = Counter(document.text.split("\n"))
    assert sum(notes.values()) > 10
    assert sum(min(here[note], n) for note, n in notes.items()) >= 0.7 * sum(notes.values())
    assert "STAT. 11" not in document.text
    assert "VerDate" not in document.text


def test_federal_register_columns_are_read_one_after_another(shared: Path):
    document = billkit.read(shared / "corpus/pdf-layout/federal-register-2020-17221.pdf")
    assert (
        "The FAA also proposes" in document.text
        or "the FAA also proposes to require operators" in document.text
    )
    assert "accident after takeoff from Soekarno-Hatta International Airport" in document.text


def test_boxes_of_words_are_where_the_file_has_them(shared: Path):
    document = billkit.read(shared / "corpus/us/pdf/us-plaw-117-169-inflation-reduction-act.pdf")
    start = document.text.index("corporate AMT foreign tax credit")
    (box,) = document.boxes(start, start + len("corporate AMT foreign tax credit"))
    with pypdfium2.PdfDocument(document.source) as file:
        page = file[box.page - 1]
        around = page.get_textpage().get_text_bounded(
            box.x0 - 1, page.get_height() - box.bottom - 1, box.x1 + 1, page.get_height() - box.top + 1
        )
    assert around.strip() == "corporate AMT foreign tax credit"


# --- damaged and locked files


LOCKED = ["pdf-password-example", "qpdf-bad-encryption-length", "qpdf-enc-R3_V2_U-view_O-master", "qpdf-enc-XI-R6_V5_U-view_O-master"]  # fmt: skip


@pytest.mark.parametrize("name", LOCKED)
def test_locked_files_ask_for_a_copy_without_password(shared: Path, name: str):
    with pytest.raises(UnreadableSource, match="password needed"):
        billkit.read(shared / f"corpus/malformed/{name}.pdf")


@pytest.mark.parametrize("name", ["qpdf-enc-R3_V2", "qpdf-V4-aes"])
def test_files_locked_for_their_owner_only_are_read(shared: Path, name: str):
    document = billkit.read(shared / f"corpus/malformed/{name}.pdf")
    assert document.text.count("Potato") == len(document.page_starts) == 30


def test_every_damaged_file_is_read_or_refused_with_a_reason(shared: Path):
    told = [read_or_reason(path) for path in pdfs(shared, "malformed")]
    read = [document for document in told if isinstance(document, Document)]
    refused = [reason for reason in told if isinstance(reason, str)]
    assert len(read) > 10
    assert len(refused) > 5
    for document in read:
        is_sound(document)
        assert document.text.strip()
    for reason in refused:
        path, _, why = reason.partition(".pdf ")
        assert path.startswith(str(shared))
        assert len(why) > 30


def read_or_reason(path: Path) -> Document | str:
    try:
        return billkit.read(path)
    except UnreadableSource as error:
        return str(error)


def test_scans(shared: Path):
    with pytest.raises(UnreadableSource, match=r"pictures of pages and no text.*OCR"):
        billkit.read(shared / "corpus/malformed/pdf-issue-203-decimalize.pdf")
    document = billkit.read(shared / "corpus/us/pdf/us-gao-testimony-1993-scan.pdf")
    assert [n.code for n in document.notices if n.code == "recognised-text"]


def test_a_page_without_text_or_picture(shared: Path):
    with pytest.raises(UnreadableSource, match="its only page is empty"):
        billkit.read(shared / "corpus/za/za-gazette-page.pdf")
