"""Whose measure is it, in Korean: what denies, demands or postpones stands behind the instrument, in the predicate.

The questions and their order are those of `engine.scope`. A clause ends with a word that links clauses (하고, 두며,
지만); the predicate of the clause, and what the whole sentence ends in, decide.
"""

from __future__ import annotations

import re

from billkit.engine.frames import cue_words
from billkit.engine.korean.frames import Frames
from billkit.engine.korean.markers import Marker
from billkit.engine.korean.passages import Passages, wants
from billkit.engine.match import Hit
from billkit.engine.reading import Reading, Sentence
from billkit.engine.ruleset import RuleSet, ScopeCue
from billkit.engine.scope import DEMANDS, EXCLUSIONS, Active, Decision, directed, narrow, touches
from billkit.language.korean.clauses import links, links_at

Range = tuple[int, int]

NEAR = 4  # tokens that a cue of reach "near" goes to either side
_PURPOSE = ("도록", "거나")

_OUGHT = re.compile(r"(?:[해돼줘워춰둬려여]야|어야|아야|여야) (?:한다|할|마땅)|바란다|마땅하다|서둘러|달라")
# Predicates of the state that tell what is there (있다) and what is to come beside the bill.
_IN_FORCE = re.compile(
    r"(?:[아어여해와왔]\s?(?:왔|오고|온)[가-힣]*|고 있[가-힣]*|ㄴ 바 있[가-힣]*|한 바 있[가-힣]*|된 바 있[가-힣]*|돼 있[가-힣]*|되어 있[가-힣]*)\W*(?:다|음|으나|지만|는데|으며|고)?"
)
_PLANNED = re.compile(r"기로 (?:했|하|한)|겠다고|(?:ㄹ|할|릴|칠|출|둘|을|될) (?:계획|방침|예정)")
_CHANGED = re.compile(
    r"(?:으?로|까지|더하여|더해)\s*(?:[가-힣]+\s)?(?:높|올[리려린]|늘[리려린]|낮[추춘춰]|줄[이여인]|줄어|확대|상향|하향|단축|연장|짧아|인상|인하|바꾸|지급)"
)
_BREACH = re.compile(r"거짓|부정한|부정하게|부정으로|허위|속여|속이|유용|다른 (?:데|용도|목적|곳)")
_PUNISHED = re.compile(r"벌금|징역|과태료|과징금|환수|회수|반환|취소|처벌|물어야|토해|처함|처한다")
_YEARS_AGO = re.compile(r"지난해|작년|재작년|올해 초")
_WAS_DONE = re.compile(r"(?:됐|되었|받았|시행했|도입했)(?:다|습니다)[.]?\s*$")
_DATED = re.compile(r"앞서|이미|지난해|작년|재작년|올해 초|20\d\d년|지난 \d+월|지난달|지난 정부|전임 정부")
_PAST = re.compile(
    r"(?:[했됐었았렸췄뒀혔졌였썼쳤왔냈놨섰]|하였|되었)(?:다|으며|고|으나|지만|음|습니다)\W*(?:$|\s)"
)


