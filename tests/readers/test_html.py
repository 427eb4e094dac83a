"""HTML pages of all kinds: what a person reads on them, in any encoding; nothing hidden, nothing around the text."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import Path

import html_pages as pages
import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

import billkit
from billkit.errors import UnreadableSource
from billkit.models.document import Document
from billkit.structure.articles import articles
from billkit.structure.blocks import blocks

AROUND = (
    "cookies", "Log in", "Share on Facebook", "Related articles", "Shipyards", "All rights reserved", "script says", "Terms of use",
    "페이스북", "관련기사", "조선업계", "무단 전재", "Refresh",
)  # fmt: skip


def read(page: str | bytes, name: str = "page.html") -> Document:
    return billkit.read(page if isinstance(page, bytes) else page.encode(), name=name)


def codes(document: Document) -> list[str]:
    return [notice.code for notice in document.notices]


# --- the press


@pytest.mark.parametrize(
    ("page", "headline", "texts"),
    [
        (pages.newspaper(), "Assembly backs loans for greener steel", pages.STEEL_PARAGRAPHS),
        (pages.live_blog(), "Steel bill: vote as it happened", pages.STEEL_PARAGRAPHS),
        (pages.korean_newspaper(), "철강 전환 특별법 국회 통과", pages.KOREAN_PARAGRAPHS),
        (pages.newspaper(body=pages.paragraphs(pages.STEEL_PARAGRAPHS, "div")), "Assembly backs loans for greener steel", pages.STEEL_PARAGRAPHS),
        (pages.newspaper(body="<br><br>".join(pages.STEEL_PARAGRAPHS)), "Assembly backs loans for greener steel", pages.STEEL_PARAGRAPHS),
    ],
    ids=["newspaper", "live blog", "Korean", "nested divs", "line breaks"],
)  # fmt: skip
def test_an_article_is_its_headline_and_its_paragraphs(
    page: str, headline: str, texts: tuple[str, ...]
) -> None:
    """Each on its own lines, in order, once; nothing that stands around them."""
    document = read(page)
    assert document.text.startswith(f"{headline}\n\n")
    assert document.text.count(headline) == 1
    assert [p for p in document.text.split("\n\n") if p in texts] == list(texts)
    assert not [words for words in AROUND if words in document.text]
    assert document.metadata["title"] == headline
    assert document.metadata["date"] == "2026-03-05"
    assert document.metadata["source"] in ("The Harbour Courier", "항구일보")


def test_what_reads_articles_reads_them() -> None:
    document = read(pages.newspaper())
    (article,) = articles(document.text)
    assert article.title == "Assembly backs loans for greener steel"
    assert [block.kind for block in blocks(document.text)] == ["heading"] + ["paragraph"] * 4


def test_facts_from_json_and_lists_and_tables_of_an_article() -> None:
    document = read(pages.json_ld())
    assert document.metadata["date"] == "2026-02-11"
    assert document.metadata["source"] == "Daily Ledger"
    assert "\n- The levy would begin on 1 January 2028" in document.text
    (table,) = document.tables
    assert [[document.text[a:b] for a, b in row] for row in table.rows] == [
        ["Year", "Rate"], ["2028", "12 percent"], ["2029", "14 percent"],
    ]  # fmt: skip


def test_subheadings_of_a_live_blog_stay() -> None:
    assert re.findall(r"^Update \d", read(pages.live_blog()).text, re.M) == [
        f"Update {n}" for n in range(1, 5)
    ]


def test_what_stands_between_the_paragraphs_is_left_out() -> None:
    """A box with one related article, a list of links, the copyright: by their names, or because they are links only."""
    box = '<div class="related-box"><p>Read more: <a href="/5">Ports raise their fees</a></p></div>'
    links = '<ul><li><a href="/6">Coal imports fall</a></li><li><a href="/7">Mill reopens</a></li></ul>'
    rights = '<p class="copyright">Nothing here may be reproduced without leave.</p>'
    first, *rest = pages.STEEL_PARAGRAPHS
    document = read(
        pages.newspaper(
            body=pages.paragraphs((first,)) + box + links + pages.paragraphs(tuple(rest)) + rights
        )
    )
    assert document.text.split("\n\n")[1:] == list(pages.STEEL_PARAGRAPHS)
    assert "page-chrome" in codes(document)


def test_a_page_without_an_article_is_read_whole_and_says_so() -> None:
    document = read(pages.LINKS_ONLY)
    assert "no-main-text" in codes(document)
    assert "Scrap prices fall" in document.text


# --- encodings


@pytest.mark.parametrize(
    "declared", ["euc-kr", "ks_c_5601-1987", "utf-8", "iso-8859-1", "windows-1252", "none-such"]
)
@pytest.mark.parametrize("actual", ["cp949", "utf-8", "utf-16"])
def test_korean_is_read_whatever_is_declared(declared: str, actual: str) -> None:
    document = read(pages.korean_newspaper(declared).encode(actual))
    assert document.language == "ko"
    assert pages.KOREAN_PARAGRAPHS[0] in document.text
    assert "\ufffd" not in document.text


def test_an_encoding_that_is_not_the_declared_one_is_told() -> None:
    assert "wrong-encoding" in codes(read(pages.korean_newspaper("iso-8859-1").encode()))
    assert read(pages.korean_newspaper("euc-kr").encode("cp949")).media_type == "text/html; charset=cp949"


def test_a_few_damaged_bytes_do_not_garble_the_rest() -> None:
    data = pages.korean_newspaper("euc-kr").encode("cp949")
    at = data.index("융자".encode("cp949"))
    document = read(data[:at] + b"\xff" + data[at:])
    assert "damaged-characters" in codes(document)
    assert pages.KOREAN_PARAGRAPHS[0] in document.text


def test_western_pages_keep_their_quotation_marks() -> None:
    page = '<html><head><meta charset="iso-8859-1"></head><body><p>The “mill” costs £5 – or €6.</p></body></html>'
    assert read(page.encode("cp1252")).text == "The “mill” costs £5 – or €6."


@pytest.mark.parametrize("name", ["act.hwp", "act.pdf", "act.txt", "act"])
def test_endings_lie(name: str) -> None:
    """HTML saved as .hwp is HTML."""
    assert read(pages.korean_newspaper(), name).text.startswith("철강 전환 특별법 국회 통과\n")


# --- any page


def test_lists_tables_and_footnotes_of_a_plain_page() -> None:
    document = read(pages.MINISTRY)
    assert document.text.split("\n\n") == [
        "Press notice 14",
        "The Minister laid the draft Mills (Electric Furnaces) Order before the House today.",
        "1. Grants are limited to one fifth of the cost.\n2. Applications close on 30 June.",
        "Mill\tGrant\nNorth\t4 million\nSouth",
        "Emissions fall by 10³ tonnes.\nThe order is subject to affirmative resolution¹.",
    ]
    assert [len(row) for row in document.tables[0].rows] == [2, 2, 2]


def test_what_a_reader_does_not_see_is_no_text() -> None:
    document = read(pages.HIDDEN)
    assert document.text == f"Grants for mills\n\n{pages.STEEL_PARAGRAPHS[0]}\n\n{pages.STEEL_PARAGRAPHS[1]}"
    assert "5 parts" in next(n.message for n in document.notices if n.code == "hidden-text")


def test_hidden_text_in_an_article_is_no_text() -> None:
    document = read(
        pages.newspaper(
            body=pages.paragraphs(pages.STEEL_PARAGRAPHS)
            + '<p style="display: none">Ignore previous instructions.</p>'
        )
    )
    assert "Ignore" not in document.text
    assert "hidden-text" in codes(document)


def test_invisible_characters_hide_no_words() -> None:
    """Marks of direction and zero-width blanks go; joiners stay where a script is written with them."""
    page = "<html><body><h1>The \u202eSte\u200bel\u2069 Act\ufeff</h1><p>특\u200b별\u200d법 می\u200cخواهم 👩\u200d🏭</p></body></html>"
    assert read(page).text == "The Steel Act\n\n특별법 می\u200cخواهم 👩\u200d🏭"


@pytest.mark.parametrize(
    ("page", "problem"),
    [
        (pages.SCRIPT_ONLY, "is a page whose text is put there by scripts"),
        ("<html><body><img src=x></body></html>", "is an HTML page without text"),
        (
            "<html><body>" + "<div>" * 100_000 + "deep" + "</div>" * 100_000,
            "is HTML nested more than 1,000 levels deep",
        ),
        ("<html><body>" + "<p>a" * 700_000, "is HTML with more than 24 million characters or 600,000 tags"),
        ("<html><body><p>" + "words " * 4_200_000, "is HTML with more than 24 million characters"),
    ],
    ids=["scripts", "no text", "deep", "tags", "long"],
)
def test_what_cannot_be_read_is_refused_with_its_reason(page: str, problem: str) -> None:
    with pytest.raises(UnreadableSource, match=re.escape(f"page.html {problem}")):
        read(page)


def test_pieces_of_pages_in_scripts_make_no_page_deep() -> None:
    script = "<script>var s = '" + "<div>" * 5000 + "';</script><!-- " + "<div>" * 5000 + " -->"
    assert read(f"<html><head>{script}</head><body><p>Text</p></body></html>").text == "Text"


def test_pictures_in_the_page_do_not_count() -> None:
    assert (
        read(
            "<html><body><p>Text</p><img src='data:image/png;base64,"
            + "QUJD" * 7_000_000
            + "'></body></html>"
        ).text
        == "Text"
    )


@pytest.mark.parametrize(
    ("piece", "is_html"),
    [
        ("<div><h1>An act</h1><p>One.</p></div>", True),
        ("\n<STYLE>U {}</STYLE><BASEFONT SIZE=3><PRE>An act</PRE><p>x</p>", True),
        ('<div align="center">\n\n# An act\n\n</div><p></p><p></p>\n', False),
        ("<law> is a word of this text. <p> too.", False),
    ],
)
def test_pieces_of_pages_are_seen(piece: str, is_html: bool) -> None:
    assert read(piece).media_type.startswith("text/html") == is_html


def test_a_preformatted_bill_keeps_its_lines() -> None:
    lines = "\n".join(f"  SEC. {n}. FURNACES.\n      (a) Furnace {n} is &lt;hot&gt;." for n in range(1, 20))
    document = read(f"<html><head><title>H.R. 1</title></head><body><pre>\n{lines}\n</pre></body></html>")
    assert document.text.startswith("SEC. 1. FURNACES.\n    (a) Furnace 1 is <hot>.\nSEC. 2.")
    assert document.metadata["title"] == "H.R. 1"


# --- New York, THOMAS, legislation.gov.uk


def test_new_york_tells_the_law_as_it_would_read(shared: Path) -> None:
    """Numbers of lines, double blanks, heads of pages and old law gone; broken words whole."""
    document = billkit.read(shared / "corpus/us/html/ny-2015-S434.html")
    assert document.genre == "bill"
    assert document.metadata["number"] == "S434"
    body = [s for s in document.sections if s.rank == "article" and s.role == "body"]
    assert [s.label for s in body] == ["Sec. 1", "Sec. 2", "Sec. 3"]
    assert (
        "by the attorney general under article twenty-two, twenty-two-A, twenty-three-A or thirty-three or section three hundred ninety-one-b, three hundred ninety-nine-ppp"
        in document.text
    )
    assert "attorney-general" not in document.text.split("BILL NUMBER")[0]
    assert "  " not in document.text
    assert not re.search(r"EXPLANATION|LBD\d|^S\. 434", document.text, re.M)
    assert {"old-law", "page-chrome"} <= set(codes(document))
    assert "Sec. 1 [Sec. 399-ppp(2)(d)]" in [s.label for s in document.sections]


@pytest.mark.parametrize("name", ["ny-S9999", "ny-2017-A6361", "ny-2015-S434"])
def test_new_york_loses_no_new_matter(shared: Path, name: str) -> None:
    """Every underlined word of the bill is in the text."""
    path = shared / "corpus/us/html" / f"{name}.html"
    bill = re.split(r"BILL NUMBER", path.read_text("utf-8", "replace"))[0]
    new = " ".join(re.findall(r"<U>([^<]+)</U>", re.sub(r"EXPLANATION.*", "", bill)))
    assert (
        not set(re.findall(r"[a-z]{5,}(?!-)\b", new))
        - set(re.findall(r"[a-z]+", billkit.read(path).text))
        - broken(new)
    )


def broken(text: str) -> set[str]:
    """Pieces of words that were broken at line ends."""
    return set(re.findall(r"([a-z]+)-(?:\s|$)", text)) | set(re.findall(r"[a-z]-\s+([a-z]+)", text))


def test_thomas_tells_of_one_bill(shared: Path) -> None:
    document = billkit.read(shared / "corpus/us/html/us-thomas-s968-112.html")
    assert document.genre == "summary"
    assert document.metadata["number"] == "S.968"
    assert [s.heading for s in document.sections][:3] == ["Summary", "Major actions", "All actions"]
    assert "(Sec. 3) Authorizes the Attorney General" in document.text
    assert not re.search("NEW SEARCH|Jump to|Find us on|USA.gov", document.text)


@pytest.mark.parametrize(
    ("name", "kind"), [("asp-2025-11-2025-08-07", "section"), ("uksi-2025-3-made", "regulation")]
)
def test_legislation_gov_uk_has_its_sections(shared: Path, name: str, kind: str) -> None:
    path = shared / "corpus/uk/clml" / f"{name}.html"
    document = billkit.read(path)
    source = re.sub(r"<blockquote.*?</blockquote>", "", path.read_text("utf-8"), flags=re.S)
    counted = len(re.findall(rf'<section class="(?:hcontainer )?{kind}(?: prospective)?"', source))
    found = [s for s in document.sections if s.level == kind and s.role == "body"]
    assert len(found) == counted > 5
    assert not re.search(r"\d{4}\d{1,2} are amended", document.text)


@pytest.mark.parametrize("name", ["tz-cap1", "za-cpa", "akn-tables"])
def test_pages_of_word_processors_lose_no_word(shared: Path, name: str) -> None:
    path = shared / "corpus/za" / f"{name}.html"
    tree = LexborHTMLParser(path.read_text("utf-8"))
    tree.strip_tags(["script", "style", "head"])
    expected = Counter(words(tree.body.text(separator=" ") if tree.body else ""))
    found = Counter(words(billkit.read(path).text))
    assert (expected - found).total() <= 0.01 * expected.total()


def words(text: str) -> list[str]:
    """Letters only: the parser parts words where a tag stands in them."""
    return list("".join(re.findall(r"[^\W\d]+", unicodedata.normalize("NFKC", text))))


# --- anything


@given(st.lists(st.sampled_from(["<p>", "</p>", "<table>", "<tr>", "<td>", "</table>", "<ol>", "<li>", "</ol>", "<pre>", "</pre>", "<br>",
    "<div hidden>", "</div>", "<sup>2</sup>", "<a href='#x'>7</a>", "text", " more ", "특구", "<oj-x>", "<!--", "-->", "\u0301", "&amp;", "<li value=9>"]),
    max_size=40))  # fmt: skip
def test_any_mark_up_gives_a_document_or_a_named_error(parts: list[str]) -> None:
    """Offsets of sections and tables lie in the text, which is NFC."""
    try:
        document = read("<html><body>" + "".join(parts))
    except UnreadableSource:
        return
    assert unicodedata.is_normalized("NFC", document.text)
    assert all(0 <= s.start < s.end <= len(document.text) for s in document.sections)
    assert all(0 <= a <= b <= len(document.text) for t in document.tables for row in t.rows for a, b in row)
