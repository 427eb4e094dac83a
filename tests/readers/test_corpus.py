"""What holds of every file of the corpus: a Document or a named error; spans inside the text; the same again."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest

import billkit
from billkit.errors import UnreadableSource
from billkit.models import Document

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
FILES = sorted(p for p in CORPUS.rglob("*.*") if p.is_file() and p.name not in ("FORMATS.md", "MANIFEST.csv"))
TWICE = 400_000  # bytes: larger files are read once

# Of these nothing can be read, for the reason that stands in the message.
REFUSED = {
    "pdf-empty.pdf": "is empty",
    "pdf-git-lfs-pointer.pdf": "Git LFS pointer",
    "pdf-password-example.pdf": "password needed",
    "qpdf-bad-encryption-length.pdf": "password needed",
    "qpdf-enc-R3_V2_U-view_O-master.pdf": "password needed",
    "qpdf-enc-XI-R6_V5_U-view_O-master.pdf": "password needed",
    "hwp5-password-12345.hwp": "password is needed",
    "hwpx-password-123456.hwpx": "password is needed",
    "hwp3-password-123456.hwp": "HWP 3",
    "pdf-issue-203-decimalize.pdf": "scan",
    "za-gazette-page.pdf": "holds no text",
    "de-bgbl-1-2024-107-rechtsetzungsdokument-1.xml": "cover",
}


def test_the_corpus_is_there(shared: Path) -> None:
    assert len(FILES) >= 280, shared


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(CORPUS)))
def test_a_document_or_a_named_error(path: Path) -> None:
    try:
        document = billkit.read(path)
    except UnreadableSource as refused:
        message = str(refused)
        assert message.startswith(str(path))
        assert len(message.split(". ")) > 1 or ": " in message, "says what to do"
        assert REFUSED.get(path.name, "") in message
        assert "malformed" in path.parts or path.name in REFUSED or is_without_text(path)
        return
    assert path.name not in REFUSED
    promises_hold(document)
    if path.stat().st_size < TWICE:
        assert billkit.read(path) == document


def is_without_text(path: Path) -> bool:
    """Word processor files of pictures, headers or empty tables only."""
    return path.name in ("table.hwp", "HeaderFooter.hwpx", "SimplePicture.hwpx", "blank.hwpx")


def promises_hold(document: Document) -> None:
    text = document.text
    assert text.strip()
    assert "\r" not in text
    assert unicodedata.is_normalized("NFC", text)
    for section in document.sections:
        assert 0 <= section.start < section.end <= len(text)
    nested = [section for _, section in document.outline()]
    for before, after in pairwise(nested):
        assert after.start >= before.start
        assert after.start >= before.end or after.end <= before.end, "sections lie apart or inside each other"
    assert list(document.page_starts) == sorted(document.page_starts)
    for table in document.tables:
        assert all(0 <= cell.start <= cell.end <= len(text) for row in table.rows for cell in row)
    for offset in range(0, len(text), max(len(text) // 50, 1)):
        page = document.page_at(offset)
        assert (page is None) == (not document.page_starts)
        assert page is None or 1 <= page <= len(document.page_starts)
        label = document.section_at(offset)
        assert label is None or any(s.label == label for s in document.sections_at(offset))
        evidence = document.evidence(offset, offset + 1)
        assert text[evidence.start : evidence.end] == evidence.quote


@pytest.mark.parametrize("path", sorted((CORPUS / "kr").rglob("*.md")), ids=lambda path: path.stem)
def test_articles_of_korean_statutes_are_counted_exactly(path: Path) -> None:
    """Against a count of the headings of the Markdown, which knows nothing of billkit."""
    body = path.read_text("utf-8").split("\n## 부칙", 1)[0]
    headings = len(re.findall(r"^#####+ 제\d+조", body, re.M))
    document = billkit.read(path)
    articles = [
        s
        for s in document.sections
        if s.rank == "article" and s.role in ("body", "deleted") and not s.label.startswith("부칙")
    ]
    assert len(articles) == headings
