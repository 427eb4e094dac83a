"""How changes are told, whatever the format: what heads each, and in which order they stand.

Changes of the norm come first, with their words. Units that only have another number, only another form or only another
amendment note are lists; front matter and tables of contents come last.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from billkit.models.analysis import DetailValue
from billkit.models.version_diff import Change, Edit, Place, ProvisionChange, VersionDiff

_PARTS = {
    "preamble": "Preamble",
    "recital": "Recitals",
    "body": "Text",
    "addenda": "Addenda",
    "annex": "Annexes and schedules",
    "memorandum": "Memorandum",
    "signature": "Signatures",
    "loose": "Paragraphs outside any article",
}
_APART = {"front", "toc"}
# Fates that change nothing the norm says; a unit with several is told under the first.
_QUIET = {
    "reference": "References that follow a renumbering",
    "renumbered": "Renumbered only",
    "form": "Changed in form only",
    "note": "Amendment notes only",
}


@dataclass
class Told:
    """The changes in the order in which they are told."""

    parts: list[tuple[str, list[Change]]] = field(default_factory=list)
    listed: dict[str, list[Change]] = field(default_factory=lambda: {title: [] for title in _QUIET.values()})
    apart: list[Change] = field(default_factory=list)


def told(diff: VersionDiff) -> Told:
    found = Told()
    parts: dict[str, list[Change]] = {}
    for change in diff.changes:
        if change.part in _APART:
            found.apart.append(change)
        elif set(change.fates) <= set(_QUIET):
            found.listed[next(title for fate, title in _QUIET.items() if fate in change.fates)].append(change)
        else:
            parts.setdefault(_PARTS[change.part], []).append(change)
    found.parts = [(title, parts[title]) for title in _PARTS.values() if title in parts]
    return found


def summary(diff: VersionDiff) -> str:
    """ "1 changed, 1 inserted, 1 note; 312 units unchanged" """
    counts = ", ".join(f"{count} {fate}" for fate, count in diff.counts().items())
    return f"{counts or 'no change of the text'}; {diff.unchanged:,} units unchanged"


def headline(change: Change) -> str:
    """ "제25조제5호: changed", "cl. 16 -> cl. 18: renumbered, changed", "cl. 29 Inspection plan: inserted" """
    return f"{where(change)}: {fates(change)}"


def fates(change: Change) -> str:
    told = ", ".join(
        "only a note" if fate == "note" and len(change.fates) == 1 else fate for fate in change.fates
    )
    inside = f" with {change.units - 1} units inside" if change.units > 1 else ""
    return told + inside


def where(change: Change) -> str:
    """What is cited: the old name, the new one where it is another; heading where a whole unit came or went."""
    whole = not change.old or not change.new
    before, after = (_names(places, whole) for places in (change.old, change.new))
    if before and after and before != after:
        return f"{before} → {after}"
    return after or before


def _names(places: Sequence[Place], whole: bool) -> str:
    return " + ".join(_name(place, whole or len(places) > 1) for place in places)


def _name(place: Place, heading: bool) -> str:
    shown = place.name or place.rank
    if heading and place.heading and place.heading not in shown:
        return f"{shown} {place.heading}"
    return shown


def around(change: Change) -> str:
    """Where it stands: "제5장 철강특구, 제25조"; empty at the top."""
    place = (change.new or change.old)[0]
    return ", ".join(place.path)


def pieces(edits: Sequence[Edit], context: int | None) -> Iterator[tuple[str, str]]:
    """Operation and words, one after the other; equal runs longer than twice the context are cut in the middle."""
    for at, edit in enumerate(edits):
        words = edit.text
        if edit.op == "equal" and context is not None:
            words = _cut(words, context, first=at == 0, last=at == len(edits) - 1)
        words = words.lstrip(" \t\n#") if at == 0 else words
        words = words.rstrip() if at == len(edits) - 1 else words
        yield edit.op, words


def flat(words: str) -> str:
    """On one line, without characters that steer a terminal; blanks at the ends stay, one each."""
    kept = " ".join("".join(c if c.isprintable() else " " for c in words).split())
    if not kept:
        return " " * bool(words)
    return " " * words[0].isspace() + kept + " " * words[-1].isspace()


def _cut(words: str, context: int, first: bool, last: bool) -> str:
    if len(words) <= 2 * context:
        return words
    head = words[:context].rsplit(" ", 1)[0] if not first or last else words[:context]
    tail = words[-context:].split(" ", 1)[-1]
    if last and not first:
        return head + " …"
    return f"{head} … {tail}"


def provision(change: ProvisionChange) -> str:
    """ "gained: Steering committee (governance.committee), 제9조제1항" """
    places = [p.section or "-" for p in (change.old, change.new) if p]
    place = " → ".join(dict.fromkeys(places))
    return f"{change.fate}: {change.title} ({change.kind}), {place}"


def differences(change: ProvisionChange) -> list[str]:
    """ "chair: President → Prime Minister" """
    return [f"{d.field}: {_value(d.old)} → {_value(d.new)}" for d in change.differences]


def quote(change: ProvisionChange) -> str:
    """The words that prove it: of the new version, or of the old one where it was lost."""
    found = change.new or change.old
    return found.evidence[0].quote if found else ""


def _value(value: DetailValue | None) -> str:
    if value is None:
        return "not stated"
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)
