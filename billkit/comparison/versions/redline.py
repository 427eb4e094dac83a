"""What was struck and what was put in, word by word, inside units that belong together.

Every word of both versions is in exactly one edit; offsets are those of the two documents. Short runs of equal words
between larger changes are struck and put in with them: "the Secretary <of Energy>" reads better than words of an old and
a new sentence in turns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel

from billkit.comparison.versions.units import Unit, Units
from billkit.comparison.versions.words import Alphabet, tokens
from billkit.models.table import Span
from billkit.models.version_diff import Edit

_MOST = 400_000_000  # words of one side times words of the other; the method keeps a bit for each
_ISLAND = 2  # words of an equal run that drowns between larger changes


class Word(NamedTuple):
    """A piece of a document's text and where it stands."""

    text: str
    start: int
    end: int
    note: bool = False


class Region(NamedTuple):
    """Words `i` to `j` of the old units that are, or became, words `k` to `l` of the new ones."""

    equal: bool
    i: int
    j: int
    k: int
    l: int  # noqa: E741


def redline(
    old_units: Units,
    new_units: Units,
    olds: Sequence[Unit],
    news: Sequence[Unit],
    alphabet: Alphabet,
    anchor: Span,
) -> list[Edit]:
    """Edits that make the new units of the old ones. `anchor` is where edits stand in a version that has no unit."""
    if len(olds) == len(news) == 1 and old_units.own(olds[0]) == new_units.own(news[0]):
        return _untouched(olds[0], news[0], new_units.text)
    old, new = _words(old_units, olds), _words(new_units, news)
    at_old = olds[0].start if olds else anchor.start
    at_new = news[0].start if news else anchor.end
    edits: list[Edit] = []
    for region in _regions(old, new, alphabet):
        for o, n, note in _spans(region, old, new, at_old, at_new):
            at_old, at_new = o.end, n.end
            edits.append(_edit(region.equal, o, n, old_units.text, new_units.text, note))
    return edits


def _untouched(old: Unit, new: Unit, text: str) -> list[Edit]:
    o, n = Span(old.start, old.end), Span(new.start, new.end)
    return [_edit(True, o, n, "", text, note=False)] if new.end > new.start else []


def _edit(equal: bool, o: Span, n: Span, old_text: str, new_text: str, note: bool) -> Edit:
    if equal:
        return Edit.model_construct(op="equal", old=o, new=n, text=new_text[n.start : n.end], note=note)
    if o.end > o.start:
        return Edit.model_construct(op="delete", old=o, new=n, text=old_text[o.start : o.end], note=note)
    return Edit.model_construct(op="insert", old=o, new=n, text=new_text[n.start : n.end], note=note)


def _words(units: Units, chosen: Sequence[Unit]) -> list[Word]:
    found = []
    for unit in chosen:
        at = unit.start
        for text, note in tokens(units.own(unit), units.notes_in(unit)):
            found.append(Word(text, at, at + len(text), note))
            at += len(text)
    return found


def _spans(
    region: Region, old: Sequence[Word], new: Sequence[Word], at_old: int, at_new: int
) -> Iterator[tuple[Span, Span, bool]]:
    """Spans of a region: broken where the text is, and where notes begin and end; struck words before new ones."""
    if region.equal:
        for i, j in _unbroken(old, region.i, region.j, new, region.k - region.i):
            yield Span(old[i].start, old[j - 1].end), Span(new[i + region.k - region.i].start, new[j - 1 + region.k - region.i].end), False  # fmt: skip
        return
    for i, j in _unbroken(old, region.i, region.j):
        at_old = old[j - 1].end
        yield Span(old[i].start, at_old), Span(at_new, at_new), old[i].note
    for k, l in _unbroken(new, region.k, region.l):  # noqa: E741
        yield Span(at_old, at_old), Span(new[k].start, new[l - 1].end), new[k].note


def _unbroken(
    words: Sequence[Word], start: int, end: int, twins: Sequence[Word] | None = None, shift: int = 0
) -> Iterator[tuple[int, int]]:
    """Stretches of words that follow each other without a gap, in both versions where `twins` are given."""
    first = start
    for at in range(start + 1, end + 1):
        if (
            at == end
            or _breaks(words, at)
            or (twins is not None and _breaks(twins, at + shift))
            or (twins is None and words[at].note != words[at - 1].note)
        ):
            yield first, at
            first = at


def _breaks(words: Sequence[Word], at: int) -> bool:
    return words[at].start != words[at - 1].end


# ---- which words are the same


def _regions(old: Sequence[Word], new: Sequence[Word], alphabet: Alphabet) -> list[Region]:
    """Equal and changed words in turns."""
    a, b = (alphabet.written([word.text for word in words]) for words in (old, new))
    if a == b:
        return [Region(True, 0, len(a), 0, len(b))] if a else []
    found = _alternating(_matching(a, b, old, new, alphabet), len(a), len(b))
    found = _slid_together(found, a, b)
    for most in (
        0,
        _ISLAND,
    ):  # first blanks and marks, so that whole phrases stand around a word that is left
        found = _without_islands(found, old, new, most)
    return found


