"""Bills and economies side by side, kind by kind."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from billkit.models.evidence import Evidence

# What a source is: a report on the bill, the text of the bill, the text of the law.
Status = Literal["reported", "proposed", "enacted"]

# What a bill has to do with a kind: it contains it; its text says that it does not; somebody wants it; another bill that
# the text speaks of has it; or nothing was found.
Standing = Literal["present", "excluded", "demanded", "other_bill", "absent"]

# What becomes of a detail among the provisions of a line. `same`: equal values; `overlaps`: one is part of the other
# (local governments, state and local governments); `differs`: two values exclude each other; `partly`: some of the
# provisions state it, the others are silent; `wording`: free words that are not the same; `open`: the languages differ
# and the tables of words do not hold both values.
Relation = Literal["same", "overlaps", "differs", "partly", "wording", "open"]


class _Item(BaseModel):
    model_config = ConfigDict(frozen=True)


class Citation(_Item):
    """Words of a source and where they stand: page, line and section as far as its format has them."""

    start: int
    end: int
    quote: str
    page: int | None = None
    section: str | None = None
    line: int | None = Field(default=None, description="from 1; None where the text itself was not at hand")

    @classmethod
    def of(cls, evidence: Evidence, line: int | None = None) -> Citation:
        return cls(
            start=evidence.start,
            end=evidence.end,
            quote=evidence.quote,
            page=evidence.page,
            section=evidence.section,
            line=line,
        )


class BillCell(_Item):
    """What one bill has to do with one kind, with the words that say so. `also` is what the text says besides."""

    standing: Standing
    also: tuple[Standing, ...] = ()
    citations: tuple[Citation, ...] = ()


class LineCell(_Item):
    """The provision that a bill has on a line."""

    bill: int = Field(ge=0, description="place of the bill in `bills`")
    provision: str
    citations: tuple[Citation, ...]


class Stated(_Item):
    """A value as one bill states it. `general` says that nothing limits the provision there."""

    bill: int = Field(ge=0)
    value: str
    general: bool = False


class Detail(_Item):
    """One detail of a line: what each bill states, and how the values stand to each other."""

    name: str
    relation: Relation
    values: tuple[Stated, ...]


class Line(_Item):
    """Provisions of several bills that answer to each other: at most one of each bill, in the order of the bills."""

    cells: tuple[LineCell, ...]
    details: tuple[Detail, ...] = ()

    @property
    def differences(self) -> tuple[Detail, ...]:
        """Where two values exclude each other."""
        return tuple(detail for detail in self.details if detail.relation == "differs")

    def cell(self, bill: int) -> LineCell | None:
        return next((cell for cell in self.cells if cell.bill == bill), None)


class BillSide(_Item):
    """One bill of the comparison: what it is called, and where it would apply (ISO 3166-1 alpha-2 or EU)."""

    name: str | None
    jurisdiction: str | None
    provisions: int
    status: Status | None = Field(
        default=None, description="what its source is; a report where nothing tells"
    )
    about: Literal["proposed", "enacted"] | None = Field(default=None, description="stage it speaks of")
    date: str | None = Field(default=None, description="day of the source, where the file tells it")


class Row(_Item):
    """One kind. `bills[i]` holds provision ids of bill i; `economies[j]` measure ids of economy j, in force first."""

    kind: str
    title: str
    area: str
    bills: tuple[tuple[str, ...], ...]
    economies: tuple[tuple[str, ...], ...]
    in_use: tuple[int, ...] = Field(description="how many of each economy's measures are in force or adopted")
    recorded: bool = Field(description="whether the measures data know this kind at all, for any economy")
    standing: tuple[BillCell, ...] = Field(default=(), description="what each bill has to do with the kind")
    lines: tuple[Line, ...] = Field(
        default=(), description="provisions side by side, where there are several bills"
    )

    @property
    def in_a_bill(self) -> bool:
        return any(self.bills)

    @property
    def used_elsewhere(self) -> bool:
        """Whether one of the economies compared has such a measure in force or adopted."""
        return any(self.in_use)


class Comparison(_Item):
    """A matrix of kinds by bills and economies. Rows stand in the order of the controlled list of kinds.

    `home` are the measures that the first bill's own jurisdiction has already: they are never a column of the
    comparison unless asked for. `mentioned` are kinds of no bill and no column of which a text says that they were
    excluded or are demanded, or that another bill has them.
    """

    model_config = ConfigDict(frozen=True, populate_by_name=True)

    schema_id: Literal["billkit/comparison/1"] = Field(default="billkit/comparison/1", alias="schema")
    bills: tuple[BillSide, ...]
    economies: tuple[str, ...]
    rows: tuple[Row, ...]
    home: tuple[str, ...] = ()
    mentioned: tuple[Row, ...] = ()

    @property
    def shared(self) -> tuple[Row, ...]:
        """In a bill, and in force or adopted in at least one economy."""
        return tuple(row for row in self.rows if row.in_a_bill and row.used_elsewhere)

    @property
    def only_bills(self) -> tuple[Row, ...]:
        """In a bill; the data know the kind, but record none in force or adopted in the economies compared."""
        return tuple(row for row in self.rows if row.in_a_bill and row.recorded and not row.used_elsewhere)

    @property
    def not_recorded(self) -> tuple[Row, ...]:
        """In a bill, but of a kind that the measures data do not record for anyone: nothing follows from that."""
        return tuple(row for row in self.rows if row.in_a_bill and not row.recorded)

    @property
    def only_economies(self) -> tuple[Row, ...]:
        """In force or adopted in at least one economy, and in no bill."""
        return tuple(row for row in self.rows if row.used_elsewhere and not row.in_a_bill)

    @property
    def only_planned(self) -> tuple[Row, ...]:
        """In no bill, and elsewhere only proposed, suspended or ended."""
        return tuple(row for row in self.rows if not row.in_a_bill and not row.used_elsewhere)

    def to_json(self) -> str:
        return self.model_dump_json(by_alias=True, indent=2)
