"""A part of a statute as it is read: tokens of its operative words, and the evidence that stands on them."""

from __future__ import annotations

from typing import Any

from billkit.engine.analyst import Analyst
from billkit.engine.match import Hit
from billkit.engine.reading import Reading
from billkit.engine.ruleset import Cue
from billkit.engine.statute.choose import Choice
from billkit.engine.statute.drafting import Drafting
from billkit.models import Document

Span = tuple[int, int]
_LONGEST = 400  # characters of a quote


class Part:
    """Tokens of some units. Spans of tokens are ranges of the reading."""

    def __init__(self, analyst: Analyst[Any], drafting: Drafting, document: Document) -> None:
        self.analyst, self.drafting, self.document = analyst, drafting, document
        self.reading: Reading = analyst.reading

    def tokens(self, span: Span) -> Span:
        """The tokens that a span of the text touches."""
        first = min(self.reading.token_at(span[0]), len(self.reading.tokens) - 1)
        if first and self.reading.offsets(first - 1, first)[1] > span[0]:
            first -= 1
        return first, max(first + 1, self.reading.token_at(span[1]))

    def hit(self, choice: Choice) -> Hit:
        """A choice that no rule for descriptions made, as if one had."""
        at = self.tokens(choice.at)
        cue = Cue(f"statute-{choice.rule}", self.document.language, ())
        return Hit(choice.kind, cue, at, (), self.reading.sentence_of(at[0]).number, at)

    def chunks(self, at: Span) -> Span:
        """The pieces between commas that some tokens touch."""
        sentence = self.reading.sentence_of(at[0])
        touched = [c for c in sentence.chunks if c[0] < at[1] and at[0] < c[1]]
        first = min([at[0], *(c[0] for c in touched)])
        return first, max([first + 1, min(at[1], sentence.after), *(c[1] for c in touched)])

    def evidence_tokens(self, choice: Choice, hit: Hit) -> Span:
        """The pieces that the words touch; in a lead not before its main clause, if the words stand in that. English
        evidence goes back to the party that acts and its verb."""
        at = self.tokens(choice.at)
        first, after = self.chunks(at)
        core = self.drafting.core(self.document.text, choice.sentence)
        if choice.item is None and core <= choice.at[0]:
            after = max(after, hit.span[1])
            begin = self.reading.token_at(core)
            first = min(first, begin) if self.document.language == "en" else max(first, min(at[0], begin))
        while after - first > 1 and self._length(first, after) > _LONGEST:
            first, after = (first + 1, after) if first < at[0] else (first, after - 1)
        return first, after

    def _length(self, first: int, after: int) -> int:
        start, end = self.reading.offsets(first, after)
        return end - start
