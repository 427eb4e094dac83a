"""From a kind of the controlled list to UNCTAD MAST, Global Trade Alert and the WTO SCM Agreement."""

from __future__ import annotations

from functools import cache

from billkit.economies.check.near import nearest
from billkit.economies.package import rows
from billkit.errors import MeasuresError
from billkit.models.crosswalk import Crosswalk


@cache
def _by_kind() -> dict[str, Crosswalk]:
    return {row["kind"]: _made(row) for row in rows("crosswalk")}


def _made(row: dict[str, str]) -> Crosswalk:
    types = tuple(part.strip() for part in row["gta_intervention_type"].split(";") if part.strip())
    return Crosswalk(
        kind=row["kind"],
        mast_chapter=row["mast_chapter"] or None,
        gta_intervention_types=types,
        wto_scm_article=row["wto_scm_article"] or None,
    )


def crosswalk(kind: str) -> Crosswalk:
    """Where a kind stands elsewhere. Raises MeasuresError on a kind that is not in the controlled list."""
    if kind not in _by_kind():
        like = nearest(kind, _by_kind())
        remedy = f"did you mean {', '.join(like)}?" if like else "see `billkit rules list`"
        raise MeasuresError(f"no kind {kind!r}; {remedy}")
    return _by_kind()[kind]


def crosswalk_kinds() -> frozenset[str]:
    """The kinds of the controlled list."""
    return frozenset(_by_kind())
