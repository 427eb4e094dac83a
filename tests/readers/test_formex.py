"""Formex: the same act as its XHTML, word for word; quotations that cross elements; words that are no longer law."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import billkit
from billkit.models.document import Document

TWINS = (
    "ets/eu-ets-2021-01-01-en", "ets/eu-ets-2023-06-05-en", "ets/eu-ets-2024-03-01-en", "other/eu-climate-law-2026-04-07-en",
    "other/eu-ets-amending-2023-2023-05-16-en",
)  # fmt: skip
_TOKEN = re.compile(
    r'<(/?QUOT\.S|CONS\.ANNEX|ARTICLE)\b|<\?CLG\.MDFO ID="(\w+)"[^>]*ACTION="(\w+)"|<\?CLG\.MDFC[^>]*IDREF="(\w+)"'
)


def own_articles(source: str) -> int:
    """Articles outside quotations, annexes and deletions, counted in the source."""
    quoted, deleted, count = 0, set(), 0
    for tag, opened, action, closed in _TOKEN.findall(source):
        quoted += (tag == "QUOT.S") - (tag == "/QUOT.S")
        deleted |= {opened} if action == "DELETED" else set()
        deleted.discard(closed)
        if tag == "CONS.ANNEX" and not quoted:
            break
        count += tag == "ARTICLE" and not quoted and not deleted
    return count


def articles(document: Document) -> list[str]:
    return [s.label for s in document.sections if s.rank == "article" and s.role == "body"]


@pytest.mark.parametrize("name", [*TWINS, "other/eu-mrr-2025-05-27-en"])
def test_the_acts_own_articles_are_counted(shared: Path, name: str) -> None:
    path = shared / "corpus" / "eu" / f"{name}.fmx.xml"
    document = billkit.read(path)
    assert len(articles(document)) == own_articles(path.read_text("utf-8")) > 5


@pytest.mark.parametrize("name", TWINS)
def test_formex_and_xhtml_tell_the_same_act(shared: Path, name: str) -> None:
    """The same words in the same order from the title on, the same articles, the same facts."""
    formex, xhtml = (billkit.read(shared / "corpus" / "eu" / f"{name}.{end}") for end in ("fmx.xml", "xhtml"))
    assert from_title(formex) == from_title(xhtml)
    assert articles(formex) == articles(xhtml)
    for fact in ("number", "date", "type", "as_of", "language"):
        assert formex.metadata[fact] == xhtml.metadata[fact]


def from_title(document: Document) -> list[str]:
    start = next(s.start for s in document.sections if s.level == "title")
    return re.findall(r"\w+|[^\w\s]", document.text[start:])


ACT = """<?xml version="1.0" encoding="UTF-8"?><{root}><CONS.DOC><TITLE><TI><P><HT TYPE="UC">Regulation</HT> (EU) 2030/7</P>
<P>of <DATE ISO="20300303">3 March 2030</DATE></P></TI></TITLE><PREAMBLE><GR.CONSID><CONSID><NP><NO.P>(1)</NO.P><TXT>Steel is
hot.</TXT></NP></CONSID></GR.CONSID></PREAMBLE><ENACTING.TERMS>{body}</ENACTING.TERMS><FINAL><P>Done.</P></FINAL></CONS.DOC></{root}>"""
START, END = '<QUOT.START CODE="2018"/>', '<QUOT.END CODE="2019"/>'


def act(body: str, root: str = "CONS.ACT") -> Document:
    return billkit.read(
        ACT.format(root=root, body=f"<ARTICLE><TI.ART>Article 1</TI.ART>{body}</ARTICLE>").encode()
    )


def body_of(document: Document) -> str:
    section = next(s for s in document.sections if s.label == "Article 1")
    return document.text[section.start : section.end]


@pytest.mark.parametrize("root", ["CONS.ACT", "ACT", "GENERAL"])
def test_parts_of_an_act(root: str) -> None:
    document = act(
        "<PARAG><NO.PARAG>1.</NO.PARAG><ALINEA><P>Aid for:</P><LIST><ITEM><NP><NO.P>(a)</NO.P><TXT>mills.</TXT></NP></ITEM></LIST></ALINEA></PARAG>",
        root,
    )
    assert (
        document.text
        == "REGULATION (EU) 2030/7\n\nof 3 March 2030\n\n(1) Steel is hot.\n\nArticle 1\n\n1. Aid for:\n\n(a) mills.\n\nDone."
    )
    assert [s.label for s in document.sections if s.label] == [
        "Recital 1",
        "Article 1",
        "Article 1(1)",
        "Article 1(1)(a)",
    ]
    assert document.sections[-1].role == "signature"
    assert document.metadata["date"] == "2030-03-03"


def test_words_that_were_deleted_are_no_law() -> None:
    """They stay in the file between two marks, which may stand in different elements."""
    document = act(
        '<ALINEA>Kept <?CLG.MDFO ID="O1" ACTION="DELETED"?>gone <DATE>1 May</DATE></ALINEA><ALINEA>gone too'
        '<?CLG.MDFC IDREF="O1"?> kept again <?CLG.MDFO ID="O2" ACTION="REPLACED"?>new<?CLG.MDFC IDREF="O2"?>.</ALINEA>'
    )
    assert body_of(document) == "Article 1\n\nKept\n\nkept again new."
    assert "1 passages" in document.notices[0].message


def test_a_deletion_that_never_ends_deletes_nothing() -> None:
    assert body_of(act('<ALINEA><?CLG.MDFO ID="O1" ACTION="DELETED"?>Kept.</ALINEA>')) == "Article 1\n\nKept."


def test_quotations_cross_the_borders_of_elements() -> None:
    document = act(
        f"<ALINEA><P>In Article 6(2), point (e) is replaced by the following:</P><QUOT.S><LIST><ITEM><NP><NO.P>{START}(e)</NO.P>"
        f"<TXT>a duty.{END};</TXT></NP></ITEM></LIST></QUOT.S></ALINEA>"
    )
    assert body_of(document).endswith("following:\n\n‘(e) a duty.’;")
    assert document.sections[-2].label == "Article 1 [Article 6(2)(e)]"


def test_numbers_formulas_and_footnotes() -> None:
    document = act(
        '<ALINEA><FT TYPE="NUMBER">65000000</FT> euro<NOTE NOTE.ID="E1" TYPE="FOOTNOTE"><P>OJ L 1.</P></NOTE>: <FORMULA TYPE="INLINE">'
        '<EXPR>a<OP.MATH TYPE="PLUS"/>b</EXPR><OP.CMP TYPE="EQ"/><EXPR>c</EXPR></FORMULA></ALINEA>'
    )
    assert body_of(document) == "Article 1\n\n65 000 000 euro (1): a + b = c"
    assert document.text.endswith("Done.\n\n(1) OJ L 1.")
