"""A brief in Markdown: what comes from sources is text in it, whatever it contains."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from glass_act import TEXT, analysis, document, ledger_of, measures
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from billkit.briefs import Ledger, build, verify
from billkit.briefs.markdown import escaped, line, url
from billkit.briefs.wording import plain

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
HOSTILE = [
    "a | b || c",
    "[link](javascript:alert(1))",
    "![img](http://x)",
    "<script>alert(1)</script>",
    "<https://example.org>",
    "https://example.org and www.example.org",
    "&lt;b&gt; &amp; &#60;b&#62; R&D",
    "**bold** __bold__ *it* _it_ `code` ~~gone~~",
    "# heading",
    "- item",
    "+ item",
    "1. item",
    "12) item",
    "> quote",
    "---",
    "===",
    "[1]: http://evil",
    "[^1]",
    "back\\slash \\| pipe",
    "$x^2$",
    "    indented",
    "line\nbreak\r\n\nparagraph",
    "| --- | --- |",
    "mail@example.org",
    "한국 · 철강 | 법",
]


def tokens(markdown: str) -> list[Token]:
    found: list[Token] = []
    for token in PARSER.parse(markdown):
        found += [token, *(token.children or [])]
    return found


def text_of(markdown: str) -> str:
    return "".join(t.content for t in tokens(markdown) if t.type in ("text", "text_special"))


@pytest.mark.parametrize("text", HOSTILE)
def test_source_text_stays_text(text: str) -> None:
    """In a line, a list and a table: the words as they are, and no markup."""
    for markdown in (
        line(escaped(text)),
        f"- {line(escaped(text))}",
        f"| a | b |\n| --- | --- |\n| {escaped(text)} | z |",
    ):
        kinds = {t.type for t in tokens(markdown)}
        assert kinds <= {
            "inline", "text", "text_special", "paragraph_open", "paragraph_close", "bullet_list_open", "bullet_list_close",
            "list_item_open", "list_item_close", "table_open", "table_close", "thead_open", "thead_close", "tbody_open",
            "tbody_close", "tr_open", "tr_close", "th_open", "th_close", "td_open", "td_close",
        }  # fmt: skip
        assert plain(text) in text_of(markdown)
    assert sum(t.type == "td_open" for t in tokens(markdown)) == 2


@settings(max_examples=150, deadline=None)
@given(
    st.text(alphabet=st.one_of(st.characters(), st.sampled_from("|\\`*_[]()<>&#-+.~$!:1 \n")), max_size=40)
)
def test_any_text_stays_text(text: str) -> None:
    """Whatever stands in a cell, the row keeps its cells and the cell its words."""
    found = tokens(f"| a | b |\n| --- | --- |\n| {escaped(text)} | z |")
    cells = [after.content for before, after in pairwise(found) if before.type == "td_open"]
    assert len(cells) == 2
    assert not {t.type for t in found} & {
        "link_open",
        "image",
        "html_inline",
        "em_open",
        "strong_open",
        "code_inline",
    }
    assert plain(text) in "".join(t.content for t in found if t.type in ("text", "text_special"))


@pytest.mark.parametrize(
    "text", ["https://example.org", "http://example.org", "www.example.org", "a@example.org"]
)
def test_addresses_in_source_text_do_not_become_links(text: str) -> None:
    """Not even where the reader of the Markdown makes links of bare addresses, as GitHub does."""
    parser = MarkdownIt("gfm-like")
    assert "<a " not in parser.render(escaped(text))


def test_an_address_is_a_link_only_when_it_is_one() -> None:
    assert url("https://example.org/a?b=c") == "<https://example.org/a?b=c>"
    for address in ("javascript:alert(1)", "https://x> <b>", "https://x y", "https://x|y"):
        assert "<" not in url(address).replace("\\<", "")


def tables(markdown: str) -> Iterator[list[int]]:
    """The width of each row of each table."""
    widths: list[int] = []
    for token in tokens(markdown):
        if token.type == "table_open":
            widths = []
        elif token.type == "tr_open":
            widths.append(0)
        elif token.type in ("td_open", "th_open"):
            widths[-1] += 1
        elif token.type == "table_close":
            yield widths


def test_the_brief_parses_as_intended(ledger: Ledger) -> None:
    """Headings, tables of even width, one bullet for each point, and links to nothing but the measures' pages."""
    brief = verify(build(ledger), ledger)
    markdown = brief.to_markdown()
    found = tokens(markdown)
    headings = [b.content for a, b in pairwise(found) if a.type == "heading_open"]
    assert headings[0] == "Glass Act: contents, and comparison with France and Japan"
    assert headings[1:4] == ["Contents", "Key points", "Money and cost"]
    assert headings[-3:] == ["Sources", "Words of the text", "Measures"]
    assert [len(set(rows)) for rows in tables(markdown)] == [1] * markdown.count("\n\n| ")
    every = [str(t.attrs["href"]) for t in found if t.type == "link_open"]
    links = [link for link in every if not link.startswith("#")]
    assert every[0] == "#key-points"
    assert links == [link.url for source in brief.measures for link in source.links]
    assert not [t for t in found if t.type in ("html_block", "html_inline", "code_block", "fence", "hr")]
    assert markdown.endswith("\n")
    assert not markdown.endswith("\n\n")
    assert "/home/somebody" not in markdown


def test_hostile_sources_make_no_markup() -> None:
    """A bill and a measure full of markup give a brief with as many tables, cells and links as a plain one."""
    source = document(
        TEXT.replace("loans of $3 million for kilns", "loans | of <i>$3</i> *million* ![x](y) for kilns")
    )
    found = analysis(source.model_copy(update={"text": TEXT}))
    start = source.text.index("create loans")
    hostile = source.evidence(start, source.text.index("kilns") + 5)
    loan, *others = found.provisions
    shifted = [
        p.model_copy(update={"evidence": (source.evidence(at := source.text.index(p.evidence[0].quote), at + len(p.evidence[0].quote)),)})
        for p in others
    ]  # fmt: skip
    found = found.model_copy(
        update={
            "provisions": (loan.model_copy(update={"evidence": (hostile,)}), *shifted),
            "exclusions": (), "demands": (), "context_measures": (),
        }
    )  # fmt: skip
    rows = tuple(m.model_copy(update={"title": "T | <b> [x](y)", "summary": "`a` | *b*"}) for m in measures())
    ledger = ledger_of(source, found, rows)
    markdown = verify(build(ledger), ledger).to_markdown()
    kinds = [t.type for t in tokens(markdown)]
    assert "html_inline" not in kinds
    assert "image" not in kinds
    assert "code_inline" not in kinds
    assert all(len(set(rows)) == 1 for rows in tables(markdown))
    assert "loans | of <i>$3</i> *million* ![x](y) for kilns" in text_of(markdown)


def test_what_was_not_found_again_is_marked(ledger: Ledger) -> None:
    """The mark stands behind the detail itself, and nowhere else."""
    markdown = verify(build(ledger), ledger).to_markdown()
    assert "| by: The minister; period in years: 5 *(not checked)* |" in markdown
    assert markdown.count("*(not checked)*") == 1


def test_the_same_material_gives_the_same_bytes(ledger: Ledger) -> None:
    first = verify(build(ledger), ledger).to_markdown()
    source = document()
    again = ledger_of(source, analysis(source))
    assert verify(build(again), again).to_markdown() == first
