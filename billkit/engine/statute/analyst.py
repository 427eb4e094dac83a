"""A statute into an Analysis: its own operative paragraphs, and nothing else.

In the text of a law nothing is another economy's, existing or only wanted: everything operative is the law's own. So there
are no context measures, exclusions or demands. Long laws are read in parts of whole units, so that the time is as long as
the text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any

from billkit.engine.analyst import Analyst
from billkit.engine.items import Item
from billkit.engine.match import hits
from billkit.engine.ruleset import RuleSet
from billkit.engine.scope import Decision
from billkit.engine.statute.choose import Choice, Chooser
from billkit.engine.statute.drafting import Drafting
from billkit.engine.statute.forms import forms
from billkit.engine.statute.live import live_text
from billkit.engine.statute.part import Part
from billkit.engine.statute.rules import statute_rules
from billkit.engine.statute.units import Unit, units
from billkit.models import Analysis, Bill, Details, Document, DocumentInfo, Notice, Provision, Trace

Span = tuple[int, int]
_PART = 40_000  # characters of the document that are read at a time
_TITLE = 4000  # characters in which a long title stands
# What nobody does: the law itself is the subject.
_NOBODY = (
    "legal.purpose", "legal.definition", "legal.relation", "legal.effective_date", "legal.procedure", "legal.retroactivity",
    "enforcement.",
)  # fmt: skip
_BARE = frozenset(
    {"legal.purpose", "legal.definition", "legal.delegation"}
)  # kinds without details of their own


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
        told = forms(document.language)
        self.document, self.bill, self.drafting = document, bill, drafting
        self.rules = statute_rules(rules, told)
        self._analyst = analyst
        self.units = units(document)
        self.chooser = Chooser(document.text, told, drafting)
        text = live_text(document.text, self._pieces())
        # details are read by the analyst of the language, over the operative words alone
        self._shown = document.model_copy(update={"text": text})

    def analysis(self, told: Sequence[Notice]) -> Analysis:
        provisions: list[Provision] = []
        for part, choices in self._parts():
            items = [self._item(part, choice) for choice in choices]
            part.analyst.known.anchors = sorted({item.hits[0].anchor for item in items})
            for choice, item in zip(choices, items, strict=True):
                provisions.append(self._provision(part, choice, item, f"p{len(provisions) + 1}"))
        return Analysis(
            document=DocumentInfo.of(self.document),
            bill=self.bill,
            provisions=tuple(provisions),
            notices=(*self.document.notices, *told),
        )

    def _pieces(self) -> list[Span]:
        """The spans that are read: operative sentences, and items of lists that may name instruments."""
        pieces: list[Span] = []
        for unit in self.units:
            if unit.role == "addenda" and not self.drafting.own_addendum(unit):
                continue
            sentences = self.chooser.sentences(unit)
            pieces += sentences
            if sentences and unit.role != "addenda":
                items = [span for _, span in unit.items if span[1] > span[0]]
                pieces += items if self.chooser.may_name(sentences) else items[:1]
        return pieces

    def _parts(self) -> Iterator[tuple[Part, list[Choice]]]:
        """Part by part: its reading and the choices of its units. Amending clauses and inserted sentences without a
        kind have that of the long title."""
        first = min((unit.lead[0] for unit in self.units), default=0)
        theme = self.chooser.theme((0, min(first, _TITLE)))
        zones: list[tuple[int, str]] = []
        for group in _grouped(self.units):
            end = max(max([u.lead[1], *(s[1] for _, s in u.items)]) for u in group)
            analyst = self._analyst(self._shown, (group[0].lead[0], end), self.rules, self.bill)
            analyst.known.zones = [(-1, name) for _, name in zones]
            part = Part(analyst, self.drafting, self.document)
            self.chooser.read(part.reading, hits(part.reading, self.rules.rules.values()))
            yield part, self._choices(group, theme)
            zones = analyst.known.zones

    def _choices(self, group: Sequence[Unit], theme: str | None) -> list[Choice]:
        found: list[Choice] = []
        by_unit = [(unit, self.chooser.of(unit)) for unit in group]
        told = sorted(unit.lead[0] for unit, choices in by_unit if choices or unit.role == "quoted")
        for unit, choices in by_unit:
            if not choices and theme and self._on_theme(unit, told):
                own = self.chooser.by_theme(unit, theme)
                choices = [own] if own else []
            found += choices
        return found

    def _on_theme(self, unit: Unit, told: Sequence[int]) -> bool:
        """A sentence for another law; or a clause that amends one, unless the words it inserts are units themselves."""
        if unit.role == "quoted":
            return True
        sentences = self.chooser.sentences(unit)
        after = bisect_right(told, unit.section.start)
        inside = any(at != unit.lead[0] and at < unit.section.end for at in told[after : after + 2])
        if not sentences or not self.drafting.amends_here(self.document.text, sentences[0]):
            return False
        return not inside or _edits_words(unit, told)

    def _item(self, part: Part, choice: Choice) -> Item:
        hit = choice.hit or part.hit(choice)
        again = [part.chunks(part.tokens(at)) for at in choice.repeats]
        return Item(
            choice.kind, Decision("provision", choice.why), [hit], [part.evidence_tokens(choice, hit)], again
        )

    def _provision(self, part: Part, choice: Choice, item: Item, identity: str) -> Provision:
        text, rule = self.document.text, self.rules.rules[choice.kind]
        details = self._details(part, choice, item)
        actor = details.pop("actor", None)
        if not choice.kind.startswith(_NOBODY):
            actor = self.drafting.actor(text, choice.sentence, choice.unit)
        spans = dict.fromkeys([*item.spans, *item.repeats])
        evidence = tuple(self.document.evidence(*part.reading.offsets(*span)) for span in spans)
        name = choice.rule if choice.hit else f"statute-{choice.rule}"
        words = part.reading.words(*(item.hits[0].anchor if choice.hit else part.tokens(choice.at)))
        return Provision(
            id=identity,
            kind=choice.kind,
            title=rule.title.get("en", choice.kind),
            actor=str(actor) if actor and not choice.kind.startswith(_NOBODY) else None,
            modality=self.drafting.modality(text, choice.sentence, None if choice.item else choice.at),
            details=details,
            section=evidence[0].section,
            rule=f"{choice.kind}/{name}",
            crosswalk={system: code for system, code in rule.crosswalk.items() if code},
            evidence=evidence,
            trace=Trace(rule=choice.kind, cue=name, words=(words,), scope=choice.why),
        )

    def _details(self, part: Part, choice: Choice, item: Item) -> Details:
        text, unit = self.document.text, choice.unit
        stated = self.drafting.details(text, choice.kind, unit, [choice.item or choice.sentence])
        read = {} if choice.kind in _BARE else part.analyst._details(item)
        if law := self.drafting.amends(text, choice.sentence, unit):
            stated["amends"] = law
        if choice.repeats and choice.item:
            stated["items"] = list(
                dict.fromkeys(self._item_number(at[0]) for at in (choice.at, *choice.repeats))
            )
        return {**read, **choice.sets, **stated}

    def _item_number(self, offset: int) -> str:
        """An item by its own number, as laws cite it inside a paragraph: 제3호, (A)."""
        section = self.document.sections_at(offset)[-1]
        return section.label.rsplit("항", 1)[-1] if self.document.tradition == "kr" else section.number


def _edits_words(unit: Unit, told: Sequence[int]) -> bool:
    """Whether one of several edits only changes words, and inserts no sentence that is a unit itself."""
    for section, _ in unit.items:
        after = bisect_right(told, section.start)
        if section.role != "quoted" and not any(at < section.end for at in told[after : after + 1]):
            return True
    return False


def _grouped(found: Sequence[Unit]) -> Iterator[list[Unit]]:
    """Units in the order of the text, in parts; an article is not divided."""
    group: list[Unit] = []
    for unit in found:
        if group and unit.lead[0] - group[0].lead[0] > _PART and unit.article != group[-1].article:
            yield group
            group = []
        group.append(unit)
    if group:
        yield group


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
