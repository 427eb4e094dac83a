"""What changed in substance: provisions that only one version has, and those that say something else.

Provisions go together by kind and by the words they rest on: the redline tells where the old words stand in the new
version, moved or not. Where the words of a provision are the same in both, nothing is told of it: the versions cannot
differ there, only how they were read.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from rapidfuzz.distance import Indel

from billkit.comparison.versions.assignment import assign
from billkit.models import Analysis, Provision
from billkit.models.table import Span
from billkit.models.version_diff import Difference, Edit, ProvisionChange, VersionDiff

_LEAST = 0.4


class Kept:
    """The words that both versions have: where those of one stand in the other."""

    def __init__(self, edits: Iterable[Edit]) -> None:
        equal = sorted(((e.old, e.new) for e in edits if e.op == "equal"), key=lambda pair: pair[0])
        self._olds = [old for old, _ in equal]
        self._news = [new for _, new in equal]
        self._ends = [old.end for old in self._olds]

    def spans(self, start: int, end: int) -> list[Span]:
        """Where words of a span of the old version stand in the new one."""
        found = []
        for at in range(bisect_right(self._ends, start), len(self._olds)):
            old, new = self._olds[at], self._news[at]
            if old.start >= end:
                break
            shift = new.start - old.start
            found.append(Span(max(old.start, start) + shift, min(old.end, end) + shift))
        return found

    def whole(self, start: int, end: int) -> bool:
        """Whether a span of the old version stands in the new one without a change."""
        spans = self.spans(start, end)
        return len(spans) == 1 and spans[0].end - spans[0].start == end - start


def with_provisions(diff: VersionDiff, old: Analysis, new: Analysis) -> VersionDiff:
    """The same, with what changed in substance."""
    return diff.model_copy(update={"provisions": provision_changes(old, new, diff.redline)})


def provision_changes(old: Analysis, new: Analysis, redline: Sequence[Edit]) -> tuple[ProvisionChange, ...]:
    """Provisions gained, lost and changed, in the order of the new version, lost ones where they stood."""
    kept = Kept(redline)
    back = Kept(Edit.model_construct(op=e.op, old=e.new, new=e.old, text="", note=False) for e in redline)
    pairs = assign(_scores(old.provisions, new.provisions, kept))
    of_old, of_new = {o for o, _ in pairs}, {n for _, n in pairs}
    found: list[tuple[int, ProvisionChange]] = []
    for o, n in pairs:
        a, b = old.provisions[o], new.provisions[n]
        differences = () if _same_words(a, kept) and _same_words(b, back) else _differences(a, b)
        if differences:
            found.append((_start(b), _change("changed", a, b, differences)))
    for o, provision in enumerate(old.provisions):
        if o not in of_old and not _same_words(provision, kept):
            found.append((_landing(provision, kept), _change("lost", provision, None)))
    for n, provision in enumerate(new.provisions):
        if n not in of_new and not _same_words(provision, back):
            found.append((_start(provision), _change("gained", None, provision)))
    return tuple(change for _, change in sorted(found, key=lambda item: item[0]))


def _change(
    fate: str, old: Provision | None, new: Provision | None, differences: tuple[Difference, ...] = ()
) -> ProvisionChange:
    told = new or old
    assert told is not None
    return ProvisionChange.model_validate(
        {
            "fate": fate,
            "kind": told.kind,
            "title": told.title,
            "old": old,
            "new": new,
            "differences": differences,
        }
    )


def _start(provision: Provision) -> int:
    return provision.evidence[0].start


def _landing(provision: Provision, kept: Kept) -> int:
    """Where a lost provision stood, in terms of the new version."""
    at = max(bisect_left(kept._ends, _start(provision)) - 1, 0)
    return kept._news[at].end if kept._news else 0


def _same_words(provision: Provision, kept: Kept) -> bool:
    return all(kept.whole(e.start, e.end) for e in provision.evidence)


def _scores(olds: Sequence[Provision], news: Sequence[Provision], kept: Kept) -> dict[tuple[int, int], float]:
    scores = {}
    for o, old in enumerate(olds):
        landed = [span for e in old.evidence for span in kept.spans(e.start, e.end)]
        for n, new in enumerate(news):
            if old.kind == new.kind:
                score = _score(old, new, landed)
                if score >= _LEAST:
                    scores[o, n] = score
    return scores


def _score(old: Provision, new: Provision, landed: Sequence[Span]) -> float:
    """The share of words that are the same words at the same place; else how alike the quotes are, at half."""
    shared = sum(
        max(0, min(span.end, e.end) - max(span.start, e.start)) for span in landed for e in new.evidence
    )
    most = max(sum(e.end - e.start for e in p.evidence) for p in (old, new))
    alike = Indel.normalized_similarity(old.evidence[0].quote[:2000], new.evidence[0].quote[:2000])
    same_details = 0.1 * (old.details == new.details)
    return max(shared / most, 0.6 * alike if alike > 0.6 else 0.0) + 0.3 * (shared > 0) + same_details


def _differences(old: Provision, new: Provision) -> tuple[Difference, ...]:
    found = []
    if old.actor != new.actor:
        found.append(Difference(field="actor", old=old.actor, new=new.actor))
    if old.modality != new.modality:
        found.append(Difference(field="modality", old=old.modality, new=new.modality))
    for field in sorted({*old.details, *new.details}):
        before, after = old.details.get(field), new.details.get(field)
        if before != after:
            found.append(Difference(field=field, old=before, new=after))
    return tuple(found)
