"""The comparison as Markdown: the matrix, the shared kinds value for value, and the words that prove it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from billkit.briefs.markdown import escaped
from billkit.cli.compared.words import RELATION, called, label, matrix, ordered, place, quoted, values
from billkit.models.comparison import Citation, Comparison, Line, Row


def as_markdown(compared: Comparison) -> str:
    heads, rows = matrix(compared)
    text = table(heads, rows)
    if len(compared.bills) > 1:
        sides = enumerate(compared.bills, 1)
        text += "\n" + "".join(
            f"- \\[{number}\\]: {escaped(called(bill, number))}\n" for number, bill in sides
        )
        text += "".join(_kind(row) for row in compared.rows if any(len(line.cells) > 1 for line in row.lines))
    text += _said_otherwise(compared)
    return text


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [list(map(escaped, heads)), ["---"] * len(heads), *(list(map(escaped, row)) for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def cited(label: str, citations: Iterable[Citation]) -> str:
    """A bullet for each citation: who, the words, the place."""
    return "".join(_bullet(label, citation) for citation in citations)


def _bullet(label: str, citation: Citation) -> str:
    where = place(citation)
    return f"- {escaped(label)}: {escaped(quoted(citation))}{f' ({escaped(where)})' if where else ''}\n"


def _kind(row: Row) -> str:
    return f"\n## {escaped(row.title)}\n" + "".join(_line(line) for line in row.lines if len(line.cells) > 1)


def _line(line: Line) -> str:
    rows = [
        [label(detail.name), RELATION[detail.relation], values(detail)] for detail in ordered(line.details)
    ]
    text = "\n" + (table(["detail", "", "values"], rows) + "\n" if rows else "")
    return text + "".join(cited(f"[{cell.bill + 1}]", cell.citations) for cell in line.cells)


def _said_otherwise(compared: Comparison) -> str:
    """What the texts say that bills do not contain, what is demanded, what other bills have."""
    bullets = "".join(_told(compared))
    return f"\n## Not contained, demanded, in other bills\n\n{bullets}" if bullets else ""


def _told(compared: Comparison) -> Iterator[str]:
    for row in (*compared.rows, *compared.mentioned):
        for bill, cell in enumerate(row.standing, 1):
            if cell.standing not in ("present", "absent"):
                yield cited(f"{row.title}, {label(cell.standing)} [{bill}]", cell.citations)
