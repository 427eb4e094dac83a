"""Citations with their lines: the newlines of a text are counted once, however many words are cited from it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from billkit.models.comparison import Citation
from billkit.models.document import Document
from billkit.models.evidence import Evidence


class Citer:
    """Makes citations of one source. Without its text there are no line numbers."""

    def __init__(self, document: Document | None) -> None:
        self._starts: list[int] | None = None
        if document is not None:
            self._starts = [0]
            at = document.text.find("\n")
            while at >= 0:
                self._starts.append(at + 1)
                at = document.text.find("\n", at + 1)

    def cite(self, evidence: Iterable[Evidence]) -> tuple[Citation, ...]:
        return tuple(Citation.of(span, self._line(span.start)) for span in evidence)

    def _line(self, offset: int) -> int | None:
        return None if self._starts is None else bisect_right(self._starts, offset)
