"""One document into one Analysis: the bill, its provisions, and what is said around it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from billkit.bill.facts import DOUBT, bill_score, find_bill, home_of
from billkit.engine.agents import Agents
from billkit.engine.compiled import ruleset
from billkit.engine.details import Known, details_of
from billkit.engine.details.place import place_of
from billkit.engine.frames import Frames, InstrumentMention
from billkit.engine.gather import gather
from billkit.engine.items import Item
from billkit.engine.match import hits
from billkit.engine.mentions import economy_mentions, instrument_mentions
from billkit.engine.reading import Reading
from billkit.engine.ruleset import RuleSet
from billkit.engine.scope import Scope
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
from billkit.slots.modality import modality_of
from billkit.structure.articles import Article, articles


def analyse(document: Document, rules: Path | RuleSet | None = None) -> Analysis:
    """Read a document for what its bill contains.

    `rules` is a folder of the user's own rules, laid over the shipped ones, or a loaded RuleSet. A text that describes
    no bill gives an Analysis with `bill` None, no provisions and a notice `no-bill`; it is no error. Raises RuleError
    when a rule is wrong.
    """
    loaded = rules if isinstance(rules, RuleSet) else ruleset(rules)
    if document.language != "en":
        name = {"ko": "Korean"}.get(document.language, f"language {document.language!r}")
        message = f"No rules for {name} yet: nothing was extracted from this text."
        told = (*document.notices, Notice(code="language", message=message))
        return Analysis(document=DocumentInfo.of(document), notices=told)
    parts = articles(document.text)
    article, notices = _article_on_the_bill(document, parts)
    span = (article.start, article.end)
    bill = find_bill(document, span)
    in_doubt = _in_doubt(document, span, loaded, notices) if bill is None else None
    return in_doubt or _Analyst(document, span, loaded, bill).analysis(notices)


def _in_doubt(
    document: Document, span: tuple[int, int], rules: RuleSet, notices: Sequence[Notice]
) -> Analysis | None:
    """A text whose opening does not tell a bill from other news, read as if it described one: kept where it lists
    instruments of many kinds, as only descriptions of bills and programmes do."""
    bill = find_bill(document, span, threshold=DOUBT)
    if bill is None:
        return None
    message = "The text does not say plainly that it describes a bill or programme; it is read as one for the instruments it lists."
    told = Notice(code="bill-in-doubt", message=message)
    analysis = _Analyst(document, span, rules, bill).analysis([*notices, told])
    kinds = len({p.kind for p in analysis.provisions})
    return analysis if bill_score(document, span) + _PER_KIND * kinds >= _ENOUGH else None


# What the opening says and what the text lists are added up. News of firms and markets name up to nine kinds of
# instruments, with an opening of -2 and less; programmes of governments a dozen.
_PER_KIND, _ENOUGH = 0.4, 2.0


def _article_on_the_bill(document: Document, parts: Sequence[Article]) -> tuple[Article, list[Notice]]:
    """The article that is most about a bill; the others are not read, and a notice says so."""
    if len(parts) == 1:
        return parts[0], []
    best = max(parts, key=lambda part: bill_score(document, (part.start, part.end)))
    skipped = ", ".join(repr(part.title) for part in parts if part is not best)
    message = (
        f"The text holds {len(parts)} articles; only {best.title!r} is read as the bill. Not read: {skipped}."
    )
    return best, [Notice(code="articles", message=message, start=best.start, end=best.end)]


class _Analyst:
    """Holds what the steps of one analysis share."""

    def __init__(self, document: Document, span: tuple[int, int], rules: RuleSet, bill: Bill | None) -> None:
        self.document = document
        self.rules = rules
        self.bill = bill
        self.home = str(bill.jurisdiction.value) if bill and bill.jurisdiction else home_of(document, span)
        self.reading = Reading(document.text, *span, rules.matcher, self.home)
        # without a bill no economy is the text's own: what each of them does is context
        agents = Agents(self.reading, self.home if bill else None, economy_mentions(self.reading))
        instruments = instrument_mentions(self.reading, bill)
        self.frames = Frames(
            self.reading,
            rules,
            agents,
            instruments,
            has_bill=bill is not None,
            announced=self._announced(instruments),
        )
        self.scope = Scope(self.reading, rules, self.frames, self.home)
        self.known = Known()

    def _announced(self, instruments: Sequence[InstrumentMention]) -> bool:
        """Whether the text is about a programme that a government announces, with no law to carry it."""
        stage = self.bill.stage.value if self.bill and self.bill.stage else "announced"
        return stage in ("announced", "in preparation") and all(m.is_plan for m in instruments if m.primary)

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
            evidence=evidence,
            trace=self._trace(item),
        )

    def _details(self, item: Item) -> Details:
        return details_of(item, self.rules.rules[item.kind], self.reading, self.scope, self.known)

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

    def _modality(self, item: Item) -> Modality:
        place = place_of(item, self.known.anchors, self.reading, self.scope)
        start = place.clause[0]
        anchor = place.anchor[0] - start, place.anchor[1] - start
        following = place.own_tokens(place.clause)[1]
        limit = self.reading.offsets(following - 1, following)[1] - start
        return modality_of(place.text(place.clause), *anchor, limit)

    def _trace(self, item: Item) -> Trace:
        hit = item.hits[0]
        words = tuple(self.reading.words(*r) for r in (hit.anchor, *hit.support))
        return Trace(rule=item.kind, cue=hit.cue.id, words=words, scope=item.decision.why)
