"""The best one-to-one assignment: of all ways to pair rows with columns, the one with the greatest sum.

The Hungarian method with potentials, O(rows² columns). Pairs that gain nothing are left unpaired.
"""

from __future__ import annotations

from collections.abc import Sequence


def assign(gains: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Pairs (row, column) with the greatest total gain, in the order of rows; a gain of 0 or less is no pair."""
    if not gains or not gains[0]:
        return []
    if len(gains) > len(gains[0]):
        turned = [list(column) for column in zip(*gains, strict=True)]
        return sorted((row, column) for column, row in assign(turned))
    pairs = _cheapest([[-max(gain, 0.0) for gain in row] for row in gains])
    return [(row, column) for row, column in pairs if gains[row][column] > 0]


def _cheapest(costs: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """A column for every row, at the least total cost. Rows are taken in one by one; number 0 is none."""
    rows, columns = len(costs), len(costs[0])
    of_row, of_column = [0.0] * (rows + 1), [0.0] * (columns + 1)
    taken = [0] * (columns + 1)  # row that has the column
    for row in range(1, rows + 1):
        taken[0] = row
        _augment(taken, *_path(costs, of_row, of_column, taken))
    return sorted((taken[column] - 1, column - 1) for column in range(1, columns + 1) if taken[column])


def _path(
    costs: Sequence[Sequence[float]], of_row: list[float], of_column: list[float], taken: list[int]
) -> tuple[int, list[int]]:
    """The free column that is cheapest to reach from the row at column 0, and the way back; potentials follow."""
    columns = len(taken) - 1
    reach, back, used = [float("inf")] * (columns + 1), [0] * (columns + 1), [False] * (columns + 1)
    at = 0
    while True:
        used[at] = True
        row = taken[at]
        line, base = costs[row - 1], of_row[row]
        step, nearest = float("inf"), 0
        for column in range(1, columns + 1):
            if used[column]:
                continue
            cost = line[column - 1] - base - of_column[column]
            if cost < reach[column]:
                reach[column], back[column] = cost, at
            if reach[column] < step:
                step, nearest = reach[column], column
        for column in range(columns + 1):
            if used[column]:
                of_row[taken[column]] += step
                of_column[column] -= step
            else:
                reach[column] -= step
        at = nearest
        if not taken[at]:
            return at, back


def _augment(taken: list[int], at: int, back: list[int]) -> None:
    """Moves every row on the way one column on."""
    while at:
        taken[at] = taken[back[at]]
        at = back[at]
