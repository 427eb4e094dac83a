"""Acts of the Union as XHTML: articles counted against the source, every word kept, quotations apart."""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

import billkit
from billkit.models.document import Document
from billkit.models.section import Section

FILES = (
    "ets/eu-ets-2003-10-13-en", "ets/eu-ets-2021-01-01-en", "ets/eu-ets-2023-06-05-en", "ets/eu-ets-2024-03-01-en",
    "ets/eu-ets-2024-03-01-fr", "other/eu-climate-law-2021-06-30-en", "other/eu-climate-law-2026-04-07-en",
    "other/eu-de-minimis-2023-12-13-en", "other/eu-ets-amending-2023-2023-05-10-en",
    "other/eu-ets-amending-2023-2023-05-16-en", "other/eu-gber-2014-06-17-en", "other/eu-gber-2023-07-01-en",
    "other/eu-governance-2018-12-11-en", "other/eu-governance-2023-11-20-en",
)  # fmt: skip


@pytest.fixture(scope="module", params=FILES)
def act(request: pytest.FixtureRequest, shared: Path) -> tuple[str, Document]:
    path = shared / "corpus" / "eu" / f"{request.param}.xhtml"
    return path.read_text("utf-8"), billkit.read(path)


def articles(document: Document, role: str = "body") -> list[Section]:
    return [s for s in document.sections if s.rank == "article" and s.role == role]


def own_articles(source: str) -> int:
    """By the ids of the act's own articles; where there are none, by their class before the first annex."""
    ids = set(re.findall(r'id="(art_[^".]+)"', source))
    body = re.split(r'title-annex-1|class="(?:oj-)?doc-sep"', source)[0]
    return len(ids) or len(re.findall(r'class="(?:(?:oj-)?ti-art|title-article-norm)"', body))


def test_the_acts_own_articles_are_counted(act: tuple[str, Document]) -> None:
    """Articles in quotations and annexes are none of them, and each has its label once."""
    source, document = act
    found = articles(document)
    assert len(found) == own_articles(source) > 5
    assert len({s.label for s in found}) == len(found)
    assert all(s.label.startswith("Article ") for s in found)


def test_recitals_are_counted(act: tuple[str, Document]) -> None:
    source, document = act
    marked = len(set(re.findall(r'id="(rct_\d+)"', source)))
    recitals = [s for s in document.sections if s.level == "recital"]
    if marked:
        assert [s.label for s in recitals] == [f"Recital {n}" for n in range(1, marked + 1)]
    assert all(s.role == "recital" for s in recitals)


def test_no_word_is_lost_or_doubled(act: tuple[str, Document]) -> None:
    """Against the body with its tags cut out; only marks of consolidation and the caption of pictures may go."""
    source, document = act
    body = source[source.index("<body") :]
    body = re.sub(r'<p class="(?:modref|arrow)".*?</p>', " ", body, flags=re.S)
    body = re.sub(r"<span class=\"boldface\">►\w+</span>|>Text of image</a>", ">", body)
    body = re.sub(r"</?(?:p|div|td|tr|br|table|hr)\b[^>]*>", " ", body)
    expected = Counter(words(html.unescape(re.sub(r"<[^>]*>", "", body))))
    found = Counter(words(document.text))
    assert (found - expected).total() <= 2
    assert (expected - found).total() <= 0.0005 * expected.total()


