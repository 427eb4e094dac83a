"""Who a sentence is about: the bill, another economy, another bill, somebody with a wish, or the background.

The subject of a sentence sets its frame; a pronoun at its start carries the frame of the sentence before; a heading
or a run-in label sets the frame of all that follows up to the next one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from billkit.engine.reading import Reading, Sentence
from billkit.engine.ruleset import RuleSet

Range = tuple[int, int]

PRONOUNS = frozenset(
    {"it", "they", "this", "that", "these", "those", "its", "their", "such", "both", "he", "she", "under"}
)
_PREPOSITIONS = frozenset(
    {"from", "against", "on", "to", "in", "with", "at", "into", "toward", "towards", "than", "for", "outside", "beyond",
     "between", "among", "like", "unlike"}
)  # fmt: skip
_AGENT_PREPOSITIONS = frozenset({"by", "of", "in"})
_GOODS = frozenset(
    {"import", "imports", "product", "products", "goods", "steel", "mill", "mills", "firm", "firms", "company", "companies",
     "producer", "producers", "exporter", "exporters", "maker", "makers", "steelmaker", "steelmakers", "exports",
     "overcapacity", "glut", "cars", "plants", "owner", "rival", "rivals", "competitors", "competition", "parent",
     "market", "dumping", "scrap", "origin", "suppliers", "investors", "aluminum", "aluminium", "industry", "consumers",
     "workers", "ore", "coal", "economy"}
)  # fmt: skip
_FIRST_WORDS = 12  # tokens in which the subject of a sentence is looked for
_OPENING = 3  # tokens before another bill or plan that opens a sentence


class Frame(NamedTuple):
    """place: bill | open | foreign | other_bill | existing | outside | background | demand."""

    place: str
    why: str = ""
    economies: tuple[str, ...] = ()
    name: str | None = None
    by: str | None = None


class EconomyMention(NamedTuple):
    """Words that name an economy; form: name | adjective | metonym | institution."""

    code: str
    words: Range
    form: str


class InstrumentMention(NamedTuple):
    """A proper name of an act or bill, or a word that stands for the bill of the text ("the bill")."""

    name: str
    words: Range
    primary: bool
    economy: str | None = None
    is_plan: bool = False  # a plan, strategy or programme rather than a law


OPEN = Frame("open")


class Frames:
    """The frame of every sentence of a reading."""

    def __init__(
        self,
        reading: Reading,
        ruleset: RuleSet,
        home: str | None,
        has_bill: bool,
        economies: Sequence[EconomyMention],
        instruments: Sequence[InstrumentMention],
    ) -> None:
        self.reading = reading
        self.home = home
        self.has_bill = has_bill
        self._economies = sorted(economies, key=lambda m: m.words)
        self._instruments = sorted(instruments, key=lambda m: m.words)
        self._section_cues = [cue for cue in ruleset.scope if cue.reach == "section"]
        self._frames: list[Frame] = []
        for sentence in reading.sentences:
            self._frames.append(self._frame(sentence))

    def at(self, sentence: int) -> Frame:
        return self._frames[sentence]

    def is_question(self, sentence: Sentence) -> bool:
        return self.reading.text[sentence.start : sentence.end].rstrip("\"'”’)").endswith("?")

    def names_bill(self, sentence: Sentence) -> bool:
        return any(m.primary for m in self._instruments_in(sentence))

    def names_bill_in(self, sentence: int) -> bool:
        return self.names_bill(self.reading.sentences[sentence])

    def bill_speaks(self, sentence: Sentence, before: int, frame: Frame) -> bool:
        """Whether the subject of the words at token `before` is the bill: named just before, or by pronoun."""
        for mention in self._instruments_in(sentence):
            if mention.primary and 0 <= before - mention.words[1] <= 3:
                return True
        word = self.reading.tokens[before - 1].word if before > sentence.first else ""
        if word in ("it", "also", "that", "which"):
            return frame.place == "bill"
        return word in ("and", ",") and self.opens_with_bill(sentence)

    def opens_with_bill(self, sentence: Sentence) -> bool:
        """Whether the bill, or "it" for the bill, is the subject at the start of the sentence."""
        first = self.reading.tokens[sentence.first].word
        if first in ("it", "this") and self.at(sentence.number).place == "bill":
            return True
        return any(
            m.primary and m.words[0] - sentence.first <= _OPENING for m in self._instruments_in(sentence)
        )

    def speaker(self, sentence: Sentence, before: int) -> str | None:
        """Who wants it: the words of the clause before the verb of wanting, as they stand."""
        first = next((a for a, b in sentence.chunks if a <= before <= b), sentence.first)
        return self.reading.words(first, before) if before > first else None

    def economies_of(
        self, span: Range, anchor: Range, sentence: Sentence, frame: Frame
    ) -> tuple[tuple[str, ...], str]:
        """The other economies whose measure the words are, by agent words beside them or by the subject."""
        beside = self._beside(span, anchor, sentence)
        if beside:
            foreign = tuple(c for c in beside if c != self.home)
            return foreign, f"measure of {', '.join(foreign)}" if foreign else ""
        subjects = self._subjects(sentence, anchor[0])
        foreign = tuple(c for c in subjects if c != self.home)
        if foreign and not self.names_bill_before(sentence, anchor[0]):
            return foreign, f"subject is {', '.join(foreign)}"
        if frame.place == "foreign" and not subjects and not self.names_bill(sentence):
            return frame.economies, frame.why
        return (), ""

    def names_bill_before(self, sentence: Sentence, token: int) -> bool:
        return any(m.primary and m.words[0] < token for m in self._instruments_in(sentence))

    def home_acts(self, sentence: Sentence, before: int) -> bool:
        """Whether the bill's own economy, by name or capital, is a subject before a token."""
        return any(
            m.code == self.home
            and m.words[0] < before
            and m.form in ("name", "metonym")
            and self._is_agent(m)
            for m in self._economies_in(sentence)
        )

    def before_the_bill(self, sentence: Sentence) -> bool:
        """Whether the text has a named bill that this sentence's paragraph comes before: the story so far."""
        named = [m.words[0] for m in self._instruments if m.primary]
        if not named:
            return False
        return self.reading.sentence_of(named[0]).block > sentence.block

    # frames

    def _frame(self, sentence: Sentence) -> Frame:
        before = self._frames[-1] if self._frames else OPEN
        block = self.reading.blocks[sentence.block]
        if block.kind in ("heading", "label"):
            return self._heading(sentence)
        inherited = self._section(sentence)
        subject = self._subject(sentence)
        if subject is not None:
            return subject if inherited.place != "background" or subject.place == "bill" else inherited
        first = self.reading.tokens[sentence.first].word
        same_block = self._frames and self.reading.sentences[sentence.number - 1].block == sentence.block
        if first in PRONOUNS and same_block:
            return before
        if same_block and before.place in ("bill", "other_bill") and before.place == "bill":
            return before
        return inherited

    def _heading(self, sentence: Sentence) -> Frame:
        for cue in self._section_cues:
            for number in cue.words:
                for words in self.reading.hits.get(number, ()):
                    if sentence.first <= words[0] < sentence.after:
                        return Frame(cue.effect, f"{cue.id}: {self.reading.words(*words)!r}")
        subject = self._subject(sentence)
        return subject or OPEN

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
        limit = sentence.first + _FIRST_WORDS
        instruments = [
            m for m in self._instruments_in(sentence) if m.words[0] < limit and self._is_subject(m.words)
        ]
        economies = [m for m in self._economies_in(sentence) if m.words[0] < limit and self._is_agent(m)]
        if instruments:
            first = instruments[0]
            if first.primary:
                return Frame("bill", "the bill is the subject")
            if first.economy and first.economy != self.home:
                return Frame("foreign", f"subject is {first.name}", (first.economy,))
            if first.words[0] - sentence.first <= _OPENING and not any(m.primary for m in instruments):
                place = "outside" if first.is_plan else "other_bill"
                return Frame(place, f"subject is {first.name}", name=first.name)
        foreign = self._coordinated(economies)
        if foreign and not self.names_bill(sentence):
            return Frame("foreign", f"subject is {', '.join(foreign)}", foreign)
        return None

    def _is_subject(self, words: Range) -> bool:
        before = self.reading.tokens[words[0] - 1].word if words[0] else ""
        if before in ("the", "a", "an", "this", "new", "'", '"'):
            before = self.reading.tokens[words[0] - 2].word if words[0] > 1 else ""
        return before not in (
            "under",
            "of",
            "by",
            "with",
            "in",
            "to",
            "from",
            "amend",
            "amends",
            "than",
            "unlike",
            "for",
        )

    # economies

    def _coordinated(self, mentions: Sequence[EconomyMention]) -> tuple[str, ...]:
        """The other economies at the head of a sentence: one, or a list "the US, Japan and Taiwan"."""
        codes = [m.code for m in mentions]
        return (
            tuple(dict.fromkeys(c for c in codes if c != self.home))
            if codes and codes[0] != self.home
            else ()
        )

    def _subjects(self, sentence: Sentence, before: int) -> tuple[str, ...]:
        found = [m for m in self._economies_in(sentence) if m.words[0] < before and self._is_agent(m)]
        if not found:
            return ()
        near = [m for m in found if m.words[0] - sentence.first < _FIRST_WORDS or before - m.words[1] <= 8]
        return tuple(dict.fromkeys(self._group(near[-1], sentence))) if near else ()

    def _beside(self, span: Range, anchor: Range, sentence: Sentence) -> tuple[str, ...]:
        """Economies in adjective or possessive position before the instrument; or after it with "by", "in", or as the
        subject of a relative clause ("the duty that the United States now charges")."""
        found: list[str] = []
        for mention in self._economies_in(sentence):
            first, after = mention.words
            governor = self._preposition(first)
            if (-1 <= anchor[0] - after <= 4 and self._modifies(mention, anchor)) or (
                0 <= first - anchor[1] <= 8
                and mention.form != "adjective"
                and (governor in ("by", "that", "which") or (governor == "in" and first < span[1] + 2))
            ):
                found += self._group(mention, sentence)
        return tuple(dict.fromkeys(found))

    def _group(self, mention: EconomyMention, sentence: Sentence) -> list[str]:
        """A mention and those that are listed with it: "the United States, Japan and Taiwan"."""
        group = [mention]
        for other in reversed([m for m in self._economies_in(sentence) if m.words < mention.words]):
            between = range(other.words[1], group[0].words[0])
            if (
                not all(self.reading.tokens[i].word in (",", "and", "the", "or") for i in between)
                or len(between) == 0
            ):
                break
            group.insert(0, other)
        return [m.code for m in group]

    def _modifies(self, mention: EconomyMention, anchor: Range) -> bool:
        between = [
            self.reading.tokens[i].word for i in range(mention.words[1], max(mention.words[1], anchor[0]))
        ]
        if set(between) & {",", ";", "and", "or", "of", "to", "for", "on", "from", "by"}:
            return False
        if set(between) & _GOODS and "'s" not in between:
            return False
        return self._preposition(mention.words[0]) not in _PREPOSITIONS - {
            "in",
            "to",
            "on",
            "with",
            "at",
            "for",
            "from",
        } or ("'s" in between or mention.form in ("adjective", "name"))

    def _preposition(self, first: int) -> str:
        """The word that governs a mention, articles skipped."""
        i = first - 1
        while i >= 0 and self.reading.tokens[i].word in ("the", "a", "an", "federal", "both"):
            i -= 1
        return self.reading.tokens[i].word if i >= 0 else ""

    def _is_agent(self, mention: EconomyMention) -> bool:
        """Subject-like: not governed by a preposition, and no adjective of goods ("Chinese imports")."""
        if self._preposition(mention.words[0]) in _PREPOSITIONS | {"by", "of"}:
            return False
        after = (
            self.reading.tokens[mention.words[1]].word if mention.words[1] < len(self.reading.tokens) else ""
        )
        if mention.form == "adjective":
            return after in (
                "government",
                "parliament",
                "president",
                "administration",
                "law",
                "act",
                "bill",
                "scheme",
            )
        if after == "'s" or after == "and" or after == ",":
            after = (
                self.reading.tokens[mention.words[1] + 1].word
                if mention.words[1] + 1 < len(self.reading.tokens)
                else ""
            )
        return after not in _GOODS

    def _economies_in(self, sentence: Sentence) -> list[EconomyMention]:
        return [m for m in self._economies if sentence.first <= m.words[0] < sentence.after]

    def _instruments_in(self, sentence: Sentence) -> list[InstrumentMention]:
        return [m for m in self._instruments if sentence.first <= m.words[0] < sentence.after]
