"""Two versions of a document: what became of each of its units, word by word."""

from __future__ import annotations

from collections import Counter
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from billkit.models.analysis import DetailValue, Provision
from billkit.models.document import DocumentInfo
from billkit.models.notice import Notice
from billkit.models.table import Span

Operation = Literal["equal", "delete", "insert"]

# inserted, deleted: the other version has no such unit (or a stub that says it is gone). split, merged: one became
# several, several became one. renumbered: another number at its own level; moved: another place in the order, or in
# another unit. changed: other words; reference: only numbers that follow a renumbering; form: other case, quotation marks, dashes, or the "and" at the end of an item;
# note: only what the law database or an amending law remarks on it.
Fate = Literal[
    "inserted", "deleted", "split", "merged", "moved", "renumbered", "changed", "reference", "form", "note"
]

Part = Literal[
    "front", "toc", "preamble", "recital", "body", "addenda", "annex", "memorandum", "signature", "loose"
]  # fmt: skip


class _Item(BaseModel):
    model_config = ConfigDict(frozen=True)


class Edit(_Item):
    """Words with one fate. Spans count code points of the two documents; a side without words has an empty span.

    `text` are the words: of the old version where they were struck, else of the new one; empty in equal runs of
    `VersionDiff.redline`, where they stand in both documents. `note`: they are an amendment note, no part of the norm.
    """

    op: Operation
    old: Span
    new: Span
    text: str = ""
    note: bool = False


class Place(_Item):
    """A unit in one version: how one cites it, what it is called, where it stands. Empty label: it cannot be cited."""

    label: str
    name: str
    heading: str = ""
    rank: str
    path: tuple[str, ...] = Field(default=(), description="what stands around it, outermost first")
    start: int = Field(ge=0)
    end: int = Field(ge=0)


class Change(_Item):
    """What became of a unit, or of several that were split or merged.

    `units` counts the units inside that share the fate (a new article with its paragraphs is one change). `edits` is the
    redline of the unit, with all its words; empty where nothing in it changed.
    """

    fates: tuple[Fate, ...] = Field(min_length=1)
    part: Part
    old: tuple[Place, ...] = ()
    new: tuple[Place, ...] = ()
    units: int = 1
    edits: tuple[Edit, ...] = ()


class Difference(_Item):
    """A detail of a provision that has another value. None: not stated."""

    field: str
    old: DetailValue | None
    new: DetailValue | None


class ProvisionChange(_Item):
    """A provision that only one version has, or that says something else. `old` and `new` carry their evidence."""

    fate: Literal["gained", "lost", "changed"]
    kind: str
    title: str
    old: Provision | None = None
    new: Provision | None = None
    differences: tuple[Difference, ...] = ()


class VersionDiff(_Item):
    """Two versions of a statute or bill. `redline` covers both texts and makes one of the other (`comparison.versions`)."""

    model_config = ConfigDict(frozen=True, populate_by_name=True)

    schema_id: Literal["billkit/version-diff/1"] = Field(default="billkit/version-diff/1", alias="schema")
    old: DocumentInfo
    new: DocumentInfo
    unchanged: int = Field(description="units with the same words, number and place")
    changes: tuple[Change, ...] = ()
    provisions: tuple[ProvisionChange, ...] | None = Field(
        default=None, description="what changed in substance; None where it was not asked"
    )
    redline: tuple[Edit, ...] = ()
    notices: tuple[Notice, ...] = ()

    def counts(self) -> dict[Fate, int]:
        """How often each fate occurs, in the norm itself: front matter and tables of contents left out."""
        found = Counter(
            fate for change in self.changes if change.part not in ("front", "toc") for fate in change.fates
        )
        return dict(sorted(found.items()))

    def to_json(self) -> str:
        return self.model_dump_json(by_alias=True, indent=2)
