"""Provisions of one kind, of several bills, put on lines: one line for what answers to each other.

The provisions of the first bill open the lines; those of each further bill join them, one to one, so that the sum of
closeness is greatest (`billkit.comparison.pairing`); what fits no line opens one of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from billkit.comparison.citing import Citer
from billkit.comparison.pairing import paired
from billkit.comparison.profile import Profile
from billkit.comparison.terms import is_korean, tables
from billkit.comparison.values import Value, relation, together
from billkit.models.comparison import Detail, Line, LineCell, Relation, Stated

GENERAL = "general"
_MANY = 6  # distinct values of one detail; from here on each is compared with the first only


def aligned(columns: Sequence[Sequence[Profile]]) -> list[list[Profile]]:
    """Lines of provisions; `columns[i]` are those of one kind in bill i."""
    lines: list[list[Profile]] = []
    for column in columns:
        joined = {row: place for row, place, _ in paired(column, lines)}
        for number, profile in enumerate(column):
            if number in joined:
                lines[joined[number]].append(profile)
            else:
                lines.append([profile])
    return lines


def line_of(members: Sequence[Profile], citers: Sequence[Citer]) -> Line:
    """A line with its citations and, where it has several provisions, what each of them states."""
    cells = tuple(
        LineCell(bill=m.bill, provision=m.provision.id, citations=citers[m.bill].cite(m.provision.evidence))
        for m in members
    )
    return Line(cells=cells, details=tuple(details_of(members)) if len(members) > 1 else ())


def details_of(members: Sequence[Profile], whole: frozenset[int] | None = None) -> Iterator[Detail]:
    """Each detail that one of the provisions states, the actor and the modality first.

    `whole` are the bills whose silence tells something, all of them where it is None: a report that names no zone does
    not say that there is none.
    """
    names = dict.fromkeys(name for member in members for name in member.values)
    for name in names:
        stated = [(member.bill, member.values[name]) for member in members if name in member.values]
        silent = [member for member in members if name not in member.values]
        general = [member.bill for member in silent if is_general(name, member, whole)]
        if general:
            yield _with_general(name, stated, general)
            continue
        found = relation_of([value for _, value in stated])
        if found == "same" and silent:
            found = "partly"
        yield Detail(name=name, relation=found, values=_stated(stated))


def is_general(name: str, silent: Profile, whole: frozenset[int] | None = None) -> bool:
    """Whether a provision that does not state a bound holds without it: not where its words speak of a part of the law."""
    kinds = tables()["general"].get(name, ())
    if silent.provision.kind in kinds:
        return not is_of_a_part(silent.words)
    return "*" in kinds and (whole is None or silent.bill in whole)


def is_of_a_part(words: str) -> bool:
    """Whether words limit themselves to some provisions of a law: "these two articles expire"."""
    language = "ko" if is_korean(words) else "en"
    if any(phrase in words for phrase in tables()["whole_law"][language]):
        return False
    parts = tables()["part_of_the_law"][language]
    if language == "ko":
        return bool(re.search(r"제\s*\d+\s*조", words)) or any(part in words for part in parts)
    return not set(re.findall(r"[a-z]+", words)).isdisjoint(parts)


def relation_of(values: Sequence[Value]) -> Relation:
    """How all values of one detail stand to each other."""
    distinct = list({(value.key, value.unit): value for value in values}.values())
    if len(distinct) > _MANY:
        return together(relation(distinct[0], value) for value in distinct[1:])
    return together(relation(one, other) for one, other in combinations(distinct, 2))


def _with_general(name: str, stated: Sequence[tuple[int, Value]], silent: Sequence[int]) -> Detail:
    values = [*_stated(stated), *(Stated(bill=bill, value=GENERAL, general=True) for bill in silent)]
    return Detail(name=name, relation="differs", values=tuple(sorted(values, key=lambda value: value.bill)))


def _stated(stated: Sequence[tuple[int, Value]]) -> tuple[Stated, ...]:
    return tuple(Stated(bill=bill, value=value.shown) for bill, value in stated)
