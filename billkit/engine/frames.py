"""Who a sentence is about: the bill, another economy, another bill, somebody with a wish, or the background.

The subject of a sentence sets its frame; a pronoun at its start carries the frame of the sentence before; a heading
or a run-in label sets the frame of all that follows up to the next one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from billkit.engine.agents import FIRST_WORDS, Agents
from billkit.engine.reading import Reading, Sentence
from billkit.engine.ruleset import RuleSet, ScopeCue
from billkit.language.wordlists import english

Range = tuple[int, int]

_OPENING = 3  # tokens before another bill or plan that opens a sentence
_NO_SUBJECT = frozenset(
    ["under", "of", "by", "with", "in", "to", "from", "amend", "amends", "than", "unlike", "for"]
)


_HELPING = frozenset(["have", "has", "had", "is", "are", "was", "were", "been", "being", "long"])


class Frame(NamedTuple):
    """place: bill | open | foreign | other_bill | existing | outside | background | demand.

    `carried`: nothing in the sentence itself says so; it follows, in its paragraph, one that does.
    """

    place: str
    why: str = ""
    economies: tuple[str, ...] = ()
    name: str | None = None
    by: str | None = None
    carried: bool = False

    @property
    def is_the_bill(self) -> bool:
        """Whether the sentence itself speaks of the bill, by name or pronoun."""
        return self.place == "bill" and not self.carried


class InstrumentMention(NamedTuple):
    """A proper name of an act or bill, or a word that stands for the bill of the text ("the bill")."""

    name: str
    words: Range
    primary: bool
    economy: str | None = None
    is_plan: bool = False  # a plan, strategy or programme rather than a law
    is_law: bool = False  # an act, law, decree or regulation by its name, not called a bill


OPEN = Frame("open")


def cue_words(reading: Reading, cue: ScopeCue) -> list[Range]:
    """Where the words of a scope cue stand, look-alikes left out."""
    cancelled = [r for n in cue.unless for r in reading.hits.get(n, ())]
    return [
        words
        for words in sorted({r for n in cue.words for r in reading.hits.get(n, ())})
        if not any(words[0] < c[1] and c[0] < words[1] for c in cancelled)
    ]


class Frames:
    """The frame of every sentence of a reading. `announced`: the bill is a programme of a government, not law."""

    def __init__(
        self,
        reading: Reading,
        ruleset: RuleSet,
        agents: Agents,
        instruments: Sequence[InstrumentMention],
        *,
        has_bill: bool,
        announced: bool,
    ) -> None:
        self.reading = reading
        self.agents = agents
        self.home = agents.home
        self.has_bill = has_bill
        self.announced = announced
        self._instruments = sorted(instruments, key=lambda m: m.words)
        self._section_cues = [cue for cue in ruleset.scope if cue.reach == "section"]
        self._bill_words = self._first_words(ruleset, "bill")
        self._other_words = self._first_words(ruleset, "other_bill")
        self._frames: list[Frame] = []
        for sentence in reading.sentences:
            self._frames.append(self._frame(sentence))

    def at(self, sentence: int) -> Frame:
        return self._frames[sentence]

    def is_question(self, sentence: Sentence) -> bool:
        return self.reading.text[sentence.start : sentence.end].rstrip("\"'”’)").endswith("?")

    def names_bill(self, sentence: Sentence) -> bool:
        """By name, by "the bill", or as "a bill that ..."."""
        return sentence.number in self._bill_words or any(m.primary for m in self._instruments_in(sentence))

    def names_bill_before(self, sentence: Sentence, token: int) -> bool:
        words = self._bill_words.get(sentence.number)
        if words and words[0] < token:
            return True
        return any(m.primary and m.words[0] < token for m in self._instruments_in(sentence))

    def named_before(self, sentence: Sentence) -> bool:
        """Whether the text has named its bill in an earlier sentence."""
        return any(m.primary and m.words[0] < sentence.first for m in self._instruments)

    def instrument_words(self, sentence: Sentence) -> list[Range]:
        """Where a sentence names acts, bills and plans, this one or others."""
        return [m.words for m in self._instruments_in(sentence)]

    def bill_speaks(self, sentence: Sentence, before: int, frame: Frame) -> bool:
        """Whether the subject of the words at token `before` is the bill: named just before, or by pronoun."""
        for mention in self._instruments_in(sentence):
            if mention.primary and 0 <= before - mention.words[1] <= 3:
                return True
        word = self.reading.tokens.words[before - 1] if before > sentence.first else ""
        if word in english("parts of a law"):
            return True
        if word == "also" and before - 1 > sentence.first:
            word = self.reading.tokens.words[before - 2]
        if word in ("it", "that", "which"):
            return frame.is_the_bill
        return word in ("and", ",") and self._opens_with_bill(sentence)

    def speaker(self, sentence: Sentence, before: int) -> str | None:
        """Who wants it: the words of the clause before the verb of wanting, as they stand."""
        first = next((a for a, b in sentence.chunks if a <= before <= b), sentence.first)
        helping = english("modals") | english("adverbs") | _HELPING
        while before > first and self.reading.tokens.words[before - 1] in helping:
            before -= 1  # "steelmakers have also asked": the steelmakers
        return self.reading.words(first, before) if before > first else None

    def economies_of(self, anchor: Range, sentence: Sentence, frame: Frame) -> tuple[tuple[str, ...], str]:
        """The other economies whose measure the words are, by agent words beside them or by the subject."""
        beside = self.agents.beside(anchor, sentence)
        if beside:
            foreign = tuple(c for c in beside if c != self.home)
            return foreign, f"measure of {', '.join(foreign)}" if foreign else ""
        located = tuple(c for c in self.agents.located(sentence, anchor[0]) if c != self.home)
        if located:
            return located, f"holds in {', '.join(located)}"
        supported = tuple(c for c in self.agents.supported(sentence, anchor[0]) if c != self.home)
        if supported and not self.names_bill_before(sentence, anchor[0]):
            return supported, f"firms of {', '.join(supported)} enjoy it"
        subjects = self.agents.subjects(sentence, anchor[0])
        foreign = tuple(c for c in subjects if c != self.home)
        if foreign and not self.names_bill_before(sentence, anchor[0]):
            return foreign, f"subject is {', '.join(foreign)}"
        if frame.place == "foreign" and not subjects and not self.names_bill(sentence):
            return frame.economies, frame.why
        return (), ""

    def under_law(self, sentence: Sentence, anchor: Range) -> str | None:
        """The other law that some words are told to rest on, in a sentence that does not speak of the bill: "Under the
        Mining Code, priority goes to ...", "the credit under the Inflation Reduction Act"."""
        for mention in self._instruments_in(sentence):
            if self._in_relative_of(mention, anchor):
                return mention.name
        if self.names_bill(sentence):
            return None
        for mention in self._instruments_in(sentence):
            first = mention.words[0] - (self.reading.tokens[mention.words[0] - 1].word == "the")
            governor = self.reading.tokens.words[first - 1] if first > sentence.first else ""
            leads = mention.words[0] - sentence.first <= _OPENING
            close = 0 <= mention.words[0] - anchor[1] <= 5
            if mention.is_law and governor == "under" and (leads or close):
                return mention.name
        return None

    def law_as_subject(self, sentence: Sentence, anchor: Range, clause: Range) -> str | None:
        """The other law whose content some words are told to be: "An older statute, the ... Act, gives ..."."""
        for mention in reversed(self._instruments_in(sentence)):
            if mention.words[1] > anchor[0] or mention.words[0] < clause[0]:
                continue
            if mention.primary or not mention.is_law or self._is_changed(mention, sentence):
                return None
            words = {self.reading.tokens.words[i] for i in range(mention.words[1], anchor[0])}
            if words & {"would", "will", "to"} or not self._is_subject(mention.words, sentence):
                return None
            return mention.name
        return None

    def _in_relative_of(self, mention: InstrumentMention, anchor: Range) -> bool:
        """Whether words stand in the relative clause of another law or programme: "the X Program, under which ..."."""
        if mention.primary or not (mention.is_law or mention.is_plan) or mention.words[1] > anchor[0]:
            return False
        between = [self.reading.tokens.words[i] for i in range(mention.words[1], anchor[0])]
        if between[:1] == [","]:
            between = between[1:]
        if between[:1] and between[0] in ("under", "by", "through", "in"):
            between = between[1:]
        return between[:1] in (["which"], ["that"], ["whose"]) and not {",", ";", ":"} & set(between)

    def _opens_with_bill(self, sentence: Sentence) -> bool:
        """Whether the bill, or "it" for the bill, is the subject at the start of the sentence."""
        first = self.reading.tokens.words[sentence.first]
        if first in ("it", "this") and self.at(sentence.number).place == "bill":
            return True
        return any(
            m.primary and m.words[0] - sentence.first <= _OPENING for m in self._instruments_in(sentence)
        )

    # --- how a frame comes about ------------------------------------------------------------------------------------

    def _first_words(self, ruleset: RuleSet, effect: str) -> dict[int, Range]:
        """Sentence number -> the first words in it that a cue of an effect stands for."""
        found: dict[int, Range] = {}
        for cue in ruleset.scope:
            if cue.effect == effect and cue.reach == "sentence":
                for words in cue_words(self.reading, cue):
                    number = self.reading.sentence_of(words[0]).number
                    found[number] = min(found.get(number, words), words)
        return found

    def _frame(self, sentence: Sentence) -> Frame:
        if self.reading.blocks[sentence.block].kind in ("heading", "label"):
            return self._heading(sentence)
        inherited = self._section(sentence)
        subject = self._subject(sentence)
        if subject is not None:
            return subject if inherited.place != "background" or subject.place == "bill" else inherited
        before = self._frames[-1] if self._frames else OPEN
        if inherited.place in ("background", "existing", "outside", "demand") and self.names_bill(sentence):
            return OPEN
        follows = self._frames and self.reading.sentences[sentence.number - 1].block == sentence.block
        if follows and self.reading.tokens.words[sentence.first] in english("pronouns"):
            return before
        if follows and before.place == "bill":
            return before._replace(carried=True)
        if (
            not follows
            and inherited is OPEN
            and before.place == "bill"
            and self.reading.tokens.words[sentence.first] == "it"
        ):
            return before
        return inherited

    def _heading(self, sentence: Sentence) -> Frame:
        for cue in self._section_cues if sentence.block else ():  # the headline is over everything
            for words in cue_words(self.reading, cue):
                if sentence.first <= words[0] < sentence.after:
                    return Frame(cue.effect, f"{cue.id}: {self.reading.words(*words)!r}")
        subject = self._subject(sentence)
        # the title of a law stands above what the bill changes in it
        return subject if subject and subject.place != "existing" else OPEN

    def _section(self, sentence: Sentence) -> Frame:
        """The frame that the last heading or label set; a label's reach ends with its paragraph."""
        for number in range(sentence.number - 1, -1, -1):
            earlier = self.reading.sentences[number]
            kind = self.reading.blocks[earlier.block].kind
            if kind == "heading" or (kind == "label" and earlier.block == sentence.block - 1):
                frame = self._frames[number]
                return frame if frame.place != "bill" else OPEN
        return OPEN

    def _subject(self, sentence: Sentence) -> Frame | None:
        limit = sentence.first + FIRST_WORDS
        instruments = [
            m
            for m in self._instruments_in(sentence)
            if m.words[0] < limit and self._is_subject(m.words, sentence)
        ]
        other = self._other_words.get(sentence.number)
        if other and other[0] < limit and not any(m.primary and m.words[0] < other[0] for m in instruments):
            words = self.reading.words(*other)
            return Frame("other_bill", f"about {words!r}", name=words)
        if instruments and (frame := self._of_instrument(sentence, instruments)):
            return frame
        foreign = self.agents.foreign_subject(sentence)
        if foreign and not self.names_bill(sentence):
            return Frame("foreign", f"subject is {', '.join(foreign)}", foreign)
        return None

    def _of_instrument(self, sentence: Sentence, instruments: Sequence[InstrumentMention]) -> Frame | None:
        first = instruments[0]
        if first.primary:
            return Frame("bill", "the bill is the subject")
        why = f"subject is {first.name}"
        if first.economy and first.economy != self.home:
            return Frame("foreign", why, (first.economy,))
        if first.words[0] - sentence.first > _OPENING or any(m.primary for m in instruments):
            return None
        if self._is_changed(first, sentence):
            return Frame("bill", f"{first.name} is what the bill changes")
        if first.is_plan:
            return Frame("outside", why, name=first.name)
        would = {"would", "will"} & {
            self.reading.tokens.words[i]
            for i in range(first.words[1], min(first.words[1] + 6, sentence.after))
        }
        if first.is_law and not would:
            return Frame("existing", why, name=first.name)
        return Frame("other_bill", why, name=first.name)

    def _is_changed(self, mention: InstrumentMention, sentence: Sentence) -> bool:
        """ "The Relief Scheme is widened", "the Act is to be repealed": told in the present, of the bill."""
        words = [self.reading.tokens.words[i] for i in range(mention.words[1], sentence.after)]
        return any(
            word in english("changed") and {"is", "are", "be"} & set(words[max(0, at - 2) : at])
            for at, word in enumerate(words)
        )

    def _is_subject(self, words: Range, sentence: Sentence) -> bool:
        first = self.reading.tokens.words[sentence.first]
        if first in ("it", "they", "he", "she", "we", "i") and words[0] > sentence.first + 1:
            return False  # "It overrides the ... Act": an object
        before = self.reading.tokens[words[0] - 1].word if words[0] else ""
        if before in ("the", "a", "an", "this", "new", "'", '"'):
            before = self.reading.tokens[words[0] - 2].word if words[0] > 1 else ""
        return before not in _NO_SUBJECT

    def _instruments_in(self, sentence: Sentence) -> list[InstrumentMention]:
        return [m for m in self._instruments if sentence.first <= m.words[0] < sentence.after]
