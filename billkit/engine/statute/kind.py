"""Whether a document is a law or bill itself, not a description of one."""

from __future__ import annotations

from billkit.models import Document

# What kind of document is read by its articles; see `billkit.structure.genre`.
_GENRES = frozenset({"act", "bill", "decree", "regulation", "directive", "decision", "order"})
_FEW = 2  # articles


def is_statute(document: Document) -> bool:
    """A document of a statute's genre with articles of its own or for another law. One article is enough where it has
    paragraphs (amending acts of one section)."""
    if document.genre not in _GENRES:
        return False
    articles = sum(1 for s in document.sections if s.rank == "article" and s.role in ("body", "quoted"))
    return articles >= _FEW or (articles == 1 and len(document.sections) > _FEW)
