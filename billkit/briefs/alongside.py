"""The bill beside the economies: the matrix, kind by kind, and what only one side has."""

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
    measure_title,
    nothing,
    provision_details,
    subject_of,
)
from billkit.comparison import in_use, spread
from billkit.models.analysis import Provision
from billkit.models.brief import Block, BriefSection, Bullets, Figure, Paragraph, Statement, Table
from billkit.models.comparison import Row
from billkit.models.measure import Measure
from billkit.pictures import Words, heatmap

_SHOWN = 2  # measures of each economy under a shared kind
_AT_HOME = 8


def matrix(compose: Composer) -> list[BriefSection]:
    """Kinds by economies: how many provisions, how many measures in force or adopted.

    Kinds that the data do not cover for anyone have no row: they stand under "In the bill only". A brief that is not to
    tell all has the chart alone, of the kinds that the bill shares with an economy.
    """
    comparison = compose.ledger.comparison
    rows = [
        row
        for row in comparison.rows
        if row.recorded and (row.in_a_bill or (row.used_elsewhere and compose.full))
    ]
    if not rows or not comparison.economies:
        return []
    if not compose.full:
        shared = [row for row in rows if row.used_elsewhere]
        drawn = chart(compose, shared, "chart_shared") if shared else chart(compose, rows, "chart_caption")
        return [BriefSection(id="matrix", heading=compose.tell("summary"), blocks=(drawn,))]
    note = compose.tell("matrix_note")
    table = Table(
        headers=(*compose.heads("instrument", "the_bill"), *_columns(compose)),
        rows=tuple(_matrix_row(compose, row) for row in rows),
        sources_last=False,
    )
    blocks: tuple[Block, ...] = (chart(compose, rows, "chart_caption"), Paragraph(statement=note), table)
    return [BriefSection(id="matrix", heading=compose.tell("summary"), blocks=blocks)]


def _columns(compose: Composer) -> tuple[Statement, ...]:
    return tuple(compose.say(column(code)) for code in compose.ledger.comparison.economies)


def chart(compose: Composer, rows: Sequence[Row], caption: str) -> Figure:
    """The matrix as a picture; its rows are those told."""
    ledger = compose.ledger
    shown = ledger.comparison.model_copy(update={"rows": tuple(rows)})
    drawn = heatmap(shown, ledger.compared, Words(ledger.lang, ledger.kinds))
    return Figure(
        id="instruments",
        caption=compose.tell(caption),
        svg=drawn.svg,
        alt=f"{drawn.title}. {drawn.description}",
        width=drawn.width,
        height=drawn.height,
    )


def _matrix_row(compose: Composer, row: Row) -> tuple[Statement, ...]:
    bill = told("bill/0/count", f"kind/{row.kind}", form="count")
    counts = [
        told(f"economy/{code}", f"in_use/{row.kind}", form="count")
        for code in compose.ledger.comparison.economies
    ]
    return tuple(compose.say(part) for part in (kind(row.kind), bill, *counts))


def shared(compose: Composer) -> list[BriefSection]:
    """Per shared kind: what the bill does, and beside it what each economy does."""
    rows = compose.ledger.comparison.shared
    if not rows:
        return []
    chapter = BriefSection(
        id="shared",
        heading=compose.tell("shared"),
        blocks=(Paragraph(statement=compose.tell("shared_note")),),
    )
    return [chapter, *(_one_kind(compose, row) for row in rows)]


def _one_kind(compose: Composer, row: Row) -> BriefSection:
    provisions = [p for p in compose.ledger.analyses[0].provisions if p.kind == row.kind]
    blocks: list[Block] = [Bullets(items=tuple(_in_the_bill(compose, p) for p in provisions))]
    rows: list[tuple[Statement, ...]] = []
    for code, ids in zip(compose.ledger.comparison.economies, row.economies, strict=True):
        rows += [_measure_row(compose, code, compose.ledger.measures[name]) for name in ids[:_SHOWN]]
    blocks.append(Table(headers=compose.heads("economy", *MEASURE_HEADS), rows=tuple(rows)))
    if rest := _left_out(compose, row):
        blocks.append(Paragraph(statement=rest))
    return BriefSection(
        id=f"shared-{row.kind}", level=3, heading=compose.say(kind(row.kind)), blocks=tuple(blocks)
    )


def _in_the_bill(compose: Composer, provision: Provision) -> Statement:
    subject = subject_of(provision)
    parts = [compose.parts("in_the_bill", quote=told(subject, "quote/0", form="quote"))]
    if provision.modality != "unspecified":
        parts.append([told(subject, "modality", form="force")])
    return compose.say(*compose.joined([*parts, provision_details(compose, subject, provision)]))


def _measure_row(compose: Composer, code: str, measure: Measure) -> tuple[Statement, ...]:
    cells = [compose.say(column(code)), *measure_cells(compose, measure, summary=True)]
    return (*cells, compose.source(*cells))


