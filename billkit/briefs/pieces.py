"""What every writer of briefs needs of a statement and of a source, before there is any markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from billkit.briefs.catalogue import layout
from billkit.briefs.wording import plain
from billkit.models.brief import (
    Brief,
    ContentsEntry,
    Fact,
    Language,
    MeasureLink,
    Quotation,
    Statement,
    TextRead,
)

# the scheme in ASCII letters alone: without regard to case, "httpſ" would be one too
_WEB = re.compile(r"[Hh][Tt][Tt][Pp][Ss]?://[^\s<>\"'`\\|{}^\x00-\x20]+")


class Piece(NamedTuple):
    """Words of a statement: between facts, or those of one fact."""

    text: str
    fact: Fact | None = None

    @property
    def not_checked(self) -> bool:
        return self.fact is not None and self.fact.check == "not_checked"


def pieces(statement: Statement) -> Iterator[Piece]:
    """A statement cut at its facts: the pieces together are its text."""
    end = 0
    for fact in statement.facts:
        if fact.start > end:
            yield Piece(statement.text[end : fact.start])
        yield Piece(statement.text[fact.start : fact.end], fact)
        end = fact.end
    if end < len(statement.text):
        yield Piece(statement.text[end:])


def edged(text: str) -> str:
    """A piece of a longer line: as `plain`, with a blank at its edges where one was."""
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() and text.strip() else ""
    return before + plain(text) + after


def place(quotation: Quotation, lang: Language) -> list[str]:
    """Where words stand: ["act.pdf", "page 3", "Sec. 2(a)", "line 41", "characters 900–960"]."""
    words, span = layout(lang), quotation.evidence
    found = [quotation.document]
    if span.page:
        found.append(words["page"].format(page=span.page))
    if span.section:
        found.append(span.section)
    found.append(words["line"].format(line=quotation.line))
    found.append(words["characters"].format(start=span.start, end=span.end))
    return found


def text_told(text: TextRead, lang: Language) -> str:
    """A text that was read, its length and its digest."""
    return layout(lang)["text_read"].format(name=text.name, chars=f"{text.chars:,}", sha256=text.sha256)


def link_told(link: MeasureLink) -> str:
    """Publisher, title and day of a page, as far as they are known."""
    return ", ".join(part for part in (link.publisher, link.title, link.date) if part)


def web_address(url: str) -> str | None:
    """An address that may become a link: http and https alone. None for any other, which stays text."""
    return url if _WEB.fullmatch(url) else None


def headings(brief: Brief) -> tuple[ContentsEntry, ...]:
    """The contents of a brief, its sources included."""
    told = [(section.level, section.heading.text) for section in brief.sections]
    told.append((2, layout(brief.lang)["sources"]))
    found: list[ContentsEntry] = []
    seen: dict[str, int] = {}
    for level, text in told:
        anchor = re.sub(r"[^\w\- ]", "", text.lower()).replace(" ", "-")
        seen[anchor] = seen.get(anchor, -1) + 1
        anchor = f"{anchor}-{seen[anchor]}" if seen[anchor] else anchor
        found.append(ContentsEntry(level=level, text=text, anchor=anchor))
    return tuple(found)


def told_measures(brief: Brief) -> frozenset[str]:
    """Ids of the measures of which a statement tells more than the title: what is noted about them matters."""
    facts = (fact for statement in brief.statements() for fact in statement.facts)
    return frozenset(
        fact.subject.removeprefix("measure/")
        for fact in facts
        if fact.subject.startswith("measure/") and "status" in fact.fields
    )
