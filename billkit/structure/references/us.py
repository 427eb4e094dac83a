"""References of acts and bills of the United States.

Shapes handled: ``section 3(a)(1)``, ``Sec. 12``, ``sections 3 to 5``, ``sections 454, 455, and 456``; ``subsection (b)``, ``paragraphs (1) and
(2)``, ``paragraph (1) of subsection (c)`` relative to the place they stand in; ``section 232 of the Trade Expansion Act of 1962 (19
U.S.C. 1862)``, ``section 313(b)(1) of title 23, United States Code``, ``26 U.S.C. 45X``; ``title 5, United States Code``, ``the Energy
Policy Act of 2005``, ``Public Law 117–58`` as a whole; ``such Act``, ``that section``.

In text put into another law a section without a law is one of that law: of this document only where the same quotation
holds it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from billkit.models.document import Document
from billkit.models.section import Section
from billkit.structure.references.places import Item, Places, inside, items, own_and_quoted
from billkit.structure.references.reference import Reference
from billkit.structure.traditions.us.targets import Target, amended

_STEPS = r"(?:\([A-Za-z0-9]{1,6}\))"
_SECTION = rf"\d{{1,6}}[A-Za-z]{{0,3}}(?:[-–]\d{{1,4}}[a-z]?)?{_STEPS}*"
_AND = r"(?:, (?:and |or )?| and | or | through | to )"
_LAW = (
    r"(?:title (?P<{0}title>\d{{1,2}}), (?P<{0}code>United States Code|Code of Federal Regulations)"
    r"|(?:the )?(?P<{0}act>(?!(?:This|That|An|A|Such|Each|Any|The|Title|Subtitle|Division|Part|Section|[IVXLC]+) )(?:[A-Z][\w’'&.-]*,? (?:(?:of|and|for|the|to|in|on|from|with|by|an?) ){{0,3}}){{1,14}}?(?:Act|Code)(?: of \d{{4}})?)\b"
    r"|(?P<{0}public>Public Law \d{{2,3}}[–-]\d{{1,4}})"
    r"|(?P<{0}same>(?:such|that) (?:Act|Code|title|section|Public Law))"
    r"|(?P<{0}own>this (?:Act|section|title|division|subtitle|part|subsection|paragraph|subparagraph)))"
)
_WORDS = {"subsection": 0, "paragraph": 1, "subparagraph": 2, "clause": 3, "subclause": 4, "item": 5}
_PATTERN = re.compile(
    rf"\b(?:[Ss]ections?|[Ss]ecs?\.|SECTIONS?) (?P<sections>{_SECTION}(?:{_AND}(?:{_SECTION}|{_STEPS}+))*)(?: of {_LAW.format('of_')})?"
    rf"|\b(?P<word>[Ss]ubsection|[Pp]aragraph|[Ss]ubparagraph|[Cc]lause|[Ss]ubclause)s? (?P<steps>{_STEPS}+(?:{_AND}{_STEPS}+)*)"
    rf"(?: of (?:(?P<outer>subsection|paragraph|subparagraph|clause) (?P<above>{_STEPS}+)|[Ss]ection (?P<section>{_SECTION})(?: of {_LAW.format('in_')})?"
    rf"|(?P<that>such|that) (?:section|subsection|paragraph|Act)))?"
    r"|(?P<usc>\d{1,2}) U\.?S\.?C\.? (?P<codified>\d{1,6}[A-Za-z]{0,3}(?:[-–]\d{1,4}[a-z]?)?(?:\([A-Za-z0-9]{1,6}\))*)"
    rf"|\b{_LAW.format('whole_')}"
)
_ITEM = re.compile(rf"{_SECTION}|{_STEPS}+")
_STEP_LIST = re.compile(rf"{_STEPS}+")
_AMENDED = re.compile(
    r"\b(?:of )?(?P<law>(?:title \d{1,2}, United States Code|[Tt]he [A-Z][^\n,;()“‘]{4,120}?(?:Act|Code)(?: of \d{4})?))\b"
)
_IS_AMENDED = re.compile(r"[^.;\n]{0,120}\b(?:is|are) (?:further )?(?:amended|repealed|redesignated)")
_UNNAMED = "the law amended"


def references(document: Document) -> list[Reference]:
    """References in the order of the text."""
    finder = _Finder(document)
    return [reference for match in _PATTERN.finditer(document.text) for reference in finder.read(match)]


class _Finder:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._places = Places(document)
        self._heads = {s.start for s in document.sections if s.rank == "article"}
        self._last_law = ""

    def read(self, match: re.Match[str]) -> Iterator[Reference]:
        start = match.start()
        if self._places.in_contents(start) or not self._heads.isdisjoint((start, start - 1, start - 2)):
            return
        if match["sections"]:
            yield from self._sections(match)
        elif match["word"]:
            yield from self._steps(match)
        elif match["usc"]:
            law, label = f"title {match['usc']}, United States Code", f"Sec. {match['codified']}"
            yield Reference(match.start(), match.end(), match[0], law, label, None)
        else:
            law = self._law(match, "whole_")
            if law and not match["whole_same"]:
                yield Reference(match.start(), match.end(), match[0], law, "", None)

    def _sections(self, match: re.Match[str]) -> Iterator[Reference]:
        law = self._law(match, "of_")
        base = ""
        for item in items(match, "sections", _ITEM):
            number = item.number if item.number[0].isdigit() else base + item.number
            base = number.split("(")[0]
            yield self._reference(item, law, f"Sec. {number}", match.start())

    def _steps(self, match: re.Match[str]) -> Iterator[Reference]:
        level = _WORDS[match["word"].lower()]
        if match["section"]:
            law, above = self._law(match, "in_"), f"Sec. {match['section']}"
            for item in items(match, "steps", _STEP_LIST):
                yield self._reference(item, law, above + item.number, match.start())
        elif match["that"]:
            for item in items(match, "steps", _STEP_LIST):
                yield self._reference(item, self._last_law, item.number, match.start())
        else:
            yield from self._relative(match, level)

    def _relative(self, match: re.Match[str], level: int) -> Iterator[Reference]:
        start = _WORDS[match["outer"]] if match["outer"] else level
        law, above = self._above(match.start(), start)
        if above is None:
            return
        label = inside(above, match["above"]) if match["outer"] else above
        for item in items(match, "steps", _STEP_LIST):
            full = inside(label, item.number)
            target = None if law else self._places.target(full)
            yield Reference(
                item.start, item.end, self._document.text[item.start : item.end], law, full, target
            )

    def _above(self, offset: int, level: int) -> tuple[str, str | None]:
        """The law and the label of what a unit of a level stands in, seen from an offset; None outside all articles."""
        around = self._places.around(offset)
        if not around:
            return "", None
        if around[-1].role == "quoted":
            return "", self._in_quoted(offset, [s for s in around if s.role == "quoted"], level)
        openings = self._places.openings(offset)
        if any("amended" in words for words in openings):
            target = amended(openings)
            if target.section:
                steps = "".join(number for at, number in target.steps if at < level)
                return self._amended(offset), f"Sec. {target.section}{steps}"
        return "", _cut(around, level)

    def _in_quoted(self, offset: int, quoted: Sequence[Section], level: int) -> str | None:
        """As `_above`, for text that goes below a section whose number stands before the quotation."""
        first = quoted[0]
        if first.rank == "article" or (first.level in _WORDS and _WORDS[first.level] < level):
            return _cut(quoted, level)
        block = next(s for s in self._document.sections_at(offset) if s.role == "quoted")
        section, *steps = re.split(r"(?=\()", block.number)
        if not section:
            return _cut(quoted, level) if _WORDS.get(first.level) == level else None
        target = Target()
        target.enter(None, "".join(steps))
        above = section + "".join(number for at, number in target.steps if at < level)
        return f"{own_and_quoted(first.label)[0]} [{above}]"

    def _reference(self, item: Item, law: str, label: str, offset: int) -> Reference:
        text = self._document.text[item.start : item.end]
        around = self._places.around(offset)
        if law:
            self._last_law = law
            return Reference(item.start, item.end, text, law, label, None)
        if around and around[-1].role == "quoted":
            return self._in_quotation(item, label, around[-1].label, offset)
        if (
            any("amended" in words for words in self._places.openings(offset))
            and self._places.target(label) is None
        ):
            return Reference(item.start, item.end, text, self._amended(offset), label, None)
        return Reference(item.start, item.end, text, "", label, self._places.target(label))

    def _in_quotation(self, item: Item, label: str, place: str, offset: int) -> Reference:
        """A section named in text for another law: of the quotation, where that holds it, else of the law."""
        text = self._document.text[item.start : item.end]
        within = f"{own_and_quoted(place)[0]} [{label}]"
        target = self._places.target(within)
        if target is not None:
            return Reference(item.start, item.end, text, "", within, target)
        return Reference(item.start, item.end, text, self._amended(offset), label, None)

    def _amended(self, offset: int) -> str:
        """The law that is amended around an offset, as the words before name it."""
        named = _AMENDED.search(" ".join(self._places.openings(self._places.quotation(offset))))
        return named["law"].removeprefix("the ").removeprefix("The ") if named else _UNNAMED

    def _law(self, match: re.Match[str], prefix: str) -> str:
        """The law that a match names; "" for this act, and where none is named."""
        if match[prefix + "title"]:
            return f"title {match[prefix + 'title']}, {match[prefix + 'code']}"
        if match[prefix + "same"]:
            return self._last_law or _UNNAMED
        name = match[prefix + "act"] or match[prefix + "public"] or ""
        return " ".join(name.split()).removeprefix("The ")


def _cut(path: Sequence[Section], level: int) -> str:
    """The label of a path down to what a unit of a level stands in."""
    for section in path:
        if section.level in _WORDS and section.rank != "article" and _WORDS[section.level] >= level:
            steps = section.number.join(("", "]" if section.label.endswith("]") else ""))
            return section.label.removesuffix(steps) + ("]" if section.label.endswith("]") else "")
    return path[-1].label
