"""What the head of a page says of it: title, date, source, language.

Shapes handled: ``<title>``, ``<meta>`` of Dublin Core, Open Graph and of newspapers, JSON-LD of articles, ``<time>``.
"""

from __future__ import annotations

import html as entities
import json
import re

from selectolax.lexbor import LexborHTMLParser

_META = {
    "title": ("og:title", "dc.title", "dcterms.title", "citation_title", "twitter:title"),
    "date": (
        "article:published_time", "dc.date", "dcterms.date", "date", "pubdate", "publishdate", "publish-date", "og:regdate",
        "article:published", "dc.date.issued", "parsely-pub-date", "sailthru.date", "citation_publication_date",
    ),
    "source": ("og:site_name", "dc.publisher", "publisher", "application-name", "citation_publisher"),
    "number": ("dc.identifier.number",),
}  # fmt: skip
_ARTICLES = frozenset(
    [
        "NewsArticle",
        "Article",
        "ReportageNewsArticle",
        "BlogPosting",
        "AnalysisNewsArticle",
        "LiveBlogPosting",
        "OpinionNewsArticle",
    ]
)
_PRESS = re.compile(
    r"<article\b|itemprop=[\"']articleBody|id=[\"'](?:articleBody|article-view-content-div|newsct_article|dic_area)",
    re.I,
)
_DATE = re.compile(r"(\d{4})[-./년]\s?(\d{1,2})[-./월]\s?(\d{1,2})")
_PRINTED = re.compile(
    r"(?:입력|등록|승인|게재|송고|Published|Posted)[\s:일시간|]{0,6}(\d{4}[-./년]\s?\d{1,2}[-./월]\s?\d{1,2})"
)
_LONGEST_JSON = 200_000


class Head:
    """Facts of a page by name; "" where it does not tell."""

    def __init__(self, tree: LexborHTMLParser) -> None:
        self._metas = _metas(tree)
        self._json = _json_article(tree)
        self.name = _text(tree, "title")
        self._printed = _printed_date(tree)
        root = tree.css_first("html")
        self.language = (root.attributes.get("lang") or "")[:2].lower() if root is not None else ""

    @property
    def title(self) -> str:
        """The headline: what the page tells machines, before what stands in the title bar with the paper's name."""
        return self._json.get("headline", "") or self._meta("title") or self.name

    @property
    def date(self) -> str:
        for text in (self._json.get("datePublished", ""), self._meta("date"), self._printed):
            found = _DATE.search(text)
            if found:
                return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}"
        return ""

    @property
    def source(self) -> str:
        return self._meta("source") or self._json.get("publisher", "")

    @property
    def is_press(self) -> bool:
        """Whether the page tells that it is an article of a newspaper or a blog."""
        return (
            bool(self._json)
            or self._metas.get("og:type", "").lower() == "article"
            or any(name.startswith("article:published") for name in self._metas)
        )

    def meta(self, name: str) -> str:
        return self._metas.get(name, "")

    def _meta(self, kind: str) -> str:
        return next((self._metas[name] for name in _META[kind] if self._metas.get(name)), "")


def has_article(html: str) -> bool:
    """Whether a page marks where its article stands."""
    return bool(_PRESS.search(html))


def _metas(tree: LexborHTMLParser) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in tree.css("meta"):
        told = node.attributes
        name = (told.get("property") or told.get("name") or told.get("itemprop") or "").lower()
        content = " ".join((told.get("content") or "").split())
        if name and content:
            found.setdefault(name, content)
    return found


def _printed_date(tree: LexborHTMLParser) -> str:
    """The date that the page prints under the headline, for machines or for people."""
    node = tree.css_first("time[datetime]")
    if node is not None:
        return node.attributes.get("datetime") or ""
    found = _PRINTED.search(tree.body.text()) if tree.body is not None else None
    return found[1] if found else ""


def _text(tree: LexborHTMLParser, tag: str) -> str:
    node = tree.css_first(tag)
    return " ".join(node.text().split()) if node else ""


def _json_article(tree: LexborHTMLParser) -> dict[str, str]:
    """The facts of JSON-LD, where the page has it for an article."""
    for node in tree.css('script[type="application/ld+json"]'):
        text = node.text()
        if len(text) > _LONGEST_JSON:
            continue
        try:
            data = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _items(data):
            kind = item.get("@type")
            if set(kind if isinstance(kind, list) else [kind]) & _ARTICLES:
                return _facts(item)
    return {}


def _items(data: object) -> list[dict[str, object]]:
    listed = data if isinstance(data, list) else data.get("@graph", [data]) if isinstance(data, dict) else []
    return [item for item in listed if isinstance(item, dict)] if isinstance(listed, list) else []


def _facts(item: dict[str, object]) -> dict[str, str]:
    publisher = item.get("publisher")
    name = publisher.get("name") if isinstance(publisher, dict) else publisher
    told = {"headline": item.get("headline"), "datePublished": item.get("datePublished"), "publisher": name}
    facts = {
        key: " ".join(entities.unescape(value).split())
        for key, value in told.items()
        if isinstance(value, str)
    }
    return facts or {"@type": "article"}
