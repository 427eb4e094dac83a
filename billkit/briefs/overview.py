"""The first page: what the bill is, the key points, and the money."""

from __future__ import annotations

from collections.abc import Sequence

from billkit.briefs.composer import Composer, Part, listed, told
from billkit.briefs.phrases import (
    bill_name,
    details,
    economy,
    kind,
    measure_dates,
    measure_sums,
    measure_title,
    sums,
)
from billkit.comparison import in_use
from billkit.models.brief import Block, BriefSection, Bullets, Paragraph, Statement, Table
from billkit.models.comparison import Row
from billkit.models.measure import Measure

_NAMED = 5  # how many kinds a key point names before it counts the rest
_LARGEST = 3
# sums that are not support: what a penalty or a fee costs the firm
_CHARGES = ("enforcement.", "finance.fee", "carbon.pricing", "trade.")


def title(compose: Composer) -> Statement:
    codes = compose.ledger.comparison.economies
    name = bill_name(compose.ledger, 0, "The bill")
    if not codes:
        return compose.say(name, ": what it contains")
    return compose.say(name, ": what it contains, beside ", *listed([[economy(code)] for code in codes]))


def lead(compose: Composer) -> tuple[Statement, ...]:
    ledger = compose.ledger
    texts = listed([[told(f"document/{i}", "name")] for i in range(len(ledger.documents))])
    statements = [compose.say("Text read: ", *texts, ".")]
    if ledger.compared:
        when = told("data", "first_as_of", "last_as_of", form="between")
        count = told("data", "measures", form="number")
        statements.append(
            compose.say(
                "Measures data: ", count, " records, true as of ", when, " (each record has its own date)."
            )
        )
    statements.append(compose.say("This brief is not legal advice."))
    return tuple(statements)


# --- key points -----------------------------------------------------------------------------------------------------


def key_points(compose: Composer) -> BriefSection:
    points: list[Statement | None] = [_identity(compose), _contents(compose), _money_point(compose)]
    points += _overlaps(compose)
    points += [_elsewhere(compose), _excluded(compose), _at_home(compose)]
    return BriefSection(
        id="key-points",
        heading=compose.say("Key points"),
        blocks=(Bullets(items=tuple(point for point in points if point)),),
    )


def _identity(compose: Composer) -> Statement:
    bill = compose.ledger.analyses[0].bill
    parts: list[Part] = [
        "The text describes ",
        bill_name(compose.ledger, 0, "a bill or programme without a name"),
    ]
    if bill and bill.jurisdiction:
        code = str(bill.jurisdiction.value)
        parts += [" (", economy(code), ")"] if code else []
    parts.append(".")
    if bill and bill.stage:
        parts += [" Stage: ", told("bill/0/claim/stage", "value", form="status"), "."]
    if bill and bill.sponsors_count:
        parts += [" Sponsors: ", told("bill/0/claim/sponsors_count", "value", form="number"), "."]
    elif bill and bill.sponsors:
        names: list[list[Part]] = [
            [told(f"bill/0/claim/sponsor-{i}", "value")] for i in range(min(3, len(bill.sponsors)))
        ]
        parts += [" Named: ", *listed(names), "."]
    return compose.say(*parts)


def _contents(compose: Composer) -> Statement:
    provisions = compose.ledger.analyses[0].provisions
    total = told("bill/0/count", "provisions", form="number")
    if not provisions:
        return compose.say("No provision was found in the text.")
    areas: dict[str, int] = {}
    for provision in provisions:
        code = provision.kind.partition(".")[0]
        areas[code] = areas.get(code, 0) + 1
    largest = sorted(areas, key=lambda code: (-areas[code], list(areas).index(code)))[:_NAMED]
    named: list[list[Part]] = [
        [told(f"area/{code}", "title"), " (", told("bill/0/count", f"area/{code}", form="number"), ")"]
        for code in largest
    ]
    noun = "provision" if len(provisions) == 1 else "provisions"
    lead_in = ", most in " if len(areas) > _NAMED else ", in "
    forces: list[list[Part]] = [
        [
            told("bill/0/count", f"modality/{word}", form="number"),
            " with “",
            told(f"modality/{word}", "word", form="modality"),
            "”",
        ]
        for word in ("shall", "may")
        if any(p.modality == word for p in provisions)
    ]
    told_forces: list[Part] = (
        [" Of these, ", *listed(forces), "; the others name the instrument only."] if forces else []
    )
    if forces and all(p.modality != "unspecified" for p in provisions):
        told_forces = [" Of these, ", *listed(forces), "."]
    return compose.say("It contains ", total, f" {noun}{lead_in}", *listed(named), ".", *told_forces)


