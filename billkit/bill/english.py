"""An English text read for its bill: the names, steps and pointers in it, and how much it is about a bill."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property

from billkit.bill import words
from billkit.bill.home import Home, is_dateline, most
from billkit.bill.jurisdiction import Pointer, pointers
from billkit.bill.names import Name, names_in
from billkit.bill.passage import Passage
from billkit.bill.primary import Candidate, candidates
from billkit.bill.programme import Programme
from billkit.bill.steps import Step, steps

_LEAD_STEP, _LATER_STEP, _LEAD_ANNOUNCED, _LATER_ANNOUNCED = 4.0, 1.5, 4.0, 0.7
_STEPS_MAX = 5.5
_STRONG_REFERENCE, _WEAK_REFERENCE, _REFERENCES_MAX = 0.8, 0.3, 4.0
_PART, _PARTS_MAX = 0.4, 2.4
_PAPER = 3.0
_NO_BILL_IN_LEAD, _PROGRAMME, _PROGRAMME_MAX, _BESIDE_STEP_MAX = -3.0, 1.6, 8.0, 3.0
_COURT = -6.0
_EXPORTERS = -8.0
_STATUTE = 12.0
_OWNER = 6.0  # an economy that acts in the opening of a text without the name of a bill
_NAMED_BESIDE = 5.0  # an economy right before the name of the bill
ANNOUNCED_RANK = 20
CITABLE = re.compile(
    r"[Mm]ay be (?:cited|referred to) as (?:the )?[‘“\"'`]{0,2}(?P<name>[A-Z][^’”\"'`.;]{3,120})"
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
        """Steps of bills and programmes, apart from those told of somebody else's bill."""
        other = [name for name in self.names if name.kind == "other"]
        found = steps(self.passage, self.pointers)
        return [step for step in found if not any(self.is_beside(step, name) for name in other)]

    def is_beside(self, step: Step, name: Name) -> bool:
        """Whether a name stands in the words of a step or next to them."""
        near = step.start - 40 <= name.start <= step.end + 40
        return near and self.passage.sentence_at(name.start) == step.sentence

    @cached_property
    def references(self) -> list[Name]:
        return [name for name in self.names if name.kind == "reference"]

    @cached_property
    def home_votes(self) -> Home:
        return Home(self.passage, self.pointers)

    @cached_property
    def home(self) -> str | None:
        """The economy the text speaks from: most pointed at, the opening counting more."""
        return most(self.home_votes.votes(set()))

    @cached_property
    def rated(self) -> list[Candidate]:
        return candidates(self.passage, self.names, self.steps, self.home)

    @cached_property
    def primary(self) -> Candidate | None:
        """The name that the text is about."""
        best = self.rated[0] if self.rated else None
        return best if best and best.score > 1.5 else None

    @cached_property
    def about(self) -> set[int]:
        """Sentences that speak of the bill: its name, a reference, or a step in the opening."""
        mentions = [*self.references, *(self.primary.names if self.primary else ())]
        found = {self.passage.sentence_at(name.start) for name in mentions}
        return found | {step.sentence for step in self.steps if step.start < self.passage.lead_end}

    @cached_property
    def jurisdiction(self) -> Pointer | None:
        """The words that best tell whose bill it is."""
        votes = self.home_votes.votes(self.about)
        for name in self.primary.names if self.primary else ():
            if name.economy:
                votes[name.economy] += _NAMED_BESIDE
        for maker in self.programme.makers if self.primary is None else ():
            if maker.acts and maker.pointer:
                votes[maker.pointer.economy] += _OWNER if maker.first else _OWNER / 2
        if not votes:
            votes.update({name.economy: 1.0 for name in self.names if name.economy})
        best = most(votes)
        mine = [pointer for pointer in self.pointers if pointer.economy == best]
        weight = self.home_votes.weight
        if mine:
            return max(mine, key=lambda p: (weight(p, self.about), -p.start))
        numbers = [name for name in self.names if best and name.economy == best]
        return Pointer(best, "names", numbers[0].start, numbers[0].end, 0, 0) if best and numbers else None

    @cached_property
    def citable(self) -> re.Match[str] | None:
        """Where a statute says how it may be cited."""
        return CITABLE.search(self.passage.text, self.passage.start, self.passage.end)

    @cached_property
    def score(self) -> float:
        """How much the text is about a bill."""
        total = max(self.primary.score, 0.0) if self.primary else 0.0
        total += self._step_points() + self._reference_points() + self._structure_points()
        total += _STATUTE if self.citable else 0.0
        total += _PAPER if self.paper and self.paper[0] == "introduced" else 0.0
        return total + self._programme_points() + self._court_points() + self._exporters_points()

    def _step_points(self) -> float:
        total = 0.0
        for sentence in sorted({step.sentence for step in self.steps}):
            here = [step for step in self.steps if step.sentence == sentence]
            lead = here[0].start < self.passage.lead_end
            announced = max(step.stage.rank for step in here) <= ANNOUNCED_RANK
            if announced:
                told = lead and not self._is_aside(sentence)
                total += _LEAD_ANNOUNCED if told else _LATER_ANNOUNCED
            elif lead or sentence in self.about:
                total += _LEAD_STEP if lead else _LATER_STEP
        return min(total, _STEPS_MAX)

    def _is_aside(self, sentence: int) -> bool:
        """Whether a sentence begins with a step that only gives the occasion: "As the ministry announced the ..."."""
        first = self.passage.words_of(sentence)[:1]
        return bool(first) and first[0].lower in words.instruments("business", "occasions")

    def _reference_points(self) -> float:
        strong = words.instruments("references", "strong")
        total = sum(_STRONG_REFERENCE if name.key in strong else _WEAK_REFERENCE for name in self.references)
        return min(total, _REFERENCES_MAX)

    def _structure_points(self) -> float:
        """What speaks for a bill: "Clause 4", "(Art. 12)", apart from those of a named act ("section 3 of the ...")."""
        parts, items = words.instruments("structure", "parts"), self.passage.words
        found = 0
        for index, word in enumerate(items[:-2]):
            following = items[index + 1 : index + 4]
            if following and following[0].text == ".":
                following = following[1:]
            if word.lower in parts and following[0].text[0].isdigit() and following[-1].lower != "of":
                found += 1
        return min(found * _PART, _PARTS_MAX) if self.references or self.primary else 0.0

    @cached_property
    def paper(self) -> tuple[str, int, int] | None:
        """Stage told by the kind of paper this is, by its heading or its words for the text, and where it stands."""
        text = self.passage.text.lower()
        for stage, phrases in words.papers().items():
            end = self.passage.lead_end if stage == "introduced" else self.passage.end
            for phrase in phrases:
                at = text.find(phrase, self.passage.start, end)
                if at >= 0 and (stage != "introduced" or self.passage.in_heading(at)):
                    return stage, at, at + len(phrase)
        return None

    def _court_points(self) -> float:
        """What speaks against a bill: an opening about a case in court."""
        lead = [step for step in self.steps if step.start < self.passage.lead_end]
        if any(step.stage.value != "in force" for step in lead):
            return 0.0
        opening = {word.lower for word in self.passage.words if word.start < self.passage.lead_end}
        return _COURT if len(opening & words.instruments("court", "words")) >= 2 else 0.0

    @cached_property
    def programme(self) -> Programme:
        return Programme(self.passage, self.pointers)

    def _programme_points(self) -> float:
        """What speaks for a programme or against it, where the opening has no name or step of a bill."""
        opening, programme = self.passage.lead_end, self.programme
        steps_told = [step for step in self.steps if step.start < opening]
        if any(step.stage.rank > ANNOUNCED_RANK for step in steps_told):
            return min(programme.points_for, _BESIDE_STEP_MAX)
        first = self.primary.names[0] if self.primary else None
        named = first is not None and first.start < opening
        if first and named and first.kind in words.instruments("kinds", "legislative"):
            only_cited = not (self.references or self.steps or self.passage.in_heading(first.start))
            return programme.points_against if only_cited else 0.0
        told = named and bool(programme.makers or programme.papers)
        told = told or any(not self._is_aside(step.sentence) for step in steps_told)
        total = _PROGRAMME * (programme.points_for + programme.points_against)
        return min(total + (0.0 if told else _NO_BILL_IN_LEAD), _PROGRAMME_MAX)

    def _exporters_points(self) -> float:
        return _EXPORTERS if self._is_exporters_view() else 0.0

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
            if is_dateline(self.passage, pointer):
                counts[pointer.economy] += 2.0
        best = max(counts, key=lambda economy: (counts[economy], economy)) if counts else None
        own = self.jurisdiction.economy if self.jurisdiction else None
        return (
            best if best and counts[best] >= 3 and counts[best] > 1.5 * counts.get(own or "", 0.0) else None
        )
