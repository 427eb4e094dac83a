"""Two analyses of a text, made by two sets of rules: what is gained, lost and changed.

Two findings are the same where kind and spans of evidence are; findings of a kind whose spans only overlap are one that
changed its words. By which wording something was found is not compared: a cue may be renamed, a rule be parted in two.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from billkit.models.analysis import Analysis, ContextMeasure, Demand, Exclusion, Provision
from billkit.models.rules_diff import (
    ChangedItem,
    FieldChange,
    FoundItem,
    Group,
    KindTotal,
    NotRead,
    TextChange,
)

Finding = Provision | ContextMeasure | Exclusion | Demand
Key = tuple[Group, str | None]
# where the findings of a group stand in an analysis; reports have the groups in this order
_LISTS: dict[Group, str] = {
    "provision": "provisions",
    "context measure": "context_measures",
    "exclusion": "exclusions",
    "demand": "demands",
}
# what stands in an analysis only to tell how it was made, or follows from the kind
_OF_THE_RULE = {"trace", "rule", "title", "crosswalk", "id"}


@dataclass(frozen=True)
class Outcome:
    """What one side makes of a text: an analysis, or the reason why there is none."""

    analysis: Analysis | None
    error: str | None = None


@dataclass(frozen=True)
class Compared:
    changes: tuple[TextChange, ...]
    totals: tuple[KindTotal, ...]
    not_read: tuple[NotRead, ...]


def compared(sources: Sequence[str], before: Sequence[Outcome], after: Sequence[Outcome]) -> Compared:
    """All texts, in their order."""
    changes, not_read = [], []
    for source, old, new in zip(sources, before, after, strict=True):
        if old.analysis is None and old.error == new.error:
            not_read.append(NotRead(source=source, reason=old.error or ""))
        elif (change := text_change(source, old, new)) is not None:
            changes.append(change)
    return Compared(tuple(changes), tuple(_totals(changes, before, after)), tuple(not_read))


def text_change(source: str, old: Outcome, new: Outcome) -> TextChange | None:
    """None where both sides say the same."""
    pairs, lost, gained = _paired(_keyed(old.analysis), _keyed(new.analysis))
    changed = [
        ChangedItem(item=_item(group, after), fields=fields)
        for group, before, after in pairs
        if (fields := tuple(_fields(before, after)))
    ]
    change = TextChange(
        source=source,
        gained=_in_order(_item(group, one) for group, one in gained),
        lost=_in_order(_item(group, one) for group, one in lost),
        changed=tuple(sorted(changed, key=lambda one: _place(one.item))),
        also=tuple(_also(old.analysis, new.analysis)),
        error_before=old.error,
        error_after=new.error,
    )
    return None if change == TextChange(source=source) else change


def _keyed(analysis: Analysis | None) -> dict[Key, list[Finding]]:
    """Findings by group and kind."""
    found: dict[Key, list[Finding]] = defaultdict(list)
    if analysis is not None:
        for group, one in _findings(analysis):
            found[group, one.kind].append(one)
    return found


def _findings(analysis: Analysis) -> Iterator[tuple[Group, Finding]]:
    for group, name in _LISTS.items():
        for one in getattr(analysis, name):
            yield group, one


_Sided = list[tuple[Group, Finding]]


def _paired(
    before: Mapping[Key, list[Finding]], after: Mapping[Key, list[Finding]]
) -> tuple[list[tuple[Group, Finding, Finding]], _Sided, _Sided]:
    """Pairs of both sides, what only the old side has, what only the new one has."""
    pairs: list[tuple[Group, Finding, Finding]] = []
    lost: _Sided = []
    gained: _Sided = []
    for key in dict.fromkeys((*before, *after)):
        group = key[0]
        old, new = list(before.get(key, ())), list(after.get(key, ()))
        pairs += [(group, *pair) for pair in _of_same_spans(old, new)]
        pairs += [(group, *pair) for pair in _taken(old, new, _overlapping)]
        lost += [(group, one) for one in old]
        gained += [(group, one) for one in new]
    return pairs, lost, gained


def _of_same_spans(old: list[Finding], new: list[Finding]) -> Iterator[tuple[Finding, Finding]]:
    """Takes out of both what stands on the same words; where several do, those with equal values first."""
    by_spans: dict[tuple[tuple[int, int], ...], tuple[list[Finding], list[Finding]]] = {}
    for side, findings in enumerate((old, new)):
        for one in findings:
            by_spans.setdefault(tuple(_spans(one)), ([], []))[side].append(one)
    old.clear()
    new.clear()
    for before, after in by_spans.values():
        yield from _taken(before, after, _like)
        yield from _taken(before, after, lambda *_: True)
        old += before
        new += after


def _taken(
    old: list[Finding], new: list[Finding], test: Callable[[Finding, Finding], bool]
) -> Iterator[tuple[Finding, Finding]]:
    for one in list(old):
        at = next((number for number, other in enumerate(new) if test(one, other)), None)
        if at is not None:
            old.remove(one)
            yield one, new.pop(at)


def _like(one: Finding, other: Finding) -> bool:
    return not any(_fields(one, other))


def _overlapping(one: Finding, other: Finding) -> bool:
    return any(s < y and x < e for s, e in _spans(one) for x, y in _spans(other))


def _spans(one: Finding) -> list[tuple[int, int]]:
    return [(evidence.start, evidence.end) for evidence in one.evidence]


def _fields(before: Finding, after: Finding) -> Iterator[FieldChange]:
    """Actor, modality, economy, status and the like, each detail, and the words that prove it."""
    old, new = _values(before), _values(after)
    for name in dict.fromkeys((*old, *new)):
        if _told(old.get(name)) != _told(new.get(name)):
            yield FieldChange(name=name, before=old.get(name), after=new.get(name))
    if _spans(before) != _spans(after):
        yield FieldChange(name="evidence", before=_quotes(before), after=_quotes(after))


def _values(one: Finding) -> dict[str, Any]:
    plain = one.model_dump(exclude={*_OF_THE_RULE, "evidence", "details", "kind"})
    return {**plain, **one.details}


def _told(value: object) -> tuple[str, object]:
    """1 and 1.0 and True are three values here."""
    return (type(value).__name__, value)


def _quotes(one: Finding) -> str:
    return " … ".join(evidence.quote for evidence in one.evidence)


def _item(group: Group, one: Finding) -> FoundItem:
    first = one.evidence[0]
    section = one.section if isinstance(one, Provision) else None
    return FoundItem(
        group=group,
        kind=one.kind,
        quote=first.quote,
        start=first.start,
        end=first.end,
        section=section or first.section,
        rule=f"{one.trace.rule}: {one.trace.cue}" if one.trace else getattr(one, "rule", None),
    )


def _in_order(items: Iterable[FoundItem]) -> tuple[FoundItem, ...]:
    return tuple(sorted(items, key=_place))


def _place(item: FoundItem) -> tuple[int, int, str, str]:
    return (item.start, item.end, item.group, item.kind or "")


def _also(old: Analysis | None, new: Analysis | None) -> Iterator[str]:
    """Other parts of an analysis that differ: facts of the bill by name, other bills, notices, the document's genre."""
    if old is None or new is None:
        return
    for name in type(old).model_fields:
        if name in ("schema_id", *_LISTS.values()):
            continue
        before, after = (
            _without_rules(side.model_dump(include={name}, mode="json")[name]) for side in (old, new)
        )
        if isinstance(before, dict) and isinstance(after, dict):
            yield from (f"{name}.{key}" for key in before if before[key] != after[key])
        elif before != after:
            yield name


