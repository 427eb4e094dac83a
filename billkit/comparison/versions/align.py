"""Which unit of the old version is which of the new one.

In this order, each step only with what the steps before left open:

1. articles with the same label and the same words, all inside included; then those with the same words alone;
2. articles (and blocks without articles) by likeness, and by the units inside that have the same words;
3. what those hold that are the same in all;
4. parts and chapters by the articles they hold, by number and heading;
5. units inside paired units that are surely alike, from the outside in;
6. what is left, wherever it stands, by likeness: moved out of its article, and changed;
7. parts: units that became several, or one (`splits`);
8. inside paired units what is alike, and what has the same number: rewritten.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator

from billkit.comparison.versions.assignment import assign
from billkit.comparison.versions.likeness import Likeness
from billkit.comparison.versions.pairs import Alignment, is_container, tops
from billkit.comparison.versions.splits import find_parts
from billkit.comparison.versions.units import Unit, Units

_NO_ACCIDENT = 12  # words, or East Asian letters, from which on equal words mean the same unit
_ALIKE = 0.5  # articles, and units in the same surroundings
_ALIKE_SURELY = 0.7
_ALIKE_ELSEWHERE = 0.65
_ALIKE_SHORT = 0.85  # elsewhere, of units too short to be told apart by their words
_REWRITTEN = 0.25  # with the same number in the same surroundings
_MOST = 3_000  # pairs of one surroundings that are all asked


def align(old: Units, new: Units) -> Alignment:
    """Pairs the units of two versions."""
    pairs = Alignment(old, new)
    likeness = Likeness(old, new)
    top = {id(unit) for units in (old, new) for unit in tops(units)}
    _same(pairs, _label_and_words, lambda unit: id(unit) in top and bool(unit.label))
    _same(pairs, _words_alone, lambda unit: id(unit) in top and _no_accident(unit))
    pairs.twins = _twins(pairs)
    _articles(pairs, likeness)
    _containers(pairs)
    _inside(pairs, likeness, _ALIKE_SURELY)
    _elsewhere(pairs, likeness)
    _inside(pairs, likeness, _ALIKE_SURELY)
    find_parts(pairs)
    _inside(pairs, likeness, _ALIKE)
    _rewritten(pairs, likeness)
    find_parts(pairs)
    return pairs


def _label_and_words(unit: Unit) -> Hashable:
    return unit.part, unit.rank, unit.label, unit.digest


def _words_alone(unit: Unit) -> Hashable:
    return unit.part, unit.rank, unit.digest


def _no_accident(unit: Unit) -> bool:
    """Whether a unit says so much, or is built so, that the same unit is not found twice by accident."""
    return bool(unit.children) or len(unit.inner) >= _NO_ACCIDENT


def _twins(pairs: Alignment) -> dict[int, int]:
    """Units that say the same, once in each version: likely the same, wherever they stand."""
    olds = _once(pairs.old, _words_alone, _no_accident, pairs.to_new)
    news = _once(pairs.new, _words_alone, _no_accident, pairs.to_old)
    return {o.index: news[known].index for known, o in olds.items() if known in news}


def _same(pairs: Alignment, key: Callable[[Unit], Hashable], fit: Callable[[Unit], bool]) -> None:
    """Pairs free units whose key each version has once, the outer ones first."""
    olds, news = (
        _once(units, key, fit, taken)
        for units, taken in ((pairs.old, pairs.to_new), (pairs.new, pairs.to_old))
    )
    for known, o in olds.items():
        n = news.get(known)
        if n and o.index not in pairs.to_new and n.index not in pairs.to_old:
            if _same_build(o, n):
                pairs.pair_wholes(o, n)
            else:
                pairs.pair(o.index, n.index)


def _same_build(o: Unit, n: Unit) -> bool:
    return o.whole_end - o.index == n.whole_end - n.index


def _once(
    units: Units, key: Callable[[Unit], Hashable], fit: Callable[[Unit], bool], taken: dict[int, int]
) -> dict[Hashable, Unit]:
    fitting = [unit for unit in units if unit.index not in taken and not unit.stub and fit(unit)]
    counts = Counter(map(key, fitting))
    return {key(unit): unit for unit in fitting if counts[key(unit)] == 1}


# ---- articles


def _articles(pairs: Alignment, likeness: Likeness) -> None:
    olds = pairs.free_old(unit.index for unit in tops(pairs.old) if not unit.stub)
    news = pairs.free_new(unit.index for unit in tops(pairs.new) if not unit.stub)
    asked = likeness.candidates(olds, news)
    by_label = _by_label(pairs.new, news)
    scores = {}
    for o in olds:
        for n in dict.fromkeys([*asked[o], *by_label.get(_label(pairs.old[o]), [])[:3]]):
            score = _article_score(pairs, likeness, o, n)
            if score >= _ALIKE:
                scores[o, n] = score
    for o, n in assign(scores):
        pairs.pair(o, n)


def _label(unit: Unit) -> tuple[str, str]:
    return unit.part, unit.label


def _by_label(units: Units, indexes: Iterable[int]) -> dict[tuple[str, str], list[int]]:
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index in indexes:
        found[_label(units[index])].append(index)
    return found


def _article_score(pairs: Alignment, likeness: Likeness, o: int, n: int) -> float:
    """Likeness, and what speaks for the pair besides: number, heading, pairs already found inside."""
    old, new = pairs.old[o], pairs.new[n]
    if old.part != new.part or old.rank != new.rank:
        return 0.0
    score = likeness.whole(o, n)
    same_heading = bool(old.plain_heading) and old.plain_heading == new.plain_heading
    if old.label and old.label == new.label:
        score += 0.1 if not same_heading else 0.05
    if same_heading:
        score += 0.3 if score < 0.5 and old.label == new.label else 0.15
    return score + 0.3 * _inside_share(pairs, old, new)


def _inside_share(pairs: Alignment, old: Unit, new: Unit) -> float:
    """The share of units inside the old one that are paired with units inside the new one."""
    inner = range(old.index + 1, old.whole_end)
    if not inner:
        return 0.0
    kept = sum(new.index < pairs.twins.get(i, -1) < new.whole_end for i in inner)
    return kept / max(len(inner), new.whole_end - new.index - 1)


# ---- parts and chapters


def _containers(pairs: Alignment) -> None:
    """By votes of the articles inside; number and heading decide between equals, and where no article is paired."""
    votes: Counter[tuple[int, int]] = Counter()
    for o, n in list(pairs.to_new.items()):
        if pairs.old[o].parent >= 0 and pairs.new[n].parent >= 0:
            around_new = {_kind(pairs.new, a): a for a in _around(pairs.new, n)}
            for a in _around(pairs.old, o):
                if _kind(pairs.old, a) in around_new:
                    votes[a, around_new[_kind(pairs.old, a)]] += 1
    scores = {}
    news = _by_kind(pairs.new, pairs.to_old)
    for kind, olds in _by_kind(pairs.old, pairs.to_new).items():
        for o in olds:
            for n in news.get(kind, ()):
                score = _container_score(pairs, votes, o, n)
                if score >= 0.5:
                    scores[o, n] = score
    for o, n in assign(scores):
        pairs.pair(o, n)


def _by_kind(units: Units, taken: dict[int, int]) -> dict[tuple[str, ...], list[int]]:
    """Free containers by part and level."""
    found: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for unit in units:
        if unit.index not in taken and is_container(units, unit):
            found[(unit.part, *_kind(units, unit.index))].append(unit.index)
    return found


def _around(units: Units, index: int) -> Iterator[int]:
    """Containers around a unit, innermost first."""
    at = units[index].parent
    while at >= 0:
        if is_container(units, units[at]):
            yield at
        at = units[at].parent


def _kind(units: Units, index: int) -> tuple[str, str]:
    section = units[index].section
    return (units[index].rank, section.level if section else "")


def _container_score(pairs: Alignment, votes: Counter[tuple[int, int]], o: int, n: int) -> float:
    old, new = pairs.old[o], pairs.new[n]
    size = max(1, min(old.whole_end - o, new.whole_end - n) - 1)
    same_heading = bool(old.plain_heading) and old.plain_heading == new.plain_heading
    same_number = bool(old.step) and old.step == new.step
    return min(votes[o, n] / size, 1.0) + 0.5 * same_heading + 0.3 * same_number


# ---- inside paired units


def _inside(pairs: Alignment, likeness: Likeness, least: float) -> None:
    """From the outside in: pairs that are found open their own insides."""
    for old in pairs.old:
        n = pairs.to_new.get(old.index)
        if n is not None and old.children and not is_container(pairs.old, old):
            olds, news = pairs.free_old(old.children), pairs.free_new(pairs.new[n].children)
            if olds and news:
                _siblings(pairs, likeness, olds, news, least)


def _siblings(pairs: Alignment, likeness: Likeness, olds: list[int], news: list[int], least: float) -> None:
    near = likeness.candidates(olds, news) if len(olds) * len(news) > _MOST else dict.fromkeys(olds, news)
    scores = {}
    for at, o in enumerate(olds):
        for n in near[o]:
            score = _sibling_score(pairs, likeness, o, n)
            if score >= least:
                # of equal ones those go together that stand at the same place
                scores[o, n] = score - 0.02 * abs(at / len(olds) - news.index(n) / len(news))
    for o, n in assign(scores):
        pairs.pair(o, n)


def _sibling_score(pairs: Alignment, likeness: Likeness, o: int, n: int) -> float:
    old, new = pairs.old[o], pairs.new[n]
    if old.rank != new.rank or old.stub != new.stub:
        return 0.0
    score = likeness.whole(o, n)
    if score < 0.8 and pairs.twins.get(o, n) != n:
        return 0.0  # the same words stand elsewhere
    same_number = bool(old.step) and old.step == new.step
    same_heading = bool(old.plain_heading) and old.plain_heading == new.plain_heading
    return score + 0.1 * same_number + 0.2 * same_heading + 0.3 * _inside_share(pairs, old, new)


def _elsewhere(pairs: Alignment, likeness: Likeness) -> None:
    """What is left below articles, wherever it stands."""
    olds, news = pairs.free_old(_movable(pairs.old)), pairs.free_new(_movable(pairs.new))
    scores = {}
    for o, asked in likeness.candidates(olds, news).items():
        for n in asked:
            old, new = pairs.old[o], pairs.new[n]
            score = likeness.whole(o, n) if old.part == new.part else 0.0
            if score >= (_ALIKE_ELSEWHERE if _no_accident(old) else _ALIKE_SHORT):
                scores[o, n] = score + 0.05 * (old.rank == new.rank)
    for o, n in assign(scores):
        pairs.pair(o, n)


def _movable(units: Units) -> list[int]:
    """Units that say something of their own: what stands in several places ("Section 12 is amended as follows")
    came from none of them."""
    counts = Counter(unit.digest for unit in units)
    return [
        unit.index
        for unit in units
        if len(unit.inner) >= 5
        and counts[unit.digest] == 1
        and not unit.stub
        and not is_container(units, unit)
    ]


def _rewritten(pairs: Alignment, likeness: Likeness) -> None:
    """The same number at the same place, with words that are hardly alike; and stubs where a unit was."""
    places: dict[tuple[int, str, str], list[int]] = defaultdict(list)
    for n in pairs.free_new(range(len(pairs.new))):
        new = pairs.new[n]
        places[new.parent, new.rank, new.step].append(n)
    for o in pairs.free_old(range(len(pairs.old))):
        old = pairs.old[o]
        around = pairs.to_new.get(old.parent, -2) if old.parent >= 0 else -1
        if old.label and old.rank != "flush":
            for n in places.get((around, old.rank, old.step), ())[:3]:
                stubs = old.stub or pairs.new[n].stub
                if n not in pairs.to_old and (stubs or likeness.whole(o, n) >= _REWRITTEN):
                    pairs.pair(o, n)
                    break
