"""From pairs of units to the changes that a reader is told, and the redline of the whole."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from billkit.comparison.versions.align import align
from billkit.comparison.versions.following import only_follows, renumbered_articles
from billkit.comparison.versions.order import moved
from billkit.comparison.versions.pairs import is_container
from billkit.comparison.versions.redline import redline
from billkit.comparison.versions.splits import Group, groups
from billkit.comparison.versions.units import Unit, Units, name_of
from billkit.comparison.versions.wording import changed
from billkit.comparison.versions.words import Alphabet
from billkit.models import Document, DocumentInfo, Notice
from billkit.models.table import Span
from billkit.models.version_diff import Change, Edit, Fate, Place, VersionDiff


def diff(old: Document, new: Document) -> VersionDiff:
    """What became of each unit of the old version; provisions are left out (`billkit.comparison.versions.provisions`)."""
    return Versions(old, new).told()


class Versions:
    """Two versions, aligned: one use."""

    def __init__(self, old: Document, new: Document) -> None:
        self.alphabet = Alphabet()
        self.old, self.new = Units(old, self.alphabet), Units(new, self.alphabet)
        self.pairs = align(self.old, self.new)
        self.groups = groups(self.pairs)
        self.numbers = renumbered_articles(self.pairs)
        self.of_old = {o: group for group in self.groups for o in group.old}
        self.of_new = {n: group for group in self.groups for n in group.new}
        self.alone_old, self.alone_new = (
            _alone_whole(self.old, self.of_old),
            _alone_whole(self.new, self.of_new),
        )
        self.before_old = _ends_before(self.old, {o: g.new for o, g in self.of_old.items()}, self.new)
        self.before_new = _ends_before(self.new, {n: g.old for n, g in self.of_new.items()}, self.old)
        self._made: dict[int, list[Edit]] = {}
        self.parted, self.joined = self._by_what_is_inside()
        self.moved = moved(self.pairs, self._related())

    def told(self) -> VersionDiff:
        edits: list[Edit] = []
        changes: list[tuple[tuple[int, int], Change]] = []
        unchanged = 0
        for group in self.groups:
            found = self._edits(group)
            edits += found
            fates = self._fates(group)
            if not fates:
                unchanged += len(group.new)
            elif not self._told_outside(group):
                changes.append((self._place_of(group), self._change(group, fates, found)))
        return VersionDiff(
            old=DocumentInfo.of(self.old.document),
            new=DocumentInfo.of(self.new.document),
            unchanged=unchanged,
            changes=tuple(change for _, change in sorted(changes, key=lambda c: c[0])),
            redline=tuple(_joined(edits)),
            notices=self._notices(),
        )

    # ---- fates

    def _fates(self, group: Group) -> tuple[Fate, ...]:
        olds, news = [self.old[o] for o in group.old], [self.new[n] for n in group.new]
        if len(olds) + len(news) == 1 and (olds or news)[0].stub:
            return ("note",)
        if not olds:
            return ("split",) if news[0].index in self.parted else _said(news, "inserted")
        if not news:
            return ("merged",) if olds[0].index in self.joined else _said(olds, "deleted")
        if olds[0].stub != news[0].stub and len(olds) == len(news) == 1:
            return ("deleted",) if news[0].stub else ("inserted",)
        found: list[Fate] = []
        if len(news) > 1:
            found.append("split")
        if len(olds) > 1:
            found.append("merged")
        pair = next(
            ((self.old[o], self.new[n]) for o in group.old if (n := self.pairs.to_new.get(o)) in group.new),
            None,
        )
        if pair and pair[0].index in self.moved:
            found.append("moved")
        if pair and pair[0].step and pair[1].step and pair[0].step != pair[1].step:
            found.append("renumbered")
        return (*found, *self._wording(group, olds, news))

    def _wording(self, group: Group, olds: list[Unit], news: list[Unit]) -> tuple[Fate, ...]:
        found = changed(self.old, self.new, olds, news)
        if found[:1] != ("changed",) or len(olds) + len(news) > 2:
            return found
        if only_follows(self._edits(group), self.numbers, _number(olds[0]), _number(news[0])):
            return ("reference", *found[1:])
        return found

    def _by_what_is_inside(self) -> tuple[dict[int, int], dict[int, int]]:
        """New units most of whose insides come out of one old unit that lives on elsewhere; old ones that went so."""
        parted = _majority(
            self.new, self.alone_new, self.of_new, self.pairs.to_old, self.old, set(self.pairs.to_new)
        )
        joined = _majority(
            self.old, self.alone_old, self.of_old, self.pairs.to_new, self.new, set(self.pairs.to_old)
        )
        return parted, joined

    def _related(self) -> dict[int, set[int]]:
        found: dict[int, set[int]] = defaultdict(set)
        for group in self.groups:
            for o in group.old:
                found[o].update(group.new)
        for n, o in self.parted.items():
            found[o].add(n)
        for o, n in self.joined.items():
            found[o].add(n)
        return found

    def _told_outside(self, group: Group) -> bool:
        """Whether the unit came or went with the whole unit around it, which tells of it."""
        if not _alone(group):
            return False
        units, alone, index = (
            (self.new, self.alone_new, group.new[0])
            if group.new
            else (self.old, self.alone_old, group.old[0])
        )
        around = units[index].parent
        return around >= 0 and alone[around]

    # ---- what is told

    def _change(self, group: Group, fates: tuple[Fate, ...], edits: list[Edit]) -> Change:
        olds, news = list(group.old), list(group.new)
        count = 1
        if fates == ("split",) and not olds:
            olds = [self.parted[news[0]]]
            news = [*(n for n in [self.pairs.to_new.get(olds[0])] if n is not None), *news]
        elif fates == ("merged",) and not news:
            news = [self.joined[olds[0]]]
            olds = [*(o for o in [self.pairs.to_old.get(news[0])] if o is not None), *olds]
        elif _alone(group):
            units, alone, of, index = (
                (self.new, self.alone_new, self.of_new, news[0])
                if news
                else (self.old, self.alone_old, self.of_old, olds[0])
            )
            if alone[index]:
                inside = list(units.inside(units[index]))
                count = len(inside)
                edits = _joined([e for u in inside for e in self._edits(of[u.index])], texts=True)
        alike = all(edit.op == "equal" for edit in edits)
        return Change(
            fates=fates,
            part=(self.new[news[0]] if news else self.old[olds[0]]).part,
            old=tuple(_place(self.old, self.old[o], self.alone_old[o]) for o in olds),
            new=tuple(_place(self.new, self.new[n], self.alone_new[n]) for n in news),
            units=count,
            edits=() if alike else tuple(edits),
        )

    def _edits(self, group: Group) -> list[Edit]:
        found = self._made.get(id(group))
        if found is None:
            found = self._made[id(group)] = self._redline(group)
        return found

    def _redline(self, group: Group) -> list[Edit]:
        olds, news = [self.old[o] for o in group.old], [self.new[n] for n in group.new]
        anchor = Span(0, 0) if olds and news else self._anchor(group)
        return redline(self.old, self.new, olds, news, self.alphabet, anchor)

    def _anchor(self, group: Group) -> Span:
        """Where a unit would stand in the version that has it not: after what stands before it in its own."""
        if group.old:
            return Span(0, self.before_old[group.old[0]])
        return Span(self.before_new[group.new[0]], 0)

    def _place_of(self, group: Group) -> tuple[int, int]:
        """Changes are told in the order of the new version; what is gone, where it stood."""
        if group.new:
            return self.new[group.new[0]].start, 1
        return self._anchor(group).end, 0

    def _notices(self) -> tuple[Notice, ...]:
        found = []
        for document, name in ((self.old.document, "old"), (self.new.document, "new")):
            if not document.sections:
                message = (
                    f"no articles or sections were found in the {name} version; it is compared by paragraphs"
                )
                found.append(Notice(code="no_sections", message=message))
        return tuple(found)


def _number(unit: Unit) -> str:
    return unit.section.number if unit.section and not unit.flush else ""


def _said(units: Sequence[Unit], fate: Fate) -> tuple[Fate, ...]:
    """Nothing is told of a unit without words (a mark between blocks)."""
    told = any(unit.inner or (unit.children and unit.rank != "block") for unit in units)
    return (fate,) if told else ()


def _alone(group: Group) -> bool:
    return not group.old or not group.new


def _alone_whole(units: Units, of: dict[int, Group]) -> list[bool]:
    """For each unit whether it came or went with all that is inside it."""
    found = [False] * len(units)
    for unit in reversed(list(units)):
        found[unit.index] = _alone(of[unit.index]) and all(found[child] for child in unit.children)
    return found


def _ends_before(units: Units, partners: dict[int, list[int]], others: Units) -> list[int]:
    """For each unit where, in the other version, the last unit before it that is there ends."""
    found, end = [], 0
    for unit in units:
        found.append(end)
        if partners[unit.index]:
            end = others[partners[unit.index][-1]].end
    return found


def _majority(
    units: Units,
    alone: list[bool],
    of: dict[int, Group],
    partner: dict[int, int],
    others: Units,
    living: set[int],
) -> dict[int, int]:
    found = {}
    for unit in units:
        if alone[unit.index] or not _alone(of[unit.index]) or not unit.children or is_container(units, unit):
            continue
        votes: Counter[int] = Counter()
        for inner in units.inside(unit):
            other = partner.get(inner.index)
            if other is not None and (around := others[other].parent) >= 0:
                votes[around] += len(inner.inner)
        best = max(votes, key=lambda at: (votes[at], -at), default=-1)
        total = sum(len(inner.inner) for inner in units.inside(unit))
        if best in living and others[best].rank == unit.rank and votes[best] * 2 >= total:
            found[unit.index] = best
    return found


def _place(units: Units, unit: Unit, whole: bool) -> Place:
    return Place(
        label=unit.label,
        name=name_of(unit),
        heading=unit.heading,
        rank=unit.rank,
        path=units.path(unit),
        start=unit.start,
        end=units[unit.whole_end - 1].end if whole else unit.end,
    )


def _joined(edits: Iterable[Edit], texts: bool = False) -> list[Edit]:
    """In the order of the new version; runs that go on without a gap are one. Equal runs lose their words."""
    found: list[Edit] = []
    for edit in sorted(edits, key=lambda e: (e.new.start, e.op != "delete", e.old.start)):
        last = found[-1] if found else None
        if (
            last
            and (last.op, last.note) == (edit.op, edit.note)
            and last.new.end == edit.new.start
            and last.old.end == edit.old.start
        ):
            found[-1] = Edit.model_construct(
                op=edit.op,
                old=Span(last.old.start, edit.old.end),
                new=Span(last.new.start, edit.new.end),
                text=last.text + edit.text if texts or edit.op != "equal" else "",
                note=edit.note,
            )
        elif edit.op == "equal" and not texts:
            found.append(Edit.model_construct(op="equal", old=edit.old, new=edit.new, text="", note=False))
        else:
            found.append(edit)
    return found
