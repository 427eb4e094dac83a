"""The body of a brief: title, lead, contents, sections, sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import copy

from billkit.briefs.catalogue import layout
from billkit.briefs.docx import charts
from billkit.briefs.docx.inline import begin, end, run, styled, words
from billkit.briefs.docx.look import Look
from billkit.briefs.docx.notes import Notes
from billkit.briefs.docx.pages import Pages, space
from billkit.briefs.docx.parts import Parts
from billkit.briefs.docx.tables import Cells, Plan, plan, table
from billkit.briefs.docx.xml import Element, inline, make, root, value
from billkit.briefs.pieces import headings, text_told
from billkit.models.brief import Brief, BriefSection, Bullets, Figure, Paragraph, Statement, Table

PART = "word/document.xml"
_STYLES = {2: "Heading1", 3: "Heading2"}
_FIRST_HEADING = 100_000  # ids of bookmarks: below are those of notes


class Body:
    """Writes a brief paragraph by paragraph; notes and charts go to parts of their own on the way."""

    def __init__(self, brief: Brief, look: Look, notes: Notes, parts: Parts) -> None:
        self._brief = brief
        self._lang = brief.lang
        self._look = look
        self._notes = notes
        self._parts = parts
        self._headings = 0
        self._charts = 0
        self._pages = Pages(look.page)
        self._room = self._pages.upright

    def element(self) -> Element:
        """The root of the part."""
        content = list(self._content())
        space(content)
        body = make("w:body", *content, self._pages.last())
        return root("w:document", "w r wp a pic asvg", body)

    def _content(self) -> Iterator[Element]:
        brief = self._brief
        upright = [self._paragraph("Title", brief.title, cited=False)]
        upright += [self._paragraph("BriefLead", statement) for statement in brief.lead]
        if brief.tier == "full":
            upright.append(self._contents())
        for section in brief.sections:
            plans = self._plans(section)
            lying = any(plan.lying for plan in plans.values())
            self._room = self._pages.lying if lying else self._pages.upright
            made = list(self._section(section, plans))
            if lying:
                yield from self._pages.ended(upright, lying=False)
                yield from self._pages.ended(made, lying=True)
                upright = []
            else:
                upright += made
        yield from upright
        yield from self._sources()

    def _plans(self, section: BriefSection) -> dict[int, Plan]:
        """How the tables of a section stand, by the place of their block."""
        tables_ = ((place, block) for place, block in enumerate(section.blocks) if isinstance(block, Table))
        return {
            place: plan(block, self._pages.upright.wide, self._pages.lying.wide) for place, block in tables_
        }

    # --- paragraphs

    def _paragraph(self, style: str, statement: Statement, cited: bool = True) -> Element:
        """A statement, with the marks of its notes. Titles and headings show none, as in the other forms of a brief."""
        paragraph = styled("w:p", self._look.styled(style))
        paragraph.extend(words(statement, self._lang, self._look.styled("BriefNotChecked")))
        if cited:
            paragraph.extend(self._notes.marks(statement.cites))
        return paragraph

    def _said(self, style: str, text: str) -> Element:
        """A paragraph in words of the layout."""
        paragraph = styled("w:p", self._look.styled(style))
        paragraph.append(run(inline(text).strip()))
        return paragraph

    def _heading(self, paragraph: Element) -> Element:
        """A heading between the bookmarks that the contents point to."""
        number = self._headings = self._headings + 1
        identity = str(_FIRST_HEADING + number)
        paragraph.insert(1, make("w:bookmarkStart", w_id=identity, w_name=_anchor(number)))
        paragraph.append(make("w:bookmarkEnd", w_id=identity))
        return paragraph

    # --- contents

    def _contents(self) -> Element:
        """A field that Word can bring up to date. Pages are known only to who lays them out: until then, links."""
        lines = [*self._entries()]
        lines[0][1:1] = begin(r'TOC \o "1-2" \h \z \u')
        lines[-1].append(end())
        gallery = make(
            "w:docPartObj", value("w:docPartGallery", "Table of Contents"), make("w:docPartUnique")
        )
        head = self._said("TOCHeading", layout(self._lang)["contents"])
        return make("w:sdt", make("w:sdtPr", gallery), make("w:sdtContent", head, *lines))

    def _entries(self) -> Iterator[Element]:
        for number, entry in enumerate(headings(self._brief), 1):
            line = styled("w:p", self._look.styled(f"TOC{entry.level - 1}"))
            text = run(inline(entry.text).strip())
            line.append(make("w:hyperlink", text, w_anchor=_anchor(number), w_history="1"))
            yield line

    # --- sections

    def _section(self, section: BriefSection, plans: Mapping[int, Plan]) -> Iterator[Element]:
        yield self._heading(self._paragraph(_STYLES[section.level], section.heading, cited=False))
        for place, block in enumerate(section.blocks):
            if isinstance(block, Table):
                yield self._table(block, plans[place], section)
            else:
                yield from self._block(block)

    def _block(self, block: Paragraph | Bullets | Figure) -> Iterator[Element]:
        if isinstance(block, Paragraph):
            yield self._paragraph("Quote" if _is_quote(block.statement) else "Normal", block.statement)
        elif isinstance(block, Bullets):
            yield from map(self._item, block.items)
        else:
            yield from self._figure(block)

    def _item(self, statement: Statement) -> Element:
        paragraph = self._paragraph("ListBullet", statement)
        if self._look.bullet is not None:
            paragraph[0].append(copy(self._look.bullet))
        return paragraph

    def _figure(self, figure: Figure) -> Iterator[Element]:
        self._charts += 1
        drawn = charts.drawing(figure, self._charts, self._room, self._parts, PART)
        if drawn is None:
            yield self._said("Normal", f"{layout(self._lang)['figure']}: {figure.alt}")
        else:
            paragraph = styled("w:p", self._look.styled("BriefChart"))
            paragraph.append(drawn)
            yield paragraph
        yield self._paragraph("Caption", figure.caption)

    def _table(self, block: Table, plan: Plan, section: BriefSection) -> Element:
        head = [self._paragraph("BriefTableHeading", cell, cited=False) for cell in block.headers]
        rows = [list(self._cells(block, row)) for row in block.rows]
        title = inline(section.heading.text).strip()
        return table(block, Cells(head, rows), plan, self._look.styled("BriefTable"), title)

    def _cells(self, block: Table, row: tuple[Statement, ...]) -> Iterator[Element]:
        for place, cell in enumerate(row):
            yield self._paragraph("BriefTableText", cell, cited=block.cites_shown(place))

    # --- sources

    def _sources(self) -> Iterator[Element]:
        """The texts read. Their words and the measures stand in the notes; here only what no note tells."""
        yield self._heading(self._said("Heading1", layout(self._lang)["sources"]))
        for text in self._brief.texts:
            yield self._said("Normal", text_told(text, self._lang))
        for source in self._notes.uncited():
            paragraph = styled("w:p", self._look.styled("FootnoteText"))
            paragraph.extend(self._notes.told(source, PART))
            yield paragraph


def _is_quote(statement: Statement) -> bool:
    """Whether a paragraph is nothing but words of the text."""
    if len(statement.facts) != 1 or statement.facts[0].form != "quote":
        return False
    return (statement.facts[0].start, statement.facts[0].end) == (0, len(statement.text))


def _anchor(number: int) -> str:
    return f"_Toc{number:06}"
