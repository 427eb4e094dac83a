"""Provisions of one bill paired one to one with lines of others, so that the sum of closeness is greatest.

Where a law has so many provisions of a kind that all pairs would take too long, the same words are paired first, and what
is left only with the few that share rare pieces of text; groups of those are assigned each by itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from billkit.comparison.assignment import assign
from billkit.comparison.closeness import ENOUGH, closeness
from billkit.comparison.index import ClauseIndex
from billkit.comparison.profile import Profile

_ALL = 40_000  # pairs that are all compared
Column = Sequence[Profile]
Pair = tuple[int, int, float]  # row, line, closeness


def paired(rows: Sequence[Profile], lines: Sequence[Column]) -> list[Pair]:
    """Pairs of a provision with a line, by their places, in the order of the provisions."""
    if len(rows) * len(lines) <= _ALL:
        return list(_assigned(rows, lines, range(len(rows)), range(len(lines))))
    found = list(_same_words(rows, lines))
    rest = [
        sorted(set(range(len(side))) - {pair[at] for pair in found}) for at, side in enumerate((rows, lines))
    ]
    for some_rows, some_lines in _groups(rows, lines, *rest):
        found += _of_group(rows, lines, some_rows, some_lines)
    return sorted(found)


def _assigned(
    rows: Sequence[Profile], lines: Sequence[Column], some_rows: Sequence[int], some_lines: Sequence[int]
) -> Iterator[Pair]:
    close = [[_to_line(rows[row], lines[line]) for line in some_lines] for row in some_rows]
    for row, line in assign([[value - ENOUGH for value in values] for values in close]):
        yield some_rows[row], some_lines[line], close[row][line]


def _to_line(profile: Profile, line: Column) -> float:
    """To the provision that opened the line and the one that joined it last."""
    first = closeness(line[0], profile)
    return first if len(line) == 1 else (first + closeness(line[-1], profile)) / 2


def _same_words(rows: Sequence[Profile], lines: Sequence[Column]) -> Iterator[Pair]:
    """In the order of both sides, where words stand more than once."""
    places: dict[str, list[int]] = defaultdict(list)
    for place in reversed(range(len(lines))):
        places[lines[place][0].words].append(place)
    for row, profile in enumerate(rows):
        if waiting := places.get(profile.words):
            place = waiting.pop()
            yield row, place, _to_line(profile, lines[place])


def _groups(
    rows: Sequence[Profile], lines: Sequence[Column], some_rows: Sequence[int], some_lines: Sequence[int]
) -> Iterator[tuple[list[int], list[int]]]:
    """Rows and lines that are linked by shared pieces of text, group by group."""
    index = ClauseIndex([lines[line][0].words for line in some_lines])
    group_of_line: dict[int, int] = {}
    groups: dict[int, tuple[list[int], list[int]]] = {}
    for row in some_rows:
        near = [some_lines[place] for place in index.candidates(rows[row].words)]
        touched = sorted({group_of_line[line] for line in near if line in group_of_line})
        merged: tuple[list[int], list[int]] = ([row], [line for line in near if line not in group_of_line])
        for group in touched:
            old_rows, old_lines = groups.pop(group)
            merged[0].extend(old_rows)
            merged[1].extend(old_lines)
        if merged[1]:
            groups[row] = merged
            group_of_line.update(dict.fromkeys(merged[1], row))
    for number in sorted(groups):
        yield sorted(groups[number][0]), sorted(groups[number][1])


def _of_group(
    rows: Sequence[Profile], lines: Sequence[Column], some_rows: Sequence[int], some_lines: Sequence[int]
) -> Iterator[Pair]:
    """A group too large for all pairs is taken in slices of the text, each with the lines of its own stretch."""
    slices = 1
    while len(some_rows) * len(some_lines) > _ALL * slices * slices:
        slices += 1
    for number in range(slices):
        part = [
            side[len(side) * number // slices : len(side) * (number + 1) // slices]
            for side in (some_rows, some_lines)
        ]
        yield from _assigned(rows, lines, *part)
