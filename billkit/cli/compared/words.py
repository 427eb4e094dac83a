"""Words that all views of comparisons share: places, values side by side, names of columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from billkit.models.comparison import BillCell, BillSide, Citation, Comparison, Detail, Row

STANDING = {"excluded": "excluded", "demanded": "demanded", "other_bill": "in another bill", "absent": "."}
RELATION = {
    "same": "same",
    "overlaps": "overlaps",
    "differs": "differs",
    "partly": "stated by some",
    "wording": "other words",
    "open": "not comparable",
}
# what a reader wants first: what differs, then what only some state, then what is the same
ORDER = ("differs", "partly", "overlaps", "same", "wording", "open")


def place(citation: Citation) -> str:
    """ "제9조제1항, p. 3, line 12": as much of it as the format of the source has."""
    parts = [citation.section, f"p. {citation.page}" if citation.page else None]
    parts.append(f"line {citation.line}" if citation.line else None)
    return ", ".join(part for part in parts if part)


def quoted(citation: Citation, longest: int = 160) -> str:
    """The words in quotation marks."""
    return f"“{cut(citation.quote, longest)}”"


def cut(words: str, longest: int = 160) -> str:
    """On one line, and no longer than that."""
    words = " ".join(words.split())
    return words if len(words) <= longest else words[: longest - 1] + "…"


def names(compared: Comparison) -> list[str]:
    """What each bill is called; equal names get a number."""
    told = [bill.name or f"bill {number}" for number, bill in enumerate(compared.bills, 1)]
    return [f"{name} [{n}]" if told.count(name) > 1 else name for n, name in enumerate(told, 1)]


def called(bill: BillSide, number: int) -> str:
    """ "K-Steel Act, reported 2025-08-05, about the bill": what the source is, of which day and stage."""
    parts = [bill.name or f"bill {number}", " ".join(part for part in (bill.status, bill.date) if part)]
    if bill.status == "reported" and bill.about:
        parts.append(f"about the {'law' if bill.about == 'enacted' else 'bill'}")
    return ", ".join(part for part in parts if part)


def bill_cell(row: Row, bill: int) -> str:
    """How many provisions of the kind a bill has; else what its text says of the kind; a dot for nothing."""
    if row.bills[bill]:
        return str(len(row.bills[bill]))
    cell = row.standing[bill] if row.standing else BillCell(standing="absent")
    return STANDING[cell.standing]


def economy_cell(ids: Sequence[str], used: int) -> str:
    """ "3+1": three in force or adopted, one other. A dot: none."""
    rest = len(ids) - used
    return (str(used) if used else "") + (f"+{rest}" if rest else "") or "."


def matrix(compared: Comparison) -> tuple[list[str], list[list[str]]]:
    """Heads and rows: kinds by bills and economies."""
    heads = ["instrument", *names(compared), *compared.economies]
    rows = []
    for row in (*compared.rows, *compared.mentioned):
        bills = [bill_cell(row, bill) for bill in range(len(row.bills))]
        rows.append([row.title, *bills, *map(economy_cell, row.economies, row.in_use)])
    return heads, rows


def ordered(details: Iterable[Detail]) -> list[Detail]:
    return sorted(details, key=lambda detail: ORDER.index(detail.relation))


def values(detail: Detail) -> str:
    """ "President [1] → 국무총리 [2, 3]": equal values of bills that follow each other once."""
    groups: list[tuple[str, list[int]]] = []
    for stated in detail.values:
        if groups and groups[-1][0] == stated.value:
            groups[-1][1].append(stated.bill + 1)
        else:
            groups.append((stated.value, [stated.bill + 1]))
    return " → ".join(f"{value} [{', '.join(map(str, bills))}]" for value, bills in groups)


def label(name: str) -> str:
    """``period_years`` as words."""
    return name.replace("_", " ")
