"""The merged inventory: provisions of all sources on lines, each with who says it and as what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from billkit.comparison.dossier.claimant import Claimant, claimant
from billkit.comparison.dossier.conflicts import conflicts
from billkit.comparison.dossier.effective import with_day
from billkit.comparison.dossier.listed import Listed
from billkit.comparison.lines import aligned, details_of
from billkit.comparison.order import kinds_in_order
from billkit.comparison.profile import Profile, profile
from billkit.models.analysis import Analysis
from billkit.models.document import Document
from billkit.models.dossier import STATUS_ORDER, Dossier, Entry, NotContained, Saying

Member = tuple[Analysis, Document | None, Listed]


def dossier(members: Sequence[Member], kinds: Mapping[str, str], title: str | None = None) -> Dossier:
    """One inventory of the sources of one bill. `kinds` gives titles of kinds, in the order of the inventory."""
    sources = [claimant(at, *member) for at, member in enumerate(members)]
    lines = _lines(sources, kinds)
    return Dossier(
        title=title or next((source.told.title for source in sources if source.told.title), None),
        sources=tuple(source.told for source in sources),
        entries=tuple(_entry(line, sources, kinds) for line in lines),
        not_contained=tuple(_not_contained(sources, kinds)),
        conflicts=tuple(conflicts(sources, lines, kinds)),
    )


def _lines(sources: Sequence[Claimant], kinds: Mapping[str, str]) -> list[list[Profile]]:
    """Lines of all kinds. Texts of law and bill open the lines, so that reports are set beside them."""
    columns: dict[str, list[list[Profile]]] = defaultdict(lambda: [[] for _ in sources])
    order = sorted(sources, key=lambda source: (STATUS_ORDER.index(source.told.status), source.at))
    for place, source in enumerate(order):
        for provision in source.analysis.provisions:
            made = with_day(profile(source.at, provision), source.promulgated)
            columns[provision.kind][place].append(made)
    lines: list[list[Profile]] = []
    for kind in kinds_in_order(columns, kinds):
        for line in aligned(columns[kind]):
            lines.append(sorted(line, key=lambda member: member.bill))
    return lines


def _entry(line: Sequence[Profile], sources: Sequence[Claimant], kinds: Mapping[str, str]) -> Entry:
    kind = line[0].provision.kind
    sayings = tuple(_saying(member, sources[member.bill]) for member in line)
    said_by = {member.bill for member in line}
    whole = frozenset(source.at for source in sources if source.is_text)
    return Entry(
        kind=kind,
        title=kinds.get(kind, kind),
        status=min((saying.status for saying in sayings), key=STATUS_ORDER.index),
        sayings=sayings,
        details=tuple(details_of(line, whole)) if len(line) > 1 else (),
        missing_in=tuple(source.at for source in sources if source.is_text and source.at not in said_by),
    )


def _saying(member: Profile, source: Claimant) -> Saying:
    return Saying(
        source=source.at,
        status=source.told.status,
        date=source.told.date,
        provision=member.provision.id,
        section=member.provision.section,
        citations=source.citer.cite(member.provision.evidence),
    )


def _not_contained(sources: Sequence[Claimant], kinds: Mapping[str, str]) -> Iterator[NotContained]:
    for source in sources:
        for exclusion in source.analysis.exclusions:
            yield NotContained(
                kind=exclusion.kind,
                title=kinds.get(exclusion.kind, exclusion.kind),
                source=source.at,
                how=exclusion.status,
                citations=source.citer.cite(exclusion.evidence),
            )
