"""Where sources of one bill exclude each other.

    value      the report has the President in the chair, the law the Prime Minister
    scope      the report lets the whole law expire, the law two articles
    excluded   one source says that the bill has no relief, another describes it
    not_found  a report says that the law gives relief; nothing of the kind was found in its text
    title, sponsors, number, date   who the bill is

A value is in conflict only where no other provision of the same source, as close to the other side, bears it out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations

from billkit.comparison.closeness import baskets, closeness
from billkit.comparison.dossier.claimant import Claimant, nature_of
from billkit.comparison.lines import GENERAL, is_general
from billkit.comparison.profile import Profile
from billkit.comparison.terms import tables
from billkit.comparison.values import Value, relation, value
from billkit.models.analysis import Bill, Claim, Exclusion, Provision
from billkit.models.dossier import Code, Conflict, Nature, Side

_AS_CLOSE = 0.15  # so much further from the other side may a provision be that bears a value out
_NATURES: tuple[Nature, ...] = ("contradiction", "unconfirmed", "change")
# 법안, 법률안(대안), Bill: what a title is called on its way does not make it another title
_ON_ITS_WAY = re.compile(
    r"\s*\((?:대안|안|bill)\)|\b(?:special )?(?:bill|act|law)\b"
    r"|(?:[을를]\s*위한|에\s*관한)?\s*(?:특별법|법률|법)안?\s*\Z",
    re.I,
)
_COMPARED_DATES = ("adopted", "promulgated")


def conflicts(
    sources: Sequence[Claimant], lines: Sequence[Sequence[Profile]], kinds: Mapping[str, str]
) -> Iterator[Conflict]:
    """All conflicts: who the bill is, then kind by kind."""
    yield from _of_facts(sources)
    found = _Found(sources, lines, kinds)
    for line in lines:
        yield from found.of_line(line)
    yield from found.excluded()
    yield from found.not_found()


class _Found:
    """Conflicts of provisions."""

    def __init__(
        self, sources: Sequence[Claimant], lines: Sequence[Sequence[Profile]], kinds: Mapping[str, str]
    ) -> None:
        self.sources = sources
        self.kinds = kinds
        self.profiles: dict[tuple[int, str], list[Profile]] = defaultdict(list)
        for line in lines:
            for member in line:
                self.profiles[member.bill, member.provision.kind].append(member)
        self.whole = frozenset(source.at for source in sources if source.is_text)

    def of_line(self, line: Sequence[Profile]) -> Iterator[Conflict]:
        """Details of a line whose values exclude each other."""
        for name in dict.fromkeys(name for member in line for name in member.values if name in _named()):
            pairs = [pair for pair in combinations(line, 2) if self._exclude(*pair, name)]
            if pairs:
                yield self._value_conflict(line, pairs, name)

    def _value_conflict(
        self, line: Sequence[Profile], pairs: Sequence[tuple[Profile, Profile]], name: str
    ) -> Conflict:
        involved = {member.bill for pair in pairs for member in pair}
        sides = [
            Side(
                source=member.bill,
                value=member.values[name].shown if name in member.values else GENERAL,
                citations=self.sources[member.bill].citer.cite(member.provision.evidence),
            )
            for member in line
            if member.bill in involved
        ]
        both = [(self.sources[one.bill], self.sources[other.bill]) for one, other in pairs]
        code: Code = "scope" if name in tables()["general"] else "value"
        return _conflict(code, self.sources, sides, both, line[0].provision.kind, name)

    def _exclude(self, one: Profile, other: Profile, name: str) -> bool:
        """Whether two provisions exclude each other in a detail, and none beside them resolves it."""
        a, b = one.values.get(name), other.values.get(name)
        if a is not None and b is not None:
            return relation(a, b) == "differs" and not (
                self._borne_out(a, one, other, name) or self._borne_out(b, other, one, name)
            )
        if a is not None:
            return is_general(name, other, self.whole) and not self._borne_out(a, one, other, name)
        if b is not None:
            return is_general(name, one, self.whole) and not self._borne_out(b, other, one, name)
        return False

    def _borne_out(self, stated: Value, by: Profile, beside: Profile, name: str) -> bool:
        """Whether another provision of the other side has the value, and is as close."""
        least = closeness(by, beside, name) - _AS_CLOSE
        for profile in self.profiles[beside.bill, beside.provision.kind]:
            found = profile.values.get(name)
            if profile is beside or found is None or relation(stated, found) not in ("same", "overlaps"):
                continue
            if closeness(by, profile, name) >= least:
                return True
        return False

    def excluded(self) -> Iterator[Conflict]:
        """Kinds that one source excludes and another describes."""
        kinds = dict.fromkeys(e.kind for source in self.sources for e in source.analysis.exclusions)
        for kind in kinds:
            sides: dict[int, Side] = {}
            both = []
            for source in self.sources:
                for exclusion in source.analysis.exclusions:
                    for other in self.sources if exclusion.kind == kind else ():
                        provision = _that_is_excluded(exclusion, other)
                        if provision is None or other is source:
                            continue
                        both.append((source, other))
                        sides[source.at] = _side(source, exclusion.status, exclusion)
                        sides[other.at] = _side(other, "contained", provision)
            if both:
                ordered = [sides[at] for at in sorted(sides)]
                yield _conflict("excluded", self.sources, ordered, both, kind, None)

    def not_found(self) -> Iterator[Conflict]:
        """Kinds that a report says the law has, and of which its text shows nothing."""
        laws = [source for source in self.sources if source.told.status == "enacted"]
        for report in self.sources:
            if report.is_text:
                continue
            for kind, provision in _first_of_kinds(report).items():
                for law in laws:
                    if self.profiles[law.at, kind] or nature_of(report, law) == "change":
                        continue
                    if any(exclusion.kind == kind for exclusion in law.analysis.exclusions):
                        continue
                    sides = [_side(report, "contained", provision), Side(source=law.at, value="not found")]
                    yield _conflict(
                        "not_found", self.sources, sides, [(report, law)], kind, None, "unconfirmed"
                    )


def _that_is_excluded(exclusion: Exclusion, source: Claimant) -> Provision | None:
    """The first provision of a source that is what an exclusion speaks of."""
    for provision in source.analysis.provisions:
        if provision.kind == exclusion.kind and _is_one_thing(exclusion, provision):
            return provision
    return None


def _is_one_thing(exclusion: Exclusion, provision: Provision) -> bool:
    """Whether what narrows an exclusion is no other zone, rule or fund than the provision's.

    Of a kind with many provisions, they must agree in it: a waiver of studies is not every exemption.
    """
    for name in tables()["qualifiers"]["names"]:
        if name not in exclusion.details:
            continue
        if name not in provision.details:
            if exclusion.kind in baskets():
                return False
            continue
        one = value(name, exclusion.details[name], exclusion.details)
        stands = relation(one, value(name, provision.details[name], provision.details))
        if stands == "differs" or (exclusion.kind in baskets() and stands not in ("same", "overlaps")):
            return False
    return True


def _first_of_kinds(source: Claimant) -> dict[str, Provision]:
    first: dict[str, Provision] = {}
    for provision in source.analysis.provisions:
        first.setdefault(provision.kind, provision)
    return first


def _side(source: Claimant, said: str, item: Exclusion | Provision) -> Side:
    return Side(source=source.at, value=said.replace("_", " "), citations=source.citer.cite(item.evidence))


# --- who the bill is ------------------------------------------------------------------------------------------------


def _of_facts(sources: Sequence[Claimant]) -> Iterator[Conflict]:
    yield from _of_fact(sources, "title", lambda bill: bill.title, "name")
    yield from _of_fact(sources, "sponsors", lambda bill: bill.sponsors_count, "number")
    laws = [source for source in sources if source.told.about == "enacted"]
    yield from _of_fact(laws, "number", lambda bill: bill.number, "number")
    yield from _of_dates(sources)


def _of_fact(
    sources: Sequence[Claimant], code: Code, fact: Callable[[Bill], Claim | None], sort: str
) -> Iterator[Conflict]:
    """Sources whose claims exclude each other. Numbers are compared by their digits."""
    stated: list[tuple[Claimant, Claim, Value]] = []
    for source in sources:
        claim = fact(source.analysis.bill) if source.analysis.bill else None
        if claim is not None:
            stated.append((source, claim, _fact_value(str(claim.value), sort)))
    pairs = [(a, b) for a, b in combinations(stated, 2) if relation(a[2], b[2]) == "differs"]
    if pairs:
        involved = {found[0].at for pair in pairs for found in pair}
        sides = [_claim_side(source, claim) for source, claim, _ in stated if source.at in involved]
        # a title changes on the way; how many brought the bill in, and its number, do not
        nature: Nature | None = None if code == "title" else "contradiction"
        yield _conflict(code, sources, sides, [(a[0], b[0]) for a, b in pairs], None, code, nature)


def _fact_value(text: str, sort: str) -> Value:
    if sort == "number":
        digits = "".join(re.findall(r"\d+", text))
        return value("modality", digits or text, {})
    return value("plan_name", " ".join(_ON_ITS_WAY.sub("", text).split()) or text, {})


def _claim_side(source: Claimant, claim: Claim) -> Side:
    return Side(source=source.at, value=str(claim.value), citations=source.citer.cite([claim.evidence]))


def _of_dates(sources: Sequence[Claimant]) -> Iterator[Conflict]:
    """Days of one event, where each source knows one only."""
    for event in _COMPARED_DATES:
        stated = []
        for source in sources:
            dates = source.analysis.bill.dates if source.analysis.bill else ()
            days = [date for date in dates if date.event == event and len(date.value or "") == 10]
            if len({day.value for day in days}) == 1:
                stated.append((source, days[0]))
        pairs = [(a[0], b[0]) for a, b in combinations(stated, 2) if a[1].value != b[1].value]
        if pairs:
            sides = [
                Side(source=s.at, value=str(day.value), citations=s.citer.cite([day.evidence]))
                for s, day in stated
            ]
            yield _conflict("date", sources, sides, pairs, None, event)


# --- making conflicts -----------------------------------------------------------------------------------------------


def _conflict(
    code: Code,
    sources: Sequence[Claimant],
    sides: Sequence[Side],
    pairs: Sequence[tuple[Claimant, Claimant]],
    kind: str | None,
    detail: str | None,
    nature: Nature | None = None,
) -> Conflict:
    """A conflict is a contradiction where one of its pairs is one."""
    by_place = {source.at: source for source in sources}
    turns = [source.stood_from for source in sources if source.is_text and source.stood_from]
    natures = {nature} if nature else {nature_of(*pair, turns) for pair in pairs}
    involved = [by_place[side.source] for side in sides]
    settled = _settles(involved)
    return Conflict(
        code=code,
        nature=next(n for n in _NATURES if n in natures),
        kind=kind,
        detail=detail,
        sides=tuple(sides),
        settled_by=settled.at if settled else None,
        message=_message(code, sides, by_place, kind, detail),
    )


def _settles(involved: Sequence[Claimant]) -> Claimant | None:
    """The text that is strongest: the law before the bill, the later before the earlier. A bill tells nothing of the law."""
    texts = [source for source in involved if source.is_text]
    laws = [source for source in texts if source.told.status == "enacted"]
    if not laws and any(source.told.about == "enacted" for source in involved):
        return None
    return max(laws or texts, key=lambda source: (source.told.date or "", source.at), default=None)


def _message(
    code: Code,
    sides: Sequence[Side],
    sources: Mapping[int, Claimant],
    kind: str | None,
    detail: str | None,
) -> str:
    """ "governance.committee, chair: President (News, reported 2025-11-20); Prime Minister (Act, enacted 2025-12-16)." """
    about = ", ".join(part for part in (kind, detail or code) if part)
    told = "; ".join(f"{side.value} ({_called(sources[side.source])})" for side in sides)
    return f"{about.replace('_', ' ')}: {told}"


def _called(source: Claimant) -> str:
    return " ".join(part for part in (f"{source.told.name},", source.told.status, source.told.date) if part)


@cache
def _named() -> frozenset[str]:
    return frozenset(tables()["conflicting"]["names"])
