"""Whether a text is about a bill, and what it states about it."""

from __future__ import annotations

from billkit.bill import claims, korean
from billkit.bill.english import EnglishReading
from billkit.models.analysis import Bill
from billkit.models.document import Document

__all__ = ["DOUBT", "bill_score", "find_bill", "home_of"]

THRESHOLD = 3.0
DOUBT = -3.0  # from here up to THRESHOLD the opening does not decide: what the text contains may


def bill_score(document: Document, span: tuple[int, int]) -> float:
    """How much a span of a document is about a bill, act or announced programme: `THRESHOLD` and more means that it is."""
    return _reading(document, span).score


def home_of(document: Document, span: tuple[int, int]) -> str | None:
    """The economy that a span speaks from, whether or not it is about a bill (English texts only)."""
    reading = _reading(document, span)
    return reading.home if isinstance(reading, EnglishReading) else None


def find_bill(document: Document, span: tuple[int, int], threshold: float = THRESHOLD) -> Bill | None:
    """The bill, act, decree, or announced programme that a span is about, with the facts the text states.

    None where the text describes none: news of firms and markets, editorials on other matters, and measures of another
    economy told from the side of the exporters they hit. What decides (weights in ``primary.py``, ``programme.py`` and
    ``english.py``):

    * for a bill: a named act or bill early in the text or in its headline, as the subject of what it "would" do; a
      step reported in the opening ("passed", "tabled", "announced" by a maker of policy); "the bill", "the act" later on;
    * for a programme: a maker of policy who gives, sets or changes something in the title or opening, a title that says
      what kind of paper it is ("fact sheet"), headings, terms and turns by which measures are told;
    * against: names that are only cited ("under the ...") or belong to another economy; an opening without any step or
      name that speaks of firms, markets, courts, polls and statistics; exporters and mills of one economy in a text whose
      measure is another's.

    A programme announced without a bill counts; its `title` is None and its name, if any, the `short_title`.
    """
    reading = _reading(document, span)
    if reading.score < threshold:
        return None
    return (
        reading.bill(document)
        if isinstance(reading, korean.KoreanReading)
        else claims.bill(reading, document)
    )


def _reading(document: Document, span: tuple[int, int]) -> EnglishReading | korean.KoreanReading:
    if document.language == "ko":
        return korean.KoreanReading(document.text, *span)
    return EnglishReading(document.text, *span)
