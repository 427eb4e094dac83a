"""Ranks documents by how much of their provisions answers to those of one document.

Provisions are paired one to one inside each kind; a pair counts by its closeness, and the more, the fewer documents of
the corpus have its kind at all. The sum is divided by what the two documents would reach with themselves, so that a long
law does not win by its length.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log, sqrt

from billkit.comparison.citing import Citer
from billkit.comparison.closeness import likeness_of_words
from billkit.comparison.pairing import paired
from billkit.comparison.profile import Profile, profile
from billkit.comparison.values import relation
from billkit.models.analysis import Analysis
from billkit.models.similar import LikeProvision, NotCompared, Similar, SimilarDocument

_SHOWN = 12  # pairs shown of a document
_CITER = Citer(None)
ByKind = dict[str, list[Profile]]
Pair = tuple[Profile, Profile, float]


def similar(
    asked: Analysis,
    documents: Sequence[tuple[str, Analysis]],
    kinds: Mapping[str, str],
    top: int = 10,
    not_compared: Sequence[NotCompared] = (),
) -> Similar:
    """The documents most like one, the likest first. `documents` are names and analyses; the asked one itself is left out."""
    others = [(name, a) for name, a in documents if a.document.sha256 != asked.document.sha256]
    weights = _weights([asked, *(analysis for _, analysis in others)])
    mine = _by_kind(asked)
    found = [_document(name, analysis, mine, weights, kinds) for name, analysis in others]
    ranked = sorted((one for one in found if one.score > 0), key=lambda one: (-one.score, one.file))
    return Similar(
        asked=asked.document.source.replace("\\", "/").rpartition("/")[2],
        provisions=len(asked.provisions),
        compared=len(others),
        found=tuple(ranked[:top]),
        not_compared=tuple(not_compared),
    )


def _weights(analyses: Sequence[Analysis]) -> dict[str, float]:
    """Kinds that few documents have weigh more."""
    having = Counter(kind for analysis in analyses for kind in {p.kind for p in analysis.provisions})
    return {kind: log((1 + len(analyses)) / count) for kind, count in having.items()}


def _by_kind(analysis: Analysis) -> ByKind:
    found: ByKind = {}
    for provision in analysis.provisions:
        found.setdefault(provision.kind, []).append(profile(0, provision))
    return found


def _document(
    name: str, analysis: Analysis, mine: ByKind, weights: Mapping[str, float], kinds: Mapping[str, str]
) -> SimilarDocument:
    theirs = _by_kind(analysis)
    pairs = [pair for kind in mine if kind in theirs for pair in _pairs(mine[kind], theirs[kind])]
    gained = sum(weights[one.provision.kind] * close for one, _, close in pairs)
    most = sqrt(_weight(mine, weights) * _weight(theirs, weights))
    shown = sorted(
        pairs, key=lambda pair: (-weights[pair[0].provision.kind] * pair[2], pair[0].provision.id)
    )[:_SHOWN]
    bill = analysis.bill
    return SimilarDocument(
        file=name,
        title=bill.name if bill else None,
        language=analysis.document.language,
        genre=analysis.document.genre,
        score=round(gained / most, 3) if most else 0.0,
        shared_kinds=len({one.provision.kind for one, _, _ in pairs}),
        provisions=len(analysis.provisions),
        alike=tuple(_alike(pair, kinds) for pair in shown),
    )


def _pairs(mine: Sequence[Profile], theirs: Sequence[Profile]) -> list[Pair]:
    found = paired(mine, [[profile] for profile in theirs])
    return [(mine[row], theirs[column], close) for row, column, close in found]


def _weight(profiles: ByKind, weights: Mapping[str, float]) -> float:
    return sum(weights[kind] * len(items) for kind, items in profiles.items())


def _alike(pair: Pair, kinds: Mapping[str, str]) -> LikeProvision:
    one, other, close = pair
    kind = one.provision.kind
    return LikeProvision(
        kind=kind,
        title=kinds.get(kind, kind),
        closeness=round(close, 3),
        wording=round(100 * likeness_of_words(one, other)),
        shared=tuple(
            f"{name}: {value.shown}"
            for name, value in one.values.items()
            if name in other.values and relation(value, other.values[name]) == "same"
        ),
        asked=_CITER.cite(one.provision.evidence)[0],
        found=_CITER.cite(other.provision.evidence)[0],
    )