def _money_point(compose: Composer) -> Statement:
    sums_found = _support_sums(compose)
    if not sums_found:
        return compose.say("Money: the text names no amount of public money for the instruments of the bill.")
    shown = sums_found[:_LARGEST]
    named: list[list[Part]] = []
    for subject, provision_kind, stated in shown:
        named.append([*sums(subject, stated), " for ", kind(provision_kind, "lowered")])
    rest = "" if len(sums_found) <= _LARGEST else "; further sums stand below"
    return compose.say("Money: the text names ", *listed(named), rest, ".")


def _overlaps(compose: Composer) -> list[Statement]:
    comparison = compose.ledger.comparison
    if not comparison.economies or not compose.ledger.analyses[0].provisions:
        return []
    everywhere = [row for row in comparison.shared if row.bills[0] and all(row.in_use)]
    somewhere = [row for row in comparison.shared if row.bills[0] and not all(row.in_use)]
    points = []
    if everywhere and len(comparison.economies) > 1:
        points.append(
            compose.say("In the bill and in use in all economies compared: ", *_kinds(everywhere), ".")
        )
    else:
        somewhere = [row for row in comparison.shared if row.bills[0]]
    if somewhere:
        lead_in = "In the bill and in use in some of them: " if everywhere and len(comparison.economies) > 1 else (
            "In the bill and in use in at least one economy compared: "
        )  # fmt: skip
        points.append(compose.say(lead_in, *_kinds(somewhere), "."))
    if not points:
        points.append(
            compose.say("No instrument of the bill is recorded as in use in the economies compared.")
        )
    return points


def _elsewhere(compose: Composer) -> Statement | None:
    comparison = compose.ledger.comparison
    rows = list(comparison.only_economies)
    if not comparison.economies or not rows:
        return None
    # most widespread first; the order of kinds decides between equals
    rows.sort(key=lambda row: (-sum(map(bool, row.in_use)), -sum(row.in_use)))
    return compose.say("In use in at least one of the economies, and not in the text: ", *_kinds(rows), ".")


def _kinds(rows: Sequence[Row]) -> list[Part]:
    named: list[list[Part]] = [[kind(row.kind, "lowered")] for row in rows[:_NAMED]]
    if len(rows) > _NAMED:
        return [*listed(named, last=", "), " and others"]
    return listed(named)


def _excluded(compose: Composer) -> Statement | None:
    exclusions = compose.ledger.analyses[0].exclusions
    if not exclusions:
        return None
    named: list[list[Part]] = []
    for place, _exclusion in enumerate(exclusions[:_NAMED]):
        subject = f"bill/0/exclusion/{place}"
        named.append(
            [told(subject, "kind", form="kind"), " (", told(subject, "status", form="excluded"), ")"]
        )
    return compose.say("What the text says the bill does not contain: ", *listed(named), ".")


def _at_home(compose: Composer) -> Statement | None:
    ledger = compose.ledger
    home = ledger.comparison.bills[0].jurisdiction
    if not ledger.comparison.home or not home:
        return None
    count = told(f"economy/{home}", "in_use", form="number")
    return compose.say(economy(home), " itself: ", count, " measures recorded as in force or adopted.")


# --- money ----------------------------------------------------------------------------------------------------------