def _without_rules(data: Any) -> Any:
    """Data of an analysis without what only tells of the rules. The title of a bill is a claim and stays."""
    if isinstance(data, list):
        return [_without_rules(one) for one in data]
    if isinstance(data, dict):
        ruled = _OF_THE_RULE if "kind" in data else set()
        return {key: _without_rules(value) for key, value in data.items() if key not in ruled}
    return data


def _totals(
    changes: Sequence[TextChange], before: Sequence[Outcome], after: Sequence[Outcome]
) -> Iterator[KindTotal]:
    counts = [
        Counter(
            (group, one.kind) for side in sides if side.analysis for group, one in _findings(side.analysis)
        )
        for sides in (before, after)
    ]
    gained = Counter((item.group, item.kind) for change in changes for item in change.gained)
    lost = Counter((item.group, item.kind) for change in changes for item in change.lost)
    changed = Counter((one.item.group, one.item.kind) for change in changes for one in change.changed)
    order = list(_LISTS)
    for key in sorted({*gained, *lost, *changed}, key=lambda k: (order.index(k[0]), k[1] or "")):
        yield KindTotal(
            group=key[0], kind=key[1], before=counts[0][key], after=counts[1][key], gained=gained[key],
            lost=lost[key], changed=changed[key],
        )  # fmt: skip
