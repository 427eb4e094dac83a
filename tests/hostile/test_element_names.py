"""Names of elements are words of the file: they never choose what code runs, beyond the names a format has."""

from __future__ import annotations

import pytest

import billkit
from billkit.readers.html import eu_xhtml
from billkit.readers.xml import formex

WORDS = "Steel made with hydrogen is bought first."


def names_of_code(reader: type) -> list[str]:
    """What somebody would try who has read the reader: every attribute, with its underscore and without."""
    instance = {*vars(reader()), *dir(reader)}
    return sorted({name.strip("_") for name in instance} | instance)


@pytest.mark.parametrize("name", names_of_code(formex._Reader))
def test_formex_passes_over_elements_it_does_not_know(name: str) -> None:
    tag = f"A.{name}" if name[:1].isdigit() else name
    for spelt in (tag.upper(), tag.upper().strip("_").replace("_", "."), tag):
        page = f"<ACT><TITLE><TI><P>Act</P></TI></TITLE><ENACTING.TERMS><{spelt}>{WORDS}</{spelt}></ENACTING.TERMS></ACT>"
        assert "bought" in billkit.read(page.encode()).text or spelt in ("NOTE", "IMG")


@pytest.mark.parametrize("name", names_of_code(eu_xhtml._Reader))
def test_the_unions_pages_pass_over_elements_they_do_not_know(name: str) -> None:
    page = (
        '<html xmlns="http://www.w3.org/1999/xhtml"><body><div class="eli-container"><p class="oj-doc-ti">Regulation</p>'
        f'<div id="art_1"><p class="oj-ti-art">Article 1</p><{name} class="oj-ti-tbl">{WORDS}</{name}></div></div></body></html>'
    )
    assert "bought" in billkit.read(page.encode()).text or name in ("img", "td", "tr", "table")
