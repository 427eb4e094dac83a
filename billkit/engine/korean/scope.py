"""Whose measure is it, in Korean: what denies, demands or postpones stands behind the instrument, in the predicate.

The questions and their order are those of `engine.scope`. A clause ends with a word that links clauses (하고, 두며,
지만); the predicate of the clause, and what the whole sentence ends in, decide.
"""

from __future__ import annotations

from typing import NamedTuple

from billkit.engine.korean.frames import Frames
from billkit.engine.match import Hit
from billkit.engine.reading import Reading, Sentence
from billkit.engine.ruleset import RuleSet, ScopeCue
from billkit.engine.scope import Decision
from billkit.language.korean.clauses import links

Range = tuple[int, int]

NEAR = 4  # tokens that a cue of reach "near" goes to either side
_EXCLUSIONS = {"exclusion": "excluded", "dropped": "dropped_during_passage", "postponed": "postponed"}
_DEMANDS = {"demand": "", "hinted": "under consideration"}


class _Active(NamedTuple):
    cue: ScopeCue
    words: Range
    reach: Range


class KoreanScope:
    """Decides for every hit of a reading."""

    def __init__(self, reading: Reading, ruleset: RuleSet, frames: Frames) -> None:
        self.reading, self._frames = reading, frames
        self._by_sentence: dict[int, list[_Active]] = {}
        self._sections: list[_Active] = []
        for cue in ruleset.scope:
            self._place(cue)

    @property
    def frames(self) -> Frames:
        return self._frames

    def decide(self, hit: Hit) -> Decision:
        sentence = self.reading.sentences[hit.sentence]
        if self.frames.is_question(sentence):
            return Decision("none", "question")
        return (
            self._excluded(hit)
            or self._foreign(hit, sentence)
            or self._demanded(hit)
            or self._beside_the_bill(hit)
            or self._default()
        )

    def clause(self, words: Range, sentence: Sentence) -> Range:
        """The part of the sentence around some words between two linking words, the one that ends it included."""
        tokens = self.reading.tokens
        first = next(
            (i + 1 for i in range(words[0] - 1, sentence.first - 1, -1) if links(tokens[i].word)),
            sentence.first,
        )
        after = next(
            (i + 1 for i in range(words[1] - 1, sentence.after) if links(tokens[i].word)), sentence.after
        )
        return first, max(after, words[1])

    def _excluded(self, hit: Hit) -> Decision | None:
        for active in self._reaching(hit, _EXCLUSIONS):
            place = "exclusion" if self.frames.has_bill else "none"
            return Decision(place, self._why(active), status=_EXCLUSIONS[active.cue.effect])
        return None

    def _foreign(self, hit: Hit, sentence: Sentence) -> Decision | None:
        economies = tuple(
            c for c in self.frames.economies_at(hit.anchor[0], sentence) if c != self.frames.home
        )
        if not economies or self._law_before(hit, sentence):
            return None
        return Decision("context", f"subject is {', '.join(economies)}", economies)

    def _law_before(self, hit: Hit, sentence: Sentence) -> bool:
        """Whether the bill is named between the last economy and the words."""
        return any(law.primary and law.words[0] < hit.anchor[0] for law in self.frames.laws_in(sentence))

    def _demanded(self, hit: Hit) -> Decision | None:
        for active in self._reaching(hit, _DEMANDS):
            return Decision("demand", self._why(active), status=_DEMANDS[active.cue.effect])
        return None

    def _beside_the_bill(self, hit: Hit) -> Decision | None:
        for active in self._reaching(hit, {"other_bill"}):
            return Decision("other_bill", self._why(active), by=self.reading.words(*active.words))
        home = (self.frames.home,) if self.frames.home else ()
        for active in self._reaching(hit, {"outside", "existing", "ended", "background"}):
            known = home and active.cue.effect != "background"
            return Decision(
                "context" if known else "none", self._why(active), home if known else (), active.cue.effect
            )
        return None

    def _default(self) -> Decision:
        if not self.frames.has_bill:
            return Decision("none", "the text describes no bill")
        return Decision("provision", "nothing speaks against the bill")

    # --- where the cues reach

    def _reaching(self, hit: Hit, effects: object) -> list[_Active]:
        return [
            active
            for active in (*self._by_sentence.get(hit.sentence, ()), *self._sections)
            if active.cue.effect in effects  # type: ignore[operator]
            and active.reach[0] < hit.anchor[1] and hit.anchor[0] < active.reach[1]
            and not (active.words[0] < hit.anchor[1] and hit.anchor[0] < active.words[1])
        ]  # fmt: skip

    def _place(self, cue: ScopeCue) -> None:
        cancelled = [r for n in cue.unless for r in self.reading.hits.get(n, ())]
        for words in sorted({r for n in cue.words for r in self.reading.hits.get(n, ())}):
            if any(words[0] < c[1] and c[0] < words[1] for c in cancelled):
                continue
            sentence = self.reading.sentence_of(words[0])
            if cue.reach == "section":
                self._place_section(cue, words, sentence)
            else:
                active = _Active(cue, words, self._reach(cue, words, sentence))
                self._by_sentence.setdefault(sentence.number, []).append(active)

    def _place_section(self, cue: ScopeCue, words: Range, sentence: Sentence) -> None:
        """A heading or label rules all that follows it, up to the next heading or label."""
        blocks = self.reading.blocks
        if blocks[sentence.block].kind not in ("heading", "label"):
            return
        following = (
            s
            for s in self.reading.sentences[sentence.number + 1 :]
            if blocks[s.block].kind in ("heading", "label")
        )
        stop = next(following, None)
        self._sections.append(
            _Active(cue, words, (words[1], stop.first if stop else len(self.reading.tokens)))
        )

    def _reach(self, cue: ScopeCue, words: Range, sentence: Sentence) -> Range:
        first, after = sentence.first, sentence.after
        if cue.reach == "near":
            first, after = max(first, words[0] - NEAR), min(after, words[1] + NEAR)
        elif cue.reach == "chunk":
            first, after = next(((a, b) for a, b in sentence.chunks if a <= words[0] < b), (first, after))
        elif cue.reach == "clause":
            first, after = self.clause(words, sentence)
        if cue.direction == "forward":
            return words[0], after
        return (first, words[1]) if cue.direction == "backward" else (first, after)

    def _why(self, active: _Active) -> str:
        return f"{active.cue.id}: {self.reading.words(*active.words)!r}"