class KoreanScope:
    """Decides for every hit of a reading."""

    def __init__(self, reading: Reading, ruleset: RuleSet, frames: Frames) -> None:
        self.reading, self._frames = reading, frames
        self._passages = Passages(reading)
        self._by_sentence: dict[int, list[Active]] = {}
        self._sections: list[Active] = []
        for cue in ruleset.scope:
            self._place(cue)

    @property
    def frames(self) -> Frames:
        return self._frames

    def decide(self, hit: Hit) -> Decision:
        """The place of a hit: what is denied is not asked for, what is asked for is nobody's law, and only what is left
        is the bill's."""
        sentence = self.reading.sentences[hit.sentence]
        if self.frames.is_question(sentence):
            return Decision("none", "question")
        if self._passages.is_standfirst(sentence) or self._passages.is_item_title(sentence):
            return Decision("none", "a title")
        if hit.kind.startswith("finance.") and self._is_breach(sentence):
            return Decision("none", "support that somebody misuses")
        frame = self.frames.at(hit.anchor[0], sentence)
        return (
            self._excluded(hit, sentence, frame)
            or self._foreign(hit, frame)
            or self._of_reasons(sentence)
            or self._demanded(hit, sentence, frame)
            or self._beside_the_bill(hit, sentence, frame)
            or self._default()
        )

    def _is_breach(self, sentence: Sentence) -> bool:
        """ "거짓으로 지원금을 받은 자는 … 벌금": the money is told of for the penalty only."""
        text = self.reading.text[sentence.start : sentence.end]
        return _BREACH.search(text) is not None and _PUNISHED.search(text) is not None

    def clause(self, words: Range, sentence: Sentence) -> Range:
        """The part of the sentence around some words between two linking words, the one that ends it included."""
        tokens = self.reading.tokens
        first = next(
            (i + 1 for i in range(words[0] - 1, sentence.first - 1, -1) if links_at(tokens, i)),
            sentence.first,
        )
        after = next(
            (i + 1 for i in range(words[1] - 1, sentence.after) if links_at(tokens, i)), sentence.after
        )
        return first, max(after, words[1])

    def _excluded(self, hit: Hit, sentence: Sentence, frame: Marker) -> Decision | None:
        if self._passages.in_reasons(sentence):
            return None  # a gap of the law in force
        for active in self._reaching(hit, EXCLUSIONS):
            own = self.frames.has_bill and frame.place not in ("foreign", "abroad", "other_bill", "existing")
            return Decision(
                "exclusion" if own else "none", self._why(active), status=EXCLUSIONS[active.cue.effect]
            )
        return None

    def _foreign(self, hit: Hit, frame: Marker) -> Decision | None:
        if frame.place == "abroad":
            return Decision("none", "other countries without a name")
        if frame.place != "foreign" or hit.kind == "international.cooperation":
            return None
        status = next((a.cue.effect for a in self._reaching(hit, {"ended", "proposed"})), "")
        return Decision("context", f"subject is {', '.join(frame.economies)}", frame.economies, status)

    def _of_reasons(self, sentence: Sentence) -> Decision | None:
        """Under 제안이유: the law in force and its gaps, or nobody's."""
        if not self._passages.in_reasons(sentence):
            return None
        if self.frames.home and self._passages.after_present_law(sentence):
            return Decision("context", "the law in force, in the reasons", (self.frames.home,), "existing")
        return Decision("none", "the reasons of the proposal")

    def _demanded(self, hit: Hit, sentence: Sentence, frame: Marker) -> Decision | None:
        if self._passages.is_demanded_item(sentence):
            return Decision("demand", "an item of a list of demands")
        said = self._passages.quoted(hit.anchor[0])
        if said is not None and not self._bill_in_quotation(frame):
            return Decision("demand" if wants(said) else "none", "in a speech")
        for active in self._reaching(hit, DEMANDS):
            if self._bills_own(active, sentence, frame):
                continue
            return Decision("demand", self._why(active), status=DEMANDS[active.cue.effect])
        return self._preached(sentence, frame)

    def _bill_in_quotation(self, frame: Marker) -> bool:
        """Whether the speaker tells what the bill contains: “이 법은 … 지원한다”."""
        return frame.place == "bill" and self._passages.quoted(frame.words[0]) is not None and frame.topic

    def _bills_own(self, active: Active, sentence: Sentence, frame: Marker) -> bool:
        """The bill itself requires; who announces a programme plans what it contains."""
        if active.cue.value == "plan":
            return self.frames.announced or frame.place == "home"
        return (
            active.cue.effect == "demand"
            and frame.place == "bill"
            and self.frames.bill_before(active.words[0], sentence)
        )

    def _preached(self, sentence: Sentence, frame: Marker) -> Decision | None:
        """In an opinion piece "국회는 … 해야 한다" is what the writer wants."""
        if not self._passages.is_opinion or frame.place in ("bill", "other_bill", "existing"):
            return None
        text = self.reading.text[sentence.start : sentence.end]
        return Decision("demand", "the writer of an opinion piece") if _OUGHT.search(text) else None

    def _beside_the_bill(self, hit: Hit, sentence: Sentence, frame: Marker) -> Decision | None:
        if frame.place == "other_bill":
            return Decision("other_bill", f"subject is {frame.name}", by=frame.name)
        home = (self.frames.home,) if self.frames.home else ()
        for active in self._reaching(hit, {"outside", "existing", "ended", "background"}):
            if (active.cue.reach == "near" or active.cue.value == "now") and self._changes(hit, sentence):
                continue  # "현행 15%인 공제율을 25%로 높인다" is the bill's
            known = home and active.cue.effect != "background"
            return Decision(
                "context" if known else "none", self._why(active), home if known else (), active.cue.effect
            )
        if frame.place in ("existing", "outside"):
            why = f"subject is {frame.name or 'a plan of the state'}"
            return Decision("context" if home else "none", why, home, frame.place)
        return self._done_before(hit, sentence, frame, home)

    def _done_before(
        self, hit: Hit, sentence: Sentence, frame: Marker, home: tuple[str, ...]
    ) -> Decision | None:
        """What the state is told to do or to have done, in a sentence that does not speak of the bill."""
        if (
            frame.place not in ("home", "open")
            or not home
            or self.frames.announced
            or self._bill_named(hit, sentence)
        ):
            return None
        first, after = self.clause(hit.anchor, sentence)
        clause = self.reading.words(first, after)
        whole = self.reading.text[sentence.start : sentence.end]
        if frame.place == "open":
            return self._was_done(whole, home)
        if _PLANNED.search(clause) or (links(clause.split()[-1]) and _PLANNED.search(whole)):
            return Decision("context", "a plan of the state beside the bill", home, "outside")
        if _IN_FORCE.search(clause) or (_DATED.search(whole) and _PAST.search(whole)):
            return Decision("context", "told in the past tense of the state", home, "existing")
        return None

    def _was_done(self, whole: str, home: tuple[str, ...]) -> Decision | None:
        """ "당진은 지난해 … 지정됐다": done at a time that is told, by nobody named."""
        if _YEARS_AGO.search(whole) and _WAS_DONE.search(whole):
            return Decision("context", "told as done before", home, "existing")
        return None

    def _changes(self, hit: Hit, sentence: Sentence) -> bool:
        return _CHANGED.search(self.reading.words(*self.clause(hit.anchor, sentence))) is not None

    def _bill_named(self, hit: Hit, sentence: Sentence) -> bool:
        return any(law.primary and law.words[0] < hit.anchor[0] for law in self.frames.laws_in(sentence))

    def _default(self) -> Decision:
        if not self.frames.has_bill:
            return Decision("none", "the text describes no bill")
        return Decision("provision", "nothing speaks against the bill")

    # --- where the cues reach

    def _reaching(self, hit: Hit, effects: object) -> list[Active]:
        return [
            active
            for active in (*self._by_sentence.get(hit.sentence, ()), *self._sections)
            if active.cue.effect in effects  # type: ignore[operator]
            and touches(active.reach, hit.anchor)
            and not touches(active.words, hit.anchor)
        ]

    def _place(self, cue: ScopeCue) -> None:
        for words in cue_words(self.reading, cue):
            sentence = self.reading.sentence_of(words[0])
            if cue.reach == "section":
                self._place_section(cue, words, sentence)
            else:
                active = Active(cue, words, self._reach(cue, words, sentence))
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
            Active(cue, words, (words[1], stop.first if stop else len(self.reading.tokens)))
        )

    def _reach(self, cue: ScopeCue, words: Range, sentence: Sentence) -> Range:
        first, after = narrow(cue, words, sentence, NEAR)
        if cue.reach == "clause":
            first, after = self.clause(words, sentence)
            if cue.effect in EXCLUSIONS:
                first = self._over_purpose(first, sentence)
        if cue.effect == "existing" and cue.reach != "near":
            after = min(after, self.frames.next_bill(words[1], sentence))
        return directed(cue, words, (first, after))

    def _over_purpose(self, first: int, sentence: Sentence) -> int:
        """Where "… 낮추도록 하는 조항은 빠졌다" begins: before the words that 도록 closes."""
        while first > sentence.first and self.reading.tokens.words[first - 1].endswith(_PURPOSE):
            first = self.clause((first - 1, first - 1), sentence)[0]
        return first

    def _why(self, active: Active) -> str:
        return f"{active.cue.id}: {self.reading.words(*active.words)!r}"
