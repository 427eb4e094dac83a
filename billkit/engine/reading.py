"""A stretch of a document prepared for the rules: tokens, sentences, chunks, slots, and where every phrase stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from billkit.engine.grammar import GRAMMARS
from billkit.engine.phrase_set import PhraseSet, Use
from billkit.language.sentences import sentences
from billkit.slots import find_slots
from billkit.slots.found import Found
from billkit.structure.blocks import Block, blocks


@dataclass(frozen=True)
class Sentence:
    """Token range, text span and surroundings of a sentence."""

    number: int
    first: int
    after: int
    start: int
    end: int
    block: int
    chunks: tuple[tuple[int, int], ...]


class Reading:
    """Everything the matcher and the scope need to know of a span of text, computed once."""

    def __init__(
        self,
        text: str,
        start: int,
        end: int,
        phrases: PhraseSet,
        jurisdiction: str | None = None,
        uses: set[Use] | None = None,
        language: str = "en",
    ) -> None:
        self.language = language
        self._grammar = GRAMMARS[language]
        self.text = text[:end]
        self.start = start
        self.tokens = self._grammar.tokens(text[start:end])
        self.blocks: list[Block] = blocks(text, start, end)
        self.sentences = self._sentences()
        self._sentence_starts = [s.first for s in self.sentences]
        self.slots = [
            f._replace(start=f.start + start, end=f.end + start)
            for f in find_slots(text[start:end], language, jurisdiction)
        ]
        self._slot_starts = [f.start for f in self.slots]
        self.slots_at = {
            (slot.slot, self.token_at(slot.start)): self.token_at(slot.end) for slot in self.slots
        }
        self.hits = phrases.find(self.tokens, self._ends(), self.slots_at, uses, self._numbers())

    def token_at(self, offset: int) -> int:
        """Index of the first token at or after a text offset."""
        return self.tokens.at_or_after(offset - self.start)

    def offsets(self, first: int, after: int) -> tuple[int, int]:
        """Text span of a token range."""
        return self.tokens[first].start + self.start, self.tokens[after - 1].end + self.start

    def words(self, first: int, after: int) -> str:
        """The text of a token range."""
        start, end = self.offsets(first, after)
        return self.text[start:end]

    def sentence_of(self, token: int) -> Sentence:
        return self.sentences[max(0, bisect_right(self._sentence_starts, token) - 1)]

    def paragraph(self, sentence: Sentence) -> tuple[int, int]:
        """The tokens of all sentences of a sentence's block."""
        first = bisect_left(self.sentences, sentence.block, key=lambda s: s.block)
        last = bisect_right(self.sentences, sentence.block, key=lambda s: s.block) - 1
        return self.sentences[first].first, self.sentences[last].after

    def slots_in(self, start: int, end: int, slot: str | None = None) -> list[Found]:
        """Slots inside a text span."""
        first, after = bisect_left(self._slot_starts, start), bisect_right(self._slot_starts, end)
        return [f for f in self.slots[first:after] if f.end <= end and slot in (None, f.slot)]

    def _sentences(self) -> list[Sentence]:
        found: list[Sentence] = []
        for number, block in enumerate(self.blocks):
            for start, end in sentences(self.text, block.start, block.end):
                first, after = self.token_at(start), self.token_at(end)
                if after > first:
                    parts = tuple(self._grammar.chunks(self.tokens, first, after))
                    found.append(Sentence(len(found), first, after, start, end, number, parts))
        return found

    def _ends(self) -> list[int]:
        ends = list(range(1, len(self.tokens) + 1))
        for sentence in self.sentences:
            for token in range(sentence.first, sentence.after):
                ends[token] = sentence.after
        return ends

    def _numbers(self) -> list[int]:
        """For each token the number of its sentence; a token between two belongs to the one before it."""
        numbers = [0] * len(self.tokens)
        for sentence, after in zip(self.sentences, [*self._sentence_starts[1:], len(numbers)], strict=False):
            numbers[sentence.first : after] = [sentence.number] * (after - sentence.first)
        return numbers
