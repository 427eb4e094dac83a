"""Citations as footnotes: a source is a note where it is first cited, and is referred to wherever it is cited again.

The notes are numbered by Word. Each begins with the number that its source has in every form of the brief: [7], [M3].
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from billkit.briefs.catalogue import layout
from billkit.briefs.docx.inline import begin, end, link, run, styled
from billkit.briefs.docx.look import WORD, Look
from billkit.briefs.docx.parts import OFFICE, Parts
from billkit.briefs.docx.xml import Element, inline, make, root
from billkit.briefs.pieces import link_told, place, told_measures
from billkit.models.brief import Brief, MeasureSource, Quotation

PART = "word/footnotes.xml"
Source = Quotation | MeasureSource


class Notes:
    """The footnotes of a document, as they come to be cited."""

    def __init__(self, brief: Brief, look: Look, parts: Parts) -> None:
        self._lang = brief.lang
        self._look = look
        self._parts = parts
        self._told = told_measures(brief)
        sources: list[Source] = [*brief.quotations, *brief.measures]
        self._sources = {source.id: source for source in sources}
        self._numbers: dict[str, int] = {}
        self._notes: list[Element] = [_line(-1, "separator"), _line(0, "continuationSeparator")]

    def marks(self, cites: Iterable[str]) -> Iterator[Element]:
        """What stands behind a statement: 4, 5, 9 in superscript."""
        for count, identity in enumerate(cite for cite in cites if cite in self._sources):
            if count:
                yield run(", ", self._look.styled("BriefCitation"))
            yield from self._again(identity) if identity in self._numbers else self._first(identity)

    def uncited(self) -> list[Source]:
        """Sources that have no note: only a title or a heading cites them."""
        return [source for source in self._sources.values() if source.id not in self._numbers]

    def finish(self, document: str) -> None:
        """Put the part beside the document."""
        part = self._parts.add(PART, root("w:footnotes", "w r", *self._notes), f"{WORD}footnotes+xml")
        self._parts.relate(document, f"{OFFICE}/footnotes", part)

    def _first(self, identity: str) -> Iterator[Element]:
        number = self._numbers[identity] = len(self._numbers) + 1
        self._notes.append(self._note(number, self._sources[identity]))
        reference = styled("w:r", self._look.styled("FootnoteReference"))
        reference.append(make("w:footnoteReference", w_id=str(number)))
        yield make("w:bookmarkStart", w_id=str(number), w_name=_bookmark(number))
        yield reference
        yield make("w:bookmarkEnd", w_id=str(number))

    def _again(self, identity: str) -> Iterator[Element]:
        number = self._numbers[identity]
        yield from begin(rf"NOTEREF {_bookmark(number)} \f \h")
        yield run(str(number), self._look.styled("BriefCitation"))
        yield end()

    def _note(self, number: int, source: Source) -> Element:
        paragraph = styled("w:p", self._look.styled("FootnoteText"))
        mark = styled("w:r", self._look.styled("FootnoteReference"))
        mark.append(make("w:footnoteRef"))
        paragraph.append(mark)
        paragraph.append(run(" "))
        paragraph.extend(self.told(source, PART))
        return make("w:footnote", paragraph, w_id=str(number))

    def told(self, source: Source, part: str) -> Iterator[Element]:
        """The runs that say what a source is, in a part of the document."""
        yield run(f"[{inline(source.id)}] ")
        yield from self._quotation(source) if isinstance(source, Quotation) else self._measure(source, part)

    def _quotation(self, source: Quotation) -> Iterator[Element]:
        yield run(f"“{inline(source.evidence.quote).strip()}” ")
        yield run(inline(", ".join(place(source, self._lang))).strip() + ".")

    def _measure(self, source: MeasureSource, part: str) -> Iterator[Element]:
        words = layout(self._lang)
        yield self._said(f"{source.economy_name}: {source.title}. ")
        yield self._said(words["true_as_of"].format(day=source.as_of))
        for page in source.links:
            yield self._said(f" {link_told(page)}: ")
            yield link(page.url, self._parts, part, self._look.styled("Hyperlink"))
            yield self._said(".")
        if source.note and source.measure in self._told:
            yield self._said(" " + words["note"].format(note=source.note))

    def _said(self, text: str) -> Element:
        return run(inline(text))


def _bookmark(number: int) -> str:
    return f"_Note{number}"


def _line(number: int, kind: str) -> Element:
    """The rule above the notes: a note of its own kind."""
    spacing = make("w:pPr", make("w:spacing", w_after="0", w_line="240", w_lineRule="auto"))
    paragraph = make("w:p", spacing, make("w:r", make(f"w:{kind}")))
    return make("w:footnote", paragraph, w_type=kind, w_id=str(number))


def separators() -> Element:
    """What the settings say of the rules above the notes."""
    return make("w:footnotePr", *(make("w:footnote", w_id=str(number)) for number in (-1, 0)))
