"""Where a kind stands in classifications that others use."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class Crosswalk(BaseModel):
    """Pointers, never findings: an article named here is a question to ask of the measure, not its answer."""

    model_config = ConfigDict(frozen=True)

    kind: str
    mast_chapter: str | None = Field(default=None, description="UNCTAD MAST chapter")
    gta_intervention_types: tuple[str, ...] = Field(
        default=(), description="Global Trade Alert intervention types"
    )
    wto_scm_article: str | None = Field(
        default=None, description="article of the SCM Agreement whose question arises"
    )
