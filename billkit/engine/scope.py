"""Whose measure is it? The bill's, another economy's, existing law's, another bill's, nobody's yet, or excluded.

In the manner of ConText: phrases with an effect, a direction and a reach (rules/context/*.toml) act on the hits they
reach; what ends a reach is a semicolon or a turn of the sentence ("but", "while", "however"). Beside the phrases stands
the frame of a sentence: who is its subject, carried on by pronouns and by headings.
"""

from __future__ import annotations

from typing import NamedTuple, Protocol

from billkit.engine.borders import Borders
from billkit.engine.frames import Frame, Frames, cue_words
from billkit.engine.match import Hit, chunk_at
from billkit.engine.reading import Reading, Sentence
from billkit.engine.ruleset import RuleSet, ScopeCue

Range = tuple[int, int]

_RELATIVE = frozenset({"which", "whose", "whereby"})
EXCLUSIONS = {"exclusion": "excluded", "dropped": "dropped_during_passage", "postponed": "postponed"}
DEMANDS = {"demand": "", "hinted": "under consideration"}


NEAR = 5  # tokens that a cue of reach "near" goes to either side


class Decision(NamedTuple):
    """Where a hit goes, and why.

    `place`: provision | context | exclusion | demand | other_bill | none. `economies`: whose context measure it is.
    """

    place: str
    why: str
    economies: tuple[str, ...] = ()
    status: str = ""
    by: str | None = None


class NamesOfLaws(Protocol):
    """What is known of the laws that sentences name."""

    def names_bill(self, sentence: Sentence) -> bool: ...

    def instrument_words(self, sentence: Sentence) -> list[Range]: ...


class Scoping(Protocol):
    """What a language's scope answers: the place of a hit, and the clause around some words."""

    @property
    def frames(self) -> NamesOfLaws: ...

    def decide(self, hit: Hit) -> Decision: ...

    def clause(self, words: Range, sentence: Sentence) -> Range: ...


class Active(NamedTuple):
    """A scope cue that stands in a sentence: its words, and how far it reaches."""

    cue: ScopeCue
    words: Range
    reach: Range


def narrow(cue: ScopeCue, words: Range, sentence: Sentence, near: int) -> Range:
    """The stretch of a sentence that a cue reaches in both directions, but for reach "clause", which languages know.

    `near`: tokens that reach "near" goes to either side.
    """
    if cue.reach == "near":
        return max(sentence.first, words[0] - near), min(sentence.after, words[1] + near)
    whole = (sentence.first, sentence.after)
    if cue.reach == "chunk":
        return chunk_at(sentence, words[0]) or whole
    return whole


def directed(cue: ScopeCue, words: Range, stretch: Range) -> Range:
    """The part of a stretch that lies in the direction of a cue, its own words included."""
    first, after = stretch
    if cue.direction == "forward":
        return words[0], after
    return (first, words[1]) if cue.direction == "backward" else stretch


