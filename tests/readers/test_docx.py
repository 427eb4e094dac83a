"""DOCX, Flat OPC and bare document parts: paragraphs with their automatic numbers, nothing lost and nothing doubled."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree
from office import W, docx, listed, numbering, p, packed

import billkit
from billkit.errors import UnreadableSource


def text(body: str, **parts: str) -> str:
    return billkit.read(docx(body, **parts), name="bill.docx").text


def test_a_paragraph_is_a_line() -> None:
    """Runs are joined, tabs and breaks kept, line ends in the file are none in the text."""
    body = (
        '<w:p><w:r><w:t>Sec. 1.</w:t><w:tab/><w:t>Loa</w:t></w:r><w:r><w:t xml:space="preserve">ns </w:t><w:br/><w:t>for\nmills</w:t>'
        "<w:noBreakHyphen/></w:r></w:p>" + p() + p("Second")
    )
    assert text(body) == "Sec. 1. Loans\nfor\nmills-\nSecond"


def test_automatic_numbers_stand_in_front() -> None:
    """Levels count by themselves, start again under a new parent, and show their parents' numbers where the pattern says so."""
    levels = numbering(("decimal", "%1."), ("lowerLetter", "(%2)"), ("lowerRoman", "%1(%2)(%3)"))
    body = (
        listed("A")
        + listed("B", 1)
        + listed("C", 1)
        + listed("D", 2)
        + listed("E")
        + listed("F", 1)
        + listed("", 1)
        + listed("G", 1)
    )
    assert text(body, numbering=levels) == "1. A\n(a) B\n(b) C\n1(b)(i) D\n2. E\n(a) F\n(c) G"


@pytest.mark.parametrize(
    ("form", "first", "third"),
    [
        ("upperRoman", "I", "III"), ("upperLetter", "A", "C"), ("ganada", "가", "다"), ("chosung", "ㄱ", "ㄷ"),
        ("decimalEnclosedCircle", "①", "③"), ("decimalFullWidth", "１", "３"), ("japaneseCounting", "一", "三"), ("iroha", "イ", "ハ"),
        ("ordinal", "1st", "3rd"), ("decimalZero", "01", "03"),
    ],
)  # fmt: skip
def test_systems_of_numbers(form: str, first: str, third: str) -> None:
    assert text(listed("x") * 3, numbering=numbering((form, "%1"))).split("\n")[::2] == [
        f"{first} x",
        f"{third} x",
    ]


def test_a_list_can_begin_anew() -> None:
    """A second list of the same shape counts on, unless it says where it begins."""
    more = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>'
    )
    body = listed("a") + listed("b", number=2) + listed("c", number=3) + listed("d", number=3)
    assert text(body, numbering=numbering(("decimal", "%1)"), more=more)) == "1) a\n2) b\n7) c\n8) d"


def test_numbers_come_with_styles() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Article"><w:pPr><w:outlineLvl w:val="0"/><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Special"><w:basedOn w:val="Article"/></w:style>'
    )
    body = p("Aim", '<w:pStyle w:val="Article"/>') + p("Text") + p("Loans", '<w:pStyle w:val="Special"/>')
    assert (
        text(body, styles=styles, numbering=numbering(("decimal", "제%1조")))
        == "제1조 Aim\nText\n\n제2조 Loans"
    )


def test_styles_that_rest_on_each_other_end() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{a}"><w:basedOn w:val="{b}"/></w:style>'
        for a, b in ("AB", "BA")
    )
    assert text(p("Loans", '<w:pStyle w:val="A"/>'), styles=styles) == "Loans"


def test_tables_know_their_cells() -> None:
    """A row is a line; an empty cell takes no room in the text but has its place in the table."""
    cells = [["", "Old", "New"], ["Rate", "", "25%"]]
    rows = "".join("<w:tr>" + "".join(f"<w:tc>{p(c)}</w:tc>" for c in row) + "</w:tr>" for row in cells)
    document = billkit.read(docx(p("Before") + f"<w:tbl>{rows}</w:tbl>" + p("After")), name="t.docx")
    assert document.text == "Before\nOld\tNew\nRate\t25%\nAfter"
    assert [[document.text[a:b] for a, b in row] for row in document.tables[0].rows] == cells


