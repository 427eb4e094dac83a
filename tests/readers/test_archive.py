"""Zips: which format is in them, several files as one Document, and what is refused by name."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from office import docx, hp, hwpx, listed, numbering, p, packed

import billkit
from billkit.errors import UnreadableSource
from billkit.readers import archive, package
from billkit.readers.raw import Raw

ACT = "SEC. 1. LOANS.\nThe Secretary may make loans.\n"
HTML = "<!DOCTYPE html><html><body><p>The Minister may grant loans to steel mills.</p></body></html>"


def test_the_only_file_of_a_zip_is_the_document() -> None:
    """With its own media type, under the name and hash of the zip."""
    data = packed({"folder/act.html": HTML, "__MACOSX/._act.html": b"\0\5\x16", "folder/.DS_Store": b"\0"})
    document = billkit.read(data, name="act.zip")
    assert (document.text.strip(), document.media_type) == (
        "The Minister may grant loans to steel mills.",
        "text/html",
    )
    assert (document.source, document.sha256) == ("act.zip", hashlib.sha256(data).hexdigest())


def test_several_files_are_one_document() -> None:
    """Each in a section of its name; sections, tables and notices move with their text."""
    members = {
        "a.txt": ACT, "b.docx": docx(listed("Mills") + f"<w:tbl><w:tr><w:tc>{p('x')}</w:tc></w:tr></w:tbl>", numbering=numbering(("decimal", "%1."))),
        "c.xml": "<?xml version='1.0'?><odd><p>Loans</p></odd>", "d.png": b"\x89PNG\r\n",
    }  # fmt: skip
    document = billkit.read(packed(members), name="all.zip")
    files = [section for section in document.sections if section.rank == "file"]
    assert [(s.heading, document.text[s.start : s.end].strip()) for s in files] == [
        ("a.txt", ACT.strip()),
        ("b.docx", "1. Mills\nx"),
        ("c.xml", "Loans"),
    ]
    assert document.media_type == "application/zip"
    assert [document.text[a:b] for a, b in document.tables[0].rows[0]] == ["x"]
    assert document.section_at(document.text.index("1. Mills")) == "b.docx"
    alone = billkit.read(ACT.encode()).sections
    inside = [s for s in document.sections if s.rank != "file"]
    assert [(s.label, document.text[s.start : s.end]) for s in inside] == [
        (s.label, ACT[s.start : s.end]) for s in alone
    ]
    assert [n.code for n in document.notices] == ["unknown-xml", "unreadable-member"]
    assert "d.png is image" in document.notices[1].message


def test_pages_of_several_files_count_on(shared: Path) -> None:
    """A file without pages counts as one page."""
    path = min((shared / "corpus/kr/bills").glob("*.pdf"), key=lambda path: path.stat().st_size)
    alone = billkit.read(path)
    document = billkit.read(
        packed({"1.pdf": path.read_bytes(), "2.txt": "Loans", "3.pdf": path.read_bytes()}), name="a.zip"
    )
    pages = len(alone.page_starts)
    assert len(document.page_starts) == 2 * pages + 1
    at = len(document.text) - len(alone.text)
    assert document.page_at(document.text.index("Loans")) == pages + 1
    assert document.page_at(at) == pages + 2
    here, there = alone.boxes(0, 20), document.boxes(at, at + 20)
    assert here
    assert [(box.page + pages + 1, *box[1:]) for box in here] == list(there)


def test_zips_in_zips_are_opened_to_a_depth() -> None:
    data = packed({"act.txt": ACT})
    for _ in range(archive.MOST_DEPTH - 1):
        data = packed({"inner.zip": data})
    assert billkit.read(data, name="a.zip").text == ACT
    with pytest.raises(UnreadableSource, match="archives deep"):
        billkit.read(packed({"inner.zip": data}), name="a.zip")


def test_formats_are_told_by_content() -> None:
    """Whatever the name of the file; HWPX also without its mimetype."""
    assert billkit.read(docx(p("Loans")), name="a.hwpx").media_type.endswith("wordprocessingml.document")
    assert billkit.read(hwpx(hp("융자")), name="a.docx").media_type == "application/hwp+zip"
    section = '<s:sec xmlns:s="u"><s:p><s:run><s:t>융자</s:t></s:run></s:p></s:sec>'
    assert billkit.read(packed({"Contents/section0.xml": section}), name="a.zip").text == "융자"


@pytest.mark.parametrize(
    ("members", "what"),
    [
        ({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<a/>"}, "is a spreadsheet.*save it as"),
        ({"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<a/>"}, "is a presentation.*save it as"),
        ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"}, "OpenDocument spreadsheet.*save it as"),
        ({"a.png": b"\x89PNG\r\n", "b.txt": ""}, r"none of whose files can be read.*a\.png is image.*b\.txt is empty"),
        ({}, "holds no files"),
    ],
)  # fmt: skip
def test_what_is_refused(members: dict[str, str | bytes], what: str) -> None:
    with pytest.raises(UnreadableSource, match=rf"(?s)^a\.zip .*{what}"):
        billkit.read(packed(members), name="a.zip")


@pytest.mark.parametrize(
    ("limit", "value", "what"),
    [
        ("MOST_BYTES", 1000, "unpacks to more than"), ("MOST_RATIO", 3, "3 times its size"), ("MOST_MEMBERS", 1, "more than 1 files"),
    ],
)  # fmt: skip
def test_each_limit_holds_by_itself(
    monkeypatch: pytest.MonkeyPatch, limit: str, value: int, what: str
) -> None:
    monkeypatch.setattr(package, "_RATIO_FROM", 100)
    data = packed({"a.txt": "Loans " * 500, "b.txt": "Loans"})
    assert billkit.read(data, name="a.zip").text.startswith("Loans")
    monkeypatch.setattr(package, limit, value)
    with pytest.raises(UnreadableSource, match=what):
        package.Package(data, "a.zip").read("a.txt")


def test_what_is_unpacked_is_counted_over_all_members() -> None:
    archive_of_two = package.Package(packed({"a": "x" * 600, "b": "x" * 600}), "a.zip", package.Budget(1000))
    assert archive_of_two.read("a")
    with pytest.raises(UnreadableSource, match="what was unpacked"):
        archive_of_two.read("b")


def test_names_of_korean_windows() -> None:
    """They say no encoding, and are no mistake."""
    data = packed({"xxxx.txt": ACT, "b.txt": ACT}).replace(b"xxxx.txt", "법안".encode("cp949") + b".txt")
    assert billkit.read(data, name="a.zip").sections[0].heading == "법안.txt"


def test_members_one_by_one() -> None:
    data = packed({"a.txt": "One", "b/": "", "b/c.txt": "Two", "Thumbs.db": b"x"})
    found = list(archive.members(Raw(data, "a.zip", "")))
    assert [(name, raw.data, raw.label) for name, raw in found] == [
        ("a.txt", b"One", "a.zip/a.txt"),
        ("b/c.txt", b"Two", "a.zip/b/c.txt"),
    ]
    assert billkit.read(found[1][1].data, name=found[1][1].label).text == "Two"


def test_a_leos_package_is_its_bill(shared: Path) -> None:
    """The memorandum is another document, and said to be there."""
    document = billkit.read(shared / "corpus/eu/leos/proposal_3Articles.leg")
    assert document.tradition == "eu"
    assert [s.label for s in document.sections if s.rank == "article"] == [
        "Article 1",
        "Article 2",
        "Article 3",
    ]
    (notice,) = [n for n in document.notices if n.code == "other-documents"]
    assert "memorandum_" in notice.message


ODT = (
    '<o:c xmlns:o="o" xmlns:text="t" xmlns:style="s" xmlns:table="b" xmlns:draw="d"><text:list-style style:name="L">'
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/></text:list-style>{}</o:c>'
)


def odt(body: str) -> str:
    members = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": ODT.format(body)}
    return billkit.read(packed(members), name="a.odt").text


def test_opendocument_text() -> None:
    """Headings, blanks, lists with their numbers, tables, notes; what was deleted is kept apart and not read."""
    inner = "<text:list><text:list-item><text:p>B</text:p></text:list-item><text:list-item><text:p>C</text:p></text:list-item></text:list>"
    body = (
        "<text:tracked-changes><text:p>gone</text:p></text:tracked-changes><text:h>Part 1</text:h>"
        "<text:p>Loans<text:s/>for<text:tab/><text:span>mills</text:span><text:note><text:note-citation>1</text:note-citation>"
        "<text:note-body><text:p>Note.</text:p></text:note-body></text:note>.</text:p>"
        f'<text:list text:style-name="L"><text:list-item><text:p>A</text:p>{inner}</text:list-item><text:list-item><text:p>D</text:p><text:p>E</text:p></text:list-item></text:list>'
        "<table:table><table:table-row><table:table-cell><text:p>x</text:p></table:table-cell><table:table-cell><text:p>y</text:p></table:table-cell></table:table-row></table:table>"
    )
    assert odt(body) == "Part 1\nLoans for mills.\n1. A\n(a) B\n(b) C\n2. D\nE\nx\ty\n\n[1] Note."
