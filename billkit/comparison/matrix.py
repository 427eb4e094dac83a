"""The matrix of kinds by bills and economies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from billkit.comparison.order import area, in_use, ordered
from billkit.models.analysis import Analysis
from billkit.models.comparison import BillSide, Comparison, Row
from billkit.models.measure import Measure


def compare(
    analyses: Sequence[Analysis],
    economies: Sequence[str],
    measures: Sequence[Measure],
    kinds: Mapping[str, str],
) -> Comparison:
    """Put bills and economies side by side.

    `economies` are codes as the measures have them (ISO 3166-1 alpha-2, or EU); one named twice counts once.
    `kinds` gives the title of every kind, in the order in which rows shall stand; kinds it does not know follow in
    the order of their codes. `measures` are all that is known: whether a kind is recorded at all is judged by them.
    The measures of the first bill's own jurisdiction stand in `home`, unless it is among `economies`.
    """
    codes = tuple(dict.fromkeys(economies))
    by_place: dict[tuple[str, str], list[Measure]] = defaultdict(list)
    for measure in measures:
        by_place[measure.economy, measure.instrument].append(measure)
    recorded = {measure.instrument for measure in measures}
    asked = {measure.instrument for measure in measures if measure.economy in codes}
    found = {provision.kind for analysis in analyses for provision in analysis.provisions}
    rows = tuple(
        _row(kind, kinds, analyses, [ordered(by_place[code, kind]) for code in codes], kind in recorded)
        for kind in _in_order(found | asked, kinds)
    )
    bills = tuple(_side(analysis) for analysis in analyses)
    home = bills[0].jurisdiction if bills else None
    at_home = ordered(m for m in measures if m.economy == home) if home and home not in codes else ()
    return Comparison(bills=bills, economies=codes, rows=rows, home=tuple(m.measure_id for m in at_home))


def _in_order(found: Iterable[str], kinds: Mapping[str, str]) -> list[str]:
    """Known kinds in their own order; unknown ones join the rows of their area, after the known."""
    place = {kind: number for number, kind in enumerate(kinds)}
    area_place: dict[str, int] = {}
    for kind, number in place.items():
        area_place.setdefault(area(kind), number)
    last = len(place)
    return sorted(found, key=lambda kind: (area_place.get(area(kind), last), place.get(kind, last), kind))


def _row(
    kind: str,
    kinds: Mapping[str, str],
    analyses: Sequence[Analysis],
    columns: Sequence[tuple[Measure, ...]],
    recorded: bool,
) -> Row:
    return Row(
        kind=kind,
        title=kinds.get(kind, kind),
        area=area(kind),
        bills=tuple(tuple(p.id for p in analysis.provisions if p.kind == kind) for analysis in analyses),
        economies=tuple(tuple(m.measure_id for m in column) for column in columns),
        in_use=tuple(sum(map(in_use, column)) for column in columns),
        recorded=recorded,
    )


def _side(analysis: Analysis) -> BillSide:
    bill = analysis.bill
    return BillSide(
        name=bill.name if bill else None,
        jurisdiction=str(bill.jurisdiction.value) if bill and bill.jurisdiction else None,
        provisions=len(analysis.provisions),
    )
