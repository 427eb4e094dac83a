"""What stands in a Word brief after somebody worked on it."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

from billkit.briefs import Ledger, VerifiedBrief, build, verify
from billkit.briefs.docx import to_docx
from billkit.briefs.docx.reading import read_back
from billkit.errors import UnreadableSource
from billkit.models.brief import BriefSection, Bullets, Paragraph, Statement, Table

SENTENCE = "The Act gives loans of 3 million."
T = f'<w:t xml:space="preserve">{SENTENCE}</w:t>'


@pytest.fixture
def brief(ledger: Ledger) -> VerifiedBrief:
    made = verify(build(ledger), ledger)
    cites = (made.quotations[0].id, made.measures[0].id)
    sentence = Statement(text=SENTENCE, cites=cites)
    section = BriefSection(
        id="one",
        heading=Statement(text="One"),
        blocks=(Paragraph(statement=sentence), Bullets(items=(Statement(text="Item", cites=cites),)),
                Table(headers=(Statement(text="a"), Statement(text="b")), rows=((Statement(text="c"), Statement(text="")),))),
    )  # fmt: skip
    return made.model_copy(update={"sections": (section,), "lead": ()})


def edited(brief: VerifiedBrief, *pairs: tuple[str, str]) -> bytes:
    """The brief with its main part changed by hand."""
    source, file = zipfile.ZipFile(BytesIO(to_docx(brief, '{"a": 1}'))), BytesIO()
    with zipfile.ZipFile(file, "w") as target:
        for name in source.namelist():
            text = source.read(name)
            if name == "word/document.xml":
                for old, new in pairs:
                    assert old.encode() in text
                    text = text.replace(old.encode(), new.encode())
            target.writestr(name, text)
    return file.getvalue()


def test_blocks_by_kind(brief: VerifiedBrief) -> None:
    found = read_back(to_docx(brief, "{}"))
    assert [(block.kind, *block.cells) for block in found.shown[1:6]] == [
        ("heading", "One"),
        ("paragraph", SENTENCE),
        ("bullet", "Item"),
        ("row", "a", "b"),
        ("row", "c", ""),
    ]
    assert found.blocks[1:6] == ["One", SENTENCE, "Item", "a", "b"]
    assert [note[:4] for note in found.notes] == ["[1] ", "[M1]"]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("</w:t></w:r><w:r><w:t>", ""),
        ("</w:t></w:r><w:proofErr w:type='spellStart'/><w:r><w:t>", ""),
        ("</w:t></w:r><w:ins w:id='1' w:author='a'><w:r><w:t>not </w:t></w:r></w:ins><w:r><w:t>", "not "),
        ("</w:t></w:r><w:del w:id='1' w:author='a'><w:r><w:delText>not </w:delText></w:r></w:del><w:r><w:t>", ""),
        ("</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden </w:t></w:r><w:r><w:t>", ""),
        ("</w:t></w:r><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>shown </w:t></w:r><w:r><w:t>", "shown "),
        ("</w:t></w:r><w:sdt><w:sdtContent><w:r><w:t>held </w:t></w:r></w:sdtContent></w:sdt><w:r><w:t>", "held "),
        ("</w:t><w:br/><w:t>", " "),
        ("</w:t></w:r><w:fldSimple w:instr=' AUTHOR '><w:r><w:t>Ann </w:t></w:r></w:fldSimple><w:r><w:t>", "Ann "),
        ("</w:t></w:r><w:fldSimple w:instr=' NOTEREF _Note1 '><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t>", ""),
        # words behind the mark of a note take its style in Word: they count
        ("</w:t></w:r><w:r><w:rPr><w:rStyle w:val='BriefCitation'/></w:rPr><w:t>nearly </w:t></w:r><w:r><w:t>", "nearly "),
        ("</w:t></w:r><w:r><w:rPr><w:rStyle w:val='FootnoteReference'/></w:rPr><w:t>1, 2</w:t></w:r><w:r><w:t>", ""),
        ("</w:t></w:r><w:r><w:fldChar w:fldCharType='begin'/><w:instrText> X </w:instrText></w:r><w:r>"
         "<w:fldChar w:fldCharType='separate'/><w:t>what it shows </w:t><w:fldChar w:fldCharType='end'/></w:r><w:r><w:t>", "what it shows "),
    ],
)  # fmt: skip
def test_what_an_editor_leaves_in_a_sentence(brief: VerifiedBrief, written: str, read: str) -> None:
    head, tail = SENTENCE[:20], SENTENCE[20:]
    written = written.replace("<w:t>", '<w:t xml:space="preserve">')
    data = edited(brief, (T, f'<w:t xml:space="preserve">{head}{written}{tail}</w:t>'))
    assert f"{head.rstrip()} {read}{tail}".replace("  ", " ") in [
        f"{head.rstrip()} {block[len(head.rstrip()) :].lstrip()}" for block in read_back(data).blocks
    ]


def test_a_field_that_never_ends_hides_no_more_than_its_paragraph(brief: VerifiedBrief) -> None:
    data = edited(brief, (T, f"{T}<w:fldChar w:fldCharType='begin'/>"))
    assert read_back(data).blocks[1:4] == ["One", SENTENCE, "Item"]


def test_a_text_box_is_read_once(brief: VerifiedBrief) -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent>"
    both = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="wps">{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>'
    )
    blocks = read_back(edited(brief, (T, f"{T}{both}"))).blocks
    assert blocks.count("In a box") == 1
    assert SENTENCE in blocks


def test_the_contents_are_no_text(ledger: Ledger) -> None:
    brief = verify(build(ledger, tier="full"), ledger)
    headings = [plain.text for plain in (section.heading for section in brief.sections)]
    blocks = read_back(to_docx(brief, "{}")).blocks
    assert blocks.count("Contents") == 0
    assert blocks.count(headings[0]) == 1


def test_a_document_without_citation_data(brief: VerifiedBrief) -> None:
    source, file = zipfile.ZipFile(BytesIO(to_docx(brief, "{}"))), BytesIO()
    with zipfile.ZipFile(file, "w") as target:
        for name in source.namelist():
            if not name.startswith("customXml"):
                target.writestr(name, source.read(name))
    assert read_back(file.getvalue()).citation_data is None


def test_long_citation_data(brief: VerifiedBrief) -> None:
    data = '{"q": "' + "<&>".join(map(str, range(1_500_000))) + '"}'
    assert read_back(to_docx(brief, data)).citation_data == data


def _zip_of(**parts: bytes) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as target:
        for name, content in parts.items():
            target.writestr(name.replace("__", "/"), content)
    return file.getvalue()


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (lambda: b"", "no .docx"),
        (lambda: b"%PDF", "no .docx"),
        (lambda: b"PK\x03\x04 and no more", "damaged"),
        (lambda: _zip_of(a=b"a"), "no Word document"),
        (lambda: _zip_of(**{"word__document.xml": b"<a"}), "not well-formed"),
        (lambda: _zip_of(**{"word__document.xml": b"<a/>", "customXml__item1.xml": b"<!DOCTYPE x><x xmlns='urn:billkit:brief:citations:1'/>"}), "DTD"),
    ],
)  # fmt: skip
def test_what_is_no_brief_is_refused(made: Callable[[], bytes], reason: str) -> None:
    with pytest.raises(UnreadableSource, match=reason):
        read_back(made(), "brief.docx")
