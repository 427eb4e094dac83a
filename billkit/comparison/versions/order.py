"""What was moved: another place in the order of its neighbours, or other surroundings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from billkit.comparison.versions.pairs import Alignment, is_container, tops

_MANY = 10**9
Related = Mapping[int, set[int]]  # old unit -> the new units that have its words


def moved(pairs: Alignment, related: Related) -> set[int]:
    """Old units that stand elsewhere. Of the units that changed places, the fewer count as moved."""
    found = _out_of_order(pairs)
    for o, n in pairs.to_new.items():
        if not pairs.old[o].stub and _elsewhere(pairs, o, n, related):
            found.add(o)
    return found


def _elsewhere(pairs: Alignment, o: int, n: int, related: Related) -> bool:
    """Whether what is around it now is not what was around it. A heading put above or taken away moves nothing."""
    around, now = pairs.old[o].parent, pairs.new[n].parent
    if around < 0 or now < 0:
        # a part or chapter more or less around an article
        return (around < 0) != (now < 0) and not is_container(
            *((pairs.old, pairs.old[around]) if around >= 0 else (pairs.new, pairs.new[now]))
        )
    if now in related.get(around, ()):
        return False
    both = is_container(pairs.old, pairs.old[around]) and is_container(pairs.new, pairs.new[now])
    return not both or (around in pairs.to_new and now in pairs.to_old)


def _out_of_order(pairs: Alignment) -> set[int]:
    rows: dict[tuple[int, int] | str, list[tuple[int, int]]] = defaultdict(list)
    top = {unit.index for unit in tops(pairs.old)}
    for o, n in sorted(pairs.to_new.items()):
        old, new = pairs.old[o], pairs.new[n]
        if old.rank == "flush":
            continue
        if o in top:
            rows[old.part].append((o, n))
        else:
            rows[old.parent, new.parent].append((o, n))
    found: set[int] = set()
    for row in rows.values():
        # most units stay where they are; of as many, those with more words
        weights = [_MANY + len(pairs.old.whole(pairs.old[o])) for o, _ in row]
        kept = heaviest_rising([n for _, n in row], weights)
        found |= {o for at, (o, _) in enumerate(row) if at not in kept}
    return found


def heaviest_rising(numbers: Sequence[int], weights: Sequence[int]) -> set[int]:
    """Indexes of the rising run of numbers that weighs most; numbers differ."""
    rank = {number: at for at, number in enumerate(sorted(numbers), 1)}
    tree: list[tuple[int, int]] = [(0, -1)] * (
        len(numbers) + 1
    )  # best weight, and its last index, up to a rank
    before: list[int] = []
    for at, number in enumerate(numbers):
        best, place = (0, -1), rank[number] - 1
        while place > 0:
            best = max(best, tree[place])
            place -= place & -place
        before.append(best[1])
        here, place = (best[0] + weights[at], at), rank[number]
        while place <= len(numbers):
            tree[place] = max(tree[place], here)
            place += place & -place
    kept = set[int]()
    at = max(tree)[1]
    while at >= 0:
        kept.add(at)
        at = before[at]
    return kept
