"""Where the clauses of a committee's alternative come from: which stand in a source bill, which are new, which were lost."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from billkit.models.comparison import Citation, Detail

How = Literal["verbatim", "close", "reworded"]


class _Item(BaseModel):
    model_config = ConfigDict(frozen=True)


class OriginSource(_Item):
    name: str
    title: str | None
    clauses: int
    provisions: int


class ClauseOrigin(_Item):
    """A clause of a source that an alternative's clause repeats: word for word, nearly so, or in other words."""

    source: int
    how: How
    likeness: int = Field(ge=0, le=100, description="of the words, 100 the same")
    citation: Citation


class Clause(_Item):
    """A clause of the alternative with its origins, the nearest first. Without any, it is new."""

    citation: Citation
    kinds: tuple[str, ...] = Field(default=(), description="of the provisions found in it")
    origins: tuple[ClauseOrigin, ...] = ()


class LostClause(_Item):
    """A clause of a source that no clause of the alternative repeats."""

    source: int
    citation: Citation
    kinds: tuple[str, ...] = ()


class ProvisionOrigin(_Item):
    """A provision of a source that answers to one of the alternative, and what differs between them.

    In `details`, bill 0 is the alternative and bill 1 the source.
    """

    source: int
    provision: str
    closeness: float
    differences: tuple[Detail, ...] = ()
    citations: tuple[Citation, ...]


class ProvisionWithOrigins(_Item):
    """A provision of the alternative; without origins it is new."""

    provision: str
    kind: str
    title: str
    citations: tuple[Citation, ...]
    origins: tuple[ProvisionOrigin, ...] = ()


class LostProvision(_Item):
    """A provision of a source to which none of the alternative answers."""

    source: int
    provision: str
    kind: str
    title: str
    citations: tuple[Citation, ...]


class Origins(_Item):
    """An alternative and the bills it was made of: by clauses, where their texts tell them, and by provisions."""

    model_config = ConfigDict(frozen=True, populate_by_name=True)

    schema_id: Literal["billkit/origins/1"] = Field(default="billkit/origins/1", alias="schema")
    alternative: OriginSource
    sources: tuple[OriginSource, ...]
    clauses: tuple[Clause, ...] = ()
    lost_clauses: tuple[LostClause, ...] = ()
    provisions: tuple[ProvisionWithOrigins, ...] = ()
    lost_provisions: tuple[LostProvision, ...] = ()

    def to_json(self) -> str:
        return self.model_dump_json(by_alias=True, indent=2)
