"""The comparison as one HTML page: no script, nothing loaded from elsewhere, all text of sources escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from billkit.cli.compared.words import RELATION, called, label, matrix, names, ordered, place, quoted, values
from billkit.models.comparison import Citation, Comparison, Line, Row

_STYLE = """
body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:75rem;padding:0 1rem;color:#1b1f24}
table{border-collapse:collapse;margin:1rem 0}th,td{border:1px solid #d0d7de;padding:.3rem .6rem;text-align:left;vertical-align:top}
th{background:#f6f8fa}tr.differs td{background:#fff3d6}blockquote{margin:.2rem 0 .2rem 1rem;color:#57606a}
"""


def as_page(compared: Comparison) -> str:
    title = "Comparison: " + ", ".join(names(compared))
    body = [f"<h1>{escape(title)}</h1>", _table(*matrix(compared))]
    if len(compared.bills) > 1:
        sides = enumerate(compared.bills, 1)
        body += [f"<p>[{number}] {escape(called(bill, number))}</p>" for number, bill in sides]
        body += [
            _kind(row, names(compared))
            for row in compared.rows
            if any(len(line.cells) > 1 for line in row.lines)
        ]
    body += [
        f"<h2>{escape(row.title)}: {escape(label(cell.standing))} [{bill}]</h2>{_citations(cell.citations)}"
        for row in (*compared.rows, *compared.mentioned)
        for bill, cell in enumerate(row.standing, 1)
        if cell.standing not in ("present", "absent")
    ]
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head>\n<body>\n"
        + "\n".join(body)
        + "\n</body></html>\n"
    )


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]], marks: Sequence[str] = ()) -> str:
    head = "".join(f"<th>{escape(cell)}</th>" for cell in heads)
    lines = []
    for number, row in enumerate(rows):
        mark = f' class="{marks[number]}"' if marks else ""
        lines.append(f"<tr{mark}>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>")
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(lines)}</tbody></table>"


def _kind(row: Row, bills: Sequence[str]) -> str:
    lines = [_line(line, bills) for line in row.lines if len(line.cells) > 1]
    return f"<h2>{escape(row.title)}</h2>" + "".join(lines)


def _line(line: Line, bills: Sequence[str]) -> str:
    details = ordered(line.details)
    rows = [[label(d.name), RELATION[d.relation], values(d)] for d in details]
    text = _table(["detail", "", "values"], rows, [d.relation for d in details]) if rows else ""
    for cell in line.cells:
        text += f"<p>[{cell.bill + 1}] {escape(bills[cell.bill])}</p>{_citations(cell.citations)}"
    return text


def _citations(citations: Iterable[Citation]) -> str:
    return "".join(
        f"<blockquote>{escape(quoted(citation, 400))} {escape(place(citation))}</blockquote>"
        for citation in citations
    )