def _left_out(compose: Composer, row: Row) -> Statement | None:
    """How many measures are not shown, and which economies have none."""
    more: list[list[Part]] = []
    none: list[list[Part]] = []
    for code, ids in zip(compose.ledger.comparison.economies, row.economies, strict=True):
        if len(ids) > _SHOWN:
            count = told(f"economy/{code}", f"beyond/{_SHOWN}/{row.kind}", form="number")
            more.append(compose.parts("economy_count", economy=column(code), count=count))
        elif not ids:
            none.append([told(f"economy/{code}", "name", f"recorded/{row.kind}", form="without")])
    sentences: list[list[Part]] = []
    if more:
        sentences.append(compose.parts("recorded_beyond", economies=compose.listed(more)))
    if none:
        sentences.append(compose.parts("recorded_none", economies=compose.listed(none)))
    return compose.say(*compose.joined(sentences, by="sentence")) if sentences else None


def one_sided(compose: Composer) -> list[BriefSection]:
    """What the bill has and the economies compared do not use; and the reverse."""
    sections = [_only_bill(compose), _only_economies(compose), _at_home(compose)]
    return [section for section in sections if section]


def _only_bill(compose: Composer) -> BriefSection | None:
    comparison = compose.ledger.comparison
    if not comparison.economies:
        return None
    blocks: list[Block] = []
    if comparison.only_bills:
        intro = compose.tell("only_bill_note")
        kinds = tuple(_kind_of_bill(compose, row) for row in comparison.only_bills)
        blocks += [Paragraph(statement=intro), Bullets(items=kinds)]
    if comparison.not_recorded:
        named: list[list[Part]] = [
            [kind_that_is(row.kind, "not_recorded")] for row in comparison.not_recorded
        ]
        rest = compose.tell("not_recorded", kinds=compose.listed(named))
        blocks.append(Paragraph(statement=rest))
    if not blocks:
        return None
    return BriefSection(id="only-bill", heading=compose.tell("only_bill"), blocks=tuple(blocks))


def _kind_of_bill(compose: Composer, row: Row) -> Statement:
    title = told(f"kind/{row.kind}", "title", "in_bill_only", form="asserted_title")
    first = row.bills[0][0]
    return compose.tell(
        "kind_quote", kind=title, quote=told(f"bill/0/provision/{first}", "quote/0", form="quote")
    )


def _only_economies(compose: Composer) -> BriefSection | None:
    comparison = compose.ledger.comparison
    rows = comparison.only_economies
    if not rows:
        return None
    table = Table(
        headers=(*compose.heads("instrument"), *_columns(compose)),
        rows=tuple(_elsewhere_row(compose, row) for row in rows),
        sources_last=False,
    )
    note = Paragraph(statement=compose.tell("only_economies_note"))
    return BriefSection(id="only-economies", heading=compose.tell("only_economies"), blocks=(note, table))


def _elsewhere_row(compose: Composer, row: Row) -> tuple[Statement, ...]:
    cells = [compose.say(told(f"kind/{row.kind}", "title", "elsewhere_only", form="asserted_title"))]
    for code, ids, used in zip(compose.ledger.comparison.economies, row.economies, row.in_use, strict=True):
        if not used:
            cells.append(compose.say(*nothing(compose)))
            continue
        parts = measure_title(compose, compose.ledger.measures[ids[0]])
        if used > 1:
            more = told(f"economy/{code}", f"in_use_beyond/1/{row.kind}", form="number")
            parts = compose.parts("and_more", title=parts, count=more)
        cells.append(compose.say(*parts))
    return tuple(cells)


def _at_home(compose: Composer) -> BriefSection | None:
    """What the bill's own jurisdiction has already, of the kinds the bill contains."""
    ledger = compose.ledger
    home = ledger.comparison.bills[0].jurisdiction
    kinds = {p.kind for p in ledger.analyses[0].provisions}
    mine = [ledger.measures[name] for name in ledger.comparison.home]
    same = [m for m in mine if m.instrument in kinds and in_use(m) and not _is_the_bill(compose, m)]
    if not same or not home:
        return None
    rows = tuple(_home_row(compose, measure) for measure in spread(same, lambda m: m.instrument)[:_AT_HOME])
    head = compose.heads("instrument", *MEASURE_HEADS)
    blocks: list[Block] = [Table(headers=head, rows=rows)]
    heading = compose.tell("home", economy=economy(home))
    return BriefSection(id="home", heading=heading, blocks=tuple(blocks))


def _is_the_bill(compose: Composer, measure: Measure) -> bool:
    """Whether the measure recorded is the bill itself, by its name: it is no other measure."""
    bill = compose.ledger.analyses[0].bill
    names = [claim.value for claim in (bill.title, bill.short_title) if claim] if bill else []
    told_of = f"{measure.title} {measure.legal_basis or ''}".casefold()
    return any(str(name).casefold() in told_of for name in names)


def _home_row(compose: Composer, measure: Measure) -> tuple[Statement, ...]:
    cells = [compose.say(kind(measure.instrument)), *measure_cells(compose, measure)]
    return (*cells, compose.source(*cells))
