"""Puts statements together: own words, and facts that are looked up, worded, cited and checked on the way in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from string import Formatter
from typing import NamedTuple

from billkit.briefs.catalogue import catalogue
from billkit.briefs.grounding import claim_found_again, found_again
from billkit.briefs.ledger import Ledger, document_name
from billkit.briefs.wording import worded
from billkit.models.brief import (
    Check,
    Fact,
    FactValue,
    MeasureLink,
    MeasureSource,
    Quotation,
    Statement,
    Tier,
)
from billkit.models.evidence import Evidence


class Words(NamedTuple):
    """Evidence, and the number of the bill whose document it stands in."""

    bill: int
    evidence: Evidence


class Told(NamedTuple):
    """A fact to be told: the fields of a subject, in a form of `wording`."""

    subject: str
    fields: tuple[str, ...]
    form: str


Part = str | Told


def told(subject: str, *fields: str, form: str = "name") -> Told:
    return Told(subject, fields, form)


class Composer:
    """Makes statements from parts and numbers the sources in the order in which they are first cited."""

    def __init__(self, ledger: Ledger, tier: Tier = "full") -> None:
        self.ledger = ledger
        self.full = tier == "full"
        self.not_checked = False  # whether a fact so far could not be read a second time
        self.lang = ledger.lang
        self._words = catalogue(ledger.lang)
        self._quotations: dict[tuple[int, int, int], Quotation] = {}
        self._measures: dict[str, MeasureSource] = {}

    @property
    def quotations(self) -> tuple[Quotation, ...]:
        return tuple(self._quotations.values())

    @property
    def measures(self) -> tuple[MeasureSource, ...]:
        return tuple(self._measures.values())

    def parts(self, key: str, **given: Part | list[Part]) -> list[Part]:
        """A sentence of the catalogue as parts: its own words, and what is given for its {braces}."""
        found: list[Part] = []
        for words, name, _, _ in Formatter().parse(self._words["say"][key]):
            if words:
                found.append(words)
            if name is not None:
                part = given.pop(name)
                found += part if isinstance(part, list) else [part]
        if given:
            raise KeyError(f"{key}: no place for {', '.join(given)}")
        return found

    def tell(self, key: str, **given: Part | list[Part]) -> Statement:
        """A sentence of the catalogue as a statement."""
        return self.say(*self.parts(key, **given))

    def heads(self, *keys: str) -> tuple[Statement, ...]:
        """Heads of columns, by their keys in the catalogue."""
        return tuple(self.say(self._words["head"][key]) for key in keys)

    def between(self, name: str) -> str:
        """What stands between the parts of a list: "comma", "and", "semicolon", "sentence"."""
        return str(self._words["list"][name])

    def listed(self, items: Sequence[Sequence[Part]], last: str = "and") -> list[Part]:
        """Items of a sentence: "a", "a and b", "a, b and c"."""
        parts: list[Part] = []
        for place, item in enumerate(items):
            if place:
                parts.append(self.between(last if place == len(items) - 1 else "comma"))
            parts += item
        return parts

    def several(self, groups: Sequence[Sequence[Part]], most: int) -> list[Part]:
        """The first groups of a list, and that there are others."""
        if len(groups) > most:
            return [*self.listed(groups[:most], last="comma"), self.between("others")]
        return self.listed(groups)

    def joined(self, groups: Iterable[Sequence[Part]], by: str = "semicolon") -> list[Part]:
        parts: list[Part] = []
        for group in groups:
            if group:
                parts += [self.between(by), *group] if parts else group
        return parts

    def say(self, *parts: Part) -> Statement:
        """A statement from its parts. Every fact brings its own citation."""
        text, facts, cites = "", [], []
        for part in parts:
            if isinstance(part, str):
                text += part
                continue
            fact = self._fact(part, len(text))
            text += worded(fact.form, fact.values, self.lang)
            checked = check(self.ledger, fact)
            self.not_checked |= checked == "not_checked"
            facts.append(fact.model_copy(update={"end": len(text), "check": checked}))
            cites += [self._number(source) for source in sources_of(self.ledger, fact)]
        return Statement(text=text, facts=tuple(facts), cites=tuple(dict.fromkeys(cites)))

    def cite(self, subject: str) -> Statement:
        """Words of nobody that cite every place of the text an item rests on."""
        bill = self.ledger.text_of(subject)
        cites = [self._quotation(bill, evidence) for evidence in self.ledger.evidence(subject)]
        return Statement(text="", cites=tuple(dict.fromkeys(cites)))

    def source(self, *statements: Statement) -> Statement:
        """The cell that shows what the other cells of its row cite."""
        cites = dict.fromkeys(cite for statement in statements for cite in statement.cites)
        return Statement(text="", cites=tuple(cites))

    def _fact(self, part: Told, start: int) -> Fact:
        values = tuple(self.ledger.value(part.subject, field) for field in part.fields)
        return Fact(
            subject=part.subject, fields=part.fields, values=values, form=part.form, start=start, end=start
        )

    def _number(self, source: Words | str) -> str:
        return self._measure(source) if isinstance(source, str) else self._quotation(*source)

    def _quotation(self, bill: int, evidence: Evidence) -> str:
        key = (bill, evidence.start, evidence.end)
        if key not in self._quotations:
            document = self.ledger.documents[bill]
            self._quotations[key] = Quotation(
                id=str(len(self._quotations) + 1),
                bill=bill,
                document=document_name(document),
                evidence=evidence,
                line=document.line_at(evidence.start),
            )
        return self._quotations[key].id

    def _measure(self, measure_id: str) -> str:
        if measure_id not in self._measures:
            self._measures[measure_id] = measure_source(
                self.ledger, measure_id, f"M{len(self._measures) + 1}", self.full
            )
        return self._measures[measure_id].id


def measure_source(ledger: Ledger, measure_id: str, number: str, full: bool) -> MeasureSource:
    """The entry of a measure in the list of sources, as the data have it.

    A brief that does not tell all names the first source, and leaves the notes out.
    """
    measure = ledger.measures[measure_id]
    sources = measure.sources if full else measure.sources[:1]
    return MeasureSource(
        id=number,
        measure=measure_id,
        title=measure.title,
        economy=measure.economy,
        economy_name=ledger.economies.get(measure.economy, measure.economy),
        as_of=str(measure.as_of),
        note=(measure.note or "") if full else "",
        links=tuple(
            MeasureLink(title=s.title, publisher=s.publisher, url=s.url, date=str(s.date) if s.date else None)
            for s in sources
        ),
    )


def sources_of(ledger: Ledger, fact: Fact) -> list[Words | str]:
    """What a fact must cite: the words it rests on, or the id of a measure. Counts and titles cite nothing."""
    kind, _, rest = fact.subject.partition("/")
    if kind == "measure":
        return [rest]
    evidence = ledger.evidence(fact.subject)
    quoted = [int(field.removeprefix("quote/")) for field in fact.fields if field.startswith("quote/")]
    return [Words(ledger.text_of(fact.subject), evidence[place]) for place in quoted or [0] if evidence]


def check(ledger: Ledger, fact: Fact) -> Check:
    return "verified" if grounded(ledger, fact) else "not_checked"


def grounded(ledger: Ledger, fact: Fact) -> bool:
    """Whether what a fact says can be read a second time in the words it rests on. Data rows stand for themselves."""
    evidence = ledger.evidence(fact.subject)
    if not evidence:
        return True
    if fact.subject.startswith("conflict/"):
        return True  # values of two readings set side by side; their quotes are proved by offsets
    bill = ledger.text_of(fact.subject)
    if "/claim/" in fact.subject:
        document, claim = ledger.documents[bill], ledger.item(fact.subject)
        name = fact.subject.split("/")[3]
        return all(claim_found_again(document, claim, name, field) for field in fact.fields)
    return all(
        _grounded(ledger, bill, evidence, field, value)
        for field, value in zip(fact.fields, fact.values, strict=True)
    )


def _grounded(ledger: Ledger, bill: int, evidence: Sequence[Evidence], field: str, value: FactValue) -> bool:
    if field.startswith("quote/"):
        return True  # proved by its offsets
    name = field.removeprefix("details.").partition("/")[0]
    return found_again(ledger.documents[bill], tuple(evidence), name, value)
