"""Promise 2: nothing reaches a reader that the material does not bear out.

Five questions are asked of a brief, each with the material alone in hand:

1. Is the material itself in order? Every quote stands in its document; the comparison is that of these analyses.
2. Is every source what it says: the quotation at its offsets and line, the measure as the data have it?
3. Is every fact so? Its values are looked up anew, worded anew, and compared with the words of the statement.
4. Does every fact cite what it rests on, and is there a source behind every citation?
5. Are the words between the facts those the brief is built of, with no figure or quotation of their own?
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from billkit.briefs.assembly import build, texts_read
from billkit.briefs.catalogue import catalogue
from billkit.briefs.composer import Words, check, measure_source, sources_of
from billkit.briefs.ledger import Ledger, Unknown, document_name
from billkit.briefs.pieces import pieces
from billkit.briefs.wording import shortened, worded
from billkit.briefs.written import VerifiedBrief
from billkit.comparison import compare
from billkit.errors import UnverifiedBrief
from billkit.models.brief import Brief, Fact, MeasureSource, Quotation, Statement, Table

_SHOWN = 20
_FIGURE_OR_QUOTE = re.compile(r"\d|[“”]")


def verify(brief: Brief, ledger: Ledger) -> VerifiedBrief:
    """The same brief, as one that may be written. Raises UnverifiedBrief that names each statement and fact at fault."""
    faults = [
        *_material(ledger),
        *_sources(brief, ledger),
        *_statements(brief, ledger),
        *_own_words(brief, ledger),
    ]
    if faults:
        shown = "\n  ".join(faults[:_SHOWN])
        more = f"\n  and {len(faults) - _SHOWN} more" if len(faults) > _SHOWN else ""
        raise UnverifiedBrief(f"the brief was not written; {len(faults)} faults:\n  {shown}{more}")
    verified = VerifiedBrief.model_construct(**dict(brief))
    verified._documents = ledger.documents
    return verified


# --- 1. the material ------------------------------------------------------------------------------------------------


def _material(ledger: Ledger) -> Iterator[str]:
    for document, analysis in zip(ledger.documents, ledger.analyses, strict=True):
        name = document_name(document)
        if analysis.document.sha256 != document.sha256:
            yield f"the analysis is of another text than {name}"
        for evidence in analysis.all_evidence():
            if not evidence.proves(document):
                yield f"{name} does not say {shortened(evidence.quote)!r} at {evidence.start}-{evidence.end}"
    measures = tuple(ledger.measures.values())
    compared = ledger.documents[: len(ledger.comparison.bills)]
    if ledger.dossier is not None:
        yield from _dossier(ledger)
    anew = compare(ledger.compared_analyses, ledger.comparison.economies, measures, ledger.kinds, compared)
    if anew != ledger.comparison:
        yield "the comparison is not that of these analyses and measures"


def _dossier(ledger: Ledger) -> Iterator[str]:
    """Every citation of a conflict stands in the source it names."""
    for place, conflict in enumerate(ledger.dossier.conflicts if ledger.dossier else ()):
        for side in conflict.sides:
            text = ledger.documents[side.source].text
            for cited in side.citations:
                if text[cited.start : cited.end] != cited.quote:
                    yield f"conflict {place}: {shortened(cited.quote)!r} does not stand in its source"


# --- 2. the sources -------------------------------------------------------------------------------------------------


def _sources(brief: Brief, ledger: Ledger) -> Iterator[str]:
    if brief.texts != texts_read(ledger):
        yield "the texts named are not those that were read"
    for quotation in brief.quotations:
        yield from _quotation(quotation, ledger)
    for source in brief.measures:
        yield from _measure(source, ledger, brief.tier == "full")
    numbers = [quotation.id for quotation in brief.quotations] + [source.id for source in brief.measures]
    yield from (
        f"two sources have the number {n}" for n in sorted({n for n in numbers if numbers.count(n) > 1})
    )
    cited = {cite for statement in brief.statements() for cite in statement.cites}
    yield from (f"source {number} is cited nowhere" for number in numbers if number not in cited)


def _quotation(quotation: Quotation, ledger: Ledger) -> Iterator[str]:
    where = f"source {quotation.id}"
    if quotation.bill >= len(ledger.documents):
        yield f"{where} is of a document that was not read"
        return
    document, span = ledger.documents[quotation.bill], quotation.evidence
    if not span.proves(document):
        yield f"{where}: the text at {span.start}-{span.end} is not {shortened(span.quote)!r}"
    elif span != document.evidence(span.start, span.end):
        yield f"{where}: page or section is not where {shortened(span.quote)!r} stands"
    if quotation.document != document_name(document):
        yield f"{where}: the document is {document_name(document)}, not {quotation.document}"
    if quotation.line != document.line_at(span.start):
        yield f"{where}: stands in line {document.line_at(span.start)}, not {quotation.line}"


def _measure(source: MeasureSource, ledger: Ledger, full: bool) -> Iterator[str]:
    where = f"source {source.id}"
    if source.measure not in ledger.measures:
        yield f"{where}: there is no measure {source.measure!r} in the data"
        return
    recorded = measure_source(ledger, source.measure, source.id, full)
    for name in MeasureSource.model_fields:
        if getattr(source, name) != getattr(recorded, name):
            yield f"{where}: {name} of {source.measure} is {getattr(recorded, name)!r}, not {getattr(source, name)!r}"


# --- 3 and 4. the facts, and what they cite ---------------------------------------------------------------------------


class _Placed(NamedTuple):
    """A statement and where it stands, in words."""

    place: str
    statement: Statement


def _placed(brief: Brief) -> Iterator[_Placed]:
    yield _Placed("title", brief.title)
    yield from (_Placed(f"lead, line {n}", statement) for n, statement in enumerate(brief.lead, 1))
    for section in brief.sections:
        for number, statement in enumerate(section.statements()):
            yield _Placed(f"section “{section.heading.text}”, statement {number}", statement)


def _statements(brief: Brief, ledger: Ledger) -> Iterator[str]:
    numbers = _Numbers(brief)
    for place, statement in _placed(brief):
        at = f"{place}, “{shortened(statement.text, 60)}”"
        end = 0
        for fact in statement.facts:
            if fact.start < end:
                yield f"{at}: two facts claim the same words"
            end = fact.end
            yield from (f"{at}: {fault}" for fault in _fact(fact, statement, ledger, numbers))
        yield from (
            f"{at}: cites {cite}, and there is no such source"
            for cite in statement.cites
            if cite not in numbers.all
        )
    yield from _source_cells(brief)


def _fact(fact: Fact, statement: Statement, ledger: Ledger, numbers: _Numbers) -> Iterator[str]:
    what = f"{fact.subject} {', '.join(fact.fields)}"
    try:
        values = tuple(ledger.value(fact.subject, field) for field in fact.fields)
        sources = sources_of(ledger, fact)
    except (Unknown, IndexError):
        yield f"{what}: there is no such thing in the material"
        return
    if values != fact.values or any(type(a) is not type(b) for a, b in zip(values, fact.values, strict=True)):
        yield f"{what}: the material has {_told(values)}, the brief {_told(fact.values)}"
        return
    try:
        words = worded(fact.form, values, ledger.lang)
    except (KeyError, TypeError, ValueError) as error:
        yield f"{what}: cannot be said in the form {fact.form!r}: {error}"
        return
    if statement.text[fact.start : fact.end] != words:
        yield f"{what}: should read {words!r}, the brief has {statement.text[fact.start : fact.end]!r}"
    if check(ledger, fact) != fact.check:
        yield f"{what}: is marked as {fact.check.replace('_', ' ')}, and is {check(ledger, fact).replace('_', ' ')}"
    for source in sources:
        if numbers.of(source) not in statement.cites:
            name = source if isinstance(source, str) else repr(shortened(source.evidence.quote, 60))
            yield f"{what}: rests on {name}, which the statement does not cite"


def _told(values: tuple[object, ...]) -> str:
    return ", ".join(map(repr, values))


class _Numbers:
    """The numbers of the brief's sources, by what they stand for."""

    def __init__(self, brief: Brief) -> None:
        self._words = {(q.bill, q.evidence.start, q.evidence.end): q.id for q in brief.quotations}
        self._measures = {m.measure: m.id for m in brief.measures}
        self.all = {*self._words.values(), *self._measures.values()}

    def of(self, source: Words | str) -> str | None:
        if isinstance(source, str):
            return self._measures.get(source)
        return self._words.get((source.bill, source.evidence.start, source.evidence.end))


