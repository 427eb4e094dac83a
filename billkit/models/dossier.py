"""Several sources of one bill as one inventory: who says what, with which status, and where they conflict."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from billkit.models.comparison import Citation, Detail, Status

STATUS_ORDER: tuple[Status, ...] = ("enacted", "proposed", "reported")

# `contradiction`: both speak of the same stage of the bill, and one of them is wrong. `change`: they speak of different
# stages, and the bill has changed between them. `unconfirmed`: a report says of the law what was not found in its text.
Nature = Literal["contradiction", "change", "unconfirmed"]
Code = Literal["value", "scope", "excluded", "not_found", "title", "number", "sponsors", "date"]


class _Item(BaseModel):
    model_config = ConfigDict(frozen=True)


class DossierSource(_Item):
    """One source. `about` is the stage of the bill that it speaks of, None where it does not tell.

    `settled` is the day from which its text stood as it is: a committee's, before the law was promulgated.
    """

    name: str
    title: str | None = None
    language: str
    genre: str | None = None
    status: Status
    status_from: Literal["told", "genre", "assumed"]
    about: Literal["proposed", "enacted"] | None = None
    date: str | None = None
    settled: str | None = None
    provisions: int


class Saying(_Item):
    """What one source says of a provision, where, and as what: reported, proposed or enacted, on which day."""

    source: int = Field(ge=0, description="place of the source in `sources`")
    status: Status
    date: str | None
    provision: str
    section: str | None
    citations: tuple[Citation, ...]


class Entry(_Item):
    """One provision of the merged inventory. `status` is the strongest of those who say it.

    In `details`, `bill` is the place of the source. `missing_in` are texts of bill or law in which it was not found.
    """

    kind: str
    title: str
    status: Status
    sayings: tuple[Saying, ...] = Field(min_length=1)
    details: tuple[Detail, ...] = ()
    missing_in: tuple[int, ...] = ()


class NotContained(_Item):
    """What a source says the bill does not contain, or no longer."""

    kind: str
    title: str
    source: int
    how: str = Field(description="excluded, dropped_during_passage, postponed")
    citations: tuple[Citation, ...]


class Side(_Item):
    """One side of a conflict: the source, what it says, and its words."""

    source: int
    value: str
    citations: tuple[Citation, ...] = ()


class Conflict(_Item):
    """Sources that exclude each other on one point. `settled_by` is the source with the strongest status, if one has it."""

    code: Code
    nature: Nature
    kind: str | None = None
    detail: str | None = None
    sides: tuple[Side, ...] = Field(min_length=2)
    settled_by: int | None = None
    message: str


class Dossier(_Item):
    """The merged inventory of one bill, in the order of the controlled list of kinds, and its conflicts."""

    model_config = ConfigDict(frozen=True, populate_by_name=True)

    schema_id: Literal["billkit/dossier/1"] = Field(default="billkit/dossier/1", alias="schema")
    title: str | None = None
    sources: tuple[DossierSource, ...]
    entries: tuple[Entry, ...] = ()
    not_contained: tuple[NotContained, ...] = ()
    conflicts: tuple[Conflict, ...] = ()

    def to_json(self) -> str:
        return self.model_dump_json(by_alias=True, indent=2)
