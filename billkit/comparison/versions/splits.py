"""Units that became several, and several that became one.

A unit that no other is paired with may be a part of one that is: its words stand in the old unit and not in the one
that the old unit is paired with. What joins or parts must make the whole more alike than it was.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz.distance import Indel

from billkit.comparison.versions.pairs import Alignment, is_container
from billkit.comparison.versions.units import Unit, Units

_LEAST = 6  # words that a part has
_GAIN = 0.1
_CONTAINED = 0.75


@dataclass(slots=True)
class Group:
    """Old and new units that share their words: mostly one of each. `split` and `merged` say which side grew."""

    old: list[int] = field(default_factory=list)
    new: list[int] = field(default_factory=list)


def find_parts(pairs: Alignment) -> None:
    """Notes which free units are parts of units of the other version."""
    pairs.parts |= _parts(
        pairs.new, pairs.free_new(range(len(pairs.new))), pairs.old, pairs.to_new, pairs.parts
    )
    pairs.joined |= _parts(
        pairs.old, pairs.free_old(range(len(pairs.old))), pairs.new, pairs.to_old, pairs.joined
    )
    _put_under_a_number(pairs)


def groups(pairs: Alignment) -> list[Group]:
    """Each unit of both versions in exactly one group, in the order of the new version, what is gone at the end."""
    made: dict[int, Group] = {n: Group([], [n]) for n in range(len(pairs.new))}
    for o, n in pairs.to_new.items():
        made[n].old.append(o)
    homes = {o: made[n] for o, n in pairs.to_new.items()}
    for n, o in sorted(pairs.parts.items()):
        home = homes.get(o)
        if home is None:
            homes[o] = made[n]
            made[n].old.append(o)
        elif len(home.old) == 1:
            home.new.append(n)
            made[n] = home
    for o, n in sorted(pairs.joined.items()):
        if o not in homes and len(made[n].new) == 1:
            made[n].old.append(o)
            homes[o] = made[n]
    rest = [Group([o], []) for o in range(len(pairs.old)) if o not in homes]
    unique = {id(group): group for group in made.values()}
    for group in unique.values():
        group.old.sort()
        group.new.sort()
    return [*unique.values(), *rest]


def _put_under_a_number(pairs: Alignment) -> None:
    """A paragraph that became an item of a new paragraph with its number: the new opening words are part of it too."""
    for o, n in pairs.to_new.items():
        around = pairs.new[n].parent
        if (
            around >= 0
            and around not in pairs.to_old
            and around not in pairs.parts
            and pairs.old[o].step == pairs.new[around].step != ""
            and pairs.new[around].rank == pairs.old[o].rank
            and pairs.to_new.get(pairs.old[o].parent, -1) == pairs.new[around].parent
        ):
            pairs.parts[around] = o


def _parts(
    part_units: Units, free: list[int], whole_units: Units, of_whole: dict[int, int], known: dict[int, int]
) -> dict[int, int]:
    """Free units of one version -> the unit of the other that their words came from (or went to)."""
    free = [i for i in free if len(part_units[i].inner) >= _LEAST and not part_units[i].stub]
    if not free:
        return {}
    changed = [u for u in whole_units if _differs(u, part_units, of_whole)]
    index = _places(whole_units, changed, {gram for part in free for gram in _grams(part_units[part].inner)})
    found: dict[int, int] = {}
    grown: dict[int, list[int]] = defaultdict(list)
    for whole, part in [*of_whole.items(), *((whole, part) for part, whole in known.items())]:
        grown[whole].append(part)
    for part in free:
        for whole in _holders(part_units[part].inner, index):
            if _is_part(part_units, part, whole_units[whole].inner, grown[whole]):
                found[part] = whole
                grown[whole].append(part)
                break
    return found


def _differs(unit: Unit, others: Units, partner: dict[int, int]) -> bool:
    """Whether it is not word for word what it is paired with: only then a part can have left it."""
    other = partner.get(unit.index)
    return other is None or others[other].inner != unit.inner


def _places(units: Units, chosen: Iterable[Unit], wanted: set[str]) -> dict[str, list[int]]:
    index: dict[str, list[int]] = defaultdict(list)
    for unit in chosen:
        if not is_container(units, unit) and len(unit.inner) >= _LEAST:
            for gram in _grams(unit.inner) & wanted:
                index[gram].append(unit.index)
    return index


def _grams(inner: str) -> set[str]:
    return {inner[i : i + 3] for i in range(len(inner) - 2)}


def _holders(inner: str, index: dict[str, list[int]]) -> Iterable[int]:
    """Units that hold at least half of the threes of words, most first."""
    grams = _grams(inner)
    votes: Counter[int] = Counter()
    for gram in grams:
        if len(index.get(gram, ())) <= 60:
            votes.update(index.get(gram, ()))
    near = [(count, at) for at, count in votes.items() if count >= len(grams) / 2]
    return [at for _, at in sorted(near, key=lambda pair: (-pair[0], pair[1]))[:4]]


def _is_part(units: Units, part: int, whole: str, others: list[int]) -> bool:
    words = units[part].inner
    if len(whole) > 20_000 or len(whole) <= len(words) * 0.9:
        return False
    if Indel.distance(words, whole) > len(whole) - len(words) + 2 * (1 - _CONTAINED) * len(words):
        return False
    before = "".join(units[i].inner for i in sorted(others))
    after = "".join(units[i].inner for i in sorted([*others, part]))
    return Indel.normalized_similarity(after, whole) >= Indel.normalized_similarity(before, whole) + min(
        _GAIN, len(words) / len(whole) / 2
    )
