"""Similar documents as a table and as Markdown, with what makes them alike."""

from __future__ import annotations

from billkit.cli.compared.markdown import table
from billkit.cli.compared.words import place, quoted
from billkit.cli.table import render
from billkit.models.similar import LikeProvision, Similar, SimilarDocument

_HEADS = ("score", "document", "title", "kinds", "most alike")
_ALIKE = ("instrument", "close", "words", "the same in both", "asked", "found")
_NAMED = 3


def as_table(found: Similar) -> str:
    return render(_HEADS, [_row(one) for one in found.found]) + _not_compared(found)


def as_markdown(found: Similar) -> str:
    parts = [table(_HEADS, [_row(one) for one in found.found])]
    for one in found.found:
        rows = [_alike(pair) for pair in one.alike]
        parts.append(f"\n## {_plain(one.title or one.file)}\n\n{table(_ALIKE, rows)}")
    return "".join(parts) + "\n" + _plain(_not_compared(found))


def _plain(text: str) -> str:
    from billkit.briefs.markdown import escaped

    return escaped(text) + "\n" if text else ""


def _row(one: SimilarDocument) -> list[str]:
    alike = "; ".join(
        pair.title + (f" ({', '.join(pair.shared)})" if pair.shared else "") for pair in one.alike[:_NAMED]
    )
    return [f"{one.score:.3f}", one.file, one.title or "", str(one.shared_kinds), alike]


def _alike(pair: LikeProvision) -> list[str]:
    return [
        pair.title, f"{pair.closeness:.2f}", str(pair.wording), "; ".join(pair.shared),
        f"{quoted(pair.asked, 90)} {place(pair.asked)}".strip(), f"{quoted(pair.found, 90)} {place(pair.found)}".strip(),
    ]  # fmt: skip


def _not_compared(found: Similar) -> str:
    count = len(found.not_compared)
    return (
        f"\nNot compared: {count} of {count + found.compared} files; --format json names them.\n"
        if count
        else ""
    )
