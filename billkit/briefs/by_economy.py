"""A section for each economy: the instruments it shares with the bill, like with like."""

from __future__ import annotations

from collections.abc import Sequence

from billkit.briefs.composer import Composer, Part, told
from billkit.briefs.phrases import (
    MEASURE_HEADS,
    column,
    economy,
    kind,
    kind_that_is,
    measure_cells,
    provision_details,
    subject_of,
)
from billkit.comparison import in_use
from billkit.comparison.likeness import nature
from billkit.models.analysis import Provision
from billkit.models.brief import Block, BriefSection, Paragraph, Statement, Table
from billkit.models.comparison import Row
from billkit.models.measure import Measure

_ROWS = 3  # instruments of each economy in a brief that is not to tell all
_NAMED = 8


def by_economy(compose: Composer) -> list[BriefSection]:
    """Nothing where no economy was compared or the bill has no provision."""
    comparison = compose.ledger.comparison
    if not comparison.economies or not compose.ledger.analyses[0].provisions:
        return []
    note = Paragraph(statement=compose.tell("by_economy_note"))
    chapter = BriefSection(id="economies", heading=compose.tell("by_economy"), blocks=(note,))
    return [chapter, *(_one(compose, code) for code in comparison.economies)]


def _one(compose: Composer, code: str) -> BriefSection:
    rows = _shared_with(compose, code)
    blocks: list[Block] = [Paragraph(statement=_extent(compose, code, bool(rows)))]
    shown = rows if compose.full else rows[:_ROWS]
    if shown:
        head = compose.heads("instrument", "the_bill", *MEASURE_HEADS)
        blocks.append(Table(headers=head, rows=tuple(_row(compose, code, row) for row in shown)))
    blocks += _named(compose, "shared_too", rows[len(shown) :], "shared")
    elsewhere = [r for r in compose.ledger.comparison.only_economies if _used(compose, code, r)]
    blocks += _named(compose, "only_there", elsewhere, f"elsewhere_in/{code}")
    heading = compose.say(column(code))
    return BriefSection(id=f"economy-{code}", level=3, heading=heading, blocks=tuple(blocks))


def _extent(compose: Composer, code: str, some: bool) -> Statement:
    """How many kinds of the bill the economy uses."""
    if not some:
        none = told(f"economy/{code}", "shared_kinds", form="no")
        return compose.tell("shares_none", economy=economy(code), none=none)
    shared = told(f"economy/{code}", "shared_kinds", form="number")
    every = told("bill/0/count", "kinds", form="number")
    return compose.tell("shares", economy=economy(code), shared=shared, all=every)


def _named(compose: Composer, key: str, rows: Sequence[Row], side: str) -> list[Block]:
    if not rows:
        return []
    kinds: list[list[Part]] = [[kind_that_is(row.kind, side)] for row in rows]
    return [Paragraph(statement=compose.tell(key, kinds=compose.several(kinds, _NAMED)))]


def _used(compose: Composer, code: str, row: Row) -> int:
    return row.in_use[compose.ledger.comparison.economies.index(code)]


def _shared_with(compose: Composer, code: str) -> list[Row]:
    """Kinds of the bill that the economy has in use: first those of which figures can be compared."""
    rows = [row for row in compose.ledger.comparison.shared if _used(compose, code, row)]
    return sorted(rows, key=lambda row: -_figures(*_likest(compose, code, row)))


def _row(compose: Composer, code: str, row: Row) -> tuple[Statement, ...]:
    provision, measure = _likest(compose, code, row)
    subject = subject_of(provision)
    stated = provision_details(compose, subject, provision)
    force: list[Part] = (
        [told(subject, "modality", form="force")] if provision.modality != "unspecified" else []
    )
    of_bill = compose.joined([force, stated]) or [told(subject, "quote/0", form="quote")]
    cells = [compose.say(kind(row.kind)), compose.say(*of_bill), *measure_cells(compose, measure)]
    return (*cells, compose.source(*cells))


def _likest(compose: Composer, code: str, row: Row) -> tuple[Provision, Measure]:
    """The pair whose figures can be compared; else the first provision, and a measure open to more than one firm."""
    provisions = [p for p in compose.ledger.analyses[0].provisions if p.kind == row.kind]
    place = compose.ledger.comparison.economies.index(code)
    measures = [compose.ledger.measures[name] for name in row.economies[place]]
    pairs = [(p, m) for p in provisions for m in measures if in_use(m)]
    return max(pairs, key=lambda pair: (_figures(*pair), nature(pair[1]) != "award"))


def _figures(provision: Provision, measure: Measure) -> int:
    """How far figures of the two are alike: amounts of one sort, rates of one unit, or at least a figure on both sides."""
    stated = provision.details
    points = 0
    if stated.get("amount") is not None and measure.amount is not None:
        points += 2 if stated.get("amount_kind", measure.amount_kind) == measure.amount_kind else 1
    if stated.get("rate") is not None and measure.rate is not None:
        points += 2 if stated.get("rate_unit") == measure.rate_unit else 1
    return points
