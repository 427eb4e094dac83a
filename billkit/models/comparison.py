"""Bills and economies side by side, kind by kind."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class _Item(BaseModel):
    model_config = ConfigDict(frozen=True)


class BillSide(_Item):
    """One bill of the comparison: what it is called, and where it would apply (ISO 3166-1 alpha-2 or EU)."""

    name: str | None
    jurisdiction: str | None
    provisions: int


class Row(_Item):
    """One kind. `bills[i]` holds provision ids of bill i; `economies[j]` measure ids of economy j, in force first."""

    kind: str
    title: str
    area: str
    bills: tuple[tuple[str, ...], ...]
    economies: tuple[tuple[str, ...], ...]
    in_use: tuple[int, ...] = Field(description="how many of each economy's measures are in force or adopted")
    recorded: bool = Field(description="whether the measures data know this kind at all, for any economy")

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
    comparison unless asked for.
    """

    model_config = ConfigDict(frozen=True, populate_by_name=True)

    schema_id: Literal["billkit/comparison/1"] = Field(default="billkit/comparison/1", alias="schema")
    bills: tuple[BillSide, ...]
    economies: tuple[str, ...]
    rows: tuple[Row, ...]
    home: tuple[str, ...] = ()

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
