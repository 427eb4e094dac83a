"""Every fact and source of a recorded brief, looked up anew in the material as it is today."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from billkit.briefs.assembly import build
from billkit.briefs.checking.citations import drawn_as_digests
from billkit.briefs.composer import Words, check, measure_source, sources_of
from billkit.briefs.ledger import ITEMS, Ledger, Unknown
from billkit.briefs.wording import shortened, worded
from billkit.models.brief import (
    Brief,
    BriefSection,
    Fact,
    FactValue,
    Figure,
    MeasureSource,
    Quotation,
    Statement,
    Table,
    TextRead,
)
from billkit.models.evidence import Evidence
from billkit.models.verification import Status

_RANK: tuple[Status, ...] = ("verified", "not_checked", "changed_since", "not_found")
_BY_MEASURES = re.compile(r"measure/|kind/[^/]+$|area/|economy/")
_NEEDS_BILL = re.compile(r"^(?:shared|in_bill|not_recorded$|elsewhere)")


class Known(NamedTuple):
    """What of the material is at hand; `changed` are the numbers of sources that are not the files they were.

    `same` says that sources, rules, measures and program are all those of the record, `lost` why a source that is at
    hand is of no use.
    """

    bill: bool
    measures: bool
    changed: frozenset[int] = frozenset()
    same: bool = False
    lost: str = ""


class Outcome(NamedTuple):
    status: Status = "verified"
    reasons: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @staticmethod
    def of(outcomes: Iterable[Outcome]) -> Outcome:
        """The worst of several, with what was said of all."""
        listed = list(outcomes)
        status = worst(o.status for o in listed)
        reasons = dict.fromkeys(r for o in listed if o.status == status for r in o.reasons)
        return Outcome(status, tuple(reasons), tuple(dict.fromkeys(n for o in listed for n in o.notes)))


def worst(statuses: Iterable[Status]) -> Status:
    return max(statuses, key=_RANK.index, default="verified")


def looked_up(brief: Brief, ledger: Ledger, known: Known) -> dict[str, Outcome]:
    """What became of each statement and source, by the key of `expected.Part`."""
    return dict(_Anew(brief, ledger, known).outcomes())


class _Anew:
    def __init__(self, brief: Brief, ledger: Ledger, known: Known) -> None:
        self._brief = brief
        self._ledger = ledger
        self._known = known
        self._quoted = {quotation.id: quotation for quotation in brief.quotations}
        self._measured = {source.measure: source.id for source in brief.measures}

    def outcomes(self) -> Iterator[tuple[str, Outcome]]:
        brief = self._brief
        for number, statement in enumerate(brief.statements()):
            facts = [self._fact(fact, statement) for fact in statement.facts]
            yield f"statement/{number}", Outcome.of([*facts, *self._own_words(number, statement)])
        for figure in brief.figures():
            yield f"figure/{figure.id}", self._figure(figure)
        for number, text in enumerate(brief.texts):
            yield f"text/{number}", self._text(number, text)
        for quotation in brief.quotations:
            yield f"source/{quotation.id}", self._quotation(quotation)
        for source in brief.measures:
            yield f"source/{source.id}", self._measure(source)

    # --- facts ----------------------------------------------------------------------------------------------------

    def _fact(self, fact: Fact, statement: Statement) -> Outcome:
        if missing := self._not_at_hand(fact):
            return missing
        faults = self._all_faults(fact, fact.subject, statement)
        if not faults:
            return Outcome(notes=self._note_of(fact))
        if self._elsewhere(fact, statement):
            return Outcome(
                notes=("the program counts this item differently today; its words and values are the same",)
            )
        return Outcome("changed_since", tuple(faults))

    def _not_at_hand(self, fact: Fact) -> Outcome | None:
        by_measures = bool(_BY_MEASURES.match(fact.subject)) and not any(
            _NEEDS_BILL.match(field) for field in fact.fields
        )
        if not self._known.bill and not by_measures:
            return self._without_bill("the source it rests on is not at hand")
        if not self._known.measures and not fact.subject.startswith(
            ("bill/", "document/", "conflict/", "dossier")
        ):
            return Outcome("not_checked", ("the measures it rests on are not at hand",))
        return None

    def _without_bill(self, reason: str) -> Outcome:
        lost = self._known.lost
        return Outcome("changed_since", (lost,)) if lost else Outcome("not_checked", (reason,))

    def _all_faults(self, fact: Fact, subject: str, statement: Statement) -> list[str]:
        """What is not as it was, were the fact one about `subject`; a subject that is gone is one fault."""
        try:
            return list(self._faults(fact, subject, statement))
        except (KeyError, IndexError, ValueError, TypeError, AttributeError):
            return [f"{_what(fact)}: no longer in the material"]

    def _faults(self, fact: Fact, subject: str, statement: Statement) -> Iterator[str]:
        """What is not as it was: values, the words for them, whether they can be read twice, what they cite."""
        values = tuple(self._ledger.value(subject, field) for field in fact.fields)
        if changes := list(_changes(fact, values)):
            yield from changes
            return
        words = worded(fact.form, values, self._ledger.lang)
        stated = statement.text[fact.start : fact.end]
        if words != stated:
            yield f"{_what(fact)}: “{stated}” is worded “{words}” today"
        moved = fact.model_copy(update={"subject": subject})
        if check(self._ledger, moved) != fact.check:
            yield (
                f"{_what(fact)}: can no longer be read a second time"
                if fact.check == "verified"
                else (f"{_what(fact)}: can be read a second time today, and is marked as not checked")
            )
        for source in sources_of(self._ledger, moved):
            if not self._cited(source, statement):
                name = source if isinstance(source, str) else f"“{shortened(source.evidence.quote, 60)}”"
                yield f"{_what(fact)}: rests on {name}, which is not cited"

    def _cited(self, source: Words | str, statement: Statement) -> bool:
        if isinstance(source, str):
            return self._measured.get(source) in statement.cites
        return any(
            quotation.bill == source.bill and self._is(quotation.evidence, source)
            for cite in statement.cites
            if (quotation := self._quoted.get(cite))
        )

    def _is(self, recorded: Evidence, source: Words) -> bool:
        """The same words; in a source that is the file it was, at the same place."""
        if source.bill in self._known.changed:
            return recorded.quote == source.evidence.quote
        return (recorded.start, recorded.end) == (source.evidence.start, source.evidence.end)

    def _note_of(self, fact: Fact) -> tuple[str, ...]:
        changed = self._known.changed
        if not changed or not fact.subject.startswith(("bill/", "conflict/")) or "/count" in fact.subject:
            return ()
        try:
            bill = self._ledger.text_of(fact.subject)
        except (ValueError, IndexError, Unknown):
            return ()
        return ("the source changed; the words and values cited are still in it",) if bill in changed else ()

    def _elsewhere(self, fact: Fact, statement: Statement) -> bool:
        """Whether another item of the same kind of list rests on the words cited and bears out the values."""
        parts = fact.subject.split("/")
        if parts[0] != "bill" or len(parts) < 4 or not (parts[1].isdigit() and parts[2] in ITEMS):
            return False
        quotes = {q.evidence.quote for cite in statement.cites if (q := self._quoted.get(cite))}
        return any(
            not self._all_faults(fact, subject, statement)
            for quote in quotes
            for subject in self._by_quote.get((int(parts[1]), parts[2], quote), ())
        )

    @cached_property
    def _by_quote(self) -> Mapping[tuple[int, str, str], list[str]]:
        """The items of each list of each bill by the words they rest on; notices rest on none."""
        found: dict[tuple[int, str, str], list[str]] = defaultdict(list)
        for bill, group, subject in self._items():
            for quote in {evidence.quote for evidence in self._ledger.evidence(subject)}:
                found[bill, group, quote].append(subject)
        return found

    def _items(self) -> Iterator[tuple[int, str, str]]:
        for bill, analysis in enumerate(self._ledger.analyses):
            for group, name in ITEMS.items():
                for place, item in enumerate(getattr(analysis, name)):
                    identity = item.id if group == "provision" else place
                    yield bill, group, f"bill/{bill}/{group}/{identity}"

    # --- words that rest on no fact -------------------------------------------------------------------------------

    @cached_property
    def _today(self) -> Brief | None:
        """What the material leads to today; None where it is not all at hand."""
        if not (self._known.bill and self._known.measures):
            return None
        try:
            return drawn_as_digests(build(self._ledger, self._brief.tier))
        except (KeyError, ValueError):
            return None

    def _own_words(self, number: int, statement: Statement) -> Iterator[Outcome]:
        """A cell that says there is nothing; and, where all the material is the same, every word."""
        if self._today is None:
            return
        if self._known.same and statement.text not in self._texts_today:
            yield Outcome(
                "changed_since",
                ("the same material does not lead to these words: the citation data were changed",),
            )
            return
        now = self._cells_today.get(self._cells[number]) if number in self._cells else None
        if now is not None and not statement.facts and now != statement.text:
            yield Outcome("changed_since", (f"“{statement.text}” is “{now}” today",))

    @cached_property
    def _texts_today(self) -> frozenset[str]:
        return frozenset(s.text for s in self._today.statements()) if self._today else frozenset()

    @cached_property
    def _cells(self) -> dict[int, tuple[str, ...]]:
        """For each cell by its number: the section, what its row is about, and the column."""
        return {number: where for number, where, _ in _cells(self._brief)}

    @cached_property
    def _cells_today(self) -> dict[tuple[str, ...], str]:
        if self._today is None:
            return {}
        return {where: text for _, where, text in _cells(self._today)}

    def _figure(self, figure: Figure) -> Outcome:
        if self._today is None:
            return Outcome("not_checked", ("what the chart is drawn from is not at hand",))
        drawn = {other.id: (other.svg, other.alt) for other in self._today.figures()}
        if drawn.get(figure.id) == (figure.svg, figure.alt):
            return Outcome()
        return Outcome("changed_since", ("the chart is drawn differently from today's material",))

    # --- sources --------------------------------------------------------------------------------------------------

    def _text(self, number: int, text: TextRead) -> Outcome:
        if not self._known.bill or number >= len(self._ledger.documents):
            return self._without_bill("the source is not at hand")
        document = self._ledger.documents[number]
        if document.sha256 != text.sha256:
            return Outcome(
                "changed_since", (f"the file is another: SHA-256 {text.sha256} → {document.sha256}",)
            )
        if len(document.text) != text.chars:
            return Outcome("changed_since", (f"characters read: {text.chars:,} → {len(document.text):,}",))
        return Outcome()

    def _quotation(self, quotation: Quotation) -> Outcome:
        if not self._known.bill or quotation.bill >= len(self._ledger.documents):
            return self._without_bill("the source is not at hand")
        document, span = self._ledger.documents[quotation.bill], quotation.evidence
        if quotation.document != self._brief.texts[quotation.bill].name:
            return Outcome("changed_since", (f"{quotation.document} is not the text that was read",))
        if span.proves(document):
            now = document.evidence(span.start, span.end)
            if (now.page, now.section, document.line_at(span.start)) == (
                span.page,
                span.section,
                quotation.line,
            ):
                return Outcome()
        if quotation.bill not in self._known.changed:
            return Outcome(
                "changed_since",
                (f"“{shortened(span.quote, 80)}” does not stand at that place of the source",),
            )
        start = document.text.find(span.quote)
        if start < 0:
            return Outcome(
                "changed_since", (f"“{shortened(span.quote, 80)}” no longer stands in the source",)
            )
        where = f"line {document.line_at(start)}, characters {start}–{start + len(span.quote)}"
        return Outcome(notes=(f"the source changed; the words stand in it at {where}",))

    def _measure(self, source: MeasureSource) -> Outcome:
        if not self._known.measures:
            return Outcome("not_checked", ("the measures are not at hand",))
        if source.measure not in self._ledger.measures:
            return Outcome("changed_since", (f"{source.measure} is no longer in the data",))
        now = measure_source(self._ledger, source.measure, source.id, self._brief.tier == "full")
        reasons = [
            f"{name} of {source.measure}: {getattr(source, name)!r} → {getattr(now, name)!r}"
            for name in MeasureSource.model_fields
            if getattr(source, name) != getattr(now, name)
        ]
        return Outcome("changed_since", tuple(reasons)) if reasons else Outcome()


def _what(fact: Fact) -> str:
    return f"{fact.subject} {', '.join(fact.fields)}"


def _changes(fact: Fact, values: tuple[FactValue, ...]) -> Iterator[str]:
    """Which value, and what it was and is."""
    for field, was, now in zip(fact.fields, fact.values, values, strict=True):
        if was != now or type(was) is not type(now):
            yield f"{fact.subject} {field}: {_told(was)} → {_told(now)}"


def _told(value: FactValue) -> str:
    return "nothing" if value is None else shortened(str(value), 120)


def _cells(brief: Brief) -> Iterator[tuple[int, tuple[str, ...], str]]:
    """Each cell of a table: its number among the statements, where it stands, its text."""
    number = len(brief.lead)  # the title has the number 0
    for section in brief.sections:
        places = _placed(section)
        for statement in section.statements():
            number += 1
            if id(statement) in places:
                yield number, places[id(statement)], statement.text


def _placed(section: BriefSection) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    for block in section.blocks:
        if not isinstance(block, Table):
            continue
        for row in block.rows:
            about = tuple(dict.fromkeys(fact.subject for cell in row for fact in cell.facts))[:2]
            for head, cell in zip(block.headers, row, strict=True):
                found[id(cell)] = (section.id, *about, head.text)
    return found