def test_a_table_in_a_table() -> None:
    inner = f"<w:tbl><w:tr><w:tc>{p('b')}</w:tc><w:tc>{p('c')}</w:tc></w:tr></w:tbl>"
    document = billkit.read(
        docx(f"<w:tbl><w:tr><w:tc>{p('a')}{inner}{p('d')}</w:tc><w:tc>{p('e')}</w:tc></w:tr></w:tbl>"),
        name="t",
    )
    assert document.text == "a\nb\tc\nd\te"
    assert [[document.text[a:b] for a, b in t.rows[0]] for t in document.tables] == [
        ["b", "c"],
        ["a\nb\tc\nd", "e"],
    ]


def test_tracked_changes_are_read_as_accepted() -> None:
    """What was inserted is kept, what was deleted is not, and a paragraph whose mark is deleted goes on in the next."""
    run = "<w:r><w:t>{}</w:t></w:r>"
    body = (
        f"<w:p>{run.format('five')}<w:del w:id='1'><w:r><w:delText> seven</w:delText><w:t>!</w:t></w:r></w:del><w:ins w:id='2'>{run.format('-year')}</w:ins></w:p>"
        "<w:p><w:pPr><w:rPr><w:del w:id='3'/></w:rPr></w:pPr><w:r><w:t xml:space='preserve'>One </w:t></w:r></w:p>"
        + p("line")
        + f"<w:p><w:moveFrom w:id='4'>{run.format('moved')}</w:moveFrom></w:p><w:p><w:moveTo w:id='5'>{run.format('moved')}</w:moveTo></w:p>"
        "<w:tbl><w:tr><w:trPr><w:del w:id='6'/></w:trPr><w:tc>" + p("gone") + "</w:tc></w:tr></w:tbl>"
    )
    document = billkit.read(docx(body), name="t.docx")
    assert document.text == "five-year\nOne line\nmoved"
    assert [(n.code, "2 insertions, 3 deletions" in n.message) for n in document.notices] == [
        ("tracked-changes", True)
    ]


def test_notes_stand_at_the_end() -> None:
    """In a section of their own, so that no article goes on in them; the call is written only inside brackets."""
    call = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    notes = '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>' + "".join(
        f'<w:footnote w:id="{n}">{p(f"Note {n}.")}</w:footnote>' for n in (1, 2)
    )
    document = billkit.read(
        docx(
            p("SEC. 1. LOANS")
            + p("Mills", inner=call.format(2))
            + p("Act 1992(", inner=call.format(1))
            + p(")"),
            footnotes=notes,
        ),
        name="t",
    )
    assert document.text == "SEC. 1. LOANS\nMills\nAct 1992(2\n)\n\n[1] Note 2.\n[2] Note 1."
    (apart,) = [section for section in document.sections if section.level == "notes"]
    assert document.text[apart.start : apart.end] == "[1] Note 2.\n[2] Note 1."
    assert all(section.end <= apart.start for section in document.sections if section is not apart)


def test_text_boxes_are_read_once() -> None:
    """A drawing is stored for newer and older programs; its text follows the paragraph it hangs on."""
    box = f"<w:txbxContent>{p('Box 1')}{p('Box 2')}</w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    body = f"<w:p><w:r><w:t>Be</w:t></w:r><w:r>{both}</w:r><w:r>{both}</w:r><w:r><w:t>fore</w:t></w:r></w:p>"
    assert text(body + p("After")) == "Before\nBox 1\nBox 2\nBox 1\nBox 2\nAfter"


