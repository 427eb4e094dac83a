"""A verified brief as a PDF: tagged, with bookmarks, live links, and its citation data attached.

`brief.typ` lays out; it is given the brief as JSON, so that no text of a source can be typst's code.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from billkit.briefs.pdf.content import content
from billkit.briefs.pdf.fonts import REMEDY, fonts
from billkit.errors import MissingExtra

if TYPE_CHECKING:
    from billkit.briefs.written import VerifiedBrief

ATTACHED = "billkit-citations.json"
_LAYOUT = Path(__file__).parent / "brief.typ"


def to_pdf(brief: VerifiedBrief, citation_data: str) -> bytes:
    """The brief as a PDF of A4 pages. The same brief gives the same bytes. Raises MissingExtra."""
    try:
        import typst
    except ImportError as error:
        raise MissingExtra(f"PDF needs typst: {REMEDY}") from error
    data = json.dumps(content(brief, citation_data), ensure_ascii=False)
    compiler = typst.Compiler(
        str(_LAYOUT),
        root=str(_LAYOUT.parent),
        font_paths=fonts(),
        sys_inputs={"brief": data, "attached": ATTACHED},
    )
    try:
        made = compiler.compile(format="pdf", pdf_standards="ua-1")  # a screen reader can tell what is what
    except typst.TypstError:
        # a letter that the standard wants named and the font does not name: tagged all the same
        made = compiler.compile(format="pdf")
    assert isinstance(made, bytes)
    return made
