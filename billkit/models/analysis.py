"""What reading one document gives: the bill, its provisions, and what is said around it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from billkit.models.document import Document, DocumentInfo
from billkit.models.evidence import Evidence
from billkit.models.notice import Notice

Modality = Literal["shall", "may", "unspecified"]
Scalar = str | int | float | bool
DetailValue = Scalar | list[Scalar]
Details = dict[str, DetailValue]


class _Item(BaseModel):
    model_config = ConfigDict(frozen=True)


class Claim(_Item):
    """A value with the words that state it: one fact about the bill."""

    value: str | int
    as_written: str
    evidence: Evidence


class BillDate(_Item):
    """A date in the bill's life. `value` is ISO (``2025-08-04``, ``2025-08``), None where only a weekday is given."""

    event: str
    value: str | None
    as_written: str
    evidence: Evidence


class Bill(_Item):
    """Who the bill is. None means: not stated in the text."""

    title: Claim | None = None
    short_title: Claim | None = None
    number: Claim | None = None
    jurisdiction: Claim | None = Field(default=None, description="ISO 3166-1 alpha-2, or EU")
    stage: Claim | None = None
    sponsors: tuple[Claim, ...] = ()
    sponsors_count: Claim | None = None
    dates: tuple[BillDate, ...] = ()

    @property
    def name(self) -> str | None:
        """The name a reader knows it by: short title, else title."""
        claim = self.short_title or self.title
        return str(claim.value) if claim else None


class Trace(_Item):
    """Why an item was found: rule, cue, the words that triggered it, and the scope decision."""

    rule: str
    cue: str
    words: tuple[str, ...]
    scope: str


class Provision(_Item):
    """One instrument that the bill itself contains."""

    id: str
    kind: str
    title: str
    actor: str | None = None
    modality: Modality = "unspecified"
    details: Details = Field(default_factory=dict)
    section: str | None = None
    rule: str
    crosswalk: dict[str, str] = Field(
        default_factory=dict,
        description="the kind in other classifications (UNCTAD MAST, Global Trade Alert, WTO SCM): pointers, not findings",
    )
    evidence: tuple[Evidence, ...] = Field(min_length=1)
    trace: Trace | None = None


class ContextMeasure(_Item):
    """A measure that would be there without the bill: another economy's, existing law, a plan outside the bill."""

    economy: str | None
    kind: str
    details: Details = Field(default_factory=dict)
    evidence: tuple[Evidence, ...] = Field(min_length=1)
    trace: Trace | None = None


class Exclusion(_Item):
    """What the text says the bill does not contain. Status: excluded, dropped_during_passage, postponed."""

    kind: str
    status: str = "excluded"
    details: Details = Field(default_factory=dict)
    evidence: tuple[Evidence, ...] = Field(min_length=1)
    trace: Trace | None = None


class Demand(_Item):
    """What somebody wants, hints at or considers."""

    kind: str | None
    by: str | None = None
    details: Details = Field(default_factory=dict)
    evidence: tuple[Evidence, ...] = Field(min_length=1)
    trace: Trace | None = None


class OtherBill(_Item):
    """Another bill the text speaks of, with what it is said to contain."""

    title: str | None
    provisions: tuple[Provision, ...] = ()
    evidence: tuple[Evidence, ...] = Field(min_length=1)


class Analysis(_Item):
    """The inventory of one document. `schema` names the version of this contract."""

    model_config = ConfigDict(frozen=True, populate_by_name=True)

    schema_id: Literal["billkit/analysis/1"] = Field(default="billkit/analysis/1", alias="schema")
    document: DocumentInfo
    bill: Bill | None = None
    provisions: tuple[Provision, ...] = ()
    context_measures: tuple[ContextMeasure, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    demands: tuple[Demand, ...] = ()
    other_bills: tuple[OtherBill, ...] = ()
    notices: tuple[Notice, ...] = ()

    def all_evidence(self) -> Iterator[Evidence]:
        """Every span the analysis rests on, the bill's facts included."""
        groups: list[Any] = [*self.provisions, *self.context_measures, *self.exclusions, *self.demands]
        groups += [p for other in self.other_bills for p in (other, *other.provisions)]
        for item in groups:
            yield from item.evidence
        if self.bill:
            facts = [self.bill.title, self.bill.short_title, self.bill.number, self.bill.jurisdiction]
            facts += [self.bill.stage, self.bill.sponsors_count, *self.bill.sponsors]
            yield from (fact.evidence for fact in facts if fact)
            yield from (date.evidence for date in self.bill.dates)

    def proves(self, document: Document) -> bool:
        """Whether every quote stands in the document at its offsets."""
        return all(evidence.proves(document) for evidence in self.all_evidence())

    def to_json(self) -> str:
        """The JSON contract, indented, UTF-8, unstated values left out of `details` only."""
        return self.model_dump_json(by_alias=True, indent=2, exclude_none=False)
