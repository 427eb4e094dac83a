"""One source, read once: its text in NFC, its hash, its encoding; or a refusal that says what to do."""

from __future__ import annotations

import hashlib
import io
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import billkit
from billkit import readers
from billkit.errors import UnreadableSource

ENGLISH = "The bill offers loans – €5 million – to steelmakers.\n"
KOREAN = "정부는 철강산업 경쟁력 강화를 위하여 5년마다 기본계획을 수립하여야 한다.\n"


@pytest.mark.parametrize(
    ("data", "text", "media_type"),
    [
        (ENGLISH.encode(), ENGLISH, "text/plain"),
        (b"\xef\xbb\xbf" + ENGLISH.encode(), ENGLISH, "text/plain"),
        (ENGLISH.encode("utf-16"), ENGLISH, "text/plain"),
        (b"\xfe\xff" + ENGLISH.encode("utf-16-be"), ENGLISH, "text/plain"),
        (b"Loans for mills", "Loans for mills", "text/plain"),
        ("Loans".encode("utf-16-le"), "Loans", "text/plain; charset=utf-16-le"),
        (KOREAN.encode(), KOREAN, "text/plain"),
        (KOREAN.encode("cp949"), KOREAN, "text/plain; charset=cp949"),
    ],
    ids=[
        "UTF-8", "UTF-8 with mark", "UTF-16 little-endian with mark", "UTF-16 big-endian with mark", "ASCII",
        "UTF-16 without mark", "Korean UTF-8", "Korean CP949",
    ],
)  # fmt: skip
def test_usual_encodings_are_read(data: bytes, text: str, media_type: str) -> None:
    """An encoding that had to be guessed is told in the media type."""
    document = billkit.read(data)
    assert (document.text, document.media_type) == (text, media_type)
    assert document.sha256 == hashlib.sha256(data).hexdigest()


def test_a_western_code_page_is_read() -> None:
    text = "Le ministre désigne des zones où l’acier décarboné bénéficie d’une aide à l’investissement. " * 4
    document = billkit.read(text.encode("cp1252"))
    assert document.text == text
    assert "charset=" in document.media_type


@pytest.mark.parametrize(
    ("text", "language"), [(ENGLISH, "en"), (KOREAN, "ko"), ("철강 POSCO 지원", "ko"), ("123", "en")]
)
def test_the_language_is_told(text: str, language: str) -> None:
    assert billkit.read(text.encode()).language == language


def test_text_is_nfc_with_one_kind_of_line_end() -> None:
    """Decomposed Hangul and accents are composed; Windows, old Mac and Unicode line ends become newlines."""
    decomposed = unicodedata.normalize("NFD", "특구 café")
    document = billkit.read(f"{decomposed}\r\nb\rc\u2028d\x85e".encode())
    assert document.text == "특구 café\nb\nc\nd\ne"


@pytest.mark.parametrize(
    ("data", "problem", "remedy"),
    [
        (b"", "is empty", "saved or downloaded completely"),
        (b" \n\t\xc2\xa0\n", "holds only blanks", "saved with it"),
        (b"\xef\xbb\xbf\x1c", "holds only blanks", "saved with it"),
        (bytes(range(256)) * 8, "holds binary data", "plain text in UTF-8"),
        (b"The bill\x00offers\x00loans", "holds binary data", "plain text in UTF-8"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n", "is a Git LFS pointer", "git lfs pull"),
        (b"HWP Document File V3.00", "is HWP 3", "HWPX"),
        (b"{\\rtf1 text}", "is RTF", "word processor"),
        (b"\x1f\x8b\x08", "is gzip", "gunzip"),
        (b"\x89PNG\r\n", "is image", "OCR"),
        (b"<?xml version='1.0'?><act/>", "is XML without text", "saved with it"),
        (b"<?xml version='1.0'?><act>", "is not well-formed XML", "Download it again"),
        (b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "declares entities", "without its DTD"),
    ],
)  # fmt: skip
def test_what_is_no_text_is_refused_with_a_remedy(data: bytes, problem: str, remedy: str) -> None:
    """The message names the source, what it is, and what to do."""
    with pytest.raises(UnreadableSource) as refused:
        billkit.read(data, name="act.bin")
    message = str(refused.value)
    assert message.startswith(f"act.bin {problem}")
    assert remedy in message


def test_paths(tmp_path: Path) -> None:
    """A file is named as given; a missing path, a directory and a path with a NUL are refused."""
    (tmp_path / "bill.md").write_text("# The bill", "utf-8")
    document = billkit.read(tmp_path / "bill.md")
    assert (document.source, document.media_type) == (str(tmp_path / "bill.md"), "text/markdown")
    for path, problem in [
        (tmp_path / "none.txt", "does not exist"),
        (tmp_path, "is a directory"),
        ("a\0b", "cannot be opened"),
    ]:
        with pytest.raises(UnreadableSource, match=problem):
            billkit.read(path)


def test_streams(monkeypatch: pytest.MonkeyPatch) -> None:
    """An open file, standard input as "-", and a document that was read already."""
    assert billkit.read(io.BytesIO(b"Loans"), name="mail").source == "mail"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Loans")))
    document = billkit.read("-")
    assert (document.text, document.source) == ("Loans", "-")
    assert billkit.read(document) is document


def test_too_large(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A source over the limit is refused before it is decoded, from bytes, file and stream alike."""
    monkeypatch.setattr(readers, "MAX_BYTES", 10)
    (tmp_path / "long.txt").write_bytes(b"x" * 11)
    for source in (b"x" * 11, tmp_path / "long.txt", io.BytesIO(b"x" * 11)):
        with pytest.raises(UnreadableSource, match="larger than"):
            billkit.read(source)
    assert billkit.read(b"x" * 10).text == "x" * 10


@settings(deadline=None)  # the first PDF waits for its library
@given(st.binary(max_size=300))
def test_any_bytes_give_a_document_or_a_named_error(data: bytes) -> None:
    """Never another error, never an empty document."""
    try:
        text = billkit.read(data).text
    except UnreadableSource:
        return
    assert text.strip()
    assert "\r" not in text
    assert unicodedata.is_normalized("NFC", text)
