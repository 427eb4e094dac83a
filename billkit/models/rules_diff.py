"""What a change of the rules gains and loses over texts."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from billkit.models.analysis import DetailValue

Group = Literal["provision", "context measure", "exclusion", "demand"]
State = Literal["added", "removed", "changed"]
Figures = dict[str, int | float | None]


class _Item(BaseModel):
    model_config = ConfigDict(frozen=True)


class FoundItem(_Item):
    """Something that one set of rules finds in a text."""

    group: Group
    kind: str | None
    quote: str = Field(description="the words of its first evidence, whole")
    start: int
    end: int
    section: str | None = None
    rule: str | None = Field(default=None, description='rule and cue: "finance.loan: soft-credit"')


class FieldChange(_Item):
    """A value that differs. None: not stated on that side. `name` is `evidence` where other words prove the same kind."""

    name: str
    before: DetailValue | None
    after: DetailValue | None


class ChangedItem(_Item):
    """What both sets of rules find, with other values. `item` is as the new rules have it."""

    item: FoundItem
    fields: tuple[FieldChange, ...] = Field(min_length=1)


class TextChange(_Item):
    """A text in which the two sets of rules find different things."""

    source: str
    gained: tuple[FoundItem, ...] = ()
    lost: tuple[FoundItem, ...] = ()
    changed: tuple[ChangedItem, ...] = ()
    also: tuple[str, ...] = Field(
        default=(),
        description="other parts of the analysis that differ: bill.title, other_bills, notices, ...",
    )
    error_before: str | None = None
    error_after: str | None = None


class KindTotal(_Item):
    """A kind over all texts; only kinds with a difference are listed."""

    group: Group
    kind: str | None
    before: int
    after: int
    gained: int
    lost: int
    changed: int


class RuleChange(_Item):
    """A file of rules that differs once comments and layout are set aside; `parts` name its keys, cues and phrases."""

    file: str
    id: str
    state: State
    parts: tuple[str, ...] = Field(default=(), description='"+ cue soft-credit", "- mask", "~ definition"')


class RulesSide(_Item):
    """One of the two sets of rules. The digest is over kinds, words and context, as briefs state it."""

    name: str
    digest: str


class ScorePair(_Item):
    """Figures of the score tool before and after: of a language, of all, or of one case."""

    name: str
    before: Figures
    after: Figures

    @property
    def differs(self) -> bool:
        return self.before != self.after


class Scores(_Item):
    """Scores of annotated texts; figures only, no word of the annotations."""

    totals: tuple[ScorePair, ...]
    cases: tuple[ScorePair, ...] = Field(default=(), description="every case, the unchanged ones included")


class NotRead(_Item):
    """A text that neither side can read, and why."""

    source: str
    reason: str


class RulesDiff(_Item):
    """Two sets of rules over the same texts."""

    model_config = ConfigDict(frozen=True, populate_by_name=True)

    schema_id: Literal["billkit/rules-diff/1"] = Field(default="billkit/rules-diff/1", alias="schema")
    before: RulesSide
    after: RulesSide
    rules: tuple[RuleChange, ...] = ()
    texts: int = Field(description="texts that were compared")
    changes: tuple[TextChange, ...] = Field(default=(), description="texts with a difference")
    totals: tuple[KindTotal, ...] = ()
    not_read: tuple[NotRead, ...] = ()
    scores: Scores | None = None

    @property
    def same(self) -> bool:
        """Whether the texts and scores tell the two sets of rules apart nowhere; the rules may differ."""
        pairs = (*self.scores.totals, *self.scores.cases) if self.scores else ()
        return not self.changes and not any(pair.differs for pair in pairs)

    def to_json(self) -> str:
        return self.model_dump_json(by_alias=True, indent=2)
