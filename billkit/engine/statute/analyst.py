"""A statute into an Analysis: its own operative paragraphs, and nothing else.

In the text of a law nothing is another economy's, existing or only wanted: everything operative is the law's own. So there
are no context measures, exclusions or demands.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from billkit.engine.analyst import Analyst
from billkit.engine.items import Item
from billkit.engine.match import Hit, hits
from billkit.engine.reading import Reading
from billkit.engine.ruleset import Cue, RuleSet
from billkit.engine.scope import Decision
from billkit.engine.statute.choose import Choice, Chooser
from billkit.engine.statute.drafting import Drafting
from billkit.engine.statute.forms import forms
from billkit.engine.statute.live import live_text
from billkit.engine.statute.units import Unit, units
from billkit.models import Analysis, Bill, Details, Document, DocumentInfo, Evidence, Notice, Provision, Trace

Span = tuple[int, int]
_TITLE = 4000  # characters in which a long title stands
_LONGEST = 400  # characters of a quote


class StatuteReader:
    """Reads one statute; `analyst` is that of its language, for details."""

    def __init__(
        self,
        document: Document,
        rules: RuleSet,
        bill: Bill | None,
        drafting: Drafting,
        analyst: type[Analyst[Any]],
    ) -> None:
        self.document, self.rules, self.bill, self.drafting = document, rules, bill, drafting
        self.units = units(document)
        text = live_text(document.text, self._pieces())
        # details are read by the analyst of the language, over the operative words alone
        shown = document.model_copy(update={"text": text})
        self.analyst = analyst(shown, (0, len(text)), rules, bill)
        self.reading: Reading = self.analyst.reading
        told = hits(self.reading, rules.rules.values())
        self.chooser = Chooser(document.text, self.reading, told, forms(document.language), drafting)

    def _pieces(self) -> list[Span]:
        pieces: list[Span] = []
        for unit in self.units:
            if unit.role == "addenda" and not self.drafting.own_addendum(unit):
                continue
            sentences = self.drafting.sentences(self.document.text, unit)
            pieces += sentences
            if sentences and unit.role != "addenda":
                pieces += [span for _, span in unit.items if span[1] > span[0]]
        return pieces

    def analysis(self, told: Sequence[Notice]) -> Analysis:
        choices = self._choices()
        items = [self._item(choice) for choice in choices]
        self.analyst.known.anchors = sorted({item.hits[0].anchor for item in items})
        provisions = [
            self._provision(choice, item, f"p{n}")
            for n, (choice, item) in enumerate(zip(choices, items, strict=True), 1)
        ]
        return Analysis(
            document=DocumentInfo.of(self.document),
            bill=self.bill,
            provisions=tuple(provisions),
            notices=(*self.document.notices, *told),
        )

    def _choices(self) -> list[Choice]:
        """The choices of all units; amending clauses and inserted sentences without a kind have that of the long title."""
        by_unit = [(unit, self.chooser.of(unit)) for unit in self.units]
        first = min((unit.lead[0] for unit in self.units), default=0)
        theme = self.chooser.theme((0, min(first, _TITLE)))
        found: list[Choice] = []
        told = [unit.lead[0] for unit, choices in by_unit if choices or unit.role == "quoted"]
        for unit, choices in by_unit:
            if not choices and theme and self._on_theme(unit, told):
                own = self.chooser.by_theme(unit, theme)
                choices = [own] if own else []
            found += choices
        return found

    def _on_theme(self, unit: Unit, told: Sequence[int]) -> bool:
        """A sentence for another law; or a clause that amends one, unless the words it inserts have units with kinds."""
        if unit.role == "quoted":
            return True
        sentences = self.drafting.sentences(self.document.text, unit)
        inside = any(unit.section.start < at < unit.section.end for at in told)
        return bool(sentences) and not inside and self.drafting.amends_here(self.document.text, sentences[0], unit)

    def _item(self, choice: Choice) -> Item:
        first, after = self._tokens(choice.at)
        hit = choice.hit or self._hit(choice, (first, after))
        span = self._evidence_tokens(choice, hit)
        again = [self._chunks(self._tokens(at)) for at in choice.repeats]
        return Item(choice.kind, Decision("provision", choice.why), [hit], [span], again)

    def _tokens(self, span: Span) -> Span:
        first = min(self.reading.token_at(span[0]), len(self.reading.tokens) - 1)
        if first and self.reading.offsets(first - 1, first)[1] > span[0]:
            first -= 1
        return first, max(first + 1, self.reading.token_at(span[1]))

    def _hit(self, choice: Choice, at: Span) -> Hit:
        cue = Cue(f"statute-{choice.rule}", self.document.language, ())
        return Hit(choice.kind, cue, at, (), self.reading.sentence_of(at[0]).number, at)

    def _evidence_tokens(self, choice: Choice, hit: Hit) -> Span:
        """The chunks that the words touch; in a lead not before its main clause, if the words stand in that."""
        at = self._tokens(choice.at)
        sentence = self.reading.sentence_of(at[0])
        chunks = [c for c in sentence.chunks if c[0] < at[1] and at[0] < c[1]]
        first = min([at[0], *(c[0] for c in chunks)])
        after = max(
            [min(at[1], sentence.after), *(c[1] for c in chunks), hit.span[1] if choice.item is None else 0]
        )
        core = self.drafting.core(self.document.text, choice.sentence)
        if choice.item is None and core <= choice.at[0]:
            first = max(first, min(at[0], self.reading.token_at(core)))
            if self.document.language == "en":  # with the party that acts and its verb
                first = min(first, self.reading.token_at(core))
        while after - first > 1 and self._length(first, after) > _LONGEST:
            first, after = (first + 1, after) if first < at[0] else (first, after - 1)
        return first, max(after, first + 1)

    def _chunks(self, at: Span) -> Span:
        sentence = self.reading.sentence_of(at[0])
        chunks = [c for c in sentence.chunks if c[0] < at[1] and at[0] < c[1]]
        return min([at[0], *(c[0] for c in chunks)]), max([min(at[1], sentence.after), *(c[1] for c in chunks)])

    def _length(self, first: int, after: int) -> int:
        start, end = self.reading.offsets(first, after)
        return end - start

    def _provision(self, choice: Choice, item: Item, identity: str) -> Provision:
        rule = self.rules.rules[choice.kind]
        details = self._details(choice, item)
        actor = self.drafting.actor(self.document.text, choice.sentence, choice.unit)
        details.pop("actor", None)
        evidence = self._evidence(item)
        name = choice.rule if choice.hit else f"statute-{choice.rule}"
        at = item.hits[0].anchor if choice.hit else self._tokens(choice.at)
        return Provision(
            id=identity,
            kind=choice.kind,
            title=rule.title.get("en", choice.kind),
            actor=actor if not choice.kind.startswith(_NOBODY) else None,
            modality=self.drafting.modality(
                self.document.text, choice.sentence, None if choice.item else choice.at
            ),
            details=details,
            section=evidence[0].section,
            rule=f"{choice.kind}/{name}",
            evidence=evidence,
            trace=Trace(rule=choice.kind, cue=name, words=(self.reading.words(*at),), scope=choice.why),
        )

    def _details(self, choice: Choice, item: Item) -> Details:
        stated = self.drafting.details(
            self.document.text, choice.kind, choice.unit, [choice.item or choice.sentence]
        )
        read = {} if choice.kind in _BARE else self.analyst._details(item)
        if law := self.drafting.amends(self.document.text, choice.sentence, choice.unit):
            stated["amends"] = law
        return {**read, **choice.sets, **stated}

    def _evidence(self, item: Item) -> tuple[Evidence, ...]:
        spans = dict.fromkeys([*item.spans, *item.repeats])
        return tuple(self.document.evidence(*self.reading.offsets(*span)) for span in spans)


_NOBODY = ("legal.delegation", "legal.procedure", "legal.sunset", "legal.retroactivity", "enforcement.", "legal.purpose", "legal.definition", "legal.relation", "legal.effective_date")
_BARE = frozenset({"legal.purpose", "legal.definition", "legal.delegation"})


def read_statute(
    document: Document,
    rules: RuleSet,
    bill: Bill | None,
    told: Sequence[Notice],
    drafting: Drafting,
    analyst: type[Analyst[Any]],
) -> Analysis:
    """The analysis of a statute. What is called a unit, form and choice: see the package."""
    return StatuteReader(document, rules, bill, drafting, analyst).analysis(told)


def has_units(document: Document) -> bool:
    """Whether a document has articles to read."""
    return any(s.rank == "article" and s.role in ("body", "quoted") for s in document.sections)


__all__ = ["Unit", "has_units", "read_statute"]