def _source_cells(brief: Brief) -> Iterator[str]:
    """The last cell of a row must show every source that the other cells cite: only it is rendered."""
    for section in brief.sections:
        for block in section.blocks:
            if not isinstance(block, Table) or not block.sources_last:
                continue
            for number, row in enumerate(block.rows, 1):
                missing = {cite for cell in row for cite in cell.cites} - set(row[-1].cites)
                if missing:
                    cites = ", ".join(sorted(missing))
                    yield f"section “{section.heading.text}”, row {number}: the source cell does not show {cites}"


# --- 5. the words between the facts -----------------------------------------------------------------------------------


def _own_words(brief: Brief, ledger: Ledger) -> Iterator[str]:
    own = re.compile("|".join(map(re.escape, catalogue(ledger.lang)["own"]["quoted"])))
    for place, statement in _placed(brief):
        for words in (piece.text for piece in pieces(statement) if piece.fact is None):
            if _FIGURE_OR_QUOTE.search(own.sub("", words)):
                yield f"{place}: {words!r} holds a figure or quotation that no fact bears out"
    try:
        anew = build(ledger, brief.tier)
    except (KeyError, ValueError):  # the material itself is wrong, and was named above
        return
    for stated, expected in zip_longest(_placed(brief), _placed(anew)):
        if stated != expected:
            yield _difference(stated, expected)
            return
    if dict(brief) != dict(anew):
        yield "the order or layout of the brief is not that to which the material leads"


def _difference(stated: _Placed | None, expected: _Placed | None) -> str:
    if stated is None:
        assert expected is not None
        return f"{expected.place}: missing: “{shortened(expected.statement.text)}”"
    if expected is None:
        return f"{stated.place}: nothing in the material leads to “{shortened(stated.statement.text)}”"
    return (
        f"{stated.place}: “{shortened(stated.statement.text)}” is not what the material leads to: "
        f"“{shortened(expected.statement.text)}”"
    )
