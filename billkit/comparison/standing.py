"""What a bill has to do with a kind: it has provisions of it, or its text tells of the kind in another way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from billkit.comparison.citing import Citer
from billkit.models.analysis import Analysis
from billkit.models.comparison import BillCell, Standing
from billkit.models.evidence import Evidence


class Standings:
    """The kinds that one analysis tells of, with the words that do."""

    def __init__(self, analysis: Analysis, citer: Citer) -> None:
        self._citer = citer
        self._told: dict[str, dict[Standing, list[Evidence]]] = defaultdict(dict)
        for standing, kind, evidence in _told(analysis):
            self._told[kind].setdefault(standing, []).extend(evidence)

    @property
    def kinds(self) -> set[str]:
        """All kinds the text tells of, in whatever way."""
        return set(self._told)

    def cell(self, kind: str) -> BillCell:
        """The strongest that the text says of a kind, and what it says besides."""
        told = self._told.get(kind)
        if not told:
            return BillCell(standing="absent")
        standing, *also = told
        return BillCell(standing=standing, also=tuple(also), citations=self._citer.cite(told[standing]))


def _told(analysis: Analysis) -> Iterator[tuple[Standing, str, tuple[Evidence, ...]]]:
    """The strongest first: what the bill contains, then what it does not, then what is wanted or stands elsewhere."""
    for provision in analysis.provisions:
        yield "present", provision.kind, provision.evidence
    for exclusion in analysis.exclusions:
        yield "excluded", exclusion.kind, exclusion.evidence
    for demand in analysis.demands:
        if demand.kind:
            yield "demanded", demand.kind, demand.evidence
    for other in analysis.other_bills:
        for provision in other.provisions:
            yield "other_bill", provision.kind, provision.evidence
