"""Brazil and laws drafted like its own: ``Art. 3º, § 1º, I, a``."""

from __future__ import annotations

from collections.abc import Sequence

from billkit.structure.citations.step import Step, bare, from_article, own_and_quoted


def cite(path: Sequence[Step]) -> str:
    own, quoted = own_and_quoted(path)
    outer, inner = _plain(own), _plain(quoted)
    return f"{outer} [{inner}]" if outer and inner else outer or inner


def _plain(path: Sequence[Step]) -> str:
    return ", ".join(bare(step.number) for step in from_article(path) if step.number)
