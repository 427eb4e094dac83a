"""The body of a brief: title, lead, contents, sections, sources."""

from __future__ import annotations

from collections.abc import Iterator

from billkit.briefs.catalogue import layout
from billkit.briefs.docx import charts, tables
from billkit.briefs.docx.inline import begin, end, run, styled, words
from billkit.briefs.docx.look import Look
from billkit.briefs.docx.notes import Notes
from billkit.briefs.docx.parts import Parts
from billkit.briefs.docx.xml import Element, inline, make, root, value
from billkit.models.brief import Block, Brief, BriefSection, Bullets, Figure, Paragraph, Statement, Table

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

    def element(self) -> Element:
        """The root of the part."""
        body = make("w:body", *self._content(), self._look.page)
        return root("w:document", "w r wp a pic asvg", body)

    def _content(self) -> Iterator[Element]:
        brief = self._brief
        yield self._paragraph("Title", brief.title, cited=False)
        for statement in brief.lead:
            yield self._paragraph("BriefLead", statement)
        if brief.tier == "full":
            yield self._contents()
        for section in brief.sections:
            yield from self._section(section)
        yield from self._sources()

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
        paragraph.append(run(inline(text).strip(), self._lang))
        return paragraph

    def _heading(self, level: int, paragraph: Element) -> Element:
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
        lines[0][1:1] = begin(r"TOC \o &quot;1-2&quot; \h \z \u".replace("&quot;", '"'))
        lines[-1].append(end())
        gallery = make("w:docPartObj", value("w:docPartGallery", "Table of Contents"), make("w:docPartUnique"))
        head = self._said("TOCHeading", layout(self._lang)["contents"])
        return make("w:sdt", make("w:sdtPr", gallery), make("w:sdtContent", head, *lines))

    def _entries(self) -> Iterator[Element]:
        headed = [(section.level, inline(section.heading.text).strip()) for section in self._brief.sections]
        headed.append((2, layout(self._lang)["sources"]))
        for number, (level, text) in enumerate(headed, 1):
            line = styled("w:p", self._look.styled(f"TOC{level - 1}"))
            line.append(make("w:hyperlink", run(text, self._lang), w_anchor=_anchor(number), w_history="1"))
            yield line

    # --- sections

    def _section(self, section: BriefSection) -> Iterator[Element]:
        head = self._paragraph(_STYLES[section.level], section.heading, cited=False)
        yield self._heading(section.level, head)
        for block in section.blocks:
            yield from self._block(block, section)

    def _block(self, block: Block, section: BriefSection) -> Iterator[Element]:
        if isinstance(block, Paragraph):
            yield self._paragraph("Quote" if _is_quote(block.statement) else "Normal", block.statement)
        elif isinstance(block, Bullets):
            yield from map(self._item, block.items)
        elif isinstance(block, Figure):
            yield from self._figure(block)
        else:
            yield from self._table(block, section)

    def _item(self, statement: Statement) -> Element:
        paragraph = self._paragraph("ListBullet", statement)
        if self._look.bullet is not None:
            paragraph[0].append(self._look.bullet.__copy__())
        return paragraph

    def _figure(self, figure: Figure) -> Iterator[Element]:
        self._charts += 1
        drawn = charts.drawing(figure, self._charts, self._look.room, self._parts, PART)
        if drawn is None:
            yield self._said("Normal", f"{layout(self._lang)['figure']}: {figure.alt}")
        else:
            paragraph = styled("w:p", self._look.styled("BriefChart"))
            paragraph.append(drawn)
            yield paragraph
        yield self._paragraph("Caption", figure.caption)

    def _table(self, block: Table, section: BriefSection) -> Iterator[Element]:
        head = [self._paragraph("BriefTableHeading", cell, cited=False) for cell in block.headers]
        rows = [list(self._cells(row, block.sources_last)) for row in block.rows]
        widths = tables.columns(tables.needs(block, self._look.room), self._look.room)
        title = inline(section.heading.text).strip()
        yield tables.table(block, tables.Cells(head, rows), widths, self._look.styled("BriefTable"), title)
        # two tables without a paragraph between them would be one
        yield styled("w:p", self._look.styled("Normal"))

    def _cells(self, row: tuple[Statement, ...], sources_last: bool) -> Iterator[Element]:
        for place, cell in enumerate(row, 1):
            yield self._paragraph("BriefTableText", cell, cited=not sources_last or place == len(row))

    # --- sources

    def _sources(self) -> Iterator[Element]:
        """The texts read. Their words and the measures stand in the notes; here only what no note tells."""
        yield self._heading(2, self._said("Heading1", layout(self._lang)["sources"]))
        for text in self._brief.texts:
            told = layout(self._lang)["text_read"]
            yield self._said("Normal", told.format(name=text.name, chars=f"{text.chars:,}", sha256=text.sha256))
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
