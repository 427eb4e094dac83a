"""One stretch of a document into one Analysis: items, details, evidence, and where each belongs."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Generic, TypeVar

from billkit.bill.facts import home_of
from billkit.engine.details import Known
from billkit.engine.gather import gather
from billkit.engine.items import Item
from billkit.engine.match import hits
from billkit.engine.reading import Reading
from billkit.engine.ruleset import RuleSet
from billkit.engine.scope import Scoping
from billkit.models import (
    Analysis,
    Bill,
    ContextMeasure,
    Demand,
    Details,
    Document,
    DocumentInfo,
    Evidence,
    Exclusion,
    Modality,
    Notice,
    OtherBill,
    Provision,
    Trace,
)

S = TypeVar("S", bound=Scoping)


class Analyst(ABC, Generic[S]):
    """Holds what the steps of one analysis share. What depends on the language is left to a subclass for each."""

    def __init__(self, document: Document, span: tuple[int, int], rules: RuleSet, bill: Bill | None) -> None:
        self.document = document
        self.rules = rules
        self.bill = bill
        self.home = str(bill.jurisdiction.value) if bill and bill.jurisdiction else home_of(document, span)
        self.reading = Reading(document.text, *span, rules.matcher, self.home, language=rules.language)
        self.known = Known()
        self.scope = self._scope()

    @abstractmethod
    def _scope(self) -> S:
        """Whose measure each hit is."""

    @abstractmethod
    def _details(self, item: Item) -> Details:
        """Attributes by the names of the codebook, and `actor`."""

    @abstractmethod
    def _modality(self, item: Item) -> Modality: ...

    def analysis(self, told: Sequence[Notice]) -> Analysis:
        notices = [*self.document.notices, *told]
        items = gather(self.reading, self.scope, hits(self.reading, self.rules.rules.values()))
        self.known.anchors = sorted({hit.anchor for item in items for hit in item.hits})
        if self.bill is None:
            message = "No bill, act or programme is described here: no provisions are listed."
            notices.append(Notice(code="no-bill", message=message))
        placed = {place: [i for i in items if i.decision.place == place] for place in
                  ("provision", "context", "exclusion", "demand", "other_bill")}  # fmt: skip
        return Analysis(
            document=DocumentInfo.of(self.document),
            bill=self.bill,
            provisions=tuple(
                self._provision(item, f"p{n}")
                for n, item in enumerate(self._instruments(placed["provision"]), 1)
            ),
            context_measures=tuple(c for item in placed["context"] for c in self._context(item)),
            exclusions=tuple(self._exclusion(item) for item in self._instruments(placed["exclusion"])),
            demands=tuple(self._demand(item) for item in self._instruments(placed["demand"])),
            other_bills=tuple(self._other_bills(self._instruments(placed["other_bill"]))),
            notices=tuple(notices),
        )

    def _instruments(self, items: list[Item]) -> list[Item]:
        """Without laws that are merely named: those are context only."""
        return [item for item in items if item.kind != "other.unspecified"]

    def _provision(self, item: Item, identity: str) -> Provision:
        rule = self.rules.rules[item.kind]
        details = self._details(item)
        actor = details.pop("actor", None)
        evidence = self._evidence(item)
        return Provision(
            id=identity,
            kind=item.kind,
            title=rule.title.get("en", item.kind),
            actor=str(actor) if actor else None,
            modality=self._modality(item),
            details=details,
            section=evidence[0].section,
            rule=f"{item.kind}/{item.hits[0].cue.id}",
            crosswalk={name: value for name, value in rule.crosswalk.items() if value},
            evidence=evidence,
            trace=self._trace(item),
        )

    def _details_but_actor(self, item: Item) -> Details:
        """Who acts is told of provisions only."""
        return {name: value for name, value in self._details(item).items() if name != "actor"}

    def _context(self, item: Item) -> list[ContextMeasure]:
        details = self._details_but_actor(item)
        flags: dict[str, Details] = {
            "existing": {"existing_law": True},
            "outside": {"outside_bill": True},
            "ended": {"status": "ended"},
        }
        details.update(flags.get(item.decision.status, {}))
        evidence, trace = self._evidence(item), self._trace(item)
        return [
            ContextMeasure(economy=code, kind=item.kind, details=details, evidence=evidence, trace=trace)
            for code in item.decision.economies
        ]

    def _exclusion(self, item: Item) -> Exclusion:
        details = self._details_but_actor(item)
        return Exclusion(
            kind=item.kind, status=item.decision.status, details=details,
            evidence=self._evidence(item), trace=self._trace(item),
        )  # fmt: skip

    def _demand(self, item: Item) -> Demand:
        details = self._details_but_actor(item)
        if item.decision.status:
            details["status"] = item.decision.status
        return Demand(
            kind=item.kind,
            by=item.decision.by,
            details=details,
            evidence=self._evidence(item),
            trace=self._trace(item),
        )

    def _other_bills(self, items: list[Item]) -> list[OtherBill]:
        by_name: dict[str | None, list[Item]] = {}
        for item in items:
            by_name.setdefault(item.decision.by, []).append(item)
        return [
            OtherBill(
                title=name,
                provisions=tuple(self._provision(item, f"o{n}.{m}") for m, item in enumerate(group, 1)),
                evidence=self._evidence(group[0]),
            )
            for n, (name, group) in enumerate(by_name.items(), 1)
        ]

    def _evidence(self, item: Item) -> tuple[Evidence, ...]:
        spans = list(dict.fromkeys([*item.spans, *item.repeats]))
        return tuple(self.document.evidence(*self.reading.offsets(*span)) for span in spans)

    def _trace(self, item: Item) -> Trace:
        hit = item.hits[0]
        words = tuple(self.reading.words(*r) for r in (hit.anchor, *hit.support))
        return Trace(rule=item.kind, cue=hit.cue.id, words=words, scope=item.decision.why)
