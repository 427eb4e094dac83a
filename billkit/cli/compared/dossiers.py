"""The dossier as a table and as Markdown: its sources, its conflicts, its inventory."""

from __future__ import annotations

from collections.abc import Sequence

from billkit.cli.compared.markdown import cited, table
from billkit.cli.compared.words import RELATION, label, place
from billkit.cli.table import render
from billkit.models.dossier import Conflict, Dossier, Entry

_SOURCES = ("", "source", "status", "about", "date", "stands since", "provisions")
_CONFLICTS = ("conflict", "about", "sides")
_INVENTORY = ("instrument", "status", "said by", "differs in")


def as_table(dossier: Dossier) -> str:
    parts = [render(_SOURCES, _sources(dossier)), "\nConflicts\n\n"]
    parts.append(
        render(_CONFLICTS, [_conflict(c) for c in dossier.conflicts]) if dossier.conflicts else "none found\n"
    )
    parts += ["\nInventory\n\n", render(_INVENTORY, [_entry(entry) for entry in dossier.entries])]
    return "".join(parts)


def as_markdown(dossier: Dossier) -> str:
    parts = [
        f"# {_plain(dossier.title or 'Dossier')}\n\n",
        table(_SOURCES, _sources(dossier)),
        "\n## Conflicts\n\n",
    ]
    for conflict in dossier.conflicts:
        parts.append(table(_CONFLICTS, [_conflict(conflict)]) + "\n")
        parts += [cited(f"[{side.source + 1}]", side.citations) for side in conflict.sides]
        parts.append("\n")
    if not dossier.conflicts:
        parts.append("None found.\n\n")
    parts += ["## Inventory\n\n", table(_INVENTORY, [_entry(entry) for entry in dossier.entries])]
    for entry in dossier.entries:
        parts.append(f"\n### {_plain(entry.title)}\n\n")
        parts += [cited(f"[{saying.source + 1}]", saying.citations) for saying in entry.sayings]
    return "".join(parts)


def _plain(text: str) -> str:
    from billkit.briefs.markdown import escaped

    return escaped(text)


def _sources(dossier: Dossier) -> list[list[str]]:
    return [
        [
            f"[{number}]", source.name, source.status + ("" if source.status_from != "assumed" else " (assumed)"),
            source.about or "", source.date or "", source.settled or "", str(source.provisions),
        ]
        for number, source in enumerate(dossier.sources, 1)
    ]  # fmt: skip


def _conflict(conflict: Conflict) -> Sequence[str]:
    about = ", ".join(part for part in (conflict.kind, label(conflict.detail or conflict.code)) if part)
    settled = conflict.settled_by
    sides = "; ".join(
        f"{side.value} [{side.source + 1}]{' (stands)' if side.source == settled else ''}"
        for side in conflict.sides
    )
    return [conflict.nature, about, sides]


def _entry(entry: Entry) -> Sequence[str]:
    said = "; ".join(
        f"{saying.status} [{saying.source + 1}] {place(saying.citations[0])}".rstrip()
        for saying in entry.sayings
    )
    differing = ", ".join(
        label(detail.name) for detail in entry.details if RELATION[detail.relation] == "differs"
    )
    return [entry.title, entry.status, said, differing]