class Scope:
    """Decides for every hit of a reading."""

    def __init__(self, reading: Reading, ruleset: RuleSet, frames: Frames, home: str | None) -> None:
        self.reading = reading
        self.home = home
        self._frames = frames
        self._by_sentence: dict[int, list[Active]] = {}
        self._borders: dict[int, Borders] = {}
        for cue in ruleset.scope:
            if cue.reach != "section":
                self._place(cue)

    @property
    def frames(self) -> Frames:
        return self._frames

    def decide(self, hit: Hit) -> Decision:
        """The place of a hit. The order of the questions matters: what is denied is not asked for, what is asked for
        is nobody's law, and only what is left is the bill's."""
        sentence = self.reading.sentences[hit.sentence]
        frame = self.frames.at(sentence.number)
        if self.frames.is_question(sentence):
            return Decision("none", "question")
        return (
            self._excluded(hit, frame)
            or self._foreign(hit, sentence, frame)
            or self._demanded(hit, sentence, frame)
            or self._beside_the_bill(hit, sentence, frame)
            or self._default(frame)
        )

    def _excluded(self, hit: Hit, frame: Frame) -> Decision | None:
        for active in self._reaching(hit, EXCLUSIONS):
            place = (
                "exclusion"
                if frame.place not in ("foreign", "other_bill") and self.frames.has_bill
                else "none"
            )
            return Decision(
                place, f"{active.cue.id}: {self._said(active)}", status=EXCLUSIONS[active.cue.effect]
            )
        return None

    def _demanded(self, hit: Hit, sentence: Sentence, frame: Frame) -> Decision | None:
        for active in self._reaching(hit, DEMANDS):
            if active.cue.effect == "demand" and self.frames.bill_speaks(sentence, active.words[0], frame):
                continue
            status = DEMANDS[active.cue.effect]
            by = self.frames.speaker(sentence, active.words[0])
            return Decision("demand", f"{active.cue.id}: {self._said(active)}", status=status, by=by)
        if frame.place == "demand":
            return Decision("demand", frame.why, by=frame.by)
        return None

    def _foreign(self, hit: Hit, sentence: Sentence, frame: Frame) -> Decision | None:
        economies, why = self.frames.economies_of(hit.anchor, sentence, frame)
        if economies:
            status = next((a.cue.effect for a in self._reaching(hit, {"ended", "proposed"})), "")
            return Decision("context", why, economies, status)
        return None

    def _beside_the_bill(self, hit: Hit, sentence: Sentence, frame: Frame) -> Decision | None:
        if frame.place == "other_bill":
            return Decision("other_bill", frame.why, by=frame.name)
        home = (self.home,) if self.home else ()
        for active in self._reaching(hit, {"outside", "existing", "ended"}):
            if active.cue.effect != "outside" and not self._close(active, hit, sentence, frame):
                continue
            place = "context" if home else "none"
            return Decision(place, f"{active.cue.id}: {self._said(active)}", home, active.cue.effect)
        if frame.place in ("existing", "outside"):
            return Decision("context" if home else "none", frame.why, home, frame.place)
        if home and (law := self.frames.under_law(sentence, hit.anchor)):
            return Decision("context", f"under {law}", home, "existing")
        clause = self.clause(hit.anchor, sentence)
        if home and (law := self.frames.law_as_subject(sentence, hit.anchor, clause)):
            return Decision("context", f"subject is {law}", home, "existing")
        return self._done_before(hit, sentence, frame, home)

    def _done_before(
        self, hit: Hit, sentence: Sentence, frame: Frame, home: tuple[str, ...]
    ) -> Decision | None:
        """What the state is told to have done, in a sentence that does not speak of the bill, is there without it.

        A programme is itself what a government did: there only "had done" is before.
        """
        if not home or frame.is_the_bill or self.frames.names_bill_before(sentence, hit.anchor[0]):
            return None
        tense = self.frames.agents.home_did(sentence, hit.anchor)
        if tense == "pluperfect" or (tense == "past" and not self.frames.announced):
            return Decision("context", f"told in the {tense} tense of the state", home, "existing")
        if tense == "plan" and not self.frames.announced and self.frames.named_before(sentence):
            return Decision("context", "a plan of the state beside the bill", home, "outside")
        return None

    def _default(self, frame: Frame) -> Decision:
        if not self.frames.has_bill:
            return Decision("none", "the text describes no bill")
        if frame.place == "background":
            return Decision("none", frame.why)
        if frame.place in EXCLUSIONS:
            return Decision("exclusion", frame.why, status=EXCLUSIONS[frame.place])
        return Decision("provision", frame.why or "nothing speaks against the bill")

    def _close(self, active: Active, hit: Hit, sentence: Sentence, frame: Frame) -> bool:
        """Words of existing law count beside the instrument; further off only where the bill is not spoken of."""
        first, after = hit.span
        if _in_a_gap(active.words, hit.anchor) or first - 1 <= active.words[0] < after + 3:
            return True
        between = range(active.words[1], hit.anchor[0])
        if any(self.reading.tokens.words[i] in _RELATIVE for i in between):
            return True  # "the present safeguard, under which imports above quota pay 25 percent"
        return not frame.is_the_bill and not self.frames.names_bill_before(sentence, hit.anchor[0])

    def _reaching(self, hit: Hit, effects: object) -> list[Active]:
        return [
            active
            for active in self._by_sentence.get(hit.sentence, ())
            if active.cue.effect in effects  # type: ignore[operator]
            and touches(active.reach, hit.anchor)
            and (
                not touches(active.words, hit.anchor)
                or _in_a_gap(active.words, hit.anchor)
                or (active.cue.effect in EXCLUSIONS and _in_a_gap(hit.anchor, active.words))
            )
        ]

    def _said(self, active: Active) -> str:
        return repr(self.reading.words(*active.words))

    def _place(self, cue: ScopeCue) -> None:
        for words in cue_words(self.reading, cue):
            sentence = self.reading.sentence_of(words[0])
            reach = self._reach(cue, words, sentence)
            self._by_sentence.setdefault(sentence.number, []).append(Active(cue, words, reach))

    def _reach(self, cue: ScopeCue, words: Range, sentence: Sentence) -> Range:
        if cue.reach != "clause":
            return directed(cue, words, narrow(cue, words, sentence, NEAR))
        first, after = self.clause(words, sentence)
        if cue.effect == "existing":
            # goes on over relative clauses up to a turn
            after = self._borders_of(sentence).turn_from(words[1])
        return directed(cue, words, (first, after))

    def clause(self, words: Range, sentence: Sentence) -> Range:
        """The part of the sentence around some words that ends at a turn or at a conjunction between two clauses."""
        return self._borders_of(sentence).clause(words)

    def _borders_of(self, sentence: Sentence) -> Borders:
        if sentence.number not in self._borders:
            words = self.reading.tokens.words
            self._borders[sentence.number] = Borders(words, sentence.first, sentence.after)
        return self._borders[sentence.number]


def _in_a_gap(words: Range, anchor: Range) -> bool:
    """Whether the anchor stands between the words of a cue: "left customs duties out"."""
    return words[0] < anchor[0] and anchor[1] < words[1]


def touches(a: Range, b: Range) -> bool:
    return a[0] < b[1] and b[0] < a[1]
