"""What an edit by hand did to the words of a statement: whether it touched anything that must stand as it was written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel

from billkit.briefs.checking.expected import Part, Piece
from billkit.briefs.checking.words import Names, Word, alike, key, words
from billkit.models.verification import Status

_SHOWN = 6  # edits told of one statement


class Verdict(NamedTuple):
    status: Status
    reasons: tuple[str, ...] = ()


class _Edit(NamedTuple):
    """Words `was[a:b]` of what was written became `now[c:d]`."""

    a: int
    b: int
    c: int
    d: int


def judged(part: Part, shown: str, names: Names, blanks: bool = True) -> Verdict:
    """A statement beside what the file shows of it; without `blanks` those between words do not count."""
    if key(part.text, blanks) == key(shown, blanks):
        return Verdict("verified")
    written, fixed = _written(part.pieces)
    now = alike(shown)
    old, new = words(written), words(now)
    edits = list(_edits(old, new))
    if not edits:
        return Verdict("verified")
    held = _held(old, fixed)
    serious: list[str] = []
    mild: list[str] = []
    for edit in edits:
        why = _why(edit, old, new, held, names, written, now)
        told = _told(edit, written, now, old, new)
        (serious if why else mild).append(f"{why}: {told}" if why else told)
    if serious:
        return Verdict("not_found", _some(serious))
    return Verdict("not_checked", ("reworded: " + "; ".join(_some(mild)),))


def judged_alone(shown: str, names: Names) -> Verdict:
    """Words that somebody added: whether they say anything that would have to be checked."""
    now = alike(shown)
    found: dict[str, list[str]] = {}
    for word in words(now):
        if sort := names.weight(now, word):
            found.setdefault(sort, []).append(word.text)
    if not found:
        return Verdict("not_checked", ("added by hand; it holds nothing that could be looked up",))
    told = ", ".join(f"{sort} {' '.join(dict.fromkeys(texts))[:60]}" for sort, texts in found.items())
    return Verdict("not_found", (f"added by hand, and nothing in the brief bears it out: {told}",))


def _written(pieces: Sequence[Piece]) -> tuple[str, list[tuple[int, int]]]:
    """The text of a part as it is compared, and the spans in which no word may change."""
    text, fixed = "", []
    for piece in pieces:
        start = len(text)
        text += alike(piece.text)
        if piece.fixed:
            fixed.append((start, len(text)))
    return text, fixed


def _held(old: Sequence[Word], fixed: Sequence[tuple[int, int]]) -> list[int | None]:
    """For each word the number of the fixed span that it touches."""
    held: list[int | None] = []
    at = 0
    for word in old:
        while at < len(fixed) and fixed[at][1] <= word.start:
            at += 1
        held.append(at if at < len(fixed) and fixed[at][0] < word.end else None)
    return held


def _edits(old: Sequence[Word], new: Sequence[Word]) -> Iterator[_Edit]:
    """Runs of words that differ."""
    a = c = None
    for op in Indel.opcodes([w.text for w in old], [w.text for w in new]):
        if op.tag == "equal":
            if a is not None and c is not None:
                yield _Edit(a, op.src_start, c, op.dest_start)
            a = c = None
        elif a is None:
            a, c = op.src_start, op.dest_start
    if a is not None and c is not None:
        yield _Edit(a, len(old), c, len(new))


def _why(
    edit: _Edit,
    old: Sequence[Word],
    new: Sequence[Word],
    held: Sequence[int | None],
    names: Names,
    written: str,
    now: str,
) -> str:
    """Why an edit matters; "" where it only rewords."""
    if any(held[place] is not None for place in range(edit.a, edit.b)):
        return "looked-up words changed"
    if edit.a == edit.b and _touches(edit.a, held, new[edit.c : edit.d]):
        return "words added to looked-up ones"
    for text, run in ((written, old[edit.a : edit.b]), (now, new[edit.c : edit.d])):
        for word in run:
            if sort := names.weight(text, word):
                return f"{sort} changed"
    return ""


def _touches(place: int, held: Sequence[int | None], added: Sequence[Word]) -> bool:
    """Whether words were put in beside or into a fact; a mark beside one says nothing, inside one it does."""
    before = held[place - 1] if place else None
    after = held[place] if place < len(held) else None
    if before is not None and before == after:
        return True
    return (before is not None or after is not None) and any(word.text[0].isalnum() for word in added)


def _told(edit: _Edit, written: str, now: str, old: Sequence[Word], new: Sequence[Word]) -> str:
    was, became = _span(written, old[edit.a : edit.b]), _span(now, new[edit.c : edit.d])
    if not was:
        return f"“{became}” put in"
    return f"“{was}” → “{became}”" if became else f"“{was}” taken out"


def _span(text: str, run: Sequence[Word]) -> str:
    if not run:
        return ""
    told = text[run[0].start : run[-1].end]
    return told if len(told) <= 120 else told[:80] + " … " + told[-30:]


def _some(told: Sequence[str]) -> tuple[str, ...]:
    more = (f"and {len(told) - _SHOWN} more",) if len(told) > _SHOWN else ()
    return (*told[:_SHOWN], *more)
