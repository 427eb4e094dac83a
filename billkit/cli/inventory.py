"""An Analysis for a person: as a terminal table or as Markdown."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from billkit.cli.output import terminal_width
from billkit.models import Analysis, Bill, Details, Document, Evidence, Provision, Trace

_MODALITY = {"shall": "must", "may": "may", "unspecified": ""}


def as_table(document: Document, analysis: Analysis, explain: bool = False) -> str:
    """The inventory as text, coloured when it goes to a terminal."""
    buffer = io.StringIO()
    console = Console(
        file=buffer,
        width=terminal_width(),
        force_terminal=sys.stdout.isatty(),
        highlight=False,
        emoji=False,
        markup=False,
    )
    console.print(Text(_headline(analysis.bill), style="bold"))
    for line in _facts(analysis.bill):
        console.print(line)
    if analysis.provisions:
        console.print()
        console.print(_provisions(document, analysis, explain))
    for title, rows in _others(document, analysis):
        console.print()
        console.print(Text(title, style="bold"))
        for row in rows:
            console.print(f"  {row}")
    for notice in analysis.notices:
        console.print()
        console.print(Text(f"Note ({notice.code}): {notice.message}", style="yellow"))
    return "\n".join(line.rstrip() for line in buffer.getvalue().splitlines()) + "\n"


def as_markdown(document: Document, analysis: Analysis) -> str:
    """The inventory as Markdown, for notes and issues."""
    lines = [
        f"# {_escaped(_headline(analysis.bill))}",
        "",
        *(f"- {_escaped(f)}" for f in _facts(analysis.bill)),
    ]
    if analysis.provisions:
        lines += ["", "| | kind | modality | details | words | line |", "|---|---|---|---|---|---|"]
        for p in analysis.provisions:
            quote = "; ".join(f"“{e.quote}”" for e in p.evidence)
            cells = [
                p.id,
                p.kind,
                p.modality,
                _details(p.details, p.actor),
                quote,
                str(document.line_at(p.evidence[0].start)),
            ]
            lines.append("| " + " | ".join(_escaped(c) for c in cells) + " |")
    for title, rows in _others(document, analysis):
        lines += ["", f"## {title}", "", *(f"- {_escaped(row)}" for row in rows)]
    lines += [f"\n> {_escaped(n.message)}" for n in analysis.notices]
    return "\n".join(lines) + "\n"


def _escaped(text: str) -> str:
    """Text from sources that Markdown shall not take for markup."""
    clean = " ".join(text.split())
    return "".join("\\" + c if c in "\\`*_[]<>|#" else c for c in clean)


def _headline(bill: Bill | None) -> str:
    if bill is None:
        return "No bill, act or programme found"
    return bill.name or "Untitled bill or programme"


def _facts(bill: Bill | None) -> list[str]:
    if bill is None:
        return []
    facts = []
    if bill.title and bill.title.value != bill.name:
        facts.append(f"Title: {bill.title.value}")
    named = [("Number", bill.number), ("Jurisdiction", bill.jurisdiction), ("Stage", bill.stage)]
    facts += [f"{name}: {claim.value}" for name, claim in named if claim]
    if bill.sponsors:
        facts.append("Sponsors: " + ", ".join(str(s.value) for s in bill.sponsors))
    if bill.sponsors_count:
        facts.append(f"Number of sponsors: {bill.sponsors_count.value}")
    facts += [f"{date.event.capitalize()}: {date.value or date.as_written}" for date in bill.dates]
    return facts


def _provisions(document: Document, analysis: Analysis, explain: bool) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column("", style="dim", no_wrap=True)
    table.add_column("Provision", min_width=18, ratio=2)
    table.add_column("", no_wrap=True)
    table.add_column("Where it says so", ratio=5)
    table.add_column("Line", justify="right", style="dim", no_wrap=True)
    for p in analysis.provisions:
        words = Text(f"“{p.evidence[0].quote}”")
        for more in p.evidence[1:]:
            words.append(f"\nalso “{more.quote}”", style="dim")
        if details := _details(p.details, p.actor):
            words.append(f"\n{details}", style="cyan")
        if explain and p.trace:
            words.append(f"\n{_trace(p)}", style="green")
        name = Text(p.title).append(f"\n{p.kind}", style="dim")
        table.add_row(p.id, name, _MODALITY[p.modality], words, str(document.line_at(p.evidence[0].start)))
    return table


def _trace(p: Provision) -> str:
    trace: Trace | None = p.trace
    return f"rule {p.rule}: {' + '.join(map(repr, trace.words))}; scope: {trace.scope}" if trace else ""


def _details(details: Details, actor: str | None = None) -> str:
    parts = [f"by: {actor}"] if actor else []
    for name, value in details.items():
        shown = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
        parts.append(f"{name.replace('_', ' ')}: {shown}")
    return " · ".join(parts)


def _others(document: Document, analysis: Analysis) -> Iterator[tuple[str, list[str]]]:
    def place(evidence: tuple[Evidence, ...]) -> str:
        return f"“{evidence[0].quote}” (line {document.line_at(evidence[0].start)})"

    groups: list[tuple[str, list[str]]] = [
        ("Not in the bill", [f"{x.kind}, {x.status.replace('_', ' ')}: {place(x.evidence)}" for x in analysis.exclusions]),
        ("Wanted or considered, not in the bill",
         [f"{x.kind}{', by ' + x.by if x.by else ''}: {place(x.evidence)}" for x in analysis.demands]),
        ("Measures beside the bill that the text mentions",
         [f"{x.economy or '?'} {x.kind}: {place(x.evidence)}" for x in analysis.context_measures]),
        ("Other bills",
         [f"{o.title or 'unnamed'}, {p.kind}: {place(p.evidence)}" for o in analysis.other_bills for p in o.provisions]),
    ]  # fmt: skip
    yield from ((title, rows) for title, rows in groups if rows)
