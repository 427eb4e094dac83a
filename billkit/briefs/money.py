"""Money and cost: what the bill names, and the largest sums of the economies compared."""

from __future__ import annotations

from collections.abc import Sequence

from billkit.briefs.composer import Composer, Part, told
from billkit.briefs.ledger import CHARGES, names_support
from billkit.briefs.phrases import (
    MEASURE_HEADS,
    column,
    details,
    kind,
    kind_at,
    measure_cells,
    nothing,
    subject_of,
    sums,
)
from billkit.comparison import in_use, usual
from billkit.models.analysis import Provision
from billkit.models.brief import Block, BriefSection, Paragraph, Statement, Table
from billkit.models.measure import Measure

_SUMS = 8  # of the bill, in a brief that is not to tell all
_LARGEST = 2  # measures of each economy; one in a brief that is not to tell all
_DETAILS = {
    "fiscal_year",
    "source",
    "fund_name",
    "beneficiary",
    "amount_shared",
    "rate_before",
    "period_years",
}


def money(compose: Composer) -> BriefSection:
    return BriefSection(
        id="money",
        heading=compose.tell("money"),
        blocks=(*_none_named(compose), *_silent(compose), *_of_the_bill(compose), *_elsewhere(compose)),
    )


def money_in_short(compose: Composer) -> BriefSection | None:
    """What a key point does not say: the instruments without an amount; nothing where there are none."""
    blocks = _silent(compose)
    return BriefSection(id="money", heading=compose.tell("money"), blocks=tuple(blocks)) if blocks else None


def _none_named(compose: Composer) -> list[Paragraph]:
    """Said plainly when the bill names no amount."""
    if any(map(names_support, compose.ledger.analyses[0].provisions)):
        return []
    none = told("bill/0/count", "sums", form="no")
    return [Paragraph(statement=compose.tell("money_of_bill_none", none=none))]


def _silent(compose: Composer) -> list[Paragraph]:
    """Which financial instruments have no amount."""
    named: dict[str, list[Part]] = {}
    for p in compose.ledger.analyses[0].provisions:
        if _is_finance(p) and p.details.get("amount") is None:
            fact = told(subject_of(p), "kind_title", "details.amount", form="lowered_without")
            named.setdefault(p.kind, [fact])
    if not named:
        return []
    return [Paragraph(statement=compose.tell("without_amount", kinds=compose.listed(list(named.values()))))]


def _is_finance(provision: Provision) -> bool:
    return provision.kind.startswith("finance.") and not provision.kind.startswith(CHARGES)


def _of_the_bill(compose: Composer) -> list[Block]:
    """The sums and rates the bill names, charges included: all of them, or the largest, in the order of the text."""
    named = [p for p in compose.ledger.analyses[0].provisions if sums(compose, subject_of(p), p.details)]
    if not named:
        return []
    shown = named if compose.full else sorted(largest(named)[:_SUMS], key=named.index)
    intro = Paragraph(statement=compose.tell("sums_of_bill"))
    head = compose.heads("provision", "amount", "details", "quote", "source")
    table = Table(headers=head, rows=tuple(_sum_row(compose, provision) for provision in shown))
    if len(shown) == len(named):
        return [intro, table]
    more = told("bill/0/count", f"sums_beyond/{len(shown)}", form="number")
    return [intro, table, Paragraph(statement=compose.tell("more_points", count=more))]


def largest(provisions: Sequence[Provision]) -> list[Provision]:
    """The largest sums first, those in the currency the text uses most before others; then what has a rate alone."""
    most = usual(p.details.get("currency") for p in provisions if _amount(p))
    return sorted(
        provisions,
        key=lambda p: (not _amount(p), str(p.details.get("currency")) != most, -_amount(p)),
    )


def _amount(provision: Provision) -> float:
    amount = provision.details.get("amount")
    first = amount[0] if isinstance(amount, list) and amount else amount
    return float(first) if isinstance(first, int | float) else 0.0


def _sum_row(compose: Composer, provision: Provision) -> tuple[Statement, ...]:
    subject = subject_of(provision)
    kept = {name: value for name, value in provision.details.items() if name in _DETAILS}
    cells = [
        compose.say(*kind_at(compose, subject, provision)),
        compose.say(*sums(compose, subject, provision.details)),
        compose.say(*(details(compose, subject, kept) or nothing(compose))),
        compose.say(told(subject, "quote/0", form="quote")),
    ]
    return (*cells, compose.source(*cells))


def _elsewhere(compose: Composer) -> list[Block]:
    """The largest sums of the economies compared, for the kinds that the bill contains."""
    comparison = compose.ledger.comparison
    kinds = {row.kind for row in comparison.rows if row.in_a_bill and not row.kind.startswith(CHARGES)}
    rows = []
    for code in comparison.economies:
        for measure in _largest(compose, code, kinds)[: _LARGEST if compose.full else 1]:
            cells = [
                compose.say(column(code)),
                compose.say(kind(measure.instrument)),
                *measure_cells(compose, measure),
            ]
            rows.append((*cells, compose.source(*cells)))
    if not rows:
        return []
    intro = compose.tell("sums_elsewhere")
    head = compose.heads("economy", "instrument", *MEASURE_HEADS)
    return [Paragraph(statement=intro), Table(headers=head, rows=tuple(rows))]


def _largest(compose: Composer, code: str, kinds: set[str]) -> list[Measure]:
    """The largest sums in the currency in which the economy records most: sums in other currencies are not ranked."""
    mine = [
        m
        for m in compose.ledger.measures.values()
        if m.economy == code and m.instrument in kinds and m.amount is not None and in_use(m)
    ]
    most = usual(m.currency for m in mine)
    ranked = sorted(
        (m for m in mine if str(m.currency) == most), key=lambda m: (-float(m.amount or 0), m.measure_id)
    )
    return ranked[:_LARGEST]
