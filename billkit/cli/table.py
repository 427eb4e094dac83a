"""Plain tables for the terminal: coloured and wrapped there, full width when piped."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Sequence


def render(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table as text. Piped, every row stays on one line, so that grep and cut work."""
    rows = list(rows)
    if not sys.stdout.isatty():
        widths = [max([len(h), *(len(r[i]) for r in rows)]) for i, h in enumerate(heads)]
        lines = [heads, *rows]
        return "".join(
            "  ".join(c.ljust(w) for c, w in zip(line, widths, strict=True)).rstrip() + "\n" for line in lines
        )
    from rich import box
    from rich.console import Console
    from rich.table import Table

    from billkit.cli.output import terminal_width

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for head in heads:
        table.add_column(head, overflow="fold")
    for row in rows:
        table.add_row(*row)
    buffer = io.StringIO()
    Console(
        file=buffer, width=terminal_width(), force_terminal=True, highlight=False, markup=False, emoji=False
    ).print(table)
    return buffer.getvalue()
