"""What kind of document this is, where it tells: an act, a bill, a decree; or no legislation at all.

Documents that are no legislation (debate, judgment, amendment paper) and texts cut short get a notice.
"""

from __future__ import annotations

from billkit.models.document import Document
from billkit.models.notice import Notice


def genre_of(document: Document) -> tuple[str, tuple[Notice, ...]]:
    """Genre and notices of a document; "" where nothing tells."""
    return document.genre, ()
