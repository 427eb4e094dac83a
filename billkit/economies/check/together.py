"""What can be wrong with cells that are right by themselves: the `rules` of datapackage.json.

Each takes the row and the names of the columns that have a fault already, so that nothing is told twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from billkit.economies.check.fault import Fault, shown
from billkit.economies.check.records import Cell
from billkit.economies.days import first_day, last_day

Row = dict[str, Cell]
Faulty = set[str]


def faults_between(row: Row, faulty: Faulty) -> Iterator[Fault]:
    """Faults of a row as a whole."""
    for rule in (_amount_whole, _rate_whole, _firm_named, _source_whole, _dates_in_order, _id_of_economy):
        for fault in rule(row, faulty):
            if fault.column not in faulty:
                yield fault


def _given(row: Row, column: str) -> bool:
    return bool(row[column].text.strip())


def _has(row: Row, *columns: str) -> bool:
    """Whether all columns are there: one that is missing is told as that, and no rule asks for it."""
    return row.keys() >= set(columns)


def _fault(row: Row, column: str, code: str, message: str, remedy: str) -> Fault:
    return Fault(row[column].line, column, code, message, remedy)


def _amount_whole(row: Row, _faulty: Faulty) -> Iterator[Fault]:
    """An amount needs its currency and what it is; neither stands without an amount."""
    if not _has(row, "amount", "currency", "amount_kind"):
        return
    if _given(row, "amount"):
        if not _given(row, "currency"):
            yield _fault(
                row,
                "currency",
                "amount-currency",
                "an amount without its currency",
                "give the ISO 4217 code: EUR",
            )
        if not _given(row, "amount_kind"):
            remedy = "write committed, disbursed, ceiling, authorised or estimated"
            yield _fault(
                row, "amount_kind", "amount-kind", "an amount of which is not said what it is", remedy
            )
        return
    alone = [name for name in ("currency", "amount_kind") if _given(row, name)]
    if alone:
        yield _fault(row, "amount", "amount-missing", f"{' and '.join(alone)} without an amount", f"give the amount, or leave {' and '.join(alone)} empty")  # fmt: skip


def _rate_whole(row: Row, _faulty: Faulty) -> Iterator[Fault]:
    if not _has(row, "rate", "rate_unit"):
        return
    if _given(row, "rate") and not _given(row, "rate_unit"):
        yield _fault(
            row, "rate_unit", "rate-unit", "a rate without its unit", "give the unit: percent, EUR/t"
        )
    elif _given(row, "rate_unit") and not _given(row, "rate"):
        yield _fault(
            row, "rate", "rate-missing", "a unit without a rate", "give the rate, or leave rate_unit empty"
        )


def _firm_named(row: Row, faulty: Faulty) -> Iterator[Fault]:
    if "scope" in faulty or not _has(row, "scope", "recipient") or not _given(row, "scope"):
        return
    firm = row["scope"].text == "firm"
    if firm and not _given(row, "recipient"):
        yield _fault(row, "recipient", "recipient-missing", "scope firm without a recipient", "name the firm")
    elif not firm and _given(row, "recipient"):
        remedy = "write scope firm, or leave recipient empty and name the firm in the summary"
        yield _fault(
            row, "recipient", "recipient-scope", f"a recipient though scope is {row['scope'].text}", remedy
        )


def _source_whole(row: Row, _faulty: Faulty) -> Iterator[Fault]:
    """A second source is optional, but whole."""
    names = [f"source_2_{part}" for part in ("title", "publisher", "url")]
    if not _has(row, *names, "source_2_date"):
        return
    if not any(_given(row, name) for name in (*names, "source_2_date")):
        return
    for name in names:
        if not _given(row, name):
            yield _fault(
                row,
                name,
                "source-part",
                f"a second source without {name}",
                "fill it in, or leave all of source_2_… empty",
            )


def _dates_in_order(row: Row, faulty: Faulty) -> Iterator[Fault]:
    names = {"effective_from", "effective_to"}
    if names & faulty or not _has(row, *names) or not all(_given(row, name) for name in names):
        return
    begin, end = row["effective_from"].text, row["effective_to"].text
    if last_day(end) < first_day(begin):
        remedy = "exchange them, or correct the one that is wrong"
        yield _fault(row, "effective_to", "date-order", f"ends {end}, before it begins ({begin})", remedy)


def _id_of_economy(row: Row, faulty: Faulty) -> Iterator[Fault]:
    names = {"measure_id", "economy"}
    if names & faulty or not _has(row, *names) or not all(_given(row, name) for name in names):
        return
    identity, economy = row["measure_id"].text, row["economy"].text
    if not identity.startswith(economy.lower() + "-"):
        message = f"{shown(identity)} does not begin with {economy.lower()}-, though economy is {economy}"
        yield _fault(row, "measure_id", "id-economy", message, "correct the id or the economy")


def duplicates() -> Callable[[Row], Iterator[Fault]]:
    """Tells an id that stood in the file before, with the line of the first."""
    first: dict[str, int] = {}

    def look(row: Row) -> Iterator[Fault]:
        cell = row.get("measure_id")
        if cell is None or not cell.text.strip():
            return
        if (line := first.setdefault(cell.text, cell.line)) != cell.line:
            remedy = "give each measure its own id; to correct a measure, keep one of the lines"
            yield Fault(
                cell.line,
                "measure_id",
                "duplicate",
                f"{shown(cell.text)} stands in line {line} already",
                remedy,
            )

    return look
