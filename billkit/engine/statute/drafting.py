"""What the steps of a statute ask of a language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from billkit.engine.statute.units import Unit
from billkit.models import Details, Modality

Span = tuple[int, int]


class Drafting(Protocol):
    """How laws are drafted in one language. Spans are offsets of the document."""

    def sentences(self, text: str, unit: Unit, /) -> list[Span]:
        """The sentences of a lead that give something: without provisos and what only follows up."""
        ...

    def core(self, text: str, sentence: Span, /) -> int:
        """Where the main clause begins: behind actor, purpose and condition."""
        ...

    def main(self, text: str, sentence: Span, /) -> int:
        """Where the words begin that may name an instrument: behind the party that acts."""
        ...

    def amends_here(self, text: str, sentence: Span, /) -> bool:
        """Whether a sentence only changes words of another law."""
        ...

    def bare_opening(self, text: str, sentence: Span, /) -> bool:
        """Whether the words that open a list say nothing of what it gives."""
        ...

    def purposes(self, text: str, sentence: Span, /) -> list[Span]:
        """Clauses that name what a power is for: "… 개발을 촉진하기 위하여"."""
        ...

    def actor(self, text: str, sentence: Span, unit: Unit, /) -> str | None: ...

    def modality(self, text: str, sentence: Span, at: Span | None, /) -> Modality:
        """Duty or power of words in a sentence; of the whole sentence where `at` is None, for items of its list."""
        ...

    def own_addendum(self, unit: Unit, /) -> bool:
        """Whether final provisions are this law's own, not those of a law that amended it."""
        ...

    def amends(self, text: str, sentence: Span, unit: Unit, /) -> str | None:
        """The law or section that an amending clause changes."""
        ...

    def details(self, text: str, kind: str, unit: Unit, sentences: Sequence[Span], /) -> Details:
        """Details that a statute states by its form: number of terms, modality of effort, prohibition."""
        ...
