"""One document into one Analysis: the bill, its provisions, and what is said around it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from billkit.bill.facts import DOUBT, bill_score, find_bill
from billkit.bill.statutes import statute_bill
from billkit.engine.analyst import Analyst
from billkit.engine.compiled import ruleset
from billkit.engine.english import EnglishAnalyst
from billkit.engine.grammar import GRAMMARS
from billkit.engine.ruleset import RuleSet
from billkit.engine.statute.kind import is_new_law, is_statute, memorandum
from billkit.engine.statute.with_memorandum import joined
from billkit.models import Analysis, Bill, Document, DocumentInfo, Notice
from billkit.structure.articles import Article, articles


def analyse(document: Document, rules: Path | RuleSet | None = None) -> Analysis:
    """Read a document for what its bill contains.

    `rules` is a folder of the user's own rules, laid over the shipped ones, or a loaded RuleSet. A text that describes
    no bill gives an Analysis with `bill` None, no provisions and a notice `no-bill`; it is no error. Raises RuleError
    when a rule is wrong.
    """
    if document.language not in GRAMMARS:
        message = (
            f"There are no rules for language {document.language!r}: nothing was extracted from this text."
        )
        told = (*document.notices, Notice(code="language", message=message))
        return Analysis(document=DocumentInfo.of(document), notices=told)
    loaded = rules if isinstance(rules, RuleSet) else ruleset(rules, document.language)
    if is_statute(document):
        return _statute(document, loaded)
    parts = articles(document.text)
    article, notices = _article_on_the_bill(document, parts)
    span = (article.start, article.end)
    bill = find_bill(document, span)
    in_doubt = _in_doubt(document, span, loaded, notices) if bill is None else None
    return in_doubt or _analyst(document, span, loaded, bill).analysis(notices)


def _statute(document: Document, rules: RuleSet) -> Analysis:
    """A law or bill by its own text."""
    from billkit.engine.statute.analyst import read_statute

    bill = statute_bill(document)
    if document.language == "ko":
        from billkit.engine.korean.statute import KoreanDrafting, KoreanStatuteAnalyst

        analysis = read_statute(document, rules, bill, (), KoreanDrafting(), KoreanStatuteAnalyst)
        if span := memorandum(document):
            described = _analyst(document, span, rules, bill).analysis(())
            return joined(analysis, described, new_law=is_new_law(document))
        return analysis
    from billkit.engine.statute.english import EnglishDrafting, EnglishStatuteAnalyst

    return read_statute(document, rules, bill, (), EnglishDrafting(document), EnglishStatuteAnalyst)


def _in_doubt(
    document: Document, span: tuple[int, int], rules: RuleSet, notices: Sequence[Notice]
) -> Analysis | None:
    """A text whose opening does not tell a bill from other news, read as if it described one: kept where it lists
    instruments of many kinds, as only descriptions of bills and programmes do."""
    bill = find_bill(document, span, threshold=DOUBT)
    if bill is None:
        return None
    message = "The text does not say plainly that it describes a bill or programme; it is read as one for the instruments it lists."
    told = Notice(code="bill-in-doubt", message=message)
    analysis = _analyst(document, span, rules, bill).analysis([*notices, told])
    kinds = len({p.kind for p in analysis.provisions})
    return analysis if bill_score(document, span) + _PER_KIND * kinds >= _ENOUGH else None


# What the opening says and what the text lists are added up. News of firms and markets name up to nine kinds of
# instruments, with an opening of -2 and less; programmes of governments a dozen.
_PER_KIND, _ENOUGH = 0.4, 2.0


def _article_on_the_bill(document: Document, parts: Sequence[Article]) -> tuple[Article, list[Notice]]:
    """The article that is most about a bill; the others are not read, and a notice says so."""
    if len(parts) == 1:
        return parts[0], []
    best = max(parts, key=lambda part: bill_score(document, (part.start, part.end)))
    skipped = ", ".join(repr(part.title) for part in parts if part is not best)
    message = (
        f"The text holds {len(parts)} articles; only {best.title!r} is read as the bill. Not read: {skipped}."
    )
    return best, [Notice(code="articles", message=message, start=best.start, end=best.end)]


def _analyst(document: Document, span: tuple[int, int], rules: RuleSet, bill: Bill | None) -> Analyst[Any]:
    if document.language == "ko":
        from billkit.engine.korean.analyst import KoreanAnalyst

        return KoreanAnalyst(document, span, rules, bill)
    return EnglishAnalyst(document, span, rules, bill)
