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
    sums,
)
from billkit.comparison import in_use
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
        blocks=(*_without(compose), *_of_the_bill(compose), *_elsewhere(compose)),
    )


def money_in_short(compose: Composer) -> BriefSection | None:
    """What is said of money without tables; nothing where a key point says it all."""
    blocks = [block for block in _without(compose) if block.statement.facts]
    silent = [b for b in blocks if b.statement.facts[0].subject != "bill/0/count"]
    if not silent:
        return None
    return BriefSection(id="money", heading=compose.tell("money"), blocks=tuple(silent))


def _without(compose: Composer) -> list[Paragraph]:
    """Said plainly when the bill names no amount; and which financial instruments have none."""
    provisions = compose.ledger.analyses[0].provisions
    blocks: list[Paragraph] = []
    if not any(map(names_support, provisions)):
        none = told("bill/0/count", "sums", form="no")
        blocks.append(Paragraph(statement=compose.tell("money_of_bill_none", none=none)))
    silent = [p for p in provisions if _is_finance(p) and p.details.get("amount") is None]
    if silent:
        named: dict[str, list[Part]] = {}
        for p in silent:
            fact = told(f"bill/0/provision/{p.id}", "kind_title", "details.amount", form="lowered_without")
            named.setdefault(p.kind, [fact])
        kinds = compose.listed(list(named.values()))
        blocks.append(Paragraph(statement=compose.tell("without_amount", kinds=kinds)))
    return blocks


def _is_finance(provision: Provision) -> bool:
    return provision.kind.startswith("finance.") and not provision.kind.startswith(CHARGES)


def _of_the_bill(compose: Composer) -> list[Block]:
    """The sums and rates the bill names, charges included: all of them, or the largest, in the order of the text."""
    named = [p for p in compose.ledger.analyses[0].provisions if sums(compose, _subject(p), p.details)]
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
    currencies = [str(p.details.get("currency")) for p in provisions if _amount(p)]
    usual = min(currencies, key=lambda c: (-currencies.count(c), c), default="")
    return sorted(
        provisions,
        key=lambda p: (not _amount(p), str(p.details.get("currency")) != usual, -_amount(p)),
    )


def _amount(provision: Provision) -> float:
    amount = provision.details.get("amount")
    first = amount[0] if isinstance(amount, list) and amount else amount
    return float(first) if isinstance(first, int | float) else 0.0


def _subject(provision: Provision) -> str:
    return f"bill/0/provision/{provision.id}"


def _sum_row(compose: Composer, provision: Provision) -> tuple[Statement, ...]:
    subject = _subject(provision)
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
    currencies = [str(m.currency) for m in mine]
    usual = min(currencies, key=lambda c: (-currencies.count(c), c), default="")
    ranked = sorted(
        (m for m in mine if str(m.currency) == usual), key=lambda m: (-float(m.amount or 0), m.measure_id)
    )
    return ranked[:_LARGEST]
