"""A page dump holds several articles and what a web page prints around them."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from billkit.structure.articles import articles, chrome_spans

BODY = "The act sets up a committee under the Prime Minister, and it meets four times a year."


def page(*lines: str) -> str:
    return "\n".join(lines) + "\n"


def bodies(text: str) -> list[tuple[str, str]]:
    return [(article.title, text[article.start : article.end]) for article in articles(text)]


def test_a_plain_text_is_one_article() -> None:
    text = page("The bill in brief", "", BODY, "", "What comes next", "", BODY)
    assert bodies(text) == [("The bill in brief", text.strip())]


def test_chrome_at_both_ends_is_left_out() -> None:
    text = page(
        "Skip to main content",
        "Log in",
        "A law for steel is passed",
        BODY,
        "Share this article",
        "Google Play",
    )
    assert bodies(text) == [("A law for steel is passed", f"A law for steel is passed\n{BODY}")]


def test_a_headline_printed_twice_begins_an_article() -> None:
    """The article begins with the last print; source and age between the prints do not belong to it."""
    text = page(
        "Harbour Street reopens", "Harbour Street reopens", "City Gazette", "3 hours ago", BODY, "Related Articles",
        "Night market draws a crowd", "Night market draws a crowd", "City Gazette", "5 hours ago", BODY,
    )  # fmt: skip
    assert [title for title, _ in bodies(text)] == ["Harbour Street reopens", "Night market draws a crowd"]
    assert all(body.count(title) == 1 for title, body in bodies(text))


def test_links_under_an_article_are_not_the_next_headline() -> None:
    text = page(
        "Harbour Street reopens", "Harbour Street reopens", "3 hours ago", BODY, "Related Articles",
        "Ten quiet beaches for a weekend", "Why your tram was late", "Night market draws a crowd",
        "Night market draws a crowd", "5 hours ago", BODY,
    )  # fmt: skip
    assert [title for title, _ in bodies(text)] == ["Harbour Street reopens", "Night market draws a crowd"]
    assert not any("beaches" in body or "tram" in body for _, body in bodies(text))


def test_a_press_release_with_headings_stays_one_article() -> None:
    text = page("K-Steel Act", "", BODY, "", "Trade", "", BODY, "", "Zones", "", BODY)
    assert len(articles(text)) == 1


def test_prose_is_never_left_out() -> None:
    """A sentence between links and cookies belongs to an article."""
    text = page("A law for steel", BODY, "Advertisement", BODY, "Related Articles", "A link to a story", BODY)
    assert sum(body.count(BODY) for _, body in bodies(text)) == 3


def test_chrome_inside_an_article_is_told() -> None:
    text = page("A law for steel", BODY, "Advertisement", BODY)
    assert [text[start:end] for start, end in chrome_spans(text, 0, len(text))] == ["Advertisement"]


def test_the_page_of_the_examples(root: Path) -> None:
    """Three articles, each from its own headline to its own last sentence; nothing of the app store."""
    text = (root / "examples" / "k-steel-page-dump.txt").read_text("utf-8")
    assert [title for title, _ in bodies(text)] == [
        "Harbour Street reopens after two years of works",
        "Korean lawmakers agree on a rescue law for steel",
        "Night market draws record crowd",
    ]
    steel = bodies(text)[1][1]
    assert steel.endswith("six months after its promulgation.")
    assert "Google Play" not in "".join(body for _, body in bodies(text))


def test_an_empty_text_has_no_article() -> None:
    assert articles("") == articles(" \n\n ") == []


_LINES = st.sampled_from(
    [
        BODY,
        "Related Articles",
        "3 hours ago",
        "By Ann Lee",
        "A headline of some length",
        "Share",
        "",
        "- a link",
        "Menu",
    ]
)


@given(st.lists(_LINES, max_size=24).map("\n".join))
def test_articles_lie_inside_the_page_in_order(text: str) -> None:
    """On any page: spans in order, apart, inside the text; all prose is in one of them."""
    found = articles(text)
    at = 0
    for article in found:
        assert at <= article.start < article.end <= len(text)
        at = article.end
    assert sum(text[a.start : a.end].count(BODY) for a in found) == text.count(BODY)
