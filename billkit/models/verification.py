"""Whether a written brief still says what source and data say; and what it takes to find out."""

from __future__ import annotations

from collections import Counter
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict, Field

from billkit.models.brief import Brief, Language, TextRead, Tier

Status = Literal["verified", "changed_since", "not_found", "not_checked"]
SourceState = Literal["same", "changed", "missing"]


class _Item(BaseModel):
    model_config = ConfigDict(frozen=True, populate_by_name=True)


class Recipe(_Item):
    """What a brief was made of: with it the same material can be made again, and told from other material.

    `rules` and `measures` are digests of all rules and of all rows that were used; `own_rules` and `own_measures` say
    that some were the reader's own. `sources` have no folders.
    """

    program: str = Field(description="version of billkit")
    against: tuple[str, ...] = ()
    lang: Language = "en"
    tier: Tier = "brief"
    rules: str
    own_rules: bool = False
    measures_version: str
    measures: str
    own_measures: bool = False
    measures_only: bool = False
    sources: tuple[TextRead, ...]


class Citations(_Item):
    """The citation data of a brief: its statements with their facts, and the recipe. Charts stand as digests."""

    schema_id: Literal["billkit/citations/1"] = Field(default="billkit/citations/1", alias="schema")
    recipe: Recipe
    brief: Brief


class SourceFound(_Item):
    """A source of the brief, as it lies here today."""

    name: str
    sha256: str
    state: SourceState
    found: str | None = Field(default=None, description="digest of the file that was read")


class CheckedStatement(_Item):
    """A statement, cell or source of the brief, and what became of it.

    `was` is what the program wrote, None for what was added by hand; `now` what stands in the file, None for what is
    missing. `line` is the line of the file, None where the format has no lines or the statement is missing.
    """

    status: Status
    place: str
    line: int | None = None
    was: str | None = None
    now: str | None = None
    reasons: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    remedy: str = ""


class Verification(_Item):
    """A brief, statement by statement. `notes` say what of the material is not what it was."""

    schema_id: Literal["billkit/verification/1"] = Field(default="billkit/verification/1", alias="schema")
    brief: str
    lang: Language
    tier: Tier
    sources: tuple[SourceFound, ...]
    notes: tuple[str, ...] = ()
    statements: tuple[CheckedStatement, ...]

    def counts(self) -> dict[Status, int]:
        """How many statements have each status."""
        found = Counter(statement.status for statement in self.statements)
        return {status: found[status] for status in get_args(Status)}

    @property
    def unverified(self) -> tuple[CheckedStatement, ...]:
        return tuple(statement for statement in self.statements if statement.status != "verified")

    def to_json(self) -> str:
        return self.model_dump_json(by_alias=True, indent=2)
