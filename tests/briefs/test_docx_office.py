"""Word briefs in LibreOffice: they open, and every statement and note stands on a page of the PDF it makes of them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from test_brief_as_docx import SVG, figure, made_of, said

from billkit.briefs import Ledger, VerifiedBrief, build, verify
from billkit.briefs.docx import to_docx
from billkit.briefs.wording import plain
from billkit.models.brief import Language, Paragraph, Table

pytestmark = pytest.mark.timeout(300)


@pytest.fixture(scope="module")
def office() -> str:
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is None:
        if os.environ.get("CI"):
            pytest.fail(
                "no LibreOffice, though this is CI: apt install libreoffice-writer-nogui fonts-noto-cjk"
            )
        pytest.skip("no LibreOffice (apt install libreoffice-writer-nogui)")
    return found


def printed(office: str, data: bytes, folder: Path) -> pypdfium2.PdfDocument:
    (folder / "brief.docx").write_bytes(data)
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [office, "--headless", f"-env:UserInstallation={profile}", "--convert-to", "pdf", "--outdir", str(folder), str(folder / "brief.docx")],
        check=True, capture_output=True, timeout=240,
    )  # fmt: skip
    return pypdfium2.PdfDocument((folder / "brief.pdf").read_bytes())


def words_of(pdf: pypdfium2.PdfDocument) -> str:
    """Letters and digits of all pages; blanks and hyphens depend on where lines end."""
    return letters("".join(page.get_textpage().get_text_bounded() for page in pdf))


def letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text)


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_every_statement_and_note_is_on_a_page(
    office: str, tmp_path: Path, material: Callable[[Language], Ledger], lang: Language
) -> None:
    ledger = material(lang)
    brief = verify(build(ledger, tier="full"), ledger)
    found = words_of(printed(office, to_docx(brief, "{}"), tmp_path))
    for section in brief.sections:
        assert letters(section.heading.text) in found
        for block in section.blocks:
            if isinstance(block, Paragraph):
                assert letters(block.statement.text)[:40] in found
    for source in brief.quotations:
        assert letters(plain(source.evidence.quote)) in found
    for measure in brief.measures:
        assert letters(measure.title) in found
        assert all(letters(link.url) in found for link in measure.links)


def test_wide_tables_hostile_words_and_charts_open(office: str, tmp_path: Path, ledger: Ledger) -> None:
    brief = verify(build(ledger), ledger)
    heads = tuple(said(f"Economy {place}") for place in range(30))
    wide = Table(headers=heads, rows=(tuple(said("12") for _ in heads),), sources_last=False)
    long = Table(headers=(said("a"), said("b")), rows=((said("w" * 100_000), said("한" * 20_000)),))
    blocks = (wide, figure(SVG), long, Paragraph(statement=said("<b>&amp;</b> \x00 \u202e end of it")))
    pdf = printed(office, to_docx(made_of(*blocks, brief=brief), "{}"), tmp_path)
    sizes = {tuple(round(side) for side in page.get_size()) for page in pdf}
    assert sizes == {(595, 842), (842, 595)}
    found = words_of(pdf)
    assert "Economy29" in found
    assert "bampbendofit" in found
    assert found.count("w") >= 100_000


def test_an_aide_may_style_it(office: str, tmp_path: Path, ledger: Ledger) -> None:
    import docx
    from test_docx_style import saved

    own = docx.Document()
    own.sections[0].header.paragraphs[0].text = "Office of the Glass Committee"
    brief: VerifiedBrief = verify(build(ledger), ledger)
    found = words_of(printed(office, to_docx(brief, "{}", saved(own)), tmp_path))
    assert "OfficeoftheGlassCommittee" in found
    assert letters(brief.title.text) in found