def _matching(
    a: str, b: str, old: Sequence[Word], new: Sequence[Word], alphabet: Alphabet
) -> Iterator[tuple[int, int, int]]:
    """Where a stretch of equal words starts in both, and how long it is."""
    if len(a) * len(b) <= _MOST:
        yield from _common(a, b)
        return
    lines_a, lines_b = _lines(old), _lines(new)
    letters = (
        alphabet.written(["".join(w.text for w in words[i:j]) for i, j in lines])
        for words, lines in ((old, lines_a), (new, lines_b))
    )
    i = k = 0
    for x, y, size in [*_bounded(*letters), (len(lines_a), len(lines_b), 0)]:
        j = lines_a[x][0] if x < len(lines_a) else len(a)
        l = lines_b[y][0] if y < len(lines_b) else len(b)  # noqa: E741
        yield from ((i + p, k + q, r) for p, q, r in _bounded(a[i:j], b[k:l]))
        if size:
            end = lines_a[x + size - 1][1]
            yield j, l, end - j
            i, k = end, l + end - j


def _bounded(a: str, b: str) -> Iterator[tuple[int, int, int]]:
    """As `_common`; texts too long for it are taken as changed altogether, but for their common start."""
    if len(a) * len(b) <= _MOST:
        yield from _common(a, b)
    else:
        same = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
        if same:
            yield 0, 0, same


def _common(a: str, b: str) -> Iterator[tuple[int, int, int]]:
    for block in Indel.opcodes(a, b):
        if block.tag == "equal":
            yield block.src_start, block.dest_start, block.src_end - block.src_start


def _lines(words: Sequence[Word]) -> list[tuple[int, int]]:
    ends = [at + 1 for at, word in enumerate(words) if "\n" in word.text]
    if not ends or ends[-1] < len(words):
        ends.append(len(words))
    return list(zip([0, *ends], ends, strict=False))


def _alternating(blocks: Iterator[tuple[int, int, int]], a: int, b: int) -> list[Region]:
    found: list[Region] = []
    i = k = 0
    for x, y, size in [*blocks, (a, b, 0)]:
        if x > i or y > k:
            found.append(Region(False, i, x, k, y))
        if size and found and found[-1].equal:
            found[-1] = found[-1]._replace(j=x + size, l=y + size)
        elif size:
            found.append(Region(True, x, x + size, y, y + size))
        i, k = x + size, y + size
    return found


def _slid_together(regions: list[Region], a: str, b: str) -> list[Region]:
    """``{+,+} {+194A +}and`` -> ``{+, 194A+} and``: of two insertions (or deletions) the second slides to the first,
    where the words between them end the second as well."""
    found: list[Region] = []
    for region in regions:
        if len(found) > 1 and not region.equal and found[-1].equal and not found[-2].equal:
            first, between = found[-2], found[-1]
            size = between.j - between.i
            put_in = first.i == first.j and region.i == region.j and b[region.l - size : region.l]
            struck = first.k == first.l and region.k == region.l and a[region.j - size : region.j]
            if size <= max(region.j - region.i, region.l - region.k) and a[between.i : between.j] in (
                put_in,
                struck,
            ):
                i, k = (first.i, region.l - size) if put_in else (region.j - size, first.k)
                found[-2:] = [Region(False, first.i, i, first.k, k), Region(True, i, i + size, k, k + size)]
                continue
        if region.equal and found and found[-1].equal:
            found[-1] = found[-1]._replace(j=region.j, l=region.l)
        else:
            found.append(region)
    return found


def _without_islands(
    regions: list[Region], old: Sequence[Word], new: Sequence[Word], most: int
) -> list[Region]:
    """Takes a short equal run into the changes around it, where both of these are larger."""
    found: list[Region] = []
    for at, region in enumerate(regions):
        after = regions[at + 1] if at + 1 < len(regions) else None
        joins = found and not found[-1].equal and not region.equal
        if joins or (region.equal and found and after and _drowns(region, found[-1], after, old, new, most)):
            found[-1] = found[-1]._replace(j=region.j, l=region.l)
        else:
            found.append(region)
    return found


def _drowns(
    region: Region, before: Region, after: Region, old: Sequence[Word], new: Sequence[Word], most: int
) -> bool:
    """Blanks and marks between struck and new words do; a word or two where twice as many around them changed."""
    between = old[region.i : region.j]
    if any(word.note or "\n" in word.text for word in between):
        return False
    struck, put_in = (
        sum(sizes) for sizes in zip(*((r.j - r.i, r.l - r.k) for r in (before, after)), strict=True)
    )
    if not struck or not put_in:
        return False
    said = _said(between)
    around = min(max(_said(old[r.i : r.j]), _said(new[r.k : r.l])) for r in (before, after))
    return said <= most and around >= 2 * said


def _said(words: Sequence[Word]) -> int:
    return sum(word.text[0].isalnum() for word in words)
