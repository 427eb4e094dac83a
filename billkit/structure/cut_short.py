"""Whether a law's text is cut short, told by what it announces and does not hold.

Shapes handled: a table of contents with nothing after its announcement; entries of a table of contents whose sections are
missing; a bill "to amend" a law that amends nothing; a last provision that breaks off inside a sentence.

Each says so only where no whole text looks like it: a false alarm costs more trust than a missed cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from billkit.models.document import Document
from billkit.models.notice import Notice
from billkit.models.section import Section

_REMEDY = "Get the whole text and read that."
_ANNOUNCED = re.compile(r"table\s+of\s+contents[^\n:]{0,80}as\s+follows:\s*\Z", re.I)
_ENTRY = re.compile(r"^[ \t]*(?:Sec\.|Section) (\d+[A-Za-z]?)\.", re.M)
_NUMBER = re.compile(r"\d+[A-Za-z]?")
_TO_AMEND = re.compile(r"^To amend (?:the|title|section|chapter)\b", re.M)
_AMENDS = re.compile(
    r"\bamend(?:ed|ing|s)\b(?! by this Act)|\brepealed\b|\binserting\b|\bstriking\b|\badding\b", re.I
)
_BROKEN_OFF = re.compile(r"(?:[a-z]{2,}|[a-z],|—|[a-z]-)\Z")
_LEAST_ENTRIES = 3
_LEAST_WORDS = 12  # of a last line that can be told to break off
_LEGISLATION = ("act", "bill", "regulation", "directive", "decree", "order", "decision", "")


def cut_short(document: Document, genre: str) -> tuple[Notice, ...]:
    """At most one notice; none for texts without sections."""
    if not document.sections or genre not in _LEGISLATION:
        return ()
    reasons = (
        *_empty_contents(document),
        *_missing_sections(document),
        *_amends_nothing(document),
        *_breaks_off(document),
    )
    return reasons[:1]


def _empty_contents(document: Document) -> Iterator[Notice]:
    if document.tradition == "us" and _ANNOUNCED.search(document.text, max(0, len(document.text) - 200)):
        yield _notice("it ends where its table of contents should stand", document)


def _missing_sections(document: Document) -> Iterator[Notice]:
    """Most entries of the table of contents, the last among them, have no section."""
    toc = next((s for s in document.sections if s.role == "toc" and s.rank == "block"), None)
    if document.tradition != "us" or toc is None:
        return
    listed = [entry[1] for entry in _ENTRY.finditer(document.text, toc.start, toc.end)]
    held = {
        _number(section)
        for section in document.sections
        if section.rank == "article" and section.role == "body"
    }
    missing = [number for number in listed if number not in held]
    if len(listed) >= _LEAST_ENTRIES and len(missing) > len(listed) / 2 and listed[-1] in missing:
        yield _notice(
            f"its table of contents lists {len(listed)} sections, of which {len(missing)} are missing, the last of them Sec. {missing[-1]}",
            document,
        )


def _number(section: Section) -> str:
    match = _NUMBER.search(section.number)
    return match[0] if match else ""


def _amends_nothing(document: Document) -> Iterator[Notice]:
    first = next((s.start for s in document.sections if s.rank == "article"), 0)
    title = _TO_AMEND.search(document.text, 0, first)
    if document.tradition == "us" and title and not _AMENDS.search(document.text, first):
        yield _notice("its title says that it amends a law, and none of its sections does", document)


def _breaks_off(document: Document) -> Iterator[Notice]:
    """The last line is a provision's and ends inside a sentence. Tables, annexes and signatures end as they like."""
    text = document.text.rstrip()
    line = text[text.rfind("\n") + 1 :]
    around = document.sections_at(len(text) - 1)
    in_provision = bool(around) and around[-1].role == "body" and any(s.rank == "article" for s in around)
    if in_provision and len(line.split()) >= _LEAST_WORDS and _BROKEN_OFF.search(line):
        yield _notice("its last sentence breaks off", document)


def _notice(reason: str, document: Document) -> Notice:
    end = len(document.text)
    return Notice(
        code="looks-truncated",
        message=f"The text looks cut short: {reason}. {_REMEDY}",
        start=max(0, end - 200),
        end=end,
    )
