"""A written brief, block by block, beside what was recorded when it was written, and that beside today's material."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from billkit.briefs.checking.alignment import Pair, pairs
from billkit.briefs.checking.anew import Outcome, worst
from billkit.briefs.checking.edits import Verdict, judged, judged_alone
from billkit.briefs.checking.expected import Form, Part, Unit, expected
from billkit.briefs.checking.found import Found, FoundCell
from billkit.briefs.checking.words import Names
from billkit.briefs.pieces import pieces
from billkit.models.brief import Brief
from billkit.models.verification import CheckedStatement, Status

_RESTORE = "restore the words that were written, or write the brief anew from material that says so"
_ADDED = "take it out, or mark it as your own and check it yourself"
_REWORDED = "read it against the source yourself: the program checks its own words alone"
_ANEW = "write the brief anew: `billkit brief`"
_AT_HAND = "name the source with --source FILE, your own measures with --measures and rules with --rules"


class Record:
    """A recorded brief, and what its facts came to today: files can be checked against it."""

    def __init__(self, brief: Brief, outcomes: Mapping[str, Outcome], form: Form = "markdown") -> None:
        self._blanks = form != "pdf"
        self._outcomes = outcomes
        self._expected = expected(brief, form)
        self._charts = {f"figure/{figure.id}": figure.svg for figure in brief.figures()}
        told = [piece for statement in brief.statements() for piece in pieces(statement)]
        facts, own = (piece.text for piece in told if piece.fact), (p.text for p in told if not p.fact)
        self._names = Names(facts, own)

    def check(self, found: Sequence[Found]) -> tuple[CheckedStatement, ...]:
        """Every statement and source beside the blocks of a file, in reading order; then what was added."""
        units = _shown(self._expected, found)
        checked = (
            self._pair(
                pair,
                units[pair.expected] if pair.expected is not None else None,
                found[pair.found] if pair.found is not None else None,
            )
            for pair in pairs(units, found, self._blanks)
        )
        return tuple(statement for listed in checked for statement in listed)

    def _pair(self, pair: Pair, unit: Unit | None, block: Found | None) -> Iterator[CheckedStatement]:
        if unit is None:
            assert block is not None
            yield from (self._added(cell) for cell in block.cells if cell.text)
        elif block is None:
            yield from (self._missing(part) for part in unit.parts)
        elif pair.moved:
            yield from self._moved(unit, block)
        else:
            yield from self._both(unit, block)

    def _both(self, unit: Unit, block: Found) -> Iterator[CheckedStatement]:
        for part, cell in zip(unit.parts, block.cells, strict=False):
            yield self._beside(part, cell, block.file)
        yield from (self._missing(part) for part in unit.parts[len(block.cells) :])
        yield from (self._added(cell) for cell in block.cells[len(unit.parts) :])

    def _beside(self, part: Part, cell: FoundCell, file: str) -> CheckedStatement:
        verdict = judged(part, cell.text, self._names, self._blanks)
        drawn = self._charts.get(part.key)
        if verdict.status == "verified" and drawn and file:
            verdict = _chart(drawn, file)
        return self._stated(part, cell, verdict)

    def _moved(self, unit: Unit, block: Found) -> Iterator[CheckedStatement]:
        for part, cell in zip(unit.parts, block.cells, strict=True):
            yield self._stated(part, cell, Verdict("not_found", ("stands at another place of the brief",)))

    def _missing(self, part: Part) -> CheckedStatement:
        if not part.text:
            return self._stated(part, FoundCell(""), Verdict("verified"))
        return CheckedStatement(
            status="not_found", place=part.place, was=part.text, reasons=("missing",), remedy=_RESTORE
        )

    def _added(self, cell: FoundCell) -> CheckedStatement:
        status, reasons = judged_alone(cell.text, self._names)
        return CheckedStatement(
            status=status,
            place="added by hand",
            line=cell.line or None,
            now=cell.text,
            reasons=reasons,
            remedy=_ADDED if status == "not_found" else _REWORDED,
        )

    def _stated(self, part: Part, cell: FoundCell, verdict: Verdict) -> CheckedStatement:
        """The words of a statement and its facts together: the worse of the two decides."""
        outcome = self._outcomes.get(part.key, Outcome())
        status = worst((verdict.status, outcome.status))
        reasons = [*verdict.reasons, *outcome.reasons]
        return CheckedStatement(
            status=status,
            place=part.place,
            line=cell.line or None,
            was=part.text,
            now=cell.text,
            reasons=tuple(reasons),
            notes=outcome.notes,
            remedy=_remedy(status, verdict.status),
        )


def _chart(drawn: str, file: str) -> Verdict:
    """Whether the picture beside the brief is the one that was drawn."""
    if file == drawn:
        return Verdict("verified")
    if file == "missing":
        return Verdict("not_checked", ("the file of the chart does not lie beside the brief",))
    return Verdict("not_found", ("the picture is not the one that was drawn",))


def _remedy(status: Status, of_words: Status) -> str:
    if status == "verified":
        return ""
    if status == "not_found":
        return _RESTORE
    if status == "changed_since":
        return _ANEW
    return _REWORDED if of_words == "not_checked" else _AT_HAND


def _shown(units: Sequence[Unit], found: Sequence[Found]) -> list[Unit]:
    """Without the charts that the writer left out: neither picture nor caption stands there."""
    texts = {cell.text for block in found for cell in block.cells}
    images = any(block.kind == "image" for block in found)
    left_out = {
        unit.optional
        for unit in units
        if unit.optional and unit.kind == "paragraph" and unit.parts[0].text not in texts and not images
    }
    return [unit for unit in units if unit.optional not in left_out]
