"""What a check of a brief found, for the terminal and as Markdown: the sum first, then what is not verified."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from billkit.briefs.wording import plain
from billkit.models.verification import CheckedStatement, Status, Verification

_LONGEST = 300  # characters of a statement
_WORDS: dict[Status, str] = {
    "verified": "verified",
    "changed_since": "changed since",
    "not_found": "not found",
    "not_checked": "not checked",
}
_HEADS = ("Status", "Line", "Where", "Was", "Is", "Why", "Remedy")
_STATES = {
    "same": "the file that was read",
    "changed": "not the file that was read",
    "missing": "not at hand",
}


def summary(found: Verification) -> str:
    """brief.md: 364 statements: 362 verified, 2 not found"""
    counts = [f"{count} {_WORDS[status]}" for status, count in found.counts().items() if count]
    return f"{plain(found.brief)}: {len(found.statements)} statements: {', '.join(counts) or 'none'}"


def text(found: Verification) -> str:
    from billkit.cli.output import terminal_width

    lines = [summary(found), *(f"source {plain(s.name)}: {_STATES[s.state]}" for s in found.sources)]
    lines += [f"note: {note}" for note in found.notes]
    for statement in found.unverified:
        lines += ["", _head(statement)]
        for name, words in _told(statement):
            lines += textwrap.wrap(
                words, terminal_width() - 2, initial_indent=f"  {name:7} ", subsequent_indent=" " * 10
            )
    lines += _notes(found)
    return "\n".join(lines) + "\n"


def _head(statement: CheckedStatement) -> str:
    at = f"line {statement.line}, " if statement.line else ""
    return f"{_WORDS[statement.status].upper()}  {at}{plain(statement.place)}"


def _told(statement: CheckedStatement) -> Iterator[tuple[str, str]]:
    """What it was, what it is, why that matters, what to do."""
    if statement.was is not None:
        yield "was:", _short(statement.was)
    if statement.now is not None and statement.now != statement.was:
        yield "is:", _short(statement.now) or "(empty)"
    for reason in statement.reasons:
        yield "why:", plain(reason)
    if statement.remedy:
        yield "remedy:", statement.remedy


def _notes(found: Verification) -> list[str]:
    """What is to be known of statements that are verified, each once with their number."""
    counts: dict[str, int] = {}
    for statement in found.statements:
        if statement.status == "verified":
            for note in statement.notes:
                counts[note] = counts.get(note, 0) + 1
    return (
        ["", *(f"note on {count} verified: {plain(note)}" for note, count in counts.items())]
        if counts
        else []
    )


def _short(words: str) -> str:
    words = plain(words)
    return words if len(words) <= _LONGEST else words[:_LONGEST].rstrip() + " …"


def markdown(found: Verification) -> str:
    from billkit.briefs.markdown import escaped
    from billkit.cli.compared.markdown import table

    lines = [f"# {escaped(summary(found))}", ""]
    lines += [f"- Source {escaped(s.name)}: {_STATES[s.state]}." for s in found.sources]
    lines += [f"- Note: {escaped(note)}." for note in found.notes]
    if found.unverified:
        lines += ["", table(_HEADS, map(_row, found.unverified)).rstrip("\n")]
    lines += [f"- {escaped(note)}" for note in _notes(found) if note]
    return "\n".join(lines) + "\n"


def _row(statement: CheckedStatement) -> tuple[str, ...]:
    return (
        _WORDS[statement.status],
        str(statement.line or "–"),
        statement.place,
        _short(statement.was or "–"),
        _short(statement.now or "–"),
        "; ".join(map(plain, statement.reasons)),
        statement.remedy,
    )
