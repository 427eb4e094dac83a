"""The origins of an alternative as a table and as Markdown: what stands in which source, what is new, what was lost."""

from __future__ import annotations

from billkit.cli.compared.markdown import table
from billkit.cli.compared.words import label, place, quoted
from billkit.cli.table import render
from billkit.models.origins import Clause, Origins, ProvisionWithOrigins

_CLAUSES = ("clause", "words", "stands in")
_PROVISIONS = ("instrument", "where", "stands in")
_LOST = ("lost from", "what", "words")


def as_table(found: Origins) -> str:
    told = "".join(f"{title}\n\n{render(heads, rows)}\n" for title, heads, rows in _parts(found))
    return _head(found) + "\n" + told


def as_markdown(found: Origins) -> str:
    told = "".join(f"## {title}\n\n{table(heads, rows)}\n" for title, heads, rows in _parts(found))
    return "".join(f"{line}  \n" for line in _head(found).splitlines()) + "\n" + told


def _head(found: Origins) -> str:
    named = [("alternative", found.alternative), *((f"[{n}]", s) for n, s in enumerate(found.sources, 1))]
    lines = [f"{mark} {source.title or source.name}: {source.clauses} clauses" for mark, source in named]
    new = sum(not clause.origins for clause in found.clauses)
    lines.append(
        f"{len(found.clauses) - new} clauses stand in a source, {new} are new, {len(found.lost_clauses)} were lost"
    )
    return "\n".join(lines) + "\n"


def _parts(found: Origins) -> list[tuple[str, tuple[str, ...], list[list[str]]]]:
    lost = [
        [f"[{one.source + 1}]", place(one.citation), quoted(one.citation, 90)] for one in found.lost_clauses
    ]
    gone = [[f"[{one.source + 1}]", one.title, quoted(one.citations[0], 90)] for one in found.lost_provisions]
    return [
        ("Clauses", _CLAUSES, [_clause(clause) for clause in found.clauses]),
        ("Clauses of the sources that were lost", _LOST, lost),
        ("Provisions", _PROVISIONS, [_provision(one) for one in found.provisions]),
        ("Provisions of the sources that were lost", _LOST, gone),
    ]


def _clause(clause: Clause) -> list[str]:
    stands = "; ".join(
        f"[{origin.source + 1}] {place(origin.citation)} ({origin.how}, {origin.likeness})"
        for origin in clause.origins
    )
    return [place(clause.citation), quoted(clause.citation, 60), stands or "new"]


def _provision(one: ProvisionWithOrigins) -> list[str]:
    stands = []
    for origin in one.origins:
        changed = ", ".join(
            f"{label(d.name)} {d.values[-1].value} → {d.values[0].value}" for d in origin.differences
        )
        where = f"[{origin.source + 1}] {place(origin.citations[0])}".rstrip()
        stands.append(f"{where}{f' ({changed})' if changed else ''}")
    return [one.title, place(one.citations[0]), "; ".join(stands) or "new"]
