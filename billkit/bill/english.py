"""An English text read for its bill: score and facts."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property

from billkit.bill import words
from billkit.bill.dates import dates
from billkit.bill.jurisdiction import WEIGHTS, Pointer, pointers
from billkit.bill.names import Name, names_in
from billkit.bill.passage import Passage
from billkit.bill.primary import Candidate, candidates
from billkit.bill.sponsors import Found, ministries, sponsors, sponsors_count
from billkit.bill.steps import Step, steps
from billkit.models.analysis import Bill, BillDate, Claim
from billkit.models.document import Document

_LEAD_STEP, _LATER_STEP, _LEAD_ANNOUNCED, _LATER_ANNOUNCED = 4.0, 1.5, 4.0, 0.7
_STEPS_MAX = 5.5
_STRONG_REFERENCE, _WEAK_REFERENCE, _REFERENCES_MAX = 0.8, 0.3, 4.0
_NO_BILL_IN_LEAD, _BUSINESS, _BUSINESS_MAX = -2.0, -0.35, -3.0
_EXPORTERS = -8.0
_STATUTE = 12.0
_ANNOUNCED_RANK = 2
_CITABLE = re.compile(
    r"[Mm]ay be (?:cited|referred to) as (?:the )?[‘“\"'`]{0,2}(?P<name>[A-Z][^’”\"'`.;]{3,120})"
)
_LONG_TITLE = re.compile(
    r"^[ \t]*(?:A BILL|AN ACT|A Bill|An Act)\s*\n?\s*(?P<name>(?:[Tt]o|to make|for)\b[^.;]{10,400})", re.M
)
_OWN_NAME_BEFORE = re.compile(r"(?:known as|called|dubbed|nicknamed|so-called|short)\W*(?:the\W*)?$")
_NICKNAME = re.compile(r"(?:[A-Z]-[A-Z]|[A-Z]{4,}\b)")
_NUMBERED_LAW = re.compile(r"(?:Law|Act|Decree|Ordinance|Regulation|Directive|Notice|Proclamation)\b")
_FOREIGN_BEFORE = frozenset(["from", "to", "against", "with", "like", "than", "unlike", "and", "including"])
_GOODS = frozenset(
    ["mills", "steel", "products", "imports", "goods", "exports", "dumping", "producers", "overcapacity"]
)


class EnglishReading:
    """A span of a text with what it says of bills. Everything is computed once, when asked for."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.passage = Passage(text, start, end)

    @cached_property
    def names(self) -> list[Name]:
        return names_in(self.passage)

    @cached_property
    def pointers(self) -> list[Pointer]:
        return pointers(self.passage)

    @cached_property
    def steps(self) -> list[Step]:
        return steps(self.passage, self.pointers)

    @cached_property
    def references(self) -> list[Name]:
        return [name for name in self.names if name.kind == "reference"]

    @cached_property
    def home(self) -> str | None:
        """The economy the text speaks from: most pointed at, the opening counting double."""
        votes = self._votes(set())
        return max(votes, key=lambda economy: (votes[economy], economy)) if votes else None

    @cached_property
    def _rated(self) -> list[Candidate]:
        return candidates(self.passage, self.names, self.steps, self.home)

    @cached_property
    def primary(self) -> Candidate | None:
        """The name that the text is about."""
        best = self._rated[0] if self._rated else None
        return best if best and best.score > 1.5 else None

    @cached_property
    def about(self) -> set[int]:
        """Sentences that speak of the bill: its name, a reference, or a step in the opening."""
        mentions = [*self.references, *(self.primary.names if self.primary else ())]
        found = {self.passage.sentence_at(name.start) for name in mentions}
        return found | {step.sentence for step in self.steps if step.start < self.passage.lead_end}

    @cached_property
    def score(self) -> float:
        total = max(self.primary.score, 0.0) if self.primary else 0.0
        total += self._step_points() + self._reference_points()
        total += _STATUTE if self._citable else 0.0
        return total + self._business_points() + (_EXPORTERS if self._is_exporters_view() else 0.0)

    @cached_property
    def _citable(self) -> re.Match[str] | None:
        return _CITABLE.search(self.passage.text, self.passage.start, self.passage.end)

    def _step_points(self) -> float:
        total = 0.0
        for sentence in sorted({step.sentence for step in self.steps}):
            here = [step for step in self.steps if step.sentence == sentence]
            lead = here[0].start < self.passage.lead_end
            announced = max(step.stage.rank for step in here) <= _ANNOUNCED_RANK
            if announced:
                total += _LEAD_ANNOUNCED if lead else _LATER_ANNOUNCED
            elif lead or sentence in self.about:
                total += _LEAD_STEP if lead else _LATER_STEP
        return min(total, _STEPS_MAX)

    def _reference_points(self) -> float:
        strong = words.instruments("references", "strong")
        total = sum(_STRONG_REFERENCE if name.key in strong else _WEAK_REFERENCE for name in self.references)
        return min(total, _REFERENCES_MAX)

    def _business_points(self) -> float:
        """What speaks against a bill: no name or step in the opening, and an opening about firms and markets."""
        lead = self.passage.lead_end
        named = self.primary is not None and self.primary.names[0].start < lead
        if named or any(step.start < lead for step in self.steps):
            return 0.0
        business = words.instruments("business", "words")
        opening = [word for word in self.passage.words if word.start < lead]
        hits = sum(1 for word in opening if word.lower in business)
        return _NO_BILL_IN_LEAD + max(_BUSINESS * hits, _BUSINESS_MAX)

    def _is_exporters_view(self) -> bool:
        """Whether the measure is another economy's and the text tells what it does to its own exporters."""
        own = self._industry_home()
        if own is None or self.jurisdiction is None or own == self.jurisdiction.economy:
            return False
        exporters = words.instruments("business", "exporters")
        return sum(1 for word in self.passage.words if word.lower in exporters) >= 2

    def _industry_home(self) -> str | None:
        """Economy whose mills, exporters and officials the text follows, if it follows one."""
        industry = words.instruments("business", "industry")
        counts: dict[str, float] = defaultdict(float)
        for pointer in self.pointers:
            following = self.passage.words[pointer.after : pointer.after + 2]
            if pointer.kind in ("adjectives", "names") and any(word.lower in industry for word in following):
                counts[pointer.economy] += 2.0 if pointer.start < self.passage.lead_end else 1.0
            if self._is_dateline(pointer):
                counts[pointer.economy] += 2.0
        best = max(counts, key=lambda economy: (counts[economy], economy)) if counts else None
        own = self.jurisdiction.economy if self.jurisdiction else None
        return (
            best if best and counts[best] >= 3 and counts[best] > 1.5 * counts.get(own or "", 0.0) else None
        )

    def _is_dateline(self, pointer: Pointer) -> bool:
        word = self.passage.words[pointer.first]
        return (
            pointer.kind == "metonyms" and word.text.isupper() and self.passage.starts_sentence(pointer.first)
        )

    def _votes(self, about: set[int]) -> dict[str, float]:
        votes: dict[str, float] = defaultdict(float)
        for pointer in self.pointers:
            votes[pointer.economy] += self._weight(pointer, about)
        return votes

    def _weight(self, pointer: Pointer, about: set[int]) -> float:
        items = self.passage.words
        weight = WEIGHTS[pointer.kind]
        before = items[pointer.first - 1].lower if pointer.first else ""
        following = items[pointer.after].lower if pointer.after < len(items) else ""
        if pointer.kind in ("names", "adjectives") and (before in _FOREIGN_BEFORE or following in _GOODS):
            weight *= 0.3
        if self._is_dateline(pointer):
            weight += 3.0
        if pointer.start < self.passage.lead_end or self.passage.in_heading(pointer.start):
            weight *= 1.6
        return weight * (2.0 if self.passage.sentence_at(pointer.start) in about else 1.0)

    @cached_property
    def jurisdiction(self) -> Pointer | None:
        """The words that best tell whose bill it is."""
        votes = self._votes(self.about)
        for name in self.primary.names if self.primary else ():
            if name.economy:
                votes[name.economy] += 5.0
        if not votes:
            return None
        best = max(votes, key=lambda economy: (votes[economy], economy))
        mine = [pointer for pointer in self.pointers if pointer.economy == best]
        return max(mine, key=lambda p: (self._weight(p, self.about), -p.start)) if mine else None

    def bill(self, document: Document) -> Bill:
        """The facts, each with the words that state it."""
        title, short_title, number = self._names(document)
        stage = self._stage()
        place = self.jurisdiction
        count = sponsors_count(self.passage, self.about)
        return Bill(
            title=title,
            short_title=short_title,
            number=number,
            jurisdiction=_claim(document, place.economy, place.start, place.end) if place else None,
            stage=_claim(document, stage.stage.value, stage.start, stage.end) if stage else None,
            sponsors=tuple(_claim(document, who.value, who.start, who.end) for who in self._sponsors()),
            sponsors_count=_claim(document, count.value, count.start, count.end) if count else None,
            dates=self._dates(document),
        )

    def _sponsors(self) -> list[Found]:
        """Members who introduced the bill; of a programme, the ministry that announced it."""
        members = sponsors(self.passage, self.about)
        stage = self._stage()
        if members or stage is None or stage.stage.rank > _ANNOUNCED_RANK:
            return members
        return ministries(self.passage.text, stage.start, stage.end)[:1]

    def _names(self, document: Document) -> tuple[Claim | None, Claim | None, Claim | None]:
        """Title, short title and number."""
        if self._citable:
            return self._statute_names(document)
        if self.primary is None:
            return None, None, None
        full = [name for name in self.primary.names if name.kind != "number"]
        number = next((name for name in self.primary.names if name.kind == "number"), None)
        acronym = self._acronym()
        distinct = {name.key: name for name in reversed(full)}
        longest = max(distinct.values(), key=lambda name: (len(name.text), -name.start), default=None)
        others = [name for name in distinct.values() if name is not longest]
        short = min(others, key=lambda name: len(name.text), default=None)
        title: Name | None = longest
        if short is None and longest and self._is_short(longest):
            title, short = None, longest
        if title is None and short is None and number and _NUMBERED_LAW.search(number.text):
            title = number
        short_claim = _named(document, short) or acronym_claim(document, acronym)
        return _named(document, title), short_claim, _named(document, number)

    def _statute_names(self, document: Document) -> tuple[Claim | None, Claim | None, Claim | None]:
        assert self._citable is not None
        start, end = self._citable.span("name")
        name = self.passage.text[start:end].rstrip(" ,’'")
        short = _claim(document, " ".join(name.split()), start, start + len(name))
        long_title = _LONG_TITLE.search(self.passage.text, self.passage.start, self._citable.start())
        title = None
        if long_title:
            words_of = long_title["name"].rstrip()
            title = _claim(
                document,
                " ".join(words_of.split()),
                long_title.start("name"),
                long_title.start("name") + len(words_of),
            )
        number = next((n for n in self.names if n.kind == "number" and n.start < start), None)
        return title, short, _named(document, number)

    def _is_short(self, name: Name) -> bool:
        """Whether a name is a nickname, or that of a programme, rather than an official title."""
        if name.kind in ("programme", "plan"):
            return True
        before = self.passage.text[max(self.passage.start, name.start - 40) : name.start].lower()
        return bool(_OWN_NAME_BEFORE.search(before) or _NICKNAME.match(name.text))

    def _acronym(self) -> tuple[str, int] | None:
        """Short form in brackets after the name, or after the programme that a numbered law sets up."""
        assert self.primary is not None
        for name in self.primary.names:
            if name.acronym:
                return name.acronym, self.passage.text.index(name.acronym, name.end)
        if all(name.kind == "number" for name in self.primary.names):
            sentence = self.passage.sentence_at(self.primary.names[0].start)
            for name in self.names:
                if name.acronym and self.passage.sentence_at(name.start) == sentence:
                    return name.acronym, self.passage.text.index(name.acronym, name.end)
        return None

    def _stage(self) -> Step | None:
        """The furthest step told of the bill; steps of the opening and beside its name go before others."""
        own = {self.passage.sentence_at(name.start) for name in (self.primary.names if self.primary else ())}
        near = [step for step in self.steps if step.sentence in own or step.start < self.passage.lead_end]
        steps_of_bill = near or [step for step in self.steps if step.sentence in self.about]
        rivals = self._other_bills()
        kept = [step for step in steps_of_bill if not any(self._is_beside(step, name) for name in rivals)]
        return max(kept or near, key=lambda step: (step.stage.rank, -step.start), default=None)

    def _is_beside(self, step: Step, name: Name) -> bool:
        near = step.start - 40 <= name.start <= step.end + 40
        return near and self.passage.sentence_at(name.start) == step.sentence

    def _other_bills(self) -> list[Name]:
        mine = {name.key for name in self.primary.names} if self.primary else set()
        kinds = words.instruments("kinds", "legislative")
        return [name for name in self.names if name.kind in kinds and name.key not in mine]

    def _dates(self, document: Document) -> tuple[BillDate, ...]:
        """Dates in the sentences of steps, each with the event of the nearest step."""
        found: list[BillDate] = []
        relevant = [s for s in self.steps if s.sentence in self.about]
        for sentence in sorted({step.sentence for step in relevant}):
            here = [step for step in relevant if step.sentence == sentence]
            for date in dates(self.passage.text, *self.passage.sentences[sentence]):
                step = min(here, key=lambda s: (_apart(s, date.start, date.end), -s.stage.rank))
                if _apart(step, date.start, date.end) <= 40:
                    found.append(
                        BillDate(
                            event=step.stage.event,
                            value=date.value,
                            as_written=self.passage.text[date.start : date.end],
                            evidence=document.evidence(date.start, date.end),
                        )
                    )
        return tuple(found)


def _apart(step: Step, start: int, end: int) -> int:
    return max(start - step.end, step.start - end, 0)


def _claim(document: Document, value: str | int, start: int, end: int) -> Claim:
    return Claim(value=value, as_written=document.text[start:end], evidence=document.evidence(start, end))


def _named(document: Document, name: Name | None) -> Claim | None:
    return _claim(document, " ".join(name.text.split()), name.start, name.end) if name else None


def acronym_claim(document: Document, acronym: tuple[str, int] | None) -> Claim | None:
    """A short form given in brackets, as a claim."""
    return _claim(document, acronym[0], acronym[1], acronym[1] + len(acronym[0])) if acronym else None
