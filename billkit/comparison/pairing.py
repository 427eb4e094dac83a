"""Provisions of one bill paired one to one with lines of others, so that the sum of closeness is greatest.

Where a law has so many provisions of a kind that all pairs would take too long, the same words are paired first, and what
is left only with the few that share rare pieces of text; groups of those are assigned each by itself, the largest by taking the closest first.
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
    near = _links(rows, lines, {row for row, _, _ in found}, {line for _, line, _ in found})
    for some_rows, some_lines in _groups(near):
        if len(some_rows) * len(some_lines) <= _ALL:
            found += _assigned(rows, lines, some_rows, some_lines)
        else:
            found += _nearest_first(rows, lines, some_rows, near)
    return sorted(found)


def _links(
    rows: Sequence[Profile], lines: Sequence[Column], done_rows: set[int], done_lines: set[int]
) -> dict[int, list[int]]:
    """For each provision left, the few lines left whose first words share rare pieces with its own."""
    left = [line for line in range(len(lines)) if line not in done_lines]
    index = ClauseIndex([lines[line][0].words for line in left])
    return {
        row: [left[place] for place in index.candidates(profile.words)]
        for row, profile in enumerate(rows)
        if row not in done_rows
    }


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


def _groups(near: dict[int, list[int]]) -> Iterator[tuple[list[int], list[int]]]:
    """Rows and lines that are linked, group by group. `near` are the lines that each row is linked with."""
    group_of_line: dict[int, int] = {}
    groups: dict[int, tuple[list[int], list[int]]] = {}
    for row, linked in near.items():
        mine: tuple[list[int], list[int]] = ([row], [line for line in linked if line not in group_of_line])
        for group in sorted({group_of_line[line] for line in linked if line in group_of_line}):
            old_rows, old_lines = groups.pop(group)
            mine[0].extend(old_rows)
            mine[1].extend(old_lines)
        if mine[1]:
            groups[row] = mine
            group_of_line.update(dict.fromkeys(mine[1], row))
    for number in sorted(groups):
        yield sorted(groups[number][0]), sorted(groups[number][1])


def _nearest_first(
    rows: Sequence[Profile], lines: Sequence[Column], some_rows: Sequence[int], near: dict[int, list[int]]
) -> Iterator[Pair]:
    """A group too large for all its pairs: of those that are linked, the closest is taken first."""
    linked = [(-_to_line(rows[row], lines[line]), row, line) for row in some_rows for line in near[row]]
    taken: tuple[set[int], set[int]] = (set(), set())
    for turned, row, line in sorted(linked):
        if -turned > ENOUGH and row not in taken[0] and line not in taken[1]:
            taken[0].add(row)
            taken[1].add(line)
            yield row, line, -turned
