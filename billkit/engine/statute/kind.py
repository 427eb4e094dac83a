"""Whether a document is a law or bill itself, not a description of one."""

from __future__ import annotations

from billkit.models import Document

# What kind of document is read by its articles; see `billkit.structure.genre`.
_GENRES = frozenset({"act", "bill", "decree", "regulation", "directive", "decision", "order", "compilation"})
_FEW = 2  # articles


def is_statute(document: Document) -> bool:
    """A document of a statute's genre with articles of its own or for another law. One article is enough where it has
    paragraphs (amending acts of one section)."""
    if document.genre not in _GENRES:
        return False
    if memorandum(document):
        return True
    articles = sum(1 for s in document.sections if s.rank == "article" and s.role in ("body", "quoted"))
    return articles >= _FEW or (articles == 1 and len(document.sections) > _FEW)


def memorandum(document: Document) -> tuple[int, int] | None:
    """The explanatory memorandum of a Korean bill (제안이유, 주요내용): a description in the bill itself."""
    parts = [s for s in document.sections if s.role == "memorandum"]
    if document.tradition != "kr" or document.genre != "bill" or not parts:
        return None
    return min(s.start for s in parts), max(s.end for s in parts)


def is_new_law(document: Document) -> bool:
    """Whether a bill has articles of its own, not only changes to another law."""
    return sum(1 for s in document.sections if s.rank == "article" and s.role == "body") >= _FEW
