"""Who goes with whom, so that the sum of likeness is greatest: optimal up to a size, greedy beyond it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from billkit.comparison.assignment import assign as best_pairs

Pair = tuple[int, int]
_OPTIMAL = 80  # units on a side; the cost grows with the third power


def assign(alike: Mapping[Pair, float]) -> list[Pair]:
    """Pairs (old, new), each unit in one at most. Deterministic: of equal scores the earlier units win.

    Likeness counts by its third power: one pair that is nearly the same is worth more than two that are half alike.
    """
    scores = {pair: score**3 for pair, score in alike.items()}
    found: list[Pair] = []
    for olds, news in _islands(scores):
        small = max(len(olds), len(news)) <= _OPTIMAL
        found += _optimal(olds, news, scores) if small else _greedy(olds, news, scores)
    return sorted(found)


def _islands(scores: Mapping[Pair, float]) -> Iterable[tuple[list[int], list[int]]]:
    """Units that could be paired with each other, apart from those that could not."""
    of_old: dict[int, list[int]] = defaultdict(list)
    of_new: dict[int, list[int]] = defaultdict(list)
    for o, n in scores:
        of_old[o].append(n)
        of_new[n].append(o)
    seen: set[int] = set()
    for first in sorted(of_old):
        if first in seen:
            continue
        olds, news, todo = {first}, set[int](), [first]
        while todo:
            for n in of_old[todo.pop()]:
                if n not in news:
                    news.add(n)
                    fresh = [o for o in of_new[n] if o not in olds]
                    olds.update(fresh)
                    todo += fresh
        seen |= olds
        yield sorted(olds), sorted(news)


def _greedy(olds: list[int], news: list[int], scores: Mapping[Pair, float]) -> list[Pair]:
    inside = set(olds)
    free_old, free_new = set(olds), set(news)
    found = []
    for (o, n), _ in sorted(
        ((pair, score) for pair, score in scores.items() if pair[0] in inside),
        key=lambda item: (-item[1], item[0]),
    ):
        if o in free_old and n in free_new:
            free_old.remove(o)
            free_new.remove(n)
            found.append((o, n))
    return found


def _optimal(olds: list[int], news: list[int], scores: Mapping[Pair, float]) -> list[Pair]:
    gains = [[scores.get((o, n), 0.0) for n in news] for o in olds]
    return [(olds[row], news[column]) for row, column in best_pairs(gains)]