def _support_sums(compose: Composer) -> list[tuple[str, str, dict[str, object]]]:
    """Subject, kind and details of the provisions that name an amount of support."""
    return [
        (f"bill/0/provision/{p.id}", p.kind, dict(p.details))
        for p in compose.ledger.analyses[0].provisions
        if p.details.get("amount") is not None and not p.kind.startswith(_CHARGES)
    ]


def money(compose: Composer) -> BriefSection:
    blocks: list[Block] = []
    for bill in range(len(compose.ledger.analyses)):
        blocks += _sums_of_bill(compose, bill)
    blocks += _sums_elsewhere(compose)
    return BriefSection(id="money", heading=compose.say("Money and cost"), blocks=tuple(blocks))


def _sums_of_bill(compose: Composer, bill: int) -> list[Block]:
    provisions = compose.ledger.analyses[bill].provisions
    name = bill_name(compose.ledger, bill, "the bill")
    with_sums = [p for p in provisions if any(p.details.get(n) is not None for n in ("amount", "rate"))]
    support = [
        p for p in with_sums if p.details.get("amount") is not None and not p.kind.startswith(_CHARGES)
    ]
    blocks: list[Block] = []
    if not support:
        blocks.append(
            Paragraph(
                statement=compose.say(
                    "The text names no amount of public money for the instruments of ", name, "."
                )
            )
        )
        without = dict.fromkeys(
            p.kind for p in provisions if p.kind.startswith("finance.") and p.kind != "finance.fee"
        )
        if without:
            named: list[list[Part]] = [[kind(code, "lowered")] for code in without]
            blocks.append(
                Paragraph(
                    statement=compose.say(
                        "It names these financial instruments without an amount: ", *listed(named), "."
                    )
                )
            )
    if with_sums:
        rows = []
        for p in with_sums:
            subject = f"bill/{bill}/provision/{p.id}"
            cells = [
                compose.say(kind(p.kind)),
                compose.say(*sums(subject, p.details)),
                compose.say(*details(subject, {k: v for k, v in p.details.items() if k in _MONEY_DETAILS})),
                compose.say(told(subject, "quote/0", form="quote")),
            ]
            rows.append((*cells, compose.source(*cells)))
        blocks.append(
            Table(
                headers=_heads(
                    compose, "Instrument", "Amount or rate", "Details", "Words of the text", "Source"
                ),
                rows=tuple(rows),
            )
        )
    return blocks


_MONEY_DETAILS = {
    "fiscal_year",
    "source",
    "fund_name",
    "beneficiary",
    "amount_shared",
    "rate_before",
    "period_years",
}


def _sums_elsewhere(compose: Composer) -> list[Block]:
    """The largest sums of the economies compared, for the kinds that the bills contain."""
    comparison = compose.ledger.comparison
    kinds = {row.kind for row in comparison.rows if row.in_a_bill and not row.kind.startswith(_CHARGES)}
    rows = []
    for code in comparison.economies:
        for measure in _largest(compose, code, kinds):
            subject = f"measure/{measure.measure_id}"
            cells = [
                compose.say(economy(code)),
                compose.say(kind(measure.instrument)),
                compose.say(*measure_title(measure)),
                compose.say(*measure_sums(measure)),
                compose.say(*measure_dates(measure)),
                compose.say(told(subject, "status", form="status")),
            ]
            rows.append((*cells, compose.source(*cells)))
    if not rows:
        return []
    intro = compose.say(
        "For comparison: the largest sums recorded for the same instruments, in force or adopted. "
        "They are ceilings, commitments or estimates for different spans of time, and are not added up."
    )
    heads = _heads(compose, "Economy", "Instrument", "Measure", "Amount or rate", "Dates", "Status", "Source")
    return [Paragraph(statement=intro), Table(headers=heads, rows=tuple(rows))]


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


def _heads(compose: Composer, *words: str) -> tuple[Statement, ...]:
    return tuple(compose.say(word) for word in words)
