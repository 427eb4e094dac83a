"""What should stand in a brief beside what stands there, block by block."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from billkit.briefs.checking.expected import Unit
from billkit.briefs.checking.found import Found
from billkit.briefs.checking.words import key

_CLOSE = 50  # of 100: less alike than this are two blocks, not one that was edited
_FAR = 120  # places: inside a run of changed blocks, how far away the same block may stand


class Pair(NamedTuple):
    """Places in the two lists; None where a block is missing, or was added. `moved`: the same words, elsewhere."""

    expected: int | None
    found: int | None
    moved: bool = False


def pairs(expected: Sequence[Unit], found: Sequence[Found], blanks: bool = True) -> list[Pair]:
    """Every block of both lists, once, in the order of what is expected; what was added comes last."""
    left = ["\n".join(key(part.text, blanks) for part in unit.parts) for unit in expected]
    right = ["\n".join(key(cell.text, blanks) for cell in block.cells) for block in found]
    made = list(_aligned(left, right))
    return sorted(
        _moves(made, left, right), key=lambda p: (p.expected is None, p.expected or 0, p.found or 0)
    )


def _aligned(left: Sequence[str], right: Sequence[str]) -> Iterator[Pair]:
    """What both lists hold in the same order, and the best matches of the runs between."""
    head = 0
    while head < min(len(left), len(right)) and left[head] == right[head]:
        yield Pair(head, head)
        head += 1
    tail = 0
    while tail < min(len(left), len(right)) - head and left[-1 - tail] == right[-1 - tail]:
        tail += 1
        yield Pair(len(left) - tail, len(right) - tail)
    ends = len(left) - tail, len(right) - tail
    gone: list[int] = []
    new: list[int] = []
    for op in Indel.opcodes(left[head : ends[0]], right[head : ends[1]]):
        if op.tag != "equal":
            gone += range(head + op.src_start, head + op.src_end)
            new += range(head + op.dest_start, head + op.dest_end)
            continue
        yield from _matched(gone, new, left, right)
        gone, new = [], []
        for step in range(op.src_end - op.src_start):
            yield Pair(head + op.src_start + step, head + op.dest_start + step)
    yield from _matched(gone, new, left, right)


def _matched(
    gone: Sequence[int], new: Sequence[int], left: Sequence[str], right: Sequence[str]
) -> Iterator[Pair]:
    """Inside a run: the most alike first; of equals, those that stand in the same place of the run."""
    scored = []
    for at, i in enumerate(gone):
        for there in range(max(0, at - _FAR), min(len(new), at + _FAR + 1)):
            j = new[there]
            score = (
                100.0 if len(gone) == len(new) == 1 else fuzz.ratio(left[i], right[j], score_cutoff=_CLOSE)
            )
            if score:
                scored.append((-score, abs(at - there), i, j))
    taken: set[int] = set()
    met: set[int] = set()
    for _, _, i, j in sorted(scored):
        if i not in taken and j not in met:
            taken.add(i)
            met.add(j)
            yield Pair(i, j)
    yield from (Pair(i, None) for i in gone if i not in taken)
    yield from (Pair(None, j) for j in new if j not in met)


def _moves(made: Sequence[Pair], left: Sequence[str], right: Sequence[str]) -> Iterator[Pair]:
    """A missing block whose very words were added elsewhere was moved there."""
    added: dict[str, list[int]] = {}
    for pair in made:
        if pair.expected is None and pair.found is not None:
            added.setdefault(right[pair.found], []).append(pair.found)
    taken: set[int] = set()
    for pair in made:
        if pair.expected is None:
            continue
        there = added.get(left[pair.expected]) if pair.found is None else None
        if there:
            taken.add(there[0])
            yield Pair(pair.expected, there.pop(0), moved=True)
        else:
            yield pair
    yield from (pair for pair in made if pair.expected is None and pair.found not in taken)