def test_fields_are_read_by_their_result() -> None:
    def char(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = "<w:r><w:instrText> REF _a </w:instrText><w:t>code</w:t></w:r>"
    body = f"<w:p><w:r><w:t>see </w:t></w:r>{char('begin')}{code}{char('separate')}<w:r><w:t> section 5</w:t></w:r>{char('end')}<w:r><w:t>.</w:t></w:r></w:p>"
    assert text(body) == "see section 5."


def test_a_prompt_is_no_text() -> None:
    def control(properties: str, words: str) -> str:
        return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{p(words)}</w:sdtContent></w:sdt>"

    assert text(control("<w:showingPlcHdr/>", "Click here") + control("", "Kept")) == "Kept"


def test_hidden_text_is_left_out_and_told() -> None:
    """A switch that is off hides nothing."""

    def run(words: str, switch: str) -> str:
        return f"<w:r><w:rPr>{switch}</w:rPr><w:t>{words}</w:t></w:r>"

    body = p("Loans", inner=run(" of nobody", "<w:vanish/>") + run(" to mills", '<w:vanish w:val="0"/>'))
    document = billkit.read(docx(body), name="b.docx")
    assert document.text == "Loans to mills"
    assert [(n.code, n.message[:6]) for n in document.notices] == [("hidden-text", "1 runs")]


def test_parts_from_other_files_are_told() -> None:
    document = billkit.read(docx(p("Loans") + '<w:altChunk id="1"/>'), name="b.docx")
    assert [n.code for n in document.notices] == ["embedded-parts"]


def test_headers_and_comments_are_no_text() -> None:
    assert (
        text(
            p("Loans", inner='<w:r><w:commentReference w:id="1"/></w:r>'),
            comments="<w:comment/>",
            header1=p("Draft"),
        )
        == "Loans"
    )


def test_flat_opc_reads_like_the_package() -> None:
    def part(name: str, inner: str) -> str:
        return f'<pkg:part pkg:name="/word/{name}.xml"><pkg:xmlData>{inner}</pkg:xmlData></pkg:part>'

    body, levels = listed("A") + listed("B"), numbering(("decimal", "%1."))
    flat = (
        '<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">'
        + part("document", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        + part("numbering", f"<w:numbering {W}>{levels}</w:numbering>") + "</pkg:package>"
    )  # fmt: skip
    assert billkit.read(flat.encode(), name="b.xml").text == text(body, numbering=levels) == "1. A\n2. B"


def test_the_main_part_may_have_any_name() -> None:
    rels = '<Relationships><Relationship Type="http://x/officeDocument" Target="/word/document2.xml"/></Relationships>'
    body = f"<w:document {W}><w:body>{p('Loans')}</w:body></w:document>"
    data = packed({"[Content_Types].xml": "<Types/>", "_rels/.rels": rels, "word/document2.xml": body})
    assert billkit.read(data, name="b.docx").text == "Loans"


def test_a_damaged_part_beside_the_text_is_told() -> None:
    data = packed(
        {"[Content_Types].xml": "<Types/>", "word/document.xml": f"<w:document {W}><w:body>{p('Loans')}</w:body></w:document>", "word/footnotes.xml": "<w:foot"}
    )  # fmt: skip
    document = billkit.read(data, name="b.docx")
    assert document.text == "Loans"
    assert [n.code for n in document.notices] == ["damaged-part"]


def test_a_document_of_pictures_is_refused() -> None:
    with pytest.raises(UnreadableSource, match=r"^b\.docx is a Word document without text.*OCR"):
        billkit.read(docx(p()), name="b.docx")


def squeezed(words: str) -> str:
    return re.sub(r"[\s\u00ad]+", "", words)


@pytest.mark.parametrize("pattern", ["br/*.docx", "za/*.docx"])
def test_no_word_of_a_law_is_lost_or_doubled(shared: Path, pattern: str) -> None:
    """These laws have no automatic numbers: their text is that of the runs of the file, in its order."""
    import unicodedata

    paths = sorted((shared / "corpus").glob(pattern))
    assert paths
    for path in paths:
        root = etree.fromstring(zipfile.ZipFile(path).read("word/document.xml"))
        runs = "".join(t.text or "" for t in root.iter("{*}t"))
        assert squeezed(billkit.read(path).text) == squeezed(unicodedata.normalize("NFC", runs)), path.name


def test_a_bare_document_part_of_an_instrument(shared: Path) -> None:
    """Its notes are in another part; their calls stand in brackets, numbered."""
    path = shared / "corpus/uk/clml/uksi-2025-3-made.docx.xml"
    root = etree.fromstring(path.read_bytes())
    document = billkit.read(path)
    assert document.text.count("\n") + 1 >= sum(
        1 for e in root.iter("{*}p") if "".join(e.itertext("{*}t")).strip()
    )
    assert "1.—(1) These Regulations may be cited as" in document.text
    found, runs = (
        Counter(squeezed(document.text)),
        Counter(squeezed("".join(t.text or "" for t in root.iter("{*}t")))),
    )
    assert not runs - found
    assert set(found - runs) <= set("0123456789")
