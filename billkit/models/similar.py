"""Documents with provisions like those of one document, ranked, and why."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from billkit.models.comparison import Citation


class _Item(BaseModel):
    model_config = ConfigDict(frozen=True)


class LikeProvision(_Item):
    """Two provisions of one kind that answer to each other. `shared` are the details in which they agree."""

    kind: str
    title: str
    closeness: float = Field(ge=0, le=1)
    wording: int = Field(
        ge=0, le=100, description="likeness of the words; across languages, of the ideas in them"
    )
    shared: tuple[str, ...] = Field(default=(), description='"period_years: 5"')
    asked: Citation
    found: Citation


class SimilarDocument(_Item):
    """A document of the corpus. `score` is 1 for one with the same provisions in the same words."""

    file: str
    title: str | None
    language: str
    genre: str | None
    score: float
    shared_kinds: int
    provisions: int
    alike: tuple[LikeProvision, ...] = Field(default=(), description="the closest of each kind first")


class NotCompared(_Item):
    """A file of the corpus that could not be compared, and why."""

    file: str
    reason: str


class Similar(_Item):
    """What of a corpus is like a document."""

    model_config = ConfigDict(frozen=True, populate_by_name=True)

    schema_id: Literal["billkit/similar/1"] = Field(default="billkit/similar/1", alias="schema")
    asked: str
    provisions: int
    compared: int = Field(description="documents of the corpus with provisions")
    found: tuple[SimilarDocument, ...] = ()
    not_compared: tuple[NotCompared, ...] = ()

    def to_json(self) -> str:
        return self.model_dump_json(by_alias=True, indent=2)
