"""The matrix of kinds by bills and economies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from billkit.comparison.citing import Citer
from billkit.comparison.dossier.claimant import source_of
from billkit.comparison.dossier.listed import Listed
from billkit.comparison.lines import aligned, line_of
from billkit.comparison.order import area, in_use, kinds_in_order, ordered
from billkit.comparison.profile import profile
from billkit.comparison.standing import Standings
from billkit.models.analysis import Analysis, Provision
from billkit.models.comparison import BillSide, Comparison, Line, Row
from billkit.models.document import Document
from billkit.models.measure import Measure


def compare(
    analyses: Sequence[Analysis],
    economies: Sequence[str],
    measures: Sequence[Measure],
    kinds: Mapping[str, str],
    documents: Sequence[Document | None] = (),
) -> Comparison:
    """Put bills and economies side by side.

    `economies` are codes as the measures have them (ISO 3166-1 alpha-2, or EU); one named twice counts once.
    `kinds` gives the title of every kind, in the order in which rows shall stand; kinds it does not know follow in
    the order of their codes. `measures` are all that is known: whether a kind is recorded at all is judged by them.
    The measures of the first bill's own jurisdiction stand in `home`, unless it is among `economies`. `documents` are
    the texts of the analyses, where they are at hand: with them, citations have lines.
    """
    codes = tuple(dict.fromkeys(economies))
    by_place: dict[tuple[str, str], list[Measure]] = defaultdict(list)
    for measure in measures:
        by_place[measure.economy, measure.instrument].append(measure)
    recorded = {measure.instrument for measure in measures}
    asked = {measure.instrument for measure in measures if measure.economy in codes}
    found = {provision.kind for analysis in analyses for provision in analysis.provisions}
    bills = _Bills(analyses, documents)

    def row(kind: str) -> Row:
        columns = [ordered(by_place[code, kind]) for code in codes]
        return bills.row(kind, kinds.get(kind, kind), columns, kind in recorded)

    sides = tuple(_side(*both) for both in zip(analyses, _texts(analyses, documents), strict=True))
    home = sides[0].jurisdiction if sides else None
    at_home = ordered(m for m in measures if m.economy == home) if home and home not in codes else ()
    return Comparison(
        bills=sides,
        economies=codes,
        rows=tuple(row(kind) for kind in kinds_in_order(found | asked, kinds)),
        home=tuple(m.measure_id for m in at_home),
        mentioned=tuple(row(kind) for kind in kinds_in_order(bills.kinds - found - asked, kinds)),
    )


class _Bills:
    """The bills of a comparison: what each has of a kind, and how their provisions answer to each other."""

    def __init__(self, analyses: Sequence[Analysis], documents: Sequence[Document | None]) -> None:
        self._citers = [Citer(text) for text in _texts(analyses, documents)]
        self._standings = [Standings(*both) for both in zip(analyses, self._citers, strict=True)]
        self._provisions: dict[str, list[list[Provision]]] = {}
        for bill, analysis in enumerate(analyses):
            for provision in analysis.provisions:
                columns = self._provisions.setdefault(provision.kind, [[] for _ in analyses])
                columns[bill].append(provision)

    @property
    def kinds(self) -> set[str]:
        """All kinds that one of the texts tells of."""
        return set().union(*(standing.kinds for standing in self._standings))

    def row(self, kind: str, title: str, columns: Sequence[tuple[Measure, ...]], recorded: bool) -> Row:
        mine = self._provisions.get(kind, [[] for _ in self._standings])
        return Row(
            kind=kind,
            title=title,
            area=area(kind),
            bills=tuple(tuple(provision.id for provision in column) for column in mine),
            economies=tuple(tuple(m.measure_id for m in column) for column in columns),
            in_use=tuple(sum(map(in_use, column)) for column in columns),
            recorded=recorded,
            standing=tuple(standing.cell(kind) for standing in self._standings),
            lines=tuple(self._lines(mine)),
        )

    def _lines(self, columns: Sequence[Sequence[Provision]]) -> list[Line]:
        """None where there is but one bill: nothing stands beside it."""
        if len(columns) < 2:
            return []
        profiles = [[profile(bill, provision) for provision in column] for bill, column in enumerate(columns)]
        return [line_of(members, self._citers) for members in aligned(profiles)]


def _texts(analyses: Sequence[Analysis], documents: Sequence[Document | None]) -> list[Document | None]:
    """A text, or None, for each analysis."""
    return [*documents, *[None] * (len(analyses) - len(documents))]


def _side(analysis: Analysis, document: Document | None) -> BillSide:
    bill = analysis.bill
    told = source_of(analysis, document, Listed())
    return BillSide(
        name=bill.name if bill else None,
        jurisdiction=str(bill.jurisdiction.value) if bill and bill.jurisdiction else None,
        provisions=len(analysis.provisions),
        status=told.status,
        about=told.about,
        date=told.date,
    )