def words(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFKC", text))


def test_the_act_says_what_it_is(act: tuple[str, Document]) -> None:
    source, document = act
    facts = document.metadata
    assert facts["jurisdiction"] == "EU"
    assert document.genre == facts["type"] in ("directive", "regulation")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", facts["date"])
    assert facts["language"] == document.language
    assert ("as_of" in facts) == ("Consolidated TEXT" in source or "TEXTE consolidé" in source)
    assert re.search(r"\d+/\d+", facts["number"])


def test_marks_of_consolidation_are_no_text(act: tuple[str, Document]) -> None:
    source, document = act
    assert not re.search("[►▼◄]", document.text)
    assert ("►M" in source) == ("M" in document.metadata.get("amended_by", ""))


def test_an_amending_directive_quotes_other_articles(shared: Path) -> None:
    """Directive 2023/959: six articles of its own; whole articles and single points of others, each with its place."""
    document = billkit.read(shared / "corpus/eu/other/eu-ets-amending-2023-2023-05-10-en.xhtml")
    labels = [s.label for s in document.sections]
    for label in (
        "Article 1(7) [Article 3gf(1)(c)]", "Article 1(3)(d) [Article 3(ae)(iv)]", "Article 1(9) [Article 6(2)(e)]",
        "Article 1(2) [Article 2(2)]", "Annex (2) [Annex IIb]",
    ):  # fmt: skip
        assert label in labels
    whole = [s for s in articles(document, "quoted") if s.level == "article"]
    source = (shared / "corpus/eu/other/eu-ets-amending-2023-2023-05-10-en.xhtml").read_text("utf-8")
    assert len(whole) == len(re.findall('class="oj-ti-art"', source)) - 6


OJ = """<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML//EN" "xhtml-strict.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>L_1</title></head><body>
<table border="0"><tr><td><p class="oj-hd-date">1.2.2030</p></td><td><p class="oj-hd-lg">EN</p></td></tr></table>
<div class="eli-container"><p class="oj-doc-ti">REGULATION (EU) 2030/7 OF THE COUNCIL</p><p class="oj-doc-ti">of 3 March 2030</p>
<p class="oj-doc-ti">on furnaces (‘Furnace Act’)</p>
<p class="oj-normal">THE COUNCIL,</p><p class="oj-normal">Whereas:</p>{recital}
<p class="oj-normal">HAS ADOPTED THIS REGULATION:</p>{body}
<div class="oj-final"><p class="oj-normal">Done at Bruges, 3 March 2030.</p></div>
<p class="oj-note"><a id="ntr1" href="#ntc1">(<span class="oj-super">1</span>)</a> OJ L 1, 1.1.2030, p. 1.</p></div></body></html>"""


def point(mark: str, text: str) -> str:
    return (
        f'<table border="0"><col width="4%"/><tr><td valign="top"><p class="oj-normal">{mark}</p></td>'
        f'<td valign="top"><p class="oj-normal">{text}</p></td></tr></table>'
    )


def oj(body: str) -> Document:
    return billkit.read(
        OJ.replace("{recital}", point("(1)", "Steel is hot.")).replace("{body}", body).encode()
    )


def outline(document: Document) -> list[tuple[str, str]]:
    return [(s.role, s.label) for s in document.sections if s.label]


def test_a_point_is_an_item_and_no_table() -> None:
    document = oj(
        '<p class="oj-ti-art">Article 1</p><p class="oj-sti-art">Aid</p><p class="oj-normal">1. Aid may be given for:</p>'
        + point("(a)", "furnaces<a href='#ntr1'>&#160;(<span class='oj-super'>1</span>)</a>;")
        + '<p class="oj-normal">2. It is 10<span class="oj-super">3</span> euro.</p>'
    )
    assert [document.text[table.start : table.end] for table in document.tables] == [
        "1.2.2030\tEN"
    ]  # the page's head
    assert outline(document) == [
        ("recital", "Recital 1"), ("body", "Article 1"), ("body", "Article 1(1)"), ("body", "Article 1(1)(a)"), ("body", "Article 1(2)"),
    ]  # fmt: skip
    assert "(a) furnaces (1);\n\n2. It is 10³ euro." in document.text
    assert document.text.endswith("Done at Bruges, 3 March 2030.\n\n(1) OJ L 1, 1.1.2030, p. 1.")
    assert articles(document)[0].heading == "Aid"
    assert document.metadata["short_title"] == "Furnace Act"


def test_a_quotation_ends_where_its_mark_ends() -> None:
    """What follows in the same article is the act's own again; a defined term opens no quotation."""
    document = oj(
        '<p class="oj-ti-art">Article 1</p><p class="oj-normal">In Article 5 of Regulation (EU) 2029/1, the following is added:</p>'
        '<p class="oj-normal">‘The Council shall report.’.</p><p class="oj-normal">2. Members’ reports are public.</p>'
        '<p class="oj-ti-art">Article 2</p><p class="oj-normal">The following definitions apply:</p>'
        '<p class="oj-normal">‘furnace’ means a vessel that is heated;</p>'
    )
    quoted = next(s for s in document.sections if s.role == "quoted")
    assert document.text[quoted.start : quoted.end] == "‘The Council shall report.’."
    assert [label for role, label in outline(document) if role == "body"] == [
        "Article 1",
        "Article 1(2)",
        "Article 2",
    ]
    assert ("quoted", "Article 1 [Article 5]") in outline(document)


def test_articles_of_quotations_are_not_the_acts_own() -> None:
    """Neither in a point nor after an opening mark, even with the number that is next."""
    title = '<p class="oj-ti-art">{}</p><p class="oj-normal">{}</p>'
    document = oj(
        title.format("Article 1", "The following articles are inserted:")
        + title.format("‘Article 2", "Two.")
        + title.format("Article 2a", "Two again.’.")
        + title.format("Article 2", "This Regulation enters into force.")
    )
    assert [s.label for s in articles(document)] == ["Article 1", "Article 2"]
    assert [s.label for s in articles(document, "quoted")] == [
        "Article 1 [Article 2]",
        "Article 1 [Article 2a]",
    ]


CONSOLIDATED = """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML//EN" "xhtml-strict.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Consolidated TEXT</title></head><body>
<p class="reference">02030R0007 — EN — 01.05.2031 — 001.001</p>
<p class="title-doc-first">REGULATION (EU) 2030/7</p><p class="title-doc-last">of 3 March 2030 on furnaces</p>
<div class="eli-container"><div id="art_1"><p class="title-article-norm">Article 1</p><p class="norm">The limit is <span>
<a title="32031R0001: REPLACED"><span class="boldface">►M1</span></a></span> 5 000<span class="boldface"> ◄ </span>tonnes, <span>
<a title="32031R0002: DELETED"><span class="boldface">►M2</span></a></span> or less<span class="boldface"> ◄ </span> a year.</p>
<p class="modref"><a title="32031R0002: DELETED">▼M2</a> —————</p></div></div></body></html>"""


def test_marks_and_deleted_words_of_a_consolidated_text_go() -> None:
    """Pages have been seen that still print deleted words between their marks."""
    document = billkit.read(CONSOLIDATED.encode())
    assert document.text.endswith("Article 1\n\nThe limit is 5 000 tonnes, a year.")
    assert document.metadata["amended_by"] == "M1 = 32031R0001, M2 = 32031R0002"
    assert document.metadata["as_of"] == "2031-05-01"
    assert [notice.code for notice in document.notices] == ["consolidated"]


def test_a_page_that_is_no_strict_xml_is_read_all_the_same() -> None:
    broken = OJ.replace("{recital}", "<p>&nbsp;<br>").replace(
        "{body}", '<p class="oj-ti-art">Article 1</p><p class=oj-normal>Text'
    )
    document = billkit.read(broken.encode())
    assert [s.label for s in articles(document)] == ["Article 1"]
    assert "Text" in document.text
