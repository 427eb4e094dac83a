"""Money and cost: what the bill names, and the largest sums of the economies compared."""

from __future__ import annotations

from billkit.briefs.composer import Composer, Part, listed, told
from billkit.briefs.ledger import CHARGES, names_support
from billkit.briefs.phrases import (
    MEASURE_HEADS,
    NOTHING,
    column,
    details,
    heads,
    kind,
    measure_cells,
    sums,
)
from billkit.comparison import in_use
from billkit.models.analysis import Provision
from billkit.models.brief import Block, BriefSection, Paragraph, Table
from billkit.models.measure import Measure

_LARGEST = 2  # measures of each economy
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
    blocks = [*_without(compose), *_of_the_bill(compose), *_elsewhere(compose)]
    return BriefSection(id="money", heading=compose.say("Money and cost"), blocks=tuple(blocks))


def _without(compose: Composer) -> list[Block]:
    """Said plainly when the bill names no amount; and which financial instruments have none."""
    provisions = compose.ledger.analyses[0].provisions
    blocks: list[Block] = []
    if not any(map(names_support, provisions)):
        none = told("bill/0/count", "sums", form="no")
        statement = compose.say(
            "The text names ", none, " amount of public money for what the bill provides."
        )
        blocks.append(Paragraph(statement=statement))
    silent = [p for p in provisions if _is_finance(p) and p.details.get("amount") is None]
    if silent:
        named: dict[str, list[Part]] = {}
        for p in silent:
            fact = told(f"bill/0/provision/{p.id}", "kind_title", "details.amount", form="lowered_without")
            named.setdefault(p.kind, [fact])
        statement = compose.say("Named without an amount: ", *listed(list(named.values())), ".")
        blocks.append(Paragraph(statement=statement))
    return blocks


def _is_finance(provision: Provision) -> bool:
    return provision.kind.startswith("finance.") and not provision.kind.startswith(CHARGES)


def _of_the_bill(compose: Composer) -> list[Block]:
    """Every sum and rate the bill names, charges included."""
    rows = []
    for provision in compose.ledger.analyses[0].provisions:
        subject = f"bill/0/provision/{provision.id}"
        sum_named = sums(subject, provision.details)
        if not sum_named:
            continue
        kept = {name: value for name, value in provision.details.items() if name in _DETAILS}
        cells = [
            compose.say(kind(provision.kind)),
            compose.say(*sum_named),
            compose.say(*(details(subject, kept) or [NOTHING])),
            compose.say(told(subject, "quote/0", form="quote")),
        ]
        rows.append((*cells, compose.source(*cells)))
    if not rows:
        return []
    intro = compose.say("Sums and rates that the text names for the bill:")
    head = heads(compose, "Provision", "Amount or rate", "Details", "Words of the text", "Source")
    return [Paragraph(statement=intro), Table(headers=head, rows=tuple(rows))]


def _elsewhere(compose: Composer) -> list[Block]:
    """The largest sums of the economies compared, for the kinds that the bill contains."""
    comparison = compose.ledger.comparison
    kinds = {row.kind for row in comparison.rows if row.in_a_bill and not row.kind.startswith(CHARGES)}
    rows = []
    for code in comparison.economies:
        for measure in _largest(compose, code, kinds):
            cells = [
                compose.say(column(code)),
                compose.say(kind(measure.instrument)),
                *measure_cells(compose, measure),
            ]
            rows.append((*cells, compose.source(*cells)))
    if not rows:
        return []
    intro = compose.say(
        "For comparison, the largest sums recorded for the same instruments, in force or adopted, in the currency "
        "the economy uses most. Ceilings, commitments and estimates run over different times and are not added up."
    )
    head = heads(compose, "Economy", "Instrument", *MEASURE_HEADS)
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
