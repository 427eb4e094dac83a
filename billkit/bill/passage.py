"""A span of a text as words, sentences and headings: what the finders of bill facts look at."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import NamedTuple

from billkit.language.sentences import sentences
from billkit.structure.blocks import Block, blocks

_WORD = re.compile(
    r"(?:[A-Z]\.){2,}|(?:Rep|Reps|Sen|Sens|No|Rs)\.|\w+\$|[^\W_]+(?:[.,]\d+)*(?:[-'’&][^\W_]+)*|[^\w\s]"
)


class Word(NamedTuple):
    text: str
    start: int
    end: int
    lower: str


class Passage:
    """Words, sentences and headings of ``text[start:end]``, with offsets into the whole text."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        self.words = [
            Word(m[0], m.start(), m.end(), m[0].lower().replace("’", "'"))
            for m in _WORD.finditer(text, start, end)
        ]
        self._starts = [word.start for word in self.words]

    @cached_property
    def blocks(self) -> list[Block]:
        return blocks(self.text, self.start, self.end)

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    def block_at(self, offset: int) -> int:
        """Index of the block that an offset lies in."""
        return max(bisect_right(self._block_starts, offset) - 1, 0)

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Spans of sentences, block by block, so that headings and labels stand alone."""
        return [span for block in self.blocks for span in sentences(self.text, block.start, block.end)]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    @cached_property
    def headings(self) -> list[tuple[int, int]]:
        """Spans of the headings."""
        return [(block.start, block.end) for block in self.blocks if block.kind == "heading"]

    @cached_property
    def lead_end(self) -> int:
        """Where the opening ends: the third sentence of running text, or 500 characters into it, what comes later."""
        body = [
            span
            for block in self.blocks
            if block.kind in ("paragraph", "item")
            for span in sentences(self.text, block.start, min(block.end, block.start + 4000))
        ][:3]
        return max(body[-1][1], min(self.end, body[0][0] + 500)) if body else self.end

    def word_at(self, offset: int) -> int:
        """Index of the first word at or after an offset."""
        return bisect_left(self._starts, offset)

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence that an offset lies in."""
        return max(bisect_right(self._sentence_starts, offset) - 1, 0)

    def words_of(self, sentence: int) -> list[Word]:
        start, end = self.sentences[sentence]
        return self.words[self.word_at(start) : self.word_at(end)]

    def starts_sentence(self, index: int) -> bool:
        """Whether a word is the first of its sentence or block, quotation marks apart."""
        first = self.sentences[self.sentence_at(self.words[index].start)][0] if self.sentences else self.start
        return not any(char.isalnum() for char in self.text[first : self.words[index].start])

    def in_heading(self, offset: int) -> bool:
        return any(start <= offset < end for start, end in self.headings)
