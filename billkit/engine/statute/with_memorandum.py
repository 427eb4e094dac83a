"""A Korean bill with its memorandum.

The memorandum (제안이유, 주요내용) tells in prose what the articles say, so that one of the two is counted. A new law is read by
its articles; a bill that amends a law by its memorandum, where that names instruments, since the changed words alone
("150만원을 180만원으로") seldom do. Final provisions are read by the text always. What the memorandum says of existing law and of
other economies is kept as context.
"""

from __future__ import annotations

from collections.abc import Sequence

from billkit.models import Analysis, Provision


def joined(statute: Analysis, described: Analysis, *, new_law: bool) -> Analysis:
    """One analysis of both parts."""
    final = [p for p in statute.provisions if (p.section or "").startswith("부칙")]
    listed = [p for p in described.provisions if not p.kind.startswith(("legal.effective", "legal.retro"))]
    own = [*listed, *final] if listed and not new_law else list(statute.provisions)
    return statute.model_copy(
        update={
            "provisions": tuple(_numbered(own)),
            "context_measures": described.context_measures,
            "exclusions": described.exclusions,
            "demands": described.demands,
            "other_bills": described.other_bills,
        }
    )


def _numbered(provisions: Sequence[Provision]) -> list[Provision]:
    return [p.model_copy(update={"id": f"p{n}"}) for n, p in enumerate(provisions, 1)]
