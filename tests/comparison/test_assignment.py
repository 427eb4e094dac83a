"""The assignment with the greatest sum, against all that there are."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from billkit.comparison.assignment import assign

GAIN = st.sampled_from([-1.0, 0.0, 0.1, 0.25, 0.5, 0.7, 0.9, 1.0])


@st.composite
def tables(draw: st.DrawFn) -> list[list[float]]:
    columns = draw(st.integers(1, 5))
    return draw(st.lists(st.lists(GAIN, min_size=columns, max_size=columns), min_size=1, max_size=5))


def best(gains: list[list[float]]) -> float:
    turned = gains if len(gains) <= len(gains[0]) else [list(column) for column in zip(*gains, strict=True)]
    ways = permutations(range(len(turned[0])), len(turned))
    return max(sum(max(0.0, turned[row][way[row]]) for row in range(len(turned))) for way in ways)


@given(tables())
def test_no_other_assignment_gains_more(gains: list[list[float]]) -> None:
    pairs = assign(gains)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    assert all(gains[row][column] > 0 for row, column in pairs)
    assert abs(sum(gains[row][column] for row, column in pairs) - best(gains)) < 1e-9


def test_the_nearest_is_not_always_taken() -> None:
    """Taken greedily, the first row would leave the second with nothing."""
    assert assign([[0.9, 0.8], [0.85, 0.0]]) == [(0, 1), (1, 0)]


def test_nothing_to_assign() -> None:
    assert assign([]) == []
    assert assign([[], []]) == []
    assert assign([[-0.1]]) == []
