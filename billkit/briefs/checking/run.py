"""The whole check of a written brief: its file, its citation data, the material as it is today."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from billkit.briefs.checking.anew import Known, looked_up
from billkit.briefs.checking.citations import Made, measures_digest
from billkit.briefs.checking.files import Written, source_paths, written
from billkit.briefs.checking.verifying import Record
from billkit.briefs.ledger import Ledger
from billkit.errors import NoBillFound
from billkit.models.document import Document
from billkit.models.verification import Recipe, SourceFound, SourceState, Verification


class Today(NamedTuple):
    """What the material is today: how a ledger is made of texts (of none, where a source is missing), and with what."""

    read: Callable[[Path], Document]
    ledger: Callable[[Recipe, Sequence[Document]], Ledger]
    made: Made


def verification(path: Path, citations: Path | None, sources: Sequence[Path], today: Today) -> Verification:
    """A brief checked again. Raises UnreadableSource, NoCitations, MeasuresError and RuleError."""
    brief = written(path, citations)
    recipe = brief.citations.recipe
    places = source_paths(recipe.sources, sources, [path.parent, Path()])
    documents = [
        _named(today.read(place), source.name) if place is not None else None
        for place, source in zip(places, recipe.sources, strict=True)
    ]
    known, ledger, notes = _material(brief, recipe, documents, today)
    outcomes = looked_up(brief.citations.brief, ledger, known)
    return Verification(
        brief=brief.name,
        lang=recipe.lang,
        tier=recipe.tier,
        sources=tuple(_sources(recipe, documents)),
        notes=tuple(notes),
        statements=Record(brief.citations.brief, outcomes, brief.form).check(brief.blocks),
    )


def _named(document: Document, name: str) -> Document:
    """A file may have another name today: in the brief it has the name it was read by."""
    return document.model_copy(update={"source": name})


def _material(
    brief: Written, recipe: Recipe, documents: Sequence[Document | None], today: Today
) -> tuple[Known, Ledger, list[str]]:
    """What is at hand, the ledger of it, and what of it is not what it was."""
    there = [document for document in documents if document is not None]
    complete = len(there) == len(documents) and not (recipe.own_rules and not today.made.own_rules)
    lost = ""
    try:
        ledger = today.ledger(recipe, there if complete else ())
    except NoBillFound as error:
        ledger, lost, complete = today.ledger(recipe, ()), str(error), False
    digest = measures_digest(ledger.measures.values())
    notes = list(_notes(recipe, digest, today.made)) if not brief.alone else []
    changed = [n for n, text in enumerate(documents) if text and text.sha256 != recipe.sources[n].sha256]
    same = not notes and not changed and recipe.program in ("", today.made.program)
    known = Known(
        bill=complete,
        measures=not (recipe.own_measures and not today.made.own_measures),
        changed=frozenset(changed),
        same=same,
        lost=lost,
    )
    return known, ledger, notes


def _notes(recipe: Recipe, measures: str, today: Made) -> Iterator[str]:
    if recipe.own_rules and not today.own_rules:
        yield "the brief was made with rules of its writer's own: name them with --rules"
    elif recipe.rules != today.rules:
        yield "the rules are not those the brief was made with: what they find may differ"
    if recipe.own_measures and not today.own_measures:
        yield "the brief was made with measures of its writer's own: name them with --measures"
    elif recipe.measures != measures:
        versions = f"{recipe.measures_version} → {today.measures_version}"
        yield f"the measures are not those the brief was made with (version {versions})"


def _sources(recipe: Recipe, documents: Sequence[Document | None]) -> Iterator[SourceFound]:
    for source, document in zip(recipe.sources, documents, strict=True):
        state: SourceState = "missing"
        if document is not None:
            state = "same" if document.sha256 == source.sha256 else "changed"
        yield SourceFound(
            name=source.name, sha256=source.sha256, state=state, found=document.sha256 if document else None
        )
