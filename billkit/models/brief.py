"""A comparison told for a reader. Each statement records the facts it asserts and where each can be looked up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from billkit.models.evidence import Evidence

FactValue = str | int | float | bool | None
Check = Literal["verified", "not_checked"]
Language = Literal["en", "ko"]
Tier = Literal["glance", "brief", "full"]


class _Item(BaseModel):
    model_config = ConfigDict(frozen=True)


class Fact(_Item):
    """One thing a statement asserts: the words between `start` and `end` of the statement's text.

    `subject` names what the fact is about (``bill/0``, ``bill/0/provision/p3``, ``measure/us-…``) and `fields` what is
    said of it; `values` are what stood there. `form` names the wording that turns the values into the words.
    `check` is ``not_checked`` where the values could not be read a second time in the text.
    """

    subject: str
    fields: tuple[str, ...] = Field(min_length=1)
    values: tuple[FactValue, ...] = Field(min_length=1)
    form: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    check: Check = "verified"


class Statement(_Item):
    """A sentence, heading or table cell. `cites` are ids of the brief's sources."""

    text: str
    facts: tuple[Fact, ...] = ()
    cites: tuple[str, ...] = ()


class Paragraph(_Item):
    block: Literal["paragraph"] = "paragraph"
    statement: Statement


class Bullets(_Item):
    block: Literal["bullets"] = "bullets"
    items: tuple[Statement, ...] = Field(min_length=1)


class Table(_Item):
    """With `sources_last`, the last cell of a row shows what all its cells cite; else each cell shows its own."""

    block: Literal["table"] = "table"
    headers: tuple[Statement, ...] = Field(min_length=1)
    rows: tuple[tuple[Statement, ...], ...] = Field(min_length=1)
    sources_last: bool = True

    @model_validator(mode="after")
    def _rows_are_as_wide_as_the_head(self) -> Table:
        if any(len(row) != len(self.headers) for row in self.rows):
            raise ValueError(f"a table with {len(self.headers)} columns has a row of another width")
        return self

    def cites_shown(self, place: int) -> bool:
        """Whether a row shows what it cites behind the cell at a place, counted from 0."""
        return not self.sources_last or place == len(self.headers) - 1


class Figure(_Item):
    """A chart of the comparison. `svg` is a whole picture; `alt` says in words what it shows, for who cannot see it."""

    block: Literal["figure"] = "figure"
    id: str
    caption: Statement
    svg: str
    alt: str
    width: float = Field(gt=0, description="in the units of the picture")
    height: float = Field(gt=0)


Block = Paragraph | Bullets | Table | Figure


class BriefSection(_Item):
    """A heading and what stands under it. Level 2 is a chapter, 3 a part of it."""

    id: str
    level: Literal[2, 3] = 2
    heading: Statement
    blocks: tuple[Block, ...] = ()

    def statements(self) -> Iterator[Statement]:
        """Heading, then every sentence and cell, in reading order."""
        yield self.heading
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield block.statement
            elif isinstance(block, Bullets):
                yield from block.items
            elif isinstance(block, Figure):
                yield block.caption
            else:
                yield from block.headers
                for row in block.rows:
                    yield from row


class TextRead(_Item):
    """A document the brief was made from: its name without folders, and the digest that identifies its bytes."""

    name: str
    sha256: str
    chars: int


class Quotation(_Item):
    """A numbered source: words of a document, with their place."""

    source: Literal["quotation"] = "quotation"
    id: str
    bill: int
    document: str
    evidence: Evidence
    line: int


class MeasureLink(_Item):
    """Where a measure is told: title, publisher, address and day of publication, as the data have them."""

    title: str
    publisher: str
    url: str
    date: str | None = None


class MeasureSource(_Item):
    """A numbered source: a row of the measures data, with the pages it rests on."""

    source: Literal["measure"] = "measure"
    id: str
    measure: str
    title: str
    economy: str
    economy_name: str
    as_of: str
    note: str = ""
    links: tuple[MeasureLink, ...]


class Brief(_Item):
    """What is written. Made by `billkit.briefs.build`, checked by `billkit.briefs.verify`, then rendered."""

    model_config = ConfigDict(frozen=True, populate_by_name=True)

    schema_id: Literal["billkit/brief/1"] = Field(default="billkit/brief/1", alias="schema")
    lang: Language = "en"
    tier: Tier = "full"
    title: Statement
    lead: tuple[Statement, ...] = ()
    sections: tuple[BriefSection, ...]
    texts: tuple[TextRead, ...]
    quotations: tuple[Quotation, ...] = ()
    measures: tuple[MeasureSource, ...] = ()

    def statements(self) -> Iterator[Statement]:
        """Every statement of the brief, in reading order."""
        yield self.title
        yield from self.lead
        for section in self.sections:
            yield from section.statements()

    def figures(self) -> tuple[Figure, ...]:
        """The charts, in reading order."""
        blocks = (block for section in self.sections for block in section.blocks)
        return tuple(block for block in blocks if isinstance(block, Figure))

    def to_json(self) -> str:
        return self.model_dump_json(by_alias=True, indent=2)


class ContentsEntry(_Item):
    """A heading of a full brief: level 2 or 3, its words, and the anchor that GitHub gives it."""

    level: int
    text: str
    anchor: str


class TextRun(_Item):
    """Characters `start` to `end` of a text, as HTML; `page` is the page that begins with it."""

    start: int
    end: int
    page: int | None
    html: str


class TextPlace(_Item):
    """Where one can go in a text: an article or part of it."""

    anchor: str
    start: int
    words: str
    level: int


class TextBeside(_Item):
    """A text that stands beside the brief on its page."""

    number: int
    name: str
    language: str
    pages: int
    runs: tuple[TextRun, ...]
    places: tuple[TextPlace, ...]


class TemplateContext(_Item):
    """What a template of one's own is given.

    `layout` are the fixed words of the brief's language, `told` the ids of measures of which more than the title is told,
    `figures` the file of each chart by its id (Markdown alone). HTML alone has `texts`, the shipped `style` and `script`,
    `citation_data`, and a function ``policy(style, script)`` that says what the page may do.
    """

    brief: Brief
    layout: dict[str, str]
    told: frozenset[str]
    contents: tuple[ContentsEntry, ...] = ()
    figures: dict[str, str] = {}
    texts: tuple[TextBeside, ...] = ()
    style: str = ""
    script: str = ""
    citation_data: str = ""
