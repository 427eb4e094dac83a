"""A document of one's own that says how a Word brief looks, made here with python-docx."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from io import BytesIO

import docx
import pytest
from docx.shared import Mm, Pt
from test_brief_as_docx import SVG, made_of, said
from word_file import R, W, WordFile, text

from billkit.briefs import Ledger, VerifiedBrief, build, verify
from billkit.briefs.docx import to_docx
from billkit.briefs.docx.reading import read_back
from billkit.errors import BadTemplate
from billkit.models.brief import Paragraph, Table
from billkit.pictures.png import png

PAGE_A5 = (Mm(148), Mm(210))


@pytest.fixture
def brief(ledger: Ledger) -> VerifiedBrief:
    return verify(build(ledger, tier="full"), ledger)


@pytest.fixture
def picture() -> bytes:
    pytest.importorskip("resvg_py")
    return png(SVG, 60, 30)


def saved(made: docx.document.Document) -> bytes:
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def office(picture: bytes) -> bytes:
    """The paper of an office: A5, a letterhead, a footer, a face of its own, and text that must not come along."""
    made = docx.Document()
    section = made.sections[0]
    section.page_width, section.page_height = PAGE_A5
    section.left_margin = section.right_margin = Mm(15)
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = "Office of the Glass Committee"
    section.first_page_header.paragraphs[0].add_run().add_picture(BytesIO(picture))
    section.footer.paragraphs[0].text = "Draft, not for quotation"
    made.styles["Heading 1"].font.name = "Georgia"
    made.styles["Normal"].font.size = Pt(13)
    made.add_paragraph("SECRET of the body")
    made.core_properties.author = "SECRET author"
    return saved(made)


def changed(data: bytes, part: str, how: Callable[[bytes], bytes], **more: bytes) -> bytes:
    """The same package with one part changed, and more parts."""
    source, file = zipfile.ZipFile(BytesIO(data)), BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, how(source.read(name)) if name == part else source.read(name))
        for name, content in more.items():
            target.writestr(name.replace("__", "/"), content)
    return file.getvalue()


def replaced(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    def how(data: bytes) -> bytes:
        assert old in data
        return data.replace(old, new)

    return how


# --- what is taken


def test_takes_styles_page_header_and_footer_and_leaves_the_body(
    brief: VerifiedBrief, picture: bytes
) -> None:
    data = to_docx(brief, "{}", office(picture))
    file = WordFile(data)
    assert file.faults() == []
    assert "SECRET" not in "".join(file.zip.read(name).decode("utf-8", "replace") for name in file.names)
    size = file.body.find(f".//{W}pgSz")
    assert size is not None
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == (str(PAGE_A5[0].twips), str(PAGE_A5[1].twips))
    opened = docx.Document(BytesIO(data))
    assert opened.styles["Heading 1"].font.name == "Georgia"
    assert opened.sections[0].header.paragraphs[0].text == "Office of the Glass Committee"
    assert opened.sections[0].footer.paragraphs[0].text == "Draft, not for quotation"
    assert opened.sections[0].different_first_page_header_footer
    [image] = [
        t
        for n in file.names
        if "header" in n and n.endswith(".xml")
        for kind, t, _ in file.relations(n).values()
        if kind == "image"
    ]
    assert file.zip.read(image) == picture


def test_says_the_same_in_any_look(brief: VerifiedBrief, picture: bytes) -> None:
    assert read_back(to_docx(brief, "{}", office(picture))) == read_back(to_docx(brief, "{}"))


def test_tables_fit_the_page_given(brief: VerifiedBrief, picture: bytes) -> None:
    file = WordFile(to_docx(brief, "{}", office(picture)))
    room = PAGE_A5[0].twips - 2 * Mm(15).twips
    for grid in file.body.iter(f"{W}tblGrid"):
        assert sum(int(column.attrib[f"{W}w"]) for column in grid) <= max(room, PAGE_A5[1].twips)


def test_adds_the_styles_that_are_missing(brief: VerifiedBrief) -> None:
    bare = changed(
        saved(docx.Document()),
        "word/styles.xml",
        lambda data: re.sub(rb"<w:style\b.*?</w:style>", lambda m: m[0] if b'"Normal"' in m[0] and b"w:default" in m[0] else b"", data, flags=re.DOTALL),
    )  # fmt: skip
    file = WordFile(to_docx(brief, "{}", bare))
    assert file.faults() == []
    names = {e.attrib[f"{W}val"] for e in file.root("word/styles.xml").iter(f"{W}name")}
    assert names >= {
        "Title",
        "heading 1",
        "heading 2",
        "List Bullet",
        "caption",
        "footnote text",
        "Brief Table",
    }
    # the bullets have a list to count in
    numbers = {e.get(f"{W}numId") for e in file.root("word/numbering.xml").iter(f"{W}num")}
    assert {e.get(f"{W}val") for e in file.root("word/styles.xml").iter(f"{W}numId")} <= numbers


def test_finds_styles_by_their_names_whatever_their_ids(brief: VerifiedBrief) -> None:
    korean = changed(
        saved(docx.Document()),
        "word/styles.xml",
        lambda data: data.replace(b'"Heading1"', b'"1"').replace(b'"Title"', b'"a3"', 1).replace(b'w:val="Heading1"', b'w:val="1"'),
    )  # fmt: skip
    file = WordFile(to_docx(brief, "{}", korean))
    assert file.faults() == []
    assert {style for style, words in file.paragraphs() if words == "Sources"} == {"TOC1", "1"}


def test_an_id_taken_by_another_style_is_not_used_again(brief: VerifiedBrief) -> None:
    taken = changed(
        saved(docx.Document()),
        "word/styles.xml",
        replaced(b"</w:styles>", b'<w:style w:type="character" w:styleId="BriefTable"><w:name w:val="Mine"/></w:style></w:styles>'),
    )  # fmt: skip
    file = WordFile(to_docx(brief, "{}", taken))
    ids = [e.attrib[f"{W}styleId"] for e in file.root("word/styles.xml").iter(f"{W}style")]
    assert len(ids) == len(set(ids))
    assert {e.get(f"{W}val") for e in file.body.iter(f"{W}tblStyle")} == {"BriefTableBrief1"}


def test_list_bullet_without_a_list_gets_one(brief: VerifiedBrief) -> None:
    def without(data: bytes) -> bytes:
        style = re.search(rb'<w:style\b[^>]*w:styleId="ListBullet".*?</w:style>', data, re.DOTALL)
        assert style
        return data.replace(style[0], re.sub(rb"<w:numPr>.*?</w:numPr>", b"", style[0], flags=re.DOTALL))

    file = WordFile(to_docx(brief, "{}", changed(saved(docx.Document()), "word/styles.xml", without)))
    items = [p for p in file.body.iter(f"{W}p") if p.find(f"{W}pPr/{W}numPr/{W}numId") is not None]
    assert items
    numbers = {e.get(f"{W}numId") for e in file.root("word/numbering.xml").iter(f"{W}num")}
    assert {p.find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val") for p in items} <= numbers  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "size", [b'w:w="x" w:h="11906"', b'w:w="900" w:h="16838"', b'w:w="11906" w:h="-5"', b""]
)
def test_paper_that_is_none_is_not_taken(brief: VerifiedBrief, size: bytes) -> None:
    made = changed(
        saved(docx.Document()),
        "word/document.xml",
        lambda data: re.sub(rb"<w:pgSz[^>]*/>", b"<w:pgSz " + size + b"/>", data),
    )
    page = WordFile(to_docx(brief, "{}", made)).body.find(f".//{W}pgSz")
    assert page is not None
    assert (page.get(f"{W}w"), page.get(f"{W}h")) == ("11906", "16838")


def test_only_the_first_page_of_all_is_the_first_page(brief: VerifiedBrief, picture: bytes) -> None:
    heads = tuple(said(f"Economy number {place}") for place in range(30))
    wide = Table(headers=heads, rows=(heads,))
    blocks = (Paragraph(statement=said("before")), wide)
    file = WordFile(to_docx(made_of(*blocks, brief=brief), "{}", office(picture)))
    sections = list(file.body.iter(f"{W}sectPr"))
    assert [s.find(f"{W}titlePg") is not None for s in sections] == [True, False, False]
    assert [s.find(f"{W}pgSz").get(f"{W}orient") for s in sections] == [None, "landscape", None]  # type: ignore[union-attr]


def test_without_a_footer_pages_are_numbered_as_ever(brief: VerifiedBrief) -> None:
    file = WordFile(to_docx(brief, "{}", saved(docx.Document())))
    assert text(file.root("word/footer1.xml")) == "Page 1 of 1"


def test_what_a_header_shows_from_elsewhere_is_left_out(brief: VerifiedBrief) -> None:
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "Letterhead"
    data = saved(made)
    header = next(n for n in zipfile.ZipFile(BytesIO(data)).namelist() if "header" in n)
    linked = (
        b'<w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:r="%s" r:id="rId9"/></w:object></w:r></w:p>'
        % R.strip("{}").encode()
    )
    hostile = changed(data, header, replaced(b"</w:p>", linked), **{
        f"word/_rels/{header.removeprefix('word/')}.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/oleObject" Target="http://example.org/x" TargetMode="External"/></Relationships>'
    })  # fmt: skip
    file = WordFile(to_docx(brief, "{}", hostile))
    assert file.faults() == []
    assert not any(
        b"OLEObject" in file.zip.read(name) or b"example.org/x" in file.zip.read(name) for name in file.names
    )
    assert any(
        text(file.root(name)) == "Letterhead"
        for name in file.names
        if "header" in name and "rels" not in name
    )


# --- what cannot be used


def bomb() -> bytes:
    return changed(
        saved(docx.Document()),
        "word/styles.xml",
        lambda data: data.replace(b"</w:styles>", b" " * 30_000_000 + b"</w:styles>"),
    )


def macros() -> bytes:
    return changed(saved(docx.Document()), "", bytes, **{"word__vbaProject.bin": b"\xd0\xcf\x11\xe0"})


def macro_type() -> bytes:
    return changed(
        saved(docx.Document()),
        "[Content_Types].xml",
        replaced(b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", b"application/vnd.ms-word.document.macroEnabled.main+xml"),
    )  # fmt: skip


def workbook() -> bytes:
    return changed(
        saved(docx.Document()),
        "[Content_Types].xml",
        replaced(b"wordprocessingml.document.main+xml", b"spreadsheetml.sheet.main+xml"),
    )


def strict() -> bytes:
    return changed(
        saved(docx.Document()),
        "word/document.xml",
        replaced(b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", b"http://purl.oclc.org/ooxml/wordprocessingml/main"),
    )  # fmt: skip


def fetching() -> bytes:
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "x"
    data = saved(made)
    header = next(n for n in zipfile.ZipFile(BytesIO(data)).namelist() if "header" in n)
    field = b'<w:r><w:instrText> INCLUDE</w:instrText></w:r><w:r><w:instrText>PICTURE "http://example.org/x" </w:instrText></w:r></w:p>'
    return changed(data, header, replaced(b"</w:p>", field))


def entities() -> bytes:
    declared = b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><w:styles'
    return changed(
        saved(docx.Document()), "word/styles.xml", lambda data: data.replace(b"<w:styles", declared, 1)
    )


def many() -> bytes:
    return changed(saved(docx.Document()), "", bytes, **{f"junk{n}": b"" for n in range(6000)})


FAULTY = {
    "empty": (lambda: b"", "is empty"),
    "text": (lambda: b"just text", "is no .docx file"),
    "pdf": (lambda: b"%PDF-1.7", "is no .docx file"),
    "truncated": (lambda: saved(docx.Document())[:5000], "damaged or truncated"),
    "encrypted": (lambda: b"\xd0\xcf\x11\xe0" + "EncryptedPackage\0".encode("utf-16-le"), "is encrypted"),
    "doc": (lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 600, "format before .docx"),
    "zip": (lambda: changed(b"PK\x05\x06" + b"\0" * 18, "", bytes, **{"a.txt": b"a"}), "no Word document"),
    "workbook": (workbook, "no Word document"),
    "macros": (macros, "macros"),
    "macro type": (macro_type, "macros"),
    "strict": (strict, "Strict"),
    "fetching": (fetching, "INCLUDEPICTURE"),
    "entities": (entities, "declares entities"),
    "bomb": (bomb, "limit"),
    "many": (many, "limit"),
}


@pytest.mark.parametrize("case", FAULTY)
def test_faulty_style_documents_are_refused_with_a_remedy(brief: VerifiedBrief, case: str) -> None:
    made, reason = FAULTY[case]
    with pytest.raises(BadTemplate, match=reason) as error:
        to_docx(brief, "{}", made())
    assert str(error.value).startswith("the style document")
    assert len(str(error.value).split(". ")) > 1
