"""The citation data of a brief: all that `billkit verify` needs to look its statements up anew, as JSON."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import NamedTuple

from pydantic import ValidationError

from billkit.briefs.assembly import texts_read
from billkit.briefs.ledger import Ledger
from billkit.briefs.written import VerifiedBrief
from billkit.errors import NoCitations
from billkit.models.brief import Block, Brief, BriefSection, Figure, Tier
from billkit.models.measure import Measure
from billkit.models.verification import Citations, Recipe

_MOST = 64 * 1024 * 1024  # bytes: the data of the longest brief have one


class Made(NamedTuple):
    """With what a brief is made: `program` is the version of billkit, `rules` the digest of all rules used."""

    program: str
    rules: str
    measures_version: str
    own_rules: bool = False
    own_measures: bool = False


def recipe(ledger: Ledger, tier: Tier, made: Made, measures_only: bool = False) -> Recipe:
    """What a ledger was made of."""
    return Recipe(
        **made._asdict(),
        against=tuple(ledger.comparison.economies),
        lang=ledger.lang,
        tier=tier,
        measures=measures_digest(ledger.measures.values()),
        measures_only=measures_only,
        sources=texts_read(ledger),
    )


def measures_digest(measures: Iterable[Measure]) -> str:
    """A digest of rows, whatever file they come from."""
    total = hashlib.sha256()
    for measure in measures:
        total.update(measure.model_dump_json().encode("utf-8") + b"\n")
    return total.hexdigest()


def citation_data(brief: VerifiedBrief, recipe: Recipe) -> str:
    """The citation data as JSON on one line; of each chart the digest alone."""
    found = Citations(recipe=recipe, brief=drawn_as_digests(brief))
    return found.model_dump_json(by_alias=True)


def drawn_as_digests(brief: Brief) -> Brief:
    """The same brief, each chart replaced by the digest of its picture."""
    return Brief.model_construct(**{**dict(brief), "sections": tuple(map(_section, brief.sections))})


def _section(section: BriefSection) -> BriefSection:
    if not any(isinstance(block, Figure) for block in section.blocks):
        return section
    return section.model_copy(update={"blocks": tuple(map(_block, section.blocks))})


def _block(block: Block) -> Block:
    if not isinstance(block, Figure) or block.svg.startswith("sha256:"):
        return block
    return block.model_copy(update={"svg": picture_digest(block.svg.encode("utf-8"))})


def picture_digest(svg: bytes) -> str:
    return "sha256:" + hashlib.sha256(svg).hexdigest()


def read_citations(data: bytes, name: str) -> Citations:
    """Citation data of a file. Raises NoCitations that names what is wrong."""
    if len(data) > _MOST:
        raise NoCitations(f"{name}: {len(data):,} bytes are too many for citation data; {REMEDY}")
    try:
        return Citations.model_validate_json(data)
    except ValidationError as error:
        raise NoCitations(f"{name}: no citation data of a brief ({fault_of(error)}); {REMEDY}") from error


def fault_of(error: ValidationError) -> str:
    """The first thing that is wrong, and where: ``recipe.tier: Input should be …``; of the whole file, what alone."""
    first = error.errors(include_url=False, include_input=False)[0]
    at = ".".join(map(str, first["loc"]))
    return f"{at}: {first['msg']}" if at else str(first["msg"])


REMEDY = "name the file that `billkit brief -o` wrote beside the brief with --citations FILE, or write the brief anew"
