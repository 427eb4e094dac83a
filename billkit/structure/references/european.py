"""References of acts of the European Union.

Shapes handled: ``Article 3(1), point (a)``, ``point (a) of Article 3(1)``, ``Articles 5, 6 and 30b``, ``Articles 107 to 109``;
``paragraph 2 of this Article``, ``points (a) and (b) of paragraph 1``, ``point (b)`` relative to the place they stand in; ``Article 10a of
Directive 2003/87/EC``, ``Annex I to Regulation (EU) 2018/1999``, ``Annexes I and III``; ``Regulation (EU) 2019/331`` as a whole;
``that Directive``. Subparagraphs are not numbered: the paragraph around them is what is given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from billkit.models.document import Document
from billkit.structure.references.places import Places, inside, items, own_and_quoted
from billkit.structure.references.reference import Reference
from billkit.structure.traditions.european.targets import amended

_ARTICLE = r"\d{1,4}[a-z]{0,3}(?:\(\d{1,3}[a-z]{0,2}\))?(?:\([a-z]{1,4}\))*"
_POINT = r"\((?:[a-z]{1,5}|\d{1,3}[a-z]?)\)(?:\([a-z]{1,5}\))*"
_AND = r"(?:, (?:and |or )?| and | or | to )"
_ACT = r"(?P<{0}act>(?:(?:Implementing|Delegated|Framework|Council|Commission) ){{0,2}}(?:Regulation|Directive|Decision)s?[ \u00a0](?:\((?:EU|EC|EEC|Euratom|EU, Euratom)\)[ \u00a0])?(?:No[ \u00a0])?\d{{1,4}}/\d{{1,5}}(?:/(?:EU|EC|EEC|JHA))?)"
_LAW = rf"(?:(?:,? (?:first|second|third|fourth|fifth) (?:sub)?paragraph)?,? (?:of|to|in) (?:{_ACT}|(?P<{{0}}treaty>the (?:Treaty|TFEU|TEU|Paris Agreement|UNFCCC|Charter(?: of Fundamental Rights of the European Union)?|[A-Z][a-z]+ (?:Convention|Protocol|Agreement))(?: on (?:the Functioning of )?(?:the )?European Union)?|TFEU|TEU)|(?P<{{0}}same>that (?:Regulation|Directive|Decision|Article))|(?P<{{0}}own>this (?:Regulation|Directive|Decision|Article))))?"
_PATTERN = re.compile(
    rf"(?:\b[Pp]oints? (?P<first>{_POINT}(?:{_AND}{_POINT})*) of )?\bArticles?[ \u00a0](?P<articles>{_ARTICLE}(?:{_AND}{_ARTICLE})*)"
    rf"(?:,? (?:first|second|third) subparagraph)?(?:, points? (?P<then>{_POINT}(?:{_AND}{_POINT})*))?{_LAW.format('of_')}"
    rf"|\b(?:[Pp]oints? (?P<points>{_POINT}(?:{_AND}{_POINT})*)(?: of )?)?(?:\b[Pp]aragraphs? (?P<paragraphs>\d{{1,3}}[a-z]{{0,2}}(?:{_AND}\d{{1,3}}[a-z]{{0,2}})*)\b)"
    rf"(?:, points? (?P<inner>{_POINT}(?:{_AND}{_POINT})*))?"
    rf"|\b[Pp]oints? (?P<alone>{_POINT}(?:{_AND}{_POINT})*)"
    rf"|\bAnnex(?:es)?[ \u00a0](?P<annexes>[IVXLC]{{1,7}}[a-z]?(?:{_AND}[IVXLC]{{1,7}}[a-z]?)*)\b{_LAW.format('by_')}"
    r"|(?P<treaty>Treaty on (?:the Functioning of )?(?:the )?European Union)|(?P<thereof>\bthereof\b)"
    rf"|\b{_ACT.format('whole_')}"
)
_AMENDS = re.compile(_ACT.format(""))
_KIND = re.compile(r"Regulation|Directive|Decision")
_UNNAMED = "the act amended"
_ARTICLES = re.compile(_ARTICLE)
_POINTS = re.compile(_POINT)
_FIGURES = re.compile(r"\d{1,3}[a-z]{0,2}")
_ROMANS = re.compile(r"[IVXLC]{1,7}[a-z]?")


def references(document: Document) -> list[Reference]:
    """References in the order of the text."""
    finder = _Finder(document)
    found: list[Reference] = []
    for match in _PATTERN.finditer(document.text):
        if match["thereof"] and found and match.start() - found[-1].end < 3:
            found[-1] = found[-1]._replace(law=finder.last_law, target=None)
        found += finder.read(match)
    return found


class _Finder:
    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._places = Places(document)
        self._heads = {s.start for s in document.sections if s.rank in ("article", "group")}
        self.last_law = ""
        self._kinds: dict[str, str] = {}

    def read(self, match: re.Match[str]) -> Iterator[Reference]:
        if match["thereof"] or not self._heads.isdisjoint((match.start(), match.start() - 1)):
            return
        if match["articles"]:
            yield from self._articles(match)
        elif match["paragraphs"]:
            yield from self._paragraphs(match)
        elif match["alone"]:
            above = self._above(match.start(), ("article", "paragraph"))
            yield from self._points(match, "alone", "", above)
        elif match["annexes"]:
            law = self._law(match, "by_")
            for item in items(match, "annexes", _ROMANS):
                yield self._reference(item.start, item.end, law, f"Annex {item.number}")
        else:
            self._note(_name(match["treaty"] or match["whole_act"]))
            yield Reference(match.start(), match.end(), match[0], self.last_law, "", None)

    def _articles(self, match: re.Match[str]) -> Iterator[Reference]:
        law = self._law(match, "of_")
        points = "first" if match["first"] else "then" if match["then"] else ""
        found = list(items(match, "articles", _ARTICLES))
        if points and len(found) == 1:
            yield from self._points(match, points, law, f"Article {found[0].number}")
            return
        for item in found:
            yield self._reference(item.start, item.end, law, f"Article {item.number}")

    def _paragraphs(self, match: re.Match[str]) -> Iterator[Reference]:
        article = self._above(match.start(), ("article",))
        found = list(items(match, "paragraphs", _FIGURES))
        points = "points" if match["points"] else "inner" if match["inner"] else ""
        if article is None:
            return
        if points and len(found) == 1:
            yield from self._points(match, points, "", inside(article, f"({found[0].number})"))
            return
        for item in found:
            yield self._reference(item.start, item.end, "", inside(article, f"({item.number})"))

    def _points(self, match: re.Match[str], group: str, law: str, above: str | None) -> Iterator[Reference]:
        if above is None:
            return
        for item in items(match, group, _POINTS):
            yield self._reference(item.start, item.end, law, inside(above, item.number))

    def _above(self, offset: int, ranks: tuple[str, ...]) -> str | None:
        if self._amends(offset):
            target = amended(self._places.openings(offset)[1:])
            paragraph = f"({target.paragraph})" if target.paragraph and "paragraph" in ranks else ""
            return f"Article {target.article}{paragraph}" if target.article else None
        found = [s for s in self._places.around(offset) if s.rank in ranks]
        return found[-1].label if found else None

    def _reference(self, start: int, end: int, law: str, label: str) -> Reference:
        text, around = self._text[start:end], self._places.around(start)
        if not law and self._amends(start):
            return Reference(start, end, text, self._amended(start), label, None)
        if law or not around or around[-1].role != "quoted" or " [" in label:
            return Reference(start, end, text, law, label, None if law else self._places.target(label))
        within = f"{own_and_quoted(around[-1].label)[0]} [{label}]"
        target = self._places.target(within)
        if target is not None:
            return Reference(start, end, text, "", within, target)
        return Reference(start, end, text, self._amended(start), label, None)

    def _amends(self, offset: int) -> bool:
        """Whether an offset stands in words of an article that amends another act, outside what it quotes."""
        around = self._places.around(offset)
        if (
            not around
            or around[-1].role == "quoted"
            or around[0].rank != "article"
            or around[-1].rank == "article"
        ):
            return False
        return "amended as follows" in self._text[around[0].start : around[0].start + 600]

    def _amended(self, offset: int) -> str:
        """The act that the quotation around an offset goes to, as the article that quotes names it."""
        named = _AMENDS.search(" ".join(self._places.openings(self._places.quotation(offset))))
        return _name(named["act"]) if named else _UNNAMED

    def _law(self, match: re.Match[str], prefix: str) -> str:
        """The act that a match names; "" for this act, and where none is named."""
        if match[prefix + "same"]:
            return self._kinds.get(match[prefix + "same"].removeprefix("that "), "")
        name = _name(match[prefix + "act"] or match[prefix + "treaty"] or "")
        self._note(name)
        return name

    def _note(self, name: str) -> None:
        """Remember an act, for "that Regulation" and "thereof" further on."""
        self.last_law = name or self.last_law
        kind = _KIND.search(name)
        if kind:
            self._kinds[kind[0]] = name


def _name(words: str) -> str:
    """An act by one name: in the singular, without the article before it."""
    return re.sub(
        r"\b(Regulation|Directive|Decision)s\b", r"\1", " ".join(words.split()).removeprefix("the ")
    )
