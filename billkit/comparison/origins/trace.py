"""Traces the clauses and provisions of an alternative to its source bills."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from billkit.comparison.citing import Citer
from billkit.comparison.closeness import closeness
from billkit.comparison.index import ClauseIndex
from billkit.comparison.lines import aligned, details_of
from billkit.comparison.origins.clauses import ClauseText, clauses
from billkit.comparison.profile import Profile, profile
from billkit.models.analysis import Analysis, Provision
from billkit.models.comparison import Citation
from billkit.models.document import Document
from billkit.models.origins import (
    Clause,
    ClauseOrigin,
    How,
    LostClause,
    LostProvision,
    Origins,
    OriginSource,
    ProvisionOrigin,
    ProvisionWithOrigins,
)

_VERBATIM, _CLOSE, _REWORDED = 97, 80, 60


class _Side:
    """One text with its clauses and provisions."""

    def __init__(self, document: Document, analysis: Analysis) -> None:
        self.document = document
        self.analysis = analysis
        self.citer = Citer(document)
        self.clauses = clauses(document, analysis)
        self.index = ClauseIndex([clause.words for clause in self.clauses])

    def told(self) -> OriginSource:
        name = self.document.source.replace("\\", "/").rpartition("/")[2]
        bill = self.analysis.bill
        return OriginSource(
            name=name if name not in ("", "-") else "standard input",
            title=bill.name if bill else None,
            clauses=len(self.clauses),
            provisions=len(self.analysis.provisions),
        )

    def cite(self, clause: ClauseText) -> Citation:
        return self.citer.cite([self.document.evidence(clause.start, clause.end)])[0]

    def kinds(self, clause: ClauseText) -> tuple[str, ...]:
        """Kinds of the provisions whose words stand in a clause."""
        return tuple(
            dict.fromkeys(
                provision.kind
                for provision in self.analysis.provisions
                if any(clause.start <= e.start < clause.end for e in provision.evidence)
            )
        )


def origins(
    alternative: tuple[Document, Analysis],
    sources: Sequence[tuple[Document, Analysis]],
    kinds: Mapping[str, str],
) -> Origins:
    """Where each clause and each provision of the alternative stands in the sources; which are new, which were lost."""
    made, sides = _Side(*alternative), [_Side(*source) for source in sources]
    traced, lost = _provisions(made, sides, kinds)
    return Origins(
        alternative=made.told(),
        sources=tuple(side.told() for side in sides),
        clauses=tuple(_clause(clause, made, sides) for clause in made.clauses),
        lost_clauses=tuple(
            LostClause(source=number, citation=side.cite(clause), kinds=side.kinds(clause))
            for number, side in enumerate(sides)
            for clause in side.clauses
            if made.index.nearest(clause.words, _REWORDED) is None
        ),
        provisions=traced,
        lost_provisions=lost,
    )


def _clause(clause: ClauseText, made: _Side, sides: Sequence[_Side]) -> Clause:
    found = []
    for number, side in enumerate(sides):
        nearest = side.index.nearest(clause.words, _REWORDED)
        if nearest is not None:
            place, likeness = nearest
            citation = side.cite(side.clauses[place])
            how = _how(likeness)
            found.append(ClauseOrigin(source=number, how=how, likeness=likeness, citation=citation))
    ordered = sorted(found, key=lambda origin: (-origin.likeness, origin.source))
    return Clause(citation=made.cite(clause), kinds=made.kinds(clause), origins=tuple(ordered))


def _how(likeness: int) -> How:
    if likeness >= _VERBATIM:
        return "verbatim"
    return "close" if likeness >= _CLOSE else "reworded"


def _provisions(
    made: _Side, sides: Sequence[_Side], kinds: Mapping[str, str]
) -> tuple[tuple[ProvisionWithOrigins, ...], tuple[LostProvision, ...]]:
    """Provisions of the alternative paired with those of each source, one to one."""
    found: dict[str, list[ProvisionOrigin]] = {p.id: [] for p in made.analysis.provisions}
    lost: list[LostProvision] = []
    for number, side in enumerate(sides):
        paired = _pairs(made.analysis, side.analysis)
        for one, other in paired:
            found[one.provision.id].append(_origin(number, side, one, other))
        kept = {other.provision.id for _, other in paired}
        lost += [
            LostProvision(source=number, **_named(provision, side, kinds))
            for provision in side.analysis.provisions
            if provision.id not in kept
        ]
    traced = (
        ProvisionWithOrigins(**_named(p, made, kinds), origins=tuple(found[p.id]))
        for p in made.analysis.provisions
    )
    return tuple(traced), tuple(lost)


def _pairs(made: Analysis, source: Analysis) -> list[tuple[Profile, Profile]]:
    columns: dict[str, list[list[Profile]]] = {}
    for side, analysis in enumerate((made, source)):
        for provision in analysis.provisions:
            columns.setdefault(provision.kind, [[], []])[side].append(profile(side, provision))
    lines = [line for both in columns.values() for line in aligned(both)]
    return [(line[0], line[1]) for line in lines if len(line) == 2]


def _origin(number: int, side: _Side, one: Profile, other: Profile) -> ProvisionOrigin:
    return ProvisionOrigin(
        source=number,
        provision=other.provision.id,
        closeness=round(closeness(one, other), 2),
        differences=tuple(detail for detail in details_of([one, other]) if detail.relation == "differs"),
        citations=side.citer.cite(other.provision.evidence),
    )


def _named(provision: Provision, side: _Side, kinds: Mapping[str, str]) -> dict[str, Any]:
    return {
        "provision": provision.id,
        "kind": provision.kind,
        "title": kinds.get(provision.kind, provision.kind),
        "citations": side.citer.cite(provision.evidence),
    }
