"""What was moved: another place in the order of its neighbours, or other surroundings."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence

from billkit.comparison.versions.pairs import Alignment, is_container, tops

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
        kept = longest_rising([n for _, n in row])
        found |= {o for at, (o, _) in enumerate(row) if at not in kept}
    return found


def longest_rising(numbers: Sequence[int]) -> set[int]:
    """Indexes of a longest rising run of numbers."""
    ends: list[int] = []
    at_end: list[int] = []
    before: list[int] = []
    for at, number in enumerate(numbers):
        place = bisect_left(ends, number)
        before.append(at_end[place - 1] if place else -1)
        ends[place : place + 1] = [number]
        at_end[place : place + 1] = [at]
    kept = set[int]()
    at = at_end[-1] if at_end else -1
    while at >= 0:
        kept.add(at)
        at = before[at]
    return kept
